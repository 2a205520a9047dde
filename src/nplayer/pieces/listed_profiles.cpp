#include "listed_profiles.hpp"

#include <algorithm>

namespace nashsolve::nplayer {
namespace {

/// Below 0 where a comes first: the largest first.
int compare(const Probabilities& a, const Probabilities& b) {
  for (std::size_t s = 0; s < a.size(); ++s) {
    int order = cmp(a[s].lower, b[s].lower);
    if (order == 0) order = cmp(a[s].upper, b[s].upper);
    if (order != 0) return -order;
  }
  return 0;
}

using Product = std::vector<std::vector<const Probabilities*>>;

std::vector<Product> listed_of(const Piece& piece) {
  std::vector<Product> products;
  const auto add_point = [&products](const Vertex& point) {
    Product& product = products.emplace_back();
    for (const Probabilities& own : point) product.push_back({&own});
  };
  if (piece.is_listed_whole()) {
    Product& product = products.emplace_back();
    for (const auto& own : piece.vertices) {
      auto& strategies = product.emplace_back();
      for (const Probabilities& vertex : own) strategies.push_back(&vertex);
    }
    return products;
  }
  for (const Vertex& end : piece.ends) add_point(end);
  if (!products.empty()) return products;
  const auto known =
      std::ranges::find_if(piece.samples, [](const auto& sample) { return !sample.point.empty(); });
  if (known != piece.samples.end()) add_point(known->point);
  return products;
}

}  // namespace

ListedProfiles::ListedProfiles(const std::vector<Piece>& pieces) {
  std::vector<std::vector<std::pair<const Probabilities*, std::uint32_t*>>> listed;
  for (const Piece& piece : pieces) {
    std::vector<std::vector<Ranks>>& products = products_.emplace_back();
    const std::vector<Product> its = listed_of(piece);
    products.resize(its.size());
    for (std::size_t k = 0; k < its.size(); ++k) {
      listed.resize(its[k].size());
      for (std::size_t i = 0; i < its[k].size(); ++i) {
        Ranks& ranks = products[k].emplace_back(its[k][i].size());
        for (std::size_t v = 0; v < ranks.size(); ++v) listed[i].emplace_back(its[k][i][v], &ranks[v]);
      }
    }
  }
  strategies_.resize(listed.size());
  for (std::size_t i = 0; i < listed.size(); ++i) rank(i, listed[i]);
}

void ListedProfiles::rank(std::size_t player,
                          std::vector<std::pair<const Probabilities*, std::uint32_t*>>& listed) {
  std::ranges::sort(listed, [](const auto& a, const auto& b) { return compare(*a.first, *b.first) < 0; });
  std::vector<Strategy>& strategies = strategies_[player];
  for (const auto& [bounds, rank] : listed) {
    if (strategies.empty() || compare(*strategies.back().bounds, *bounds) != 0) {
      const auto used = std::ranges::count_if(*bounds, [](const Enclosure& p) { return sgn(p.upper) != 0; });
      strategies.push_back({bounds, static_cast<std::size_t>(used), {}});
      if (is_exact(*bounds)) strategies.back().exact = exact_strategy(*bounds);
    }
    *rank = static_cast<std::uint32_t>(strategies.size() - 1);
  }
}

std::size_t ListedProfiles::support_size(const Ranks& profile) const {
  std::size_t size = 0;
  for (std::size_t i = 0; i < profile.size(); ++i) size += strategies_[i][profile[i]].used;
  return size;
}

Equilibrium ListedProfiles::equilibrium(const Ranks& profile) const {
  Profile exact;
  EnclosedProfile enclosed;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const Strategy& own = strategies_[i][profile[i]];
    if (own.exact) exact.push_back(*own.exact);
  }
  if (exact.size() == profile.size()) return {std::move(exact), 0, std::nullopt, std::nullopt};
  for (std::size_t i = 0; i < profile.size(); ++i) {
    enclosed.probabilities.push_back(*strategies_[i][profile[i]].bounds);
  }
  return {std::move(enclosed), 0, std::nullopt, std::nullopt};
}

}  // namespace nashsolve::nplayer
