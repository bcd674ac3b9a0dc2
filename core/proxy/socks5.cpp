// SPDX-License-Identifier: GPL-3.0-or-later
// SOCKS version 5, RFC 1928:
//
//   greeting  | 5 | count (1) | methods |                       answer | 5 | method |
//   request   | 5 | command | 0 | kind of address | address | port (2) |
//   reply     | 5 | code    | 0 | 1 | address (4) | port (2) |
#include "base/ip.h"
#include "base/reader.h"
#include "proxy/dialogue.h"

namespace drawbridge::proxy {

namespace {

constexpr std::uint8_t kVersion = 5;
constexpr std::uint8_t kNoAuthentication = 0;
constexpr std::uint8_t kNoMethod = 0xFF;
constexpr std::uint8_t kConnect = 1;
enum AddressKind : std::uint8_t { kIpv4 = 1, kName = 3, kIpv6 = 4 };
enum Reply : std::uint8_t {
  kSucceeded = 0,
  kGeneralFailure = 1,
  kNotAllowed = 2,
  kNetworkUnreachable = 3,
  kHostUnreachable = 4,
  kRefused = 5,
  kNoSuchCommand = 7,
  kNoSuchAddressKind = 8,
};

std::uint8_t reply_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::no_tunnel:
      return kNetworkUnreachable;
    case Refusal::not_routed:
      return kNotAllowed;
    case Refusal::no_such_name:
    case Refusal::unreachable:
      return kHostUnreachable;
    case Refusal::refused:
      return kRefused;
    case Refusal::too_many:
      return kGeneralFailure;
  }
  return kGeneralFailure;
}

class Socks5Dialogue final : public Dialogue {
 public:
  void receive(ByteView octets) override {
    if (state_ == State::waiting) {
      append(upstream_, octets);
      return;
    }
    if (state_ != State::asking) return;
    append(input_, octets);
    while (state_ == State::asking && (has_greeted_ ? read_request() : read_greeting())) {
    }
  }
  void connected() override {
    if (state_ != State::waiting) return;
    say(kSucceeded);
    state_ = State::joined;
  }
  void refused(Refusal refusal) override {
    say(reply_of(refusal));
    state_ = State::ended;
  }

 private:
  /// The address a program would be seen from is the tunnel's; it is no business of the program's, and the
  /// RFC lets zeros stand for it.
  void say(std::uint8_t code) { append(reply_, Bytes{kVersion, code, 0, kIpv4, 0, 0, 0, 0, 0, 0}); }
  void give_up(std::uint8_t code) {
    say(code);
    state_ = State::ended;
  }

  /// True if there may be more to read.
  bool read_greeting() {
    Reader reader(input_);
    const std::uint8_t version = reader.u8();
    if (reader.ok() && version != kVersion) {
      // Another protocol, or version 4: nothing this end could say would be understood.
      state_ = State::ended;
      return false;
    }
    const ByteView methods = reader.take(reader.u8());
    if (!reader.ok()) return false;
    for (const std::uint8_t method : methods) {
      if (method != kNoAuthentication) continue;
      append(reply_, Bytes{kVersion, kNoAuthentication});
      has_greeted_ = true;
      drop(reader.position());
      return true;
    }
    append(reply_, Bytes{kVersion, kNoMethod});
    state_ = State::ended;
    return false;
  }

  bool read_request() {
    Reader reader(input_);
    const std::uint8_t version = reader.u8();
    const std::uint8_t command = reader.u8();
    reader.skip(1);
    const std::uint8_t kind = reader.u8();
    if (!reader.ok()) return false;
    if (version != kVersion) return give_up(kGeneralFailure), false;
    if (command != kConnect) return give_up(kNoSuchCommand), false;
    std::string host;
    if (kind == kIpv4) {
      host = Ipv4Address(reader.u32()).to_string();
    } else if (kind == kName) {
      host = to_text(reader.take(reader.u8()));
    } else {
      return give_up(kNoSuchAddressKind), false;
    }
    const std::uint16_t port = reader.u16();
    if (!reader.ok()) return false;
    if (host.find(':') != std::string::npos || port == 0 || !parse_authority(host, port, target_))
      return give_up(kHostUnreachable), false;
    drop(reader.position());
    state_ = State::waiting;
    upstream_ = std::exchange(input_, {});
    return false;
  }

  void drop(std::size_t count) {
    input_.erase(input_.begin(), input_.begin() + static_cast<std::ptrdiff_t>(count));
  }

  Bytes input_;
  bool has_greeted_ = false;
};

}  // namespace

std::unique_ptr<Dialogue> socks5_dialogue() {
  return std::make_unique<Socks5Dialogue>();
}

}  // namespace drawbridge::proxy
