// SPDX-License-Identifier: GPL-3.0-or-later
// Which message may come when: stage x exchange -> protection and payloads. A message without a row, or short
// of a required payload, is dropped without touching any state (wire.md 2; RFC 2409 figures).
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>

#include "wire/isakmp_numbers.h"

namespace drawbridge::ike {

/// Where the ISAKMP SA stands. mm: Main Mode, ag: Aggressive Mode.
enum class Stage : std::uint8_t {
  fresh,            ///< responder, nothing received yet
  mm_sa_sent,       ///< initiator: message 1 sent
  mm_key_sent,      ///< initiator: message 3 sent
  mm_auth_sent,     ///< initiator: message 5 sent
  mm_sa_answered,   ///< responder: message 2 sent
  mm_key_answered,  ///< responder: message 4 sent
  ag_sent,          ///< initiator: message 1 sent
  ag_answered,      ///< responder: message 2 sent
  established,
  pairs_only,  ///< phase 1 is over, its pairs live on until their own end (pix-behaviour.md 6.7)
  closed,      ///< only answers duplicates
};

enum class Protection : std::uint8_t { clear, encrypted, either };

enum class Handler : std::uint8_t {
  main_1,
  main_2,
  main_3,
  main_4,
  main_5,
  main_6,
  aggressive_1,
  aggressive_2,
  aggressive_3,
  quick_mode,
  transaction,
  informational,
  clear_informational,
};

/// A set of payload types below 32.
constexpr std::uint32_t payload_set(std::initializer_list<wire::PayloadType> types) {
  std::uint32_t set = 0;
  for (const wire::PayloadType type : types) set |= 1U << static_cast<unsigned>(type);
  return set;
}

struct ExchangeRule {
  Stage stage{};
  wire::ExchangeType exchange{};
  Protection protection{};
  std::uint32_t required = 0;
  bool hash_first = false;  ///< the HASH must be the first payload
  Handler handler{};
};

namespace rules {
using enum wire::PayloadType;
using wire::ExchangeType;

// A stage has two rows where the message before may come again in another version: what is not authenticated
// yet may have been forged, so the genuine one must still be heard.
inline constexpr std::array<ExchangeRule, 26> kRules{{
    // Main Mode, RFC 2409 sections 5.1 and 5.4. Whether HASH or SIG is the right proof depends on the method.
    {Stage::fresh, ExchangeType::main_mode, Protection::clear, payload_set({sa}), false, Handler::main_1},
    {Stage::mm_sa_sent, ExchangeType::main_mode, Protection::clear, payload_set({sa}), false,
     Handler::main_2},
    {Stage::mm_key_sent, ExchangeType::main_mode, Protection::clear, payload_set({sa}), false,
     Handler::main_2},
    {Stage::mm_sa_answered, ExchangeType::main_mode, Protection::clear, payload_set({key_exchange, nonce}),
     false, Handler::main_3},
    {Stage::mm_key_answered, ExchangeType::main_mode, Protection::clear, payload_set({key_exchange, nonce}),
     false, Handler::main_3},
    {Stage::mm_key_sent, ExchangeType::main_mode, Protection::clear, payload_set({key_exchange, nonce}),
     false, Handler::main_4},
    {Stage::mm_auth_sent, ExchangeType::main_mode, Protection::clear, payload_set({key_exchange, nonce}),
     false, Handler::main_4},
    {Stage::mm_key_answered, ExchangeType::main_mode, Protection::encrypted,
     payload_set({identification, hash}), false, Handler::main_5},
    {Stage::mm_auth_sent, ExchangeType::main_mode, Protection::encrypted, payload_set({identification, hash}),
     false, Handler::main_6},
    {Stage::mm_key_answered, ExchangeType::main_mode, Protection::encrypted,
     payload_set({identification, signature}), false, Handler::main_5},
    {Stage::mm_auth_sent, ExchangeType::main_mode, Protection::encrypted,
     payload_set({identification, signature}), false, Handler::main_6},
    // Aggressive Mode
    {Stage::fresh, ExchangeType::aggressive, Protection::clear,
     payload_set({sa, key_exchange, nonce, identification}), false, Handler::aggressive_1},
    {Stage::ag_sent, ExchangeType::aggressive, Protection::clear,
     payload_set({sa, key_exchange, nonce, identification, hash}), false, Handler::aggressive_2},
    {Stage::ag_sent, ExchangeType::aggressive, Protection::clear,
     payload_set({sa, key_exchange, nonce, identification, signature}), false, Handler::aggressive_2},
    {Stage::ag_answered, ExchangeType::aggressive, Protection::either, payload_set({hash}), false,
     Handler::aggressive_3},
    {Stage::ag_answered, ExchangeType::aggressive, Protection::either, payload_set({signature}), false,
     Handler::aggressive_3},
    // Under an established ISAKMP SA
    {Stage::established, ExchangeType::quick_mode, Protection::encrypted, payload_set({hash}), true,
     Handler::quick_mode},
    {Stage::established, ExchangeType::transaction, Protection::encrypted, payload_set({hash, attributes}),
     true, Handler::transaction},
    {Stage::established, ExchangeType::informational, Protection::encrypted, payload_set({hash}), true,
     Handler::informational},
    // Advice in the clear, before there are keys (wire-ike.md 4)
    {Stage::mm_sa_sent, ExchangeType::informational, Protection::clear, payload_set({notification}), false,
     Handler::clear_informational},
    {Stage::mm_key_sent, ExchangeType::informational, Protection::clear, payload_set({notification}), false,
     Handler::clear_informational},
    {Stage::mm_auth_sent, ExchangeType::informational, Protection::clear, payload_set({notification}), false,
     Handler::clear_informational},
    {Stage::mm_sa_answered, ExchangeType::informational, Protection::clear, payload_set({notification}),
     false, Handler::clear_informational},
    {Stage::mm_key_answered, ExchangeType::informational, Protection::clear, payload_set({notification}),
     false, Handler::clear_informational},
    {Stage::ag_sent, ExchangeType::informational, Protection::clear, payload_set({notification}), false,
     Handler::clear_informational},
    {Stage::ag_answered, ExchangeType::informational, Protection::clear, payload_set({notification}), false,
     Handler::clear_informational},
}};
}  // namespace rules

/// The first row that fits, or nullptr. `present`: the payload types of the message, see payload_set.
[[nodiscard]] constexpr const ExchangeRule* find_rule(Stage stage, wire::ExchangeType exchange,
                                                      bool encrypted, std::uint32_t present) {
  for (const ExchangeRule& rule : rules::kRules) {
    if (rule.stage != stage || rule.exchange != exchange) continue;
    if (rule.protection == Protection::clear && encrypted) continue;
    if (rule.protection == Protection::encrypted && !encrypted) continue;
    if ((present & rule.required) != rule.required) continue;
    return &rule;
  }
  return nullptr;
}

/// True if some row takes an encrypted (or clear) message of this exchange: worth decrypting.
[[nodiscard]] constexpr bool expects(Stage stage, wire::ExchangeType exchange, bool encrypted) {
  for (const ExchangeRule& rule : rules::kRules) {
    if (rule.stage != stage || rule.exchange != exchange) continue;
    if (rule.protection == Protection::either || (rule.protection == Protection::encrypted) == encrypted)
      return true;
  }
  return false;
}

}  // namespace drawbridge::ike
