# The four ways to use the targets, however they came to be there.
add_executable(c-shared "${CMAKE_CURRENT_LIST_DIR}/main.c")
target_link_libraries(c-shared PRIVATE tcenvelope::tcenvelope)

add_executable(c-static "${CMAKE_CURRENT_LIST_DIR}/main.c")
target_link_libraries(c-static PRIVATE tcenvelope::static)

add_executable(cxx-shared "${CMAKE_CURRENT_LIST_DIR}/main.cpp")
target_link_libraries(cxx-shared PRIVATE tcenvelope::cxx)

add_executable(cxx-static "${CMAKE_CURRENT_LIST_DIR}/main.cpp")
target_link_libraries(cxx-static PRIVATE tcenvelope::cxx_static)
