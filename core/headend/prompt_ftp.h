// SPDX-License-Identifier: GPL-3.0-or-later
// FTP's login: the appliance greets, takes USER and PASS, and after a yes logs in at the server with them;
// one wrong password ends the connection (pix-behaviour.md 5.2).
#pragma once

#include "headend/prompt_dialogue.h"

namespace drawbridge::headend {

class FtpPrompt final : public LoginDialogue {
 public:
  explicit FtpPrompt(PromptTexts texts) : texts_(std::move(texts)) {}

  void start() override;
  void receive(ByteView octets) override;
  void answer(PromptResult result) override;
  void server_opened() override { step_ = Step::greeting; }
  void server_data(ByteView octets) override;

  static constexpr std::size_t kLongestLine = 512;
  static constexpr std::size_t kLongestReply = 8192;

 private:
  /// What is awaited of the server.
  enum class Step : std::uint8_t { nothing, greeting, user, password };

  void command(std::string_view line);
  void reply(int code);
  void join();

  PromptTexts texts_;
  std::string buffer_;  ///< of the user
  std::string user_;
  PromptCredentials server_;
  Step step_ = Step::nothing;
  std::string reply_;           ///< of the server, not complete or not passed on yet
  std::size_t reply_line_ = 0;  ///< where its last line begins
};

}  // namespace drawbridge::headend
