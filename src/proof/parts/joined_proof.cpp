#include "joined_proof.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "nashsolve/errors.hpp"
#include "packed_number.hpp"
#include "step_text.hpp"

namespace nashsolve::proof {

namespace {

/// How many strategies a node names. Requires a node.
std::uint64_t label_count(std::string_view node) {
  std::uint64_t all = 0;
  for (std::size_t position = 0; position < node.size();) {
    const std::uint64_t count = unpack(node, position);
    for (std::uint64_t k = 0; k < count; ++k) unpack(node, position);
    all += count;
  }
  return all;
}

/// The root of the whole tree as a file names it.
std::string whole_root() {
  return {'\0', '\0', '\0', '\0'};
}

}  // namespace

JoinedProof::JoinedProof(const std::vector<PartFile>& files, ProofOutput& output, bool is_for_two)
    : output_(output), is_for_two_(is_for_two) {
  for (const PartFile& file : files) {
    for (const PartFile::Tree& tree : file.trees) places_.emplace(tree.root, Place{&file, &tree});
  }
}

void JoinedProof::write(const std::string& folder) {
  const auto whole = places_.find(whole_root());
  if (whole == places_.end()) {
    throw InputError({folder, 0, 0},
                     "found no proof that begins at the root, expected the one of the division",
                     "nashsolve split --proof writes it");
  }
  write_tree(whole->second);
}

void JoinedProof::write_tree(const Place& place) {
  const std::string steps = place.file->steps_of(*place.tree);
  const std::string_view all = steps;
  try {
    for (std::size_t position = 0; position < all.size();) {
      const std::size_t end = end_of_step(all, position, is_for_two_);
      const std::string_view step = all.substr(position, end - position);
      position = end;
      if (static_cast<unsigned char>(step.front()) != kOpen) {
        output_.add(step);
      } else {
        write_leaf(step.substr(1), place);
      }
    }
  } catch (const std::invalid_argument& error) {
    throw InputError({place.file->path, 0, 0}, error.what());
  }
}

void JoinedProof::write_leaf(std::string_view root, const Place& above) {
  const auto place = places_.find(root);
  if (place == places_.end()) {
    throw InputError({above.file->path, 0, 0}, "found an open part in it that no proof goes on with",
                     "each part has to be done with --proof from its beginning");
  }
  // More is known at a leaf than at the root of its tree, so there is an end.
  if (place->first == above.tree->root || label_count(root) <= label_count(above.tree->root))
    throw std::invalid_argument("found an open part that is no smaller than what it is a part of");
  write_tree(place->second);
}

}  // namespace nashsolve::proof
