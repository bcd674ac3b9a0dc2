// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a certificate is to be believed: chain, time, revocation, use, names. The answer says exactly what
// is wrong, as values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/x509.h"

namespace drawbridge::crypto {

enum class TrustFault : std::uint8_t {
  none,
  no_certificate,             ///< the peer sent none
  malformed,                  ///< not X.509, damaged, too large
  too_many,                   ///< more than kMostChain
  expired,                    ///< `subject` since `at`
  not_yet_valid,              ///< `subject` before `at`
  unknown_issuer,             ///< no trusted certificate of `issuer`, who issued `subject`
  not_an_authority,           ///< `issuer` may not issue certificates
  bad_certificate_signature,  ///< `subject` was not signed by `issuer`
  revoked,                    ///< `subject`, since `at`
  list_outdated,              ///< the revocation list of `issuer` was to be renewed at `at`
  weak_key,                   ///< `subject` has a key of `bits`
  weak_digest,                ///< `subject` is signed with `detail`
  not_rsa,                    ///< `subject` has a key of kind `detail`
  wrong_use,                  ///< `subject` may not sign messages
  wrong_name,                 ///< names of `subject` do not fit `detail`, see `wanted`
  bad_signature,              ///< the message was not signed with the key of `subject`
  other,                      ///< `detail`: the library's words
};

/// Why not; printable values only, control characters are away.
struct TrustProblem {
  TrustFault fault = TrustFault::none;
  std::string subject, issuer;
  WallTime at;
  int bits = 0;
  std::string detail;  ///< see the faults; wrong_name: the names that the certificate has
  std::string wanted;  ///< wrong_name: the rule or name that failed
  bool operator==(const TrustProblem&) const = default;
};
/// One English sentence for logs and the command line; the windows have their own.
[[nodiscard]] std::string english_text(const TrustProblem& problem);
/// "2009-12-31 23:00:00 UTC"
[[nodiscard]] std::string date_text(WallTime at);

constexpr std::size_t kMostChain = 8;

/// Whom an end believes.
struct TrustAnchors {
  std::vector<Certificate> authorities;
  std::vector<RevocationList> revoked;  ///< used for the issuers they are of; others are not looked up
  int least_rsa_bits = kLeastRsaBits;
  bool operator==(const TrustAnchors&) const = default;
};

/// What the first certificate is to be good for: authorities need not be able to sign messages.
enum class Purpose : std::uint8_t { messages, authority };
/// Judges `chain[0]` with the help of the others at the time `at`.
[[nodiscard]] TrustProblem judge_chain(const std::vector<Certificate>& chain, const TrustAnchors& anchors,
                                       WallTime at, Purpose purpose = Purpose::messages);

// ---- VerifyCertDN (client.md 7)

struct NameTerm {
  enum class Test : std::uint8_t { equals, differs, contains, lacks };
  bool of_issuer = false;
  std::string type;  ///< "CN", upper case
  Test test = Test::equals;
  std::string text;
  bool operator==(const NameTerm&) const = default;
};
struct NameRuleError {
  std::size_t position = 0;  ///< octets from the begin
  enum class Kind : std::uint8_t {
    no_attribute,
    unknown_attribute,
    no_operator,
    no_quotation,
    not_closed,
    no_comma
  };
  Kind kind{};
  bool operator==(const NameRuleError&) const = default;
};
/// `CN="gw",OU*"vpn",ISSUER-CN="Example CA"`; no term: an empty vector. Case of attribute names does not
/// count.
[[nodiscard]] Result<std::vector<NameTerm>, NameRuleError> parse_name_rules(std::string_view text);
[[nodiscard]] std::string to_string(const NameTerm& term);
/// The first term that does not hold, or nullptr. Texts are compared without case. An attribute that occurs
/// more than once: one value must fit, for "differs" and "lacks" all must.
[[nodiscard]] const NameTerm* failing_term(const std::vector<NameTerm>& terms,
                                           const Certificate& certificate);

/// Whether the certificate is made out to this host: DNS alternative name (also with a leading "*."),
/// address, or the common name where there are no alternative names of that kind.
[[nodiscard]] bool names_host(const Certificate& certificate, std::string_view host);
/// All that names_host looks at, for messages: "gw.example.com, 192.168.1.1".
[[nodiscard]] std::string host_names(const Certificate& certificate);

}  // namespace drawbridge::crypto
