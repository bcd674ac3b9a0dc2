// SPDX-License-Identifier: GPL-3.0-or-later
// A terminal whose keys a console takes one by one.
#pragma once

#include <termios.h>
#include <unistd.h>

namespace drawbridge::ctl {

/// The terminal hands over every key as it is typed while this lives: the console does its own echo and
/// editing.
class RawTerminal {
 public:
  explicit RawTerminal(int descriptor) : descriptor_(descriptor) {
    if (isatty(descriptor_) == 0 || tcgetattr(descriptor_, &before_) != 0) return;
    termios raw = before_;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
    raw.c_iflag &= ~static_cast<tcflag_t>(ICRNL);
    is_raw_ = tcsetattr(descriptor_, TCSANOW, &raw) == 0;
  }
  ~RawTerminal() {
    if (is_raw_) tcsetattr(descriptor_, TCSANOW, &before_);
  }
  RawTerminal(const RawTerminal&) = delete;
  RawTerminal& operator=(const RawTerminal&) = delete;
  [[nodiscard]] bool is_raw() const { return is_raw_; }

 private:
  int descriptor_;
  bool is_raw_ = false;
  termios before_{};
};

}  // namespace drawbridge::ctl
