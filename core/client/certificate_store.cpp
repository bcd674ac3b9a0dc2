// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/certificate_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "client/files.h"
#include "client/ini.h"
#include "client/profile_store.h"

namespace drawbridge::client {

namespace fs = std::filesystem;

namespace {

using Kind = CertificateStoreError::Kind;

constexpr const char* kCertificateEnding = ".pem";
constexpr const char* kRequestEnding = ".request";
constexpr const char* kListEnding = ".crl";
constexpr std::size_t kMostFiles = 1000;

Failure<CertificateStoreError> error_of(Kind kind, const std::string& name, int system_error = 0) {
  CertificateStoreError error;
  error.kind = kind;
  error.name = name;
  error.system_error = system_error;
  return failure(std::move(error));
}

bool contains(ByteView octets, std::string_view text) {
  return std::search(octets.begin(), octets.end(), text.begin(), text.end()) != octets.end();
}

Kind kind_of(crypto::KeyError error, Kind wrong_password) {
  switch (error) {
    case crypto::KeyError::wrong_password:
      return wrong_password;
    case crypto::KeyError::weak:
    case crypto::KeyError::not_rsa:
      return Kind::wrong_key;
    case crypto::KeyError::malformed:
      return Kind::no_key;
    case crypto::KeyError::failed:
      break;
  }
  return Kind::failed;
}

/// The key as it is kept: closed by the password, in clear without one.
Result<Bytes, crypto::KeyError> key_pem(const crypto::RsaPrivateKey& key, const Secret& password) {
  return password.empty() ? key.clear_pem() : key.encrypted_pem(password);
}

/// A file name that people recognise: forbidden characters become underscores.
std::string as_name(std::string text) {
  for (char& c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (control || std::string_view("\\/:*?\"<>|").find(c) != std::string_view::npos) c = '_';
  }
  std::string name(trimmed(text));
  while (!name.empty() && name.front() == '.') name.erase(0, 1);
  if (name.size() > 100) name.resize(100);
  return check_name(name) ? std::string("certificate") : name;
}

std::string name_for(const crypto::Certificate& certificate) {
  for (const char* type : {"CN", "OU", "O"}) {
    const std::string_view value = certificate.subject.first(type);
    if (!value.empty()) return as_name(std::string(value));
  }
  return as_name(certificate.subject.to_string());
}

/// Of a file of the store, from its octets.
std::optional<StoredCertificate> read_stored(const std::string& name, ByteView octets) {
  const auto certificates = crypto::read_certificates(octets);
  if (!certificates) return std::nullopt;
  StoredCertificate out;
  out.name = name;
  const bool has_key = contains(octets, "PRIVATE KEY-----");
  out.kind = has_key ? StoredCertificate::Kind::personal : StoredCertificate::Kind::authority;
  out.key_is_protected = contains(octets, "ENCRYPTED PRIVATE KEY-----");
  out.certificate = certificates->front();
  out.issuers.assign(certificates->begin() + 1, certificates->end());
  return out;
}

}  // namespace

std::string english_text(const CertificateStoreError& error) {
  switch (error.kind) {
    case Kind::not_found:
      return error.name.empty()
                 ? "The entry names no certificate; choose one on its Authentication tab."
                 : fmt::format("There is no certificate called \"{}\" in the store; import it first.",
                               error.name);
    case Kind::cannot_read:
      return fmt::format("{} cannot be read: {}.", error.name, std::strerror(error.system_error));
    case Kind::cannot_write:
      return fmt::format("{} cannot be written: {}.", error.name, std::strerror(error.system_error));
    case Kind::not_a_certificate:
      return fmt::format("{} holds no certificate: a PEM, DER or PKCS#12 file is expected.", error.name);
    case Kind::import_password:
      return fmt::format("The password does not open {}; type the one that the file was exported with.",
                         error.name);
    case Kind::key_password:
      return fmt::format("The password does not open the key of \"{}\".", error.name);
    case Kind::password_missing:
      return "A password is needed to protect the exported key.";
    case Kind::no_key:
      return fmt::format("There is no private key for \"{}\"; import a PKCS#12 file that holds it.",
                         error.name);
    case Kind::wrong_key:
      return fmt::format("The key of {} is not an RSA key of at least 1024 bits that fits its certificate.",
                         error.name);
    case Kind::bad_request:
      switch (error.request.value_or(crypto::RequestError::failed)) {
        case crypto::RequestError::no_common_name:
          return "A request needs a name (CN).";
        case crypto::RequestError::bad_country:
          return "The country of a request is a code of two letters, such as IT.";
        case crypto::RequestError::too_long:
          return "One of the fields of the request is too long; names have at most 64 characters.";
        case crypto::RequestError::failed:
          break;
      }
      return "The request could not be made.";
    case Kind::ambiguous:
      return fmt::format("More than one certificate is called \"{}\"; choose one by its name in the store.",
                         error.name);
    case Kind::no_authority:
      return "No authority is trusted; import the certificate of the gateway's authority.";
    case Kind::failed:
      break;
  }
  return fmt::format("\"{}\" could not be worked on.", error.name);
}

fs::path user_certificate_folder(const char* xdg_config_home, const char* home) {
  return user_profile_folder(xdg_config_home, home).parent_path() / "certificates";
}

void add_certificates(ConnectSecrets& secrets, const Profile& profile, const fs::path& folder,
                      const Secret& key_password) {
  if (profile.auth_type == AuthType::group) return;
  const CertificateStore store(
      folder.empty() ? user_certificate_folder(std::getenv("XDG_CONFIG_HOME"), std::getenv("HOME")) : folder);
  if (auto found = store.credentials(profile, key_password)) {
    secrets.certificates = std::make_shared<const ike::CertificateConfig>(std::move(*found));
  } else {
    secrets.certificate_trouble = english_text(found.error());
  }
}

// ---- Files

fs::path CertificateStore::path_of(const std::string& name, const char* ending) const {
  return folder_ / (name + ending);
}

CertificateStore::Outcome<Bytes> CertificateStore::read(const std::string& name, const char* ending) const {
  if (check_name(name)) return error_of(Kind::not_found, name);
  auto octets = read_file(path_of(name, ending), crypto::kMostCertificateFileOctets);
  if (!octets && octets.error() == ENOENT) return error_of(Kind::not_found, name);
  if (!octets) return error_of(Kind::cannot_read, path_of(name, ending).string(), octets.error());
  return std::move(*octets);
}

CertificateStore::Outcome<void> CertificateStore::write(const std::string& name, const char* ending,
                                                        ByteView octets) const {
  std::error_code error;
  if (fs::create_directories(folder_, error))
    fs::permissions(folder_, fs::perms::owner_all, fs::perm_options::replace, error);
  if (const auto written = write_file_atomically(path_of(name, ending), octets); !written)
    return error_of(Kind::cannot_write, path_of(name, ending).string(), written.error());
  return {};
}

std::string CertificateStore::free_name(const std::string& wanted) const {
  const auto taken = [this](const std::string& name) {
    std::error_code ignored;
    return fs::exists(path_of(name, kCertificateEnding), ignored) ||
           fs::exists(path_of(name, kRequestEnding), ignored);
  };
  if (!taken(wanted)) return wanted;
  for (int number = 2;; ++number) {
    const std::string name = fmt::format("{} ({})", wanted, number);
    if (!taken(name)) return name;
  }
}

CertificateListing CertificateStore::list() const {
  CertificateListing out;
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end && paths.size() < kMostFiles;
       at.increment(error))
    paths.push_back(at->path());
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    const std::string ending = path.extension().string();
    const std::string name = path.stem().string();
    if (ending == kCertificateEnding) {
      const auto octets = read(name, kCertificateEnding);
      auto stored = octets ? read_stored(name, *octets) : std::nullopt;
      if (stored) {
        out.entries.push_back(std::move(*stored));
      } else {
        out.damaged.push_back(path.filename().string());
      }
    } else if (ending == kRequestEnding) {
      const auto octets = read(name, kRequestEnding);
      if (!octets || !contains(*octets, "PRIVATE KEY-----")) {
        out.damaged.push_back(path.filename().string());
        continue;
      }
      StoredCertificate request;
      request.name = name;
      request.kind = StoredCertificate::Kind::request;
      request.key_is_protected = contains(*octets, "ENCRYPTED PRIVATE KEY-----");
      out.entries.push_back(std::move(request));
    } else if (ending == kListEnding) {
      const auto octets = read(name, kListEnding);
      auto lists = octets ? crypto::read_revocation_lists(*octets) : crypto::read_revocation_lists({});
      if (lists) {
        out.revoked.insert(out.revoked.end(), lists->begin(), lists->end());
      } else {
        out.damaged.push_back(path.filename().string());
      }
    }
  }
  std::stable_sort(out.entries.begin(), out.entries.end(),
                   [](const StoredCertificate& a, const StoredCertificate& b) { return a.name < b.name; });
  return out;
}

