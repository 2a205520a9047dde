// The vertices of faces of one best-response polytope, each found and stored once.
//
// The vertices of a face are walked along lexicographically feasible bases, pivoting in place and back. A
// face inside one that was walked takes its vertices from the cache: they are those with all its labels
// tight.
//
// Faces that are facets of one face G are walked together, in a dictionary of G along the edges that lie in
// one of them: the bases that they share, which may be most, come once. Each facet {s_t = 0} of G stays one
// when the right-hand sides are perturbed a little, since at its inner points no other label is tight; its
// bases are those with t nonbasic, and such edges connect them.
//
// With a bound on the vertices of a face, walks end where more were met, or seen from where they came by, and
// where they took many steps in vain; small faces come first, and what holds a face with too many is not
// walked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dictionary.hpp"
#include "nash_faces.hpp"
#include "polytope.hpp"
#include "search_run.hpp"

namespace nashsolve::bimatrix {

class VertexCache {
 public:
  /// `most`: vertices of one face; nothing: no bound.
  VertexCache(const Polytope& polytope, std::optional<std::uint64_t> most, SearchRun& run);

  /// Finds the vertices of the faces: all of them unless the watch ends it or a face has too many, and then
  /// those at least that the faces have with them. Requires closed faces that do not contain 0.
  void add(std::vector<const Face*> faces);

  /// Positions in vertices() of the face's vertices. Requires a face that was added. Throws Stopped.
  [[nodiscard]] std::vector<std::size_t> vertices_of(const Face& face) const;

  /// Whether a vertex lies in both faces, of which one has all of its vertices here. Throws Stopped.
  [[nodiscard]] bool have_common_vertex(const Face& a, const Face& b) const;

  /// Whether vertices_of(face) are all of them.
  [[nodiscard]] bool is_whole(const Face& face) const { return face.point || lies_in_walked_face(face); }

  /// As mixed strategies, in an order of no meaning.
  [[nodiscard]] const std::vector<MixedStrategy>& vertices() const { return strategies_; }

 private:
  using VisitedBases = std::unordered_set<LabelSet, LabelSetHash>;
  /// By column.
  using Rows = std::vector<std::optional<std::size_t>>;

  /// Facets of a common face, given by the labels that are tight on it and, for each facet, the one more.
  struct Facets {
    LabelSet common;
    LabelSet labels;
    std::vector<const Face*> faces;
  };
  [[nodiscard]] static std::vector<Facets> facets_among(const std::vector<const Face*>& faces);

  void walk_all(const std::vector<const Face*>& faces);
  /// The face where all of `common` is tight, or just those of its facets where one of `labels` is, if there
  /// are any. False where it did not come to the end; the steps that it took are then gone. Throws Stopped.
  bool walk(const LabelSet& common, const LabelSet& labels, std::uint64_t most);
  template <class Number>
  bool walk_in(const LabelSet& common, const LabelSet& labels, std::uint64_t most);
  template <class Number>
  bool has_too_many(const Dictionary<Number>& dictionary);
  template <class Number>
  void end_in_vain(const LabelSet& tight, const VisitedBases& visited);
  template <class Number>
  bool walk_over(Dictionary<Number> dictionary, const LabelSet& labels, std::uint64_t most);
  template <class Number>
  bool walk_from(Dictionary<Number>& dictionary, const LabelSet& labels, VisitedBases& visited,
                 std::uint64_t most);
  void begin_walk() {
    ++walk_number_;
    met_ = 0;
    seen_.clear();
  }
  template <class Number>
  Rows look_around(const Dictionary<Number>& dictionary, const LabelSet& basis, const LabelSet& labels);
  template <class Number>
  void record(const Dictionary<Number>& dictionary);
  std::size_t insert(const LabelSet& tight, MixedStrategy strategy);
  [[nodiscard]] bool lies_in_walked_face(const Face& face) const;
  [[nodiscard]] bool holds_rich_face(const Face& face) const;
  template <class Visit>
  void for_each_with(const LabelSet& labels, const Visit& visit) const;

  const Polytope& polytope_;
  std::uint64_t most_;
  SearchRun& run_;
  /// Bases that walks may still visit in vain.
  std::uint64_t steps_left_ = 0;
  /// Vertices that the walk met, and for each vertex the last walk that met it.
  std::uint64_t met_ = 0;
  std::uint64_t walk_number_ = 0;
  /// What is tight at vertices at the ends of edges along which it looked.
  VisitedBases seen_;
  std::vector<std::uint64_t> met_by_;
  std::vector<LabelSet> tight_;
  std::vector<MixedStrategy> strategies_;
  std::unordered_map<LabelSet, std::size_t, LabelSetHash> position_;
  /// For each label, the positions of the vertices at which it is tight.
  std::vector<std::vector<std::size_t>> with_label_;
  std::vector<const LabelSet*> walked_;
  /// What is tight on faces that were found to have too many vertices: a face around one has, too.
  std::vector<LabelSet> rich_;
};

}  // namespace nashsolve::bimatrix
