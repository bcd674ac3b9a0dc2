// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/readiness.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QTimer>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace drawbridge::service {

namespace {

std::string taken(const char* name) {
  const char* const value = std::getenv(name);
  std::string text = value == nullptr ? std::string() : std::string(value);
  unsetenv(name);
  return text;
}

std::optional<std::int64_t> number(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A status is one line; a newline would begin another assignment.
std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r') c = ' ';
  return text;
}

}  // namespace

Readiness::Readiness() : socket_(taken("NOTIFY_SOCKET")) {
  const auto interval = number(taken("WATCHDOG_USEC"));
  const std::string process = taken("WATCHDOG_PID");
  if (interval && *interval > 0 && (process.empty() || number(process) == getpid()))
    watchdog_ = Duration(*interval);
}

Readiness::~Readiness() = default;

void Readiness::send(const std::string& text) const {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  // A path, or a name in the abstract space, which systemd writes with '@'.
  if (socket_.size() < 2 || socket_.size() >= sizeof(address.sun_path)) return;
  if (socket_[0] != '/' && socket_[0] != '@') return;
  std::memcpy(address.sun_path, socket_.data(), socket_.size());
  if (socket_[0] == '@') address.sun_path[0] = '\0';
  const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_.size());
  // Whoever does not read must not make us wait.
  (void)sendto(descriptor, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
               reinterpret_cast<const sockaddr*>(&address), size);
  close(descriptor);
}

void Readiness::ready(const std::string& status) {
  send("READY=1\nSTATUS=" + one_line(status));
}

void Readiness::status(const std::string& status) {
  send("STATUS=" + one_line(status));
}

void Readiness::stopping() {
  timer_.reset();
  send("STOPPING=1\nSTATUS=Ending sessions");
}

void Readiness::watch() {
  if (!watchdog_ || socket_.empty()) return;
  timer_ = std::make_unique<QTimer>();
  timer_->setTimerType(Qt::PreciseTimer);
  QObject::connect(timer_.get(), &QTimer::timeout, timer_.get(), [this] { send("WATCHDOG=1"); });
  timer_->start(std::chrono::duration_cast<Milliseconds>(*watchdog_ / 2));
  send("WATCHDOG=1");
}

}  // namespace drawbridge::service
