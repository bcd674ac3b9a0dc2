// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences about certificates: what was refused, what is wrong with one, how long one is valid.
#pragma once

#include <QString>

#include "client/certificate_store.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

/// One sentence: what is wrong and what to do.
[[nodiscard]] QString text(const client::CertificateStoreError& error);
/// One sentence: why a certificate is not to be believed, or that it is.
[[nodiscard]] QString text(const crypto::TrustProblem& problem);
/// "Personal", "Authority", "Request".
[[nodiscard]] QString text(client::StoredCertificate::Kind kind);

struct Validity {
  QString text;            ///< "until 12 Nov 2031", "expired 3 days ago"
  Tone tone = Tone::None;  ///< error once expired, warning 30 days before and until it begins
};
[[nodiscard]] Validity validity(const crypto::Certificate& certificate, WallTime now);
/// "2048 bits, password", "2048 bits, no password", "no key".
[[nodiscard]] QString keyText(const client::StoredCertificate& stored);
/// "12 Nov 2031, 14:30 UTC".
[[nodiscard]] QString dateText(WallTime at);
/// "AB:12:..." of hexadecimal digits.
[[nodiscard]] QString fingerprintText(const std::string& digits);

}  // namespace drawbridge::ui
