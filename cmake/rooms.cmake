# nashsolve_room(NAME SOURCES ... USES ... LIBRARIES ...)
#
# A room is one folder of src/ and one target. Its headers are visible, and its symbols linkable,
# only to the rooms that name it in USES, so a forbidden dependency does not build. Where the rooms
# are shared libraries (preset "dev"), --no-undefined makes the linker enforce the same rule for the
# public headers in include/.
function(nashsolve_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  set(target nashsolve_${name})
  add_library(${target} ${ROOM_SOURCES})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/include
                                              ${CMAKE_CURRENT_SOURCE_DIR}/${name})
  list(TRANSFORM ROOM_USES PREPEND nashsolve_)
  target_link_libraries(${target} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_LIBRARIES})
  nashsolve_compile_options(${target})
  set_property(GLOBAL APPEND PROPERTY NASHSOLVE_ROOMS ${target})
  if(BUILD_SHARED_LIBS AND UNIX AND NOT APPLE AND NOT NASHSOLVE_SANITIZE)
    target_link_options(${target} PRIVATE -Wl,--no-undefined)
  endif()
endfunction()

function(nashsolve_compile_options target)
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                             -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast)
    # A program can leave out what it does not call.
    target_compile_options(${target} PRIVATE -ffunction-sections -fdata-sections)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      # GCC 12 sees an overlap in its own std::string (GCC bug 105651).
      target_compile_options(${target} PRIVATE -Wno-restrict)
    endif()
    if(NASHSOLVE_WARNINGS_AS_ERRORS)
      target_compile_options(${target} PRIVATE -Werror)
    endif()
    if(NASHSOLVE_SANITIZE)
      target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-omit-frame-pointer
                                               -fno-sanitize-recover=all)
      target_link_options(${target} PUBLIC -fsanitize=address,undefined)
    endif()
  endif()
endfunction()
