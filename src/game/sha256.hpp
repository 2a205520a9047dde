#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace nashsolve {

/// The SHA-256 digest of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  /// Of all bytes so far, in lower-case hexadecimal; starts anew.
  std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace nashsolve
