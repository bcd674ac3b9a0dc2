// SPDX-License-Identifier: GPL-3.0-or-later
// What a client offers is a named profile: from an entry to the values that the IKE engine starts with
// (wire-ike.md 11 and 12).
#pragma once

#include "client/profile.h"
#include "ike/events.h"

namespace drawbridge::client {

/// "Automatic", "VPN Client 4.0.5", "VPN Client 1.1".
[[nodiscard]] std::string_view offer_name(OfferProfile offer);
/// The offer in force: an entry of the 1.1 kind always offers like the 1.1 client.
[[nodiscard]] OfferProfile effective_offer(const Profile& profile);

/// True if the entry may offer DES, MD5 and group 1: its switch is on, or it offers like a classic client,
/// which has little else.
[[nodiscard]] bool allows_legacy(const Profile& profile);

/// Lifetime of the 4.x client in both phases, in seconds.
constexpr std::uint32_t kClient4Seconds = 2147483;

[[nodiscard]] std::vector<ike::Phase1Transform> phase1_offer(const Profile& profile);
[[nodiscard]] std::vector<ike::EspProposal> phase2_offer(const Profile& profile);
/// Octets of the vendor ids, in the order sent.
[[nodiscard]] std::vector<Bytes> vendor_ids(const Profile& profile);
/// What the 1.1 policy's Secure rule protects on the other side.
[[nodiscard]] ike::TrafficSelector remote_party(const Policy11& policy);
/// Host name or address to connect to: the entry's, or the policy's secure gateway.
[[nodiscard]] std::string gateway_host(const Profile& profile);

/// The whole configuration. `local` is our end, `peer` the gateway's, both with port.
[[nodiscard]] ike::InitiatorConfig initiator_config(const Profile& profile, const Endpoint& local,
                                                    const Endpoint& peer, const Secret& group_password,
                                                    const std::string& application_version);

/// Names of the weak algorithms that the entry offers, each once, strongest reason first: "DES", "3DES",
/// "MD5", "SHA-1", "Diffie-Hellman group 1", "Diffie-Hellman group 2". For the "weak" sentence of the windows.
[[nodiscard]] std::vector<std::string> weak_algorithms(const Profile& profile);

/// "des", "3des", "aes-128", "aes-192", "aes-256", "null".
[[nodiscard]] std::string cipher_word(const crypto::CipherSpec& cipher);
/// "56-bit DES", "168-bit 3-DES", "128-bit AES": the words of `stat`.
[[nodiscard]] std::string cipher_text(const crypto::CipherSpec& cipher);
/// "HMAC-MD5", "HMAC-SHA1", "HMAC-SHA2-256", "None".
[[nodiscard]] std::string authentication_text(const ike::EspTransform& transform);
/// "md5", "sha", "sha-256", ...
[[nodiscard]] std::string hash_word(crypto::HashAlgorithm hash);

/// Each different combination of an offer in words: "3des sha group 2".
[[nodiscard]] std::vector<std::string> phase1_words(const std::vector<ike::Phase1Transform>& offer);
[[nodiscard]] std::vector<std::string> phase2_words(const std::vector<ike::EspProposal>& offer);

}  // namespace drawbridge::client
