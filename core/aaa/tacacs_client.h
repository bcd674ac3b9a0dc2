// SPDX-License-Identifier: GPL-3.0-or-later
// One TACACS+ session of a client (RFC 8907; wire-aaa.md 4): packets of the server in, packets out, a
// verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "aaa/requests.h"
#include "base/bytes.h"
#include "base/secret.h"
#include "wire/tacacs_packet.h"

namespace drawbridge::aaa {

/// ASCII as a PIX logs in; PAP where the server asks for it by RESTART.
enum class LoginStyle : std::uint8_t { ascii, pap };

struct TacacsVerdict {
  enum class Kind : std::uint8_t {
    accepted,
    refused,
    restart,  ///< the server wants another login style in a new session
    fault,
  };
  Kind kind = Kind::fault;
  ServerFault fault = ServerFault::none;
  std::string message;
  std::vector<std::string> args{};  ///< of an authorization
};

/// A question beyond name and password.
struct TacacsQuestion {
  std::string message;
  bool echo = false;
};

class TacacsSession {
 public:
  TacacsSession(Secret key, std::uint32_t session_id, Question question,
                LoginStyle style = LoginStyle::ascii);

  /// The first packet, with these flags besides. Call once.
  [[nodiscard]] Bytes begin(std::uint8_t flags = 0);
  /// A packet of the server with this session's number, as it came. Returns what is to be sent, empty if
  /// nothing.
  [[nodiscard]] Bytes take(const wire::TacacsHeader& header, ByteView hidden);
  /// Set once after take() when the user is asked something: go on with give() or abort().
  [[nodiscard]] std::optional<TacacsQuestion> take_question() {
    return std::exchange(question_, std::nullopt);
  }
  [[nodiscard]] bool is_asking() const { return asking_ && !verdict_; }
  [[nodiscard]] Bytes give(const Secret& text);
  [[nodiscard]] Bytes abort();
  /// Set when the session is over.
  [[nodiscard]] const std::optional<TacacsVerdict>& verdict() const { return verdict_; }
  /// A server that never comes to an end is left after this many of its packets.
  static constexpr int max_packets = 20;

 private:
  Bytes send(ByteView body);
  Bytes take_login_reply(ByteView body);
  Bytes take_authorization_reply(ByteView body);
  Bytes take_accounting_reply(ByteView body);
  Bytes ask(wire::TacacsAuthenReply& reply);
  Bytes answer(const Secret& text, std::uint8_t flags = 0);
  void end(TacacsVerdict::Kind kind, std::string message = {});
  void fault(ServerFault fault, std::string message = {});

  Secret key_;
  std::uint32_t session_id_;
  Question request_;
  LoginStyle style_ = LoginStyle::ascii;
  wire::TacacsHeader header_;  ///< of our last packet
  bool password_given_ = false;
  bool asking_ = false;
  std::optional<TacacsQuestion> question_;
  int packets_received_ = 0;
  std::optional<TacacsVerdict> verdict_;
};

}  // namespace drawbridge::aaa
