#include "options.hpp"

#include <memory>

#include "nashsolve/tree.hpp"
#include "terminal.hpp"

namespace nashsolve::cli {

ReadOptions read_options(const Options& options) {
  ReadOptions result;
  result.format = options.input_format;
  result.rationalize = options.rationalize;
  result.settings = options.settings;
  result.allows_parameter = options.command == Command::solve;
  if (options.zero_sum) result.single_matrix = SingleMatrix::zero_sum;
  if (options.symmetric) result.single_matrix = SingleMatrix::symmetric;
  return result;
}

Protection protection_of(const Options& options) {
  return options.force ? Protection::override : Protection::keep;
}

Source source_of(const LoadedGame& loaded) {
  return {loaded.source, loaded.sha256, loaded.read_as, loaded.form};
}

void apply_objective(LoadedGame& loaded, const Options& options) {
  if (!options.minimize || loaded.game.objective() == Objective::minimize) return;
  loaded.game = as_costs(loaded.game);
  if (loaded.form) {
    loaded.form = std::make_shared<const TreeForm>(
        TreeForm{loaded.form->tree.negated(), loaded.form->strategies, loaded.form->imperfect_recall});
  }
  if (loaded.family) loaded.family = std::make_shared<const ParametricGame>(as_costs(*loaded.family));
}

TextOptions text_options(const Options& options, bool to_terminal) {
  TextOptions result;
  if (options.exact) result.numbers.kind = NumberStyle::Kind::exact;
  if (options.decimals) result.numbers = {NumberStyle::Kind::decimals, *options.decimals};
  if (options.digits) result.numbers.irrational_decimals = *options.digits;
  result.details = options.details;
  result.color = options.color == When::always ||
                 (options.color == When::automatic && to_terminal && environment_allows_color());
  result.statistics = options.verbose;
  result.select = options.select;
  result.only = options.only;
  return result;
}

}  // namespace nashsolve::cli
