// The payoffs of the reduced strategic form: each terminal node adds what it pays, times what chance gives
// it, to the cells of those profiles that can reach it.
#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "plans_of.hpp"
#include "reduced_strategies.hpp"

namespace nashsolve {

namespace {

constexpr char kBetween[] = "·";

/// What one terminal node adds to the payoffs of the profiles that reach it.
struct Share {
  std::uint32_t node;
  std::vector<Rational> payoffs;
};

std::size_t byte_count(const Rational& value) {
  return (bit_length(value.get_num()) + bit_length(value.get_den())) / 8;
}

/// The terminal nodes that chance can reach and that pay something, with the payoffs along their paths times
/// the probability of the chance moves. Nothing where these numbers would take more than so many bytes: along
/// paths of many chance moves they grow with each.
std::optional<std::vector<Share>> shares(const GameTree& tree, std::size_t most_bytes) {
  const std::span<const TreeNode> nodes = tree.nodes();
  const std::size_t players = tree.player_count();
  struct Level {
    std::uint32_t end;
    Rational probability;
    std::vector<Rational> payoffs;
  };
  std::vector<Level> path;
  std::vector<Share> result;
  std::size_t bytes = 0;
  for (std::uint32_t n = 0; n < nodes.size(); ++n) {
    while (!path.empty() && path.back().end <= n) path.pop_back();
    const TreeNode& node = nodes[n];
    Level level = path.empty() ? Level{node.end, 1, std::vector<Rational>(players)} : path.back();
    level.end = node.end;
    if (node.parent != kNone) {
      const InformationSet& set = tree.information_sets()[nodes[node.parent].information_set];
      if (set.player == kChance) level.probability *= set.probabilities[node.action];
    }
    if (node.outcome != 0) {
      for (std::size_t i = 0; i < players; ++i) level.payoffs[i] += tree.payoff(i, node.outcome);
    }
    bytes += byte_count(level.probability);
    for (const Rational& payoff : level.payoffs) bytes += byte_count(payoff);
    if (bytes > most_bytes) return std::nullopt;
    if (!node.is_terminal()) {
      path.push_back(std::move(level));
      continue;
    }
    bool pays = false;
    for (Rational& payoff : level.payoffs) {
      payoff *= level.probability;
      pays = pays || sgn(payoff) != 0;
    }
    if (pays) result.push_back({n, std::move(level.payoffs)});
  }
  return result;
}

/// One player's strategies by the choices they make.
class StrategiesByChoice {
 public:
  StrategiesByChoice(const GameTree& tree, const ReducedStrategies& strategies)
      : by_choice_(tree.information_sets().size()), all_(strategies.size()) {
    std::iota(all_.begin(), all_.end(), 0U);
    for (std::uint32_t s = 0; s < strategies.size(); ++s) {
      for (const Choice& choice : strategies.of(s)) {
        auto& actions = by_choice_[choice.information_set];
        actions.resize(tree.information_sets()[choice.information_set].actions.size());
        actions[choice.action].push_back(s);
      }
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>& all() const { return all_; }
  /// None of a set that no strategy meets, as one behind different actions of one set.
  [[nodiscard]] std::span<const std::uint32_t> with(const Choice& choice) const {
    const auto& actions = by_choice_[choice.information_set];
    if (actions.empty()) return {};
    return actions[choice.action];
  }

 private:
  std::vector<std::vector<std::vector<std::uint32_t>>> by_choice_;
  std::vector<std::uint32_t> all_;
};

/// Calls visit(share, strategies), where `strategies` holds, by player, those that let the play come there.
template <typename Visit>
void for_each_share(const TreeForm& form, const std::vector<Share>& list, Visit visit) {
  const GameTree& tree = form.tree;
  std::vector<StrategiesByChoice> by_choice;
  for (const ReducedStrategies& own : form.strategies) by_choice.emplace_back(tree, own);
  std::vector<std::span<const std::uint32_t>> reaching(tree.player_count());
  std::vector<std::vector<std::uint32_t>> both(tree.player_count());
  for (const Share& share : list) {
    for (std::uint32_t i = 0; i < tree.player_count(); ++i) reaching[i] = by_choice[i].all();
    for (std::uint32_t n = share.node; tree.nodes()[n].parent != kNone; n = tree.nodes()[n].parent) {
      const std::uint32_t set = tree.nodes()[tree.nodes()[n].parent].information_set;
      const std::uint32_t player = tree.information_sets()[set].player;
      if (player == kChance) continue;
      const std::span<const std::uint32_t> with = by_choice[player].with({set, tree.nodes()[n].action});
      std::span<const std::uint32_t>& own = reaching[player];
      if (own.size() == by_choice[player].all().size()) {
        own = with;
        continue;
      }
      // With perfect recall the player's last choice implies those before it.
      if (!form.imperfect_recall) continue;
      std::vector<std::uint32_t> met;
      std::ranges::set_intersection(own, with, std::back_inserter(met));
      own = both[player] = std::move(met);
    }
    visit(share, reaching);
  }
}

/// Calls visit(cell) for each cell of the product of strategies.
template <typename Visit>
void for_each_cell(const std::vector<std::span<const std::uint32_t>>& strategies,
                   const std::vector<std::size_t>& strides, std::size_t player, std::size_t cell,
                   Visit& visit) {
  if (player == strategies.size()) return visit(cell);
  for (const std::uint32_t s : strategies[player]) {
    for_each_cell(strategies, strides, player + 1, cell + s * strides[player], visit);
  }
}

class FormPayoffs {
 public:
  FormPayoffs(const TreeForm& form, std::size_t cells, std::vector<Share> shares, const FormLimits& limits)
      : form_(form), cells_(cells), shares_(std::move(shares)), strides_(form.strategies.size()) {
    std::size_t stride = 1;
    for (std::size_t i = strides_.size(); i-- > 0;) {
      strides_[i] = stride;
      stride *= form.strategies[i].size();
    }
    for (std::size_t i = 0; i < strides_.size(); ++i) scale(i, limits);
  }

  /// An upper bound on what the tables take.
  [[nodiscard]] std::size_t bytes() const {
    std::size_t each = 0;
    for (const Player& player : players_) {
      each += is_small(player) ? sizeof(std::int64_t) : sizeof(Integer) + 16 + player.bits / 8;
    }
    return each > 0 && cells_ > SIZE_MAX / each ? SIZE_MAX : each * cells_;
  }

  [[nodiscard]] std::vector<PayoffTable> tables() const {
    std::vector<PayoffTable> result;
    for (const Player& player : players_) {
      if (is_small(player)) {
        result.push_back(table<std::int64_t>(player, [](const Integer& value) { return *to_int64(value); }));
      } else {
        result.push_back(table<Integer>(player, [](const Integer& value) { return value; }));
      }
    }
    return result;
  }

 private:
  struct Player {
    Integer denominator = 1;
    /// Of each share.
    std::vector<Integer> numerators;
    /// Of the sum of their magnitudes, which no payoff exceeds.
    std::size_t bits = 0;
  };

  static bool is_small(const Player& player) { return player.bits < 63; }

  void scale(std::size_t i, const FormLimits& limits) {
    Player& player = players_.emplace_back();
    for (const Share& share : shares_) {
      player.denominator = least_common_multiple(player.denominator, share.payoffs[i].get_den());
    }
    // Of all shares in it: a single long path lengthens those of all others.
    player.bits = bit_length(player.denominator) * shares_.size();
    if (player.bits / 8 > limits.bytes) return;
    Integer sum;
    for (const Share& share : shares_) {
      const Rational& payoff = share.payoffs[i];
      player.numerators.emplace_back(payoff.get_num() * exact_quotient(player.denominator, payoff.get_den()));
      sum += abs(player.numerators.back());
    }
    player.bits = bit_length(sum);
  }

  template <typename Number, typename Convert>
  [[nodiscard]] PayoffTable table(const Player& player, Convert convert) const {
    std::vector<Number> numerators(cells_);
    for_each_share(form_, shares_, [&](const Share& share, const auto& strategies) {
      const Integer& exact = player.numerators[static_cast<std::size_t>(&share - shares_.data())];
      if (sgn(exact) == 0) return;
      const Number value = convert(exact);
      const auto add = [&](std::size_t cell) { numerators[cell] += value; };
      for_each_cell(strategies, strides_, 0, 0, add);
    });
    return {std::move(numerators), player.denominator};
  }

  const TreeForm& form_;
  std::size_t cells_;
  std::vector<Share> shares_;
  std::vector<std::size_t> strides_;
  std::vector<Player> players_;
};

/// What the labels below take at most.
std::size_t label_bytes(const GameTree& tree, const ReducedStrategies& strategies) {
  std::size_t bytes = 0;
  for (const Choice& choice : strategies.choices) {
    bytes += sizeof(kBetween) + tree.information_sets()[choice.information_set].actions[choice.action].size();
  }
  return bytes;
}

/// "L·r"; a label that is there already gets a number.
std::vector<std::string> strategy_labels(const GameTree& tree, const ReducedStrategies& strategies) {
  std::vector<std::string> labels;
  std::unordered_set<std::string> known;
  for (std::size_t s = 0; s < strategies.size(); ++s) {
    std::string label;
    for (const Choice& choice : strategies.of(s)) {
      if (!label.empty()) label += kBetween;
      label += tree.information_sets()[choice.information_set].actions[choice.action];
    }
    if (label.empty()) label = "1";
    const std::string plain = label;
    for (std::size_t number = 2; !known.insert(label).second; ++number) {
      label = plain + "_" + std::to_string(number);
    }
    labels.push_back(std::move(label));
  }
  return labels;
}

/// Fewer than these a player cannot have: the plans of moves in sequences have one dimension less an
/// information set than it has actions, and the reduced strategies span them (von Stengel 1996). Requires
/// perfect recall.
std::vector<std::size_t> least_strategies(const GameTree& tree) {
  std::vector<std::size_t> least(tree.player_count(), 1);
  for (const InformationSet& set : tree.information_sets()) {
    if (set.player != kChance) least[set.player] += set.actions.size() - 1;
  }
  return least;
}

/// Whether there may be room for the form, as far as that is known from counting alone.
bool may_fit(const TreeForm& form, const FormLimits& limits) {
  if (form.imperfect_recall) return true;
  const std::size_t players = form.tree.player_count();
  const auto fit = [&](auto count) {
    std::size_t strategies = 0;
    std::size_t payoffs = players;
    for (std::uint32_t i = 0; i < players; ++i) {
      const std::size_t own = count(i);
      strategies += own;
      if (strategies > limits.strategies || payoffs > limits.payoffs / own) return false;
      payoffs *= own;
    }
    return true;
  };
  const std::vector<std::size_t> least = least_strategies(form.tree);
  if (!fit([&](std::uint32_t i) { return least[i]; })) return false;
  const std::size_t most_choices = limits.strategy_bytes / sizeof(Choice);
  const std::size_t most_counted = std::max(limits.strategies, most_choices) + 1;
  std::size_t choices = 0;
  return fit([&](std::uint32_t i) {
           const tree::StrategyCount count = tree::count_strategies(form.tree, i, most_counted);
           choices = std::min(most_counted, choices + count.choices);
           return count.strategies;
         }) &&
         choices <= most_choices;
}

/// Fills the form.
std::optional<Game> game_of(TreeForm& form, const FormLimits& limits) {
  const GameTree& tree = form.tree;
  const std::size_t players = tree.player_count();
  form.imperfect_recall = find_imperfect_recall(tree);
  if (!may_fit(form, limits)) return std::nullopt;
  std::size_t strategies = 0;
  std::size_t choices = 0;
  std::size_t label_size = 0;
  std::size_t cells = 1;
  for (std::uint32_t i = 0; i < players; ++i) {
    const std::size_t most_cells = limits.payoffs / players / cells;
    std::optional<ReducedStrategies> own =
        tree::list_reduced_strategies(tree, i, std::min(limits.strategies - strategies, most_cells),
                                      limits.strategy_bytes / sizeof(Choice) - choices);
    if (!own) return std::nullopt;
    strategies += own->size();
    choices += own->choices.size();
    label_size += label_bytes(tree, *own);
    if (label_size > limits.strategy_bytes) return std::nullopt;
    cells *= own->size();
    form.strategies.push_back(*std::move(own));
  }
  std::optional<std::vector<Share>> found = shares(tree, limits.strategy_bytes);
  if (!found) return std::nullopt;
  const FormPayoffs payoffs(form, cells, *std::move(found), limits);
  if (payoffs.bytes() > limits.bytes) return std::nullopt;
  std::vector<Player> labelled;
  for (std::size_t i = 0; i < players; ++i) {
    labelled.push_back({tree.players()[i], strategy_labels(tree, form.strategies[i])});
  }
  return Game(std::move(labelled), payoffs.tables(), tree.title(), tree.description());
}

/// Of two players with perfect recall. Where it has not, nobody asks what the plans are made of.
bool has_more_plans_than_sequences(const TreeForm& form) {
  if (form.strategies.size() != 2 || form.imperfect_recall) return false;
  std::size_t sequences = 2;
  for (const InformationSet& set : form.tree.information_sets()) {
    if (set.player != kChance) sequences += set.actions.size();
  }
  return form.strategies[0].size() + form.strategies[1].size() > sequences;
}

}  // namespace

std::optional<ReducedForm> reduced_form(GameTree&& tree, const FormLimits& limits) {
  auto form = std::make_shared<TreeForm>(TreeForm{std::move(tree), {}, std::nullopt});
  std::optional<Game> game = game_of(*form, limits);
  if (game) {
    if (has_more_plans_than_sequences(*form))
      game->set_plans(std::make_shared<const Plans>(tree::plans_of(*form)));
    return ReducedForm{*std::move(game), std::move(form)};
  }
  tree = std::move(form->tree);
  return std::nullopt;
}

}  // namespace nashsolve
