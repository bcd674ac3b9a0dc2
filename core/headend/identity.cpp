// SPDX-License-Identifier: GPL-3.0-or-later
#include "headend/identity.h"

#include <array>
#include <string_view>

namespace drawbridge::headend {

namespace {

using File = IdentityError::File;
using Kind = IdentityError::Kind;

Kind kind_of(crypto::KeyError error) {
  switch (error) {
    case crypto::KeyError::wrong_password:
      return Kind::wrong_password;
    case crypto::KeyError::weak:
    case crypto::KeyError::not_rsa:
      return Kind::weak;
    case crypto::KeyError::malformed:
    case crypto::KeyError::failed:
      break;
  }
  return Kind::unreadable;
}

Result<void, IdentityError> read_own(const IdentityFiles& files, ike::CertificateConfig& out) {
  if (files.certificate.empty()) {
    if (!files.key.empty()) return failure(IdentityError{File::certificate, Kind::missing});
    return {};
  }
  auto chain = crypto::read_certificates(files.certificate);
  if (!chain) {
    auto bundle = crypto::read_pkcs12(files.certificate, files.password);
    if (!bundle) {
      const bool password = bundle.error() == crypto::CertificateError::wrong_password;
      return failure(IdentityError{File::certificate, password ? Kind::wrong_password : Kind::unreadable});
    }
    out.chain = std::move(bundle->chain);
    out.key = std::move(bundle->key);
    return {};
  }
  if (files.key.empty()) return failure(IdentityError{File::key, Kind::missing});
  auto key = crypto::RsaPrivateKey::read(files.key, files.password);
  if (!key) return failure(IdentityError{File::key, kind_of(key.error())});
  if (key->public_key() != chain->front().public_key)
    return failure(IdentityError{File::key, Kind::not_of_certificate});
  out.chain = crypto::order_chain(chain->front(), *chain);
  out.key = std::move(*key);
  return {};
}

}  // namespace

std::string english_text(const IdentityError& error) {
  constexpr std::array<std::string_view, 4> kFiles{"certificate", "private key", "trusted authorities",
                                                   "revocation list"};
  const std::string what = "The file of the " + std::string(kFiles[static_cast<std::size_t>(error.file)]);
  switch (error.kind) {
    case Kind::unreadable:
      return what + " cannot be read: PEM or DER is expected.";
    case Kind::wrong_password:
      return what + " is protected by a password, and the one given does not open it.";
    case Kind::missing:
      return what + " is missing; certificate and key are needed together.";
    case Kind::weak:
      return what + " does not hold an RSA key of at least 1024 bits.";
    case Kind::not_of_certificate:
      return what + " holds another key than the certificate.";
  }
  return what + " cannot be used.";
}

Result<std::shared_ptr<const ike::CertificateConfig>, IdentityError> read_identity(
    const IdentityFiles& files) {
  ike::CertificateConfig out;
  if (const auto own = read_own(files, out); !own) return failure(own.error());
  if (!files.authorities.empty()) {
    auto authorities = crypto::read_certificates(files.authorities);
    if (!authorities) return failure(IdentityError{File::authorities, Kind::unreadable});
    out.trust.authorities = std::move(*authorities);
  }
  if (!files.revocations.empty()) {
    auto lists = crypto::read_revocation_lists(files.revocations);
    if (!lists) return failure(IdentityError{File::revocations, Kind::unreadable});
    out.trust.revoked = std::move(*lists);
  }
  if (out.chain.empty() && out.trust.authorities.empty())
    return std::shared_ptr<const ike::CertificateConfig>();
  return std::make_shared<const ike::CertificateConfig>(std::move(out));
}

}  // namespace drawbridge::headend
