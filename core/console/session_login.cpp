// SPDX-License-Identifier: GPL-3.0-or-later
// Who sits at the console: login, enable, wrong passwords, idle time (pix-commands.md 1.1).
#include <fmt/format.h>

#include <algorithm>

#include "base/timers.h"
#include "console/session_impl.h"
#include "pix/password_hash.h"

namespace drawbridge::console {

namespace {

constexpr int kTries = 3;
constexpr int kFullLevel = 15;
/// Longer than all servers of a group may take together.
constexpr Duration kAnswerWithin = Seconds{120};

/// The group of `aaa authentication telnet|serial|enable console TAG [LOCAL]`.
const pix::ConsoleAuthentication* console_group(const pix::Config& config, std::string_view service) {
  const auto found = config.console_authentication.find(service);
  return found == config.console_authentication.end() ? nullptr : &found->second;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

/// The lines of a banner, their tokens replaced; each with a line end.
std::string banner(const pix::Config& config, const std::vector<std::string>& lines) {
  std::string text;
  for (std::string line : lines) {
    replace_all(line, "$(hostname)", config.hostname);
    replace_all(line, "$(domain)", config.domain_name);
    text += line + '\n';
  }
  return text;
}

}  // namespace

std::string Session::Impl::from_text() const {
  return options_.from ? options_.from->to_string() : "console";
}

std::string_view Session::Impl::login_service() const {
  if (!options_.from) return "serial";
  return options_.ssh ? "ssh" : "telnet";
}

std::string Session::Impl::who() const {
  return user_.empty() ? fmt::format("enable_{}", privileged_ ? level_ : 1) : user_;
}

// ------------------------------------------------------------------ login

void Session::Impl::begin_login(TimePoint now) {
  const pix::Config& config = device_.running();
  output_ += banner(config, config.banners.motd);
  const pix::ConsoleAuthentication* group = console_group(config, login_service());
  if (options_.from || group)
    output_ += "\nUser Access Verification\n\n" + banner(config, config.banners.login);
  if (group) {
    ask_user(Purpose::login, group->tag, group->local_fallback);
  } else if (options_.from) {
    set_question(Question::login_password);
  } else {
    logged_in(now);  // the console itself asks nobody unless it is told to
  }
}

void Session::Impl::ask_user(Purpose purpose, std::string tag, bool local_fallback) {
  purpose_ = purpose;
  tag_ = std::move(tag);
  local_fallback_ = local_fallback;
  set_question(Question::login_user);
}

void Session::Impl::take_login_password(TimePoint now, const std::string& line) {
  if (pix::password_matches(line, device_.running().passwd)) {
    logged_in(now);
    return;
  }
  device_.log(now, 6, 605004,
              fmt::format("Login denied from {}/0 to console/{} for user \"{}\"", from_text(),
                          login_service(), options_.ssh ? "pix" : ""));
  wrong(now, "");
}

void Session::Impl::take_user(const std::string& line) {
  typed_user_ = line;
  set_question(Question::login_secret);
}

void Session::Impl::take_secret(TimePoint now, const std::string& line) {
  if (tag_ == "LOCAL") {
    const auto privilege = local_privilege(typed_user_, line);
    verdict(now, privilege.has_value(), privilege.value_or(0));
    return;
  }
  typed_secret_ = Secret(line);
  request_ = device_.authenticate(now, tag_, typed_user_, typed_secret_, options_.from);
  if (request_) {
    set_question(Question::answer);
    answer_due_ = now + kAnswerWithin;
  } else {
    conclude(now, LoginAnswer::no_server);
  }
}

std::optional<int> Session::Impl::local_privilege(const std::string& user,
                                                  const std::string& password) const {
  const pix::Username* found = device_.running().username(user);
  if (found == nullptr) return std::nullopt;
  if (!found->password_hash.empty() && pix::username_hash(password, user) != found->password_hash)
    return std::nullopt;
  return found->privilege;
}

void Session::Impl::login_answered(TimePoint now, std::uint64_t request, LoginAnswer answer) {
  if (!request_ || *request_ != request) return;  // the person gave up meanwhile
  request_.reset();
  answer_due_.reset();
  set_question(Question::login_secret);
  conclude(now, answer);
  if (finished_ || held_until_) return;
  output_ += prompt();
  input(now, {});
}

void Session::Impl::give_up() {
  request_.reset();
  answer_due_.reset();
  typed_secret_.clear();
  queued_.clear();
  set_question(logged_in_ ? Question::none : Question::login_user);
  output_ += "^C\n" + prompt();
}

void Session::Impl::conclude(TimePoint now, LoginAnswer answer) {
  const std::string password = typed_secret_.reveal_text();
  typed_secret_.clear();
  if (answer == LoginAnswer::no_server && local_fallback_) {
    device_.log(now, 4, 409023,
                fmt::format("Attempting AAA Fallback method LOCAL for login of user {}: Auth-server group {} "
                            "unreachable",
                            typed_user_, tag_));
    const auto privilege = local_privilege(typed_user_, password);
    verdict(now, privilege.has_value(), privilege.value_or(0));
    return;
  }
  verdict(now, answer == LoginAnswer::accepted, kFullLevel);
}

void Session::Impl::verdict(TimePoint now, bool accepted, int privilege) {
  if (!accepted) {
    device_.log(now, 6, 611102, fmt::format("User authentication failed: Uname: {}", typed_user_));
    if (purpose_ == Purpose::login) {
      device_.log(now, 6, 605004,
                  fmt::format("Login denied from {}/0 to console/{} for user \"{}\"", from_text(),
                              login_service(), typed_user_));
    }
    wrong(now, "");
    return;
  }
  device_.log(now, 6, 611101, fmt::format("User authentication succeeded: Uname: {}", typed_user_));
  user_ = typed_user_;
  switch (purpose_) {
    case Purpose::login:
      logged_in(now);
      break;
    case Purpose::enable:
      enabled(now, enable_level_);
      break;
    case Purpose::local_login:
      device_.right_password(options_.from);
      wrong_ = 0;
      set_question(Question::none);
      level_ = privilege;
      privileged_ = privilege > 1;
      break;
  }
}

void Session::Impl::logged_in(TimePoint now) {
  device_.right_password(options_.from);
  wrong_ = 0;
  logged_in_ = true;
  set_question(Question::none);
  if (options_.from) {
    device_.log(now, 6, 605005,
                fmt::format("Login permitted from {}/0 to console/{} for user \"{}\"", from_text(),
                            login_service(), options_.ssh && user_.empty() ? "pix" : user_));
  }
  output_ += banner(device_.running(), device_.running().banners.exec);
  if (options_.from) output_ += "Type help or '?' for a list of available commands.\n";
}

// ------------------------------------------------------------------ enable

void Session::Impl::begin_enable(TimePoint, int level) {
  enable_level_ = level;
  if (const pix::ConsoleAuthentication* group = console_group(device_.running(), "enable")) {
    ask_user(Purpose::enable, group->tag, group->local_fallback);
  } else {
    set_question(Question::enable_password);
  }
}

void Session::Impl::take_enable_password(TimePoint now, const std::string& line) {
  const auto& passwords = device_.running().enable_passwords;
  const auto found = passwords.find(enable_level_);
  const bool fits = enable_level_ == kFullLevel
                        ? device_.check_enable_password(line)
                        : found != passwords.end() && pix::password_matches(line, found->second);
  if (fits) {
    enabled(now, enable_level_);
  } else {
    wrong(now, "Invalid password\n");
  }
}

void Session::Impl::enabled(TimePoint now, int level) {
  (void)now;
  device_.right_password(options_.from);
  wrong_ = 0;
  set_question(Question::none);
  level_ = level;
  privileged_ = true;
}

/// A wrong answer: what the device says of it, after a pause that grows, and the question again or the end.
void Session::Impl::wrong(TimePoint now, std::string_view text) {
  const Duration pause = device_.wrong_password(now, options_.from);
  std::string said(text);
  const bool is_enable = question_ == Question::enable_password ||
                         (logged_in_ && purpose_ == Purpose::enable && question_ != Question::none);
  if (++wrong_ < kTries) {
    if (question_ != Question::login_password && question_ != Question::enable_password)
      set_question(Question::login_user);
  } else {
    wrong_ = 0;
    said = "Access denied.\n";
    if (is_enable) {
      device_.log(
          now, 6, 308001,
          fmt::format("PIX console enable password incorrect for {} tries (from {})", kTries, from_text()));
    }
    if (logged_in_) {
      set_question(Question::none);
    } else {
      // Nobody is let in: a line is closed, the console itself asks again.
      set_question(options_.from ? Question::none : Question::login_user);
      if (options_.from) {
        output_ += said;
        finish();
        return;
      }
    }
  }
  if (pause > Duration{0}) {
    held_until_ = now + pause;
    held_text_ = said;
  } else {
    output_ += said;
  }
}

// ------------------------------------------------------------------ time

int Session::Impl::idle_minutes() const {
  const pix::Config& config = device_.running();
  if (!options_.from) return config.console_timeout;
  return options_.ssh ? config.ssh_timeout : config.telnet_timeout;
}

std::optional<TimePoint> Session::Impl::next_timeout() const {
  if (finished_) return std::nullopt;
  std::optional<TimePoint> next = earlier(held_until_, answer_due_);
  if (const int minutes = idle_minutes(); minutes > 0)
    next = earlier(next, last_input_ + std::chrono::minutes{minutes});
  return next;
}

void Session::Impl::handle_timeout(TimePoint now) {
  if (finished_) return;
  if (held_until_ && *held_until_ <= now) {
    held_until_.reset();
    output_ += held_text_ + prompt();
    held_text_.clear();
    const TimePoint kept = last_input_;
    input(now, {});
    if (queued_.empty()) last_input_ = kept;
  }
  if (answer_due_ && *answer_due_ <= now && request_) login_answered(now, *request_, LoginAnswer::no_server);
  const int minutes = idle_minutes();
  if (minutes > 0 && last_input_ + std::chrono::minutes{minutes} <= now) {
    output_ += "\n";
    finish();
  }
}

}  // namespace drawbridge::console
