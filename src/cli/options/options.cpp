#include "options.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "nashsolve/tree.hpp"
#include "standard_streams.hpp"

namespace nashsolve::cli {

namespace {

/// The name as the option table has it.
std::string_view name_of(Find find) {
  return kFindNames[static_cast<std::size_t>(find)];
}

std::string settings_text(const std::vector<Setting>& settings) {
  std::string text;
  const auto number = [](const std::optional<Rational>& value) {
    return value ? to_string(*value) : std::string();
  };
  for (const Setting& setting : settings) {
    if (!text.empty()) text += ',';
    text += setting.name + "=";
    text +=
        setting.value ? number(setting.value) : number(setting.range.from) + ":" + number(setting.range.to);
    if (setting.step) text += ":" + number(setting.step);
  }
  return text;
}

}  // namespace

ReadOptions read_options(const Options& options) {
  ReadOptions result;
  result.format = options.input_format;
  result.rationalize = options.rationalize;
  result.settings = options.settings;
  result.are_costs = options.minimize;
  result.allows_parameter = options.command == Command::solve || options.command == Command::plot ||
                            options.command == Command::explain;
  if (options.zero_sum) result.single_matrix = SingleMatrix::zero_sum;
  if (options.symmetric) result.single_matrix = SingleMatrix::symmetric;
  return result;
}

unsigned thread_count(const Options& options) {
  return options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

AskedOptions asked_options(const Options& options) {
  AskedOptions asked;
  if (options.find != Find::all) asked["find"] = name_of(options.find);
  if (options.search != Search::automatic) {
    asked["search"] = options.search == Search::plain ? "plain" : "n-player";
  }
  if (!options.start.empty()) asked["start"] = options.start;
  if (options.limit) asked["limit"] = std::to_string(*options.limit);
  if (options.vertices) asked["vertices"] = std::to_string(*options.vertices);
  if (options.index) asked["index"] = "yes";
  if (options.digits) asked["digits"] = std::to_string(*options.digits);
  if (options.exact) asked["exact"] = "yes";
  if (options.select) asked["select"] = nashsolve::name_of(*options.select);
  if (options.only) asked["only"] = nashsolve::name_of(*options.only);
  if (options.details != Details::automatic) {
    asked["details"] = options.details == Details::always ? "always" : "never";
  }
  if (options.input_format) asked["input-format"] = facts_of(*options.input_format).name;
  if (options.minimize) asked["minimize"] = "yes";
  if (!options.settings.empty()) asked["set"] = settings_text(options.settings);
  if (options.rationalize) asked["rationalize"] = "yes";
  if (options.zero_sum) asked["zero-sum"] = "yes";
  if (options.symmetric) asked["symmetric"] = "yes";
  return asked;
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
  result.verbose = options.verbose;
  result.select = options.select;
  result.only = options.only;
  return result;
}

}  // namespace nashsolve::cli
