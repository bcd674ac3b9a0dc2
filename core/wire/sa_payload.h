// SPDX-License-Identifier: GPL-3.0-or-later
// The SA payload with its proposals and transforms (RFC 2408 sections 3.4 to 3.6, wire-ike.md 1.3). After the
// generic header of the SA:
//
//   SA         | DOI (4) = 1 | situation (4) = 1 | proposals |
//   proposal   | next 2/0 (1) | 0 (1) | length (2) | number (1) | protocol (1) | SPI size (1) | transforms
//   (1) | SPI | transform  | next 3/0 (1) | 0 (1) | length (2) | number (1) | id (1) | 0 (2) | attributes |
//
// The standard hashes the initiator's SA body as sent (SAi_b): keep RawPayload::body for that, not a value
// written again.
#pragma once

#include "wire/attribute.h"
#include "wire/isakmp_numbers.h"

namespace drawbridge::wire {

constexpr std::size_t kMaxProposals = 64;
constexpr std::size_t kMaxTransforms = 64;           ///< in one proposal
constexpr std::size_t kMaxTransformAttributes = 32;  ///< in one transform
constexpr std::uint8_t kTransformKeyIke = 1;         ///< the only transform id of phase 1

struct Transform {
  std::uint8_t number = 1;
  std::uint8_t id = kTransformKeyIke;
  std::vector<Attribute> attributes;

  [[nodiscard]] const Attribute* find(std::uint16_t type) const { return find_attribute(attributes, type); }
  template <typename Type>
  requires std::is_enum_v<Type>
  [[nodiscard]] const Attribute* find(Type type) const { return find_attribute(attributes, type); }
  bool operator==(const Transform&) const = default;
};

struct Proposal {
  std::uint8_t number = 1;
  ProtocolId protocol = ProtocolId::isakmp;
  Bytes spi;  ///< at most 255 octets; 4 for ESP and AH, 2 (or 4) for IPCOMP
  std::vector<Transform> transforms;

  /// An SPI of 4 octets, or a CPI of 2, as a number; nothing for other sizes.
  [[nodiscard]] std::optional<std::uint32_t> spi_number() const;
  bool operator==(const Proposal&) const = default;
};

struct SaPayload {
  Doi doi = Doi::ipsec;
  std::uint32_t situation = kSituationIdentityOnly;
  std::vector<Proposal> proposals;  ///< in the order received; equal numbers side by side are ANDed

  /// Errors: unsupported_doi, unsupported_situation, truncated, bad_length, bad_count (transforms announced
  /// and present differ, or none), bad_value (a next-payload octet other than 2/0 and 3/0), too_many,
  /// trailing.
  [[nodiscard]] static Result<SaPayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  bool operator==(const SaPayload&) const = default;
};

/// Index ranges [first, last) of `proposals` whose members carry the same number: one ANDed group each, in
/// order.
struct ProposalGroup {
  std::size_t first = 0;
  std::size_t last = 0;
};
[[nodiscard]] std::vector<ProposalGroup> group_proposals(const std::vector<Proposal>& proposals);

}  // namespace drawbridge::wire
