// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a console session: characters, modes and output in session.cpp, passwords and timers in
// session_login.cpp, what commands do in session_commands.cpp.
#pragma once

#include <deque>
#include <functional>

#include "cli/match.h"
#include "console/exec_table.h"
#include "console/line_editor.h"
#include "console/session.h"
#include "console/show.h"

namespace drawbridge::console {

class Session::Impl {
 public:
  Impl(Device& device, const SessionOptions& options);

  // session.cpp
  void start(TimePoint now);
  void input(TimePoint now, std::string_view characters);
  void print_line(std::string_view line);
  void settle();
  [[nodiscard]] std::string take_output();
  [[nodiscard]] std::string prompt() const;
  [[nodiscard]] std::vector<Completion> completions(std::string_view line) const;

  // session_login.cpp
  void end() {
    if (!finished_) finish();
  }
  void login_answered(TimePoint now, std::uint64_t request, LoginAnswer answer);
  void handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  [[nodiscard]] bool is_privileged() const { return privileged_; }
  [[nodiscard]] bool is_configuring() const { return configuring_; }
  [[nodiscard]] bool is_finished() const { return finished_; }
  /// Syslog and debug lines are printed here: at the console itself, or where they were asked for.
  [[nodiscard]] bool wants_debug() const { return logged_in_ && (!options_.from || monitor_ || debugging_); }
  [[nodiscard]] bool is_monitor() const { return logged_in_ && monitor_; }
  [[nodiscard]] bool is_logged_in() const { return logged_in_; }
  [[nodiscard]] const SessionOptions& options() const { return options_; }
  void make_plain() {
    options_.echo = false;
    paging_ = false;
  }

 private:
  /// What the session waits for besides a command.
  enum class Question : std::uint8_t {
    none,
    login_password,
    login_user,    ///< of a server group or a local user
    login_secret,  ///< and that user's password
    enable_password,
    erase_confirm,
    reload_confirm,
    answer,  ///< of a server: nothing is typed
  };
  /// What a user name and a password are asked for.
  enum class Purpose : std::uint8_t { login, enable, local_login };

  // session.cpp
  void take(TimePoint now, char c);
  void enter(TimePoint now);
  void set_question(Question question);
  [[nodiscard]] const cli::Grammar& grammar() const;
  [[nodiscard]] cli::MatchOptions match_options() const;
  void complete();
  void answer_question();
  void print(const Lines& lines);
  void page_key(char c);
  void finish();
  [[nodiscard]] bool is_blocked() const { return held_until_.has_value() || question_ == Question::answer; }
  void run(TimePoint now, const std::string& typed);
  void after_command(TimePoint now, const std::string& words, bool is_show);
  void leave_configuration();
  [[nodiscard]] std::string who() const;

  // session_login.cpp
  void begin_login(TimePoint now);
  void ask_user(Purpose purpose, std::string tag, bool local_fallback);
  void take_login_password(TimePoint now, const std::string& line);
  void take_enable_password(TimePoint now, const std::string& line);
  void take_user(const std::string& line);
  void take_secret(TimePoint now, const std::string& line);
  void conclude(TimePoint now, LoginAnswer answer);
  void verdict(TimePoint now, bool accepted, int privilege);
  void logged_in(TimePoint now);
  void enabled(TimePoint now, int level);
  void give_up();
  void wrong(TimePoint now, std::string_view text);
  void begin_enable(TimePoint now, int level);
  [[nodiscard]] std::optional<int> local_privilege(const std::string& user,
                                                   const std::string& password) const;
  [[nodiscard]] int idle_minutes() const;
  [[nodiscard]] Lines certificate_warnings(std::string_view command) const;
  [[nodiscard]] std::string from_text() const;
  /// As after `aaa authentication` and in messages.
  [[nodiscard]] std::string_view login_service() const;

  // session_commands.cpp
  Lines execute(TimePoint now, const cli::Match& match);
  [[nodiscard]] Lines execute_show(TimePoint now, const cli::Match& match);
  [[nodiscard]] Lines execute_clear(TimePoint now, const cli::Match& match);
  Lines switch_debug(const cli::Match& match);
  [[nodiscard]] Lines help_lines(const std::string& command) const;
  [[nodiscard]] Lines show_privilege() const;
  Lines merge_startup(TimePoint now);
  Lines note_once(const std::string& family, std::string sentence);

  Device& device_;
  SessionOptions options_;
  LineEditor editor_;
  pix::EditContext context_;
  std::string output_;
  Lines pages_;  ///< lines that wait for a key, from page_at_ on
  std::size_t page_at_ = 0;
  std::size_t page_size_ = 24;
  int page_lines_ = -1;  ///< of this session; -1: as configured
  int width_;
  Question question_ = Question::none;
  bool privileged_;
  bool is_line_away_ = false;  ///< device lines stand where prompt and edited line were
  bool paging_;
  bool configuring_ = false;
  bool finished_ = false;
  bool asked_ = false;
  bool monitor_ = false;            ///< terminal monitor
  bool debugging_ = false;          ///< this session typed a debug command
  std::vector<std::string> noted_;  ///< families whose sentence was said
  PerfmonLook perfmon_;

  // who sits here
  bool logged_in_;
  Purpose purpose_ = Purpose::login;
  std::string tag_;  ///< the server group that is asked
  bool local_fallback_ = false;
  std::string user_;  ///< who logged in; empty: nobody in particular
  std::string typed_user_;
  Secret typed_secret_;
  std::optional<std::uint64_t> request_;
  int level_ = 15;
  int enable_level_ = 15;
  int wrong_ = 0;  ///< answers to the question that is asked

  // time
  TimePoint last_input_{};
  std::optional<TimePoint> held_until_;  ///< an answer that is kept back: the password was wrong
  std::string held_text_;
  std::optional<TimePoint> answer_due_;  ///< a server that never answers counts as none
  std::string queued_;                   ///< typed and not taken yet
  bool taking_ = false;
};

/// The command as a message may tell it: whole keywords, no secrets.
[[nodiscard]] std::string loggable(const cli::Match& match);

}  // namespace drawbridge::console
