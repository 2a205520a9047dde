#include "child_process.hpp"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <system_error>
#include <thread>

namespace nashsolve::plot {

namespace {

void require(bool succeeded, int error) {
  if (!succeeded) throw std::system_error(error, std::generic_category());
}

/// Of a call of the system. As a default argument errno might be read before the call.
void require(bool succeeded) {
  require(succeeded, errno);
}

/// A file without a name, in memory: no writer waits for its reader, as both would at a pipe that is full.
class TextFile {
 public:
  explicit TextFile(std::string_view text) : file_(open(), &std::fclose) {
    require(file_ != nullptr);
    require(std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size());
    require(std::fseek(file_.get(), 0, SEEK_SET) == 0);
  }

  [[nodiscard]] int descriptor() const { return fileno(file_.get()); }

  [[nodiscard]] std::string text() const {
    std::string text;
    std::array<char, 65536> piece = {};
    std::rewind(file_.get());
    while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), file_.get())) {
      text.append(piece.data(), size);
    }
    require(std::ferror(file_.get()) == 0);
    return text;
  }

 private:
  static std::FILE* open() {
    const int file = memfd_create("nashsolve", MFD_CLOEXEC);
    return file < 0 ? nullptr : fdopen(file, "w+b");
  }

  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

class FileActions {
 public:
  FileActions() {
    const int error = posix_spawn_file_actions_init(&actions_);
    require(error == 0, error);
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }

  void give(const TextFile& file, int as) {
    const int error = posix_spawn_file_actions_adddup2(&actions_, file.descriptor(), as);
    require(error == 0, error);
  }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_ = {};
};

/// A process group of its own: what a terminal sends to that of the caller does not reach the child.
class OwnGroup {
 public:
  OwnGroup() {
    int error = posix_spawnattr_init(&attributes_);
    require(error == 0, error);
    error = posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
    if (error == 0) error = posix_spawnattr_setpgroup(&attributes_, 0);
    if (error != 0) posix_spawnattr_destroy(&attributes_);
    require(error == 0, error);
  }
  OwnGroup(const OwnGroup&) = delete;
  OwnGroup& operator=(const OwnGroup&) = delete;
  ~OwnGroup() { posix_spawnattr_destroy(&attributes_); }

  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_ = {};
};

/// Always waited for.
class Child {
 public:
  Child(const std::string& program, std::vector<std::string> arguments, const FileActions& actions) {
    arguments.insert(arguments.begin(), program);
    std::vector<char*> words;
    words.reserve(arguments.size() + 1);
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    const OwnGroup attributes;
    const int error =
        posix_spawn(&process_, program.c_str(), actions.get(), attributes.get(), words.data(), environ);
    require(error == 0, error);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    while (process_ > 0 && waitpid(process_, nullptr, 0) < 0 && errno == EINTR) continue;
  }

  void kill() const { static_cast<void>(::kill(process_, SIGKILL)); }

  /// By waitpid() with these options. Not to be asked again afterwards.
  bool has_ended(int options) {
    pid_t ended = 0;
    do {
      ended = waitpid(process_, &status_, options);
    } while (ended < 0 && errno == EINTR);
    const int error = errno;
    if (ended != 0) process_ = -1;
    require(ended >= 0, error);
    return ended != 0;
  }
  /// What waitpid() told.
  [[nodiscard]] int status() const { return status_; }

 private:
  pid_t process_ = -1;
  int status_ = 0;
};

}  // namespace

std::optional<EndedChild> run_child(const std::filesystem::path& program,
                                    const std::vector<std::string>& arguments, std::string_view input,
                                    const std::function<bool()>& must_stop) {
  // Their numbers ascend, so that none is replaced before it is given, whatever the caller has closed.
  const TextFile in(input);
  const TextFile out("");
  const TextFile err("");
  FileActions actions;
  actions.give(in, STDIN_FILENO);
  actions.give(out, STDOUT_FILENO);
  actions.give(err, STDERR_FILENO);
  Child child(program.string(), arguments, actions);
  constexpr std::chrono::milliseconds kBetweenAsks(2);
  while (!child.has_ended(must_stop ? WNOHANG : 0)) {
    if (must_stop()) {
      child.kill();
      return std::nullopt;
    }
    std::this_thread::sleep_for(kBetweenAsks);
  }
  EndedChild result{out.text(), err.text()};
  if (WIFSIGNALED(child.status())) {
    result.signal = WTERMSIG(child.status());
  } else {
    result.exit_code = WEXITSTATUS(child.status());
  }
  return result;
}

}  // namespace nashsolve::plot
