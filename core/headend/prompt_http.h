// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP's login: 401 with a realm until the request carries a name and a password; the request is then
// replayed to the server with the same Authorization header (pix-behaviour.md 5.2). A request without valid
// credentials ends its connection: browsers ask their user and come back.
#pragma once

#include "headend/prompt_dialogue.h"

namespace drawbridge::headend {

struct HttpPromptOptions {
  PromptTexts texts;
  std::uint32_t session = 0;  ///< the number in the realm
  /// `virtual http`: where the browser is sent for its login; empty: it is asked here.
  std::string login_at;
  std::string server;  ///< "192.168.1.11", or with ":8080": where it comes back to
  /// This is the virtual server: it sends the browser back to where it wanted to go.
  bool is_virtual = false;
  bool already_in = false;  ///< virtual: the user has logged in
};

class HttpPrompt final : public LoginDialogue {
 public:
  explicit HttpPrompt(HttpPromptOptions options) : options_(std::move(options)) {}

  void receive(ByteView octets) override;
  void answer(PromptResult result) override;

  static constexpr std::size_t kLongestHead = 8192;

 private:
  void take_head(std::size_t size);
  void ask_again(std::string_view reason);
  void refuse(int status, std::string_view reason, std::string_view text);
  void redirect(const std::string& where);
  void send_back();
  [[nodiscard]] std::string realm() const;

  HttpPromptOptions options_;
  std::string buffer_;
  std::string target_;
};

}  // namespace drawbridge::headend
