# find_package(tcenvelope): the targets for what is installed.
include("${CMAKE_CURRENT_LIST_DIR}/tcenvelope-layout.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/tcenvelope-targets.cmake")

# Two folders of one project may both ask.
if(NOT TARGET tcenvelope::tcenvelope)
  tcenvelope_find_prefix(_tcenvelope_prefix)
  tcenvelope_find_libraries("${_tcenvelope_prefix}" _tcenvelope_libraries)
  tcenvelope_add_targets("${_tcenvelope_libraries}" "${_tcenvelope_prefix}/include")
  unset(_tcenvelope_prefix)
  unset(_tcenvelope_libraries)
endif()
