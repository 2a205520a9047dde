// The games with a parameter of games/, against answers worked out by hand.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "nashsolve/read.hpp"
#include "nashsolve/report_parametric.hpp"
#include "nashsolve/solve_parametric.hpp"

namespace nashsolve {
namespace {

/// The rows of the CSV from `from` on: interval or value, equilibrium, branch, component, index, kind,
/// strategies and payoffs.
std::string rows_of(const std::string& file) {
  std::ifstream stream(NASHSOLVE_SOURCE_DIR "/games/" + file);
  ReadOptions options;
  options.allows_parameter = true;
  if (file.ends_with(".json")) options.format = Format::json;
  GameReader reader(stream, "game", options);
  const LoadedGame loaded = *reader.next();
  const ParametricSolution solution = solve_parametric(*loaded.family);
  std::string text;
  write_csv(*loaded.family, {"game", "", ""}, solution, {}, [&](std::string_view piece) { text += piece; });
  // game, title, status and parameter are the same in all rows.
  std::string rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t begin = line.find("complete,");
    rows += line.substr(line.find(',', begin + 9) + 1) + "\n";
  }
  return rows;
}

TEST(Parametric, IsKnownBesideMatrices) {
  std::istringstream stream(
      R"({"parameters": {"c": {"from": 0}}, "A": [["c", 0], [1, 2]], "B": [[1, 0], [0, 1]]})");
  ReadOptions options;
  options.allows_parameter = true;
  options.format = Format::json;
  GameReader reader(stream, "game", options);
  const LoadedGame loaded = *reader.next();
  EXPECT_TRUE(loaded.family);
  EXPECT_TRUE(loaded.warnings.empty());
}

/// The formulas, worked out by hand.
TEST(Parametric, SolvesTheGamesOfTheTheory) {
  // Hawk is the better answer to Hawk while 1 - c/2 > 0; then Hawk with 2/c makes both equally good.
  EXPECT_EQ(rows_of("hawk-dove-cost.json"), R"csv(0,2,1,1,1,1,pure,Hawk,Hawk,1 - c/2,1 - c/2
2,2,1,1,1,,pure,Hawk,Hawk,0,0
2,2,2,2,1,,pure,Hawk,Dove,2,0
2,2,3,3,1,,pure,Dove,Hawk,0,2
2,,1,2,1,1,pure,Hawk,Dove,2,0
2,,2,3,2,1,pure,Dove,Hawk,0,2
2,,3,1,3,-1,mixed,"Hawk 2/c, Dove (c - 2)/c","Hawk 2/c, Dove (c - 2)/c",(c - 2)/c,(c - 2)/c
)csv");
  // He is indifferent where p (1 - c) = 2 (1 - p); from c = 1 on the opera is never better for him.
  EXPECT_EQ(rows_of("battle-of-the-sexes-dislike.json"), R"csv(0,1,1,1,1,1,pure,Opera,Opera,2,1 - c
0,1,2,2,2,1,pure,Football,Football,1,2
0,1,3,3,3,-1,mixed,"Opera 2/(3 - c), Football (1 - c)/(3 - c)","Opera 1/3, Football 2/3",2/3,(2 - 2c)/(3 - c)
1,1,1,1,1,,pure,Opera,Opera,2,0
1,1,2,3,1,,mixed,Opera,"Opera 1/3, Football 2/3",2/3,0
1,1,3,2,2,1,pure,Football,Football,1,2
1,,1,2,1,1,pure,Football,Football,1,2
)csv");
  // The kicker's right is better against both dives while 1 - s > 9/10. Then p (1 - s) + 1 - p = 9p/10 +
  // (1 - p)(1 - s) makes the keeper indifferent, and q (1 - s) + 9 (1 - q)/10 = q + (1 - q)(1 - s) the
  // kicker.
  EXPECT_EQ(rows_of("penalty-kicks-skill.csv"), R"csv(0,1/10,1,1,1,1,pure,Right,Right,1 - s,s - 1
1/10,1/10,1,2,1,,pure,Left,Right,9/10,-9/10
1/10,1/10,2,1,1,,pure,Right,Right,9/10,-9/10
1/10,1,1,2,1,1,mixed,"Left 10s/(20s - 1), Right (10s - 1)/(20s - 1)","Left (10s - 1)/(20s - 1), Right 10s/(20s - 1)",(-10s^2 + 20s - 1)/(20s - 1),(10s^2 - 20s + 1)/(20s - 1)
)csv");
  // Violating pays 1 - f q against an inspection with q; inspecting pays -1, trusting -2p.
  EXPECT_EQ(rows_of("inspection-fine.json"), R"csv(0,1,1,1,1,1,pure,Violate,Inspect,1 - f,-1
1,1,1,1,1,,pure,Violate,Inspect,0,-1
1,1,2,2,1,,mixed,"Violate 1/2, Comply 1/2",Inspect,0,-1
1,,1,2,1,1,mixed,"Violate 1/2, Comply 1/2","Inspect 1/f, Trust (f - 1)/f",0,-1
)csv");
  // x q - (1 - q) = -q + (1 - q): only his mix moves.
  EXPECT_EQ(rows_of("matching-pennies-prize.json"), R"csv(,-1,1,1,1,1,pure,Tails,Heads,-1,1
-1,-1,1,2,1,,mixed,"Heads 1/2, Tails 1/2",Heads,-1,0
-1,-1,2,1,1,,pure,Tails,Heads,-1,1
-1,,1,2,1,1,mixed,"Heads 1/2, Tails 1/2","Heads 2/(x + 3), Tails (x + 1)/(x + 3)",(x - 1)/(x + 3),0
)csv");
  // 4p = h; at h = 4 the stag and the mix meet, and their indices, +1 and -1, leave 0.
  EXPECT_EQ(rows_of("stag-hunt-hare.json"), R"csv(0,4,1,1,1,1,pure,Stag,Stag,4,4
0,4,2,2,2,1,pure,Hare,Hare,h,h
0,4,3,3,3,-1,mixed,"Stag h/4, Hare 1 - h/4","Stag h/4, Hare 1 - h/4",h,h
4,4,1,1,1,0,pure,Stag,Stag,4,4
4,4,2,2,2,1,pure,Hare,Hare,4,4
4,,1,2,1,1,pure,Hare,Hare,h,h
)csv");
  // 3p + x (1 - p) = (3 + x) p + 1 - p, that is p (2x - 1) = x - 1, is a probability for x < 0 and for x > 1.
  EXPECT_EQ(rows_of("dilemma-temptation.csv"), R"csv(-2,0,1,1,1,1,pure,Cooperate,Cooperate,3,3
-2,0,2,2,2,1,pure,Defect,Defect,1,1
-2,0,3,3,3,-1,mixed,"Cooperate (1 - x)/(1 - 2x), Defect -x/(1 - 2x)","Cooperate (1 - x)/(1 - 2x), Defect -x/(1 - 2x)",(3 - 3x - x^2)/(1 - 2x),(3 - 3x - x^2)/(1 - 2x)
0,0,1,1,1,0,pure,Cooperate,Cooperate,3,3
0,0,2,2,2,1,pure,Defect,Defect,1,1
0,1,1,2,1,1,pure,Defect,Defect,1,1
1,1,1,4,1,,pure,Cooperate,Defect,1,4
1,1,2,5,1,,pure,Defect,Cooperate,4,1
1,1,3,2,1,,pure,Defect,Defect,1,1
1,3,1,4,1,1,pure,Cooperate,Defect,x,x + 3
1,3,2,5,2,1,pure,Defect,Cooperate,x + 3,x
1,3,3,2,3,-1,mixed,"Cooperate (x - 1)/(2x - 1), Defect x/(2x - 1)","Cooperate (x - 1)/(2x - 1), Defect x/(2x - 1)",(x^2 + 3x - 3)/(2x - 1),(x^2 + 3x - 3)/(2x - 1)
)csv");
  // Staying out is best against a fight with 1/2 or more; sharing is the better answer to an entry from f
  // = 1.
  EXPECT_EQ(rows_of("entry-fight.json"), R"csv(0,1,1,1,1,,pure,Out,Fight,0,4
0,1,2,2,1,,mixed,Out,"Fight 1/2, Share 1/2",0,4
1,1,1,,1,,mixed,In,"Fight 1/2, Share 1/2",0,1
1,1,2,3,1,,pure,In,Share,1,1
1,1,3,1,1,,pure,Out,Fight,0,4
1,1,4,2,1,,mixed,Out,"Fight 1/2, Share 1/2",0,4
1,,1,3,1,1,pure,In,Share,1,1
1,,2,1,2,,pure,Out,Fight,0,4
1,,3,2,2,,mixed,Out,"Fight 1/2, Share 1/2",0,4
)csv");
  // All mixes of B and C meet for c > 0; 2p = c (1 - p) makes A as good as they are.
  EXPECT_EQ(rows_of("coordination-3x3-continuum.csv"), R"csv(-1,0,1,1,1,1,pure,A,A,2,2
0,0,1,1,1,1,pure,A,A,2,2
0,0,2,2,2,,pure,B,B,0,0
0,0,3,3,2,,pure,B,C,0,0
0,0,4,4,2,,pure,C,B,0,0
0,0,5,5,2,,pure,C,C,0,0
0,3,1,1,1,1,pure,A,A,2,2
0,3,2,2,2,,pure,B,B,c,c
0,3,3,3,2,,pure,B,C,c,c
0,3,4,4,2,,pure,C,B,c,c
0,3,5,5,2,,pure,C,C,c,c
0,3,6,6,3,,mixed,"A c/(c + 2), B 2/(c + 2)","A c/(c + 2), B 2/(c + 2)",2c/(c + 2),2c/(c + 2)
0,3,7,7,3,,mixed,"A c/(c + 2), B 2/(c + 2)","A c/(c + 2), C 2/(c + 2)",2c/(c + 2),2c/(c + 2)
0,3,8,8,3,,mixed,"A c/(c + 2), C 2/(c + 2)","A c/(c + 2), B 2/(c + 2)",2c/(c + 2),2c/(c + 2)
0,3,9,9,3,,mixed,"A c/(c + 2), C 2/(c + 2)","A c/(c + 2), C 2/(c + 2)",2c/(c + 2),2c/(c + 2)
)csv");
}

}  // namespace
}  // namespace nashsolve
