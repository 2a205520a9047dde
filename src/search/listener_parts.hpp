// What one thread tells a listener: a part, or several with the subtrees of others between them.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "listener.hpp"

namespace nashsolve {

class ListenerParts {
 public:
  using List = std::vector<std::unique_ptr<SearchListener>>;

  /// Null where nobody listens.
  explicit ListenerParts(SearchListener* whole) : whole_(whole) { forget(); }

  /// Null where nobody listens. Valid until the next call of any other function.
  [[nodiscard]] SearchListener* current() const { return current_; }

  /// A subtree of another thread comes here.
  void leave_out_subtree() {
    if (whole_ == nullptr) return;
    parts_.push_back(whole_->part());
    current_ = parts_.back().get();
  }
  /// Forgets all that was said since the last take().
  void forget() {
    parts_.clear();
    leave_out_subtree();
  }
  /// One more than subtrees were left out; none where nobody listens.
  List take() {
    List taken = std::move(parts_);
    forget();
    return taken;
  }

 private:
  SearchListener* whole_;
  SearchListener* current_ = nullptr;
  List parts_;
};

}  // namespace nashsolve
