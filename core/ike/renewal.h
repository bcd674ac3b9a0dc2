// SPDX-License-Identifier: GPL-3.0-or-later
// Phase 1 of a connection that stands, begun by its gateway: the roles of the exchange are turned round, and
// those of remote access stay. The gateway is the initiator and offers the methods that are named for it
// (XAUTHRespPreShared and its like: "Resp" is who logs in, wire-ike.md 1.4), the client answers.
#pragma once

#include "ike/policy.h"

namespace drawbridge::ike {

/// What a client answers its own gateway with: the entry's offer as policies, its key for any address (who
/// else asks is not heard), its certificates, and narrow limits, for addresses can be forged.
[[nodiscard]] ResponderConfig answers_of(const InitiatorConfig& plan);

/// What a gateway begins with: what `standing` is made of, turned round.
struct StandingPhase1 {
  Phase1Transform chosen;
  ExchangeMode mode = ExchangeMode::aggressive;
  bool with_login = false;
  Endpoint local, peer;
  std::string group;
};
[[nodiscard]] InitiatorConfig renewal_of(const ResponderConfig& policy, const StandingPhase1& standing);

}  // namespace drawbridge::ike
