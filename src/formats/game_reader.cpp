// Opens an input, finds its format and hands its games to the readers one by one.
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <new>
#include <sstream>
#include <system_error>
#include <utility>

#include "detect.hpp"
#include "foreign.hpp"
#include "format_table.hpp"
#include "input_buffer.hpp"
#include "limits.hpp"
#include "nashsolve/large_tree.hpp"
#include "nashsolve/read.hpp"
#include "npy_array.hpp"
#include "parameter.hpp"
#include "sha256.hpp"
#include "source_text.hpp"
#include "workbook.hpp"

namespace nashsolve {

namespace fs = std::filesystem;

namespace {

using formats::InputBuffer;
using formats::SourceText;

std::ifstream open_file(const fs::path& path) {
  const std::string name = path.string();
  std::error_code error;
  if (fs::is_directory(path, error)) {
    throw InputError({name, 0, 0}, "found a folder, expected a file");
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    const int reason = errno;
    if (reason == ENOENT) throw InputError({name, 0, 0}, "found no such file, expected a game");
    const std::string why = reason == 0 ? "unknown reason" : std::generic_category().message(reason);
    throw InputError({name, 0, 0}, "the file cannot be opened: " + why);
  }
  return file;
}

constexpr std::string_view kLacksMemory = "found a game for which the memory does not suffice";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string mebibytes(std::size_t bytes) {
  return std::to_string(bytes >> 20U) + " MiB";
}

}  // namespace

class GameReader::Impl {
 public:
  Impl(const fs::path& path, ReadOptions options)
      : name_(path.string()),
        options_(std::move(options)),
        file_(open_file(path)),
        input_(file_, name_),
        ending_(format_of(path)) {}

  Impl(std::istream& stream, std::string name, ReadOptions options)
      : name_(std::move(name)), options_(std::move(options)), input_(stream, name_) {}

  std::optional<LoadedGame> next() {
    if (is_finished()) return std::nullopt;
    try {
      if (grid_) return next_of_grid();
      return next_game();
    } catch (const std::bad_alloc&) {
      finished_ = true;
      throw InputError({name_, 0, 0}, "the memory does not suffice to read this input");
    }
  }

  [[nodiscard]] bool is_finished() const { return (finished_ || input_.has_failed()) && !grid_; }

 private:
  std::optional<LoadedGame> next_game() {
    if (!format_) format_ = format_before_reading();
    return format_ && facts_of(*format_).holds_many ? next_line() : whole();
  }

  /// What the options, the file's ending or the beginning of a stream say; nothing where all of the text has
  /// to be seen.
  std::optional<Format> format_before_reading() {
    if (options_.format) return options_.format;
    // Any text may be in a file for tables.
    if (ending_ && *ending_ != Format::csv) return ending_;
    // What was found blank is not looked at again, nor is a line before it is complete.
    std::size_t blank = 0;
    std::size_t seen = 0;
    while (input_.pending().size() <= formats::kMaxLineBytes) {
      const std::string_view pending = input_.pending();
      while (blank < pending.size() && is_blank(pending.substr(blank, 1))) ++blank;
      const bool is_object = blank < pending.size() &&
                             (pending[blank] == '{' || pending.substr(blank).starts_with("\xEF\xBB\xBF"));
      const bool has_line = pending.find('\n', std::max(seen, blank)) != std::string_view::npos;
      if (blank < pending.size() && (!is_object || has_line) && formats::can_detect(pending.substr(blank)))
        break;
      seen = pending.size();
      if (!input_.fill()) break;
    }
    return formats::detect_json(input_.pending());
  }

  /// Nothing beyond the first byte that no text has is read, so that a device or a file full of holes ends
  /// there; arrays of NumPy are read whole.
  std::string_view read_all() {
    std::size_t checked = 0;
    bool has_more = true;
    if (begins_with_array_of_numpy()) {
      while (input_.pending().size() <= formats::kMaxInputBytes && input_.fill()) {
      }
      return input_.pending();
    }
    while (has_more && input_.pending().size() <= formats::kMaxInputBytes) {
      has_more = input_.fill();
      const std::string_view pending = input_.pending();
      // A character may go on in the next piece.
      const std::size_t end = has_more && pending.size() > kLongestCharacter
                                  ? pending.size() - kLongestCharacter
                                  : pending.size();
      if (!has_more || end <= checked) continue;
      std::size_t begin = checked;
      while (begin > 0 && (static_cast<unsigned char>(pending[begin]) & 0xC0U) == 0x80U) --begin;
      const std::size_t invalid =
          formats::first_invalid(pending.substr(begin, end + kLongestCharacter - begin)) + begin;
      checked = end;
      if (invalid >= end) continue;
      // What the file is stands at its beginning.
      while (input_.pending().size() < kEnoughToName && input_.fill()) {
      }
      return input_.pending();
    }
    return input_.pending();
  }

  bool begins_with_array_of_numpy() {
    if (options_.format && *options_.format != Format::npy) return false;
    constexpr std::size_t kEnough = 8;
    while (input_.pending().size() < kEnough && input_.fill()) {
    }
    return formats::begins_with_npy(input_.pending());
  }

