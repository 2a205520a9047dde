// How many vertices products of polytopes have, those that several share counted once: of nested supports
// each smaller one's set lies in the larger one's, and all are told once. Vertices are known by their hashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "nashsolve/exact.hpp"
#include "nashsolve/solution.hpp"

namespace nashsolve::nplayer {

class DistinctVertices {
 public:
  /// Of a product, given per player by its vertices: how many there are that were not there before. Vertices
  /// that come again take a sixteenth of what telling one does, and are counted so; where there are very many
  /// in all, each counts as new.
  template <class Number>
  std::uint64_t add(const std::vector<std::vector<std::vector<Number>>>& product) {
    std::uint64_t count = 1;
    for (const auto& own : product) count *= own.size();
    if (count > kMostKnown - hashes_.size()) return count;
    std::vector<std::size_t> profiles = {0};
    for (const auto& own : product) {
      std::vector<std::size_t> longer;
      longer.reserve(profiles.size() * own.size());
      for (const auto& strategy : own) {
        const std::size_t its = hash_of(strategy);
        for (const std::size_t before : profiles) longer.push_back(mixed(before, its));
      }
      profiles = std::move(longer);
    }
    const std::size_t known = hashes_.size();
    hashes_.insert(profiles.begin(), profiles.end());
    const std::size_t fresh = hashes_.size() - known;
    constexpr std::size_t kRepeatedAsOne = 16;
    repeated_ += profiles.size() - fresh;
    const std::uint64_t counted = repeated_ / kRepeatedAsOne;
    repeated_ %= kRepeatedAsOne;
    return fresh + counted;
  }

 private:
  static std::size_t mixed(std::size_t before, std::size_t part) {
    const std::size_t result = (before ^ part) * 0x9e3779b97f4a7c15U;
    return result ^ result >> 29U;
  }
  static std::size_t hash_of(const Rational& value) {
    return mixed(hash(value.get_num()), hash(value.get_den()));
  }
  static std::size_t hash_of(const Enclosure& value) {
    return mixed(hash_of(value.lower), hash_of(value.upper));
  }
  template <class Number>
  static std::size_t hash_of(const std::vector<Number>& strategy) {
    std::size_t result = 1;
    for (const Number& probability : strategy) result = mixed(result, hash_of(probability));
    return result;
  }

  /// Hashes, of 40 bytes each in their set.
  static constexpr std::size_t kMostKnown = std::size_t{1} << 16U;

  std::unordered_set<std::size_t> hashes_;
  std::size_t repeated_ = 0;
};

}  // namespace nashsolve::nplayer
