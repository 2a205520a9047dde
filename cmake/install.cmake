# What `cmake --install` puts where. Two components, each a Debian package (cmake/package.cmake): `program` and
# `development`. Everything installed is relocatable.
# The program finds libnashsolve, where that is shared, wherever both were put.
if(BUILD_SHARED_LIBS)
  set(here "$<IF:$<PLATFORM_ID:Darwin>,@loader_path,$ORIGIN>")
  file(RELATIVE_PATH from_program_to_library /${CMAKE_INSTALL_BINDIR} /${CMAKE_INSTALL_LIBDIR})
  set_target_properties(nashsolve PROPERTIES INSTALL_RPATH "${here}/${from_program_to_library}")
endif()
get_directory_property(NASHSOLVE_MANUAL DIRECTORY src DEFINITION NASHSOLVE_MANUAL)
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
install(TARGETS nashsolve nashsolve-check)
if(TARGET nashsolve_render)
  # The program looks for it here; see src/plot/echarts/picture_renderer.cpp.
  install(TARGETS nashsolve_render DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/nashsolve)
endif()
install(FILES share/nashsolve/result.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/nashsolve)
install(DIRECTORY games DESTINATION ${CMAKE_INSTALL_DATADIR}/nashsolve)
install(FILES share/nashsolve/nashsolve-check.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
if(TARGET nashsolve_documents)
  install(FILES ${NASHSOLVE_MANUAL}/nashsolve.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${NASHSOLVE_MANUAL}/nashsolve.bash RENAME nashsolve
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${NASHSOLVE_MANUAL}/_nashsolve DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${NASHSOLVE_MANUAL}/nashsolve.fish
          DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR} USE_SOURCE_PERMISSIONS)
install(FILES README.md CHANGELOG.md LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
# Of what pages and pictures bundle.
if(TARGET nashsolve_web)
  foreach(package echarts/LICENSE echarts/NOTICE zrender/LICENSE tslib/LICENSE.txt)
    string(REPLACE "/" "-" name ${package})
    install(FILES ${NASHSOLVE_WEB_MODULES}/${package} RENAME ${name} DESTINATION ${CMAKE_INSTALL_DOCDIR}/licenses)
  endforeach()
endif()
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The library.
set(cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/nashsolve)
install(TARGETS nashsolve_library EXPORT nashsolve
  LIBRARY NAMELINK_COMPONENT development
  ARCHIVE COMPONENT development)
install(DIRECTORY include/nashsolve DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
        FILES_MATCHING PATTERN "*.hpp")
install(EXPORT nashsolve NAMESPACE nashsolve:: FILE nashsolveTargets.cmake
        DESTINATION ${cmake_folder} COMPONENT development)
include(CMakePackageConfigHelpers)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/nashsolveConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES cmake/nashsolveConfig.cmake ${PROJECT_BINARY_DIR}/nashsolveConfigVersion.cmake
        DESTINATION ${cmake_folder} COMPONENT development)

# For pkg-config; who links a static library links what it uses as well.
set(private_requirements "nettle libutf8proc pugixml")
if(BUILD_SHARED_LIBS)
  set(pc_requires_private "${private_requirements}")
else()
  set(pc_requires " ${private_requirements}")
  set(pc_libraries " ${CMAKE_THREAD_LIBS_INIT}")
endif()
file(RELATIVE_PATH from_pc_to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" from_pc_to_prefix "${from_pc_to_prefix}")
configure_file(cmake/nashsolve.pc.in nashsolve.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/nashsolve.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
        COMPONENT development)