  std::optional<LoadedGame> whole() {
    finished_ = true;
    if (begins_with_array_of_numpy()) format_ = Format::npy;
    const std::string_view raw = read_all();
    if (raw.size() > formats::kMaxInputBytes) {
      throw InputError({name_, 0, 0},
                       "found more than " + mebibytes(formats::kMaxInputBytes) + ", expected less");
    }
    const std::optional<formats::WorkbookGame> workbook = formats::game_of_workbook(raw);
    const bool is_meant = workbook && format_ == workbook->format;
    if (!is_meant && (!format_ || !options_.format)) refuse_foreign(raw);
    if (format_ == Format::npy) return read(SourceText(name_, raw), raw, name_);
    const std::size_t mark = formats::check_encoding(name_, raw);
    SourceText source = formats::within_fences(SourceText(name_, raw.substr(mark)));
    if (is_meant) source = source.part(workbook->begin - mark, workbook->size);
    if (is_blank(source.text())) source.fail("found an empty file, expected a game");
    if (!format_) format_ = detect(source);
    return read(source, raw, name_);
  }

  void refuse_foreign(std::string_view raw) const {
    const auto foreign = formats::foreign_format(raw);
    if (!foreign) return;
    throw InputError({name_, 0, 0}, "found " + foreign->name + ", expected " + foreign->expected,
                     foreign->hint);
  }

  [[nodiscard]] Format detect(const SourceText& source) const {
    const Format format = formats::detect_format(source.text());
    const bool is_numbers = format == Format::lrs || format == Format::gam;
    // In a file for tables numbers alone are a table.
    if (ending_ && is_numbers) return *ending_;
    if (format == Format::lrs && options_.single_matrix != SingleMatrix::refuse)
      formats::refuse_lrs_or_matrix(source);
    return format;
  }

  std::optional<LoadedGame> next_line() {
    while (const auto line = input_.next_line(formats::kMaxLineBytes)) {
      ++line_number_;
      const bool is_first = line_number_ == 1;
      if (line->too_long) {
        has_games_ = true;
        throw InputError(
            {name_, line_number_, 0},
            "found a line of more than " + mebibytes(formats::kMaxLineBytes) + ", expected a shorter one");
      }
      if (line->lacks_memory) {
        has_games_ = true;
        throw InputError({name_, line_number_, 0}, std::string(kLacksMemory));
      }
      if (is_blank(line->text)) continue;
      has_games_ = true;
      const std::size_t mark = check_line_encoding(line->text, is_first);
      std::string_view text = line->text.substr(mark);
      if (text.ends_with('\r')) text.remove_suffix(1);
      const SourceText source(name_, text, line_number_, true);
      return read(source, line->text, name_ + ":" + std::to_string(line_number_));
    }
    finished_ = true;
    if (!has_games_) throw InputError({name_, 0, 0}, "found an empty file, expected a game");
    return std::nullopt;
  }

  std::size_t check_line_encoding(std::string_view line, bool is_first) {
    try {
      return formats::check_encoding(name_, line, line_number_);
    } catch (const InputError&) {
      // A file that begins in another encoding, or with binary data, has no lines worth trying.
      if (is_first) finished_ = true;
      throw;
    }
  }

  LoadedGame read(const SourceText& source, std::string_view raw, std::string name) {
    if (const Setting* const setting = stepped_setting()) {
      grid_ = Grid{*setting, setting->range.from.value_or(0), std::string(source.text()), sha256_hex(raw),
                   std::move(name)};
      return next_of_grid();
    }
    return read_with(source, options_.settings, sha256_hex(raw), std::move(name));
  }

  [[nodiscard]] const Setting* stepped_setting() const {
    const auto found = std::find_if(options_.settings.begin(), options_.settings.end(),
                                    [](const Setting& setting) { return setting.step.has_value(); });
    return found == options_.settings.end() ? nullptr : &*found;
  }

  /// The game at the grid's next value.
  LoadedGame next_of_grid() {
    Grid grid = *std::exchange(grid_, std::nullopt);
    std::vector<Setting> settings = options_.settings;
    for (Setting& setting : settings) {
      if (setting.name != grid.setting.name) continue;
      setting.value = grid.value;
      setting.step.reset();
    }
    const bool is_line = facts_of(*format_).holds_many;
    const SourceText source(name_, grid.text, is_line ? line_number_ : 1, is_line);
    const std::string value = to_string(grid.value);
    LoadedGame loaded =
        read_with(source, settings, grid.sha256, grid.name + ":" + grid.setting.name + "=" + value);
    if (grid.value == *grid.setting.range.from) {
      loaded.warnings.push_back(grid.name +
                                ": solved at the values of a grid, a sample: nothing is said of what is "
                                "between them");
    }
    grid.value += *grid.setting.step;
    if (grid.value <= *grid.setting.range.to) grid_ = std::move(grid);
    return loaded;
  }

