// Inputs broken at random, always the same ones: each is read as some game or refused with its place.
#include <gtest/gtest.h>

#include <random>

#include "formats_support.hpp"

namespace nashsolve::testing {
namespace {

struct Seed {
  Format format;
  std::string text;
};

const std::vector<Seed>& seeds() {
  static const std::vector<Seed> kSeeds = {
      {Format::json,
       R"({"title": "T\u00e9\n", "description": "d", "players": [{"name": "A", "strategies": ["x", "y"]},
 {"name": "B\"", "strategies": ["u", "v"]}], "payoffs": [[[2, 1.5], ["1/3", -1e3]], [[0, 0], [1, 2]]]})"},
      {Format::json,
       R"({"matrices": [[[[1, 4]], [[7, 10]]], [[[2, 5]], [[8, 11]]], [[[3, 6]], [[9, 12]]]], "x": {"y": [null, true]}})"},
      {Format::json, R"({"symmetric": [[1, 123456789012345678901234567890], [0.25, 4]]})"},
      {Format::jsonl, "{\"zero_sum\": [[1, -1], [-1, 1]]}\n{\"zero_sum\": [[0]]}\n"},
      {Format::csv, "# title: T\nRow \\ Col,\"a \"\"q\"\"\",b\nx,2|1,(0, 0)\ny,\"1/3, 0\",1e2 2\n"},
      {Format::csv, ",L,R\nU,2,0\nD,1/3,-1\n,,\n1,0,\n0,2.5,\n"},
      {Format::csv, "A;B;payoff_A;payoff_B\nx;u;1;2\nx;v;3;4\ny;u;5;6\ny;v;7;8\n"},
      {Format::nfg,
       "NFG 1 R \"T \\\"q\\\"\" { \"A\" \"B\" } { { \"a\" \"b\" } { \"x\" \"y\" } }\n\"c\"\n1 2 3.5 4 5/6 6 "
       "-7e1 8\n"},
      {Format::nfg,
       "NFG 1 D \"\" { \"A\" \"B\" } { 2 2 }\n{ { \"one\" 2, 1 } { \"\" 1/3 5/2 } { } }\n1 0 3 2\n"},
      {Format::lrs,
       "2 2\n1 2\n3 1/2\n\n5 6\n7 8\n# title: T\n# player: A\n# strategy: x\n# strategy: y\n# player: B\n"},
  };
  return kSeeds;
}

std::string mutated(std::string text, std::mt19937_64& random) {
  using std::string_literals::operator""s;
  static const std::string kSpice = "{}[](),:;|\"\\#/\n\r\t e.+-0129aN\0\x80\xC3\xFF"s;
  const Texts kWords = {"1e9999", "99999999999999999999", "NaN", "null", "[[", "]]", "payoff", "NFG",
                        "1/0",    "\xEF\xBB\xBF",         "\\u"};
  const std::size_t changes = 1 + random() % 4;
  for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
    const std::size_t at = random() % text.size();
    const std::size_t length = std::min<std::size_t>(1 + random() % 8, text.size() - at);
    switch (random() % 6) {
      case 0:
        text[at] = kSpice[random() % kSpice.size()];
        break;
      case 1:
        text.insert(at, 1, kSpice[random() % kSpice.size()]);
        break;
      case 2:
        text.erase(at, length);
        break;
      case 3:
        text.resize(at);
        break;
      case 4:
        text.insert(at, text.substr(random() % text.size(), 1 + random() % 12));
        break;
      default:
        text.insert(at, kWords[random() % kWords.size()]);
    }
  }
  return text;
}

TEST(Mutation, EveryVariantIsReadOrRefused) {
  std::mt19937_64 random(22);
  std::size_t read_count = 0;
  std::size_t refused_count = 0;
  for (int round = 0; round < 3000; ++round) {
    for (const Seed& seed : seeds()) {
      const std::string text = mutated(seed.text, random);
      std::optional<Format> format = seed.format;
      if (round % 3 == 0) format.reset();
      std::istringstream stream(text);
      GameReader reader(stream, "-", {format, SingleMatrix::zero_sum});
      for (bool more = true; more;) {
        try {
          const auto game = reader.next();
          more = game.has_value();
          if (!more) break;
          ++read_count;
          // What was read is a game: it can be written, and reads back.
          ASSERT_EQ(read(written(game->game, Format::json), Format::json), game->game) << text;
        } catch (const WriteError& error) {
          FAIL() << error.what() << ": " << text;
        } catch (const InputError& error) {
          ++refused_count;
          const std::string message = error.what();
          ASSERT_EQ(message.find('\n'), std::string::npos) << message;
          ASSERT_EQ(message.rfind("-:", 0), 0U) << message;
        }
      }
    }
  }
  EXPECT_GT(read_count, 1000U);
  EXPECT_GT(refused_count, 10000U);
}

}  // namespace
}  // namespace nashsolve::testing
