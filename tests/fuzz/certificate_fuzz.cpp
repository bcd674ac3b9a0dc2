// SPDX-License-Identifier: GPL-3.0-or-later
// What a peer sends as a certificate, and what people and files give: the first octet picks the reader. A
// certificate that is read is judged, and what it says goes through its own octets again.
#include <cstdlib>

#include "crypto/trust.h"
#include "ike/certificates.h"

using namespace drawbridge;

namespace {

constexpr WallTime kNow{1893456000LL * 1'000'000};

void use(const crypto::Certificate& certificate) {
  const auto again = crypto::Certificate::from_der(certificate.der);
  if (!again || !(again->subject == certificate.subject)) std::abort();
  crypto::TrustAnchors anchors;
  anchors.authorities = {certificate};
  const auto problem = crypto::judge_chain({certificate, certificate}, anchors, kNow);
  (void)crypto::english_text(problem);
  (void)crypto::host_names(certificate);
  (void)crypto::names_host(certificate, "gw.example.com");
  (void)crypto::verify_hash(certificate.public_key, Bytes(20), Bytes(256));
  wire::IdPayload id;
  id.type = wire::IdType::der_asn1_dn;
  id.data = certificate.subject.der;
  (void)ike::identity_fits(id, certificate);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteView octets(data + 1, size - 1);
  switch (data[0] % 5) {
    case 0:
      if (const auto certificate = crypto::Certificate::from_der(octets)) use(*certificate);
      break;
    case 1:
      if (const auto all = crypto::read_certificates(octets)) {
        for (const crypto::Certificate& one : *all) {
          if (one.der.size() <= crypto::kMostCertificateOctets) use(one);
        }
        (void)crypto::order_chain(all->front(), *all);
      }
      break;
    case 2:
      if (const auto lists = crypto::read_revocation_lists(octets)) {
        crypto::TrustAnchors anchors;
        anchors.revoked = *lists;
        (void)crypto::judge_chain({crypto::Certificate{}}, anchors, kNow);
      }
      break;
    case 3:
      if (const auto name = crypto::DistinguishedName::read(octets)) {
        (void)name->to_string();
        if (!name->same(*name)) std::abort();
      }
      break;
    default:
      if (const auto rules = crypto::parse_name_rules(to_text(octets))) {
        std::string text;
        for (const crypto::NameTerm& term : *rules)
          text += (text.empty() ? "" : ",") + crypto::to_string(term);
        const auto again = crypto::parse_name_rules(text);
        if (!again || *again != *rules) std::abort();
      }
      break;
  }
  return 0;
}
