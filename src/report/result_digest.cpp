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
  std::string hex() { return digest_.hex(); }

 private:
  Sha256 digest_;
};

}  // namespace

std::string result_digest(std::string_view game_sha256, const AskedOptions& asked, const Solution& solution) {
  Digest digest;
  digest.add(game_sha256, '\n');
  for (const auto& [name, value] : asked) {
    digest.add(name, '\0');
    digest.add(value, '\n');
  }
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
  digest.add("parts", '\n');
  for (const OpenPart& part : solution.open_parts) {
    for (const auto& labels : {part.tight[0], part.tight[1], part.slack}) digest.add_all(labels);
    digest.add("", '\n');
  }
  return digest.hex();
}

}  // namespace nashsolve::report
