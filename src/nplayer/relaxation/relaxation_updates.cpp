// How a relaxation follows its cell from parent to child; see relaxation.hpp.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "relaxation.hpp"
#include "simd.hpp"

namespace nashsolve::nplayer {
namespace {

constexpr double kRefactorPivot = 1e-7;
constexpr std::uint64_t kAlwaysRefactor = UINT64_MAX / 2;

}  // namespace

// Rebuilds the inverse for the same basis, as far as it is numerically independent; the slack of a row takes
// the place of a column that is not.
void Relaxation::refactor(const Cell& cell, const StopTest& stop) {
  Scratch& work = scratch();
  std::vector<std::size_t> profiles;
  std::vector<std::uint8_t> wanted_slack(rows_, 0);
  for (const Variable variable : basic_) {
    if (variable >= 0) {
      profiles.push_back(static_cast<std::size_t>(variable));
    } else if (variable != kGone) {
      wanted_slack[static_cast<std::size_t>(-variable - 1)] = 1;
    }
  }
  std::sort(profiles.begin(), profiles.end());
  reset_to_slack_basis();
  std::fill(row_of_profile_.begin(), row_of_profile_.end(), kNoRow);
  std::uint64_t entered = 0;
  for (const std::size_t profile : profiles) {
    column(cell, profile, work.column);
    std::size_t best = kNoRow;
    double largest = kRefactorPivot;
    for (std::size_t r = 0; r < rows_; ++r) {
      if (basic_[r] >= 0 || wanted_slack[r] != 0) continue;
      const double entry = std::fabs(work.column[r]) * (fixed_[r] != 0 ? 1.0 : 0.5);
      if (entry > largest) {
        largest = entry;
        best = r;
      }
    }
    if (best == kNoRow) continue;
    row_of_slack_[best] = kNoRow;
    basic_[best] = static_cast<Variable>(profile);
    row_of_profile_[profile] = best;
    loops().eliminate(inverse_.data(), rows_, stride_, best, work.column.data());
    if (++entered % kPivotsBetweenStopTests == 0 && stop()) break;
  }
  pivots_since_refactor_ = 0;
}

// Requires the slack of each such row to be basic.
void Relaxation::delete_rows(const std::vector<std::size_t>& rows) {
  std::vector<std::uint8_t> constraint_gone(rows_, 0);
  std::vector<std::uint8_t> position_gone(rows_, 0);
  for (const std::size_t row : rows) {
    constraint_gone[row] = 1;
    position_gone[row_of_slack_[row]] = 1;
  }
  std::vector<std::size_t> new_number(rows_, kNoRow);
  std::vector<std::size_t> kept;
  for (std::size_t r = 0; r < rows_; ++r) {
    if (constraint_gone[r] == 0) {
      new_number[r] = kept.size();
      kept.push_back(r);
    }
  }
  const std::size_t stride = (kept.size() + 7) / 8 * 8;
  std::vector<std::size_t> positions;
  positions.reserve(kept.size());
  for (std::size_t position = 0; position < rows_; ++position) {
    if (position_gone[position] != 0) continue;
    const std::size_t to = positions.size();
    weights_[to] = weights_[position];
    Variable variable = basic_[position];
    if (variable < 0 && variable != kGone) {
      variable = slack(new_number[static_cast<std::size_t>(-variable - 1)]);
    }
    basic_[to] = variable;
    positions.push_back(position);
  }
  weights_.resize(kept.size());
  basic_.resize(kept.size());
  // In place: every entry moves towards the front, past entries that have moved already.
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const double* from = inverse_column(kept[k]);
    double* to = &inverse_[k * stride];
    for (std::size_t p = 0; p < positions.size(); ++p) to[p] = from[positions[p]];
    std::fill(to + positions.size(), to + stride, 0.0);
    fixed_[k] = fixed_[kept[k]];
  }
  inverse_.resize(kept.size() * stride);
  rows_ = kept.size();
  stride_ = stride;
  fixed_.resize(rows_);
  row_of_slack_.assign(rows_, kNoRow);
  for (std::size_t r = 0; r < rows_; ++r) {
    if (basic_[r] >= 0) {
      row_of_profile_[static_cast<std::size_t>(basic_[r])] = r;
    } else if (basic_[r] != kGone) {
      row_of_slack_[static_cast<std::size_t>(-basic_[r] - 1)] = r;
    }
  }
}