  LoadedGame read_with(const SourceText& source, const std::vector<Setting>& settings, std::string sha256,
                       std::string name) {
    const formats::Reader reader = formats::reader_of(*format_);
    if (reader == nullptr) throw InternalError("a format without a reader");
    formats::Reading reading{options_, passed_};
    try {
      const bool is_json = *format_ == Format::json || *format_ == Format::jsonl;
      formats::ParameterNames names;
      if (is_json || *format_ == Format::csv) names = formats::parameter_names(source, is_json, settings);
      reading.names = names.scope;
      Game game = reader(source, reading);
      tell_unused(source, settings, reading);
      const std::size_t degree = reading.names.degree;
      std::shared_ptr<const ParametricGame> family;
      if (degree > 0) family = read_family(source, reader, names, degree, game);
      return {std::move(game),
              std::move(name),
              std::move(sha256),
              std::move(reading.warnings).take(source),
              std::move(reading.read_as),
              std::move(reading.form),
              std::move(family)};
    } catch (LargeTree& large) {
      large.sha256 = std::move(sha256);
      large.warnings = std::move(reading.warnings).take(source);
      throw;
    } catch (const std::bad_alloc&) {
      source.fail(std::string(kLacksMemory));
    }
  }

  /// A name that is not in the game was meant for another, or is a slip. A grid of it would be one game many
  /// times.
  void tell_unused(const SourceText& source, const std::vector<Setting>& settings,
                   formats::Reading& reading) const {
    const auto tell = [&](const std::string& name, const std::string& what) {
      if (name.empty() || reading.names.used.contains(name)) return;
      if (stepped_setting() != nullptr && stepped_setting()->name == name) {
        source.fail("found no payoff with the name " + formats::excerpt(name) +
                    ", expected one for a grid of its values");
      }
      reading.warnings.add(source, 0, "found no payoff with the name " + formats::excerpt(name) + what);
    };
    for (const Setting& setting : settings) tell(setting.name, ", which was set");
    const auto set = std::ranges::find(settings, reading.names.parameter, &Setting::name);
    if (set == settings.end()) tell(reading.names.parameter, ", which is declared");
  }

  /// Payoffs of this degree are known from the games at as many values of the parameter and one more.
  std::shared_ptr<const ParametricGame> read_family(const SourceText& source, formats::Reader reader,
                                                    formats::ParameterNames& names, std::size_t degree,
                                                    const Game& first) {
    const std::string& name = names.scope.parameter;
    const std::string way_out = "--set " + name + "=1 gives it a value";
    if (!options_.allows_parameter) {
      source.fail("found payoffs with the parameter " + formats::excerpt(name) + ", expected numbers",
                  way_out);
    }
    if (first.player_count() != 2) {
      source.fail("found the parameter " + formats::excerpt(name) + " in a game of " +
                      formats::counted(first.player_count(), "player") + ", expected two players",
                  way_out + ", --set " + name + "=0:4:1/10 solves it at the values of a grid");
    }
    std::vector<Game> samples = {first};
    for (std::size_t k = 1; k <= degree; ++k) {
      formats::Reading reading{options_, passed_};
      reading.names = names.scope;
      reading.names.point = static_cast<unsigned long>(k);
      samples.push_back(reader(source, reading));
      if (samples.back().players() != first.players())
        throw InternalError("a game that changes with its parameter");
    }
    return std::make_shared<const ParametricGame>(interpolated(samples, name, names.range));
  }

  /// A game that is read once for each value of a range with a step.
  struct Grid {
    Setting setting;
    /// The next one.
    Rational value;
    std::string text;
    std::string sha256;
    std::string name;
  };

  static constexpr std::size_t kLongestCharacter = 4;
  static constexpr std::size_t kEnoughToName = std::size_t{1} << 16U;

  std::string name_;
  ReadOptions options_;
  std::ifstream file_;
  InputBuffer input_;
  /// What the file's name says.
  std::optional<Format> ending_;
  std::optional<Format> format_;
  std::size_t line_number_ = 0;
  bool has_games_ = false;
  formats::PassedWords passed_;
  bool finished_ = false;
  std::optional<Grid> grid_;
};

GameReader::GameReader(const std::filesystem::path& path, ReadOptions options)
    : impl_(std::make_unique<Impl>(path, std::move(options))) {}

GameReader::GameReader(std::istream& stream, std::string name, ReadOptions options)
    : impl_(std::make_unique<Impl>(stream, std::move(name), std::move(options))) {}

GameReader::~GameReader() = default;
GameReader::GameReader(GameReader&&) noexcept = default;
GameReader& GameReader::operator=(GameReader&&) noexcept = default;

std::optional<LoadedGame> GameReader::next() {
  return impl_->next();
}

bool GameReader::is_finished() const {
  return impl_->is_finished();
}

LoadedGame read_game(std::string_view text, std::string name, ReadOptions options) {
  std::istringstream stream{std::string(text)};
  GameReader reader(stream, name, std::move(options));
  std::optional<LoadedGame> game = reader.next();
  if (!game) throw InputError({std::move(name), 0, 0}, "found an empty file, expected a game");
  if (const auto second = reader.next()) {
    throw InputError({second->source, 0, 0}, "found a second game, expected only one");
  }
  return std::move(*game);
}

}  // namespace nashsolve
