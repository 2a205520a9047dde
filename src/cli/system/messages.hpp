// What the user is told on standard error: errors, warnings and hints, one line each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/errors.hpp"

namespace nashsolve::cli {

class Messages {
 public:
  /// A quiet one tells errors only.
  explicit Messages(bool quiet) : quiet_(quiet) {}

  static void error(std::string_view text);
  void error(const InputError& error) const;
  void warnings(const std::vector<std::string>& texts) const;
  void hint(std::string_view text) const;
  /// A heading, and the items indented below it.
  void list(std::string_view heading, const std::vector<std::string>& items) const;

 private:
  bool quiet_;
};

}  // namespace nashsolve::cli
