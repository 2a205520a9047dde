#include "web_assets.hpp"

namespace nashsolve::plot::assets {

std::string_view script() {
  return {};
}
std::string_view script_hash() {
  return {};
}
std::string_view style() {
  return {};
}
std::string_view library() {
  return {};
}

}  // namespace nashsolve::plot::assets
