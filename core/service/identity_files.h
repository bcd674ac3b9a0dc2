// SPDX-License-Identifier: GPL-3.0-or-later
// The headend's certificate and whom it believes, from files beside its configuration:
//
//   identity.pem      its certificate and the intermediate authorities, PEM
//   identity.key      its private key, PEM without a password; nobody but the owner may read it
//   authorities.pem   the authorities of clients' certificates
//   revocations.pem   their revocation lists
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "ike/certificates.h"

namespace drawbridge::service {

/// Null if there are no such files. The error is a sentence.
[[nodiscard]] Result<std::shared_ptr<const ike::CertificateConfig>, std::string> load_identity(
    const std::string& folder);

}  // namespace drawbridge::service
