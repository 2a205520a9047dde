#include "recorder.hpp"

#include "nashsolve/proof.hpp"
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
  explicit Impl(const Game& game) : game_(game), recorder_(game_) {}

  proof::StepRecorder& recorder() { return recorder_; }
  std::uint64_t write(std::string_view sha256, ProofForm form,
                      const std::function<void(std::string_view)>& sink) {
    return proof::write_proof(game_, recorder_.steps(), proof::needed_steps(recorder_.steps(), game_.rows()),
                              sha256, form, sink);
  }

 private:
  proof::RecordedGame game_;
  proof::StepRecorder recorder_;
};

ProofRecorder::ProofRecorder(const Game& game) : impl_(std::make_unique<Impl>(game)) {}
ProofRecorder::~ProofRecorder() = default;

SearchListener& ProofRecorder::listener() {
  return impl_->recorder();
}

std::uint64_t ProofRecorder::write(std::string_view sha256, ProofForm form,
                                   const std::function<void(std::string_view)>& sink) {
  return impl_->write(sha256, form, sink);
}

}  // namespace nashsolve
