// Proofs that no equilibrium is missing, in the format nashsolve-proof/1 (docs/proof-format.md).
//
//     nashsolve::ProofRecorder recorder(game);
//     nashsolve::SolveOptions options;
//     recorder.listen(options);
//     const auto verified = nashsolve::solve(game, options);
//     if (verified.solution().is_whole() && recorder.refusal().empty()) {
//       recorder.write(sha256_of_the_game, nashsolve::ProofForm::text, sink);
//     }
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "nashsolve/game.hpp"

namespace nashsolve {

class SearchListener;
struct SolveOptions;
class PartProofs;

/// Of which part of a divided search (PartOfSearch) a proof is; part 0 is the division itself.
struct ProofPart {
  std::string game_sha256;
  std::string division;
  std::uint64_t number = 0;
  std::uint64_t count = 0;

  bool operator==(const ProofPart&) const = default;
};

/// Two forms of the same steps: lines for people, and a third as many bytes
/// (random 12x12 to 24x24).
enum class ProofForm { text, binary };

/// Keeps what a search for all equilibria of a game of two and more players does, and why it may.
class ProofRecorder {
 public:
  /// The game must outlive the recorder. Requires two players or more.
  explicit ProofRecorder(const Game& game);
  ~ProofRecorder();
  ProofRecorder(const ProofRecorder&) = delete;
  ProofRecorder& operator=(const ProofRecorder&) = delete;

  /// Sets the listener of one search, whose digits are set already.
  void listen(SolveOptions& options);
  /// The same for SolveOptions::listener of a game of two players.
  SearchListener& listener();
  /// Why there is no proof of this game, in words; empty where nothing stood against one.
  [[nodiscard]] std::string refusal() const;

  /// Once, after a search whose solution is_whole(). Steps on which nothing depends are left out.
  /// `sha256`: of the game's bytes, in hexadecimal. Returns the number of steps. `ask` is called every few
  /// hundred steps while it is found out which these are; what it and the sink throw passes, and ends the
  /// writing.
  std::uint64_t write(
      std::string_view sha256, ProofForm form, const std::function<void(std::string_view)>& sink,
      const std::function<void()>& ask = [] {});

  /// Instead of write(), after split() or a search that went on with open parts, whether it came to its end
  /// or not. What `earlier` holds is kept, but for trees that were searched again. Where it has to hurry,
  /// steps on which nothing depends are written as well.
  void write_part(
      const ProofPart& part, const PartProofs& earlier, const std::function<void(std::string_view)>& sink,
      const std::function<bool()>& must_hurry = [] { return false; });

 private:
  class Impl;
  class ImplOfTwo;
  class ImplOfMore;
  std::unique_ptr<Impl> impl_;
};

/// Proofs of the parts of a search, in files that write_part() wrote.
class PartProofs {
 public:
  PartProofs();
  ~PartProofs();
  PartProofs(const PartProofs&) = delete;
  PartProofs& operator=(const PartProofs&) = delete;

  /// Reads the file, to its end; of the trees only where they are. Throws InputError where it is no proof of
  /// a part. Returns of which part it is.
  ProofPart add(const std::string& path);

  /// One proof of all. `name` stands for the files together in messages. Throws InputError where they do not
  /// make one: a part of the search that none of them proves. Returns the number of steps.
  std::uint64_t write(const Game& game, const std::string& name, ProofForm form,
                      const std::function<void(std::string_view)>& sink) const;

 private:
  friend class ProofRecorder;
  class Files;
  std::unique_ptr<Files> files_;
};

}  // namespace nashsolve
