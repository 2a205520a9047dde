// What a report of a solution reads.
#pragma once

#include <vector>

#include "nashsolve/game.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/solution.hpp"
#include "nashsolve/verify.hpp"

namespace nashsolve::report {

struct ResultView {
  const Game& game;
  const Source& source;
  const Solution& solution;
  const std::vector<ProfileCheck>& checks;
  /// Of the approximate profile, if there is one.
  const ProfileCheck& approximate_check;
};

void write_text(const ResultView& result, const TextOptions& options, const Sink& sink);
void write_json(const ResultView& result, const JsonOptions& options, const Sink& sink);

}  // namespace nashsolve::report
