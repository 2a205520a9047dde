#include "recorder.hpp"

#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cell_recorder.hpp"
#include "joined_proof.hpp"
#include "nashsolve/errors.hpp"
#include "nashsolve/proof.hpp"
#include "nashsolve/solve_options.hpp"
#include "part_file.hpp"
#include "proof_output.hpp"
#include "step_text.hpp"
#include "trim.hpp"

namespace nashsolve {

namespace proof {

const PolytopeRows& RecordedGame::rows() {
  std::call_once(is_made_, [this] { rows_.emplace(game_, is_kept_); });
  return *rows_;
}

void StepRecorder::join(SearchListener& part) {
  // Only parts of its own are joined.
  for (Steps& steps : static_cast<StepRecorder&>(part).parts_) {
    // Small ones are copied: their memory serves the next part.
    if (parts_.back().take(steps)) continue;
    before_ += parts_.back().size();
    parts_.push_back(std::move(steps));
  }
}

void StepRecorder::retract(std::size_t position) {
  while (position < before_) {
    parts_.pop_back();
    before_ -= parts_.back().size();
  }
  parts_.back().retract(position - before_);
}

}  // namespace proof

class ProofRecorder::Impl {
 public:
  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  virtual ~Impl() = default;
  virtual void listen(SolveOptions& options) = 0;
  [[nodiscard]] virtual std::string refusal() const { return {}; }
  [[nodiscard]] virtual const Game& game() const = 0;
  /// Of all steps which are needed; nothing where all are. While it finds out, it calls ask().
  [[nodiscard]] virtual std::vector<bool> needed_steps(const std::function<void()>& /*ask*/) { return {}; }
  /// Calls begin(root) where a tree begins, and add(step) for each step of it that is needed.
  virtual void walk(const std::vector<bool>& needed, const std::function<void(std::string_view)>& begin,
                    const std::function<void(std::string_view)>& add) = 0;
  /// What comes before all trees.
  [[nodiscard]] virtual std::vector<std::string> same_steps() const { return {}; }

  struct Tree {
    std::string root;
    /// Of its steps, in bytes.
    std::uint64_t length = 0;
    /// One that leaves its root open is none.
    bool is_written = true;
  };
  /// Those that walk() comes to.
  std::vector<Tree> trees(const std::vector<bool>& needed) {
    std::vector<Tree> all;
    walk(
        needed, [&all](std::string_view root) { all.push_back({std::string(root)}); },
        [&all](std::string_view step) {
          if (all.empty()) throw InternalError("what a search told is no tree");
          Tree& tree = all.back();
          tree.length += step.size();
          tree.is_written =
              static_cast<unsigned char>(step.front()) != proof::kOpen || step.substr(1) != tree.root;
        });
    return all;
  }
};

class ProofRecorder::ImplOfTwo final : public Impl {
 public:
  explicit ImplOfTwo(const Game& game) : game_(game), recorder_(game_) {}

  void listen(SolveOptions& options) override { options.listener = &recorder_; }
  [[nodiscard]] const Game& game() const override { return game_.game(); }
  [[nodiscard]] std::vector<std::string> same_steps() const override {
    std::vector<std::string> steps;
    for (const proof::Merger& merger : game_.mergers()) {
      std::string& step = steps.emplace_back(1, static_cast<char>(proof::kSame));
      proof::pack(step, std::uint64_t{merger.strategy} + 1);
      proof::pack(step, std::uint64_t{merger.other} + 1);
    }
    return steps;
  }
  [[nodiscard]] std::vector<bool> needed_steps(const std::function<void()>& ask) override {
    return proof::needed_steps(recorder_.steps(), game_.rows(), ask);
  }
  void walk(const std::vector<bool>& needed, const std::function<void(std::string_view)>& begin,
            const std::function<void(std::string_view)>& add) override {
    std::size_t heard = 0;
    for (const proof::Steps& steps : recorder_.steps()) {
      for (std::size_t k = 0; k < steps.size(); ++k, ++heard) {
        if (steps.begins_tree(k)) {
          begin(steps[k].body);
        } else if (needed.empty() || needed[heard]) {
          add(steps.packed(k));
        }
      }
    }
  }

 private:
  proof::RecordedGame game_;
  proof::StepRecorder recorder_;
};

class ProofRecorder::ImplOfMore final : public Impl {
 public:
  explicit ImplOfMore(const Game& game) : game_(game), recorder_(game) {}

