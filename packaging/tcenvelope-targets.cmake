# The targets, for what is installed and for what is built from source.
function(tcenvelope_add_targets libraries include)
  add_library(tcenvelope::tcenvelope SHARED IMPORTED GLOBAL)
  set_target_properties(tcenvelope::tcenvelope PROPERTIES
    IMPORTED_LOCATION "${libraries}/libtcenvelope.so"
    INTERFACE_INCLUDE_DIRECTORIES "${include}")

  # gcc_s is not named: compilers link the unwinder that fits by themselves, and with -static there is no gcc_s.
  add_library(tcenvelope::static STATIC IMPORTED GLOBAL)
  set_target_properties(tcenvelope::static PROPERTIES
    IMPORTED_LOCATION "${libraries}/libtcenvelope.a"
    INTERFACE_LINK_LIBRARIES "-lpthread;-ldl;-lm"
    INTERFACE_INCLUDE_DIRECTORIES "${include}")

  # tcenvelope.hpp is a header over the C library: these are C++17 and one of the targets above.
  add_library(tcenvelope::cxx INTERFACE IMPORTED GLOBAL)
  set_target_properties(tcenvelope::cxx PROPERTIES
    INTERFACE_COMPILE_FEATURES cxx_std_17
    INTERFACE_LINK_LIBRARIES tcenvelope::tcenvelope)

  add_library(tcenvelope::cxx_static INTERFACE IMPORTED GLOBAL)
  set_target_properties(tcenvelope::cxx_static PROPERTIES
    INTERFACE_COMPILE_FEATURES cxx_std_17
    INTERFACE_LINK_LIBRARIES tcenvelope::static)
endfunction()
