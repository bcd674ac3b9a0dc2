// SPDX-License-Identifier: GPL-3.0-or-later
// Our own store of certificates (client.md 7): a folder of PEM files, mode 0600, written whole or not at all.
//
//   NAME.pem      a certificate with its private key and its intermediate authorities (personal), or without
//   a key
//                 (authority)
//   NAME.request  a PKCS#10 request with its private key, until the certificate for it is imported
//   NAME.crl      revocation lists, used wherever certificates are judged
//
// Private keys are PKCS#8, encrypted with the owner's password; an empty password leaves them in clear.
#pragma once

#include <filesystem>

#include "client/connection.h"
#include "client/profile.h"
#include "ike/certificates.h"

namespace drawbridge::client {

struct CertificateStoreError {
  enum class Kind : std::uint8_t {
    not_found,
    cannot_read,
    cannot_write,
    not_a_certificate,  ///< nothing of use in the file, or damaged
    import_password,    ///< the file's password is wrong, or one is needed
    key_password,       ///< the stored key's password is wrong, or one is needed
    password_missing,   ///< an export needs one
    no_key,             ///< the file has no key for its certificate, or the entry has none
    wrong_key,          ///< the key is another one's, not RSA, or weak
    bad_request,        ///< see `request`
    ambiguous,          ///< more than one certificate fits the entry
    no_authority,       ///< nobody is trusted: no CA file and no authority in the store
    failed,             ///< the library refused
  };
  Kind kind{};
  std::string name;  ///< of the certificate or file
  std::optional<crypto::RequestError> request;
  int system_error = 0;  ///< errno of cannot_read and cannot_write
};
/// One English sentence for the command line; the windows have their own.
[[nodiscard]] std::string english_text(const CertificateStoreError& error);

struct StoredCertificate {
  enum class Kind : std::uint8_t { personal, authority, request };
  std::string name;
  Kind kind = Kind::personal;
  std::optional<crypto::Certificate> certificate;  ///< of requests: none yet
  std::vector<crypto::Certificate> issuers;        ///< intermediate authorities that came along
  bool key_is_protected = false;
};
struct CertificateListing {
  std::vector<StoredCertificate> entries;  ///< by name
  std::vector<std::string> damaged;        ///< names of files that hold nothing of use; they stay as they are
  std::vector<crypto::RevocationList> revoked;
};

class CertificateStore {
 public:
  template <typename T>
  using Outcome = Result<T, CertificateStoreError>;

  /// The folder need not exist: it is made, mode 0700, with the first certificate.
  explicit CertificateStore(std::filesystem::path folder) : folder_(std::move(folder)) {}
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  [[nodiscard]] CertificateListing list() const;
  [[nodiscard]] Outcome<StoredCertificate> load(const std::string& name) const;

  /// PEM (with or without a key), DER, PKCS#7, PKCS#12 or revocation lists. A certificate that answers a
  /// request of the store gets its key. Authorities that sign themselves become entries of their own.
  /// `new_password` closes the key. Yields the names of what was stored; what is there already is not stored
  /// twice.
  [[nodiscard]] Outcome<std::vector<std::string>> import(ByteView octets, const Secret& import_password,
                                                         const Secret& new_password,
                                                         const std::string& as = {});
  [[nodiscard]] Outcome<std::vector<std::string>> import_file(const std::filesystem::path& file,
                                                              const Secret& import_password,
                                                              const Secret& new_password,
                                                              const std::string& as = {});
  /// Fault none: valid.
  [[nodiscard]] Outcome<crypto::TrustProblem> verify(const std::string& name, WallTime at) const;
  [[nodiscard]] Outcome<Bytes> export_pkcs12(const std::string& name, const Secret& key_password,
                                             const Secret& password, bool with_chain) const;
  /// Certificates only, no key. Of a request: the request.
  [[nodiscard]] Outcome<Bytes> export_pem(const std::string& name, bool with_chain) const;
  /// Personal ones and requests: the key's password must be right.
  [[nodiscard]] Outcome<void> remove(const std::string& name, const Secret& key_password);
  [[nodiscard]] Outcome<void> change_password(const std::string& name, const Secret& old_password,
                                              const Secret& new_password);
  /// Makes a key of `bits` and a request for it, which is yielded as PEM; both stay as an entry.
  [[nodiscard]] Outcome<Bytes> request(const crypto::CertificateRequest& what, int bits,
                                       const Secret& new_password);

  /// What a connection needs (ConnectSecrets::certificates). By certificate: the one that the entry names, by
  /// serial hash (MD5 of the certificate), else by name in the store or common name, else by subject, else
  /// the file at CertPath. Trusted are the CA file, else all authorities of the store.
  [[nodiscard]] Outcome<ike::CertificateConfig> credentials(const Profile& profile,
                                                            const Secret& key_password) const;
  /// Whether credentials() will need a password for that entry.
  [[nodiscard]] bool needs_password(const Profile& profile) const;

 private:
  [[nodiscard]] std::filesystem::path path_of(const std::string& name, const char* ending) const;
  [[nodiscard]] Outcome<Bytes> read(const std::string& name, const char* ending) const;
  [[nodiscard]] Outcome<void> write(const std::string& name, const char* ending, ByteView octets) const;
  [[nodiscard]] std::string free_name(const std::string& wanted) const;
  [[nodiscard]] Outcome<crypto::RsaPrivateKey> key_of(const std::string& name, const char* ending,
                                                      const Secret& password) const;
  [[nodiscard]] Outcome<std::string> store_personal(const crypto::RsaPrivateKey& key,
                                                    const std::vector<crypto::Certificate>& chain,
                                                    const Secret& new_password, const std::string& as);
  [[nodiscard]] Outcome<std::string> store_authority(const crypto::Certificate& certificate);
  [[nodiscard]] Outcome<StoredCertificate> choose(const Profile& profile) const;

  std::filesystem::path folder_;
};

/// What an entry that is not a group's needs, out of the store in `folder` (empty: the user's own); where
/// that fails, the reason as ConnectSecrets::certificate_trouble.
void add_certificates(ConnectSecrets& secrets, const Profile& profile, const std::filesystem::path& folder,
                      const Secret& key_password);

/// Beside the entries' folder: below $XDG_CONFIG_HOME or $HOME/.config.
[[nodiscard]] std::filesystem::path user_certificate_folder(const char* xdg_config_home, const char* home);

}  // namespace drawbridge::client
