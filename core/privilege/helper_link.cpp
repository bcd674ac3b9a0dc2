// SPDX-License-Identifier: GPL-3.0-or-later
#include "privilege/helper_link.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <cstring>

extern char** environ;

namespace drawbridge::privilege {

namespace {

constexpr const char* kPkexec = "/usr/bin/pkexec";

bool runnable(const std::string& path) {
  return path.starts_with('/') && ::access(path.c_str(), X_OK) == 0;
}

/// Waits until `descriptor` is readable; false after `limit`.
bool wait_readable(int descriptor, std::chrono::milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
    pollfd watched{descriptor, POLLIN, 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(left < 0 ? 0 : left));
    if (ready > 0) return true;
    if (ready == 0 && left <= 0) return false;
    if (ready < 0 && errno != EINTR) return false;
  }
}

/// pkexec(1): 126 the dialogue was dismissed, 127 not authorized or no agent.
LinkEnd end_of(int status) {
  if (WIFSIGNALED(status)) return LinkEnd::killed;
  switch (WEXITSTATUS(status)) {
    case 0:
      return LinkEnd::finished;
    case 126:
      return LinkEnd::dismissed;
    case 127:
      return LinkEnd::not_authorized;
    default:
      return LinkEnd::failed;
  }
}

}  // namespace

std::string_view name_of(LinkError error) {
  switch (error) {
    case LinkError::not_installed:
      return "the privileged helper is not installed";
    case LinkError::no_polkit:
      return "pkexec is not on this machine";
    case LinkError::system:
      return "the privileged helper could not be started";
    case LinkError::busy:
      return "a request to the privileged helper is under way";
    case LinkError::closed:
      return "the privileged helper ended";
    case LinkError::timed_out:
      return "the privileged helper did not answer in time";
    case LinkError::nonsense:
      return "the privileged helper is of another version";
  }
  return "unknown";
}

bool HelperLink::available(const HelperCommand& command) {
  return runnable(command.helper) && (!command.by_polkit || runnable(kPkexec));
}

Result<HelperLink, LinkError> HelperLink::start(const HelperCommand& command) {
  if (!runnable(command.helper)) return failure(LinkError::not_installed);
  if (command.by_polkit && !runnable(kPkexec)) return failure(LinkError::no_polkit);
  std::array<int, 2> pair{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0)
    return failure(LinkError::system);
  Descriptor ours(pair[0]);
  const Descriptor theirs(pair[1]);
  ::fcntl(ours.get(), F_SETFL, O_NONBLOCK);

  std::string pkexec = kPkexec, quiet = "--disable-internal-agent", helper = command.helper;
  std::array<char*, 4> arguments{};
  if (command.by_polkit) {
    arguments = {pkexec.data(), quiet.data(), helper.data(), nullptr};
  } else {
    arguments = {helper.data(), nullptr, nullptr, nullptr};
  }
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, theirs.get(), STDIN_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  // A group of its own: Ctrl-C at the asker's terminal is the asker's matter.
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  pid_t child = -1;
  const int error = ::posix_spawn(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return failure(LinkError::system);
  return HelperLink(std::move(ours), child);
}

Result<HelperLink, LinkError> HelperLink::connect(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return failure(LinkError::not_installed);
  std::memcpy(address.sun_path, path.c_str(), path.size());
  Descriptor socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
  if (!socket) return failure(LinkError::system);
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return failure(errno == ENOENT || errno == ECONNREFUSED ? LinkError::not_installed : LinkError::system);
  }
  ::fcntl(socket.get(), F_SETFL, O_NONBLOCK);
  return HelperLink(std::move(socket));
}

HelperLink::HelperLink(Descriptor socket, pid_t child) : socket_(std::move(socket)), child_(child) {}

HelperLink::HelperLink(HelperLink&& other) noexcept
    : socket_(std::move(other.socket_)),
      child_(std::exchange(other.child_, -1)),
      end_(other.end_),
      pending_(std::exchange(other.pending_, std::nullopt)) {}

