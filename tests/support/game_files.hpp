// The stored games for several players, as games. Whatever else a file holds is for its own test.
#pragma once

#include <cstddef>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "nashsolve/game.hpp"
#include "support/random_games.hpp"

namespace nashsolve::testing {

inline void collect_payoffs(const nlohmann::json& nested, std::size_t depth, Shape& shape,
                            std::vector<std::vector<Rational>>& payoffs) {
  if (!nested.at(0).is_array()) {
    payoffs.resize(nested.size());
    for (std::size_t i = 0; i < nested.size(); ++i) {
      payoffs[i].push_back(std::get<Rational>(
          parse_number(nested[i].is_string() ? nested[i].get<std::string>() : nested[i].dump())));
    }
    return;
  }
  if (shape.size() == depth) shape.push_back(nested.size());
  for (const nlohmann::json& entry : nested) collect_payoffs(entry, depth + 1, shape, payoffs);
}

inline Game game_of(const nlohmann::json& record) {
  Shape shape;
  std::vector<std::vector<Rational>> payoffs;
  collect_payoffs(record.at("payoffs"), 0, shape, payoffs);
  std::vector<PayoffTable> tables;
  for (const auto& own : payoffs) tables.push_back(PayoffTable::from(own));
  return {default_players(shape), std::move(tables)};
}

/// `name` is relative to tests/cases.
inline nlohmann::json record_in(const std::string& name) {
  std::ifstream file(std::string(NASHSOLVE_SOURCE_DIR) + "/tests/cases/" + name);
  if (!file) throw std::runtime_error("no case " + name);
  return nlohmann::json::parse(file);
}

inline Game game_in(const std::string& name) {
  return game_of(record_in(name));
}

}  // namespace nashsolve::testing
