#include "proof_writer.hpp"

#include <array>
#include <string>

#include "packed_number.hpp"

namespace nashsolve::proof {

namespace {

constexpr std::size_t kPiece = 65536;

/// Codes of steps in the binary form; those of a side count from the one of P.
enum Code : unsigned char {
  kSame = 1,
  kBranch = 2,
  kEmpty = 4,
  kTight = 6,
  kSubset = 8,
  kEnd = 9,
};

constexpr std::array<std::string_view, 5> kEndings = {"empty", "repeated", "found", "covered", "artificial"};
constexpr std::array<std::string_view, 2> kSides = {" P", " Q"};

class TextWriter {
 public:
  static void head(std::string& out, std::string_view sha256, std::size_t rows, std::size_t columns) {
    out += "nashsolve-proof/1 text\ngame " + std::string(sha256) + "\nstrategies " + std::to_string(rows) +
           ' ' + std::to_string(columns) + '\n';
  }
  static void merger(std::string& out, const Merger& merger) {
    out += "same " + number(merger.strategy) + ' ' + number(merger.other) + '\n';
  }
  static void step(std::string& out, const Steps& steps, std::size_t k) {
    const Step& step = steps.all()[k];
    switch (step.kind) {
      case StepKind::branch:
        out += "branch";
        out += kSides[step.side];
        out += ' ' + number(step.label);
        break;
      case StepKind::empty:
        out += "empty";
        out += kSides[step.side];
        out += ' ' + number(step.label) + " by";
        weights(out, steps.packed(k));
        break;
      case StepKind::tight:
        out += "tight";
        out += kSides[step.side];
        out += " by";
        weights(out, steps.packed(k));
        break;
      case StepKind::subset: {
        out += "subset";
        const auto labels = steps.labels(k);
        for (std::size_t side = 0; side < 2; ++side) {
          out += kSides[side];
          for (const StrategyId label : labels[side]) out += ' ' + number(label);
        }
        break;
      }
      case StepKind::end:
        out += "end ";
        out += kEndings[static_cast<std::size_t>(step.ending)];
    }
    out += '\n';
  }
  static void foot(std::string& out, std::uint64_t count) { out += "qed " + std::to_string(count) + '\n'; }

 private:
  /// People count from 1.
  static std::string number(StrategyId strategy) { return std::to_string(strategy + 1); }
  static void weights(std::string& out, std::string_view packed) {
    for (const auto& [strategy, weight] : unpack_weights(packed)) {
      out += ' ' + number(strategy) + ':';
      out += to_string(weight);
    }
  }
};

class BinaryWriter {
 public:
  static void head(std::string& out, std::string_view sha256, std::size_t rows, std::size_t columns) {
    out += "nashsolve-proof/1 binary\n" + std::string(sha256) + '\n';
    pack(out, std::uint64_t{rows});
    pack(out, std::uint64_t{columns});
  }
  static void merger(std::string& out, const Merger& merger) {
    out += static_cast<char>(kSame);
    number(out, merger.strategy);
    number(out, merger.other);
  }
  static void step(std::string& out, const Steps& steps, std::size_t k) {
    const Step& step = steps.all()[k];
    switch (step.kind) {
      case StepKind::branch:
        out += static_cast<char>(kBranch + step.side);
        number(out, step.label);
        break;
      case StepKind::empty:
        out += static_cast<char>(kEmpty + step.side);
        number(out, step.label);
        out += steps.packed(k);
        break;
      case StepKind::tight:
        out += static_cast<char>(kTight + step.side);
        out += steps.packed(k);
        break;
      case StepKind::subset:
        out += static_cast<char>(kSubset);
        out += steps.packed(k);
        break;
      case StepKind::end:
        out += static_cast<char>(kEnd + static_cast<unsigned char>(step.ending));
    }
  }
  static void foot(std::string& out, std::uint64_t count) {
    out += '\0';
    pack(out, count);
  }

 private:
  static void number(std::string& out, StrategyId strategy) { pack(out, std::uint64_t{strategy} + 1); }
};

template <class Writer>
std::uint64_t write(const RecordedGame& game, const Steps& steps, const std::vector<bool>& stays,
                    std::string_view sha256, const std::function<void(std::string_view)>& sink) {
  std::string out;
  Writer::head(out, sha256, game.game().strategy_count(0), game.game().strategy_count(1));
  std::uint64_t count = game.mergers().size();
  for (const Merger& merger : game.mergers()) Writer::merger(out, merger);
  for (std::size_t k = 0; k < steps.size(); ++k) {
    if (!stays[k]) continue;
    ++count;
    Writer::step(out, steps, k);
    if (out.size() < kPiece) continue;
    sink(out);
    out.clear();
  }
  Writer::foot(out, count);
  sink(out);
  return count;
}

}  // namespace

std::uint64_t write_proof(const RecordedGame& game, const Steps& steps, const std::vector<bool>& stays,
                          std::string_view sha256, ProofForm form,
                          const std::function<void(std::string_view)>& sink) {
  return form == ProofForm::text ? write<TextWriter>(game, steps, stays, sha256, sink)
                                 : write<BinaryWriter>(game, steps, stays, sha256, sink);
}

}  // namespace nashsolve::proof
