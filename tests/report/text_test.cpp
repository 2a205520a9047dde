// The text of results, to the letter.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "nashsolve/read.hpp"
#include "nashsolve/report.hpp"
#include "nashsolve/solve.hpp"
#include "support/report_games.hpp"

namespace nashsolve {
namespace {

std::string text_of(const Game& game, const TextOptions& options = {},
                    const Source& source = {"game.json", ""}) {
  std::string out;
  write_text(game, source, solve(game), options, [&](std::string_view text) { out += text; });
  return out;
}

TextOptions lines(NumberStyle numbers = {}) {
  TextOptions options;
  options.details = Details::never;
  options.numbers = numbers;
  return options;
}

TEST(ReportText, BattleOfTheSexes) {
  EXPECT_EQ(text_of(test::battle_of_the_sexes(), {}, {"games/bos.json", ""}),
            R"(Battle of the Sexes                                             games/bos.json
2 players, 2 x 2 strategies

3 equilibria, complete: the game has no others.

#1  pure, strict                                        payoffs  2, 1
    Player 1   Opera
    Player 2   Opera

    best-response check   probability   payoff
    Player 1   Opera                1        2   best response
               Football             0        0
    Player 2   Opera                1        1   best response
               Football             0        0
    no player can gain by deviating (regret 0, 0)
    index +1

#2  pure, strict                                        payoffs  1, 2
    Player 1   Football
    Player 2   Football

    best-response check   probability   payoff
    Player 1   Opera                0        0
               Football             1        1   best response
    Player 2   Opera                0        0
               Football             1        2   best response
    no player can gain by deviating (regret 0, 0)
    index +1

#3  mixed                                               payoffs  2/3, 2/3
    Player 1   Opera 2/3, Football 1/3
    Player 2   Opera 1/3, Football 2/3

    best-response check   probability   payoff
    Player 1   Opera              2/3      2/3   best response
               Football           1/3      2/3   best response
    Player 2   Opera              1/3      2/3   best response
               Football           2/3      2/3   best response
    no player can gain by deviating (regret 0, 0)
    index -1, Pareto-dominated
)");
}

TEST(ReportText, MatchingPenniesWithoutLabels) {
  EXPECT_EQ(text_of(bimatrix_game({{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}})),
            R"(game.json
2 players, 2 x 2 strategies

1 equilibrium, complete: the game has no other.

#1  mixed                                               payoffs  0, 0
    Player 1   1: 1/2, 2: 1/2
    Player 2   1: 1/2, 2: 1/2

    best-response check   probability   payoff
    Player 1   1                  1/2        0   best response
               2                  1/2        0   best response
    Player 2   1                  1/2        0   best response
               2                  1/2        0   best response
    no player can gain by deviating (regret 0, 0)
    index +1
)");
}

// GameTheory.jl's issue 217: an end of the continuum was taken for a wrong isolated equilibrium.
TEST(ReportText, ContinuumIsToldApartFromIsolatedEquilibrium) {
  const Game game = bimatrix_game({{-2, 2}, {0, 0}}, {{-2, 2}, {0, 0}}, "Ends");
  EXPECT_EQ(text_of(game, lines()),
            R"(Ends                                                                 game.json
2 players, 2 x 2 strategies

Infinitely many equilibria (1 isolated, 1 continuum with 2 extreme points),
complete: the game has no others.

#1  pure, strict, isolated   2, 2   1 | 2

Segment: every mix of #2 and #3 (index 0)
#2  pure, end point          0, 0   2 | 1
#3  mixed, end point         0, 0   2 | 1: 1/2, 2: 1/2
)");
}

TEST(ReportText, ContinuumOfSeveralPieces) {
  // nashpy's issue 82: a path of two segments, a triangle, and two isolated equilibria.
  const Game game = bimatrix_game({{0, 0, -6, 0, 0}, {0, 0, -3, -2, -1}, {-4, -3, 0, 0, -1}},
                                  {{-3, 0, -2, -1, 0}, {0, -2, 0, 0, -4}, {-4, 0, -2, -4, -4}}, "Pieces");
  EXPECT_EQ(text_of(game, lines()),
            R"(Pieces                                                               game.json
2 players, 3 x 5 strategies

Infinitely many equilibria (2 isolated, 2 continua with 6 extreme points),
complete: the game has no others.

Continuum of #1 to #3 (index +1), made of 2 pieces:
    every mix of #1 and #2
    every mix of #1 and #3
#1  pure, extreme point    0, 0       1 | 2
#2  pure, extreme point    0, 0       1 | 5
#3  mixed, extreme point   0, -2/3    1: 2/3, 2: 1/3 | 2

Continuum: every mix of #4 to #6 (index 0)
#4  pure, extreme point    0, 0       2 | 1
#5  mixed, extreme point   -12/7, 0   2 | 1: 3/7, 3: 4/7
#6  mixed, extreme point   -3/2, 0    2 | 1: 3/8, 3: 1/4, 4: 3/8

#7  mixed, isolated        -3/2, -1   2: 1/2, 3: 1/2 | 2: 1/2, 3: 1/2
#8  mixed, isolated        -4/3, -1   1: 1/3, 2: 1/2, 3: 1/6 | 2: 4/9, 3: 2/9, 4: 1/3
)");
}

TEST(ReportText, ContinuumInWhichBothPlayersVary) {
  const Game game = bimatrix_game({{1, 1, 0}, {1, 1, 0}, {0, 0, 3}}, {{1, 1, 0}, {1, 1, 0}, {0, 0, 3}});
  const std::string text = text_of(game, lines());
  EXPECT_NE(text.find("Continuum: every mix of strategies 1 and 2 for Player 1, combined with every\n"
                      "    mix of strategies 1 and 2 for Player 2 (index +1)\n#1  pure, extreme point      "
                      "1, 1       1 | 1\n"),
            std::string::npos)
      << text;
  const Game constant = bimatrix_game({{7, 7}, {7, 7}}, {{0, 0}, {0, 0}});
  EXPECT_NE(text_of(constant).find("\nContinuum: every profile of the game (index +1)\n"), std::string::npos)
      << text_of(constant);
}

TEST(ReportText, NumberStyles) {
  const Game game = test::long_fractions();
  const std::string heading =
      "Long fractions                                                       game.json\n"
      "2 players, 2 x 2 strategies\n\n"
      "1 equilibrium, complete: the game has no other.\n\n";
  EXPECT_EQ(text_of(game, lines()),
            heading +
                "#1  mixed   ~0.000999990, ~66666.8   Up ~0.333332, Down ~0.666668 | Left "
                "1/100001, Right ~0.999990\n");
  EXPECT_EQ(text_of(game, lines({NumberStyle::Kind::exact, 0})),
            heading +
                "#1  mixed   100/100001, 20000100000/300001   Up 100000/300001, Down 200001/300001 | Left "
                "1/100001, Right "
                "100000/100001\n");
  EXPECT_EQ(text_of(game, lines({NumberStyle::Kind::decimals, 3})),
            heading + "#1  mixed   0.001, 66666.778   Up 0.333, Down 0.667 | Left 0.000, Right 1.000\n");
}

TEST(ReportText, DetailsAreLeftOutBeyondTwentyEquilibria) {
  std::vector<std::vector<Rational>> identity(5, std::vector<Rational>(5));
  for (std::size_t k = 0; k < 5; ++k) identity[k][k] = 1;
  const Game game = bimatrix_game(identity, identity);
  const std::string brief = text_of(game);
  EXPECT_EQ(brief.find("best response"), std::string::npos);
  EXPECT_NE(brief.find("31 equilibria, complete: the game has no others.\n"), std::string::npos);
  EXPECT_NE(brief.find("\n#31  mixed          1/5, 1/5   1: 1/5, 2: 1/5, 3: 1/5, 4: 1/5, 5: 1/5 | "),
            std::string::npos)
      << brief;
  TextOptions always;
  always.details = Details::always;
  EXPECT_NE(text_of(game, always).find("best response"), std::string::npos);
}

// Nobody reads a table of 100,000 lines, and no signal ends it.
TEST(ReportText, DetailsAreLeftOutBeyondAHundredThousandPayoffs) {
  std::vector<std::string> documents;
  for (const std::size_t count : {99'998U, 99'999U}) {
    const PayoffTable table(std::vector<std::int64_t>(2 * count, 0), Integer(1));
    const Game game(default_players(std::vector<std::size_t>{2, count}), {table, table});
    Solution solution;
    solution.status = Status::limit;
    const Profile profile = {MixedStrategy::pure(2, 0), MixedStrategy::pure(count, 0)};
    solution.equilibria.push_back({profile, 0, std::nullopt, std::nullopt});
    solution.components.push_back({{0}, {}, std::nullopt});
    const VerifiedSolution verified = verify(game, solution);
    std::string text;
    write_text(game, {}, verified, {}, [&](std::string_view part) { text += part; });
    EXPECT_EQ(text.find("best-response check") != std::string::npos, count == 99'998U);
    write_json(game, {}, verified, {},
               [&, &json = documents.emplace_back()](std::string_view part) { json += part; });
  }
  // "0" and a comma, of each strategy.
  EXPECT_GT(documents[0].size(), documents[1].size() + 200'000);
}

TEST(ReportText, WideLabelsAreAlignedAndControlCharactersShown) {
  const Game bos = test::battle_of_the_sexes();
  const Game game({{"甲", {"歌剧", "x"}}, {"Zoë", {"a\nb", "\x1b[31m"}}}, {bos.payoffs(0), bos.payoffs(1)},
                  "e\xcc\x81\t");
  const std::string text = text_of(game, {}, {"g.json", ""});
  EXPECT_NE(text.find("    best-response check   probability   payoff\n"
                      "    甲    歌剧                      1        2   best response\n"
                      "          x                         0        0\n"
                      "    Zoë   a\\nb                      1        1   best response\n"
                      "          \\x1b[31m                  0        0\n"),
            std::string::npos)
      << text;
  // One column for the accented letter, two for the escape.
  EXPECT_EQ(text.find("g.json"), 78 - 6 + 2);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(ReportText, ColoursAddNothingButEscapes) {
  TextOptions colored;
  colored.color = true;
  std::string text = text_of(test::battle_of_the_sexes(), colored);
  EXPECT_NE(text.find("\x1b[1mBattle of the Sexes\x1b[0m"), std::string::npos);
  for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b')) {
    text.erase(at, text.find('m', at) - at + 1);
  }
  EXPECT_EQ(text, text_of(test::battle_of_the_sexes()));
}

TEST(ReportText, SelectionFollowsTheList) {
  const auto last_line = [](const Game& game, SelectionRule rule) {
    TextOptions options;
    options.select = rule;
    const std::string text = text_of(game, options);
    return text.substr(text.rfind("\n\n") + 2);
  };
  const Game battle = test::battle_of_the_sexes();
  EXPECT_EQ(last_line(battle, SelectionRule::welfare),
            "welfare: #1 and #2 (a tie), 3: the largest sum of payoffs.\n");
  EXPECT_EQ(last_line(battle, SelectionRule::payoff_dominant),
            "payoff-dominant: none; no equilibrium is better for every player than every\n    other.\n");
  const Game stag = bimatrix_game({{5, 0}, {4, 2}}, {{5, 4}, {0, 2}});
  EXPECT_EQ(last_line(stag, SelectionRule::risk_dominant),
            "risk-dominant: #2; of the two strict equilibria, deviating from it alone costs\n"
            "    the players more.\n");
}

TEST(ReportText, PropertiesSetEquilibriaApart) {
  const std::string stag = text_of(bimatrix_game({{5, 0}, {4, 2}}, {{5, 4}, {0, 2}}));
  EXPECT_NE(stag.find("index +1, symmetric, evolutionarily stable, payoff-dominant\n"), std::string::npos)
      << stag;
  EXPECT_NE(stag.find("index +1, symmetric, evolutionarily stable, risk-dominant,\n    Pareto-dominated\n"),
            std::string::npos)
      << stag;
}

TEST(ReportText, CostsAreTheUsersOwnNumbers) {
  const std::string text = text_of(as_costs(bimatrix_game({{2, 5}, {3, 1}}, {{2, 5}, {3, 1}})));
  EXPECT_NE(text.find("costs  1, 1\n"), std::string::npos) << text;
  EXPECT_NE(text.find("best-response check   probability   cost\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("payoffs"), std::string::npos) << text;
}

/// What is printed of a game of three players with these regions undecided.
std::string text_with(std::vector<UndecidedRegion> regions, const TextOptions& options) {
  const PayoffTable table = PayoffTable::from(std::vector<Rational>{3, 0, 0, 1, 0, 1, 1, 0});
  const std::vector<std::size_t> sizes = {2, 2, 2};
  const Game game(default_players(sizes), {table, table, table});
  Solution solution;
  solution.status = Status::undecided;
  solution.equilibria.push_back({Profile(3, MixedStrategy::pure(2, 0)), 0, {}, {}});
  solution.components.push_back({{0}, {}, {}});
  solution.undecided = std::move(regions);
  std::string text;
  write_text(game, {"game.json", ""}, verify(game, solution), options,
             [&](std::string_view part) { text += part; });
  return text;
}

TEST(ReportText, UndecidedRegionsAreNamed) {
  EXPECT_EQ(text_with({{"support {1, 2} x {1} x {2}: not decided", {}, {}}}, lines()), R"(game.json
3 players, 2 x 2 x 2 strategies

1 equilibrium found; undecided whether there are others:
  - support {1, 2} x {1} x {2}: not decided

#1  pure, strict   3, 3, 3   1 | 1 | 1
)");
}

TEST(ReportText, OfWhatIsUndecidedEquationsAndMoreThanTenRegionsAreForTheVerbose) {
  std::vector<UndecidedRegion> regions;
  const Enclosure anywhere = {0, 1};
  for (int k = 1; k <= 12; ++k) {
    regions.push_back({"support " + std::to_string(k),
                       {{0, 1}, {0, 1}, {0}},
                       {{{anywhere, anywhere}, {anywhere, anywhere}, {}}}});
  }
  const std::string brief = text_with(regions, lines());
  EXPECT_NE(brief.find(R"(
  - support 9
  - support 10
  - and 2 more, which -v lists

)"),
            std::string::npos)
      << brief;
  EXPECT_EQ(brief.find(" = 0"), std::string::npos);
  TextOptions verbose = lines();
  verbose.verbose = true;
  const std::string whole = text_with(regions, verbose);
  EXPECT_NE(whole.find("  - support 12\n"), std::string::npos);
  EXPECT_NE(whole.find("  - support 1\n    U1(1) = U1(2): 3 x2(1) - x2(2) = 0\n"), std::string::npos)
      << whole;
}

TEST(CheckText, NamesTheProfitableDeviation) {
  const Game game = test::battle_of_the_sexes();
  const std::vector<Rational> mixed = {make_rational(1, 3), make_rational(2, 3)};
  const Profile profile = {MixedStrategy::pure(2, 0), MixedStrategy::from_probabilities(mixed)};
  std::string out;
  write_check_text(game, {"games/bos.json", ""}, profile, check_profile(game, profile), {},
                   [&](std::string_view text) { out += text; });
  EXPECT_EQ(out, R"(Battle of the Sexes                                             games/bos.json
2 players, 2 x 2 strategies

The profile is not an equilibrium.
    Player 1   cannot gain
    Player 2   can gain 2/3 by playing Opera

profile, payoffs 2/3, 1/3
    Player 1   Opera
    Player 2   Opera 1/3, Football 2/3

    best-response check   probability   payoff
    Player 1   Opera                1      2/3   best response
               Football             0      2/3   best response
    Player 2   Opera              1/3        1   best response
               Football           2/3        0
)");
}

}  // namespace
}  // namespace nashsolve
