// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/sa_payload.h"

#include <algorithm>

namespace drawbridge::wire {

namespace {

constexpr std::size_t kTransformHeader = 8;
constexpr std::size_t kProposalHeader = 8;
constexpr std::size_t kMaxSpi = 255;

/// One proposal or transform of the chain inside an SA, cut out by its own length.
struct Element {
  bool more = false;
  ByteView body;  ///< behind next, reserved and length
};

/// The next-payload octet may only be the element's own number or 0, and must tell the truth.
Result<Element, WireError> next_element(Reader& in, PayloadType own, std::size_t minimum) {
  const PayloadType next{in.u8()};
  in.skip(1);
  const std::size_t length = in.u16();
  if (!in.ok()) return failure(WireError::truncated);
  if (next != own && next != PayloadType::none) return failure(WireError::bad_value);
  if (length < minimum) return failure(WireError::bad_length);
  Element element;
  element.more = next == own;
  element.body = in.take(length - 4);
  if (!in.ok()) return failure(WireError::truncated);
  return element;
}

Result<Transform, WireError> read_transform(ByteView body) {
  Reader in(body);
  Transform transform;
  transform.number = in.u8();
  transform.id = in.u8();
  in.skip(2);
  const ByteView rest = in.rest();
  if (!in.ok()) return failure(WireError::truncated);
  auto attributes = read_attributes(rest, kMaxTransformAttributes);
  if (!attributes) return failure(attributes.error());
  transform.attributes = std::move(*attributes);
  return transform;
}

Result<Proposal, WireError> read_proposal(ByteView body) {
  Reader in(body);
  Proposal proposal;
  proposal.number = in.u8();
  proposal.protocol = ProtocolId{in.u8()};
  const std::size_t spi_size = in.u8();
  const std::size_t announced = in.u8();
  proposal.spi = to_bytes(in.take(spi_size));
  if (!in.ok()) return failure(WireError::truncated);
  if (announced == 0) return failure(WireError::bad_count);
  if (announced > kMaxTransforms) return failure(WireError::too_many);
  bool more = true;
  while (more) {
    if (proposal.transforms.size() == announced) return failure(WireError::bad_count);
    const auto element = next_element(in, PayloadType::transform, kTransformHeader);
    if (!element) return failure(element.error());
    auto transform = read_transform(element->body);
    if (!transform) return failure(transform.error());
    proposal.transforms.push_back(std::move(*transform));
    more = element->more;
  }
  if (proposal.transforms.size() != announced) return failure(WireError::bad_count);
  if (!in.at_end()) return failure(WireError::trailing);
  return proposal;
}

void write_transform(Writer& out, const Transform& transform, bool more) {
  const std::size_t begin = out.size();
  out.u8(static_cast<std::uint8_t>(more ? PayloadType::transform : PayloadType::none));
  out.u8(0);
  out.u16(0);
  out.u8(transform.number);
  out.u8(transform.id);
  out.u16(0);
  write_attributes(out, transform.attributes);
  out.patch_u16(begin + 2, static_cast<std::uint16_t>(out.size() - begin));
}

void write_proposal(Writer& out, const Proposal& proposal, bool more) {
  const std::size_t begin = out.size();
  const std::size_t spi_size = std::min(proposal.spi.size(), kMaxSpi);
  out.u8(static_cast<std::uint8_t>(more ? PayloadType::proposal : PayloadType::none));
  out.u8(0);
  out.u16(0);
  out.u8(proposal.number);
  out.u8(static_cast<std::uint8_t>(proposal.protocol));
  out.u8(static_cast<std::uint8_t>(spi_size));
  out.u8(static_cast<std::uint8_t>(proposal.transforms.size()));
  out.bytes(ByteView(proposal.spi).first(spi_size));
  for (std::size_t i = 0; i < proposal.transforms.size(); ++i) {
    write_transform(out, proposal.transforms[i], i + 1 < proposal.transforms.size());
  }
  out.patch_u16(begin + 2, static_cast<std::uint16_t>(out.size() - begin));
}

}  // namespace

std::optional<std::uint32_t> Proposal::spi_number() const {
  if (spi.size() != 2 && spi.size() != 4) return std::nullopt;
  std::uint32_t value = 0;
  for (const std::uint8_t octet : spi) value = value << 8 | octet;
  return value;
}

Result<SaPayload, WireError> SaPayload::read(ByteView body) {
  Reader in(body);
  SaPayload sa;
  sa.doi = Doi{in.u32()};
  sa.situation = in.u32();
  if (!in.ok()) return failure(WireError::truncated);
  // Other domains and labelled situations have a layout of their own: nothing behind here could be trusted.
  if (sa.doi != Doi::ipsec) return failure(WireError::unsupported_doi);
  if (sa.situation != kSituationIdentityOnly) return failure(WireError::unsupported_situation);
  bool more = true;
  while (more) {
    if (sa.proposals.size() == kMaxProposals) return failure(WireError::too_many);
    const auto element = next_element(in, PayloadType::proposal, kProposalHeader);
    if (!element) return failure(element.error());
    auto proposal = read_proposal(element->body);
    if (!proposal) return failure(proposal.error());
    sa.proposals.push_back(std::move(*proposal));
    more = element->more;
  }
  if (!in.at_end()) return failure(WireError::trailing);
  return sa;
}

Bytes SaPayload::write() const {
  Writer out;
  out.u32(static_cast<std::uint32_t>(doi));
  out.u32(situation);
  for (std::size_t i = 0; i < proposals.size(); ++i)
    write_proposal(out, proposals[i], i + 1 < proposals.size());
  return out.take();
}

std::vector<ProposalGroup> group_proposals(const std::vector<Proposal>& proposals) {
  std::vector<ProposalGroup> groups;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    if (!groups.empty() && proposals[groups.back().first].number == proposals[i].number) {
      groups.back().last = i + 1;
    } else {
      groups.push_back({i, i + 1});
    }
  }
  return groups;
}

}  // namespace drawbridge::wire
