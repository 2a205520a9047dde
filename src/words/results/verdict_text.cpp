#include "verdict_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "words.hpp"

namespace nashsolve::report {

namespace {

/// "3 equilibria", "infinitely many equilibria (2 isolated, 1 continuum with 3 extreme points)", or "... with
/// more extreme points than are listed". Of an incomplete result, continua may be parts of one, and points
/// may lie in one.
std::string count_text(const Solution& solution, const std::vector<Properties>& properties) {
  const std::size_t total = solution.equilibria.size();
  const auto continua =
      static_cast<std::size_t>(std::ranges::count_if(solution.components, &Component::is_continuum));
  if (solution.scope == Scope::pure) return counted(total, "pure equilibrium", "pure equilibria");
  if (continua == 0) return counted(total, "equilibrium", "equilibria");
  const std::size_t points = solution.components.size() - continua;
  const auto isolated =
      static_cast<std::size_t>(std::ranges::count_if(solution.components, [&](const Component& component) {
        return is_isolated(component, properties) == true;
      }));
  std::string parts;
  if (isolated > 0) parts += grouped(isolated) + " isolated, ";
  if (points > isolated) parts += counted(points - isolated, "other", "others") + ", ";
  parts += solution.status == Status::complete
               ? counted(continua, "continuum", "continua")
               : counted(continua, "part of a continuum", "parts of continua");
  if (solution.has_curves()) return fmt::format("infinitely many equilibria ({})", parts);
  return fmt::format("infinitely many equilibria ({} with {} extreme points{})", parts,
                     solution.is_listed() ? grouped(total - points) : "more",
                     solution.is_listed() ? "" : " than are listed");
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

/// Of a search through all pure profiles.
std::string pure_verdict(const std::string& count, const Solution& solution, const Painter& painted) {
  if (solution.equilibria.empty()) {
    return fmt::format("{} ({}).", count, painted(Tone::good, "all profiles were checked"));
  }
  return fmt::format(
      "{}, {}.", count,
      painted(Tone::good, solution.equilibria.size() == 1 ? "no other pure one" : "no other pure ones"));
}

}  // namespace

std::string verdict_text(const Solution& solution, const std::vector<Properties>& properties,
                         const Painter& painted) {
  const bool is_pure = solution.scope == Scope::pure;
  const std::string count = !solution.equilibria.empty() ? count_text(solution, properties)
                            : is_pure                    ? "no pure equilibrium"
                                                         : "no equilibrium";
  if (is_pure && solution.status == Status::complete) {
    return pure_verdict(capitalised(count), solution, painted);
  }
  const auto incomplete = [&](std::string_view reason) {
    return fmt::format("{} found {}; {}.", capitalised(count), painted(Tone::warning, reason),
                       !solution.equilibria.empty() ? "there may be others"
                       : is_pure                    ? "there may be some"
                                                    : "every game has one (Nash 1951)");
  };
  switch (solution.status) {
    case Status::complete:
      return fmt::format("{}, {}: the game has no other{}.", capitalised(count),
                         painted(Tone::good, "complete"),
                         solution.equilibria.size() == 1 && solution.is_listed() ? "" : "s");
    case Status::limit:
      return incomplete("as far as asked");
    case Status::time_limit:
      return incomplete("within the time limit");
    case Status::memory_limit:
      return incomplete("within the memory limit");
    case Status::interrupted:
      return incomplete("before the interruption");
    case Status::undecided:
      return fmt::format("{} found; {} whether there are others:", capitalised(count),
                         painted(Tone::warning, "undecided"));
  }
  return {};
}

std::string verdict_text(const Solution& solution, const std::vector<Properties>& properties) {
  const auto plain = [](Tone, std::string_view text) { return std::string(text); };
  return verdict_text(solution, properties, plain);
}

}  // namespace nashsolve::report
