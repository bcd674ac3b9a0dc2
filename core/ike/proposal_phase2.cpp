// SPDX-License-Identifier: GPL-3.0-or-later
// Phase-2 offers and their selection.
#include <fmt/format.h>

#include <algorithm>

#include "ike/proposal.h"
#include "wire/attributes.h"

namespace drawbridge::ike {

namespace {

using Attr = wire::IpsecAttribute;

std::uint8_t transform_id(const crypto::CipherSpec& cipher) {
  switch (cipher.algorithm) {
    case crypto::CipherAlgorithm::null:
      return static_cast<std::uint8_t>(wire::EspTransform::null);
    case crypto::CipherAlgorithm::des_cbc:
      return static_cast<std::uint8_t>(wire::EspTransform::des);
    case crypto::CipherAlgorithm::des3_cbc:
      return static_cast<std::uint8_t>(wire::EspTransform::triple_des);
    case crypto::CipherAlgorithm::aes_cbc:
      return static_cast<std::uint8_t>(wire::EspTransform::aes_cbc);
    case crypto::CipherAlgorithm::aes_gcm:
      return static_cast<std::uint8_t>(wire::EspTransform::aes_gcm_16);
  }
  return 0;
}

wire::Transform write_phase2(const EspTransform& transform, std::uint8_t number,
                             std::optional<std::uint32_t> life_seconds, std::optional<crypto::DhGroup> pfs,
                             std::uint16_t encapsulation) {
  wire::Transform out;
  out.number = number;
  out.id = transform_id(transform.encryption);
  if (transform.authentication != EspAuth::none) {
    out.attributes.push_back(
        wire::Attribute::number(Attr::authentication, static_cast<std::uint16_t>(transform.authentication)));
  }
  out.attributes.push_back(wire::Attribute::number(Attr::encapsulation_mode, encapsulation));
  if (pfs) out.attributes.push_back(wire::Attribute::number(Attr::group_description, *pfs));
  if (life_seconds) {
    out.attributes.push_back(wire::Attribute::number(Attr::life_type, wire::LifeType::seconds));
    out.attributes.push_back(wire::Attribute::u32(Attr::life_duration, *life_seconds));
  }
  if (transform.encryption.key_bits != 0) {
    out.attributes.push_back(
        wire::Attribute::number(Attr::key_length, static_cast<std::uint16_t>(transform.encryption.key_bits)));
  }
  return out;
}

Bytes spi_octets(std::uint32_t spi) {
  Writer out;
  out.u32(spi);
  return out.take();
}

void trace_transform(const wire::Transform& transform, wire::ProtocolId protocol, const TraceSink& sink) {
  if (!sink) return;
  sink(trace::CheckingEspTransform{transform.number, transform.id, static_cast<std::uint8_t>(protocol)});
  for (const wire::Attribute& attribute : transform.attributes) {
    sink(trace::Phase2Attribute{
        attribute.type,
        static_cast<std::uint32_t>(std::min<std::uint64_t>(attribute.as_number().value_or(0), UINT32_MAX)),
        attribute.basic ? Bytes{} : attribute.octets});
  }
}

/// `udp`: with the values of UDP-encapsulated tunnel mode, those of the RFC and of the drafts.
bool is_tunnel(std::uint16_t encapsulation, bool udp) {
  using wire::EncapsulationMode;
  const EncapsulationMode mode{encapsulation};
  return mode == EncapsulationMode::tunnel ||
         (udp && (mode == EncapsulationMode::udp_tunnel || mode == EncapsulationMode::udp_tunnel_draft));
}

struct Judgement {
  std::optional<Phase2Values> values;
  bool acceptable = false;
  bool set_fits = false;
};

Judgement judge(const wire::Transform& transform, const std::vector<TransformSet>& sets,
                std::optional<crypto::DhGroup> pfs, bool udp) {
  Judgement out;
  out.values = read_phase2(transform);
  if (!out.values) return out;
  const Phase2Values& values = *out.values;
  out.set_fits = std::any_of(sets.begin(), sets.end(),
                             [&](const TransformSet& set) { return set.transform == values.transform; });
  const bool tunnel = is_tunnel(values.encapsulation, udp);
  const bool group_fits =
      !pfs ||
      (values.pfs && (*values.pfs == *pfs || crypto::dh_strength(*values.pfs) > crypto::dh_strength(*pfs)));
  out.acceptable = out.set_fits && tunnel && group_fits;
  return out;
}

void compare(int number, const Judgement& judgement, const std::vector<TransformSet>& sets,
             std::optional<crypto::DhGroup> pfs, bool udp, std::vector<Mismatch>& out) {
  const auto add = [&](std::string attribute, std::string a, std::string b) {
    out.push_back({number, 0, std::move(attribute), std::move(a), std::move(b)});
  };
  if (!judgement.values) {
    add("encryption", "unknown", sets.empty() ? "none" : transform_words(sets.front().transform));
    return;
  }
  const Phase2Values& values = *judgement.values;
  if (!judgement.set_fits) {
    for (const TransformSet& set : sets) {
      if (set.transform.encryption != values.transform.encryption)
        add("encryption", cipher_word(values.transform.encryption), cipher_word(set.transform.encryption));
      if (set.transform.authentication != values.transform.authentication &&
          !crypto::is_combined(set.transform.encryption) && !crypto::is_combined(values.transform.encryption))
        add("hash", transform_words(values.transform), transform_words(set.transform));
    }
  }
  if (!is_tunnel(values.encapsulation, udp))
    add("encapsulation", std::string(wire::name(wire::EncapsulationMode{values.encapsulation})), "tunnel");
  if (pfs && !values.pfs) add("group", "none", fmt::format("{}", static_cast<unsigned>(*pfs)));
}

int hmac_number(const wire::Transform& transform) {
  const wire::Attribute* const attribute = transform.find(Attr::authentication);
  return attribute == nullptr ? 0 : static_cast<int>(attribute->value);
}

}  // namespace

wire::SaPayload phase2_offer(const std::vector<EspProposal>& proposals, std::uint32_t spi, std::uint16_t cpi,
                             std::optional<std::uint32_t> life_seconds, std::optional<crypto::DhGroup> pfs,
                             std::uint16_t encapsulation) {
  wire::SaPayload sa;
  std::uint8_t number = 0;
  for (const EspProposal& proposal : proposals) {
    ++number;
    wire::Proposal esp;
    esp.number = number;
    esp.protocol = wire::ProtocolId::esp;
    esp.spi = spi_octets(spi);
    for (const EspTransform& transform : proposal.transforms) {
      esp.transforms.push_back(write_phase2(transform, static_cast<std::uint8_t>(esp.transforms.size() + 1),
                                            life_seconds, pfs, encapsulation));
    }
    sa.proposals.push_back(std::move(esp));
    if (!proposal.with_ipcomp) continue;
    wire::Proposal ipcomp;
    ipcomp.number = number;
    ipcomp.protocol = wire::ProtocolId::ipcomp;
    ipcomp.spi = {static_cast<std::uint8_t>(cpi >> 8), static_cast<std::uint8_t>(cpi)};
    wire::Transform transform;
    transform.id = static_cast<std::uint8_t>(wire::IpcompTransform::lzs);
    transform.attributes.push_back(
        wire::Attribute::number(Attr::encapsulation_mode, wire::EncapsulationMode::tunnel));
    if (life_seconds) {
      transform.attributes.push_back(wire::Attribute::number(Attr::life_type, wire::LifeType::seconds));
      transform.attributes.push_back(wire::Attribute::u32(Attr::life_duration, *life_seconds));
    }
    ipcomp.transforms.push_back(std::move(transform));
    sa.proposals.push_back(std::move(ipcomp));
  }
  return sa;
}

std::optional<Phase2Values> read_phase2(const wire::Transform& transform) {
  Phase2Values out;
  std::optional<std::uint64_t> life_type, key_bits;
  for (const wire::Attribute& attribute : transform.attributes) {
    const auto value = attribute.as_number();
    if (!value) return std::nullopt;
    switch (Attr{attribute.type}) {
      case Attr::life_type:
        life_type = value;
        break;
      case Attr::life_duration:
        if (!life_type) return std::nullopt;
        if (*life_type == static_cast<std::uint16_t>(wire::LifeType::seconds)) {
          if (*value == 0) return std::nullopt;
          out.life_seconds = static_cast<std::uint32_t>(std::min<std::uint64_t>(*value, UINT32_MAX));
        }
        break;
      case Attr::group_description: {
        const auto group =
            *value <= UINT16_MAX ? crypto::dh_group(static_cast<std::uint16_t>(*value)) : std::nullopt;
        if (!group) return std::nullopt;
        out.pfs = group;
        break;
      }
      case Attr::encapsulation_mode:
        if (*value > UINT16_MAX) return std::nullopt;
        out.encapsulation = static_cast<std::uint16_t>(*value);
        break;
      case Attr::authentication:
        if (*value != 1 && *value != 2 && (*value < 5 || *value > 7)) return std::nullopt;
        out.transform.authentication = static_cast<EspAuth>(*value);
        break;
      case Attr::key_length:
        key_bits = value;
        break;
      default:
        return std::nullopt;
    }
  }
  crypto::CipherSpec& cipher = out.transform.encryption;
  switch (wire::EspTransform{transform.id}) {
    case wire::EspTransform::null:
      cipher.algorithm = crypto::CipherAlgorithm::null;
      break;
    case wire::EspTransform::des:
      cipher.algorithm = crypto::CipherAlgorithm::des_cbc;
      break;
    case wire::EspTransform::triple_des:
      cipher.algorithm = crypto::CipherAlgorithm::des3_cbc;
      break;
    case wire::EspTransform::aes_cbc:
      if (key_bits != 128U && key_bits != 192U && key_bits != 256U) return std::nullopt;
      cipher = {crypto::CipherAlgorithm::aes_cbc, static_cast<int>(*key_bits)};
      key_bits.reset();
      break;
    case wire::EspTransform::aes_gcm_16:
      if (key_bits != 128U && key_bits != 192U && key_bits != 256U) return std::nullopt;
      cipher = {crypto::CipherAlgorithm::aes_gcm, static_cast<int>(*key_bits)};
      key_bits.reset();
      break;
    default:
      return std::nullopt;
  }
  if (key_bits) return std::nullopt;
  // A combined cipher authenticates by itself: an attribute beside it is refused (RFC 4106 section 8.3).
  if (crypto::is_combined(cipher)) {
    if (out.transform.authentication != EspAuth::none) return std::nullopt;
    return out;
  }
  // A cipher without an authenticator is refused, whatever is configured (wire.md 7, ESP without integrity).
  if (out.transform.authentication == EspAuth::none) return std::nullopt;
  return out;
}

Phase2Selection select_phase2(const wire::SaPayload& offer, const std::vector<TransformSet>& sets,
                              std::optional<crypto::DhGroup> pfs, bool udp, const TraceSink& sink,
                              const std::function<void(const Phase2Values&)>& accepted) {
  Phase2Selection selection;
  for (const wire::ProposalGroup group : wire::group_proposals(offer.proposals)) {
    const wire::Proposal& proposal = offer.proposals[group.first];
    const bool anded = group.last - group.first > 1;
    if (sink) sink(trace::CheckingProposal{proposal.number});
    const bool is_esp = proposal.protocol == wire::ProtocolId::esp;
    const auto spi = is_esp && proposal.spi.size() == 4 ? proposal.spi_number() : std::nullopt;
    if (is_esp && !spi) {
      if (sink) sink(trace::BadSpiSize{static_cast<int>(proposal.spi.size())});
      continue;
    }
    const wire::Transform* chosen = nullptr;
    Phase2Values values;
    for (std::size_t i = 0; i < proposal.transforms.size() && chosen == nullptr; ++i) {
      const wire::Transform& transform = proposal.transforms[i];
      const Judgement judgement = is_esp ? judge(transform, sets, pfs, udp) : Judgement{};
      const int next =
          i + 1 < proposal.transforms.size() ? static_cast<int>(wire::PayloadType::transform) : 0;
      trace_transform(transform, proposal.protocol, sink);
      if (judgement.acceptable) {
        chosen = &transform;
        values = *judgement.values;
        if (sink) sink(trace::Phase2Verdict{true, next});
        continue;
      }
      compare(proposal.number, judgement, sets, pfs, udp, selection.mismatches);
      if (!sink) continue;
      sink(trace::ProposalNotSupported{static_cast<int>(proposal.protocol), transform.id,
                                       hmac_number(transform)});
      sink(trace::Phase2Verdict{false, next});
    }
    if (chosen == nullptr) {
      if (anded && sink) sink(trace::SkippingAnded{proposal.number});
      continue;
    }
    if (anded) {
      // Compression is not supported: the whole bundle is given up, as the device does at its CPI.
      const wire::Proposal& member = offer.proposals[group.first + 1];
      if (sink) sink(trace::BadSpiSize{static_cast<int>(member.spi.size())});
      selection.mismatches.push_back({proposal.number, 0, "encapsulation", "with IPCOMP", "without IPCOMP"});
      continue;
    }
    if (accepted) accepted(values);
    Phase2Choice choice;
    choice.values = values;
    choice.peer_spi = spi.value_or(0);
    choice.answer.number = proposal.number;
    choice.answer.protocol = wire::ProtocolId::esp;
    choice.answer.transforms = {write_phase2(values.transform, chosen->number, values.life_seconds,
                                             values.pfs, values.encapsulation)};
    selection.choice = std::move(choice);
    selection.mismatches.clear();
    return selection;
  }
  return selection;
}

std::optional<Phase2Choice> check_phase2_answer(const wire::SaPayload& answer,
                                                const std::vector<EspProposal>& offered,
                                                std::optional<std::uint32_t> life_seconds,
                                                std::optional<crypto::DhGroup> pfs,
                                                std::uint16_t encapsulation) {
  if (answer.proposals.size() != 1 || answer.proposals[0].transforms.size() != 1) return std::nullopt;
  const wire::Proposal& proposal = answer.proposals[0];
  if (proposal.protocol != wire::ProtocolId::esp || proposal.spi.size() != 4) return std::nullopt;
  const auto values = read_phase2(proposal.transforms[0]);
  const auto spi = proposal.spi_number();
  if (!values || !spi || *spi == 0) return std::nullopt;
  if (values->encapsulation != encapsulation) return std::nullopt;
  if (values->pfs != pfs) return std::nullopt;
  if (values->life_seconds.value_or(UINT32_MAX) > life_seconds.value_or(UINT32_MAX)) return std::nullopt;
  const bool was_offered = std::any_of(offered.begin(), offered.end(), [&](const EspProposal& candidate) {
    return !candidate.with_ipcomp && std::find(candidate.transforms.begin(), candidate.transforms.end(),
                                               values->transform) != candidate.transforms.end();
  });
  if (!was_offered) return std::nullopt;
  Phase2Choice choice;
  choice.values = *values;
  choice.peer_spi = *spi;
  return choice;
}

std::string transform_words(const EspTransform& transform) {
  std::string text = fmt::format("esp-{} ", cipher_word(transform.encryption));
  switch (transform.authentication) {
    case EspAuth::none:
      break;
    case EspAuth::hmac_md5:
      text += "esp-md5-hmac ";
      break;
    case EspAuth::hmac_sha1:
      text += "esp-sha-hmac ";
      break;
    case EspAuth::hmac_sha2_256:
      text += "esp-sha256-hmac ";
      break;
    case EspAuth::hmac_sha2_384:
      text += "esp-sha384-hmac ";
      break;
    case EspAuth::hmac_sha2_512:
      text += "esp-sha512-hmac ";
      break;
  }
  return text;
}

std::size_t auth_key_size(EspAuth auth) {
  switch (auth) {
    case EspAuth::none:
      return 0;
    case EspAuth::hmac_md5:
      return 16;
    case EspAuth::hmac_sha1:
      return 20;
    case EspAuth::hmac_sha2_256:
      return 32;
    case EspAuth::hmac_sha2_384:
      return 48;
    case EspAuth::hmac_sha2_512:
      return 64;
  }
  return 0;
}

}  // namespace drawbridge::ike
