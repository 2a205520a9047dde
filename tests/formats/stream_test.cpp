// Files, folders and streams.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "formats_support.hpp"

namespace nashsolve::testing {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, removed afterwards.
class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override {
    fs::permissions(folder_, fs::perms::owner_all, fs::perm_options::add);
    fs::remove_all(folder_);
  }

  /// Writes a file and returns its path.
  // NOLINTNEXTLINE(modernize-use-nodiscard): often the file is enough.
  fs::path file(const std::string& name, const std::string& text) const {
    fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  static std::string message(const fs::path& path) {
    try {
      GameReader reader(path, {});
      reader.next();
    } catch (const InputError& error) {
      return error.what();
    }
    return "was read";
  }

  const fs::path folder_ =
      fs::temp_directory_path() /
      ("nashsolve_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
};

const std::string kPennies = "{\"zero_sum\": [[1, -1], [-1, 1]]}";

TEST(Stream, ReadsTheSameWordsAnewOfOtherLabels) {
  const std::string words = R"({"title": "Exercise", "description": "Player 2 chooses T or B.", )";
  const std::string payoffs = R"("payoffs": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], "strategies": )";
  const std::string harmless = R"([["U", "D"], ["T", "B"]]})";
  const std::string exchanged = R"([["T", "B"], ["L", "R"]]})";
  std::istringstream stream(words + payoffs + harmless + "\n" + words + payoffs + harmless + "\n" + words +
                            payoffs + exchanged + "\n" + words + payoffs + harmless);
  GameReader reader(stream, "games", {Format::jsonl, {}});
  EXPECT_TRUE(reader.next());
  EXPECT_TRUE(reader.next());
  EXPECT_THROW(reader.next(), InputError);
  EXPECT_TRUE(reader.next());
}

TEST(Stream, ReadsTheSameWordsAnewWithoutAnObjective) {
  const std::string words = R"({"title": "The numbers are costs", "zero_sum": [[1, -1], [-1, 1]])";
  std::istringstream stream(words + R"(, "objective": "minimize"})" + "\n" + words + "}");
  GameReader reader(stream, "games", {Format::jsonl, {}});
  EXPECT_TRUE(reader.next());
  EXPECT_THROW(reader.next(), InputError);
}

TEST(Stream, ReadsGamesLineByLinePastBrokenOnes) {
  std::istringstream stream("\xEF\xBB\xBF" + kPennies + "\n\n{\"zero_sum\": [[1,\r\n" + kPennies +
                            " 3\n{\"zero_sum\": [[7]]}");
  GameReader reader(stream, "games", {Format::jsonl, {}});
  const auto first = reader.next();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->source, "games:1");
  EXPECT_EQ(first->game.cell_count(), 4U);
  try {
    reader.next();
    FAIL() << "was read";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "games:3:18: found the end of the line, expected a number");
  }
  try {
    reader.next();
    FAIL() << "was read";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "games:4:34: found '3', expected the end of the line");
  }
  const auto last = reader.next();
  ASSERT_TRUE(last);
  EXPECT_EQ(last->source, "games:5");
  EXPECT_EQ(to_string(last->game.payoff(0, 0)), "7");
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.next());
}

TEST(Stream, TheDigestOfALineIsThatOfTheLineAlone) {
  std::istringstream stream(kPennies + "\n" + kPennies + "\n{\"zero_sum\": [[1]]}\n");
  GameReader reader(stream, "-", {});
  const std::string first = reader.next()->sha256;
  EXPECT_EQ(first, load(kPennies, Format::json).sha256);
  EXPECT_EQ(reader.next()->sha256, first);
  EXPECT_NE(reader.next()->sha256, first);
}

TEST(Stream, FindsTheFormatByContent) {
  const auto cells = [](const std::string& text) {
    std::istringstream stream(text);
    GameReader reader(stream, "-", {});
    std::size_t count = 0;
    while (const auto game = reader.next()) count = count * 100 + game->game.cell_count();
    return count;
  };
  EXPECT_EQ(cells("\n" + kPennies + "\n" + kPennies), 404U);
  EXPECT_EQ(cells("{\n\"zero_sum\":\n[[1, -1],\n[-1, 1]]}"), 4U);
  EXPECT_EQ(cells("  NFG 1 R \"\" { \"A\" } { 2 } 1 2"), 2U);
  EXPECT_EQ(cells("1 2\n3 4\n5 6\n"), 2U);
  EXPECT_EQ(cells("1 2,3 4\n5 6,7 8\n"), 4U);
  EXPECT_EQ(cells("1|2\n3|4\n"), 2U);
}

TEST(Stream, ABrokenFirstLineLeavesTheOthers) {
  std::istringstream stream("{\"zero_sum\": [[1,\n" + kPennies + "\n");
  GameReader reader(stream, "-", {});
  EXPECT_THROW(reader.next(), InputError);
  EXPECT_TRUE(reader.next());
  EXPECT_FALSE(reader.next());
}