HelperLink& HelperLink::operator=(HelperLink&& other) noexcept {
  if (this != &other) {
    close_waiting(std::chrono::seconds{2});
    socket_ = std::move(other.socket_);
    child_ = std::exchange(other.child_, -1);
    end_ = other.end_;
    pending_ = std::exchange(other.pending_, std::nullopt);
  }
  return *this;
}

HelperLink::~HelperLink() {
  close_waiting(std::chrono::seconds{2});
}

std::optional<LinkError> HelperLink::send(const Request& request) {
  if (closed()) return LinkError::closed;
  if (busy()) return LinkError::busy;
  const Bytes record = write(request);
  // Records are far smaller than the socket's buffer and one is under way at a time, so this never would
  // block.
  if (::send(socket_.get(), record.data(), record.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(record.size())) {
    socket_.reset();
    return LinkError::closed;
  }
  pending_ = operation_of(request);
  return std::nullopt;
}

std::optional<Result<Received, LinkError>> HelperLink::receive() {
  using Outcome = Result<Received, LinkError>;
  if (closed()) return Outcome(failure(LinkError::closed));
  Bytes record(kMaxMessage);
  iovec part{record.data(), record.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  const ssize_t size = ::recvmsg(socket_.get(), &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
  if (size < 0 && (errno == EAGAIN || errno == EINTR)) return std::nullopt;
  if (size <= 0) {
    pending_.reset();
    socket_.reset();
    return Outcome(failure(LinkError::closed));
  }
  Received received;
  for (const cmsghdr* c = CMSG_FIRSTHDR(&message); c != nullptr;
       c = CMSG_NXTHDR(&message, const_cast<cmsghdr*>(c))) {
    if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) continue;
    int number = -1;
    std::memcpy(&number, CMSG_DATA(c), sizeof number);
    received.descriptor.reset(number);
  }
  auto answer = read_answer(ByteView(record).first(static_cast<std::size_t>(size)));
  const auto asked = std::exchange(pending_, std::nullopt);
  if (!answer || !asked || answer->to != *asked || answer->with_descriptor != received.descriptor.valid()) {
    // Whoever speaks otherwise is not asked again; closing makes it undo.
    socket_.reset();
    return Outcome(failure(LinkError::nonsense));
  }
  received.answer = std::move(*answer);
  return Outcome(std::move(received));
}

Result<Received, LinkError> HelperLink::ask_waiting(const Request& request, std::chrono::milliseconds limit) {
  if (const auto error = send(request)) return failure(*error);
  const auto end = std::chrono::steady_clock::now() + limit;
  for (;;) {
    if (auto outcome = receive()) return std::move(*outcome);
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0 || !wait_readable(socket_.get(), left)) return failure(LinkError::timed_out);
  }
}

LinkEnd HelperLink::close_waiting(std::chrono::milliseconds limit) {
  socket_.reset();
  pending_.reset();
  if (child_ > 0 && limit.count() > 0) {
    const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, child_, 0)));
    if (process) (void)wait_readable(process.get(), limit);
  }
  return end();
}

LinkEnd HelperLink::end() {
  if (child_ > 0) {
    // The pipe closes a moment before the process is gone.
    if (closed()) {
      const Descriptor process(static_cast<int>(::syscall(SYS_pidfd_open, child_, 0)));
      if (process) (void)wait_readable(process.get(), std::chrono::milliseconds{250});
    }
    int status = 0;
    const pid_t found = ::waitpid(child_, &status, WNOHANG);
    if (found == child_) {
      end_ = end_of(status);
      child_ = -1;
    } else if (found < 0 && errno == ECHILD) {
      // Somebody else in this process has waited for it.
      end_ = LinkEnd::finished;
      child_ = -1;
    }
  } else if (child_ < 0 && closed() && end_ == LinkEnd::running) {
    end_ = LinkEnd::finished;
  }
  return end_;
}

}  // namespace drawbridge::privilege
