// Why a proof does not prove what it should.
#pragma once

#include <stdexcept>

namespace nashsolve::checker {

class CheckError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace nashsolve::checker