TEST(Stream, NothingIsAnErrorOnce) {
  for (const std::string text : {"", " \n\n"}) {
    for (const std::optional<Format> format : {std::optional<Format>(), std::optional(Format::jsonl)}) {
      std::istringstream stream(text);
      GameReader reader(stream, "-", {format, {}});
      try {
        reader.next();
        FAIL() << "was read";
      } catch (const InputError& error) {
        EXPECT_STREQ(error.what(), "-: found an empty file, expected a game");
      }
      EXPECT_FALSE(reader.next());
    }
  }
}

/// Gives what it holds, and counts what is asked of it.
class CountingBuffer : public std::streambuf {
 public:
  explicit CountingBuffer(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] std::size_t lines_given() const { return lines_; }

 protected:
  int_type underflow() override {
    if (position_ >= text_.size()) return traits_type::eof();
    const std::size_t end = text_.find('\n', position_) + 1;
    setg(text_.data() + position_, text_.data() + position_, text_.data() + end);
    position_ = end;
    ++lines_;
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::string text_;
  std::size_t position_ = 0;
  std::size_t lines_ = 0;
};

// A program at the other end of the pipe may wait for the answer before it writes the next game.
TEST(Stream, TakesNoMoreThanTheLineItNeeds) {
  CountingBuffer buffer(kPennies + "\n" + kPennies + "\n" + kPennies + "\n");
  std::istream stream(&buffer);
  GameReader reader(stream, "-", {});
  EXPECT_TRUE(reader.next());
  EXPECT_EQ(buffer.lines_given(), 1U);
  EXPECT_TRUE(reader.next());
  EXPECT_EQ(buffer.lines_given(), 2U);
}

TEST(Stream, ALineBeyondTheLimitIsPassedOver) {
  std::string text =
      "{\"title\": \"" + std::string((std::size_t{1} << 26U) + 10, 'x') + "\"}\n" + kPennies + "\n";
  std::istringstream stream(std::move(text));
  GameReader reader(stream, "-", {Format::jsonl, {}});
  try {
    reader.next();
    FAIL() << "was read";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "-:1: found a line of more than 64 MiB, expected a shorter one");
  }
  const auto game = reader.next();
  ASSERT_TRUE(game);
  EXPECT_EQ(game->source, "-:2");
}

TEST(Stream, ASecondGameIsTooManyForReadGame) {
  try {
    read_game(kPennies + "\n" + kPennies, "-", {});
    FAIL() << "was read";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "-:2: found a second game, expected only one");
  }
}

TEST_F(Files, AreReadByTheirEnding) {
  GameReader reader(file("a.JSON", kPennies), {});
  const auto game = reader.next();
  ASSERT_TRUE(game);
  EXPECT_EQ(game->source, (folder_ / "a.JSON").string());
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(message(file("a.json", "1 2\n")), (folder_ / "a.json").string() +
                                                  ":1:1: found a number, expected a game such as "
                                                  "{\"payoffs\": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]}");
  EXPECT_EQ(message(file("a.txt", kPennies)), "was read");
}

TEST_F(Files, ThatCannotBeOpened) {
  EXPECT_EQ(message(folder_ / "none.json"),
            (folder_ / "none.json").string() + ": found no such file, expected a game");
  EXPECT_EQ(message(folder_), folder_.string() + ": found a folder, expected a file");
  EXPECT_EQ(message(file("empty.nfg", "")),
            (folder_ / "empty.nfg").string() + ": found an empty file, expected a game");
}

TEST_F(Files, WithoutPermission) {
  const fs::path path = file("secret.json", kPennies);
  fs::permissions(path, fs::perms::none);
  if (std::ifstream(path)) GTEST_SKIP() << "this user may read everything";
  EXPECT_EQ(message(path), path.string() + ": the file cannot be opened: Permission denied");
}

TEST_F(Files, OfAFolderAreFoundInOrder) {
  file("b.json", "");
  file("a/z.CSV", "");
  file("a/c.jsonl", "");
  file("c.nfg", "");
  file("d.lrs", "");
  file("b.solution.json", "");
  file("notes.txt", "");
  file(".hidden.json", "");
  file(".git/x.json", "");
  const std::vector<fs::path> expected = {folder_ / "a/c.jsonl", folder_ / "a/z.CSV", folder_ / "b.json",
                                          folder_ / "c.nfg", folder_ / "d.lrs"};
  EXPECT_EQ(find_game_files(folder_), expected);
}

TEST_F(Files, AFolderWithoutGamesIsAnError) {
  file("notes.txt", "");
  try {
    find_game_files(folder_);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.what(), folder_.string() +
                                ": found no game in this folder, expected .json, .jsonl, .csv, .nfg, .efg, "
                                ".lrs, .gam or .npy files");
  }
  EXPECT_THROW(find_game_files(folder_ / "none"), InputError);
}

}  // namespace
}  // namespace nashsolve::testing