  void listen(SolveOptions& options) override {
    recorder_.want(options.digits);
    options.cell_listener = &recorder_;
  }
  [[nodiscard]] std::string refusal() const override { return recorder_.refusal(); }
  [[nodiscard]] const Game& game() const override { return game_; }
  void walk(const std::vector<bool>& /*needed*/, const std::function<void(std::string_view)>& begin,
            const std::function<void(std::string_view)>& add) override {
    recorder_.walk(begin, add);
  }

 private:
  const Game& game_;
  proof::CellRecorder recorder_;
};

ProofRecorder::ProofRecorder(const Game& game) {
  if (game.player_count() == 2) {
    impl_ = std::make_unique<ImplOfTwo>(game);
  } else {
    impl_ = std::make_unique<ImplOfMore>(game);
  }
}
ProofRecorder::~ProofRecorder() = default;

void ProofRecorder::listen(SolveOptions& options) {
  impl_->listen(options);
}

SearchListener& ProofRecorder::listener() {
  SolveOptions options;
  impl_->listen(options);
  return *options.listener;
}

std::string ProofRecorder::refusal() const {
  return impl_->refusal();
}

std::uint64_t ProofRecorder::write(std::string_view sha256, ProofForm form,
                                   const std::function<void(std::string_view)>& sink,
                                   const std::function<void()>& ask) {
  proof::ProofOutput output(impl_->game(), sha256, form, sink);
  for (const std::string& step : impl_->same_steps()) output.add(step);
  impl_->walk(
      impl_->needed_steps(ask), [](std::string_view /*root*/) {},
      [&output](std::string_view step) { output.add(step); });
  return output.finish();
}

class PartProofs::Files {
 public:
  std::vector<proof::PartFile> all;
};

PartProofs::PartProofs() : files_(std::make_unique<Files>()) {}
PartProofs::~PartProofs() = default;

ProofPart PartProofs::add(const std::string& path) {
  return files_->all.emplace_back(proof::read_part_file(path)).part;
}

std::uint64_t PartProofs::write(const Game& game, const std::string& name, ProofForm form,
                                const std::function<void(std::string_view)>& sink) const {
  if (files_->all.empty()) throw InputError({name, 0, 0}, "found no proofs of parts, expected some");
  const proof::PartFile& first = files_->all.front();
  const bool is_for_two = game.player_count() == 2;
  proof::ProofOutput output(game, first.part.game_sha256, form, sink);
  const std::string_view same = first.same_steps;
  try {
    for (std::size_t position = 0; position < same.size();) {
      const std::size_t end = proof::end_of_step(same, position, is_for_two);
      if (!is_for_two || same[position] != proof::kSame)
        throw std::invalid_argument("a step comes before the tree");
      output.add(same.substr(position, end - position));
      position = end;
    }
  } catch (const std::invalid_argument& error) {
    throw InputError({first.path, 0, 0}, error.what());
  }
  for (const proof::PartFile& file : files_->all) {
    if (file.same_steps != first.same_steps)
      throw InputError({file.path, 0, 0}, "found other identical strategies than in " + first.path);
  }
  proof::JoinedProof(files_->all, output, is_for_two).write(name);
  return output.finish();
}

void ProofRecorder::write_part(const ProofPart& part, const PartProofs& earlier,
                               const std::function<void(std::string_view)>& sink,
                               const std::function<bool()>& must_hurry) {
  struct Hurry {};
  const auto ask = [&must_hurry] {
    if (must_hurry()) throw Hurry();
  };
  std::vector<bool> needed;
  try {
    needed = impl_->needed_steps(ask);
  } catch (const Hurry&) {
    // Then all are written.
  }
  std::vector<Impl::Tree> trees = impl_->trees(needed);
  std::set<std::string_view> own;
  for (Impl::Tree& tree : trees) tree.is_written = tree.is_written && own.insert(tree.root).second;
  std::string same;
  for (const std::string& step : impl_->same_steps()) same += step;
  proof::PartFileWriter writer(part, same, sink);
  for (const proof::PartFile& file : earlier.files_->all) {
    for (const proof::PartFile::Tree& tree : file.trees) {
      if (own.contains(tree.root)) continue;
      writer.begin_tree(tree.root, tree.length);
      writer.add(file.steps_of(tree));
    }
  }
  auto next = trees.begin();
  impl_->walk(
      needed,
      [&](std::string_view root) {
        if (next++->is_written) writer.begin_tree(root, std::prev(next)->length);
      },
      [&](std::string_view step) {
        if (std::prev(next)->is_written) writer.add(step);
      });
  writer.finish();
}

}  // namespace nashsolve
