# Where things are, found from this file and not written into it: it serves every prefix, and trees that are moved.

# The folder with include/tcenvelope.h, above lib/cmake/tcenvelope, lib/<architecture>/cmake/tcenvelope or share/cmake/tcenvelope.
function(tcenvelope_find_prefix result)
  # By its real path: where /lib is a link to /usr/lib, what is above /lib is not the prefix.
  get_filename_component(folder "${CMAKE_CURRENT_LIST_DIR}" REALPATH)
  while(NOT EXISTS "${folder}/include/tcenvelope.h")
    get_filename_component(above "${folder}" DIRECTORY)
    if(above STREQUAL folder)
      message(FATAL_ERROR "there is no include/tcenvelope.h above ${CMAKE_CURRENT_LIST_DIR}")
    endif()
    set(folder "${above}")
  endwhile()
  set(${result} "${folder}" PARENT_SCOPE)
endfunction()

# The folder with the libraries: cargo-c puts these files into share, and the libraries where the system has its own.
function(tcenvelope_find_libraries prefix result)
  get_filename_component(beside "${CMAKE_CURRENT_LIST_DIR}/../.." REALPATH)
  foreach(folder "${beside}" "${prefix}/lib/${CMAKE_LIBRARY_ARCHITECTURE}" "${prefix}/lib" "${prefix}/lib64")
    if(EXISTS "${folder}/libtcenvelope.so")
      set(${result} "${folder}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "there is no libtcenvelope.so below ${prefix}")
endfunction()

# The version is that of the header, which is generated from the one of the Cargo workspace.
function(tcenvelope_read_version include result)
  file(STRINGS "${include}/tcenvelope.h" line REGEX "^#define TCE_VERSION ")
  string(REGEX REPLACE "^.*\"(.*)\".*$" "\\1" version "${line}")
  set(${result} "${version}" PARENT_SCOPE)
endfunction()
