// SPDX-License-Identifier: GPL-3.0-or-later
// One message id's memory: duplicates by digest, the cached answer, the resending of a question, and the IV
// chain (wire.md section 3, wire-ike.md 2.6).
#pragma once

#include <array>
#include <optional>

#include "base/bytes.h"
#include "base/clock.h"
#include "ike/policy.h"
#include "wire/isakmp_numbers.h"

namespace drawbridge::ike {

using Digest = std::array<std::uint8_t, 32>;
/// SHA-256 of an ISAKMP message. The header's version and its flags other than E do not count: nothing
/// protects them and nothing is read from them, so that with other bits there it is the same message.
[[nodiscard]] Digest digest_of(ByteView message);

struct DigestHash {
  std::size_t operator()(const Digest& digest) const noexcept;
};

/// The last three accepted datagrams of an exchange. The newest is answered again, the others are ignored.
class DuplicateMemory {
 public:
  enum class Found : std::uint8_t { fresh, older, newest };

  [[nodiscard]] Found find(const Digest& digest) const;
  void remember(const Digest& digest);

 private:
  std::array<Digest, 3> seen_{};
  std::uint8_t count_ = 0;
};

/// All that is kept of one message id. A retransmission is the identical octets: the IV chain must not move.
struct ExchangeMemory {
  std::uint32_t message_id = 0;
  wire::ExchangeType type{};
  Bytes iv;  ///< for the next message in either direction; empty: not begun
  DuplicateMemory duplicates;
  Bytes last_sent;  ///< what answers a duplicate, and what is resent while an answer is awaited
  bool awaiting = false;
  int sends_left = 0;
  TimePoint next_send{};
  Duration interval{};
  TimePoint last_answer{};  ///< when `last_sent` left last
  int answers_left = 0;     ///< repeated answers to duplicates still allowed
  std::optional<TimePoint> forget_at;

  /// `datagram` was sent at `now` and wants an answer.
  void expect_answer(TimePoint now, Bytes datagram, const RetransmitPolicy& policy);
  /// `datagram` was sent at `now` and ends our part.
  void answered(TimePoint now, Bytes datagram, const RetransmitPolicy& policy);
  void stop() { awaiting = false; }
  /// True if a duplicate may be answered now: one reply per second, three times the sends of the policy.
  [[nodiscard]] bool may_repeat(TimePoint now);
};

}  // namespace drawbridge::ike
