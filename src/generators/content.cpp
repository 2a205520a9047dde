#include "content.hpp"

#include <algorithm>
#include <utility>

#include "nashsolve/generate.hpp"

namespace nashsolve::generators {

std::size_t cell_count(const Sizes& sizes) {
  std::size_t cells = 1;
  for (const std::size_t size : sizes) cells *= size;
  return cells;
}

Content content_of(const Sizes& sizes, std::vector<Table> tables) {
  Content content{default_players(sizes), {}};
  for (Table& table : tables) content.payoffs.emplace_back(std::move(table), Integer(1));
  return content;
}

void for_each_profile(const Sizes& sizes,
                      const std::function<void(std::span<const std::size_t> profile)>& visit) {
  Sizes profile(sizes.size(), 0);
  for (std::size_t cell = cell_count(sizes); cell > 0; --cell) {
    visit(profile);
    for (std::size_t player = sizes.size(); player-- > 0;) {
      if (++profile[player] < sizes[player]) break;
      profile[player] = 0;
    }
  }
}

std::string to_text(const Sizes& sizes) {
  std::string text;
  for (const std::size_t size : sizes) text += (text.empty() ? "" : "x") + std::to_string(size);
  return text;
}

void refuse(const Sizes& sizes, std::string_view expected) {
  throw RequestError("found " + to_text(sizes) + ", expected " + std::string(expected));
}

void require_two_players(const Sizes& sizes) {
  if (sizes.size() != 2) refuse(sizes, "two players, like 5x5");
}

void require_equal_sizes(const Sizes& sizes) {
  if (std::ranges::any_of(sizes, [&](std::size_t size) { return size != sizes.front(); })) {
    refuse(sizes, "the same number of strategies for every player");
  }
}

}  // namespace nashsolve::generators
