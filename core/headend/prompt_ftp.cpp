// SPDX-License-Identifier: GPL-3.0-or-later
#include "headend/prompt_ftp.h"

#include <fmt/format.h>

#include <cctype>

namespace drawbridge::headend {

namespace {

std::string_view trim_end(std::string_view text) {
  while (!text.empty() && (text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

/// "230" of "230 Done" and, for the last line only, nothing of "230-More".
std::optional<int> final_code(std::string_view line) {
  constexpr std::size_t kDigits = 3;
  if (line.size() < kDigits || (line.size() > kDigits && line[kDigits] != ' ')) return std::nullopt;
  int code = 0;
  for (const char c : line.substr(0, kDigits)) {
    if (c < '0' || c > '9') return std::nullopt;
    code = code * 10 + (c - '0');
  }
  return code;
}

}  // namespace

void FtpPrompt::start() {
  if (!texts_.prompt.empty()) say(fmt::format("220-{}\r\n", texts_.prompt));
  say(fmt::format("220 {}\r\n", prompt_text::ftp_greeting));
}

void FtpPrompt::receive(ByteView octets) {
  if (state_ == State::joined) return keep_for_server(octets);
  if (state_ == State::over) return;
  if (state_ != State::asking && buffer_.size() + octets.size() > kMostReplayed) {
    state_ = State::over;
    return;
  }
  buffer_ += to_text(octets);
  while (state_ == State::asking) {
    const std::size_t end = buffer_.find('\n');
    if (end == std::string::npos || end > kLongestLine) break;
    const std::string line(trim_end(std::string_view(buffer_).substr(0, end)));
    buffer_.erase(0, end + 1);
    command(line);
  }
  if (state_ == State::asking && buffer_.size() > kLongestLine) {
    say("500 Line too long.\r\n");
    state_ = State::over;
  }
}

void FtpPrompt::command(std::string_view line) {
  const std::size_t blank = line.find(' ');
  std::string verb(line.substr(0, blank));
  std::transform(verb.begin(), verb.end(), verb.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const std::string_view argument = blank == std::string_view::npos ? "" : line.substr(blank + 1);
  if (verb == "QUIT") {
    say(fmt::format("221 {}\r\n", prompt_text::ftp_goodbye));
    state_ = State::over;
  } else if (verb == "USER" && !argument.empty()) {
    user_ = argument;
    say(fmt::format("331 {}\r\n", prompt_text::ftp_password));
  } else if (verb == "PASS" && !user_.empty()) {
    SplitCredentials split = split_credentials(user_, argument);
    if (split.own.user.empty() || split.own.user.size() > kLongestWord ||
        split.own.password.size() > kLongestWord) {
      say(fmt::format("530 {}\r\n", prompt_text::authentication_failed));
      state_ = State::over;
      return;
    }
    server_ = std::move(split.server);
    ask(std::move(split.own.user), std::move(split.own.password));
  } else {
    say(fmt::format("530 {}\r\n", prompt_text::ftp_login_first));
  }
}

void FtpPrompt::answer(PromptResult result) {
  if (state_ != State::checking) return;
  if (result == PromptResult::accepted) {
    state_ = State::passed;
    return;
  }
  std::string_view text =
      result == PromptResult::denied ? prompt_text::authorization_denied : prompt_text::authentication_failed;
  if (!texts_.reject.empty()) text = texts_.reject;
  say(fmt::format("530 {}\r\n", text));
  state_ = State::over;
}

void FtpPrompt::server_data(ByteView octets) {
  if (step_ == Step::nothing) return LoginDialogue::server_data(octets);
  reply_ += to_text(octets);
  while (step_ != Step::nothing) {
    const std::size_t end = reply_.find('\n', reply_line_);
    if (end == std::string::npos) break;
    const auto code = final_code(trim_end(std::string_view(reply_).substr(reply_line_, end - reply_line_)));
    reply_line_ = end + 1;
    if (code) reply(*code);
  }
  // A server that talks without an end is the user's to listen to.
  if (step_ != Step::nothing && reply_.size() > kLongestReply) join();
}

void FtpPrompt::reply(int code) {
  constexpr int kReady = 220, kSoon = 120, kLoggedIn = 230, kPasswordWanted = 331;
  const auto next = [&](Step step) {
    reply_.erase(0, reply_line_);
    reply_line_ = 0;
    step_ = step;
  };
  if (step_ == Step::greeting && code == kSoon) return next(Step::greeting);
  if (step_ == Step::greeting && code == kReady) {
    tell_server(fmt::format("USER {}\r\n", server_.user));
    return next(Step::user);
  }
  if (step_ == Step::user && code == kPasswordWanted) {
    tell_server(fmt::format("PASS {}\r\n", server_.password.reveal_text()));
    return next(Step::password);
  }
  if (step_ != Step::greeting && code == kLoggedIn && !texts_.accept.empty()) {
    say(fmt::format("230-{}\r\n", texts_.accept));
  }
  join();
}

void FtpPrompt::join() {
  step_ = Step::nothing;
  state_ = State::joined;
  server_.password.clear();
  say(std::exchange(reply_, {}));
  tell_server(std::exchange(buffer_, {}));
}

}  // namespace drawbridge::headend
