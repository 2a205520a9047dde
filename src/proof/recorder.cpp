#include "recorder.hpp"

#include "cell_proof_writer.hpp"
#include "cell_recorder.hpp"
#include "nashsolve/proof.hpp"
#include "nashsolve/solve_options.hpp"
#include "proof_writer.hpp"
#include "trim.hpp"

namespace nashsolve {

namespace proof {

const PolytopeRows& RecordedGame::rows() {
  std::call_once(is_made_, [this] { rows_.emplace(game_, is_kept_); });
  return *rows_;
}

void StepRecorder::join(SearchListener& part) {
  // Only parts of its own are joined.
  StepRecorder& own = static_cast<StepRecorder&>(part);
  if (steps_.size() == 0) {
    steps_ = std::move(own.steps_);
  } else {
    steps_.append(own.steps_);
  }
  own.steps_ = {};
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
  virtual std::uint64_t write(std::string_view sha256, ProofForm form,
                              const std::function<void(std::string_view)>& sink) = 0;
};

class ProofRecorder::ImplOfTwo final : public Impl {
 public:
  explicit ImplOfTwo(const Game& game) : game_(game), recorder_(game_) {}

  void listen(SolveOptions& options) override { options.listener = &recorder_; }
  std::uint64_t write(std::string_view sha256, ProofForm form,
                      const std::function<void(std::string_view)>& sink) override {
    return proof::write_proof(game_, recorder_.steps(), proof::needed_steps(recorder_.steps(), game_.rows()),
                              sha256, form, sink);
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
  std::uint64_t write(std::string_view sha256, ProofForm form,
                      const std::function<void(std::string_view)>& sink) override {
    return proof::write_cell_proof(game_, recorder_, sha256, form, sink);
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
                                   const std::function<void(std::string_view)>& sink) {
  return impl_->write(sha256, form, sink);
}

}  // namespace nashsolve
