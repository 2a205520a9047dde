# A COLD room takes little of the time that anybody waits for, or GMP takes it; with -O1 it compiles in two thirds of
# the time.
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  set(NASHSOLVE_COLD $<$<CONFIG:Release>:-O1>)
endif()

# nashsolve_room(NAME [COLD [HOT FOLDER...]] [PUBLIC HEADER...] [USES ROOM...] [LIBRARIES LIBRARY...] [SOURCES FILE...]
#                [FOLDERS FOLDER...] [EXCEPT FILE...] [ALONE FILE...])
#
# A room is the folder NAME of src/ with the subfolders FOLDERS, and one target of all .cpp files in them but EXCEPT;
# SOURCES are made elsewhere. Its headers are visible, and its symbols linkable, only to the rooms that name it in
# USES, so a forbidden dependency does not build. The headers of include/nashsolve/ it may see are its own, PUBLIC,
# and those of the rooms it uses. Where the rooms are shared libraries (preset "dev"), --no-undefined makes the
# linker enforce the same rule.
#
# With NASHSOLVE_UNITY the files of a room are compiled as one, but for ALONE: loops over doubles, with -O3, most of
# them several times each for different processors. The folders HOT of a COLD room are compiled by themselves, as
# rooms are that are not cold.
function(nashsolve_room name)
  cmake_parse_arguments(ROOM "COLD" "" "HOT;PUBLIC;USES;LIBRARIES;SOURCES;FOLDERS;EXCEPT;ALONE" ${ARGN})
  set(target nashsolve_${name})
  set(folders ${CMAKE_CURRENT_SOURCE_DIR}/${name})
  foreach(folder ${ROOM_FOLDERS} ${ROOM_HOT})
    list(APPEND folders ${CMAKE_CURRENT_SOURCE_DIR}/${name}/${folder})
  endforeach()
  list(TRANSFORM folders APPEND /*.cpp OUTPUT_VARIABLE patterns)
  file(GLOB sources CONFIGURE_DEPENDS ${patterns})
  list(TRANSFORM ROOM_EXCEPT PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/${name}/)
  list(TRANSFORM ROOM_ALONE PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/${name}/)
  if(ROOM_EXCEPT)
    list(REMOVE_ITEM sources ${ROOM_EXCEPT})
  endif()
  if(ROOM_HOT)
    list(TRANSFORM ROOM_HOT PREPEND /${name}/)
    list(JOIN ROOM_HOT "|" hot_folders)
    set(hot ${sources})
    list(FILTER sources EXCLUDE REGEX "(${hot_folders})/[^/]*$")
    list(FILTER hot INCLUDE REGEX "(${hot_folders})/[^/]*$")
    add_library(${target}_hot OBJECT ${hot})
    nashsolve_compile_room(${target}_hot OFF)
    target_include_directories(${target}_hot PRIVATE $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
    list(APPEND sources $<TARGET_OBJECTS:${target}_hot>)
    set_property(GLOBAL APPEND PROPERTY NASHSOLVE_ROOMS ${target}_hot)
  endif()
  if(NOT TARGET ${target})
    add_library(${target})
  endif()
  target_sources(${target} PRIVATE ${sources} ${ROOM_SOURCES})
  nashsolve_public_headers(${name} ${ROOM_PUBLIC})
  target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_BINARY_DIR}/public/${name} ${folders})
  list(TRANSFORM ROOM_USES PREPEND nashsolve_)
  target_link_libraries(${target} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_LIBRARIES})
  nashsolve_compile_room(${target} ${ROOM_COLD})
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    # With the -O2 of the rest, a random 6x6x6 game takes 20 s instead of 12.
    set_source_files_properties(${ROOM_ALONE} PROPERTIES COMPILE_OPTIONS $<$<CONFIG:Release>:-O3>)
  endif()
  if(NASHSOLVE_UNITY)
    set_source_files_properties(${ROOM_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON SKIP_PRECOMPILE_HEADERS ON)
  endif()
  set_property(GLOBAL APPEND PROPERTY NASHSOLVE_ROOMS ${target})
  if(BUILD_SHARED_LIBS AND UNIX AND NOT APPLE AND NOT NASHSOLVE_SANITIZE)
    target_link_options(${target} PRIVATE -Wl,--no-undefined)
  endif()
endfunction()

# Compiles the files of a room, or the hot ones, as the preset says.
function(nashsolve_compile_room target is_cold)
  nashsolve_compile_options(${target})
  if(is_cold)
    target_compile_options(${target} PRIVATE ${NASHSOLVE_COLD})
  endif()
  # GCC takes what was parsed with -O2 for a file of -O1 as well.
  nashsolve_reuse(${target} nashsolve_headers)
  if(NASHSOLVE_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0
      UNITY_BUILD_CODE_BEFORE_INCLUDE "// NOLINTNEXTLINE(bugprone-suspicious-include)")
  endif()
endfunction()

# A folder of headers that name the real ones, so that a room sees no others of include/.
function(nashsolve_public_headers room)
  foreach(header ${ARGN})
    file(CONFIGURE OUTPUT public/${room}/nashsolve/${header}
         CONTENT "#include \"${PROJECT_SOURCE_DIR}/include/nashsolve/${header}\"\n")
  endforeach()
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
    if(NASHSOLVE_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      # A room takes up to 0.8 GB; collecting garbage below that is 8 % of the time.
      target_compile_options(${target} PRIVATE "SHELL:--param ggc-min-heapsize=1048576")
    endif()
    if(NASHSOLVE_WARNINGS_AS_ERRORS)
      target_compile_options(${target} PRIVATE -Werror)
    endif()
    # An overrun that is there all the same ends the program before it does more. (Sanitizers see more.)
    if(NOT NASHSOLVE_SANITIZE)
      target_compile_options(${target} PRIVATE -fstack-protector-strong
                                               $<$<CONFIG:Release>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>)
    endif()
    target_compile_options(${target} PRIVATE $<$<NOT:$<CONFIG:Release>>:-D_GLIBCXX_ASSERTIONS>)
    if(NASHSOLVE_SANITIZE)
      target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-omit-frame-pointer
                                               -fno-sanitize-recover=all)
      target_link_options(${target} PUBLIC -fsanitize=address,undefined)
    endif()
  endif()
endfunction()
# How the programs are linked: addresses are protected once they are known, and what is not called is left out.
include(CheckLinkerFlag)
check_linker_flag(CXX -Wl,-z,relro,-z,now NASHSOLVE_CAN_PROTECT_ADDRESSES)
check_linker_flag(CXX -Wl,--gc-sections NASHSOLVE_CAN_DROP_SECTIONS)
function(nashsolve_program_options target)
  if(NASHSOLVE_CAN_PROTECT_ADDRESSES)
    target_link_options(${target} PRIVATE -Wl,-z,relro,-z,now)
  endif()
  if(NASHSOLVE_CAN_DROP_SECTIONS)
    target_link_options(${target} PRIVATE -Wl,--gc-sections)
  endif()
endfunction()
