// The proof of a part of a search, in a file: trees, each proved from its root down to its leaves, of which
// some are left to other trees.
//
// A tree's root is named by what is known there, and a leaf that is left open by the same: so the trees of
// all parts fit together whatever file each is in. The file is for nashsolve alone: a line
// `nashsolve-proof-part/1`, one with the SHA-256 of the game, one that says which part of which division it
// is (part 0: the division itself), and the `same` steps, as many bytes as a number says. Then for each tree
// the byte 1, its root and its steps, both as many bytes as a number before them says; a root is four lists
// of strategies, how many and which: tight in P, tight in Q, slack in P, slack in Q; of three players and
// more unused, none, used, none. Steps are those of the binary form (docs/proof-format.md), and the byte 15
// with a node like a root for a leaf that is open. The byte 0 and the SHA-256 of all before it are the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nashsolve/proof.hpp"
#include "proof_output.hpp"
#include "sha256.hpp"

namespace nashsolve::proof {

class PartFileWriter {
 public:
  /// The sink must outlive this.
  PartFileWriter(const ProofPart& part, std::string_view same_steps, const ProofSink& sink);
  /// A tree, whose steps follow: so many bytes.
  void begin_tree(std::string_view root, std::uint64_t length);
  void add(std::string_view steps);
  void finish();

 private:
  void flush();

  Sha256 digest_;
  const ProofSink& sink_;
  std::string buffer_;
};

struct PartFile {
  struct Tree {
    std::string root;
    /// Where its steps are in the file.
    std::uint64_t offset;
    std::uint64_t length;
  };
  std::string path;
  ProofPart part;
  std::string same_steps;
  std::vector<Tree> trees;

  /// Throws InputError where the file cannot be read any more.
  [[nodiscard]] std::string steps_of(const Tree& tree) const;
};

/// Throws InputError where it is none.
PartFile read_part_file(const std::string& path);

}  // namespace nashsolve::proof
