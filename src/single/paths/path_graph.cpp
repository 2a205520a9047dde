#include "path_graph.hpp"

#include <array>
#include <map>
#include <set>
#include <utility>

namespace nashsolve::bimatrix {

namespace {

using Bases = std::array<std::vector<Label>, 2>;

class Walk {
 public:
  Walk(const Polytopes& polytopes, const std::function<bool(std::size_t)>& must_stop,
       std::uint64_t& exact_pivots)
      : polytopes_(polytopes), must_stop_(must_stop), meter_(exact_pivots, [this] { return is_over(); }) {
    reached_.ends.emplace_back();
  }

  ReachedEnds run(std::optional<Label> only) {
    try {
      PathEnd artificial(polytopes_, meter_);
      position_.emplace(artificial.bases(), 0);
      waiting_.emplace_back(std::move(artificial));
      if (only) {
        follow(0, *only);
      } else {
        for (std::size_t from = 0; from < waiting_.size(); ++from) {
          for (Label dropped = 0; dropped < polytopes_[0].label_count(); ++dropped) {
            if (walked_.contains({from, dropped})) continue;
            if (is_over()) throw Stopped();
            follow(from, dropped);
          }
          waiting_[from].reset();
        }
      }
    } catch (const Stopped&) {
      reached_.is_whole = false;
    }
    return std::move(reached_);
  }

 private:
  bool is_over() { return must_stop_(reached_.ends.size() - 1); }

  void follow(std::size_t from, Label dropped) {
    PathEnd end = *waiting_[from];
    const std::uint64_t pivots = end.follow(dropped);
    const auto [place, is_new] = position_.emplace(end.bases(), reached_.ends.size());
    const std::size_t to = place->second;
    if (is_new) {
      reached_.ends.emplace_back(end.equilibrium());
      waiting_.emplace_back(std::move(end));
    }
    walked_.insert({from, dropped});
    walked_.insert({to, dropped});
    reached_.paths.push_back({dropped, from, to, pivots});
  }

  const Polytopes& polytopes_;
  const std::function<bool(std::size_t)>& must_stop_;
  WorkMeter meter_;
  ReachedEnds reached_;
  /// By position; gone once all paths from there were walked.
  std::vector<std::optional<PathEnd>> waiting_;
  std::map<Bases, std::size_t> position_;
  std::set<std::pair<std::size_t, Label>> walked_;
};

}  // namespace

ReachedEnds walk_paths(const Polytopes& polytopes, std::optional<Label> only,
                       const std::function<bool(std::size_t)>& must_stop, std::uint64_t& exact_pivots) {
  return Walk(polytopes, must_stop, exact_pivots).run(only);
}

}  // namespace nashsolve::bimatrix
