// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/certificate_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cstring>

namespace drawbridge::ui {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(CertificateText)
};

constexpr qint64 daySeconds = 86400;
constexpr qint64 soonDays = 30;
constexpr qint64 longDays = 90;

QString requestText(crypto::RequestError error) {
  switch (error) {
    case crypto::RequestError::no_common_name:
      return Words::tr("A request needs a common name.");
    case crypto::RequestError::bad_country:
      return Words::tr("A country is a code of two letters, such as IT.");
    case crypto::RequestError::too_long:
      return Words::tr("One of the fields is too long; names have at most 64 characters.");
    case crypto::RequestError::failed:
      break;
  }
  return Words::tr("The request could not be made.");
}

QDateTime timeOf(WallTime at) {
  return QDateTime::fromMSecsSinceEpoch(at.microseconds / 1000, Qt::UTC);
}

}  // namespace

QString text(const client::CertificateStoreError& error) {
  using Kind = client::CertificateStoreError::Kind;
  const QString name = QString::fromStdString(error.name);
  switch (error.kind) {
    case Kind::not_found:
      if (name.isEmpty()) return Words::tr("The entry names no certificate.");
      return Words::tr("There is no certificate called \"%1\" in the store.").arg(name);
    case Kind::cannot_read:
      return Words::tr("%1 could not be read: %2.")
          .arg(name, QString::fromLocal8Bit(std::strerror(error.system_error)));
    case Kind::cannot_write:
      return Words::tr("%1 could not be written: %2.")
          .arg(name, QString::fromLocal8Bit(std::strerror(error.system_error)));
    case Kind::not_a_certificate:
      return Words::tr("%1 holds no certificate: a PEM, DER or PKCS#12 file is expected.").arg(name);
    case Kind::import_password:
      return Words::tr("The password does not open %1; type the one that the file was exported with.")
          .arg(name);
    case Kind::key_password:
      return Words::tr("The password does not open the key of \"%1\".").arg(name);
    case Kind::password_missing:
      return Words::tr("A password is needed to protect the exported key.");
    case Kind::no_key:
      return Words::tr("There is no private key for %1; import a file that holds both.").arg(name);
    case Kind::wrong_key:
      return Words::tr("The key of %1 is not an RSA key of at least 1024 bits that fits its certificate.")
          .arg(name);
    case Kind::bad_request:
      return requestText(error.request.value_or(crypto::RequestError::failed));
    case Kind::ambiguous:
      return Words::tr("More than one certificate is called \"%1\"; choose one by its name in the store.")
          .arg(name);
    case Kind::no_authority:
      return Words::tr("No authority is trusted; import the certificate of the gateway's authority.");
    case Kind::failed:
      break;
  }
  return Words::tr("\"%1\" could not be worked on.").arg(name);
}

