// SPDX-License-Identifier: GPL-3.0-or-later
// One person at the appliance's console: modes, prompt, history, pager. Characters in, characters out; sans
// I/O. pix-commands.md 1; pix-show-and-debug.md.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "console/device.h"

namespace drawbridge::console {

struct SessionOptions {
  /// Start at `#` (the window's console) rather than at `>`.
  bool start_privileged = false;
  /// Characters typed are echoed, as on a terminal line. The prompt is always printed.
  bool echo = true;
  /// The pager of `pager lines`; off unless asked for (ui.md 5.4).
  bool paging = false;
  int width = 80;
  /// "User Access Verification" before the first prompt: a Telnet session from `from`.
  bool login = false;
  /// With `login` and `from`: the person comes by SSH, not by Telnet.
  bool ssh = false;
  /// Where the person sits; nothing: at the console itself.
  std::optional<Ipv4Address> from;
};

/// What a server group said about a person who logs in.
enum class LoginAnswer : std::uint8_t { accepted, refused, no_server };

/// What Tab or `?` would offer: for the window's popup.
struct Completion {
  std::string word;
  std::string help;
};

class Session {
 public:
  /// `device` must outlive the session.
  Session(Device& device, SessionOptions options = {});
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// The first prompt. Call once before input.
  void start(TimePoint now);
  /// Characters as they are typed: text, CR or LF, Tab, `?`, Backspace, Ctrl-A/B/E/F/P/N/U/W/X/L/R/Z/C and
  /// the arrow keys' escape sequences.
  void input(TimePoint now, std::string_view characters);
  /// The answer of a server group that Device::authenticate() was asked.
  void login_answered(TimePoint now, std::uint64_t request, LoginAnswer answer);
  /// Idle time, and answers that are kept back after a wrong password.
  void handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;
  /// From now on nothing is echoed and there are no pages: what is typed comes from a program.
  void make_plain();
  /// The session is over, for a reason outside of it.
  void end();
  /// A debug line of the device. It starts on a line of its own; prompt and edited line come back with
  /// settle(), or with the next input.
  void print_line(std::string_view line);
  /// The device has been quiet for a moment.
  void settle();
  /// Everything to print since the last call; lines end with LF.
  [[nodiscard]] std::string take_output();

  [[nodiscard]] std::string prompt() const;
  [[nodiscard]] bool is_privileged() const;
  [[nodiscard]] bool is_configuring() const;
  /// `exit` or `quit` at the top: the session is over.
  [[nodiscard]] bool is_finished() const;
  [[nodiscard]] bool is_logged_in() const;
  /// Whether debug lines are printed here: at the console itself, else where they were asked for.
  [[nodiscard]] bool wants_debug() const;
  /// `terminal monitor` was typed.
  [[nodiscard]] bool is_monitor() const;
  [[nodiscard]] const SessionOptions& options() const;
  [[nodiscard]] std::vector<Completion> completions(std::string_view line) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace drawbridge::console