CertificateStore::Outcome<StoredCertificate> CertificateStore::load(const std::string& name) const {
  const auto octets = read(name, kCertificateEnding);
  if (!octets) {
    const auto request = read(name, kRequestEnding);
    if (!request) return failure(octets.error());
    StoredCertificate out;
    out.name = name;
    out.kind = StoredCertificate::Kind::request;
    out.key_is_protected = contains(*request, "ENCRYPTED PRIVATE KEY-----");
    return out;
  }
  auto stored = read_stored(name, *octets);
  if (!stored) return error_of(Kind::not_a_certificate, name);
  return std::move(*stored);
}

CertificateStore::Outcome<crypto::RsaPrivateKey> CertificateStore::key_of(const std::string& name,
                                                                          const char* ending,
                                                                          const Secret& password) const {
  const auto octets = read(name, ending);
  if (!octets) return failure(octets.error());
  auto key = crypto::RsaPrivateKey::read(*octets, password);
  if (!key) return error_of(kind_of(key.error(), Kind::key_password), name);
  return std::move(*key);
}

// ---- Import

CertificateStore::Outcome<std::string> CertificateStore::store_personal(
    const crypto::RsaPrivateKey& key, const std::vector<crypto::Certificate>& chain,
    const Secret& new_password, const std::string& as) {
  if (key.public_key() != chain.front().public_key) return error_of(Kind::wrong_key, name_for(chain.front()));
  for (const StoredCertificate& there : list().entries) {
    if (there.kind == StoredCertificate::Kind::personal && there.certificate == chain.front())
      return there.name;
  }
  const auto closed = key_pem(key, new_password);
  if (!closed) return error_of(Kind::failed, name_for(chain.front()));
  Bytes file = *closed;
  for (const crypto::Certificate& one : chain) {
    if (&one == &chain.front() || !one.is_self_issued()) append(file, one.pem());
  }
  const std::string name = free_name(as.empty() ? name_for(chain.front()) : as_name(as));
  const auto written = write(name, kCertificateEnding, file);
  wipe(file);
  if (!written) return failure(written.error());
  return name;
}

