# The Debian packages nashsolve and libnashsolve-dev, made by `./scripts/package`. Only where libnashsolve is static,
# so that the program needs no library package of its own.
if(BUILD_SHARED_LIBS)
  return()
endif()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME nashsolve)
set(CPACK_PACKAGE_VENDOR "The nashsolve authors")
set(CPACK_PACKAGE_CONTACT "The nashsolve authors <nashsolve@example.org>" CACHE STRING
    "Maintainer of the Debian packages, NAME <ADDRESS>")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/debian_layout.cmake)
# For debian_layout.cmake.
set(CPACK_NASHSOLVE_DATE ${NASHSOLVE_VERSION_DATE})

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME nashsolve)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION math)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION
    "nashsolve reads a game of two or more players and prints all its Nash
equilibria as fractions, degenerate games included. No tolerance decides
anything, and the result says whether the list is proved to be complete.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libnashsolve-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libgmp-dev, nettle-dev, libutf8proc-dev, libpugixml-dev, pkg-config")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION
    "The C++ library of nashsolve: headers, a static library, and what
find_package() of CMake and pkg-config need to find them.")

include(CPack)
