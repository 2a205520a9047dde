// Proofs are written by one room and checked by another that shares no code with it, nor with a search.
#include "nashsolve/proof.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "best_response_rows.hpp"
#include "bimatrix.hpp"
#include "check.hpp"
#include "check_error.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/verify.hpp"
#include "support/lines.hpp"
#include "support/matrices.hpp"
#include "support/textbook_games.hpp"

namespace nashsolve {
namespace {

using bimatrix::Search;
using testing::lines_of;
using testing::Matrices;
using testing::uniform;

const std::string kDigest(64, 'a');

struct Proved {
  LoadedGame loaded;
  std::string text;
  std::string binary;
  std::string result;
};

Proved proved(const Matrices& matrices, Search search, unsigned threads) {
  Proved all{{matrices.game(), "game", kDigest, {}, {}}, {}, {}, {}};
  ProofRecorder recorder(all.loaded.game);
  SolveOptions options;
  options.threads = threads;
  options.listener = &recorder.listener();
  const VerifiedSolution verified =
      verify(all.loaded.game, bimatrix::solve(all.loaded.game, options, search));
  const auto into = [](std::string& text) { return [&text](std::string_view piece) { text += piece; }; };
  const std::uint64_t steps = recorder.write(kDigest, ProofForm::text, into(all.text));
  EXPECT_EQ(recorder.write(kDigest, ProofForm::binary, into(all.binary)), steps);
  write_json(all.loaded.game, {"game", kDigest}, verified, {}, into(all.result));
  return all;
}

/// Empty where the proof is accepted.
std::string rejection(const LoadedGame& loaded, const std::string& proof, const std::string& result) {
  std::istringstream proof_stream(proof);
  std::istringstream result_stream(result);
  try {
    checker::check_proof(loaded, proof_stream, "proof", result_stream, "result");
    return {};
  } catch (const checker::CheckError& error) {
    return error.what();
  }
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

/// What the result lists, without payoffs and properties.
std::string profiles(const std::string& result) {
  std::string all;
  for (std::size_t at = 0; (at = result.find("\"profile\"", at)) != std::string::npos; ++at) {
    all += result.substr(at, result.find("]]", at) - at);
  }
  return all;
}

/// With the last line's count put right.
std::string recounted(std::vector<std::string> lines) {
  lines.back() = "qed " + std::to_string(lines.size() - 4);
  return joined(lines);
}

TEST(Proof, OfBothSearchesIsAcceptedInBothForms) {
  for (int k = 0; k < 200 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    for (const Search search : {Search::exact, Search::certified}) {
      const Proved all = proved(testing::various_matrices(k), search, 1 + static_cast<unsigned>(k) % 3);
      EXPECT_EQ(rejection(all.loaded, all.text, all.result), "") << all.text << all.result;
      EXPECT_EQ(rejection(all.loaded, all.binary, all.result), "");
      EXPECT_LT(all.binary.size(), all.text.size());
    }
  }
}

/// A duel in which both hear the first shot: nodes are handed over with a label that was told to be tight and
/// that doubles could not make so. The proof branched on it again.
TEST(Proof, OfWhatDoublesDoNotDecideIsAccepted) {
  constexpr long kSteps = 42;
  constexpr long kFirst = 18;
  const auto payoff = [](long mine, long other) {
    return mine < other ? kFirst + mine + 1 : mine > other ? kSteps - (kFirst + other + 1) : 0;
  };
  const Matrices duel =
      testing::by_positions(kSteps - kFirst, payoff, [&](long i, long j) { return payoff(j, i); });
  const Proved all = proved(duel, Search::certified, 1);
  EXPECT_EQ(rejection(all.loaded, all.text, all.result), "");
}

/// Of a search that is its own only part: written as such, and joined.
TEST(Proof, OfAPartIsWholeWhereItHadToHurry) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("nashsolve-part-" + std::to_string(getpid()))).string();
  std::size_t shorter = 0;
  for (int k = 0; k < 60 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const LoadedGame loaded{testing::various_matrices(k).game(), "game", kDigest, {}, {}};
    ProofRecorder recorder(loaded.game);
    SolveOptions options;
    options.listener = &recorder.listener();
    const VerifiedSolution verified =
        verify(loaded.game, bimatrix::solve(loaded.game, options, Search::certified));
    std::string result;
    write_json(loaded.game, {"game", kDigest}, verified, {},
               [&](std::string_view piece) { result += piece; });
    const auto joined_steps = [&](int asks_before) {
      std::ofstream file(path, std::ios::binary);
      recorder.write_part(
          {kDigest, "division", 0, 1}, {}, [&](std::string_view piece) { file << piece; },
          [&] { return asks_before-- <= 0; });
      file.close();
      PartProofs parts;
      parts.add(path);
      std::string proof;
      const std::uint64_t steps =
          parts.write(loaded.game, "parts", ProofForm::text, [&](std::string_view piece) { proof += piece; });
      EXPECT_EQ(rejection(loaded, proof, result), "") << proof << result;
      return steps;
    };
    const std::uint64_t all = joined_steps(0);
    EXPECT_EQ(joined_steps(1), all);
    const std::uint64_t needed = joined_steps(1000);
    EXPECT_LE(needed, all);
    if (needed < all) ++shorter;
  }
  std::filesystem::remove(path);
  EXPECT_GT(shorter, 0U);
}

TEST(Proof, OfAnotherAnswerIsRejected) {
  int results = 0;
  for (int k = 0; k < 60 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const Proved all = proved(testing::various_matrices(k), Search::certified, 1);
    const Proved other = proved(testing::various_matrices(k + 100), Search::certified, 1);
    EXPECT_NE(rejection(all.loaded, all.text, other.result), "");
    EXPECT_NE(rejection(all.loaded, other.text, all.result), "");
    // One equilibrium less, in every way in which the document may still be read.
    std::string result = all.result;
    const std::size_t first = result.find("\"subsets\":[{");
    ASSERT_NE(first, std::string::npos);
    result.replace(first, result.find(']', result.find("]]", first)) + 2 - first, "\"subsets\":[]");
    EXPECT_NE(rejection(all.loaded, all.text, result), "");
    ++results;
    // Another probability.
    for (const auto& [from, to] : {std::pair("\"1\"", "\"1/2\""), std::pair("\"0\"", "\"1/7\"")}) {
      std::string changed = all.result;
      const std::size_t profile = changed.find("\"profile\"");
      const std::size_t place = changed.find(from, profile);
      if (place == std::string::npos || place > changed.find("]]", profile)) continue;
      changed.replace(place, std::string_view(from).size(), to);
      EXPECT_NE(rejection(all.loaded, all.text, changed), "");
    }
  }
  EXPECT_EQ(results, 60);
}

// Of a mutated proof that is accepted the claim still holds: what it lost was not needed.
TEST(Proof, WithoutALeafOrWithAnotherNumberIsRejected) {
  std::mt19937_64 random(4);
  std::size_t rejected = 0;
  std::size_t accepted = 0;
  for (int k = 0; k < 40 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    const Proved all = proved(testing::various_matrices(k), Search::certified, 1);
    const std::vector<std::string> lines = lines_of(all.text);
    for (std::size_t place = 3; place + 1 < lines.size(); ++place) {
      std::vector<std::string> mutated = lines;
      const std::string& line = lines[place];
      const bool is_leaf =
          line.starts_with("subset") || line.starts_with("end") || line.starts_with("branch");
      mutated.erase(mutated.begin() + static_cast<std::ptrdiff_t>(place));
      const bool is_rejected = !rejection(all.loaded, recounted(mutated), all.result).empty();
      if (is_leaf) {
        EXPECT_TRUE(is_rejected) << "without: " << line;
      }
      ++(is_rejected ? rejected : accepted);
      if (const std::size_t colon = line.find(':'); colon != std::string::npos) {
        mutated = lines;
        mutated[place].insert(colon + 1, line[colon + 1] == '-' ? "0" : "-");
        if (mutated[place][colon + 1] == '0') mutated[place].erase(colon + 1, 2);
        ++(rejection(all.loaded, recounted(mutated), all.result).empty() ? accepted : rejected);
      }
    }
  }
  // Steps are trimmed, so that few are left of which nothing depends on.
  EXPECT_GT(rejected, 20 * accepted);
  EXPECT_GT(rejected, 500U);
}

TEST(Proof, OfAGameWithAnotherPayoffIsRejected) {
  std::mt19937_64 random(9);
  int changed = 0;
  for (int k = 0; k < 60 && !HasFailure(); ++k) {
    SCOPED_TRACE("game " + std::to_string(k));
    Matrices matrices = testing::various_matrices(k);
    const Proved all = proved(matrices, Search::certified, 1);
    testing::Matrix& matrix = k % 2 == 0 ? matrices.a : matrices.b;
    auto& row = matrix[random() % matrix.size()];
    row[random() % row.size()] += (uniform(random, 0, 1) == 0 ? -3 : 3) * std::max<Rational>(1, abs(row[0]));
    const Proved other = proved(matrices, Search::certified, 1);
    if (profiles(all.result) == profiles(other.result)) continue;
    // The steps may prove both games complete: they name strategies, not probabilities.
    EXPECT_NE(rejection(other.loaded, all.text, all.result), "");
    EXPECT_NE(rejection(all.loaded, other.text, other.result), "");
    ++changed;
  }
  EXPECT_GT(changed, 15);
}

// The largest payoffs are beyond all doubles, in three rows on a diagonal; against every column half of them
// in the fourth row, three tenths in the fifth, which is no best response, since a third is had by one of the
// first three.
TEST(Proof, WithPayoffsBeyondDoublesIsCheckedInIntegers) {
  Integer half = 1;
  for (int digit = 0; digit < 308; ++digit) half *= 10;
  Matrices matrices{testing::Matrix(5, std::vector<Rational>(3, Rational(1))),
                    testing::Matrix(5, std::vector<Rational>(3, Rational(0)))};
  for (std::size_t k = 0; k < 3; ++k) {
    matrices.a[k][k] = Rational(2 * half + 1);
    matrices.a[3][k] = Rational(half);
    matrices.a[4][k] = Rational(half) * 3 / 5;
  }
  const checker::BestResponseRows rows(matrices.game(), 1, std::vector<bool>(8, true));
  const auto is_empty = [&rows](const std::vector<std::pair<checker::Label, long>>& weights,
                                checker::Label tight) {
    checker::Weights sum;
    for (const auto& [strategy, weight] : weights) sum.add(strategy, Integer(weight));
    checker::LabelBits bits(8);
    bits.insert(tight);
    return rows.show_empty(sum, bits);
  };
  EXPECT_FALSE(is_empty({{3, 1}}, 3));
  EXPECT_FALSE(is_empty({{3, 4}, {0, -1}, {1, -1}, {2, -1}}, 3));
  EXPECT_TRUE(is_empty({{4, 4}, {0, -1}, {1, -1}, {2, -1}}, 4));
}

// More is said than is kept in one piece of memory, and most of it is taken back: some of the whole, some of
// a part that is joined.
TEST(Proof, HasNothingThatWasTakenBack) {
  const Game game = testing::various_matrices(1).game();
  const std::vector<StrategyId> labels = {0, 1};
  const auto say = [&labels](SearchListener& listener, std::size_t subsets, std::size_t taken_back) {
    for (std::size_t k = 0; k < subsets; ++k) listener.found({{labels, labels}});
    const std::size_t position = listener.position();
    for (std::size_t k = 0; k < taken_back; ++k) listener.found({{labels, labels}});
    listener.retract(position);
  };
  const auto written = [&](std::size_t taken_back) {
    ProofRecorder recorder(game);
    SearchListener& whole = recorder.listener();
    whole.began({});
    say(whole, 3000, taken_back);
    const std::unique_ptr<SearchListener> part = whole.part();
    say(*part, 5000, taken_back);
    whole.join(*part);
    say(whole, 10, taken_back);
    whole.ended(Ending::found);
    std::string text;
    const std::uint64_t steps =
        recorder.write(kDigest, ProofForm::text, [&text](std::string_view piece) { text += piece; });
    EXPECT_EQ(steps, 8011);
    // Writing can be ended at any step, the first time before anything was written.
    struct Ended {};
    std::size_t left = 0;
    const auto ask = [&left] {
      if (left-- == 0) throw Ended();
    };
    const auto nothing = [](std::string_view /*piece*/) { throw std::logic_error("it was not ended"); };
    EXPECT_THROW(recorder.write(kDigest, ProofForm::text, nothing, ask), Ended);
    left = 3 * 8011 / 256;
    EXPECT_THROW(recorder.write(kDigest, ProofForm::text, nothing, ask), Ended);
    return text;
  };
  const std::string text = written(0);
  EXPECT_EQ(std::ranges::count(text, '\n'), 8011 + 4);
  EXPECT_EQ(written(20000), text);
}

TEST(Proof, ThatIsNoneIsRejected) {
  const Proved all = proved(testing::various_matrices(1), Search::certified, 1);
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"", "expected a proof"},
      {"nonsense\n", "found 'nonsense'"},
      {std::string(1000, 'x'), "found 'xxxxxxxxxxxxxxxxxxxx...'"},
      {"nashsolve-proof/1 text\ngame 12\n", "64 hexadecimal digits"},
      {"nashsolve-proof/1 text\ngame " + std::string(64, 'b') + "\nstrategies 2 2\nqed 0\n", "another game"},
      {all.text.substr(0, all.text.size() - 10), ""},
      {all.text + "more\n", "the end of the proof"},
      {all.binary.substr(0, all.binary.size() - 1), "more bytes"},
      {all.binary + '\0', "the end of the proof"},
  };
  for (const auto& [proof, words] : bad) {
    const std::string why = rejection(all.loaded, proof, all.result);
    EXPECT_NE(why, "");
    EXPECT_NE(why.find(words), std::string::npos) << why;
    EXPECT_EQ(why.find('\n'), std::string::npos);
  }
  EXPECT_NE(rejection(all.loaded, all.text, "{}"), "");
  EXPECT_NE(rejection(all.loaded, all.text, std::string(100000, '[')), "");
}

}  // namespace
}  // namespace nashsolve
