// SPDX-License-Identifier: GPL-3.0-or-later
// X.509 certificates and revocation lists as values (RFC 5280), PKCS#12 files and PKCS#10 requests. Nothing
// here trusts anything: chains are judged in crypto/trust.h. Octets may come from a peer; sizes are bounded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/ip.h"
#include "crypto/rsa.h"

namespace drawbridge::crypto {

/// Of one certificate in DER, and of a file with several.
constexpr std::size_t kMostCertificateOctets = 32768;
constexpr std::size_t kMostCertificateFileOctets = 4 * 1024 * 1024;

enum class CertificateError : std::uint8_t {
  malformed,  ///< no certificate in there, or damaged
  too_large,
  wrong_password,  ///< PKCS#12
  no_key,          ///< PKCS#12 without the key of its certificate, or the key of another
  bad_key,         ///< PKCS#12 with a key that is not RSA, or weak
  failed,          ///< the library refused
};

/// One attribute of a name: type as people write it ("CN", "OU", "E", else the number with dots), value in
/// UTF-8.
struct NamePart {
  std::string type;
  std::string value;
  bool operator==(const NamePart&) const = default;
};

struct DistinguishedName {
  Bytes der;
  std::vector<NamePart> parts;  ///< in the order of the certificate

  [[nodiscard]] static std::optional<DistinguishedName> read(ByteView der);
  /// "CN=gw, OU=vpn, O=Example": the order of the certificate; values with special characters in quotation
  /// marks.
  [[nodiscard]] std::string to_string() const;
  /// The first value of that type, empty if there is none.
  [[nodiscard]] std::string_view first(std::string_view type) const;
  /// As RFC 5280 section 7.1 compares: case, repeated spaces and string types do not count.
  [[nodiscard]] bool same(const DistinguishedName& other) const;
  bool operator==(const DistinguishedName&) const = default;
};

struct AlternativeName {
  enum class Kind : std::uint8_t { dns, email, address, other };
  Kind kind = Kind::other;
  std::string text;  ///< dns, email; the address in words; for others their kind
  Ipv4Address address;
  bool operator==(const AlternativeName&) const = default;
};

struct Certificate {
  Bytes der;
  DistinguishedName subject, issuer;
  std::string serial;  ///< hexadecimal digits, "0A1F"
  WallTime not_before, not_after;
  std::string key_algorithm;  ///< "RSA", "EC", ...
  int key_bits = 0;
  std::string signature_algorithm;  ///< "sha256WithRSAEncryption"
  Bytes public_key;                 ///< SubjectPublicKeyInfo
  std::vector<AlternativeName> alternative_names;
  bool is_authority = false;      ///< basic constraints say CA, or a self-signed one of version 1
  bool may_sign_messages = true;  ///< key usage: digital signature, non-repudiation, or none stated
  bool may_sign_certificates = false;
  std::vector<std::string> key_usage;  ///< "digitalSignature" ...; empty: not stated

  [[nodiscard]] static Result<Certificate, CertificateError> from_der(ByteView der);
  [[nodiscard]] bool is_self_issued() const { return subject.same(issuer); }
  /// 32, 40 and 64 hexadecimal digits.
  [[nodiscard]] std::string fingerprint_md5() const;
  [[nodiscard]] std::string fingerprint_sha1() const;
  [[nodiscard]] std::string fingerprint_sha256() const;
  /// "BEGIN CERTIFICATE".
  [[nodiscard]] Bytes pem() const;
  bool operator==(const Certificate& other) const { return der == other.der; }
};

/// Every certificate of a file: PEM with any text around, DER, or PKCS#7 in either. At least one, or
/// malformed.
[[nodiscard]] Result<std::vector<Certificate>, CertificateError> read_certificates(ByteView octets);

struct RevocationList {
  Bytes der;
  DistinguishedName issuer;
  WallTime this_update;
  std::optional<WallTime> next_update;
  std::size_t entries = 0;
  bool operator==(const RevocationList& other) const { return der == other.der; }
};
/// PEM (several) or DER (one).
[[nodiscard]] Result<std::vector<RevocationList>, CertificateError> read_revocation_lists(ByteView octets);

/// A certificate with its key and the certificates that came along, own first, then as they follow from it.
struct KeyAndChain {
  RsaPrivateKey key;
  std::vector<Certificate> chain;
};
[[nodiscard]] Result<KeyAndChain, CertificateError> read_pkcs12(ByteView octets, const Secret& password);
/// AES-256-CBC, PBKDF2 with SHA-256. `with_chain`: also what follows the first.
[[nodiscard]] Result<Bytes, CertificateError> write_pkcs12(const KeyAndChain& contents, bool with_chain,
                                                           const std::string& friendly_name,
                                                           const Secret& password);

/// Own first, then each one's issuer as far as `others` has it; what is no part of the chain is left out.
[[nodiscard]] std::vector<Certificate> order_chain(const Certificate& own,
                                                   const std::vector<Certificate>& others);

/// What a PKCS#10 request asks for (RFC 2986). `common_name` is needed, the rest may be empty.
struct CertificateRequest {
  std::string common_name, unit, organization, state, country, email, domain;
  std::optional<Ipv4Address> address;
};
enum class RequestError : std::uint8_t { no_common_name, bad_country, too_long, failed };
/// PEM, signed with SHA-256. Country is two letters.
[[nodiscard]] Result<Bytes, RequestError> make_request(const CertificateRequest& request,
                                                       const RsaPrivateKey& key);

}  // namespace drawbridge::crypto
