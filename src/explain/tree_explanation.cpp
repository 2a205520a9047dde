// The derivation of a tree of perfect information that has no strategic form of its own: its moves from the
// leaves.
#include <optional>

#include "backward_induction.hpp"
#include "explain_page.hpp"
#include "nashsolve/explain.hpp"

namespace nashsolve {

std::optional<bool> write_explanation(const GameTree& tree, const Source& source,
                                      const ExplainOptions& options, const Sink& sink) {
  if (!explain::has_perfect_information(tree)) return std::nullopt;
  explain::Page page(sink, options.format);
  page.begin(tree, source);
  const bool is_whole = explain::write_backward_induction(page, tree, Objective::maximize, options.must_stop);
  if (!is_whole) page.paragraph("The derivation is left out: it was time to stop.");
  page.end();
  return is_whole;
}

}  // namespace nashsolve
