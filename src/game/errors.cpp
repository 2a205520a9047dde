#include "nashsolve/errors.hpp"

namespace nashsolve {

std::string Location::to_string() const {
  std::string text = source;
  if (line > 0) text.append(":").append(std::to_string(line));
  if (line > 0 && column > 0) text.append(":").append(std::to_string(column));
  return text;
}

}  // namespace nashsolve
