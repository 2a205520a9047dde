#include "child_process.hpp"

#include <system_error>

#if __has_include(<spawn.h>)

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#ifdef __APPLE__
#include <crt_externs.h>
#endif

namespace nashsolve::plot {

namespace {

/// A failed call that is no fault of the program.
bool is_worth_another_try(int error) {
  return error == EINTR || error == EAGAIN;
}

void require(bool succeeded, int error) {
  if (!succeeded) throw std::system_error(error, std::generic_category());
}

/// Of a call of the system. As a default argument errno might be read before the call.
void require(bool succeeded) {
  require(succeeded, errno);
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { close(); }

  /// -1 if closed.
  [[nodiscard]] int number() const { return number_; }
  void close() {
    if (number_ >= 0) static_cast<void>(::close(std::exchange(number_, -1)));
  }

 private:
  int number_;
};

/// No child inherits the ends, and neither is one of the three that a child is given, which it could be where
/// the caller's own are closed.
struct Pipe {
  Descriptor read_end;
  Descriptor write_end;
};

Descriptor above_the_standard_ones(const Descriptor& end) {
  const int number = fcntl(end.number(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  require(number >= 0);
  return Descriptor(number);
}

Pipe make_pipe() {
  std::array<int, 2> ends = {};
#ifdef __APPLE__
  require(pipe(ends.data()) == 0);
#else
  require(pipe2(ends.data(), O_CLOEXEC) == 0);
#endif
  const Descriptor read_end(ends[0]);
  const Descriptor write_end(ends[1]);
  return {above_the_standard_ones(read_end), above_the_standard_ones(write_end)};
}

class FileActions {
 public:
  FileActions() {
    const int error = posix_spawn_file_actions_init(&actions_);
    require(error == 0, error);
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }

  void give(const Descriptor& end, int as) {
    const int error = posix_spawn_file_actions_adddup2(&actions_, end.number(), as);
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

char* const* environment() {
#ifdef __APPLE__
  return *_NSGetEnviron();
#else
  return environ;
#endif
}

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
        posix_spawn(&process_, program.c_str(), actions.get(), attributes.get(), words.data(), environment());
    require(error == 0, error);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (process_ > 0) static_cast<void>(try_to_wait());
  }

  void kill() const { static_cast<void>(::kill(process_, SIGKILL)); }

  /// What waitpid() tells.
  int wait() {
    const std::pair<int, int> result = try_to_wait();
    require(result.first == 0, result.first);
    return result.second;
  }

 private:
  /// An error and a status.
  std::pair<int, int> try_to_wait() {
    const pid_t process = std::exchange(process_, -1);
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {
      if (errno != EINTR) return {errno, 0};
    }
    return {0, status};
  }

  pid_t process_ = -1;
};

/// As write(); where nobody reads any more it fails, but the signal that would end the caller is taken away.
ssize_t write_without_signal(int descriptor, std::string_view text) {
  sigset_t broken_pipe;
  sigset_t earlier;
  sigset_t pending;
  sigemptyset(&broken_pipe);
  sigaddset(&broken_pipe, SIGPIPE);
  sigpending(&pending);
  const bool was_pending = sigismember(&pending, SIGPIPE) == 1;
  pthread_sigmask(SIG_BLOCK, &broken_pipe, &earlier);
  const ssize_t written = write(descriptor, text.data(), text.size());
  const int error = errno;
  if (written < 0 && error == EPIPE && !was_pending) {
    sigpending(&pending);
    int taken = 0;
    // Not pending where it is ignored.
    if (sigismember(&pending, SIGPIPE) == 1) sigwait(&broken_pipe, &taken);
  }
  pthread_sigmask(SIG_SETMASK, &earlier, nullptr);
  errno = error;
  return written;
}

/// Writes what the pipe takes. A child that does not read it all will say why.
void feed(Descriptor& end, std::string_view& text) {
  const ssize_t written = write_without_signal(end.number(), text);
  if (written >= 0) {
    text.remove_prefix(static_cast<std::size_t>(written));
  } else if (!is_worth_another_try(errno)) {
    text = {};
  }
  if (text.empty()) end.close();
}

void collect(Descriptor& end, std::string& text) {
  std::array<char, 65536> piece = {};
  const ssize_t size = read(end.number(), piece.data(), piece.size());
  if (size > 0) text.append(piece.data(), static_cast<std::size_t>(size));
  if (size == 0) end.close();
  require(size >= 0 || is_worth_another_try(errno));
}

/// Neither waits for the other, whichever pipe is full. False where `must_stop` ended it.
bool exchange_texts(Descriptor in, std::string_view input, Descriptor out, Descriptor err, EndedChild& result,
                    const std::function<bool()>& must_stop) {
  constexpr int kMillisecondsBetweenAsks = 5;
  const int wait = must_stop ? kMillisecondsBetweenAsks : -1;
  require(fcntl(in.number(), F_SETFL, O_NONBLOCK) == 0);
  if (input.empty()) in.close();
  while (in.number() >= 0 || out.number() >= 0 || err.number() >= 0) {
    if (must_stop && must_stop()) return false;
    // Those that are closed are passed over.
    std::array<pollfd, 3> ends = {
        {{in.number(), POLLOUT, 0}, {out.number(), POLLIN, 0}, {err.number(), POLLIN, 0}}};
    if (poll(ends.data(), ends.size(), wait) < 0) {
      require(is_worth_another_try(errno));
      continue;
    }
    if (ends[0].revents != 0) feed(in, input);
    if (ends[1].revents != 0) collect(out, result.out);
    if (ends[2].revents != 0) collect(err, result.err);
  }
  return true;
}

}  // namespace

const bool kCanRunChildren = true;

std::optional<EndedChild> run_child(const std::filesystem::path& program,
                                    const std::vector<std::string>& arguments, std::string_view input,
                                    const std::function<bool()>& must_stop) {
  Pipe in = make_pipe();
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  FileActions actions;
  actions.give(in.read_end, STDIN_FILENO);
  actions.give(out.write_end, STDOUT_FILENO);
  actions.give(err.write_end, STDERR_FILENO);
  Child child(program.string(), arguments, actions);
  in.read_end.close();
  out.write_end.close();
  err.write_end.close();
  EndedChild result;
  if (!exchange_texts(std::move(in.write_end), input, std::move(out.read_end), std::move(err.read_end),
                      result, must_stop)) {
    child.kill();
    return std::nullopt;
  }
  const int status = child.wait();
  if (WIFSIGNALED(status)) {
    result.signal = WTERMSIG(status);
  } else {
    result.exit_code = WEXITSTATUS(status);
  }
  return result;
}

}  // namespace nashsolve::plot

#else

namespace nashsolve::plot {

const bool kCanRunChildren = false;

std::optional<EndedChild> run_child(const std::filesystem::path& /*program*/,
                                    const std::vector<std::string>& /*arguments*/, std::string_view /*input*/,
                                    const std::function<bool()>& /*must_stop*/) {
  throw std::system_error(std::make_error_code(std::errc::function_not_supported));
}

}  // namespace nashsolve::plot

#endif
