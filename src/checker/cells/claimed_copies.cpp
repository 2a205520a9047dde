// With the mixes in the place of the strategies that they stand for, an equilibrium becomes one that uses no
// such strategy: its *base*. All that have a base x are the profiles y with M y = x, M the matrix of the
// mixes: a product of polytopes, whose vertices use strategies with independent mixes. These nodes no `same`
// ends, so the vertices were found.
#include "claimed_copies.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "check_error.hpp"

namespace nashsolve::checker {

namespace {

using Support = std::vector<std::vector<std::size_t>>;

class Copies {
 public:
  Copies(const ClaimedProfiles& claimed, const CellWalk& walk,
         const std::vector<std::optional<std::size_t>>& found)
      : claimed_(claimed), walk_(walk), found_(found) {
    for (const SupportSolution& solution : walk.found()) bases_.push_back(base_of(solution));
  }

  void require_right() {
    for (std::size_t k = 0; k < claimed_.irrational_subsets.size(); ++k) require_subset(k);
    for (const Support& image : walk_.ended_by_same()) require_whole(image);
  }

 private:
  [[nodiscard]] Support image_of(const Support& support) const {
    Support image;
    for (std::size_t i = 0; i < support.size(); ++i)
      image.push_back(walk_.stand_ins().used_for(i, support[i]));
    return image;
  }

  /// The place among what was found; nothing where it is not clear.
  [[nodiscard]] std::optional<std::size_t> base_of(const SupportSolution& solution) const {
    const Support image = image_of(solution.support);
    std::optional<std::size_t> base;
    for (std::size_t k = 0; k < walk_.found().size(); ++k) {
      const SupportSolution& other = walk_.found()[k];
      if (other.support != image || !may_be_base(other, solution)) continue;
      if (base) return std::nullopt;
      base = k;
    }
    return base;
  }

  [[nodiscard]] bool may_be_base(const SupportSolution& base, const SupportSolution& solution) const {
    for (std::size_t i = 0; i < base.support.size(); ++i) {
      for (std::size_t k = 0; k < base.support[i].size(); ++k) {
        Rational lower = 0;
        Rational upper = 0;
        for (std::size_t l = 0; l < solution.support[i].size(); ++l) {
          const Rational& weight = walk_.stand_ins().mix(i, solution.support[i][l])[base.support[i][k]];
          lower += weight * solution.lower[i][l];
          upper += weight * solution.upper[i][l];
        }
        if (upper < base.lower[i][k] || base.upper[i][k] < lower) return false;
      }
    }
    return true;
  }

  /// That no set of the proof may hold an equilibrium whose base has this support: all such were found.
  void require_no_set(const Support& image) const {
    for (const NodeSet& set : walk_.sets()) {
      bool may_hold = true;
      for (std::size_t i = 0; i < image.size(); ++i) {
        std::vector<std::size_t> used;
        std::vector<std::size_t> possible;
        for (std::size_t s = 0; s < set.is_used[i].size(); ++s) {
          if (set.is_used[i][s]) used.push_back(s);
          if (set.may_use[i][s]) possible.push_back(s);
        }
        may_hold = may_hold && std::ranges::includes(image[i], walk_.stand_ins().used_for(i, used)) &&
                   std::ranges::includes(walk_.stand_ins().used_for(i, possible), image[i]);
      }
      if (may_hold) throw CheckError("a set of the proof may hold what stands for irrational equilibria");
    }
  }

  [[nodiscard]] const SupportSolution& found(std::size_t id) const { return walk_.found()[*found_[id]]; }

  void require_subset(std::size_t k) const {
    const IrrationalSubset& subset = claimed_.irrational_subsets[k];
    const std::size_t first = subset.vertices[0][0];
    if (subset.is_point()) return;
    const std::optional<std::size_t> base = bases_[*found_[first]];
    if (!base) throw CheckError("it is not clear which equilibrium an irrational subset is");
    require_no_set(walk_.found()[*base].support);
    std::size_t count = 1;
    std::vector<std::set<std::vector<std::size_t>>> supports;
    for (std::size_t i = 0; i < subset.vertices.size(); ++i) {
      count *= subset.vertices[i].size();
      auto& own = supports.emplace_back();
      for (const std::size_t id : subset.vertices[i]) {
        const std::vector<std::size_t>& support = found(id).support[i];
        if (bases_[*found_[id]] != base || !walk_.stand_ins().are_independent(i, support) ||
            !own.insert(support).second) {
          throw CheckError("an irrational subset is no equilibrium that is played in different ways");
        }
      }
    }
    std::size_t listed = 0;
    for (std::size_t id = 0; id < found_.size(); ++id) {
      if (found_[id] && claimed_.components[id] == subset.component && lies_in(id, k)) ++listed;
    }
    if (listed != count) throw CheckError("the result does not list an end point of an irrational subset");
  }

  [[nodiscard]] bool lies_in(std::size_t id, std::size_t k) const {
    const IrrationalSubset& subset = claimed_.irrational_subsets[k];
    if (subset.component != claimed_.components[id] ||
        bases_[*found_[subset.vertices[0][0]]] != bases_[*found_[id]]) {
      return false;
    }
    for (std::size_t i = 0; i < subset.vertices.size(); ++i) {
      const auto is_its = [&](std::size_t vertex) {
        return found(vertex).support[i] == found(id).support[i];
      };
      if (std::ranges::none_of(subset.vertices[i], is_its)) return false;
    }
    return true;
  }

  /// That a subset holds all that has one of the bases with this support.
  void require_whole(const Support& image) const {
    require_no_set(image);
    std::map<std::size_t, std::size_t> ids;
    for (std::size_t id = 0; id < found_.size(); ++id) {
      if (found_[id]) ids.emplace(*found_[id], id);
    }
    std::map<std::size_t, std::size_t> subset_of_base;
    for (std::size_t place = 0; place < walk_.found().size(); ++place) {
      if (image_of(walk_.found()[place].support) != image) continue;
      const auto id = ids.find(place);
      if (id == ids.end() || !bases_[place])
        throw CheckError("it is not clear what an equilibrium stands for");
      std::size_t k = 0;
      while (k < claimed_.irrational_subsets.size() && !lies_in(id->second, k)) ++k;
      if (k == claimed_.irrational_subsets.size() ||
          subset_of_base.emplace(*bases_[place], k).first->second != k) {
        throw CheckError("no subset holds all that an irrational equilibrium stands for");
      }
    }
  }

  const ClaimedProfiles& claimed_;
  const CellWalk& walk_;
  const std::vector<std::optional<std::size_t>>& found_;
  std::vector<std::optional<std::size_t>> bases_;
};

}  // namespace

void compare_copies(const ClaimedProfiles& claimed, const CellWalk& walk,
                    const std::vector<std::optional<std::size_t>>& found) {
  Copies(claimed, walk, found).require_right();
}

}  // namespace nashsolve::checker
