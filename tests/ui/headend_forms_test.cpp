// SPDX-License-Identifier: GPL-3.0-or-later
// The manager's forms know the words beyond PIX 6.3, and say that they are beyond it.
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>
#include <QTest>

#include "fake_link.h"
#include "pix/check.h"
#include "pix/parser.h"
#include "support/test_registry.h"
#include "ui/manager/isakmp_policy_form.h"
#include "ui/manager/transform_set_form.h"
#include "ui/manager/vpngroup_form.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::FakeLink;

class HeadendFormsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    link_ = std::make_unique<FakeLink>();
    session_ = std::make_unique<HeadendSession>(*link_);
    ipc::HeadendState state;
    state.running = true;
    session_->receive(state);
    const pix::ParseResult parsed = pix::parse(
        "ip local pool pool1 10.89.129.200-10.89.129.204\n"
        "crypto ipsec transform-set strong esp-aes-256 esp-sha-hmac\n"
        "isakmp policy 10 authentication pre-share\n"
        "isakmp policy 10 encryption aes-256\n"
        "isakmp policy 10 hash sha\n"
        "isakmp policy 10 group 5\n"
        "vpngroup staff address-pool pool1\n"
        "vpngroup staff password geheim\n");
    ipc::RunningConfig running;
    running.config = parsed.config;
    running.text = "x\n";
    session_->receive(running);
  }
  void cleanup() {
    // A form is part of a page, which gives the focus away before it goes.
    if (form_) form_->hide();
    form_.reset();
    session_.reset();
    link_.reset();
  }

  void an_isakmp_policy_takes_sha2_the_newer_groups_and_hybrid() {
    show(std::make_unique<IsakmpPolicyForm>(*session_), QStringLiteral("10"));
    choose("Hash (integrity)", "SHA-256");
    choose("Diffie-Hellman group", "19");
    choose("Authentication", "Hybrid (gateway's certificate)");
    const pix::IsakmpPolicy& policy = session_->wanted().isakmp.policies.at(10);
    QVERIFY(policy.hash == pix::IsakmpHash::sha256);
    QCOMPARE(policy.group, 19);
    QVERIFY(policy.authentication == pix::IsakmpAuthentication::hybrid);
    form_->setFindings(pix::check(session_->wanted()));
    // Each stands beside its own field.
    QVERIFY(field("Hash (integrity)")->accessibleDescription().contains(QStringLiteral("not in PIX 6.3")));
    QVERIFY(field("Diffie-Hellman group")->accessibleDescription().contains(QStringLiteral("group 19")));
    QVERIFY(field("Authentication")->accessibleDescription().contains(QStringLiteral("hybrid")));
    QVERIFY(!field("Encryption")->accessibleDescription().contains(QStringLiteral("PIX 6.3")));
  }

  void a_transform_set_takes_gcm_alone_and_sha2() {
    show(std::make_unique<TransformSetForm>(*session_), QStringLiteral("strong"));
    choose("Integrity (ESP)", "SHA-256");
    QCOMPARE(transforms(), (std::vector<std::string>{"esp-aes-256", "esp-sha256-hmac"}));
    choose("Encryption (ESP)", "AES-GCM-256");
    QVERIFY(shows(
        QStringLiteral("AES-GCM protects integrity itself: choose \"none\" for the other field first.")));
    QCOMPARE(transforms(), (std::vector<std::string>{"esp-aes-256", "esp-sha256-hmac"}));
    choose("Integrity (ESP)", "none");
    choose("Encryption (ESP)", "AES-GCM-256");
    QCOMPARE(transforms(), std::vector<std::string>{"esp-gcm 256"});
    form_->setFindings(pix::check(session_->wanted()));
    QVERIFY(field("Encryption (ESP)")->accessibleDescription().contains(QStringLiteral("not in PIX 6.3")));
  }

  void a_group_takes_a_port_of_ciscos_own_encapsulation() {
    show(std::make_unique<VpnGroupForm>(*session_), QStringLiteral("staff"));
    auto* port = qobject_cast<QSpinBox*>(field("UDP port"));
    QCOMPARE(port->text(), QStringLiteral("none"));
    type(port, "80");
    QVERIFY(shows(QStringLiteral("A UDP port of a group is 4001 to 49151.")));
    QVERIFY(!group().udp_port);
    type(port, "10000");
    QCOMPARE(group().udp_port, std::optional<std::uint16_t>(10000));
    form_->setFindings(pix::check(session_->wanted()));
    QVERIFY(port->accessibleDescription().contains(QStringLiteral("udp-port 10000")));
  }

 private:
  void show(std::unique_ptr<PolicyForm> form, const QString& object) {
    form_ = std::move(form);
    form_->resize(720, 600);
    form_->show();
    QVERIFY(QTest::qWaitForWindowActive(form_.get()));
    form_->setObject(object);
  }
  QWidget* field(const char* name) {
    for (auto* widget : form_->findChildren<QWidget*>()) {
      if (widget->accessibleName() == QLatin1String(name)) return widget;
    }
    qWarning("no field is named %s", name);
    return nullptr;
  }
  void choose(const char* name, const char* text) {
    auto* box = qobject_cast<QComboBox*>(field(name));
    QVERIFY(box != nullptr);
    const int at = box->findText(QString::fromUtf8(text));
    QVERIFY2(at >= 0, text);
    box->setFocus();
    // By keys from the top of the list.
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < at; ++i) QTest::keyClick(box, Qt::Key_Down);
    form_->applyPending();
  }
  void type(QSpinBox* box, const char* digits) {
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QLatin1String(digits));
    QTest::keyClick(box, Qt::Key_Return);
  }
  std::vector<std::string> transforms() const { return session_->wanted().transform_sets.front().transforms; }
  const pix::VpnGroup& group() const { return session_->wanted().vpngroups.front(); }
  bool shows(const QString& text) {
    for (const auto* label : form_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == text) return true;
    }
    return false;
  }

  std::unique_ptr<FakeLink> link_;
  std::unique_ptr<HeadendSession> session_;
  std::unique_ptr<PolicyForm> form_;
};

DRAWBRIDGE_TEST(HeadendFormsTest);
#include "headend_forms_test.moc"
