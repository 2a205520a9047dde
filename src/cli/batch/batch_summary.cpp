#include "batch_summary.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "words.hpp"

namespace nashsolve::cli {

void BatchSummary::Counts::add(Fate fate) {
  ++total;
  ++of[static_cast<std::size_t>(fate)];
}

void BatchSummary::add(const std::string& name, std::size_t file, Fate fate) {
  if (of_file_.total > 0 && file != file_) close_file();
  if (of_file_.total == 0) {
    file_ = file;
    name_ = name;
  }
  of_file_.add(fate);
  all_.add(fate);
}

void BatchSummary::close_file() {
  if (of_file_.has_trouble()) troubles_.push_back(fmt::format("{}: {}", name_, counts_text(of_file_)));
  of_file_ = {};
}

std::string BatchSummary::heading(bool is_interrupted) const {
  return fmt::format("{}{}: {}", is_interrupted ? "interrupted after " : "",
                     report::counted(all_.total, "game", "games"),
                     all_.total == 0 ? "none solved" : counts_text(all_));
}

const std::vector<std::string>& BatchSummary::troubles() {
  close_file();
  return troubles_;
}

std::string counts_text(const BatchSummary::Counts& counts) {
  constexpr std::pair<Fate, std::string_view> kWords[] = {{Fate::solved, "solved"},
                                                          {Fate::kept, "kept from an earlier run"},
                                                          {Fate::incomplete, "incomplete"},
                                                          {Fate::failed, "failed"}};
  std::string text;
  for (const auto& [fate, word] : kWords) {
    if (counts[fate] == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", report::grouped(counts[fate]), word);
  }
  return text;
}

}  // namespace nashsolve::cli
