# find_package(tcenvelope 0.1): whether what is installed will do. By Semantic Versioning a new major version may break callers, and
# before 1.0 a new minor one.
include("${CMAKE_CURRENT_LIST_DIR}/tcenvelope-layout.cmake")
tcenvelope_find_prefix(_tcenvelope_prefix)
tcenvelope_read_version("${_tcenvelope_prefix}/include" PACKAGE_VERSION)

set(PACKAGE_VERSION_COMPATIBLE FALSE)
set(PACKAGE_VERSION_EXACT FALSE)
string(REGEX MATCH "^(0\\.[0-9]+|[0-9]+)" _tcenvelope_series "${PACKAGE_VERSION}")
if(PACKAGE_FIND_VERSION VERSION_EQUAL PACKAGE_VERSION)
  set(PACKAGE_VERSION_EXACT TRUE)
endif()
if(PACKAGE_FIND_VERSION_RANGE)
  if(PACKAGE_VERSION VERSION_GREATER_EQUAL PACKAGE_FIND_VERSION_MIN
      AND (PACKAGE_VERSION VERSION_LESS PACKAGE_FIND_VERSION_MAX
        OR (PACKAGE_FIND_VERSION_RANGE_MAX STREQUAL "INCLUDE" AND PACKAGE_VERSION VERSION_EQUAL PACKAGE_FIND_VERSION_MAX)))
    set(PACKAGE_VERSION_COMPATIBLE TRUE)
  endif()
elseif(PACKAGE_VERSION VERSION_GREATER_EQUAL PACKAGE_FIND_VERSION
    AND "${PACKAGE_FIND_VERSION}." MATCHES "^${_tcenvelope_series}\\.")
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