CertificateStore::Outcome<std::string> CertificateStore::store_authority(
    const crypto::Certificate& certificate) {
  for (const StoredCertificate& there : list().entries) {
    if (there.kind == StoredCertificate::Kind::authority && there.certificate == certificate)
      return there.name;
  }
  const std::string name = free_name(name_for(certificate));
  if (const auto written = write(name, kCertificateEnding, certificate.pem()); !written)
    return failure(written.error());
  return name;
}

CertificateStore::Outcome<std::vector<std::string>> CertificateStore::import(ByteView octets,
                                                                             const Secret& import_password,
                                                                             const Secret& new_password,
                                                                             const std::string& as) {
  const std::string what = as.empty() ? "The file" : as;
  std::vector<std::string> names;
  std::vector<crypto::Certificate> certificates;
  std::optional<crypto::RsaPrivateKey> key;
  if (auto read = crypto::read_certificates(octets)) {
    certificates = std::move(*read);
    if (contains(octets, "PRIVATE KEY-----")) {
      auto found = crypto::RsaPrivateKey::read(octets, import_password);
      if (!found) return error_of(kind_of(found.error(), Kind::import_password), what);
      key = std::move(*found);
    }
  } else if (const auto lists = crypto::read_revocation_lists(octets)) {
    for (const crypto::RevocationList& list : *lists) {
      const std::string name = as_name(std::string(list.issuer.first("CN")));
      // The newest list of an authority takes the place of the one before.
      if (const auto written = write(name, kListEnding, list.der); !written) return failure(written.error());
      names.push_back(name);
    }
    return names;
  } else {
    auto bundle = crypto::read_pkcs12(octets, import_password);
    if (!bundle) {
      switch (bundle.error()) {
        case crypto::CertificateError::wrong_password:
          return error_of(Kind::import_password, what);
        case crypto::CertificateError::no_key:
          return error_of(Kind::no_key, what);
        case crypto::CertificateError::bad_key:
          return error_of(Kind::wrong_key, what);
        default:
          return error_of(Kind::not_a_certificate, what);
      }
    }
    key = std::move(bundle->key);
    certificates = std::move(bundle->chain);
  }
  if (key) {
    const auto own =
        std::find_if(certificates.begin(), certificates.end(),
                     [&](const crypto::Certificate& one) { return one.public_key == key->public_key(); });
    if (own == certificates.end()) return error_of(Kind::wrong_key, what);
    auto stored = store_personal(*key, crypto::order_chain(*own, certificates), new_password, as);
    if (!stored) return failure(stored.error());
    names.push_back(std::move(*stored));
  }
  for (const crypto::Certificate& one : certificates) {
    if (key && one.public_key == key->public_key()) continue;
    // The answer to a request of ours? Its key is opened by the password that it was made with.
    if (!key && !one.is_authority) {
      for (const StoredCertificate& request : list().entries) {
        if (request.kind != StoredCertificate::Kind::request) continue;
        auto waiting = key_of(request.name, kRequestEnding, new_password);
        if (!waiting || waiting->public_key() != one.public_key) continue;
        auto stored = store_personal(*waiting, crypto::order_chain(one, certificates), new_password, as);
        if (!stored) return failure(stored.error());
        std::error_code ignored;
        fs::remove(path_of(request.name, kRequestEnding), ignored);
        // A name that only the request was in the way of is free now.
        const fs::path place = path_of(request.name, kCertificateEnding);
        if (stored->starts_with(request.name + " (") && !fs::exists(place, ignored)) {
          fs::rename(path_of(*stored, kCertificateEnding), place, ignored);
          if (!ignored) *stored = request.name;
        }
        names.push_back(std::move(*stored));
        break;
      }
      if (!names.empty()) continue;
    }
    // Intermediate authorities of a person's file go with the person; those that sign themselves are trusted.
    if ((key || !names.empty()) && !one.is_self_issued()) continue;
    if (!one.is_authority && !one.is_self_issued()) return error_of(Kind::no_key, what);
    auto stored = store_authority(one);
    if (!stored) return failure(stored.error());
    names.push_back(std::move(*stored));
  }
  return names;
}

