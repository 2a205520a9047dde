// A folder of results, one file NAME.solution.json for each game.
//
// NAME is the input's file name, or its place below the folder that was named, without its ending; the ending
// stays where NAME would else be that of an earlier input, or end like a line number. (An input named twice
// gets -2.) A game of an input that holds a game a line is NAME.LINE.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "game_stream.hpp"
#include "made_folder.hpp"
#include "nashsolve/report.hpp"
#include "whole_file.hpp"

namespace nashsolve::cli {

/// Of the name of each result.
inline constexpr std::string_view kResultEnding = ".solution.json";

class ResultFolder {
 public:
  /// Makes the folder where there is none, for good with keep(). With `resume`, removes what a killed run
  /// left unfinished, and keeps results of earlier runs for which the same as `asked` was asked. `games` must
  /// outlive it. Throws OutputError.
  ResultFolder(const std::string& path, const GameStream& games, bool resume, AskedOptions asked,
               Protection protection);

  void keep() { made_.keep(); }

  /// The place of the result of a game of the input at this position; `source` is LoadedGame::source.
  [[nodiscard]] std::filesystem::path place_of(std::size_t position, std::string_view source) const;

  /// Whether the file at `place` is a whole result of the input with this hash that is kept: as complete as
  /// was asked.
  [[nodiscard]] bool keeps(const std::filesystem::path& place, const std::string& sha256) const;

  /// How far a search came that was stopped: fewer equilibria, or intervals of a parameter, are less, and as
  /// many after fewer nodes.
  struct Reach {
    std::uint64_t found = 0;
    std::uint64_t nodes = 0;

    std::strong_ordering operator<=>(const Reach&) const = default;
  };

  /// Writes one result whole, unless with `resume` there is one that is kept, as another run may have put it
  /// there, or one of a search that came farther than this one, `stopped` there; `write` is told where to. By
  /// any thread. Throws OutputError, also where one of the games would be replaced.
  void write(const std::filesystem::path& place, const std::string& sha256, std::optional<Reach> stopped,
             const std::function<void(const Sink&)>& write) const;

 private:
  struct Input {
    /// As results name it.
    std::string source;
    /// NAME, below the folder.
    std::string name;
  };

  std::filesystem::path folder_;
  MadeFolder made_;
  const GameStream& games_;
  bool resume_;
  AskedOptions asked_;
  Protection protection_;
  std::vector<Input> inputs_;
};

}  // namespace nashsolve::cli
