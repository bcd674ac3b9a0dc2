// SPDX-License-Identifier: GPL-3.0-or-later
// Telnet's login: "Username: ", "Password: ", up to four tries; then the server's own login follows
// (pix-behaviour.md 5.2). The password is not echoed: for its time the appliance says that it echoes, and
// does not. What the user's terminal negotiates (RFC 854) is passed over.
#pragma once

#include "headend/prompt_dialogue.h"
#include "headend/telnet_text.h"

namespace drawbridge::headend {

class TelnetPrompt final : public LoginDialogue {
 public:
  /// `is_virtual`: the server of `virtual telnet`, where nothing follows the login.
  explicit TelnetPrompt(PromptTexts texts, bool is_virtual = false)
      : texts_(std::move(texts)), is_virtual_(is_virtual) {}

  void start() override;
  void receive(ByteView octets) override;
  void answer(PromptResult result) override;

  static constexpr int kTries = 4;

 private:
  void type(std::string_view typed);
  void line(std::string typed);

  PromptTexts texts_;
  bool is_virtual_;
  TelnetText text_;
  std::string buffer_;
  std::optional<std::string> user_;
  std::string ahead_;  ///< typed while the password is checked
  int failures_ = 0;
};

}  // namespace drawbridge::headend
