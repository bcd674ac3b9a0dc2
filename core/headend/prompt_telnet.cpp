// SPDX-License-Identifier: GPL-3.0-or-later
#include "headend/prompt_telnet.h"

#include <fmt/format.h>

namespace drawbridge::headend {

void TelnetPrompt::start() {
  if (!texts_.prompt.empty()) say(fmt::format("{}\r\n\r\n", texts_.prompt));
  say(prompt_text::username);
}

void TelnetPrompt::receive(ByteView octets) {
  if (state_ == State::over) return;
  const std::string typed = text_.take(octets);
  // Nobody's wishes are answered here: the server will negotiate for itself.
  (void)text_.take_wishes();
  if (state_ == State::asking) return type(typed);
  if (ahead_.size() + typed.size() > kMostReplayed) {
    state_ = State::over;
  } else if (state_ == State::checking) {
    ahead_ += typed;
  } else {
    keep_for_server(as_bytes(typed));
  }
}

void TelnetPrompt::type(std::string_view typed) {
  constexpr char kBackspace = 8, kDelete = 127;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    if (c == '\n') {
      line(std::exchange(buffer_, {}));
      if (state_ != State::asking) {
        if (state_ == State::checking) ahead_ += typed.substr(i + 1);
        return;
      }
    } else if (c == kBackspace || c == kDelete) {
      if (!buffer_.empty()) buffer_.pop_back();
    } else if (buffer_.size() < kLongestWord) {
      buffer_ += c;
    }
  }
}

void TelnetPrompt::line(std::string typed) {
  if (!user_) {
    if (typed.empty()) return say(prompt_text::username);
    user_ = std::move(typed);
    say(telnet_wish(telnet::will, telnet::echo));
    return say(prompt_text::password);
  }
  say(telnet_wish(telnet::wont, telnet::echo));
  say("\r\n");
  ask(std::move(*std::exchange(user_, std::nullopt)), Secret(std::string_view(typed)));
  wipe(ByteSpan(reinterpret_cast<std::uint8_t*>(typed.data()), typed.size()));
}

void TelnetPrompt::answer(PromptResult result) {
  if (state_ != State::checking) return;
  const auto own_or = [](const std::string& text, std::string_view own) {
    return text.empty() ? own : std::string_view(text);
  };
  switch (result) {
    case PromptResult::accepted:
      if (is_virtual_) {
        say(fmt::format("{}\r\n", own_or(texts_.accept, prompt_text::login_done)));
        state_ = State::over;
        return;
      }
      if (!texts_.accept.empty()) say(fmt::format("{}\r\n", texts_.accept));
      state_ = State::passed;
      // Line ends as a terminal sends them.
      for (const char c : std::exchange(ahead_, {})) {
        tell_server(c == '\n' ? std::string_view("\r\n") : std::string_view(&c, 1));
      }
      return;
    case PromptResult::denied:
      say(fmt::format("{}\r\n", own_or(texts_.reject, prompt_text::authorization_denied)));
      state_ = State::over;
      return;
    case PromptResult::unavailable:
      say(fmt::format("{}\r\n", prompt_text::authentication_failed));
      state_ = State::over;
      return;
    case PromptResult::refused:
      break;
  }
  say(fmt::format("{}\r\n", own_or(texts_.reject, prompt_text::authentication_failed)));
  if (++failures_ == kTries) {
    state_ = State::over;
    return;
  }
  say(fmt::format("\r\n{}", prompt_text::username));
  state_ = State::asking;
  type(std::exchange(ahead_, {}));
}

}  // namespace drawbridge::headend
