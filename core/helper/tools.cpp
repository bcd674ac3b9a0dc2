// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/tools.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "base/descriptor.h"

namespace drawbridge::helper {

namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr std::size_t kMaxErrors = 300;

std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' && out.empty()) continue;
    if (c == '\n') break;
    out += c >= ' ' && c <= '~' ? c : ' ';
  }
  return out;
}

/// The child's part; returns only by ending the process.
[[noreturn]] void become(const std::string& path, const std::vector<std::string>& arguments, int input,
                         int errors) {
  std::vector<char*> argv;
  argv.push_back(const_cast<char*>(path.c_str()));
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  char* environment[] = {nullptr};
  const int nothing = ::open("/dev/null", O_WRONLY);
  ::dup2(input, STDIN_FILENO);
  ::dup2(nothing, STDOUT_FILENO);
  ::dup2(errors, STDERR_FILENO);
  ::syscall(SYS_close_range, 3U, ~0U, 0U);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int ignored : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) ::signal(ignored, SIG_DFL);
  ::umask(022);
  ::execve(path.c_str(), argv.data(), environment);
  ::_exit(127);
}

}  // namespace

bool is_trusted_program(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == 0 &&
         (status.st_mode & 0022) == 0 && (status.st_mode & 0100) != 0;
}

ToolResult run_tool(const std::string& path, const std::vector<std::string>& arguments,
                    std::string_view input) {
  ToolResult result;
  if (!is_trusted_program(path)) return result;
  std::array<int, 2> to{};
  std::array<int, 2> from{};
  if (::pipe2(to.data(), O_CLOEXEC) != 0) return result;
  Descriptor to_read(to[0]), to_write(to[1]);
  if (::pipe2(from.data(), O_CLOEXEC) != 0) return result;
  Descriptor from_read(from[0]), from_write(from[1]);
  const pid_t child = ::fork();
  if (child < 0) return result;
  if (child == 0) become(path, arguments, to_read.get(), from_write.get());
  result.started = true;
  to_read.reset();
  from_write.reset();
  ::fcntl(to_write.get(), F_SETFL, O_NONBLOCK);
  if (input.empty()) to_write.reset();

  const auto end = std::chrono::steady_clock::now() + kPatience;
  bool late = false;
  while (from_read) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
    if (left <= 0) {
      late = true;
      break;
    }
    std::array<pollfd, 2> watched{{{from_read.get(), POLLIN, 0}, {to_write.get(), POLLOUT, 0}}};
    if (::poll(watched.data(), watched.size(), static_cast<int>(left)) < 0 && errno != EINTR) break;
    if (watched[1].revents != 0) {
      const ssize_t size = ::write(to_write.get(), input.data(), input.size());
      if (size > 0) input.remove_prefix(static_cast<std::size_t>(size));
      if (input.empty() || (size < 0 && errno != EAGAIN && errno != EINTR)) to_write.reset();
    }
    if (watched[0].revents != 0) {
      std::array<char, 512> part{};
      const ssize_t size = ::read(from_read.get(), part.data(), part.size());
      if (size <= 0 && errno != EINTR) break;
      if (size > 0 && result.errors.size() < kMaxErrors) {
        result.errors.append(part.data(),
                             std::min(static_cast<std::size_t>(size), kMaxErrors - result.errors.size()));
      }
    }
  }
  if (late) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.errors = printable(result.errors);
  if (late) {
    result.errors = "no end within ten seconds";
  } else if (WIFEXITED(status)) {
    result.status = WEXITSTATUS(status);
  } else if (WIFSIGNALED(status)) {
    result.status = 128 + WTERMSIG(status);
  }
  return result;
}

}  // namespace drawbridge::helper
