# The tests of an installation. Registered where a user could install: not of a build with sanitizers, which every
# program that links the library would have to have as well.
set(installation ${CMAKE_CURRENT_BINARY_DIR}/installation)
# Moved after it was made, for nothing in it may depend on where it is.
add_test(NAME install.Install
         COMMAND sh -c "rm -rf installation staging && '${CMAKE_COMMAND}' --install '${PROJECT_BINARY_DIR}' --prefix staging && mv staging installation"
         WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
set_tests_properties(install.Install PROPERTIES FIXTURES_SETUP installation)

# nashsolve_install_test(NAME FIXTURE ...): as nashsolve_test(), after CTest has made what FIXTURE stands for.
function(nashsolve_install_test name fixture)
  nashsolve_test(installation ${ARGN} SOURCES installation/${name}.cpp PROPERTIES FIXTURES_REQUIRED ${fixture})
  target_link_libraries(${name} PRIVATE program_runner)
  target_compile_definitions(${name} PRIVATE
    NASHSOLVE_INSTALLATION="${installation}" NASHSOLVE_BINARY_DIR="${PROJECT_BINARY_DIR}"
    NASHSOLVE_LIBDIR="${CMAKE_INSTALL_LIBDIR}" NASHSOLVE_LIBEXECDIR="${CMAKE_INSTALL_LIBEXECDIR}"
    NASHSOLVE_CXX_COMPILER="${CMAKE_CXX_COMPILER}")
endfunction()
nashsolve_install_test(install_test installation)
nashsolve_install_test(examples_test installation)
nashsolve_install_test(manual_test installation ROOMS cli generators)

find_program(NASHSOLVE_SHLIBDEPS dpkg-shlibdeps)
if(BUILD_SHARED_LIBS OR NOT NASHSOLVE_SHLIBDEPS)
  message(STATUS "The Debian packages are not tested: they are made of a static build, with dpkg-dev")
  return()
endif()
set(packages ${CMAKE_CURRENT_BINARY_DIR}/packages)
add_test(NAME package.Pack
         COMMAND sh -c "rm -rf packages && '${CMAKE_CPACK_COMMAND}' --config '${PROJECT_BINARY_DIR}/CPackConfig.cmake' -B '${packages}'"
         WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
# CPack installs as well, and CMake keeps one manifest.
set_tests_properties(package.Pack PROPERTIES FIXTURES_SETUP packages DEPENDS install.Install)
nashsolve_install_test(package_test packages)
target_compile_definitions(package_test PRIVATE NASHSOLVE_PACKAGES="${packages}")
