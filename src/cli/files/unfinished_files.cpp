#include "unfinished_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <ctime>

namespace nashsolve::cli {

struct UnfinishedSlot {
  std::atomic<bool> is_taken = true;
  std::atomic<bool> is_named = false;
  std::atomic<bool> is_being_made = false;
  int folder = -1;
  std::array<char, 64> name = {};
  UnfinishedSlot* next = nullptr;
};

namespace {

static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<UnfinishedSlot*>::is_always_lock_free,
              "a signal handler may touch nothing else");

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): all that a signal handler can reach.
std::atomic<UnfinishedSlot*> first_slot = nullptr;
std::atomic<bool> is_removing = false;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

UnfinishedSlot* take_slot() {
  for (UnfinishedSlot* slot = first_slot; slot != nullptr; slot = slot->next) {
    if (!slot->is_taken.exchange(true)) return slot;
  }
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): a handler may look at it as long as the program runs.
  auto* const slot = new UnfinishedSlot;
  slot->next = first_slot;
  while (!first_slot.compare_exchange_weak(slot->next, slot)) {
  }
  return slot;
}

/// The end is near, and it is not this thread's to bring.
void stop_if_removing() {
  while (is_removing) pause();
}

/// By another thread, since this one takes no signal while it makes a file; not for ever where a disk hangs.
void wait_until_made(const UnfinishedSlot& slot) {
  constexpr timespec kMillisecond = {0, 1'000'000};
  for (int waited = 0; slot.is_being_made && waited < 1000; ++waited) nanosleep(&kMillisecond, nullptr);
}

}  // namespace

UnfinishedFile::UnfinishedFile(int folder, std::string_view name) : slot_(take_slot()) {
  slot_->folder = folder;
  *std::copy_n(name.begin(), std::min(name.size(), slot_->name.size() - 1), slot_->name.begin()) = '\0';
  slot_->is_named = true;
  stop_if_removing();
}

UnfinishedFile::~UnfinishedFile() {
  slot_->is_named = false;
  stop_if_removing();
  slot_->is_taken = false;
}

const char* UnfinishedFile::name() const {
  return slot_->name.data();
}

UnfinishedFile::BeingMade::BeingMade(UnfinishedFile& file) : slot_(file.slot_) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &mask_);
  slot_->is_being_made = true;
  if (is_removing) {
    slot_->is_being_made = false;
    stop_if_removing();
  }
}

UnfinishedFile::BeingMade::~BeingMade() {
  slot_->is_being_made = false;
  pthread_sigmask(SIG_SETMASK, &mask_, nullptr);
}

void remove_unfinished_files() noexcept {
  is_removing = true;
  for (const UnfinishedSlot* slot = first_slot; slot != nullptr; slot = slot->next) {
    wait_until_made(*slot);
    if (slot->is_named) unlinkat(slot->folder, slot->name.data(), 0);
  }
}

}  // namespace nashsolve::cli
