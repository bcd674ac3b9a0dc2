// SPDX-License-Identifier: GPL-3.0-or-later
// The payloads of IKEv1 other than SA and Attributes, as values (RFC 2408 section 3, RFC 2407 section 4.6,
// wire-ike.md 1.3). `read` takes the body after the generic header, `write` makes it; read(write(x)) == x.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/ip.h"
#include "base/result.h"
#include "wire/error.h"
#include "wire/isakmp_header.h"
#include "wire/isakmp_numbers.h"

namespace drawbridge::wire {

/// | public value (group length, left-padded with zeros) |. The group's size is checked where the group is
/// known.
struct KeyExchangePayload {
  Bytes value;

  [[nodiscard]] static Result<KeyExchangePayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const { return value; }
  bool operator==(const KeyExchangePayload&) const = default;
};

constexpr std::size_t kMinNonce = 8;
constexpr std::size_t kMaxNonce = 256;

/// | 8 to 256 octets |; other sizes are bad_length.
struct NoncePayload {
  Bytes value;

  [[nodiscard]] static Result<NoncePayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const { return value; }
  bool operator==(const NoncePayload&) const = default;
};

/// | type (1) | protocol (1) | port (2) | data |. IDii_b and IDir_b are the body as received: keep
/// RawPayload::body.
struct IdPayload {
  IdType type = IdType::none;
  std::uint8_t protocol = 0;
  std::uint16_t port = 0;
  Bytes data;

  /// Checks the size of the six address forms (bad_length), nothing of the others.
  [[nodiscard]] static Result<IdPayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;

  [[nodiscard]] static IdPayload ipv4(Ipv4Address address, std::uint8_t protocol = 0, std::uint16_t port = 0);
  [[nodiscard]] static IdPayload ipv4_subnet(Ipv4Address network, Ipv4Address mask, std::uint8_t protocol = 0,
                                             std::uint16_t port = 0);
  [[nodiscard]] static IdPayload ipv4_range(Ipv4Address first, Ipv4Address last, std::uint8_t protocol = 0,
                                            std::uint16_t port = 0);
  /// Text identities: FQDN, USER_FQDN, KEY_ID.
  [[nodiscard]] static IdPayload text(IdType type, std::string_view text, std::uint8_t protocol = 0,
                                      std::uint16_t port = 0);

  /// The address of ID_IPV4_ADDR.
  [[nodiscard]] std::optional<Ipv4Address> address() const;
  /// ID_IPV4_ADDR as /32 and ID_IPV4_ADDR_SUBNET with a contiguous mask.
  [[nodiscard]] std::optional<Prefix> prefix() const;
  /// Address, subnet with contiguous mask, or range with first <= last: all three as a range.
  [[nodiscard]] std::optional<IpRange> range() const;
  /// Address and mask of ID_IPV4_ADDR_SUBNET as they are, holes in the mask included.
  [[nodiscard]] std::optional<std::pair<Ipv4Address, Ipv4Address>> subnet() const;
  /// For people: "10.0.0.0/8", "10.0.0.1 - 10.0.0.9", the text of text forms with other octets as \xNN, else
  /// hex.
  [[nodiscard]] std::string to_string() const;

  bool operator==(const IdPayload&) const = default;
};

/// | encoding (1) | certificate, CRL, ... |
struct CertificatePayload {
  CertEncoding encoding = CertEncoding::x509_signature;
  Bytes data;

  [[nodiscard]] static Result<CertificatePayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  bool operator==(const CertificatePayload&) const = default;
};

/// | type (1) | name of the authority in DER, may be empty |
struct CertificateRequestPayload {
  CertEncoding encoding = CertEncoding::x509_signature;
  Bytes authority;

  [[nodiscard]] static Result<CertificateRequestPayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  bool operator==(const CertificateRequestPayload&) const = default;
};

/// | prf output | of 16 to 64 octets by the negotiated hash; the right size is checked where the hash is
/// known.
struct HashPayload {
  Bytes value;

  [[nodiscard]] static Result<HashPayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const { return value; }
  bool operator==(const HashPayload&) const = default;
};

struct SignaturePayload {
  Bytes value;

  [[nodiscard]] static Result<SignaturePayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const { return value; }
  bool operator==(const SignaturePayload&) const = default;
};

/// | DOI (4) | protocol (1) | SPI size (1) | type (2) | SPI | data |
struct NotifyPayload {
  Doi doi = Doi::ipsec;
  ProtocolId protocol = ProtocolId::isakmp;
  NotifyType type{};
  Bytes spi;  ///< at most 255 octets
  Bytes data;

  [[nodiscard]] static Result<NotifyPayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  /// About the ISAKMP SA: protocol 1 and the two cookies as SPI (wire-ike.md 4.2).
  [[nodiscard]] static NotifyPayload about_isakmp(NotifyType type, const Cookie& initiator,
                                                  const Cookie& responder, ByteView data = {});
  /// Four octets of data as a number: DPD sequence, REPLAY-STATUS.
  [[nodiscard]] std::optional<std::uint32_t> data_u32() const;
  bool operator==(const NotifyPayload&) const = default;
};

constexpr std::size_t kMaxDeleteSpis = 128;

/// | DOI (4) | protocol (1) | SPI size (1) | number of SPIs (2) | SPIs |
struct DeletePayload {
  Doi doi = Doi::ipsec;
  ProtocolId protocol = ProtocolId::esp;
  std::uint8_t spi_size = 4;
  std::vector<Bytes> spis;  ///< each of spi_size octets; write cuts or pads others

  /// Errors: truncated or trailing if the SPIs do not fill the payload exactly, too_many beyond 128.
  [[nodiscard]] static Result<DeletePayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  [[nodiscard]] static DeletePayload esp(const std::vector<std::uint32_t>& spis);
  [[nodiscard]] static DeletePayload isakmp(const Cookie& initiator, const Cookie& responder);
  /// SPIs of four octets as numbers; others are left out.
  [[nodiscard]] std::vector<std::uint32_t> spi_numbers() const;
  bool operator==(const DeletePayload&) const = default;
};

struct VendorIdPayload {
  Bytes value;

  [[nodiscard]] static Result<VendorIdPayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const { return value; }
  bool operator==(const VendorIdPayload&) const = default;
};

/// | hash(CKY-I, CKY-R, address, port) |, see natt.h
struct NatDPayload {
  Bytes hash;

  [[nodiscard]] static Result<NatDPayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const { return hash; }
  bool operator==(const NatDPayload&) const = default;
};

/// | ID type 1 or 5 (1) | 0 (3) | address (4 or 16) |
struct NatOaPayload {
  IdType type = IdType::ipv4_address;
  Bytes address;

  [[nodiscard]] static Result<NatOaPayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  bool operator==(const NatOaPayload&) const = default;
};

constexpr std::uint8_t kMaxFragmentNumber = 16;
constexpr std::uint8_t kFragmentLast = 0x01;

/// | fragment id (2) | number from 1 (1) | flags, 1 = last (1) | data |; wire-ike.md 6. Empty data is
/// bad_length, a number of 0 or beyond 16 bad_value.
struct FragmentPayload {
  std::uint16_t id = 1;
  std::uint8_t number = 1;
  std::uint8_t flags = 0;
  Bytes data;

  [[nodiscard]] static Result<FragmentPayload, WireError> read(ByteView body);
  [[nodiscard]] Bytes write() const;
  [[nodiscard]] bool last() const { return (flags & kFragmentLast) != 0; }
  bool operator==(const FragmentPayload&) const = default;
};

}  // namespace drawbridge::wire