CertificateStore::Outcome<std::vector<std::string>> CertificateStore::import_file(
    const fs::path& file, const Secret& import_password, const Secret& new_password, const std::string& as) {
  const auto octets = read_file(file, crypto::kMostCertificateFileOctets);
  if (!octets) return error_of(Kind::cannot_read, file.string(), octets.error());
  auto imported = import(*octets, import_password, new_password, as);
  if (!imported && as.empty()) {
    CertificateStoreError error = imported.error();
    if (error.kind != Kind::cannot_write) error.name = file.filename().string();
    return failure(std::move(error));
  }
  return imported;
}

// ---- One certificate

CertificateStore::Outcome<crypto::TrustProblem> CertificateStore::verify(const std::string& name,
                                                                         WallTime at) const {
  const auto stored = load(name);
  if (!stored) return failure(stored.error());
  if (!stored->certificate) return error_of(Kind::not_found, name);
  const CertificateListing all = list();
  crypto::TrustAnchors anchors;
  anchors.revoked = all.revoked;
  for (const StoredCertificate& one : all.entries) {
    if (one.kind == StoredCertificate::Kind::authority) anchors.authorities.push_back(*one.certificate);
  }
  std::vector<crypto::Certificate> chain{*stored->certificate};
  chain.insert(chain.end(), stored->issuers.begin(), stored->issuers.end());
  return crypto::judge_chain(chain, anchors, at,
                             stored->kind == StoredCertificate::Kind::authority ? crypto::Purpose::authority
                                                                                : crypto::Purpose::messages);
}

CertificateStore::Outcome<Bytes> CertificateStore::export_pkcs12(const std::string& name,
                                                                 const Secret& key_password,
                                                                 const Secret& password,
                                                                 bool with_chain) const {
  if (password.empty()) return error_of(Kind::password_missing, name);
  const auto stored = load(name);
  if (!stored) return failure(stored.error());
  if (stored->kind != StoredCertificate::Kind::personal) return error_of(Kind::no_key, name);
  auto key = key_of(name, kCertificateEnding, key_password);
  if (!key) return failure(key.error());
  std::vector<crypto::Certificate> others = stored->issuers;
  for (const StoredCertificate& one : list().entries) {
    if (one.kind == StoredCertificate::Kind::authority) others.push_back(*one.certificate);
  }
  const crypto::KeyAndChain contents{std::move(*key), crypto::order_chain(*stored->certificate, others)};
  auto file = crypto::write_pkcs12(contents, with_chain, name, password);
  if (!file) return error_of(Kind::failed, name);
  return std::move(*file);
}

