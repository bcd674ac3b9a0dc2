// SPDX-License-Identifier: GPL-3.0-or-later
// The certificates and keys of tests/data/certificates, by the names in its README.
#pragma once

#include <fstream>
#include <iterator>

#include "crypto/trust.h"
#include "support/test_registry.h"

namespace drawbridge::testing {

inline Bytes certificate_file(const std::string& name) {
  std::ifstream file(data_path("certificates/" + name), std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}
/// Ends the test program if the file is not there: every test below would be void.
inline crypto::Certificate certificate(const std::string& name) {
  return crypto::read_certificates(certificate_file(name + ".pem")).value().front();
}
inline crypto::RsaPrivateKey private_key(const std::string& name) {
  return crypto::RsaPrivateKey::read(certificate_file(name + ".key")).value();
}
inline std::vector<crypto::RevocationList> revocation_lists(const std::string& name) {
  return crypto::read_revocation_lists(certificate_file(name + ".crl")).value();
}

/// 2030-01-01 00:00:00 UTC: when most of them are valid.
constexpr WallTime kCertificateTime{1893456000LL * 1'000'000};

}  // namespace drawbridge::testing
