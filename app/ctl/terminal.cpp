// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/terminal.h"

#include <termios.h>
#include <unistd.h>

#include <QEventLoop>
#include <QSocketNotifier>
#include <algorithm>
#include <array>
#include <cerrno>
#include <iostream>

namespace drawbridge::ctl {

namespace {

constexpr std::size_t kLongestLine = 4096;

class EchoOff {
 public:
  explicit EchoOff(bool wanted) {
    if (!wanted || tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    is_off_ = tcsetattr(STDIN_FILENO, TCSANOW, &silent) == 0;
  }
  ~EchoOff() {
    if (!is_off_) return;
    tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    std::cout << std::endl;  // the one that was typed was not shown
  }
  EchoOff(const EchoOff&) = delete;
  EchoOff& operator=(const EchoOff&) = delete;

 private:
  termios before_{};
  bool is_off_ = false;
};

}  // namespace

bool Terminal::is_interactive() const {
  return isatty(STDIN_FILENO) != 0;
}

bool Terminal::read_more() {
  std::array<char, 512> buffer{};
  const ssize_t got = read(STDIN_FILENO, buffer.data(), buffer.size());
  if (got < 0 && errno == EINTR) return true;
  if (got <= 0 || input_.size() > kLongestLine) {
    at_end_ = true;
  } else {
    input_.append(buffer.data(), static_cast<std::size_t>(got));
  }
  std::fill(buffer.begin(), buffer.end(), '\0');
  return !at_end_;
}

std::optional<std::string> Terminal::take_line() {
  const std::size_t end = input_.find('\n');
  if (end == std::string::npos && (!at_end_ || input_.empty())) return std::nullopt;
  std::string line = input_.substr(0, end);
  input_.erase(0, end == std::string::npos ? input_.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

std::optional<std::string> Terminal::read_line() {
  for (;;) {
    if (auto line = take_line()) return line;
    if (at_end_ || !read_more()) return take_line();
  }
}

std::optional<std::string> Terminal::ask(const std::string& question, bool hidden) {
  // Before the question: whoever answers at once must not be shown.
  const EchoOff silence(hidden && is_interactive());
  std::cout << question << std::flush;
  is_cancelled_ = false;
  QEventLoop loop;
  loop_ = &loop;
  QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read);
  QObject::connect(&notifier, &QSocketNotifier::activated, &loop, [&] {
    if (!read_more() || input_.find('\n') != std::string::npos) loop.quit();
  });
  std::optional<std::string> line = take_line();
  if (!line && !at_end_) {
    loop.exec();
    if (!is_cancelled_) line = take_line();
  }
  loop_ = nullptr;
  return line;
}

void Terminal::cancel() {
  is_cancelled_ = true;
  if (loop_ != nullptr) loop_->quit();
}

}  // namespace drawbridge::ctl
