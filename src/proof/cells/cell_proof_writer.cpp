#include "cell_proof_writer.hpp"

#include <array>
#include <string>

#include "packed_number.hpp"

namespace nashsolve::proof {

namespace {

/// A node that was left open is no step that a checker knows.
constexpr std::array<std::string_view, 13> kWords = {"",       "dominated", "branch", "halve", "empty",
                                                     "none",   "point",     "box",    "one",   "split",
                                                     "vanish", "set",       "open"};

/// The words of a step, from its numbers.
class StepText {
 public:
  explicit StepText(std::string_view packed) : packed_(packed) {}

  std::string of(CellStepKind kind) {
    text_ = kWords[static_cast<std::size_t>(kind)];
    switch (kind) {
      case CellStepKind::branch:
        number(' ');
        break;
      case CellStepKind::dominated:
      case CellStepKind::halve:
        number(' ');
        number(' ');
        break;
      case CellStepKind::split:
        number(' ');
        number(' ');
        integer(' ');
        integer(' ');
        break;
      case CellStepKind::vanish:
        for (std::uint64_t count = next(); count > 0; --count) number(' ');
        text_ += " by";
        [[fallthrough]];
      case CellStepKind::empty:
        for (std::uint64_t vertices = next(); vertices > 0; --vertices) {
          number(' ');
          number('/');
          for (std::uint64_t weights = next(); weights > 0; --weights) {
            number(' ');
            integer(':');
          }
        }
        break;
      case CellStepKind::none: {
        number(' ');
        std::uint64_t rows = next();
        const std::uint64_t equations = next();
        for (; rows > 0; --rows) {
          number(' ');
          text_ += ':';
          for (std::uint64_t e = 0; e < equations; ++e) integer(' ');
        }
        break;
      }
      case CellStepKind::point:
        for (std::uint64_t count = next(); count > 0; --count) {
          integer(' ');
          integer('/');
        }
        break;
      case CellStepKind::box:
        number(' ');
        number(' ');
        for (std::uint64_t count = next(); count > 0; --count) integer(' ');
        text_ += " by";
        matrix();
        break;
      case CellStepKind::one:
        matrix();
        break;
      case CellStepKind::set:
      case CellStepKind::open:
        break;
    }
    return text_ + '\n';
  }

 private:
  std::uint64_t next() { return unpack(packed_, position_); }
  void number(char before) { text_ += before + std::to_string(next()); }
  void integer(char before) { text_ += before + to_string(unpack_integer(packed_, position_)); }
  void matrix() {
    number(' ');
    for (std::uint64_t count = next(); count > 0; --count) integer(' ');
  }

  std::string_view packed_;
  std::size_t position_ = 0;
  std::string text_;
};

}  // namespace

std::uint64_t write_cell_proof(const Game& game, const CellRecorder& recorder, std::string_view sha256,
                               ProofForm form, const std::function<void(std::string_view)>& sink) {
  constexpr std::size_t kPiece = 65536;
  const bool is_text = form == ProofForm::text;
  std::string out = "nashsolve-proof/1 ";
  out += is_text ? "text\ngame " : "binary\n";
  out += sha256;
  out += is_text ? "\nstrategies" : "\n";
  for (std::size_t i = 0; i < game.player_count(); ++i) {
    if (is_text) {
      out += ' ' + std::to_string(game.strategy_count(i));
    } else {
      pack(out, std::uint64_t{game.strategy_count(i)});
    }
  }
  if (is_text) out += '\n';
  std::uint64_t count = 0;
  const auto add = [&](CellStepKind kind, std::string_view packed) {
    ++count;
    if (is_text) {
      out += StepText(packed).of(kind);
    } else {
      out += static_cast<char>(kind);
      out += packed;
    }
    if (out.size() < kPiece) return;
    sink(out);
    out.clear();
  };
  for (std::size_t k = 0; k < recorder.steps().size(); ++k) {
    const CellStep& step = recorder.steps()[k];
    if (step.kind == CellStepKind::one) {
      const CellRecorder::PackedSolution& solution = recorder.solutions()[step.solution];
      add(solution.kind, solution.packed);
    }
    add(step.kind, recorder.steps().packed(k));
  }
  if (is_text) {
    out += "qed " + std::to_string(count) + '\n';
  } else {
    out += '\0';
    pack(out, count);
  }
  sink(out);
  return count;
}

}  // namespace nashsolve::proof
