// SPDX-License-Identifier: GPL-3.0-or-later
// What a program of this machine says to a proxy port before its octets go through: where it wants to go.
// Sans I/O: octets in, octets out. Once joined, both directions pass by untouched.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "base/bytes.h"

namespace drawbridge::proxy {

/// Where a program wants to go: a name, or an IPv4 address as text.
struct Target {
  std::string host;
  std::uint16_t port = 0;
  bool operator==(const Target&) const = default;
};

/// Why a program does not get there.
enum class Refusal : std::uint8_t {
  no_tunnel,     ///< there is no connection, or it ended
  not_routed,    ///< the tunnel does not lead there
  no_such_name,  ///< the name has no address
  refused,       ///< the host answered with a reset
  unreachable,   ///< no answer
  too_many,      ///< more connections than the port serves
};
/// One sentence for people.
[[nodiscard]] std::string english_text(Refusal refusal, const Target& target);

class Dialogue {
 public:
  enum class State : std::uint8_t {
    asking,   ///< the program has not said yet where it wants to go
    waiting,  ///< target() is known; connected() or refused() is to be called
    joined,   ///< take_upstream() first, then everything passes by
    ended,    ///< what take_reply() gives is the last
  };

  virtual ~Dialogue();
  /// Octets of the program, while asking or waiting.
  virtual void receive(ByteView octets) = 0;
  virtual void connected() = 0;
  virtual void refused(Refusal refusal) = 0;

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] const Target& target() const { return target_; }
  /// For the program.
  [[nodiscard]] Bytes take_reply() { return std::exchange(reply_, {}); }
  /// For the target: what the program has said ahead.
  [[nodiscard]] Bytes take_upstream() { return std::exchange(upstream_, {}); }

 protected:
  State state_ = State::asking;
  Target target_;
  Bytes reply_;
  Bytes upstream_;
};

/// SOCKS version 5 (RFC 1928), no authentication, CONNECT only.
[[nodiscard]] std::unique_ptr<Dialogue> socks5_dialogue();
/// An HTTP proxy (RFC 9110 section 9.3.6, RFC 9112 section 3.2.2): CONNECT, and requests in absolute form,
/// one a connection.
[[nodiscard]] std::unique_ptr<Dialogue> http_dialogue();
/// A port that leads to one target: nothing is said.
[[nodiscard]] std::unique_ptr<Dialogue> forward_dialogue(Target target);

/// "host:port" or "host"; the port must be 1..65535, the host not empty, of printable characters without ':',
/// '/', '@', '[' or blanks, at most 253.
[[nodiscard]] bool parse_authority(std::string_view text, std::uint16_t default_port, Target& target);

}  // namespace drawbridge::proxy
