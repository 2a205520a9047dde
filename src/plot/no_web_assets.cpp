#include "web_assets.hpp"

namespace nashsolve::plot::assets {

const std::string_view script;
const std::string_view script_hash;
const std::string_view style;
const std::string_view library;

}  // namespace nashsolve::plot::assets
