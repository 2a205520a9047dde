// The labels of one player, or the names of all, each of which may occur once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nashsolve::formats {

/// Whether one of the labels stands at another place among the others. In a symmetric game strategies are
/// matched by their places.
inline bool stand_elsewhere(const std::vector<std::string>& labels, const std::vector<std::string>& others) {
  if (labels == others) return false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto found = std::find(others.begin(), others.end(), labels[i]);
    if (found != others.end() && found != others.begin() + static_cast<std::ptrdiff_t>(i)) return true;
  }
  return false;
}

/// What is said of such labels.
inline constexpr std::string_view kOtherOrder =
    "found a strategy of player 1 at another place among those of player 2, expected the same order in a "
    "symmetric game";

/// Labels in order of arrival, with a fast answer to "which one is it?" however many there are.
class UniqueLabels {
 public:
  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
  [[nodiscard]] std::size_t size() const { return labels_.size(); }

  [[nodiscard]] std::optional<std::size_t> find(const std::string& label) const {
    if (!index_.empty()) {
      const auto found = index_.find(label);
      return found == index_.end() ? std::nullopt : std::optional(found->second);
    }
    const auto found = std::find(labels_.begin(), labels_.end(), label);
    if (found == labels_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - labels_.begin());
  }

  /// False where the label is there already.
  bool insert(const std::string& label) {
    if (find(label)) return false;
    append(label);
    return true;
  }

  std::size_t find_or_insert(const std::string& label) {
    if (const auto found = find(label)) return *found;
    append(label);
    return labels_.size() - 1;
  }

  [[nodiscard]] std::vector<std::string> take() && { return std::move(labels_); }

 private:
  static constexpr std::size_t kIndexedFrom = 16;

  void append(const std::string& label) {
    labels_.push_back(label);
    if (labels_.size() == kIndexedFrom) {
      for (std::size_t i = 0; i < labels_.size(); ++i) index_.emplace(labels_[i], i);
    } else if (labels_.size() > kIndexedFrom) {
      index_.emplace(label, labels_.size() - 1);
    }
  }

  std::vector<std::string> labels_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace nashsolve::formats
