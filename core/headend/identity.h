// SPDX-License-Identifier: GPL-3.0-or-later
// What the headend shows to peers of rsa-sig and hybrid policies, and which authorities it believes: from the
// octets of files beside the configuration to values.
#pragma once

#include <memory>
#include <string>

#include "ike/certificates.h"

namespace drawbridge::headend {

/// Octets of the files as the owner read them; empty: there is no such file.
struct IdentityFiles {
  Bytes certificate;  ///< PEM: own certificate and its intermediate authorities, or PKCS#12 with key and all
  Bytes key;          ///< PEM or DER; not needed beside PKCS#12
  Secret password;    ///< of the key or of the PKCS#12
  Bytes authorities;  ///< PEM: whom clients' certificates may be from
  Bytes revocations;  ///< PEM or DER: revocation lists
};

struct IdentityError {
  enum class File : std::uint8_t { certificate, key, authorities, revocations };
  enum class Kind : std::uint8_t { unreadable, wrong_password, missing, weak, not_of_certificate };
  File file{};
  Kind kind{};
  bool operator==(const IdentityError&) const = default;
};
/// One English sentence without the file's name.
[[nodiscard]] std::string english_text(const IdentityError& error);

/// Null if there is neither a certificate nor an authority: then policies of rsa-sig and hybrid fit nobody.
/// The dates are judged by Settings::wall_epoch.
[[nodiscard]] Result<std::shared_ptr<const ike::CertificateConfig>, IdentityError> read_identity(
    const IdentityFiles& files);

}  // namespace drawbridge::headend
