// A tree whose strategic form is out of reach, on its way out of a reader.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "nashsolve/errors.hpp"
#include "nashsolve/tree.hpp"

namespace nashsolve {

/// Thrown by GameReader::next() for a tree that was read, but whose reduced strategic form is beyond the
/// limits: an error for whoever needs the form, a tree for whoever does not.
class LargeTree : public InputError {
 public:
  LargeTree(Location location, const std::string& message, std::string hint, GameTree tree)
      : InputError(std::move(location), message, std::move(hint)),
        tree_(std::make_shared<const GameTree>(std::move(tree))) {}

  [[nodiscard]] const GameTree& tree() const { return *tree_; }

  /// As LoadedGame has them.
  std::string sha256;
  std::vector<std::string> warnings;

 private:
  std::shared_ptr<const GameTree> tree_;
};

}  // namespace nashsolve
