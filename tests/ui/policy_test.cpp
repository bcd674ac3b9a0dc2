// SPDX-License-Identifier: GPL-3.0-or-later
// The policy page by mouse and keys: each form makes its commands, marks its edits, complains beside the
// field.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeView>

#include "policy_device.h"
#include "support/test_registry.h"
#include "ui/manager/command_box.h"
#include "ui/manager/config_editor.h"
#include "ui/manager/lines_view.h"
#include "ui/manager/policy_form.h"
#include "ui/manager/vpngroup_form.h"
#include "ui/models/findings_model.h"
#include "ui/models/policy_object_model.h"
#include "ui/models/policy_tree_model.h"
#include "ui/models/pool_model.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/pool_strip.h"
#include "ui/widgets/secret_edit.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::PolicyWindow;
using ui::testing::typeInto;

namespace {

Ipv4Address ip(const char* text) {
  return Ipv4Address::parse(text).value();
}

QStringList shownCommands(const PolicyForm* form) {
  QStringList lines;
  for (const ObjectCommand& each : form->commandBox()->commands()) {
    lines << QLatin1String(each.mark == ObjectCommand::Mark::Added     ? "+ "
                           : each.mark == ObjectCommand::Mark::Removed ? "- "
                                                                       : "  ") +
                 each.text;
  }
  return lines;
}

ipc::HeadendSnapshot oneUser() {
  ipc::HeadendSnapshot snapshot;
  ipc::SessionRow row;
  row.id = 7;
  row.user = "cisco_customer";
  row.group = "vpn3000";
  row.pool_address = ip("10.89.129.200");
  row.peer = {ip("192.168.1.2"), 500};
  row.duration = Seconds{750};
  snapshot.sessions = {row};
  snapshot.pools = {
      {"VPNpool", {ip("10.89.129.200"), ip("10.89.129.204")}, 4, {{ip("10.89.129.200"), "cisco_customer"}}}};
  return snapshot;
}

}  // namespace

class PolicyTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    w_ = std::make_unique<PolicyWindow>();
  }
  void cleanup() {
    installLanguage(QStringLiteral("en"));
    w_.reset();
  }

  void theTreeHasTheKindsWithTheirCounts() {
    QTreeView* tree = w_->page->tree();
    const QModelIndex heading = tree->model()->index(1, 0);
    QCOMPARE(heading.data().toString(), QStringLiteral("Remote access"));
    QStringList texts;
    for (int row = 0; row < tree->model()->rowCount(heading); ++row) {
      texts << tree->model()->index(row, 0, heading).data().toString();
    }
    QCOMPARE(texts, (QStringList{"VPN groups (1)", "Address pools (1)", "ISAKMP policies (2)",
                                 "Transform sets (1)"}));
    QAbstractItemModelTester tester(tree->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down);
    QVERIFY(w_->page->view(PolicyKind::Pools)->isVisible());
    QVERIFY(!w_->page->view(PolicyKind::VpnGroups)->isVisible());
  }

  void aFormIsNeverWiderThanItsRoom() {
    installLanguage(QStringLiteral("it"));
    const PolicyForm* form = w_->page->view(PolicyKind::VpnGroups)->form();
    for (const int width : {1500, 1100, 1024}) {
      w_->window.resize(width, 700);
      QTRY_VERIFY2(form->width() <= form->parentWidget()->width(), qPrintable(QString::number(width)));
    }
  }

  void aFieldAppliesByReturnAndTheStepHasItsName() {
    auto* idle = w_->field<QSpinBox>(PolicyKind::VpnGroups, "Idle time");
    typeInto(idle, "600");
    QVERIFY2(w_->session().editCount() == 0, "typing alone is no edit");
    QVERIFY(shownCommands(w_->page->view(PolicyKind::VpnGroups)->form())
                .contains("+ vpngroup vpn3000 idle-time 600"));
    QTest::keyClick(idle, Qt::Key_Return);
    QCOMPARE(w_->commands(), QStringList{"vpngroup vpn3000 idle-time 600"});
    QCOMPARE(w_->window.actions().undoEdit->toolTip(), QString("Undo: change idle time of vpn3000"));
    w_->window.actions().undoEdit->trigger();
    QVERIFY(w_->commands().isEmpty());
    QCOMPARE(idle->value(), 1800);
    w_->window.actions().redoEdit->trigger();
    QCOMPARE(idle->value(), 600);
  }

  void aFieldAppliesWhenItIsLeft() {
    auto* domain = w_->field<QLineEdit>(PolicyKind::VpnGroups, "Default domain");
    typeInto(domain, "lab.example");
    QTest::keyClick(domain, Qt::Key_Tab);
    QCOMPARE(w_->commands(), QStringList{"vpngroup vpn3000 default-domain lab.example"});
  }

  void escapeGivesBackWhatWasThere() {
    auto* dns = w_->field<QLineEdit>(PolicyKind::VpnGroups, "DNS servers");
    typeInto(dns, "10.89.129.300");
    QTest::keyClick(dns, Qt::Key_Return);
    QCOMPARE(dns->accessibleDescription(), QString("10.89.129.300 is not an address."));
    QCOMPARE(dns->text(), QString("10.89.129.300"));
    QTest::keyClick(dns, Qt::Key_Escape);
    QCOMPARE(dns->text(), QString());
    QCOMPARE(dns->accessibleDescription(), QString());
    QVERIFY(w_->commands().isEmpty());
  }

  void theDevicesRangesAreNamedBesideTheField_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("idle") << "Idle time"
                          << "59"
                          << "Idle time is 60 to 86400 seconds.";
    QTest::newRow("maximum") << "Maximum time"
                             << "31536001"
                             << "Maximum time is 60 to 31536000 seconds, or 0 for none.";
    QTest::newRow("three servers") << "DNS servers"
                                   << "10.0.0.1 10.0.0.2 10.0.0.3"
                                   << "The device takes two addresses at most.";
    QTest::newRow("nine domains") << "Domains through it"
                                  << "a b c d e f g h i"
                                  << "The device takes eight domains at most.";
    QTest::newRow("eleven backups") << "Backup servers"
                                    << "a b c d e f g h i j k"
                                    << "The device takes ten backup servers at most.";
    QTest::newRow("name") << "Name"
                          << "two words"
                          << "A name cannot contain a blank or a special character.";
  }
  void theDevicesRangesAreNamedBesideTheField() {
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, complaint);
    auto* widget = w_->field<QWidget>(PolicyKind::VpnGroups, field);
    typeInto(widget, typed);
    QTest::keyClick(widget, Qt::Key_Return);
    QCOMPARE(widget->accessibleDescription(), complaint);
    QVERIFY(w_->commands().isEmpty());
    QTest::keyClick(widget, Qt::Key_Escape);
    QVERIFY(widget->accessibleDescription() != complaint);
  }

  void everyFieldOfAGroupMakesItsCommand() {
    const auto type = [&](const char* name, const QString& text) {
      auto* widget = w_->field<QWidget>(PolicyKind::VpnGroups, name);
      typeInto(widget, text);
      QTest::keyClick(widget, Qt::Key_Return);
    };
    type("DNS servers", "10.89.129.140, 10.89.129.141");
    type("WINS servers", "10.89.129.142");
    type("Default domain", "lab.example");
    type("Domains through it", "lab.example corp.example");
    type("Backup servers", "192.168.1.9");
    type("Maximum time", "7200");
    type("Password, group", "better-secret");
    auto* split = w_->field<QComboBox>(PolicyKind::VpnGroups, "Split tunnel");
    split->setFocus();
    QTest::keyClick(split, Qt::Key_Down);
    for (auto* box : w_->page->view(PolicyKind::VpnGroups)->findChildren<QCheckBox*>()) {
      if (!box->text().contains("PFS")) continue;
      box->setFocus();
      QTest::keyClick(box, Qt::Key_Space);
    }
    QStringList sent = w_->commands();
    sent.sort();
    QCOMPARE(sent,
             (QStringList{
                 "vpngroup vpn3000 backup-server 192.168.1.9", "vpngroup vpn3000 default-domain lab.example",
                 "vpngroup vpn3000 dns-server 10.89.129.140 10.89.129.141", "vpngroup vpn3000 max-time 7200",
                 "vpngroup vpn3000 password better-secret", "vpngroup vpn3000 pfs",
                 "vpngroup vpn3000 split-dns lab.example corp.example", "vpngroup vpn3000 split-tunnel 101",
                 "vpngroup vpn3000 wins-server 10.89.129.142"}));
  }

  void aPasswordIsNeitherShownNorLeftInItsField() {
    auto* password = w_->field<SecretEdit>(PolicyKind::VpnGroups, "Password, group");
    QVERIFY(password->isKept());
    typeInto(password, "better-secret");
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(password->text().isEmpty());
    QVERIFY(password->isKept());
    const QStringList shown = shownCommands(w_->page->view(PolicyKind::VpnGroups)->form());
    QVERIFY(shown.contains("+ vpngroup vpn3000 password *****"));
    QVERIFY(!shown.join('\n').contains("better-secret"));
    QVERIFY(w_->session().wanted().vpngroup("vpn3000")->password->value.reveal_text() == "better-secret");
  }

  void editsAreMarkedAndDeletedRowsStayUntilPushed() {
    auto* view = w_->page->view(PolicyKind::IsakmpPolicies);
    w_->page->showKind(PolicyKind::IsakmpPolicies);
    QAbstractItemModelTester tester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTest::mouseClick(view->addButton(), Qt::LeftButton);
    QCOMPARE(view->selected(), QString("30"));
    view->select("20");
    QTest::mouseClick(view->deleteButton(), Qt::LeftButton);
    view->select("10");
    auto* group = w_->field<QComboBox>(PolicyKind::IsakmpPolicies, "Diffie-Hellman group");
    group->setFocus();
    QTest::keyClick(group, Qt::Key_Up);
    const auto* table = view->table()->model();
    QStringList first, last;
    for (int row = 0; row < table->rowCount(); ++row) {
      first << table->index(row, 0).data().toString();
      last << table->index(row, table->columnCount() - 1).data().toString();
    }
    QCOMPARE(first, (QStringList{"10 \u2022", "20 \u2022", "30 \u2022"}));
    QCOMPARE(last, (QStringList{"changed", "deleted", "new"}));
    QVERIFY(table->index(1, 0).data(Qt::FontRole).value<QFont>().strikeOut());
    QVERIFY(!table->index(0, 0).data(Qt::FontRole).value<QFont>().strikeOut());
    QCOMPARE(table->index(0, 0).data(Qt::AccessibleTextRole).toString(), QString("10, changed"));
    // A deleted one can be looked at and brought back.
    view->select("20");
    QVERIFY(!view->deleteButton()->isEnabled());
    QPushButton* restore = nullptr;
    for (auto* each : view->form()->findChildren<QPushButton*>()) {
      if (each->text() == "Restore") restore = each;
    }
    QVERIFY(restore != nullptr && restore->isVisible());
    QTest::mouseClick(restore, Qt::LeftButton);
    QVERIFY(w_->session().wanted().isakmp.policies.contains(20));
  }

  void weakValuesSayWeak() {
    w_->page->showKind(PolicyKind::IsakmpPolicies);
    const auto* table = w_->page->view(PolicyKind::IsakmpPolicies)->table()->model();
    QCOMPARE(table->index(0, 1).data().toString(), QString("DES (weak)"));
    QCOMPARE(table->index(0, 2).data().toString(), QString("MD5 (weak)"));
    QCOMPARE(table->index(1, 3).data().toString(), QString("1 (weak)"));
    auto* encryption = w_->field<QComboBox>(PolicyKind::IsakmpPolicies, "Encryption");
    QCOMPARE(encryption->currentText(), QString("DES (weak)"));
    QVERIFY(encryption->accessibleDescription().contains("DES"));
    encryption->setFocus();
    QTest::keyClick(encryption, Qt::Key_Home);
    QCOMPARE(encryption->currentText(), QString("AES-256"));
    QCOMPARE(w_->commands(), QStringList{"isakmp policy 10 encryption aes-256"});
    QVERIFY(!encryption->accessibleDescription().contains("DES"));
  }

  void aPolicyIsRenumbered() {
    w_->page->showKind(PolicyKind::IsakmpPolicies);
    auto* view = w_->page->view(PolicyKind::IsakmpPolicies);
    view->select("20");
    auto* priority = w_->field<QSpinBox>(PolicyKind::IsakmpPolicies, "Priority");
    typeInto(priority, "10");
    QTest::keyClick(priority, Qt::Key_Return);
    QCOMPARE(priority->accessibleDescription(), QString("There is already one with this name."));
    typeInto(priority, "5");
    QTest::keyClick(priority, Qt::Key_Return);
    QCOMPARE(view->selected(), QString("5"));
    QVERIFY(!w_->session().wanted().isakmp.policies.contains(20));
    QVERIFY(w_->commands().contains("no isakmp policy 20"));
  }

  void aPoolMovesWithBothEnds() {
    w_->page->showKind(PolicyKind::Pools);
    auto* first = w_->field<QLineEdit>(PolicyKind::Pools, "First address");
    auto* last = w_->field<QLineEdit>(PolicyKind::Pools, "Last address");
    typeInto(first, "10.89.129.206");
    QTest::keyClick(first, Qt::Key_Return);
    QCOMPARE(first->accessibleDescription(),
             QString("The first address comes after the last, 10.89.129.204."));
    typeInto(last, "10.89.129.207");
    QTest::keyClick(last, Qt::Key_Return);
    QVERIFY(!first->accessibleDescription().contains("comes after"));
    const pix::LocalPool* pool = w_->session().wanted().local_pool("VPNpool");
    QVERIFY(pool->range == (IpRange{ip("10.89.129.206"), ip("10.89.129.207")}));
  }

  void renamingAPoolTakesItsGroupsAlong() {
    w_->page->showKind(PolicyKind::Pools);
    auto* name = w_->field<QLineEdit>(PolicyKind::Pools, "Name");
    typeInto(name, "clients");
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(w_->page->view(PolicyKind::Pools)->selected(), QString("clients"));
    QVERIFY(w_->session().wanted().vpngroup("vpn3000")->address_pool == "clients");
    QCOMPARE(w_->window.actions().undoEdit->toolTip(), QString("Undo: rename ip local pool VPNpool"));
  }

  void aPoolInUseIsNotDeleted() {
    w_->page->showKind(PolicyKind::Pools);
    QTest::mouseClick(w_->page->view(PolicyKind::Pools)->deleteButton(), Qt::LeftButton);
    QVERIFY(w_->session().wanted().local_pool("VPNpool") != nullptr);
    QCOMPARE(w_->controller->bar().text,
             QString("ip local pool VPNpool cannot be deleted. Another part of the configuration uses it."));
  }

  void aTransformSetIsPutTogether() {
    w_->page->showKind(PolicyKind::TransformSets);
    auto* cipher = w_->field<QComboBox>(PolicyKind::TransformSets, "Encryption (ESP)");
    auto* hash = w_->field<QComboBox>(PolicyKind::TransformSets, "Integrity (ESP)");
    cipher->setFocus();
    QTest::keyClick(cipher, Qt::Key_End);
    QCOMPARE(cipher->accessibleDescription(), QString("The device takes no integrity without encryption."));
    QVERIFY(w_->commands().isEmpty());
    QTest::keyClick(cipher, Qt::Key_Home);
    QCOMPARE(cipher->accessibleDescription(),
             QString("AES-GCM protects integrity itself: choose \"none\" for the other field first."));
    QVERIFY(w_->commands().isEmpty());
    while (cipher->currentData().toString() != QString("esp-aes-256")) QTest::keyClick(cipher, Qt::Key_Down);
    hash->setFocus();
    QTest::keyClick(hash, Qt::Key_Home);
    QTest::keyClick(hash, Qt::Key_Down);
    QTest::keyClick(hash, Qt::Key_Down);
    QTest::keyClick(hash, Qt::Key_Down);
    QCOMPARE(w_->commands(), QStringList{"crypto ipsec transform-set myset esp-aes-256 esp-sha-hmac"});
  }

  void duplicatesHaveANameOfTheirOwn() {
    auto* view = w_->page->view(PolicyKind::VpnGroups);
    QTest::mouseClick(view->duplicateButton(), Qt::LeftButton);
    QCOMPARE(view->selected(), QString("vpn3000-copy"));
    const pix::VpnGroup* copy = w_->session().wanted().vpngroup("vpn3000-copy");
    QVERIFY(copy != nullptr && copy->password->value.reveal_text() == "cisco123");
    QCOMPARE(view->chooser()->currentText(), QString("vpn3000-copy (new)"));
  }

  void moreThanEightGroupsAreATable() {
    auto* view = w_->page->view(PolicyKind::VpnGroups);
    QVERIFY(view->chooser()->isVisible());
    QVERIFY(!view->table()->isVisible());
    for (int i = 0; i < 8; ++i) QTest::mouseClick(view->addButton(), Qt::LeftButton);
    QVERIFY(!view->chooser()->isVisible());
    QVERIFY(view->table()->isVisible());
    QCOMPARE(view->table()->model()->rowCount(), 9);
  }

  void thePoolStripShowsWhoHasWhat() {
    w_->device.tell(oneUser());
    auto* strip = static_cast<VpnGroupForm*>(w_->page->view(PolicyKind::VpnGroups)->form())->poolStrip();
    QCOMPARE(strip->cells().size(), std::size_t{5});
    QVERIFY(strip->cells()[0]->isUsed());
    QCOMPARE(strip->cells()[0]->accessibleName(),
             QString("10.89.129.200, cisco_customer, 12 min, 192.168.1.2"));
    QCOMPARE(strip->cells()[1]->accessibleName(), QString("10.89.129.201, free"));
    QSignalSpy opened(strip, &PoolStrip::sessionClicked);
    QTest::mouseClick(strip->cells()[1], Qt::LeftButton);
    QCOMPARE(opened.count(), 0);
    QTest::mouseClick(strip->cells()[0], Qt::LeftButton);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toULongLong(), 7ULL);
    const Tokens light = tokensFor(Scheme::Light);
    const QImage used = strip->cells()[0]->grab().toImage();
    QCOMPARE(used.pixelColor(used.width() - 6, used.height() / 2), light.okTint);
    const QImage free = strip->cells()[1]->grab().toImage();
    QCOMPARE(free.pixelColor(free.width() - 6, free.height() / 2), light.alternate);
  }

  void aLongPoolIsABarAndATable() {
    PoolModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    PoolStrip strip(&model);
    strip.show();
    model.update("big", {ip("10.20.0.0"), ip("10.20.255.255")}, {});
    QVERIFY(strip.cells().empty());
    QVERIFY(!strip.table()->isVisible());
    ipc::HeadendSnapshot snapshot;
    snapshot.pools = {{"big", {ip("10.20.0.0"), ip("10.20.255.255")}, 65535, {{ip("10.20.3.4"), "anna"}}}};
    model.update("big", {ip("10.20.0.0"), ip("10.20.255.255")}, snapshot);
    QVERIFY(strip.table()->isVisible());
    QCOMPARE(model.summary(), QString("1 of 65,536 in use"));
    QCOMPARE(model.index(0, PoolModel::User).data().toString(), QString("anna"));
  }

  void findingsLeadToTheirPlace() {
    auto* findings = w_->page->findings();
    QVERIFY(findings->count(pix::Severity::warning) > 0);
    QTableView* table = nullptr;
    for (auto* each : w_->page->findChildren<QTableView*>()) {
      if (each->model() == findings) table = each;
    }
    int policy = -1, list = -1;
    for (int row = 0; row < findings->rowCount(); ++row) {
      if (findings->row(row).object == "isakmp policy 20" && policy < 0) policy = row;
      if (findings->row(row).object == "access-list 120" && list < 0) list = row;
    }
    QVERIFY(policy >= 0 && list >= 0);
    const auto click = [&](int row) {
      const QModelIndex index = findings->index(row, 0);
      table->scrollTo(index);
      QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
    };
    click(policy);
    QVERIFY(w_->page->view(PolicyKind::IsakmpPolicies)->isVisible());
    QCOMPARE(w_->page->view(PolicyKind::IsakmpPolicies)->selected(), QString("20"));
    click(list);
    QVERIFY(w_->page->lines(LineKind::AccessRules)->isVisible());
  }

  void aFindingStandsBesideItsField() {
    auto* pool = w_->field<QComboBox>(PolicyKind::VpnGroups, "Address pool");
    pix::Config broken = w_->session().wanted();
    broken.vpngroups.front().address_pool = "nowhere";
    w_->session().edit(broken, "break it");
    QVERIFY(pool->accessibleDescription().contains("nowhere"));
    QCOMPARE(pool->currentText(), QString("nowhere"));
    w_->session().undoStack().undo();
    QVERIFY(!pool->accessibleDescription().contains("nowhere"));
  }

  void discardAsksAndTakesAllEditsBack() {
    auto* idle = w_->field<QSpinBox>(PolicyKind::VpnGroups, "Idle time");
    typeInto(idle, "600");
    QTest::keyClick(idle, Qt::Key_Return);
    w_->answer = false;
    w_->window.actions().discardEdits->trigger();
    QVERIFY(w_->asked.startsWith("1 edit"));
    QCOMPARE(w_->session().editCount(), 1);
    w_->answer = true;
    w_->window.actions().discardEdits->trigger();
    QCOMPARE(w_->session().editCount(), 0);
    QCOMPARE(idle->value(), 1800);
  }

  void whatIsTypedSurvivesAChangeElsewhere() {
    auto* domain = w_->field<QLineEdit>(PolicyKind::VpnGroups, "Default domain");
    typeInto(domain, "half-ty");
    w_->device.console("hostname other");
    QCOMPARE(domain->text(), QString("half-ty"));
    QVERIFY(w_->session().wanted().hostname == "other");
  }

  void aStoppedHeadendHasNothingToEdit() {
    ipc::HeadendState state;
    w_->device.tell(state);
    QVERIFY(!w_->page->view(PolicyKind::VpnGroups)->isVisible());
    QPushButton* start = nullptr;
    for (auto* each : w_->page->findChildren<QPushButton*>()) {
      if (each->text() == "Start" && each->isVisible()) start = each;
    }
    QVERIFY(start != nullptr);
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(w_->device.last<ipc::StartHeadend>() != nullptr);
  }

  void mnemonicsAreUniqueInEachForm() {
    for (const PolicyKind kind : policyKinds) {
      w_->page->showKind(kind);
      QSet<QChar> seen;
      QStringList texts;
      for (const QAction* each : w_->window.menuBar()->actions()) texts << each->text();
      for (const QLabel* each : w_->page->findChildren<QLabel*>()) {
        if (each->isVisible() && each->buddy() != nullptr) texts << each->text();
      }
      for (const QAbstractButton* each : w_->page->findChildren<QAbstractButton*>()) {
        if (each->isVisible()) texts << each->text();
      }
      for (const QString& text : texts) {
        const auto at = text.indexOf('&');
        if (at < 0) continue;
        const QChar letter = text.at(at + 1).toLower();
        QVERIFY2(!seen.contains(letter), qPrintable(kindTitle(kind) + ": " + text));
        seen.insert(letter);
      }
    }
  }

 private:
  std::unique_ptr<PolicyWindow> w_;
};

DRAWBRIDGE_TEST(PolicyTest);
#include "policy_test.moc"
