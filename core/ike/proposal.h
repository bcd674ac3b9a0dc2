// SPDX-License-Identifier: GPL-3.0-or-later
// Offers and their selection, both phases (RFC 2409 appendix A, RFC 2407 section 4.5, wire-ike.md 1.4
// and 3.2; the order of the walk: pix-show-and-debug.md rows 6 to 12 and 36 to 41).
#pragma once

#include <functional>

#include "ike/events.h"
#include "ike/policy.h"
#include "ike/trace.h"
#include "wire/sa_payload.h"

namespace drawbridge::ike {

/// Where a walk tells its steps; may be empty.
using TraceSink = std::function<void(trace::Event)>;

// ---- Phase 1

/// "pre-share", "rsa-sig", "hybrid": as policies say it.
[[nodiscard]] std::string authentication_word(AuthMethod method);
[[nodiscard]] PolicyAuthentication policy_authentication(AuthMethod method);

/// One ISAKMP proposal with these transforms, numbered from 1, attributes in Cisco's order.
[[nodiscard]] wire::SaPayload phase1_offer(const std::vector<Phase1Transform>& transforms);
/// The transform as values; nothing if an attribute is missing, unknown, or of impossible form.
[[nodiscard]] std::optional<Phase1Transform> read_phase1(const wire::Transform& transform);

struct Phase1Choice {
  Phase1Transform transform;
  wire::Transform as_offered;  ///< to be answered with, its number kept
  wire::Proposal proposal;     ///< its proposal without transforms
  int priority = 0;
  std::uint32_t lifetime_seconds = 0;  ///< min(offered, policy)
};
struct Phase1Selection {
  std::optional<Phase1Choice> choice;
  std::vector<Mismatch> mismatches;  ///< when there is no choice
};
/// Own policies by priority outside, transforms as offered inside. Methods fit as PolicyAuthentication says.
/// `by_gateway`: who offers is the gateway, and who answers logs in.
[[nodiscard]] Phase1Selection select_phase1(const wire::SaPayload& offer,
                                            const std::vector<Phase1Policy>& policies, const TraceSink& sink,
                                            bool by_gateway = false);
/// The answer of a responder that chose `choice`; `reordered`: GatewayQuirks::other_attribute_order.
[[nodiscard]] wire::SaPayload phase1_answer(const Phase1Choice& choice, bool reordered = false);
/// The same attributes, life type and duration first, the others backwards: as free as the order is.
void reorder(wire::Transform& transform, std::uint16_t life_type, std::uint16_t life_duration);
/// Initiator: the one transform of the answer, if it equals one that was offered (a shorter life is
/// accepted).
[[nodiscard]] std::optional<Phase1Transform> check_phase1_answer(const wire::SaPayload& answer,
                                                                 const std::vector<Phase1Transform>& offered);

// ---- Phase 2

/// Alternatives numbered from 1; `spi` in all ESP proposals, `cpi` in the ANDed IPCOMP ones.
[[nodiscard]] wire::SaPayload phase2_offer(const std::vector<EspProposal>& proposals, std::uint32_t spi,
                                           std::uint16_t cpi, std::optional<std::uint32_t> life_seconds,
                                           std::optional<crypto::DhGroup> pfs,
                                           std::uint16_t encapsulation = 1);

/// What one ESP transform says.
struct Phase2Values {
  EspTransform transform;
  std::uint16_t encapsulation = 0;
  std::optional<std::uint32_t> life_seconds;
  std::optional<crypto::DhGroup> pfs;
};
[[nodiscard]] std::optional<Phase2Values> read_phase2(const wire::Transform& transform);

struct Phase2Choice {
  Phase2Values values;
  wire::Proposal answer;  ///< the proposal with its one transform and the initiator's SPI
  std::uint32_t peer_spi = 0;
};
struct Phase2Selection {
  std::optional<Phase2Choice> choice;
  std::vector<Mismatch> mismatches;
};
/// Proposals in the order offered; ANDed IPCOMP members are never acceptable. `pfs` demands that group or a
/// greater one; nothing accepts what is offered. `udp`: tunnel mode in UDP (3, 61443) is taken too.
[[nodiscard]] Phase2Selection select_phase2(const wire::SaPayload& offer,
                                            const std::vector<TransformSet>& sets,
                                            std::optional<crypto::DhGroup> pfs, bool udp,
                                            const TraceSink& sink,
                                            const std::function<void(const Phase2Values&)>& accepted);
/// Initiator: the one proposal with one transform of the answer if it was offered.
[[nodiscard]] std::optional<Phase2Choice> check_phase2_answer(const wire::SaPayload& answer,
                                                              const std::vector<EspProposal>& offered,
                                                              std::optional<std::uint32_t> life_seconds,
                                                              std::optional<crypto::DhGroup> pfs,
                                                              std::uint16_t encapsulation = 1);

// ---- Names

/// "des", "3des", "aes", "aes-192", "aes-256", "null" as the device writes them, "gcm 128" as IOS does.
[[nodiscard]] std::string cipher_word(const crypto::CipherSpec& cipher);
/// "md5", "sha", "sha256", ...
[[nodiscard]] std::string hash_word(crypto::HashAlgorithm hash);
/// "esp-des esp-md5-hmac " with the blank behind each word, as the device prints a transform.
[[nodiscard]] std::string transform_words(const EspTransform& transform);
[[nodiscard]] std::size_t auth_key_size(EspAuth auth);

}  // namespace drawbridge::ike
