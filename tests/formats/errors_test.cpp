// Malformed inputs and the exact messages they get.
#include <gtest/gtest.h>

#include "formats_support.hpp"

namespace nashsolve::testing {
namespace {

struct Malformed {
  Format format;
  std::string text;
  std::string message;
};

void PrintTo(const Malformed& input, std::ostream* stream) {
  *stream << input.text.substr(0, 200);
}

class Malformation : public ::testing::TestWithParam<Malformed> {};

TEST_P(Malformation, HasItsMessage) {
  try {
    read(GetParam().text, GetParam().format);
    FAIL() << "was read";
  } catch (const InputError& error) {
    EXPECT_EQ(error.what(), GetParam().message);
  }
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

std::vector<Malformed> json_inputs() {
  const auto json = [](std::string text, std::string message) {
    return Malformed{Format::json, std::move(text), "game:" + std::move(message)};
  };
  return {
      json("", " found an empty file, expected a game"),
      json(" \n\t\n", " found an empty file, expected a game"),
      json("[1]", "1:1: found a list of numbers, expected an array of arrays such as [[4, 0], [1, 3]]"),
      json("[{\"zero_sum\": [[1]]}]", "1:1: found an array of objects, expected one game"),
      json(
          "3",
          "1:1: found a number, expected a game such as {\"payoffs\": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]}"),
      json("{", "1:2: found the end of the file, expected a key in quotes"),
      json("{}",
           "1:1: found a game without payoffs, expected one of the keys \"payoffs\", \"matrices\", "
           "\"zero_sum\" and "
           "\"symmetric\""),
      json("{title: 3}", "1:2: found 'title', expected a key in quotes"),
      json("{\"title\" 3}", "1:10: found '3', expected ':'"),
      json("{\"title\": 3}", "1:11: found a number, expected a text in quotes"),
      json("{\"title\": \"a\" \"b\"}", "1:15: found a text, expected ',' or '}'"),
      json("{\"title\": \"a\",}", "1:15: found '}', expected a key in quotes"),
      json("{\"title\": \"a", "1:11: found a text without end, expected '\"' at its end"),
      json("{\"title\": \"a\nb\"}", "1:13: found '\\n' within a text, expected '\"' at its end"),
      json("{\"title\": \"\\x\"}",
           "1:12: found '\\x' within a text, expected an escape such as \\n, \\\" or \\u00e9"),
      json("{\"title\": \"a\", \"title\": \"b\"}", "1:16: found the key 'title' twice, expected it once"),
      json("{\"zero_sum\": [[1]]} x", "1:21: found 'x', expected the end of the file"),
      json("{\"zero_sum\": [[1]]}\n{\"zero_sum\": [[1]]}", "2:1: found '{', expected the end of the file"),
      json("{\"zero_sum\": [[1]], \"payoffs\": [[1]]}",
           "1:21: found \"payoffs\" beside \"zero_sum\", expected only one of the two"),
      json("{\"zero_sum\": [[1, 2],\n [3, abc]]}", "2:6: found 'abc', expected a number"),
      json("{\"zero_sum\": [[1, \"abc\"]]}",
           "1:19: found 'abc', expected a number such as 3, -0.25, 1e-3 or 1/3"),
      json("{\"zero_sum\": [[1, null]]}", "1:19: found null, expected a number"),
      json("{\"zero_sum\": [[true]]}", "1:16: found true, expected a number"),
      json("{\"zero_sum\": [[{}]]}", "1:16: found an object, expected a number"),
      json("{\"zero_sum\": [[[1]]]}", "1:16: found an array, expected a number"),
      json("{\"zero_sum\": [1, 2]}", "1:15: found a number, expected an array"),
      json("{\"zero_sum\": 5}", "1:14: found a number, expected an array"),
      json("{\"zero_sum\": [[1, NaN]]}", "1:19: found 'NaN', expected a finite number"),
      json("{\"zero_sum\": [[1, -Infinity]]}", "1:19: found '-Infinity', expected a finite number"),
      json("{\"zero_sum\": [[\"inf\"]]}", "1:16: found 'inf', expected a finite number"),
      json("{\"zero_sum\": [[1e10001]]}", "1:16: found '1e10001', expected an exponent from -10000 to 10000"),
      json("{\"zero_sum\": [[1e-99999999999999999999]]}",
           "1:16: found '1e-99999999999999999999', expected an exponent from -10000 to 10000"),
      json("{\"zero_sum\": [[1/3]]}", "1:16: found '1/3', expected a number as JSON writes it"),
      json("{\"zero_sum\": [[\"1/0\"]]}", "1:16: found '1/0', expected a denominator other than 0"),
      json("{\"zero_sum\": [[01]]}", "1:16: found '01', expected a number as JSON writes it"),
      json("{\"zero_sum\": [[1, 2,]]}", "1:21: found ']', expected a number"),
      json("{\"zero_sum\": [[1 2]]}", "1:18: found '2', expected ',' or ']'"),
      json("{\"zero_sum\": [[1, 2], [3, 4]", "1:29: found the end of the file, expected ',' or ']'"),
      json("{\"zero_sum\": [[1, 2], [3]]}", "1:23: row 2 has 1 payoff, expected 2 as in row 1"),
      json("{\"zero_sum\": []}", "1:14: found an empty array, expected at least one strategy of player 1"),
      json("{\"zero_sum\": [[]]}", "1:15: found an empty array, expected at least one strategy of player 2"),
      json("{\"symmetric\": [[1, 2]]}",
           "1:15: found 1 row and 2 columns, expected as many rows as columns in a symmetric game"),
      json("{\"payoffs\": [[[2, 1], [0, 0]], [[0, 0], [1, 2], [3, 4]]]}",
           "1:32: row 2 has 3 cells, expected 2 as in row 1"),
      json("{\"payoffs\": [[[2, 1], [0, 0]], [[0, 0], [1, 2, 3]]]}",
           "1:41: the cell in row 2, column 2 has 3 payoffs, expected 2, one per player"),
      json("{\"payoffs\": [[[2, 1], [0]]]}",
           "1:23: the cell in row 1, column 2 has 1 payoff, expected 2, one per player"),
      json("{\"payoffs\": [[[2, 1], 0]]}", "1:23: found a number, expected an array"),
      json("{\"payoffs\": [[2, 1], [0, 0]]}", "1:14: payoffs[0] has 2 payoffs, expected 1, one per player"),
      json("{\"payoffs\": [[[[1, 2, 3], [4, 5, 6]], [[7, 8, 9]]]]}",
           "1:39: payoffs[0][1] has 1 entry, expected 2 as in payoffs[0][0]"),
      json("{\"matrices\": [[[1, 2]], [[1, 2], [3, 4]]]}",
           "1:25: matrix 2 has 2 rows, expected 1 as in matrix 1"),
      json("{\"matrices\": [[[1, 2]], [[1]]]}",
           "1:26: row 1 of matrix 2 has 1 payoff, expected 2 as in row 1 of matrix 1"),
      json("{\"matrices\": [[[1, 2]]]}", "1:14: found 1 matrix, expected 2, one per player"),
      json("{\"players\": [1]}",
           "1:14: found a number, expected a player such as {\"name\": \"Row\", \"strategies\": [\"Top\", "
           "\"Bottom\"]}"),
      json("{\"players\": [{\"name\": \"A\"}], \"zero_sum\": [[1]]}",
           "1:13: found 1 player, expected 2 as in \"zero_sum\""),
      json("{\"players\": [{\"name\": \"A\"}, {\"name\": \"A\"}], \"zero_sum\": [[1]]}",
           "1:29: found the player 'A' twice, expected different names"),
      json("{\"players\": [{\"name\": \"A\", \"name\": \"B\"}]}",
           "1:28: found the key 'name' twice, expected it once"),
      json("{\"players\": [{\"strategies\": []}]}", "1:29: found no strategies, expected at least one"),
      json("{\"players\": [{\"strategies\": [\"a\", \"b\", \"a\"]}]}",
           "1:40: found the strategy 'a' twice, expected different labels"),
      json("{\"players\": [{\"strategies\": [1]}]}",
           "1:30: found a number, expected a strategy's label in quotes"),
      json("{\"zero_sum\": [[1]], \"players\": [{\"strategies\": [\"a\", \"b\"]}, {}]}",
           "1:48: player 1 has 2 strategies, expected 1 as in \"zero_sum\""),
      // What pandas' to_json() makes of a table of texts: its columns come first.
      json(R"({"L": {"T": "3,1", "B": "0,0"}, "R": {"T": "0,0", "B": "1,3"}})",
           "1:13: found the text '3,1', expected an array of payoffs"),
      json("{\"payoffs\": " + repeated("[", 100'000),
           "1:78: found arrays nested 66 deep, expected at most 64 players"),
      json("{\"x\": " + repeated("[", 100'000),
           "1:86: found more than 80 arrays and objects within one another, expected fewer"),
      json("{\"x\": " + repeated("{\"x\": ", 100'000),
           "1:481: found more than 80 arrays and objects within one another, expected fewer"),
      json("{\"title\": \"Gr\xC3\xB6\xC3\x9F"
           "e\", \"zero_sum\": x}",
           "1:32: found 'x', expected an array"),
      json("{\"title\": \"\xC3\x28\"}", "1:12: found the byte 0xC3, expected UTF-8 text"),
      json("{\"title\": \"\xED\xA0\x80\"}", "1:12: found the byte 0xED, expected UTF-8 text"),
      json(std::string("{\"title\": \"\0\"}", 14), "1:12: found a NUL byte, expected text"),
      json(std::string("\x7F"
                       "ELF\x02\0\0\0",
                       8),
           "1:6: found a NUL byte, expected text"),
      json(std::string("\xFF\xFE{\0", 4), " found UTF-16 text, expected UTF-8"),
      json(std::string("\0{\0\"\0t", 6), " found UTF-16 text, expected UTF-8"),
      json("{\"zero_sum\": [[" + std::string(1'000'001, '7') + "]]}",
           "1:16: found a number of 1000001 characters, expected at most 40004"),
      json("{\"zero_sum\": [[1, " + std::string(20'002, '7') + "]]}",
           "1:19: found the number '7777777777777777777777777777777777777777...' of more than 20000 digits, "
           "expected at most so many"),
      json("{\"zero_sum\": [[\"1/" + std::string(20'002, '7') + "\"]]}",
           "1:16: found the number '1/77777777777777777777777777777777777777...' of more than 20000 digits, "
           "expected at most so many"),
  };
}

std::vector<Malformed> csv_inputs() {
  const auto csv = [](std::string text, std::string message) {
    return Malformed{Format::csv, std::move(text), "game:" + std::move(message)};
  };
  return {
      csv("", " found an empty file, expected a game"),
      csv("# nothing\n", " found only comments, expected a game"),
      csv("2,0\n0,1\n", "1:1: found one payoff '2' in row 1, column A, expected two such as 2|1"),
      csv("2 1,0 0\n0 0,1\n", "2:5: found '1' in row 2, column B, expected 2 payoffs such as 2|1"),
      csv("2 1,0 0\n0 0\n", "2:1: row 2 has 1 cell, expected 2 as in row 1"),
      csv(",a,b\nx,2 1,0 0\ny,0 0,1 2,3 4\n", "3:1: row 2 has 3 cells, expected 2 as there are labels above"),
      csv("2 1,0 0\n,1 2\n", "2:1: found an empty field in row 2, column A, expected a payoff"),
      csv("2 1,0 0\n0 0,x\n",
          "2:5: found 'x' in row 2, column B, expected a number such as 3, -0.25, 1e-3 or 1/3"),
      csv("2 1,0 0\n0 0,1 nan\n",
          "2:5: found '1 nan' in row 2, column B, expected a number such as 3, -0.25, 1e-3 or 1/3"),
      csv("2 1,0 0\n0 0,1 2 3\n",
          "2:5: found '1 2 3' in row 2, column B, expected 2 payoffs as in the other cells"),
      csv("2 1;0 0\n0 0;1,5\n",
          "2:5: found '1,5' in row 2, column B, expected a decimal with a point or two payoffs such as 2|1"),
      csv("2,0\n0,1\n\n1,0\n", "4:1: the second table is 1 x 2, expected 2 x 2 as the first"),
      csv("2,0\n0,1\n\n1,0\n0,2 1\n",
          "5:3: found '2 1' in row 5, column B, expected one payoff as in the other cells"),
      csv("1\n\n1\n\n1\n", "5:1: found a third table, expected one, or two with an empty line between them"),
      csv(",a,b\nx,1,2\n\n,a,c\nx,1,2\n",
          "4:1: the second table has other labels for player 2, expected those of the first"),
      csv(",a,a\nx,1 2,3 4\n", "1:4: found the strategy 'a' twice, expected different labels"),
      csv("A \\ A,a,b\nx,1 2,3 4\n", "1:1: found the player 'A' twice, expected different names"),
      csv("# matrix: symmetric\n1,2\n",
          "2:1: found 1 row and 2 columns, expected as many rows as columns in a symmetric game"),
      csv("a,b\n\"x\n", "2:1: found a quoted field without end, expected '\"' at its end"),
      csv("a,b\n\"x\"y,1\n", "2:4: found text after a quoted field, expected ',' or the end of the line"),
      csv("Row,Column,payoff_Row\nA,X,2\n",
          "1:1: found 2 strategy columns and 1 payoff column, expected as many of both"),
      csv("Row,Column,payoff_Row,payoff_Bob\nA,X,2,1\n",
          "1:23: found the payoff column 'payoff_Bob' of an unknown player, expected 'payoff_Column' or "
          "'payoff_2'"),
      csv("Row,Column,payoff_Row,payoff_1\nA,X,2,1\n",
          "1:23: found a second payoff column of 'Row', expected one"),
      csv("Row,Row,payoff_1,payoff_2\nA,X,2,1\n",
          "1:5: found the player 'Row' twice, expected different names"),
      csv("Row,Column,payoff_1,payoff_2\nA,X,2\n", "2:1: found 3 fields, expected 4 as in the header"),
      csv("Row,Column,payoff_1,payoff_2\nA,,2,1\n",
          "2:3: found an empty field, expected a strategy of 'Column'"),
      csv("Row,Column,payoff_1,payoff_2\nA,X,2,\n", "2:1: found 3 fields, expected 4 as in the header"),
      csv("Row,Column,payoff_1,payoff_2\nA,X,2,1e\n",
          "2:7: found '1e' in the payoffs of 'Column', expected a number such as 3, -0.25, 1e-3 or 1/3"),
      csv("Row,Column,payoff_1,payoff_2\n", "2:1: found no row below the header, expected one per profile"),
      csv("Row,Column,payoff_1,payoff_2\nA,X,2,1\nB,X,0,0\nA,X,0,0\n",
          "4:1: found the profile 'A, X' again, expected it only in line 2"),
      csv("Row,Column,payoff_1,payoff_2\nA,X,2,1\nB,Y,0,0\nA,Y,0,0\n",
          "5:1: found no row for the profile 'B, X', expected 4 rows, one per profile"),
      csv("\xFF,1\n", "1:1: found the byte 0xFF, expected UTF-8 text"),
  };
}

std::vector<Malformed> nfg_inputs() {
  const auto nfg = [](std::string text, std::string message) {
    return Malformed{Format::nfg, std::move(text), "game:" + std::move(message)};
  };
  const std::string two = "NFG 1 R \"\" { \"A\" \"B\" } ";
  return {
      nfg("EFG 2 R", "1:1: found 'EFG', expected 'NFG', with which a strategic-form file begins"),
      nfg("NFG 2 R", "1:5: found '2', expected the version 1"),
      nfg("NFG 1 X", "1:7: found 'X', expected 'R' or 'D'"),
      nfg("NFG 1 R T", "1:9: found 'T', expected a title in quotes"),
      nfg("NFG 1 R \"T", "1:9: found a text without end, expected '\"' at its end"),
      nfg("NFG 1 R \"T\"", "1:12: found the end of the file, expected '{' before the players"),
      nfg("NFG 1 R \"T\" { }", "1:15: found no players, expected at least one"),
      nfg(two + "{ 2 }", "1:24: found the strategies of 1 player, expected 2"),
      nfg(two + "{ 2 2 2 }", "1:30: found '2', expected '}' after the strategies of 2 players"),
      nfg(two + "{ 2/7 2 }", "1:26: found '2/7', expected a number of strategies, or '}'"),
      nfg(two + "{ 2 0 }", "1:28: found '0', expected at least one strategy"),
      nfg(two + "{ 99999 99999 } 1", "1:24: found more than 134217728 payoffs, expected fewer"),
      nfg(two + "{ 9223372036854775807 9223372036854775807 }",
          "1:24: found more than 1048576 strategies, expected fewer"),
      nfg(two + "{ { \"a\" } { } }", "1:34: found no strategies, expected at least one"),
      nfg(two + "{ 2 2 } 1 2 3", "1:37: found the end of the file, expected 8 payoffs instead of 3"),
      nfg(two + "{ 1 1 } 1 2 3", "1:36: found '3', expected the end of the file after the payoffs of 1 cell"),
      nfg(two + "{ 1 1 } 1 x", "1:34: found 'x', expected a number such as 3, -0.25, 1e-3 or 1/3"),
      nfg(two + "{ 1 1 } { { \"o\" 2 } } 1", "1:34: outcome 1 has 1 payoff, expected 2, one per player"),
      nfg(two + "{ 1 1 } { { \"o\" 2 1 } } 2", "1:48: found '2', expected an outcome from 0 to 1"),
      nfg(two + "{ 1 2 } { { \"o\" 2 1 } } 1",
          "1:49: found the end of the file, expected the outcomes of 2 cells instead of 1"),
      nfg(two + "{ 1 1 } { { \"o\" 2 1 ", "1:44: found the end of the file, expected a payoff or '}'"),
  };
}

std::vector<Malformed> efg_inputs() {
  const auto efg = [](std::string text, std::string message) {
    return Malformed{Format::efg, std::move(text), "game:" + std::move(message)};
  };
  const std::string two = "EFG 2 R \"\" { \"A\" \"B\" }\n";
  const std::string first = two + "p \"\" 1 1 \"\" { \"L\" \"R\" } 0\n";
  return {
      efg("NFG 1 R", "1:1: found 'NFG', expected 'EFG', with which an extensive-form file begins"),
      efg("EFG 1 R", "1:5: found '1', expected the version 2"),
      efg("\xEF\xBB\xBF<gambit:document>\n <efgfile>EFG 1 R</efgfile>",
          "2:15: found '1', expected the version 2"),
      efg("<gambit:document><efgfile>\nEFG 2 R \"T\" { \"A\" }\nt \"\" 1\n</efgfile></gambit:document>",
          "4:1: found the end of the file, expected the name and the payoffs of outcome 1, which were not "
          "given before"),
      efg("EFG 2 Q", "1:7: found 'Q', expected 'R' or 'D'"),
      efg("EFG 2 R T", "1:9: found 'T', expected a title in quotes"),
      efg("EFG 2 R \"T", "1:9: found a text without end, expected '\"' at its end"),
      efg("EFG 2 R \"T\"", "1:12: found the end of the file, expected '{' before the players"),
      efg("EFG 2 R \"T\" { }", "1:15: found no players, expected at least one"),
      efg(two, "2:1: found the end of the file, expected a node: 'c', 'p' or 't'"),
      efg(two + "x", "2:1: found 'x', expected a node: 'c', 'p' or 't'"),
      efg(two + "t 0", "2:3: found '0', expected the node's label in quotes"),
      efg(two + "t \"\"", "2:5: found the end of the file, expected the number of an outcome, or 0"),
      efg(two + "t \"\" 1/2", "2:6: found '1/2', expected the number of an outcome, or 0"),
      efg(two + "t \"\" 1",
          "2:7: found the end of the file, expected the name and the payoffs of outcome 1, which were not "
          "given before"),
      efg(two + "t \"\" 1 \"o\"", "2:11: found the end of the file, expected '{' before the payoffs"),
      efg(two + "t \"\" 1 \"o\" { 2 }", "2:12: outcome 1 has 1 payoff, expected 2, one per player"),
      efg(two + "t \"\" 1 \"o\" { 2, 3, 4 }", "2:12: outcome 1 has 3 payoffs, expected 2, one per player"),
      efg(two + "t \"\" 1 \"o\" { 2, x }",
          "2:17: found 'x', expected a number such as 3, -0.25, 1e-3 or 1/3"),
      efg(two + "t \"\" 1 \"o\" { 2, 3", "2:18: found the end of the file, expected a payoff or '}'"),
      efg(two + "t \"\" 0 \"o\" { 0, 3 }",
          "2:12: found payoffs of outcome 0, which stands for none, expected another number"),
      efg(two + "t \"\" 0\nt \"\" 0",
          "3:1: found 't', expected the end of the file after the 1 node of the tree"),
      efg(two + "p \"\" 3 1 \"\" { \"L\" } 0", "2:6: found player 3, expected a player from 1 to 2"),
      efg(two + "p \"\" 0 1 \"\" { \"L\" } 0", "2:6: found player 0, expected a player from 1 to 2"),
      efg(two + "p \"\" \"A\" 1", "2:6: found '\"', expected the number of a player"),
      efg(two + "p \"\" 1 x", "2:8: found 'x', expected the number of an information set"),
      efg(two + "p \"\" 1 1 0",
          "2:10: found '0', expected the label and the actions of information set 1 of player 1, which were "
          "not given before"),
      efg(two + "p \"\" 1 1 \"\" { } 0", "2:13: found no actions, expected at least one"),
      efg(two + "p \"\" 1 1 \"\" { L } 0", "2:15: found 'L', expected an action's label or '}' in quotes"),
      efg(first,
          "3:1: found the end of the file, expected a node, 'c', 'p' or 't', after action 'L' of node 1"),
      efg(first + "t \"\" 0\n",
          "4:1: found the end of the file, expected a node, 'c', 'p' or 't', after action 'R' of node 1"),
      efg(first + "p \"\" 1 1 \"\" { \"L\" \"M\" } 0",
          "3:10: found information set 1 of player 1 with the actions L, M, expected L, R as in line 2"),
      efg(first + "p \"\" 1 1 \"\" { \"R\" \"L\" } 0",
          "3:10: found information set 1 of player 1 with the actions R, L, expected L, R as in line 2"),
      efg(first + "t \"\" 1 \"\" { 1, 2 }\nt \"\" 1 \"\" { 1, 3 }",
          "4:11: found other payoffs of outcome 1 than in line 3, expected 1, 2"),
      efg(two + "c \"\" 1 \"\" { \"a\" 1/2 \"b\" 1/3 } 0",
          "2:11: found probabilities that add up to 5/6, expected 1"),
      efg(two + "c \"\" 1 \"\" { \"a\" 3/2 \"b\" -1/2 } 0",
          "2:25: found the probability '-1/2', expected none below 0"),
      efg(two + "c \"\" 1 \"\" { \"a\" \"b\" } 0",
          "2:17: found '\"', expected the probability of action 'a'"),
      efg(two + "c \"\" 1 \"\" { \"a\" 1/2 \"b\" 1/2 } 0\nc \"\" 1 \"\" { \"a\" 1/3 \"b\" 2/3 } 0",
          "3:8: found information set 1 of chance with other probabilities than in line 2, expected the "
          "same"),
  };
}

std::vector<Malformed> lrs_inputs() {
  const auto lrs = [](std::string text, std::string message) {
    return Malformed{Format::lrs, std::move(text), "game:" + std::move(message)};
  };
  return {
      lrs("2", "1:2: found the end of the file, expected the number of columns"),
      lrs("0 2", "1:1: found '0', expected the number of rows"),
      lrs("a 2", "1:1: found 'a', expected the number of rows"),
      lrs("2 2\n1 2\n3 4\n5 6\n7\n", "6:1: found the end of the file, expected 8 payoffs instead of 7"),
      lrs("1 1\n1\n2\n3\n", "4:1: found '3', expected the end of the file after 2 payoffs"),
      lrs("1 1\n1 1.2.3\n", "2:3: found '1.2.3', expected a number such as 3, -0.25, 1e-3 or 1/3"),
      lrs("1000000 1000000\n1", "1:1: found more than 1048576 strategies, expected fewer"),
      lrs("1 1 1 1\n# player: A\n", "2:1: found notes on 1 player, expected 2"),
      lrs("1 1 1 1\n# player: A\n# player: A\n", "3:1: found the player 'A' twice, expected different names"),
      lrs("1 1 1 1\n# player: A\n# strategy: a\n# strategy: b\n# player: B\n",
          "2:1: player 1 has notes on 2 strategies, expected 1"),
  };
}

INSTANTIATE_TEST_SUITE_P(Json, Malformation, ::testing::ValuesIn(json_inputs()));
INSTANTIATE_TEST_SUITE_P(Csv, Malformation, ::testing::ValuesIn(csv_inputs()));
INSTANTIATE_TEST_SUITE_P(Nfg, Malformation, ::testing::ValuesIn(nfg_inputs()));
INSTANTIATE_TEST_SUITE_P(Efg, Malformation, ::testing::ValuesIn(efg_inputs()));
INSTANTIATE_TEST_SUITE_P(Lrs, Malformation, ::testing::ValuesIn(lrs_inputs()));

TEST(Hints, SayHowToMendIt) {
  const auto hint = [](std::string_view text, Format format) {
    try {
      read(text, format);
    } catch (const InputError& error) {
      return error.hint();
    }
    return std::string("was read");
  };
  EXPECT_EQ(hint("{\"zero_sum\": [[1/3]]}", Format::json), "any other form goes in quotes: \"1/3\"");
  EXPECT_EQ(hint("{\"zero_sum\": [[1e999999999]]}", Format::json), "");
  EXPECT_EQ(
      hint("{\"payoffs\": [[1, 2], [3, 4]]}", Format::json),
      "a single matrix goes under \"zero_sum\" or \"symmetric\", one matrix per player under \"matrices\"");
  EXPECT_EQ(hint("{\"zero_sum\": [[1]]}\n{\"zero_sum\": [[1]]}", Format::json),
            "a file with several games, one a line, is named *.jsonl");
  EXPECT_EQ(
      hint("1,2\n", Format::csv),
      "a single matrix is read with --zero-sum or --symmetric; a second matrix goes below an empty line");
}

// Short texts that stand for numbers of thousands of digits each.
TEST(Limits, LongNumbersAreRefusedBeforeTheyFillTheMemory) {
  std::string row = "1e10000";
  for (int i = 0; i < 200'000; ++i) row += ",1e-10000";
  try {
    read("{\"zero_sum\": [[" + row + "]]}", Format::json);
    FAIL() << "was read";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("found payoffs that take more than 1024 MiB of memory"),
              std::string::npos)
        << error.what();
  }
}

TEST(Limits, ManyPlayersAndStrategies) {
  std::string header;
  for (int i = 0; i < 65; ++i) header += "p" + std::to_string(i) + ",";
  for (int i = 0; i < 65; ++i) header += (i > 0 ? ",payoff_" : "payoff_") + std::to_string(i + 1);
  EXPECT_THROW(read(header + "\n", Format::csv), InputError);
  // Rows of new labels only: cells without number, from a few lines.
  std::string rows = "a,b,c,d,payoff_1,payoff_2,payoff_3,payoff_4\n";
  for (int i = 0; i < 200; ++i) {
    for (const char c : {'a', 'b', 'c', 'd'}) rows += c + std::to_string(i) + ",";
    rows += "1,2,3,4\n";
  }
  try {
    read(rows, Format::csv);
    FAIL() << "was read";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "game:2:1: found more than 134217728 payoffs, expected fewer");
  }
}

}  // namespace
}  // namespace nashsolve::testing
