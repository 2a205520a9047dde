// A game from NumPy's arrays: one array for each player, one behind the other in the file; one array of a
// dimension more than there are players; or one matrix. Floating point is read as the binary fraction that
// it is; where a decimal was meant, there is a warning.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "array_game.hpp"
#include "cut_fraction.hpp"
#include "npy_array.hpp"
#include "number_text.hpp"
#include "payoff_collector.hpp"
#include "readers.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kOtherForms =
    "one array for each player, one behind the other in the file: with open('game.npy', 'wb') as file: "
    "numpy.save(file, A); numpy.save(file, B)";

class NpyGame {
 public:
  NpyGame(const SourceText& source, Reading& reading)
      : source_(source), reading_(reading), arrays_(npy_arrays(source)), payoffs_(source, reading) {}

  Game read() {
    Game game = arrays_.size() > 1             ? array_per_player()
                : arrays_[0].sizes.size() == 2 ? one_matrix(arrays_[0])
                                               : one_array(arrays_[0]);
    if (binary_fractions_ > 1) {
      reading_.warnings.add(source_, kNowhere,
                            counted(binary_fractions_ - 1, "further number") + " like that");
    }
    return game;
  }

 private:
  void add(std::size_t player, const NpyArray& array, std::size_t index) {
    const auto number = npy_number(array.type, array.entry(index));
    if (const auto* const small = std::get_if<std::int64_t>(&number)) {
      payoffs_.add(player, *small, kNowhere);
    } else if (const auto* const large = std::get_if<NpyNumber>(&number)) {
      payoffs_.add(player, meant(*large, array, index), kNowhere);
    } else {
      source_.fail("found " + std::get<std::string>(number) + " at " + array.place(index) + of_which(array) +
                   ", expected a number");
    }
  }

  Rational meant(const NpyNumber& number, const NpyArray& array, std::size_t index) {
    const auto decimal = std::get<Rational>(read_number(number.decimal));
    const std::optional<Rational> fraction = uncut(number.decimal);
    if (decimal == number.exact && !fraction) return number.exact;
    const Rational& wanted = fraction ? *fraction : decimal;
    if (reading_.options.rationalize) {
      reading_.warnings.add_number(source_, kNowhere, number.decimal, to_string(wanted), true);
      return wanted;
    }
    if (++binary_fractions_ == 1) {
      reading_.warnings.add(source_, kNowhere,
                            number.decimal + " at " + array.place(index) + of_which(array) +
                                " is not exact in floating point and is read as the number that is there, " +
                                to_string(number.exact) + "; --rationalize reads " + to_string(wanted));
    }
    return number.exact;
  }

  [[nodiscard]] std::string of_which(const NpyArray& array) const {
    return arrays_.size() == 1 ? "" : " of array " + std::to_string(&array - arrays_.data() + 1);
  }

  Game one_matrix(const NpyArray& array) {
    refuse_lone_matrix(source_, reading_, kNowhere, array.sizes);
    payoffs_.set_player_count(1);
    add_all(array);
    return game_of_matrix(reading_, array.sizes, std::move(payoffs_).build().front());
  }

  void add_all(const NpyArray& array, std::size_t player = 0) {
    const std::size_t count = array.data.size() / array.type.bytes;
    for (std::size_t index = 0; index < count; ++index) add(player, array, index);
  }

  void refuse_option() const {
    if (reading_.options.single_matrix == SingleMatrix::refuse) return;
    source_.fail("found more than one matrix, expected one, as --zero-sum or --symmetric says");
  }

  Game one_array(const NpyArray& array) {
    if (array.sizes.size() < 2) {
      source_.fail("found an array of " + counted(array.sizes.size(), "dimension") +
                   ", expected one dimension for each player and one for their payoffs");
    }
    refuse_option();
    const std::size_t players = array.sizes.size() - 1;
    const ArrayForm form = array_form(source_, kNowhere, array.sizes, {}, std::string(kOtherForms));
    check_size(source_, kNowhere, form.counts);
    payoffs_.set_player_count(players);
    const std::size_t count = array.data.size() / array.type.bytes;
    const std::size_t cells = count / players;
    for (std::size_t index = 0; index < count; ++index) {
      add(form.is_per_cell ? index % players : index / cells, array, index);
    }
    reading_.read_as = form.read_as();
    return {default_players(form.counts), std::move(payoffs_).build(), "", ""};
  }

  Game array_per_player() {
    refuse_option();
    const std::size_t players = arrays_.size();
    const ArraySizes& counts = arrays_[0].sizes;
    for (const NpyArray& array : arrays_) {
      if (array.sizes != counts || counts.size() != players) {
        source_.fail("found " + counted(players, "array") + ", of which number " +
                     std::to_string(&array - arrays_.data() + 1) + " has " +
                     (array.sizes.empty() ? "no dimensions" : "the sizes " + in_words(array.sizes)) +
                     ", expected arrays of the same sizes, a dimension for each player");
      }
    }
    check_size(source_, kNowhere, counts);
    payoffs_.set_player_count(players);
    for (std::size_t player = 0; player < players; ++player) add_all(arrays_[player], player);
    reading_.read_as = counted(players, "matrix") + " " + in_words(counts) + ", one for each player";
    return {default_players(counts), std::move(payoffs_).build(), "", ""};
  }

  const SourceText& source_;
  Reading& reading_;
  std::vector<NpyArray> arrays_;
  PayoffCollector payoffs_;
  std::size_t binary_fractions_ = 0;
};

}  // namespace

Game read_npy(const SourceText& source, Reading& reading) {
  return NpyGame(source, reading).read();
}

}  // namespace nashsolve::formats