CertificateStore::Outcome<Bytes> CertificateStore::export_pem(const std::string& name,
                                                              bool with_chain) const {
  const auto stored = load(name);
  if (!stored) return failure(stored.error());
  if (!stored->certificate) {
    const auto octets = read(name, kRequestEnding);
    if (!octets) return failure(octets.error());
    const std::string text = to_text(*octets);
    const std::size_t begin = text.find("-----BEGIN CERTIFICATE REQUEST-----");
    if (begin == std::string::npos) return error_of(Kind::not_a_certificate, name);
    return to_bytes(std::string_view(text).substr(begin));
  }
  Bytes out = stored->certificate->pem();
  if (!with_chain) return out;
  for (const crypto::Certificate& one : stored->issuers) append(out, one.pem());
  return out;
}

CertificateStore::Outcome<void> CertificateStore::remove(const std::string& name,
                                                         const Secret& key_password) {
  const auto stored = load(name);
  if (!stored && stored.error().kind != Kind::not_a_certificate) return failure(stored.error());
  const bool is_request = stored && stored->kind == StoredCertificate::Kind::request;
  const char* const ending = is_request ? kRequestEnding : kCertificateEnding;
  if (stored && stored->key_is_protected) {
    if (const auto key = key_of(name, ending, key_password); !key) return failure(key.error());
  }
  std::error_code error;
  fs::remove(path_of(name, ending), error);
  if (error) return error_of(Kind::cannot_write, path_of(name, ending).string(), error.value());
  return {};
}

CertificateStore::Outcome<void> CertificateStore::change_password(const std::string& name,
                                                                  const Secret& old_password,
                                                                  const Secret& new_password) {
  const auto stored = load(name);
  if (!stored) return failure(stored.error());
  if (stored->kind == StoredCertificate::Kind::authority) return error_of(Kind::no_key, name);
  const bool is_request = stored->kind == StoredCertificate::Kind::request;
  const char* const ending = is_request ? kRequestEnding : kCertificateEnding;
  const auto key = key_of(name, ending, old_password);
  if (!key) return failure(key.error());
  const auto closed = key_pem(*key, new_password);
  const auto rest = export_pem(name, true);
  if (!closed || !rest) return error_of(Kind::failed, name);
  Bytes file = *closed;
  append(file, *rest);
  const auto written = write(name, ending, file);
  wipe(file);
  return written;
}

CertificateStore::Outcome<Bytes> CertificateStore::request(const crypto::CertificateRequest& what, int bits,
                                                           const Secret& new_password) {
  const auto refused = [](crypto::RequestError why) {
    CertificateStoreError error;
    error.kind = Kind::bad_request;
    error.request = why;
    return failure(std::move(error));
  };
  if (what.common_name.empty()) return refused(crypto::RequestError::no_common_name);
  const auto key = crypto::RsaPrivateKey::generate(bits);
  if (!key) return error_of(Kind::wrong_key, what.common_name);
  auto pem = crypto::make_request(what, *key);
  if (!pem) return refused(pem.error());
  const auto closed = key_pem(*key, new_password);
  if (!closed) return error_of(Kind::failed, what.common_name);
  Bytes file = *closed;
  append(file, *pem);
  if (const auto written = write(free_name(as_name(what.common_name)), kRequestEnding, file); !written)
    return failure(written.error());
  return std::move(*pem);
}

// ---- For a connection

