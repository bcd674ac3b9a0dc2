// SPDX-License-Identifier: GPL-3.0-or-later
// Phase-1 offers and their selection.
#include <fmt/format.h>

#include <algorithm>

#include "ike/proposal.h"
#include "wire/attributes.h"

namespace drawbridge::ike {

namespace {

using Attr = wire::Phase1Attribute;

std::uint16_t wire_cipher(const crypto::CipherSpec& cipher) {
  switch (cipher.algorithm) {
    case crypto::CipherAlgorithm::des_cbc:
      return static_cast<std::uint16_t>(wire::IkeCipher::des_cbc);
    case crypto::CipherAlgorithm::des3_cbc:
      return static_cast<std::uint16_t>(wire::IkeCipher::triple_des_cbc);
    case crypto::CipherAlgorithm::aes_cbc:
      return static_cast<std::uint16_t>(wire::IkeCipher::aes_cbc);
    case crypto::CipherAlgorithm::null:
    case crypto::CipherAlgorithm::aes_gcm:  // of ESP only
      break;
  }
  return 0;
}

std::uint16_t wire_hash(crypto::HashAlgorithm hash) {
  switch (hash) {
    case crypto::HashAlgorithm::md5:
      return static_cast<std::uint16_t>(wire::IkeHash::md5);
    case crypto::HashAlgorithm::sha1:
      return static_cast<std::uint16_t>(wire::IkeHash::sha1);
    case crypto::HashAlgorithm::sha256:
      return static_cast<std::uint16_t>(wire::IkeHash::sha2_256);
    case crypto::HashAlgorithm::sha384:
      return static_cast<std::uint16_t>(wire::IkeHash::sha2_384);
    case crypto::HashAlgorithm::sha512:
      return static_cast<std::uint16_t>(wire::IkeHash::sha2_512);
  }
  return 0;
}

std::optional<crypto::HashAlgorithm> hash_of(std::uint64_t number) {
  for (const auto hash :
       {crypto::HashAlgorithm::md5, crypto::HashAlgorithm::sha1, crypto::HashAlgorithm::sha256,
        crypto::HashAlgorithm::sha384, crypto::HashAlgorithm::sha512}) {
    if (wire_hash(hash) == number) return hash;
  }
  return std::nullopt;
}

/// AES demands a key length, DES and 3DES forbid one (wire-ike.md 1.4).
std::optional<crypto::CipherSpec> cipher_of(std::uint64_t number, std::optional<std::uint64_t> key_bits) {
  crypto::CipherSpec cipher;
  switch (number) {
    case static_cast<std::uint16_t>(wire::IkeCipher::des_cbc):
      cipher.algorithm = crypto::CipherAlgorithm::des_cbc;
      break;
    case static_cast<std::uint16_t>(wire::IkeCipher::triple_des_cbc):
      cipher.algorithm = crypto::CipherAlgorithm::des3_cbc;
      break;
    case static_cast<std::uint16_t>(wire::IkeCipher::aes_cbc):
      if (key_bits != 128U && key_bits != 192U && key_bits != 256U) return std::nullopt;
      return crypto::CipherSpec{crypto::CipherAlgorithm::aes_cbc, static_cast<int>(*key_bits)};
    default:
      return std::nullopt;
  }
  if (key_bits) return std::nullopt;
  return cipher;
}

wire::Transform write_phase1(const Phase1Transform& transform, std::uint8_t number) {
  wire::Transform out;
  out.number = number;
  out.id = wire::kTransformKeyIke;
  out.attributes = {
      wire::Attribute::number(Attr::encryption, wire_cipher(transform.encryption)),
      wire::Attribute::number(Attr::hash, wire_hash(transform.hash)),
      wire::Attribute::number(Attr::group_description, static_cast<std::uint16_t>(transform.group)),
      wire::Attribute::number(Attr::authentication, static_cast<std::uint16_t>(transform.method)),
  };
  if (transform.life_seconds) {
    out.attributes.push_back(wire::Attribute::number(Attr::life_type, wire::LifeType::seconds));
    out.attributes.push_back(
        wire::Attribute::u32(static_cast<std::uint16_t>(Attr::life_duration), *transform.life_seconds));
  }
  if (transform.encryption.algorithm == crypto::CipherAlgorithm::aes_cbc) {
    out.attributes.push_back(
        wire::Attribute::number(Attr::key_length, static_cast<std::uint16_t>(transform.encryption.key_bits)));
  }
  return out;
}

std::string policy_word(PolicyAuthentication authentication) {
  switch (authentication) {
    case PolicyAuthentication::pre_share:
      return "pre-share";
    case PolicyAuthentication::rsa_sig:
      return "rsa-sig";
    case PolicyAuthentication::hybrid:
      return "hybrid";
  }
  return {};
}

std::optional<AuthMethod> method_of(std::uint64_t number) {
  for (const AuthMethod method :
       {AuthMethod::pre_shared_key, AuthMethod::rsa_signatures, AuthMethod::hybrid_init_rsa,
        AuthMethod::hybrid_resp_rsa, AuthMethod::xauth_init_pre_shared, AuthMethod::xauth_resp_pre_shared,
        AuthMethod::xauth_init_rsa, AuthMethod::xauth_resp_rsa}) {
    if (static_cast<std::uint16_t>(method) == number) return method;
  }
  return std::nullopt;
}

void compare(int offered_number, const Phase1Policy& policy, const std::optional<Phase1Transform>& offered,
             std::vector<Mismatch>& out) {
  const auto add = [&](std::string attribute, std::string a, std::string b) {
    out.push_back({offered_number, policy.priority, std::move(attribute), std::move(a), std::move(b)});
  };
  if (!offered) {
    add("authentication", "unknown", policy_word(policy.authentication));
    return;
  }
  if (policy_authentication(offered->method) != policy.authentication)
    add("authentication", authentication_word(offered->method), policy_word(policy.authentication));
  if (offered->encryption != policy.encryption)
    add("encryption", cipher_word(offered->encryption), cipher_word(policy.encryption));
  if (offered->hash != policy.hash) add("hash", hash_word(offered->hash), hash_word(policy.hash));
  if (offered->group != policy.group) {
    add("group", fmt::format("{}", static_cast<unsigned>(offered->group)),
        fmt::format("{}", static_cast<unsigned>(policy.group)));
  }
}

}  // namespace

PolicyAuthentication policy_authentication(AuthMethod method) {
  if (method == AuthMethod::hybrid_init_rsa || method == AuthMethod::hybrid_resp_rsa)
    return PolicyAuthentication::hybrid;
  return initiator_signs(method) ? PolicyAuthentication::rsa_sig : PolicyAuthentication::pre_share;
}

std::string authentication_word(AuthMethod method) {
  return policy_word(policy_authentication(method));
}

wire::SaPayload phase1_offer(const std::vector<Phase1Transform>& transforms) {
  wire::SaPayload sa;
  wire::Proposal proposal;
  proposal.protocol = wire::ProtocolId::isakmp;
  for (const Phase1Transform& transform : transforms) {
    proposal.transforms.push_back(
        write_phase1(transform, static_cast<std::uint8_t>(proposal.transforms.size() + 1)));
  }
  sa.proposals.push_back(std::move(proposal));
  return sa;
}

std::optional<Phase1Transform> read_phase1(const wire::Transform& transform) {
  if (transform.id != wire::kTransformKeyIke) return std::nullopt;
  std::optional<std::uint64_t> encryption, hash, group, method, key_bits, life_type;
  Phase1Transform out;
  for (const wire::Attribute& attribute : transform.attributes) {
    const auto value = attribute.as_number();
    if (!value) return std::nullopt;
    switch (Attr{attribute.type}) {
      case Attr::encryption:
        encryption = value;
        break;
      case Attr::hash:
        hash = value;
        break;
      case Attr::group_description:
        group = value;
        break;
      case Attr::authentication:
        method = value;
        break;
      case Attr::key_length:
        key_bits = value;
        break;
      case Attr::group_type:
        if (*value != static_cast<std::uint16_t>(wire::GroupType::modp)) return std::nullopt;
        break;
      case Attr::life_type:
        life_type = value;
        break;
      case Attr::life_duration:
        if (!life_type) return std::nullopt;  // the type must come first
        if (*life_type == static_cast<std::uint16_t>(wire::LifeType::seconds)) {
          if (*value == 0) return std::nullopt;
          out.life_seconds = static_cast<std::uint32_t>(std::min<std::uint64_t>(*value, UINT32_MAX));
        }
        break;
      default:
        return std::nullopt;
    }
  }
  if (!encryption || !hash || !group || !method) return std::nullopt;
  const auto cipher = cipher_of(*encryption, key_bits);
  const auto algorithm = hash_of(*hash);
  const auto dh = *group <= UINT16_MAX ? crypto::dh_group(static_cast<std::uint16_t>(*group)) : std::nullopt;
  if (!cipher || !algorithm || !dh) return std::nullopt;
  const auto known = method_of(*method);
  if (!known) return std::nullopt;
  out.encryption = *cipher;
  out.hash = *algorithm;
  out.group = *dh;
  out.method = *known;
  return out;
}

Phase1Selection select_phase1(const wire::SaPayload& offer, const std::vector<Phase1Policy>& policies,
                              const TraceSink& sink, bool by_gateway) {
  Phase1Selection selection;
  std::vector<const Phase1Policy*> ordered;
  for (const Phase1Policy& policy : policies) ordered.push_back(&policy);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Phase1Policy* a, const Phase1Policy* b) { return a->priority < b->priority; });
  for (const Phase1Policy* policy : ordered) {
    for (const wire::Proposal& proposal : offer.proposals) {
      if (proposal.protocol != wire::ProtocolId::isakmp) continue;
      for (std::size_t i = 0; i < proposal.transforms.size(); ++i) {
        const wire::Transform& transform = proposal.transforms[i];
        auto values = read_phase1(transform);
        if (values && (by_gateway ? initiator_logs_in(values->method) : responder_logs_in(values->method)))
          values.reset();  // the other one would have to log in
        const bool acceptable = values && values->encryption == policy->encryption &&
                                values->hash == policy->hash && values->group == policy->group &&
                                policy_authentication(values->method) == policy->authentication;
        if (sink) {
          sink(trace::CheckingTransform{transform.number, policy->priority});
          for (const wire::Attribute& attribute : transform.attributes) {
            sink(trace::Phase1Attribute{attribute.type,
                                        static_cast<std::uint32_t>(std::min<std::uint64_t>(
                                            attribute.as_number().value_or(0), UINT32_MAX)),
                                        attribute.basic ? Bytes{} : attribute.octets});
          }
          const bool last = i + 1 == proposal.transforms.size();
          sink(
              trace::TransformVerdict{acceptable, last ? 0 : static_cast<int>(wire::PayloadType::transform)});
        }
        if (!acceptable) {
          compare(transform.number, *policy, values, selection.mismatches);
          continue;
        }
        Phase1Choice choice;
        choice.transform = *values;
        choice.as_offered = write_phase1(*values, transform.number);
        choice.proposal.number = proposal.number;
        choice.proposal.protocol = wire::ProtocolId::isakmp;
        choice.priority = policy->priority;
        choice.lifetime_seconds =
            std::min(values->life_seconds.value_or(policy->lifetime_seconds), policy->lifetime_seconds);
        selection.choice = std::move(choice);
        selection.mismatches.clear();
        return selection;
      }
    }
  }
  return selection;
}

