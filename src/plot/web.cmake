# The parts of pictures that are made with Node.js and drawn by other libraries. Everything here is optional: where
# something is missing the program is built without pages, or without SVG and PNG, and says so when asked.
#
# NASHSOLVE_WEB_ASSETS is the source that holds the page's script. The packages of web/package-lock.json are
# installed by the scripts, for CMake does not use the network.
set(NASHSOLVE_WEB_MODULES ${PROJECT_SOURCE_DIR}/build/web/node_modules
    CACHE PATH "Where npm has installed the packages of src/plot/web/package.json")
set(NASHSOLVE_WEB_ASSETS plot/echarts/no_web_assets.cpp)
find_program(NASHSOLVE_NODE NAMES node nodejs)
if(NOT NASHSOLVE_NODE OR NOT EXISTS ${NASHSOLVE_WEB_MODULES}/echarts OR NOT EXISTS ${NASHSOLVE_WEB_MODULES}/esbuild)
  message(STATUS "Without Node.js or its packages: no HTML pages, no SVG, no PNG")
  return()
endif()

set(web ${CMAKE_CURRENT_SOURCE_DIR}/plot/web)
set(made ${CMAKE_CURRENT_BINARY_DIR}/plot)
set(scripts build.mjs chart.js dom.js echarts.js equilibria.js matrix.js page.css page.js render.js slider.js package-lock.json)
list(TRANSFORM scripts PREPEND ${web}/)
add_custom_command(
  OUTPUT ${made}/web_assets.cpp ${made}/render_script.cpp
  COMMAND ${NASHSOLVE_NODE} ${web}/build.mjs ${NASHSOLVE_WEB_MODULES} ${made}
  DEPENDS ${scripts}
  COMMENT "Bundling the page"
  VERBATIM)
# One target makes both files, so that two that need them do not do so at once.
add_custom_target(nashsolve_web DEPENDS ${made}/web_assets.cpp ${made}/render_script.cpp)
set(NASHSOLVE_WEB_ASSETS ${made}/web_assets.cpp)
# Nothing here links it; clang-tidy reads it with the options of its target.
add_library(nashsolve_no_web_assets OBJECT EXCLUDE_FROM_ALL plot/echarts/no_web_assets.cpp)
nashsolve_compile_options(nashsolve_no_web_assets)

if(NOT DUKTAPE_FOUND OR NOT RSVG_FOUND OR NOT PANGOCAIRO_FOUND)
  message(STATUS "Without duktape, librsvg and pangocairo: no SVG, no PNG")
  return()
endif()
add_executable(nashsolve_render
  plot/render/main.cpp
  plot/render/png.cpp
  plot/render/script_engine.cpp
  plot/render/text_measure.cpp
  machine/ample_stack.cpp
  ${made}/render_script.cpp)
add_dependencies(nashsolve_render nashsolve_web)
target_include_directories(nashsolve_render PRIVATE plot/render machine)
target_link_libraries(nashsolve_render PRIVATE PkgConfig::DUKTAPE PkgConfig::RSVG PkgConfig::PANGOCAIRO Threads::Threads)
nashsolve_compile_options(nashsolve_render)
nashsolve_program_options(nashsolve_render)
set_target_properties(nashsolve_render PROPERTIES OUTPUT_NAME nashsolve-render
                                                  RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