QString text(const crypto::TrustProblem& problem) {
  using crypto::TrustFault;
  const auto named = [](const std::string& subject) {
    return subject.empty() ? Words::tr("without a name") : QString::fromStdString(subject);
  };
  const QString who = named(problem.subject);
  const QString issuer = named(problem.issuer);
  const QString detail = QString::fromStdString(problem.detail);
  switch (problem.fault) {
    case TrustFault::none:
      return Words::tr("The certificate is valid.");
    case TrustFault::no_certificate:
      return Words::tr("No certificate was sent.");
    case TrustFault::malformed:
      return Words::tr("What was sent as a certificate cannot be read.");
    case TrustFault::too_many:
      return Words::tr("The certificate %1 comes with a chain of more than %2 certificates.")
          .arg(who)
          .arg(crypto::kMostChain);
    case TrustFault::expired:
      return Words::tr("The certificate %1 expired on %2.").arg(who, dateText(problem.at));
    case TrustFault::not_yet_valid:
      return Words::tr("The certificate %1 is not valid before %2.").arg(who, dateText(problem.at));
    case TrustFault::unknown_issuer:
      return Words::tr("The certificate %1 was issued by %2, which is not among the trusted authorities.")
          .arg(who, issuer);
    case TrustFault::not_an_authority:
      return Words::tr("The certificate %1 was issued by %2, which may not issue certificates.")
          .arg(who, issuer);
    case TrustFault::bad_certificate_signature:
      return Words::tr("The certificate %1 was not signed by %2, which it names as its issuer.")
          .arg(who, issuer);
    case TrustFault::revoked:
      return Words::tr("The certificate %1 was revoked on %2.").arg(who, dateText(problem.at));
    case TrustFault::list_outdated:
      return Words::tr("The revocation list of %1 was to be renewed on %2.")
          .arg(issuer, dateText(problem.at));
    case TrustFault::weak_key:
      return Words::tr("The certificate %1 has a weak key of %2 bits.").arg(who).arg(problem.bits);
    case TrustFault::weak_digest:
      return Words::tr("The certificate %1 is signed with the weak algorithm %2.").arg(who, detail);
    case TrustFault::not_rsa:
      return Words::tr("The certificate %1 has a key of the kind %2; only RSA can be used.").arg(who, detail);
    case TrustFault::wrong_use:
      return Words::tr("The key usage of the certificate %1 does not allow signatures.").arg(who);
    case TrustFault::wrong_name:
      return Words::tr("The certificate %1 does not fit %2; its names are: %3.")
          .arg(who, QString::fromStdString(problem.wanted),
               detail.isEmpty() ? Words::tr("none", "names of a certificate") : detail);
    case TrustFault::bad_signature:
      return Words::tr("The signature was not made with the key of the certificate %1.").arg(who);
    case TrustFault::other:
      break;
  }
  return Words::tr("The certificate %1 cannot be verified: %2.").arg(who, detail);
}

QString text(client::StoredCertificate::Kind kind) {
  switch (kind) {
    case client::StoredCertificate::Kind::personal:
      return Words::tr("Personal", "kind of certificate");
    case client::StoredCertificate::Kind::authority:
      return Words::tr("Authority", "kind of certificate");
    case client::StoredCertificate::Kind::request:
      return Words::tr("Request", "kind of certificate");
  }
  return {};
}

Validity validity(const crypto::Certificate& certificate, WallTime now) {
  const auto days = [](WallTime from, WallTime to) {
    return static_cast<int>((to.microseconds - from.microseconds) / 1'000'000 / daySeconds);
  };
  const auto day = [](WallTime at) {
    return QLocale().toString(timeOf(at).date(), QStringLiteral("d MMM yyyy"));
  };
  if (now < certificate.not_before)
    return {Words::tr("not before %1").arg(day(certificate.not_before)), Tone::Warn};
  if (now > certificate.not_after) {
    const int since = days(certificate.not_after, now);
    if (since > longDays) return {Words::tr("expired on %1").arg(day(certificate.not_after)), Tone::Error};
    return {since == 0 ? Words::tr("expired today") : Words::tr("expired %n day(s) ago", nullptr, since),
            Tone::Error};
  }
  const int left = days(now, certificate.not_after);
  if (left == 0) return {Words::tr("expires today"), Tone::Warn};
  if (left < soonDays) return {Words::tr("expires in %n day(s)", nullptr, left), Tone::Warn};
  return {Words::tr("until %1").arg(day(certificate.not_after)), Tone::None};
}

QString keyText(const client::StoredCertificate& stored) {
  using Kind = client::StoredCertificate::Kind;
  if (stored.kind == Kind::authority) return Words::tr("no key");
  const int bits = stored.certificate ? stored.certificate->key_bits : 0;
  if (bits == 0) return stored.key_is_protected ? Words::tr("with a password") : Words::tr("no password");
  return stored.key_is_protected ? Words::tr("%1 bits, with a password").arg(bits)
                                 : Words::tr("%1 bits, no password").arg(bits);
}

QString dateText(WallTime at) {
  return Words::tr("%1 UTC").arg(QLocale().toString(timeOf(at), QStringLiteral("d MMM yyyy, HH:mm")));
}

QString fingerprintText(const std::string& digits) {
  QString out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % 2 == 0) out += QLatin1Char(':');
    out += QChar(QLatin1Char(digits[i])).toUpper();
  }
  return out;
}

}  // namespace drawbridge::ui