void reorder(wire::Transform& transform, std::uint16_t life_type, std::uint16_t life_duration) {
  const auto others = std::stable_partition(
      transform.attributes.begin(), transform.attributes.end(), [&](const wire::Attribute& attribute) {
        return attribute.type == life_type || attribute.type == life_duration;
      });
  std::reverse(others, transform.attributes.end());
}

wire::SaPayload phase1_answer(const Phase1Choice& choice, bool reordered) {
  wire::SaPayload sa;
  wire::Proposal proposal = choice.proposal;
  proposal.transforms = {choice.as_offered};
  if (reordered) {
    reorder(proposal.transforms[0], static_cast<std::uint16_t>(Attr::life_type),
            static_cast<std::uint16_t>(Attr::life_duration));
  }
  sa.proposals.push_back(std::move(proposal));
  return sa;
}

std::optional<Phase1Transform> check_phase1_answer(const wire::SaPayload& answer,
                                                   const std::vector<Phase1Transform>& offered) {
  if (answer.proposals.size() != 1 || answer.proposals[0].transforms.size() != 1) return std::nullopt;
  if (answer.proposals[0].protocol != wire::ProtocolId::isakmp) return std::nullopt;
  const auto values = read_phase1(answer.proposals[0].transforms[0]);
  if (!values) return std::nullopt;
  for (const Phase1Transform& transform : offered) {
    Phase1Transform wanted = transform;
    // Some responders shorten the life inside the SA (wire-ike.md 13).
    if (wanted.life_seconds && values->life_seconds && *values->life_seconds <= *wanted.life_seconds)
      wanted.life_seconds = values->life_seconds;
    if (wanted == *values) return values;
  }
  return std::nullopt;
}

std::string cipher_word(const crypto::CipherSpec& cipher) {
  switch (cipher.algorithm) {
    case crypto::CipherAlgorithm::null:
      return "null";
    case crypto::CipherAlgorithm::des_cbc:
      return "des";
    case crypto::CipherAlgorithm::des3_cbc:
      return "3des";
    case crypto::CipherAlgorithm::aes_cbc:
      return cipher.key_bits == 128 ? "aes" : fmt::format("aes-{}", cipher.key_bits);
    case crypto::CipherAlgorithm::aes_gcm:
      return fmt::format("gcm {}", cipher.key_bits);
  }
  return "null";
}

std::string hash_word(crypto::HashAlgorithm hash) {
  switch (hash) {
    case crypto::HashAlgorithm::md5:
      return "md5";
    case crypto::HashAlgorithm::sha1:
      return "sha";
    case crypto::HashAlgorithm::sha256:
      return "sha256";
    case crypto::HashAlgorithm::sha384:
      return "sha384";
    case crypto::HashAlgorithm::sha512:
      return "sha512";
  }
  return "";
}

}  // namespace drawbridge::ike