// Without the columns of the dropped vertices their rows say only that a slack is 0. Those slacks are brought
// into the basis in place of dropped columns, and rows and slacks go together.
void Relaxation::drop_vertices(const Cell& cell, std::size_t player, const std::vector<std::size_t>& keep) {
  Scratch& work = scratch();
  Block& block = blocks_[player];
  const std::size_t size = block.base.size();
  if (keep.size() == size) return;
  std::size_t inner = 1;
  for (std::size_t k = player + 1; k < cell.players(); ++k) inner *= cell.sizes[k];

  std::vector<std::size_t> new_vertex(size, kNoRow);
  for (std::size_t k = 0; k < keep.size(); ++k) new_vertex[keep[k]] = k;
  std::vector<std::size_t> row_of_profile(cell.vertex_profiles(), kNoRow);
  const std::size_t outer = row_of_profile_.size() / (size * inner);
  for (std::size_t x = 0; x < outer; ++x) {
    for (std::size_t v = 0; v < size; ++v) {
      for (std::size_t y = 0; y < inner; ++y) {
        const std::size_t row = row_of_profile_[(x * size + v) * inner + y];
        if (new_vertex[v] == kNoRow) {
          if (row != kNoRow) basic_[row] = kGone;
          continue;
        }
        const std::size_t renumbered = (x * keep.size() + new_vertex[v]) * inner + y;
        row_of_profile[renumbered] = row;
        if (row != kNoRow) basic_[row] = static_cast<Variable>(renumbered);
      }
    }
  }
  row_of_profile_ = std::move(row_of_profile);

  std::vector<std::size_t> rows;
  for (std::size_t v = 0; v < size; ++v) {
    if (new_vertex[v] != kNoRow) continue;
    for (std::size_t k = 0; k < block.strategies[v].size(); ++k) rows.push_back(block.first_row[v] + k);
  }
  bool singular = false;
  for (const std::size_t row : rows) {
    if (row_of_slack_[row] != kNoRow) continue;
    std::size_t best = kNoRow;
    double largest = kRefactorPivot;
    copy_inverse_column(row, work.column);
    for (std::size_t r = 0; r < rows_; ++r) {
      if (basic_[r] == kGone && std::fabs(work.column[r]) > largest) {
        largest = std::fabs(work.column[r]);
        best = r;
      }
    }
    if (best == kNoRow) {
      singular = true;
      break;
    }
    enter(best, slack(row), work.column);
  }
  // The basis is numerically singular: start from the slacks.
  if (singular) {
    reset_to_slack_basis();
    std::fill(row_of_profile_.begin(), row_of_profile_.end(), kNoRow);
    pivots_since_refactor_ = 0;
  }
  delete_rows(rows);

  Block smaller;
  for (const std::size_t v : keep) {
    smaller.base.push_back(block.base[v]);
    smaller.strategies.push_back(block.strategies[v]);
  }
  block = std::move(smaller);
  number_rows();
}

void Relaxation::rebase(const Cell& cell, const std::vector<std::size_t>& reference, const StopTest& stop) {
  // Slacks of unused strategies keep their meaning under the new base; those of used ones are 0.
  const std::vector<Block> old_blocks = blocks_;
  const std::vector<std::uint8_t> old_fixed = fixed_;
  std::vector<std::uint8_t> old_basic(rows_, 0);
  for (std::size_t r = 0; r < rows_; ++r) old_basic[r] = row_of_slack_[r] != kNoRow ? 1 : 0;

  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    std::vector<std::size_t> strategies;
    for (std::size_t b = 0; b < cell.counts[i]; ++b) {
      if (b != reference[i] && !strictly_dominates(cell, i, reference[i], b)) strategies.push_back(b);
    }
    Block& block = blocks_[i];
    block.base.assign(block.base.size(), reference[i]);
    block.strategies.assign(block.base.size(), strategies);
  }
  number_rows();
  std::vector<Variable> basic;
  for (const Variable variable : basic_) {
    if (variable >= 0) basic.push_back(variable);
  }
  fixed_.assign(rows_, 0);
  fixed_[0] = 1;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const Block& block = blocks_[i];
    const Block& old = old_blocks[i];
    for (std::size_t v = 0; v < block.base.size(); ++v) {
      for (std::size_t k = 0; k < block.strategies[v].size(); ++k) {
        const std::size_t row = block.first_row[v] + k;
        const auto found =
            std::find(old.strategies[v].begin(), old.strategies[v].end(), block.strategies[v][k]);
        if (found == old.strategies[v].end()) {  // the old base: a used strategy
          fixed_[row] = 1;
          continue;
        }
        const std::size_t old_row =
            old.first_row[v] + static_cast<std::size_t>(found - old.strategies[v].begin());
        fixed_[row] = old_fixed[old_row];
        if (old_basic[old_row] != 0 && fixed_[row] == 0) basic.push_back(slack(row));
      }
    }
  }
  basic_ = std::move(basic);
  refactor(cell, stop);
}

