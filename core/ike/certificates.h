// SPDX-License-Identifier: GPL-3.0-or-later
// What an end proves itself with by signature, and whom it believes (wire-ike.md 2; methods 3, 65005 and
// 64221).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "crypto/trust.h"
#include "wire/payloads.h"

namespace drawbridge::ike {

struct CertificateConfig {
  /// Own certificate first, then its issuers as far as they are known. Empty: this end cannot sign (the
  /// client of hybrid authentication need not).
  std::vector<crypto::Certificate> chain;
  std::optional<crypto::RsaPrivateKey> key;  ///< of chain[0]
  crypto::TrustAnchors trust;
  /// VerifyCertDN, about the peer. All must hold.
  std::vector<crypto::NameTerm> name_rules;
  /// Without rules: the peer's certificate must be made out to one of these. Empty: the trusted chain is
  /// enough.
  std::vector<std::string> peer_hosts;
  /// All of `chain` is sent; else the first, and the others only to a peer that asks for an authority above.
  bool send_chain = false;
  /// The date of TimePoint zero: certificates are judged by it.
  WallTime epoch;

  [[nodiscard]] bool can_sign() const { return key.has_value() && !chain.empty(); }
};

/// Whether an ID payload of phase 1 says what the certificate says: subject as DN, DNS name, e-mail, key id
/// as OU or CN. An address must fit where the certificate states addresses; where it does not, any passes,
/// for gateways identify themselves by address by default and their certificates seldom name one.
[[nodiscard]] bool identity_fits(const wire::IdPayload& id, const crypto::Certificate& certificate);

}  // namespace drawbridge::ike
