// SPDX-License-Identifier: GPL-3.0-or-later
// One TACACS+ session of a client (RFC 8907; wire-aaa.md 4): octets of one TCP connection in, octets out, a
// verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "aaa/accounting.h"
#include "aaa/server_group.h"
#include "aaa/status.h"
#include "base/bytes.h"
#include "base/ip.h"
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
};

class TacacsSession {
 public:
  TacacsSession(Secret key, std::uint32_t session_id, AuthenticationRequest request, LoginStyle style);
  TacacsSession(Secret key, std::uint32_t session_id, AccountingRequest request);

  /// The first packet. Call once.
  [[nodiscard]] Bytes begin();
  /// Octets of the server, in pieces as they come. Returns what is to be sent, empty if nothing.
  [[nodiscard]] Bytes receive(ByteView octets);
  /// Set when the session is over.
  [[nodiscard]] const std::optional<TacacsVerdict>& verdict() const { return verdict_; }
  /// Whether anything has come from the server.
  [[nodiscard]] bool has_answer() const { return packets_received_ > 0 || !buffer_.empty(); }

  /// A server that never comes to an end is left after this many of its packets.
  static constexpr int max_packets = 20;

 private:
  Bytes send(ByteView body);
  Bytes take_packet(const wire::TacacsHeader& header, ByteView body);
  Bytes take_login_reply(ByteView body);
  Bytes take_accounting_reply(ByteView body);
  Bytes answer(const Secret& text, std::uint8_t flags = 0);
  void end(TacacsVerdict::Kind kind, std::string message = {});
  void fault(ServerFault fault, std::string message = {});

  Secret key_;
  std::uint32_t session_id_;
  std::variant<AuthenticationRequest, AccountingRequest> request_;
  LoginStyle style_ = LoginStyle::ascii;
  wire::TacacsHeader header_;  ///< of our last packet
  Bytes buffer_;
  int packets_received_ = 0;
  std::optional<TacacsVerdict> verdict_;
};

}  // namespace drawbridge::aaa
