#include "result_digest.hpp"

#include <cstddef>

#include "sha256.hpp"

namespace nashsolve::report {

namespace {

/// Every piece ends in a character that no number has.
class Digest {
 public:
  void add(std::string_view text, char end) {
    digest_.add(text);
    digest_.add({&end, 1});
  }
  void add(std::size_t number, char end) { add(std::to_string(number), end); }
  template <class Numbers>
  void add_all(const Numbers& numbers) {
    for (const auto number : numbers) add(std::size_t{number}, ' ');
    add("", ';');
  }
  void add(std::string_view game_sha256, const AskedOptions& asked) {
    add(game_sha256, '\n');
    for (const auto& [name, value] : asked) {
      add(name, '\0');
      add(value, '\n');
    }
  }
  void add(const std::vector<OpenPart>& parts) {
    for (const OpenPart& part : parts) {
      for (const auto& labels : {part.tight[0], part.tight[1], part.slack[0], part.slack[1]}) add_all(labels);
      add("", '\n');
    }
  }
  std::string hex() { return digest_.hex(); }

 private:
  Sha256 digest_;
};

void add_equilibria(const Solution& solution, Digest& digest) {
  digest.add("equilibria", '\n');
  for (const Equilibrium& equilibrium : solution.equilibria) {
    for (const MixedStrategy& strategy : equilibrium.exact()) {
      digest.add_all(strategy.support());
      for (const Integer& weight : strategy.weights()) digest.add(to_string(weight), ' ');
      digest.add("", ';');
    }
    digest.add(equilibrium.component, '\n');
  }
  digest.add("subsets", '\n');
  for (const Component& component : solution.components) {
    for (const NashSubset& subset : component.subsets) {
      if (!subset.is_listed()) continue;
      for (const auto& vertices : subset.vertices) digest.add_all(vertices);
      digest.add("", '\n');
    }
    digest.add("", '\n');
  }
}

}  // namespace

std::string division_digest(std::string_view game_sha256, const AskedOptions& asked,
                            const std::vector<std::vector<OpenPart>>& parts) {
  Digest digest;
  digest.add(game_sha256, asked);
  for (const std::vector<OpenPart>& part : parts) {
    digest.add("part", '\n');
    digest.add(part);
  }
  return digest.hex();
}

std::string result_digest(std::string_view game_sha256, const AskedOptions& asked, const Solution& solution,
                          std::size_t player_count) {
  Digest digest;
  digest.add(game_sha256, asked);
  if (player_count == 2) add_equilibria(solution, digest);
  digest.add("parts", '\n');
  digest.add(solution.open_parts);
  if (solution.part) {
    digest.add("part of a search", '\n');
    for (const std::size_t number :
         {solution.part->number, solution.part->count, std::size_t{solution.part->is_done ? 1U : 0U}})
      digest.add(number, ' ');
    digest.add(solution.part->division, '\n');
  }
  return digest.hex();
}

}  // namespace nashsolve::report
