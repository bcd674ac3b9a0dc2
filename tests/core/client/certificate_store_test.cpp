// SPDX-License-Identifier: GPL-3.0-or-later
// The store of certificates: what goes in, what comes out, and what is refused without harm.
#include "client/certificate_store.h"

#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>

#include "client/files.h"
#include "support/certificates.h"

using namespace drawbridge;
using namespace drawbridge::client;
using namespace drawbridge::testing;
using Kind = CertificateStoreError::Kind;

namespace {

const Secret kFilePassword{std::string_view("certificate")};
const Secret kKeyPassword{std::string_view("my key")};

std::vector<std::string> names(const CertificateStore& store) {
  std::vector<std::string> out;
  for (const StoredCertificate& one : store.list().entries) out.push_back(one.name);
  return out;
}

int mode_of(const std::filesystem::path& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 ? static_cast<int>(facts.st_mode & 07777) : -1;
}

Profile entry(AuthType type) {
  Profile profile;
  profile.name = "Office";
  profile.auth_type = type;
  return profile;
}

}  // namespace

class CertificateStoreTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<CertificateStore> store_;

  std::vector<std::string> import(const std::string& file, const Secret& password = {}) {
    const auto done = store_->import(certificate_file(file), password, kKeyPassword);
    return done ? *done : std::vector<std::string>{"refused"};
  }
  Kind refusal(const std::string& file, const Secret& password = {}) {
    return store_->import(certificate_file(file), password, kKeyPassword).error().kind;
  }

 private slots:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    store_ = std::make_unique<CertificateStore>(std::filesystem::path(folder_->path().toStdString()) /
                                                "certificates");
  }

  void anEmptyStoreIsNoFolder() {
    QVERIFY(store_->list().entries.empty());
    QVERIFY(!std::filesystem::exists(store_->folder()));
    QCOMPARE(store_->load("alice").error().kind, Kind::not_found);
    QCOMPARE(store_->load("../alice").error().kind, Kind::not_found);
  }
  void aPkcs12BringsThePersonAndTheAuthority() {
    QCOMPARE(import("alice-legacy.p12", kFilePassword), (std::vector<std::string>{"alice", "Example Root"}));
    const auto alice = store_->load("alice");
    QVERIFY(alice);
    QVERIFY(alice->kind == StoredCertificate::Kind::personal);
    QVERIFY(alice->key_is_protected);
    QCOMPARE(*alice->certificate, certificate("alice"));
    QVERIFY(store_->load("Example Root")->kind == StoredCertificate::Kind::authority);
    QCOMPARE(mode_of(store_->folder()), 0700);
    QCOMPARE(mode_of(store_->folder() / "alice.pem"), 0600);
    // Twice is once.
    QCOMPARE(import("alice-legacy.p12", kFilePassword), (std::vector<std::string>{"alice", "Example Root"}));
    QCOMPARE(names(*store_), (std::vector<std::string>{"Example Root", "alice"}));
  }
  void intermediateAuthoritiesStayWithThePerson() {
    QCOMPARE(import("bob.p12", kFilePassword), std::vector<std::string>{"Bob _the, builder_ Caff\u00e9"});
    const auto bob = store_->load("Bob _the, builder_ Caff\u00e9");
    QVERIFY(bob);
    QCOMPARE(bob->issuers, std::vector{certificate("middle")});
    (void)import("root.pem");
    QCOMPARE(store_->verify(bob->name, kCertificateTime)->fault, crypto::TrustFault::none);
  }
  void whatIsRefusedLeavesNothingBehind() {
    QCOMPARE(refusal("bob.p12"), Kind::import_password);
    QCOMPARE(refusal("alice.pem"), Kind::no_key);
    QCOMPARE(refusal("gateway.sig"), Kind::not_a_certificate);
    Bytes mixed = certificate_file("alice.pem");
    append(mixed, certificate_file("bob.key"));
    QCOMPARE(store_->import(mixed, {}, kKeyPassword).error().kind, Kind::wrong_key);
    Bytes weak = certificate_file("weak.pem");
    append(weak, certificate_file("weak.key"));
    QCOMPARE(store_->import(weak, {}, kKeyPassword).error().kind, Kind::wrong_key);
    const auto missing = store_->import_file("/nowhere/alice.p12", {}, {});
    QCOMPARE(missing.error().kind, Kind::cannot_read);
    QCOMPARE(english_text(missing.error()),
             std::string("/nowhere/alice.p12 cannot be read: No such file or directory."));
    QVERIFY(store_->list().entries.empty());
  }
  void damagedFilesAreNamedAndStay() {
    (void)import("root.pem");
    QVERIFY(write_file_atomically(store_->folder() / "broken.pem", to_bytes(std::string_view("nonsense"))));
    QCOMPARE(store_->list().damaged, std::vector<std::string>{"broken.pem"});
    QCOMPARE(names(*store_), std::vector<std::string>{"Example Root"});
    QVERIFY(std::filesystem::exists(store_->folder() / "broken.pem"));
    QVERIFY(store_->remove("broken", {}));
    QVERIFY(store_->list().damaged.empty());
  }
  void verifying() {
    (void)import("root.pem");
    (void)import("root.crl");
    const auto fault = [this](const std::string& name) {
      Bytes file = certificate_file(name + ".key");
      append(file, certificate_file(name + ".pem"));
      const auto stored = store_->import(file, {}, {});
      return store_->verify(stored->front(), kCertificateTime)->fault;
    };
    QCOMPARE(fault("alice"), crypto::TrustFault::none);
    QCOMPARE(fault("expired"), crypto::TrustFault::expired);
    QCOMPARE(fault("early"), crypto::TrustFault::not_yet_valid);
    QCOMPARE(fault("forged"), crypto::TrustFault::unknown_issuer);
    QCOMPARE(fault("revoked"), crypto::TrustFault::revoked);
    QCOMPARE(store_->verify("Example Root", kCertificateTime)->fault, crypto::TrustFault::none);
  }
  void exporting() {
    (void)import("alice-legacy.p12", kFilePassword);
    const Secret other(std::string_view("for others"));
    for (const bool chain : {false, true}) {
      const auto file = store_->export_pkcs12("alice", kKeyPassword, other, chain);
      QVERIFY(file);
      const auto contents = crypto::read_pkcs12(*file, other);
      QVERIFY(contents);
      QVERIFY(contents->key == private_key("alice"));
      QCOMPARE(contents->chain.size(), chain ? std::size_t{2} : std::size_t{1});
    }
    QCOMPARE(store_->export_pkcs12("alice", {}, other, true).error().kind, Kind::key_password);
    QCOMPARE(store_->export_pkcs12("alice", kKeyPassword, {}, true).error().kind, Kind::password_missing);
    QCOMPARE(store_->export_pkcs12("Example Root", {}, other, true).error().kind, Kind::no_key);
    const auto pem = store_->export_pem("alice", true);
    QVERIFY(pem);
    QCOMPARE(crypto::read_certificates(*pem)->front(), certificate("alice"));
    QVERIFY(to_text(*pem).find("PRIVATE") == std::string::npos);
  }
  void passwordsAreChanged() {
    (void)import("bob.p12", kFilePassword);
    const std::string bob = names(*store_).front();
    const Secret next(std::string_view("next"));
    QCOMPARE(store_->change_password(bob, next, next).error().kind, Kind::key_password);
    QVERIFY(store_->change_password(bob, kKeyPassword, next));
    QCOMPARE(store_->load(bob)->issuers, std::vector{certificate("middle")});
    QCOMPARE(store_->remove(bob, kKeyPassword).error().kind, Kind::key_password);
    QVERIFY(store_->change_password(bob, next, {}));
    QVERIFY(!store_->load(bob)->key_is_protected);
    QVERIFY(store_->remove(bob, {}));
    QVERIFY(store_->list().entries.empty());
  }
  void aRequestBecomesACertificate() {
    crypto::CertificateRequest what;
    QCOMPARE(store_->request(what, 2048, kKeyPassword).error().kind, Kind::bad_request);
    what.common_name = "carol";
    const auto pem = store_->request(what, 2048, kKeyPassword);
    QVERIFY(pem);
    QVERIFY(store_->load("carol")->kind == StoredCertificate::Kind::request);
    QCOMPARE(*store_->export_pem("carol", false), *pem);
    QVERIFY(store_->change_password("carol", kKeyPassword, {}));
    QCOMPARE(*store_->export_pem("carol", false), *pem);
    QVERIFY(store_->remove("carol", {}));
    // As if alice's key had been made here and her certificate came by mail.
    Bytes waiting = *private_key("alice").encrypted_pem(kKeyPassword);
    append(waiting, *crypto::make_request(what, private_key("alice")));
    QVERIFY(write_file_atomically(store_->folder() / "mine.request", waiting));
    QCOMPARE(refusal("bob.pem"), Kind::no_key);
    QCOMPARE(import("alice.pem"), std::vector<std::string>{"alice"});
    QCOMPARE(names(*store_), std::vector<std::string>{"alice"});
    QVERIFY(store_->credentials(entry(AuthType::mutual_group), {}).error().kind == Kind::no_authority);
  }
  void entriesFindTheirCertificate() {
    (void)import("alice-legacy.p12", kFilePassword);
    (void)import("bob.p12", kFilePassword);
    const auto found = [this](const Profile& profile) -> std::string {
      const auto config = store_->credentials(profile, kKeyPassword);
      if (!config) return english_text(config.error());
      return config->can_sign() ? std::string(config->chain.front().subject.first("CN")) : "nobody";
    };
    Profile profile = entry(AuthType::certificate);
    QCOMPARE(found(profile),
             std::string("The entry names no certificate; choose one on its Authentication tab."));
    profile.certificate_name = "alice";
    QCOMPARE(found(profile), std::string("alice"));
    QVERIFY(store_->needs_password(profile));
    QCOMPARE(store_->credentials(profile, {}).error().kind, Kind::key_password);
    // The serial hash is looked at first.
    profile.certificate_serial_hash = certificate("bob").fingerprint_md5();
    QCOMPARE(found(profile), std::string("Bob \"the, builder\" Caff\u00e9"));
    profile.certificate_serial_hash = std::string(32, '1');
    QCOMPARE(found(profile), std::string("alice"));
    profile.certificate_name.clear();
    profile.certificate_subject = certificate("bob").subject.to_string();
    QCOMPARE(found(profile), std::string("Bob \"the, builder\" Caff\u00e9"));
    profile.certificate_subject = "CN=carol";
    profile.certificate_path = data_path("certificates/bob.p12");
    QCOMPARE(store_->credentials(profile, kFilePassword)->chain.front(), certificate("bob"));
    QCOMPARE(store_->credentials(profile, kKeyPassword).error().kind, Kind::key_password);
    // Hybrid needs none, only somebody to believe.
    const Profile mutual = entry(AuthType::mutual_group);
    QCOMPARE(found(mutual), std::string("nobody"));
    QVERIFY(!store_->needs_password(mutual));
  }
  void authoritiesComeFromTheFileOrFromTheStore() {
    Profile profile = entry(AuthType::mutual_group);
    QCOMPARE(store_->credentials(profile, {}).error().kind, Kind::no_authority);
    (void)import("stranger.pem");
    (void)import("root.crl");
    const auto from_store = store_->credentials(profile, {});
    QVERIFY(from_store);
    QCOMPARE(from_store->trust.authorities, std::vector{certificate("stranger")});
    QCOMPARE(from_store->trust.revoked.size(), std::size_t{1});
    profile.ca_file = data_path("certificates/root.pem");
    QCOMPARE(store_->credentials(profile, {})->trust.authorities, std::vector{certificate("root")});
    profile.ca_file = "/nowhere/ca.pem";
    QCOMPARE(store_->credentials(profile, {}).error().kind, Kind::cannot_read);
    profile.ca_file = data_path("certificates/gateway.sig");
    QCOMPARE(store_->credentials(profile, {}).error().kind, Kind::not_a_certificate);
  }
};

DRAWBRIDGE_TEST(CertificateStoreTest);
#include "certificate_store_test.moc"