CertificateStore::Outcome<StoredCertificate> CertificateStore::choose(const Profile& profile) const {
  std::vector<StoredCertificate> personal;
  for (StoredCertificate& one : list().entries) {
    if (one.kind == StoredCertificate::Kind::personal) personal.push_back(std::move(one));
  }
  const auto only = [&](const auto& fits) -> Outcome<StoredCertificate> {
    const auto count = std::count_if(personal.begin(), personal.end(), fits);
    if (count > 1) return error_of(Kind::ambiguous, profile.certificate_name);
    if (count == 0) return error_of(Kind::not_found, profile.certificate_name);
    return *std::find_if(personal.begin(), personal.end(), fits);
  };
  // Matched first when picking the certificate (client.md 8.3).
  if (!profile.certificate_serial_hash.empty()) {
    auto found = only([&](const StoredCertificate& one) {
      return same_key(one.certificate->fingerprint_md5(), profile.certificate_serial_hash);
    });
    if (found) return found;
  }
  if (!profile.certificate_name.empty()) {
    auto named = only([&](const StoredCertificate& one) { return one.name == profile.certificate_name; });
    if (named) return named;
    auto common = only([&](const StoredCertificate& one) {
      return one.certificate->subject.first("CN") == profile.certificate_name;
    });
    if (common || common.error().kind == Kind::ambiguous) return common;
  }
  if (!profile.certificate_subject.empty()) {
    auto found = only([&](const StoredCertificate& one) {
      return one.certificate->subject.to_string() == profile.certificate_subject;
    });
    if (found) return found;
  }
  return error_of(Kind::not_found,
                  profile.certificate_name.empty() ? profile.certificate_subject : profile.certificate_name);
}

bool CertificateStore::needs_password(const Profile& profile) const {
  if (profile.auth_type != AuthType::certificate) return false;
  if (const auto chosen = choose(profile)) return chosen->key_is_protected;
  if (profile.certificate_path.empty()) return false;
  const auto octets = read_file(profile.certificate_path, crypto::kMostCertificateFileOctets);
  return octets && (contains(*octets, "ENCRYPTED") || !contains(*octets, "PRIVATE KEY-----"));
}

CertificateStore::Outcome<ike::CertificateConfig> CertificateStore::credentials(
    const Profile& profile, const Secret& key_password) const {
  ike::CertificateConfig out;
  const CertificateListing all = list();
  out.trust.revoked = all.revoked;
  std::vector<crypto::Certificate> authorities;
  for (const StoredCertificate& one : all.entries) {
    if (one.kind == StoredCertificate::Kind::authority) authorities.push_back(*one.certificate);
  }
  if (profile.auth_type == AuthType::certificate) {
    auto chosen = choose(profile);
    if (chosen) {
      auto key = key_of(chosen->name, kCertificateEnding, key_password);
      if (!key) return failure(key.error());
      out.key = std::move(*key);
      std::vector<crypto::Certificate> others = chosen->issuers;
      others.insert(others.end(), authorities.begin(), authorities.end());
      out.chain = crypto::order_chain(*chosen->certificate, others);
    } else if (!profile.certificate_path.empty() && chosen.error().kind == Kind::not_found) {
      const auto octets = read_file(profile.certificate_path, crypto::kMostCertificateFileOctets);
      if (!octets) return error_of(Kind::cannot_read, profile.certificate_path, octets.error());
      if (auto bundle = crypto::read_pkcs12(*octets, key_password)) {
        out.key = std::move(bundle->key);
        out.chain = std::move(bundle->chain);
      } else if (bundle.error() == crypto::CertificateError::wrong_password) {
        return error_of(Kind::key_password, profile.certificate_path);
      } else {
        auto certificates = crypto::read_certificates(*octets);
        if (!certificates) return error_of(Kind::not_a_certificate, profile.certificate_path);
        auto key = crypto::RsaPrivateKey::read(*octets, key_password);
        if (!key) return error_of(kind_of(key.error(), Kind::key_password), profile.certificate_path);
        if (key->public_key() != certificates->front().public_key)
          return error_of(Kind::wrong_key, profile.certificate_path);
        out.key = std::move(*key);
        out.chain = crypto::order_chain(certificates->front(), *certificates);
      }
    } else {
      return failure(chosen.error());
    }
  }
  if (!profile.ca_file.empty()) {
    const auto octets = read_file(profile.ca_file, crypto::kMostCertificateFileOctets);
    if (!octets) return error_of(Kind::cannot_read, profile.ca_file, octets.error());
    auto certificates = crypto::read_certificates(*octets);
    if (!certificates) return error_of(Kind::not_a_certificate, profile.ca_file);
    authorities = std::move(*certificates);
  }
  if (authorities.empty()) return error_of(Kind::no_authority, profile.name);
  out.trust.authorities = std::move(authorities);
  return out;
}

}  // namespace drawbridge::client