void Relaxation::halve(const Cell& cell, std::size_t player, std::size_t kept, std::size_t replaced) {
  Scratch& work = scratch();
  const Block& block = blocks_[player];
  const std::size_t size = block.base.size();
  std::size_t inner = 1;
  for (std::size_t k = player + 1; k < cell.players(); ++k) inner *= cell.sizes[k];

  // The rows of the two vertices become (row of kept - row of replaced) and 2 * (row of replaced).
  const std::size_t strategies = block.strategies[kept].size();
  for (std::size_t k = 0; k < strategies; ++k) {
    const std::size_t a = block.first_row[kept] + k;
    const std::size_t b = block.first_row[replaced] + k;
    const double* of_kept = inverse_column(a);
    double* of_replaced = inverse_column(b);
    for (std::size_t r = 0; r < rows_; ++r) of_replaced[r] = 0.5 * (of_kept[r] + of_replaced[r]);
  }
  // Where both columns of a pair are basic the substitution is a row operation; where only the replaced one
  // is, its place falls to the new column or to its partner.
  const auto both_basic = [&](std::size_t p, std::size_t q) {
    for (std::size_t c = 0; c < rows_; ++c) {
      double* entries = inverse_column(c);
      entries[p] -= entries[q];
      entries[q] *= 2;
    }
  };
  std::vector<std::pair<Variable, Variable>> orphans;  // (new, partner); the row is that of `new`
  for (std::size_t q = 0; q < row_of_profile_.size(); ++q) {
    if (q / inner % size != replaced) continue;
    const std::size_t partner = q + (kept - replaced) * inner;
    if (row_of_profile_[q] == kNoRow) continue;
    if (row_of_profile_[partner] != kNoRow) {
      both_basic(row_of_profile_[partner], row_of_profile_[q]);
    } else {
      orphans.emplace_back(static_cast<Variable>(q), static_cast<Variable>(partner));
    }
  }
  for (std::size_t k = 0; k < strategies; ++k) {
    const std::size_t a = block.first_row[kept] + k;
    const std::size_t b = block.first_row[replaced] + k;
    if (row_of_slack_[b] == kNoRow) continue;
    if (row_of_slack_[a] != kNoRow) {
      both_basic(row_of_slack_[a], row_of_slack_[b]);
    } else {
      orphans.emplace_back(slack(b), slack(a));
    }
  }
  constexpr double kGoodPivot = 0.1;
  const auto column_of = [&](Variable variable) {
    if (variable >= 0) {
      column(cell, static_cast<std::size_t>(variable), work.column);
      return;
    }
    copy_inverse_column(static_cast<std::size_t>(-variable - 1), work.column);
  };
  for (const auto& [fresh, partner] : orphans) {
    const std::size_t row = row_of(fresh);
    row_of(fresh) = kNoRow;
    basic_[row] = kGone;
    column_of(fresh);
    Variable chosen = fresh;
    if (!(std::fabs(work.column[row]) >= kGoodPivot)) {
      // The two entries are (t + 1) / 2 and t, so the partner's is then near -1.
      column_of(partner);
      chosen = partner;
      if (!(std::fabs(work.column[row]) >= kRefactorPivot)) {
        pivots_since_refactor_ = kAlwaysRefactor;
        continue;
      }
    }
    enter(row, chosen, work.column);
  }
}

}  // namespace nashsolve::nplayer
