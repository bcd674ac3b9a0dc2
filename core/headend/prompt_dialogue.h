// SPDX-License-Identifier: GPL-3.0-or-later
// What the cut-through proxy says to a person who wants to reach a server (pix-behaviour.md 5.2), as
// dialogues without I/O: octets of the user in, octets to the user out; credentials out, what became of them
// in; and when the server has been reached, what it must be told first. Passwords are kept as Secret wherever
// they stay.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/secret.h"

namespace drawbridge::headend {

/// The texts of `auth-prompt`; empty: the device's own.
struct PromptTexts {
  std::string prompt, accept, reject;
};

struct PromptCredentials {
  std::string user;
  Secret password;
};

enum class PromptResult : std::uint8_t {
  accepted,
  refused,      ///< name or password are wrong
  denied,       ///< the user is known, and may not have this
  unavailable,  ///< nobody could be asked
};

/// The device's own texts; those of FTP and of the virtual servers are not confirmed by any source.
namespace prompt_text {
inline constexpr std::string_view username = "Username: ";
inline constexpr std::string_view password = "Password: ";
inline constexpr std::string_view authentication_failed = "Error: Authentication Failed";
inline constexpr std::string_view authorization_denied = "Error: Authorization Denied";
inline constexpr std::string_view ftp_greeting = "FTP Server ready.";
inline constexpr std::string_view ftp_password = "Enter Authentication Username/Password";
inline constexpr std::string_view ftp_login_first = "Please login with USER and PASS.";
inline constexpr std::string_view ftp_goodbye = "Goodbye.";
inline constexpr std::string_view login_done = "Authentication Successful";
inline constexpr std::string_view logout_done = "Logout Successful";
}  // namespace prompt_text

class LoginDialogue {
 public:
  enum class State : std::uint8_t {
    asking,    ///< the user's turn
    checking,  ///< credentials are out; answer() goes on
    passed,    ///< connect to the server, then server_opened()
    joined,    ///< what is left is to pass octets on, both ways
    over,      ///< send the output, then close
  };

  virtual ~LoginDialogue() = default;
  LoginDialogue() = default;
  LoginDialogue(const LoginDialogue&) = delete;
  LoginDialogue& operator=(const LoginDialogue&) = delete;

  /// The user's connection is open.
  virtual void start() {}
  virtual void receive(ByteView octets) = 0;
  virtual void answer(PromptResult result) = 0;
  virtual void server_opened() { state_ = State::joined; }
  virtual void server_data(ByteView octets) { append(output_, octets); }

  [[nodiscard]] State state() const { return state_; }
  /// For the user.
  [[nodiscard]] Bytes take_output() { return std::exchange(output_, {}); }
  /// For the server, once it has been reached.
  [[nodiscard]] Bytes take_replay() { return std::exchange(replay_, {}); }
  [[nodiscard]] std::optional<PromptCredentials> take_credentials() {
    return std::exchange(credentials_, std::nullopt);
  }

  /// Longest name and password that are taken, octets: what a TACACS+ packet can carry.
  static constexpr std::size_t kLongestWord = 255;
  /// What the user has sent ahead for the server, octets: more ends the dialogue.
  static constexpr std::size_t kMostReplayed = 65536;

 protected:
  void say(std::string_view text) { append(output_, as_bytes(text)); }
  void tell_server(std::string_view text) { append(replay_, as_bytes(text)); }
  void ask(std::string user, Secret password) {
    credentials_ = PromptCredentials{std::move(user), std::move(password)};
    state_ = State::checking;
  }
  /// What the user sends ahead of the server's answer.
  void keep_for_server(ByteView octets) {
    if (replay_.size() + octets.size() > kMostReplayed) {
      state_ = State::over;
    } else {
      append(replay_, octets);
    }
  }

  State state_ = State::asking;

 private:
  Bytes output_, replay_;
  std::optional<PromptCredentials> credentials_;
};

/// `aaa_user@remote_user` with `aaa_pass@remote_pass`: the names and passwords for the appliance and for the
/// server. Without an at sign in the name both get the same; a password without one serves both as well.
struct SplitCredentials {
  PromptCredentials own, server;
  bool is_split = false;
};
[[nodiscard]] inline SplitCredentials split_credentials(std::string_view user, std::string_view password) {
  const auto made = [](std::string_view name, std::string_view word) {
    return PromptCredentials{std::string(name), Secret(word)};
  };
  const std::size_t at = user.find('@');
  if (at == std::string_view::npos) return {made(user, password), made(user, password), false};
  const std::size_t cut = password.find('@');
  const bool both = cut == std::string_view::npos;
  return {made(user.substr(0, at), both ? password : password.substr(0, cut)),
          made(user.substr(at + 1), both ? password : password.substr(cut + 1)), true};
}

}  // namespace drawbridge::headend
