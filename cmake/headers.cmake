# nashsolve_parse_once(NAME [OPTIONS OPTION...] [LIBRARIES LIBRARY...] HEADERS HEADER...): parses headers that many
# files include, once for all targets that nashsolve_reuse(TARGET NAME) names; these are compiled with the same OPTIONS
# (but for -O). Without, each room takes 1.3 s longer, and so does each file of the tests. Only where a room is compiled
# as one file: elsewhere each file shows that it includes what it uses. Only with GCC: Clang wants the same definitions
# as well.
function(nashsolve_parse_once name)
  cmake_parse_arguments(PARSED "" "" "OPTIONS;LIBRARIES;HEADERS" ${ARGN})
  if(NOT NASHSOLVE_UNITY OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    return()
  endif()
  file(CONFIGURE OUTPUT ${name}.cpp CONTENT "")
  add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  target_link_libraries(${name} PRIVATE ${PARSED_LIBRARIES})
  nashsolve_compile_options(${name})
  target_compile_options(${name} PRIVATE ${PARSED_OPTIONS})
  target_precompile_headers(${name} PRIVATE ${PARSED_HEADERS})
endfunction()

function(nashsolve_reuse target name)
  if(TARGET ${name})
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()
