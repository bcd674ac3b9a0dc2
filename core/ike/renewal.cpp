// SPDX-License-Identifier: GPL-3.0-or-later
#include "ike/renewal.h"

#include <algorithm>

#include "ike/identity.h"
#include "ike/proposal.h"

namespace drawbridge::ike {

namespace {

/// A gateway has one renewal under way, or two that cross; what is more was forged, and the oldest goes.
constexpr std::size_t kHalfOpen = 8;
constexpr std::size_t kAggressivePerSecond = 4;
constexpr std::uint32_t kLongestPhase1 = 86400;

AuthMethod turned_round(PolicyAuthentication authentication, bool with_login) {
  switch (authentication) {
    case PolicyAuthentication::pre_share:
      return with_login ? AuthMethod::xauth_resp_pre_shared : AuthMethod::pre_shared_key;
    case PolicyAuthentication::rsa_sig:
      return with_login ? AuthMethod::xauth_resp_rsa : AuthMethod::rsa_signatures;
    case PolicyAuthentication::hybrid:
      return AuthMethod::hybrid_resp_rsa;
  }
  return AuthMethod::pre_shared_key;
}

}  // namespace

ResponderConfig answers_of(const InitiatorConfig& plan) {
  ResponderConfig answers;
  for (const Phase1Transform& transform : plan.phase1) {
    Phase1Policy policy;
    policy.priority = static_cast<int>(answers.policies.size()) + 1;
    policy.encryption = transform.encryption;
    policy.hash = transform.hash;
    policy.group = transform.group;
    policy.lifetime_seconds = std::min(transform.life_seconds.value_or(kLongestPhase1), kLongestPhase1);
    policy.authentication = policy_authentication(transform.method);
    const bool known = std::any_of(answers.policies.begin(), answers.policies.end(), [&](Phase1Policy other) {
      other.priority = policy.priority;
      return other == policy;
    });
    if (!known) answers.policies.push_back(policy);
  }
  if (!plan.pre_shared_key.empty()) {
    PeerKey key;
    key.peers = {Ipv4Address{}, 0};
    key.key = plan.pre_shared_key;
    answers.keys.push_back(std::move(key));
  }
  answers.certificates = plan.certificates;
  answers.retransmit = plan.retransmit;
  answers.limits.half_open_total = answers.limits.half_open_per_source = kHalfOpen;
  answers.limits.aggressive_per_second = answers.limits.aggressive_per_second_per_source =
      kAggressivePerSecond;
  if (plan.nat_traversal == NatTraversal::automatic || plan.nat_traversal == NatTraversal::forced)
    answers.nat_traversal = plan.nat_keepalive;
  answers.fragmentation = plan.fragmentation;
  return answers;
}

InitiatorConfig renewal_of(const ResponderConfig& policy, const StandingPhase1& standing) {
  InitiatorConfig plan;
  plan.local = standing.local;
  plan.peer = standing.peer;
  plan.mode = standing.mode;
  Phase1Transform transform = standing.chosen;
  transform.method = turned_round(policy_authentication(transform.method), standing.with_login);
  plan.phase1 = {transform};
  const GroupPolicy* const group =
      standing.group.empty() ? nullptr : find_group(policy.groups, standing.group);
  if (group != nullptr) {
    plan.pre_shared_key = group->password;
  } else if (const PeerKey* const key = find_peer_key(policy.keys, standing.peer.address)) {
    plan.pre_shared_key = key->key;
  }
  plan.retransmit = policy.retransmit;
  plan.initial_contact = false;
  plan.certificates = policy.certificates;
  if (policy.nat_traversal) plan.nat_traversal = NatTraversal::automatic;
  plan.fragmentation = policy.fragmentation;
  return plan;
}

}  // namespace drawbridge::ike
