// SPDX-License-Identifier: GPL-3.0-or-later
// The headend's certificate from the files beside its configuration.
#include "service/identity_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "support/certificates.h"

using namespace drawbridge;
using testing::certificate_file;

class IdentityFilesTest : public QObject {
  Q_OBJECT
  std::unique_ptr<QTemporaryDir> folder_;

  void put(const QString& name, const std::string& from, QFile::Permissions mode) {
    QFile file(folder_->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Bytes octets = certificate_file(from);
    file.write(reinterpret_cast<const char*>(octets.data()), static_cast<qint64>(octets.size()));
    QVERIFY(file.setPermissions(mode));
  }
  Result<std::shared_ptr<const ike::CertificateConfig>, std::string> load() const {
    return service::load_identity(folder_->path().toStdString());
  }
  static constexpr QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner;

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void noFilesAreNoIdentity() {
    const auto identity = load();
    QVERIFY(identity);
    QVERIFY(*identity == nullptr);
  }
  void allOfThem() {
    put("identity.pem", "gateway.pem", own | QFile::ReadOther);
    put("identity.key", "gateway.key", own);
    put("authorities.pem", "root.pem", own);
    put("revocations.pem", "root.crl", own);
    const auto identity = load();
    QVERIFY(identity);
    QVERIFY((*identity)->can_sign());
    QCOMPARE((*identity)->trust.authorities.size(), std::size_t{1});
    QCOMPARE((*identity)->trust.revoked.size(), std::size_t{1});
  }
  void aKeyThatOthersCanReadIsRefused() {
    put("identity.pem", "gateway.pem", own);
    put("identity.key", "gateway.key", own | QFile::ReadGroup);
    const auto identity = load();
    QVERIFY(!identity);
    QVERIFY(identity.error().find("identity.key can be read by others: give it mode 600.") !=
            std::string::npos);
  }
  void theFileAtFaultIsNamed() {
    put("identity.pem", "gateway.pem", own);
    put("identity.key", "alice.key", own);
    const auto identity = load();
    QVERIFY(!identity);
    QVERIFY(identity.error().find("/identity.key: The file of the private key holds another key") !=
            std::string::npos);
  }
};

DRAWBRIDGE_TEST(IdentityFilesTest);
#include "identity_files_test.moc"
