#include "node_gains.hpp"

#include <algorithm>

namespace nashsolve::proof {

ProofPayoffs::ProofPayoffs(const Game& game) {
  for (std::size_t i = 0; i < game.player_count(); ++i) counts_.push_back(game.strategy_count(i));
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    std::vector<Rational>& own = payoffs_.emplace_back();
    for (std::size_t cell = 0; cell < game.cell_count(); ++cell) own.push_back(game.payoff(i, cell));
    std::size_t inner = 1;
    for (std::size_t k = i + 1; k < counts_.size(); ++k) inner *= counts_[k];
    for (std::size_t cell = 0; cell < own.size(); ++cell) {
      if (cell / inner % counts_[i] != 0) continue;
      Rational least = own[cell];
      for (std::size_t a = 1; a < counts_[i]; ++a) least = std::min(least, own[cell + a * inner]);
      for (std::size_t a = 0; a < counts_[i]; ++a) own[cell + a * inner] -= least;
    }
    Integer denominator = 1;
    for (const Rational& x : own) denominator = least_common_multiple(denominator, x.get_den());
    Integer divisor = 0;
    Integer largest = 0;
    for (const Rational& x : own) {
      const Integer whole = x.get_num() * exact_quotient(denominator, x.get_den());
      divisor = greatest_common_divisor(divisor, whole);
      largest = std::max(largest, whole);
    }
    if (sgn(divisor) == 0) continue;
    Integer unit = 1;
    unit <<= bit_length(exact_quotient(largest, divisor));
    const Rational factor = make_rational(denominator, divisor * unit);
    for (Rational& x : own) x *= factor;
  }
}

std::vector<std::vector<Rational>> ProofPayoffs::at_vertices(const ProofNode& node,
                                                             std::size_t player) const {
  std::vector<std::vector<Rational>> result;
  std::size_t inner_of_player = 1;
  for (std::size_t k = player + 1; k < counts_.size(); ++k) inner_of_player *= counts_[k];
  for (std::size_t a = 0; a < counts_[player]; ++a) {
    // The cells in which the player plays a, his own vertices one.
    std::vector<Rational> table;
    for (std::size_t cell = 0; cell < payoffs_[player].size(); ++cell) {
      if (cell / inner_of_player % counts_[player] == a) table.push_back(payoffs_[player][cell]);
    }
    std::size_t inner = 1;
    for (std::size_t k = counts_.size(); k-- > 0;) {
      if (k == player) {
        std::vector<Rational> next;
        const std::size_t size = node.vertices(k).size();
        for (std::size_t start = 0; start < table.size(); start += inner) {
          for (std::size_t v = 0; v < size; ++v) {
            const auto from = table.begin() + static_cast<std::ptrdiff_t>(start);
            next.insert(next.end(), from, from + static_cast<std::ptrdiff_t>(inner));
          }
        }
        table = std::move(next);
        inner *= size;
        continue;
      }
      const auto& vertices = node.vertices(k);
      std::vector<Rational> next;
      for (std::size_t start = 0; start < table.size(); start += counts_[k] * inner) {
        for (const ProofNode::Vertex& vertex : vertices) {
          for (std::size_t y = 0; y < inner; ++y) {
            Rational& sum = next.emplace_back();
            for (std::size_t s = 0; s < counts_[k]; ++s) {
              if (sgn(vertex.point[s]) != 0) sum += vertex.point[s] * table[start + s * inner + y];
            }
          }
        }
      }
      table = std::move(next);
      inner *= vertices.size();
    }
    result.push_back(std::move(table));
  }
  return result;
}

VertexProfiles::VertexProfiles(const ProofNode& node) : inner_(node.players()) {
  for (std::size_t i = 0; i < node.players(); ++i) sizes_.push_back(node.vertices(i).size());
  for (std::size_t i = sizes_.size(); i-- > 0;) {
    inner_[i] = count_;
    count_ *= sizes_[i];
  }
}

}  // namespace nashsolve::proof
