// SPDX-License-Identifier: GPL-3.0-or-later
// A whole ISAKMP message: the checks of the header, the walk of the payload chain, and the builder of chains
// and messages (wire.md 1 rows 3 to 9 and "Payload chain walk").
#pragma once

#include <optional>
#include <vector>

#include "wire/isakmp_header.h"

namespace drawbridge::wire {

// ---- Reading
// -------------------------------------------------------------------------------------------------

/// A datagram whose header passed; the views live as long as the datagram.
struct IsakmpMessageView {
  IsakmpHeader header;
  ByteView octets;  ///< the message: header.length octets of the datagram
  ByteView body;    ///< what follows the header: a payload chain, or ciphertext when header.encrypted()
  std::size_t trailing = 0;  ///< octets of the datagram beyond the message, to be counted and ignored
};

/// Rows 3 to 9 of wire.md 1 on one datagram, without a non-ESP marker. Undefined flag bits are ignored.
/// Exchanges other than 2, 4, 5, 6 and 32 are refused. A zero responder cookie passes in clear main and
/// aggressive mode messages that begin with an SA (or are fragments) and in an unprotected informational (an
/// error told by a gateway that made no state): the state table decides further. Message id 0 is refused in a
/// protected informational too, though vpnc, which draws the ids of its deletes from one octet, sends it once
/// in 256 times.
[[nodiscard]] Result<IsakmpMessageView, WireError> check_header(ByteView datagram);

/// The notification that an error may be answered with where policy allows an answer at all (wire.md 1).
[[nodiscard]] std::optional<NotifyType> notify_for(WireError error);

constexpr std::size_t kMaxPayloads = 64;
constexpr std::size_t kMaxVendorIds = 16;
constexpr std::size_t kMaxCertificates = 8;

struct RawPayload {
  PayloadType type = PayloadType::none;
  ByteView body;   ///< after the generic header
  ByteView whole;  ///< with the generic header, as hashes cover it
};

/// Walks the complete chain before anything acts on it. Refuses: a payload length below 4 or past the end, a
/// body shorter than its type's minimum (wire-ike.md 1.3), more than 64 payloads, 16 vendor ids or 8
/// certificates, a second SA, KE, NONCE, HASH or SIG, unknown types 1 to 127 and proposals or transforms
/// outside of an SA. Group-key payloads (15 to 19, 22) and unknown types 128 to 255 are in the result for
/// display and are to be skipped. After the last payload a decrypted message may have less than two blocks of
/// padding of any content, a clear message nothing. `block_size` in octets.
[[nodiscard]] Result<std::vector<RawPayload>, WireError> walk_payloads(PayloadType first, ByteView octets,
                                                                       bool decrypted,
                                                                       std::size_t block_size = 16);

/// The rule on identities, which depends on the exchange: at most one in main and aggressive mode, none or
/// two in quick mode.
[[nodiscard]] Result<void, WireError> check_identities(ExchangeType exchange,
                                                       const std::vector<RawPayload>& payloads);

/// The first payload of this type, or nullptr.
[[nodiscard]] const RawPayload* find_payload(const std::vector<RawPayload>& payloads, PayloadType type);

/// The octets of all payloads after number `index`, without padding: what the hashes of quick mode,
/// transaction and informational exchanges cover (wire-ike.md 3.1). Empty when nothing follows.
[[nodiscard]] ByteView payloads_after(const std::vector<RawPayload>& payloads, std::size_t index);

// ---- Writing
// -------------------------------------------------------------------------------------------------

/// Payloads with their generic headers and no message header: what is hashed and encrypted. A body beyond
/// 65531 octets, which no value of this room has, is cut so that lengths stay true.
class PayloadChain {
 public:
  PayloadChain& add(PayloadType type, ByteView body);
  /// Puts a payload in front: the HASH over the chain that is there.
  PayloadChain& prepend(PayloadType type, ByteView body);

  [[nodiscard]] PayloadType first() const { return first_; }
  [[nodiscard]] const Bytes& octets() const { return octets_; }
  [[nodiscard]] bool empty() const { return octets_.empty(); }

 private:
  PayloadType first_ = PayloadType::none;
  Bytes octets_;
  std::size_t last_ = 0;  ///< where the last payload begins
};

/// Zero octets up to a multiple of `block_size`; nothing when already aligned or block_size < 2
/// (wire-ike.md 2.7).
void pad_to_block(Bytes& octets, std::size_t block_size);

/// Header and body; next payload and length of the header are set here. `body` may be a clear chain or
/// ciphertext.
[[nodiscard]] Bytes build_message(IsakmpHeader header, PayloadType first, ByteView body);
[[nodiscard]] Bytes build_message(const IsakmpHeader& header, const PayloadChain& chain);

/// The same step by step.
class MessageBuilder {
 public:
  explicit MessageBuilder(const IsakmpHeader& header) : header_(header) {}
  MessageBuilder& add(PayloadType type, ByteView body) {
    chain_.add(type, body);
    return *this;
  }
  [[nodiscard]] const PayloadChain& chain() const { return chain_; }
  /// The whole message with patched lengths; the chain is padded with zeros to `block_size` (below 2: not at
  /// all).
  [[nodiscard]] Bytes finish(std::size_t block_size = 0) const;

 private:
  IsakmpHeader header_;
  PayloadChain chain_;
};

}  // namespace drawbridge::wire
