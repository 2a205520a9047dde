// One proof of the trees that several files hold: where a leaf of one is left open, the tree that begins
// there comes in its place.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "part_file.hpp"
#include "proof_output.hpp"

namespace nashsolve::proof {

class JoinedProof {
 public:
  /// `files` must outlive this.
  JoinedProof(const std::vector<PartFile>& files, ProofOutput& output, bool is_for_two);

  /// Writes the whole tree. Throws InputError where a tree is missing or is none; `folder` has no tree of
  /// the root.
  void write(const std::string& folder);

 private:
  struct Place {
    const PartFile* file;
    const PartFile::Tree* tree;
  };
  void write_tree(const Place& place);
  void write_leaf(std::string_view root, const Place& above);

  std::map<std::string, Place, std::less<>> places_;
  ProofOutput& output_;
  bool is_for_two_;
};

}  // namespace nashsolve::proof
