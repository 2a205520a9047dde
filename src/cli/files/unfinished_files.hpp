// The files that are being written, so that whatever ends the program can remove them.
//
// A signal handler may neither ask for memory nor wait for what its own thread was doing, and other threads
// run on while it does its work. So names stand in slots that are never freed; who takes a slot marks it
// before the file is made, and gives it back when the file is gone or in its place. Once a handler has begun
// to remove files, threads that would take or give back a slot stop, so that no file escapes and no name
// changes while it is read. A file that another thread is just making is waited for; no thread is interrupted
// while it makes one.
#pragma once

#include <csignal>
#include <string_view>

namespace nashsolve::cli {

struct UnfinishedSlot;

/// A file that is removed if the program ends while this lives.
class UnfinishedFile {
 public:
  /// A file of this name, of less than 64 bytes, in the folder of this descriptor, which must stay open.
  UnfinishedFile(int folder, std::string_view name);
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  [[nodiscard]] const char* name() const;

  /// While one lives, this thread may make the file, and takes no signal.
  class BeingMade {
   public:
    explicit BeingMade(UnfinishedFile& file);
    ~BeingMade();
    BeingMade(const BeingMade&) = delete;
    BeingMade& operator=(const BeingMade&) = delete;

   private:
    UnfinishedSlot* slot_;
    sigset_t mask_{};
  };

 private:
  UnfinishedSlot* slot_;
};

/// Removes them all. For those that end the program right afterwards; a signal handler may.
void remove_unfinished_files() noexcept;

}  // namespace nashsolve::cli
