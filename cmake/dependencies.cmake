# Every dependency is a Debian package; README.md says what each is for.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
set(shared_first ${CMAKE_FIND_LIBRARY_SUFFIXES})
if(NASHSOLVE_STATIC)
  list(PREPEND CMAKE_FIND_LIBRARY_SUFFIXES ${CMAKE_STATIC_LIBRARY_SUFFIX})
endif()
pkg_check_modules(GMPXX REQUIRED IMPORTED_TARGET gmpxx gmp)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
set(CMAKE_FIND_LIBRARY_SUFFIXES ${shared_first})
if(NASHSOLVE_STATIC)
  include(CheckCXXSourceCompiles)
  # Position-independent like any other program, so that nobody knows where it lies.
  set(CMAKE_REQUIRED_FLAGS -fPIE)
  set(CMAKE_REQUIRED_LINK_OPTIONS -static-pie)
  set(CMAKE_REQUIRED_LIBRARIES PkgConfig::GMPXX PkgConfig::NETTLE PkgConfig::UTF8PROC PkgConfig::PUGIXML
                               Threads::Threads)
  check_cxx_source_compiles("#include <gmpxx.h>
    #include <nettle/sha2.h>
    #include <pugixml.hpp>
    #include <utf8proc.h>
    #include <iostream>
    #include <thread>
    int main() {
      std::thread([] { std::cout << mpq_class(1) << utf8proc_version() << pugi::xml_document().empty(); }).join();
      sha256_ctx context;
      sha256_init(&context);
    }" NASHSOLVE_CAN_LINK_STATIC_PIE)
  unset(CMAKE_REQUIRED_FLAGS)
  unset(CMAKE_REQUIRED_LINK_OPTIONS)
  unset(CMAKE_REQUIRED_LIBRARIES)
endif()
# Headers only.
pkg_check_modules(HIGHWAY REQUIRED libhwy)
find_path(ASIO_INCLUDE_DIR asio/thread_pool.hpp REQUIRED)
find_package(fmt REQUIRED)
# Debian has no static libfmt; src/words/fmt.cpp is what it would hold, so that who links a static library needs no fmt.
if(BUILD_SHARED_LIBS)
  set(NASHSOLVE_FMT fmt::fmt)
else()
  add_library(nashsolve_fmt INTERFACE)
  target_include_directories(nashsolve_fmt SYSTEM INTERFACE $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
  set(NASHSOLVE_FMT nashsolve_fmt)
endif()
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
# For pictures as SVG and PNG, which are left out where these are missing; see src/plot/web.cmake.
pkg_check_modules(DUKTAPE IMPORTED_TARGET duktape)
pkg_check_modules(RSVG IMPORTED_TARGET librsvg-2.0)
pkg_check_modules(PANGOCAIRO IMPORTED_TARGET pangocairo)
if(NASHSOLVE_BUILD_TESTS)
  find_package(GTest REQUIRED)
  find_package(valijson REQUIRED)
endif()
