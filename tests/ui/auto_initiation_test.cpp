// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that begin by themselves, and the form of their settings, by mouse and keys.
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include "fake_link.h"
#include "support/test_registry.h"
#include "ui/dialer/auto_connector.h"
#include "ui/dialer/auto_initiation_dialog.h"
#include "ui/dialer/connection_history.h"
#include "ui/dialer/session_windows.h"
#include "ui/shell/actions.h"
#include "ui/shell/windows.h"
#include "windows_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using client::Reason;
using client::State;
using ui::testing::FakeLink;

class AutoInitiationUiTest : public QObject, ui::testing::WindowsFixture {
  Q_OBJECT

 private slots:
  void init() {
    prepare();
    own_ = {Ipv4Address(10, 1, 2, 3)};
    makeWindows();
    QVERIFY(show("connections"));
    windows_->automatic().ownAddresses = [this] { return own_; };
  }
  void cleanup() { takeAway(); }

  void every_entry_of_the_start_begins() {
    add("Office", true);
    add("Plant", true);
    add("Other", false);
    windows_->automatic().start();
    QCOMPARE(link_->count<ipc::Connect>(), 2);
    state("Office", State::initializing);
    QVERIFY2(windows_->window().findChild<ConnectionHistory*>() == nullptr, "nothing comes to the front");
  }

  void the_network_decides_and_what_people_end_stays_so() {
    add("Office", false);
    QVERIFY(windows_->automatic().change(onFor("10.0.0.0/8", "Office")).isEmpty());
    QCOMPARE(link_->count<ipc::Connect>(), 1);
    QCOMPARE(link_->last<ipc::Connect>()->profile.name, std::string("Office"));
    state("Office", State::contacting);
    QCOMPARE(status(),
             QStringLiteral("In use: \"Office\" is being connected, as the network 10.0.0.0/8 wants."));
    state("Office", State::up);
    end("Office", Reason::none, true);
    windows_->automatic().networkChanged();
    QCOMPARE(link_->count<ipc::Connect>(), 1);
    QCOMPARE(status(),
             QStringLiteral("Waiting: \"Office\" stays disconnected until this machine's addresses change."));
    own_ = {Ipv4Address(192, 0, 2, 7)};
    windows_->automatic().networkChanged();
    QCOMPARE(status(), QStringLiteral("Waiting: this machine is in none of the networks of the list."));
    own_ = {Ipv4Address(10, 9, 9, 9)};
    windows_->automatic().networkChanged();
    QCOMPARE(link_->count<ipc::Connect>(), 2);
  }

  void the_same_failure_is_told_once_and_opens_nothing() {
    add("Office", false);
    QVERIFY(windows_->automatic().change(onFor("10.0.0.0/8", "Office")).isEmpty());
    state("Office", State::initializing);
    end("Office", Reason::peer_not_responding);
    QCOMPARE(windows_->session().messages().rowCount(), 1);
    QVERIFY(windows_->window().findChild<ConnectionHistory*>() == nullptr);
    QTRY_VERIFY(status().startsWith(QStringLiteral("Waiting: \"Office\" was not connected; tried again")));
    // Another address of the same network: it is tried at once, and fails as before.
    own_ = {Ipv4Address(10, 7, 7, 7)};
    windows_->automatic().networkChanged();
    QCOMPARE(link_->count<ipc::Connect>(), 2);
    state("Office", State::initializing);
    end("Office", Reason::peer_not_responding);
    QCOMPARE(windows_->session().messages().rowCount(), 1);
  }

  void suspending_holds_and_resuming_goes_on() {
    add("Office", false);
    windows_->automatic().suspend(true);
    QVERIFY(windows_->automatic().change(onFor("10.0.0.0/8", "Office")).isEmpty());
    QCOMPARE(link_->count<ipc::Connect>(), 0);
    QCOMPARE(status(), QStringLiteral("Suspended: no connection begins by itself until you resume."));
    trayAction("Resume Automatic Initiation")->trigger();
    QCOMPARE(link_->count<ipc::Connect>(), 1);
    trayAction("Disable Automatic Initiation")->trigger();
    QVERIFY(!windows_->automatic().settings().is_on);
    QVERIFY(trayAction("Resume Automatic Initiation") == nullptr);
  }

  void the_form_is_filled_in_saved_and_read_again() {
    add("Office", false);
    AutoInitiationDialog* form = openForm();
    auto* list = form->findChild<QTableWidget*>();
    QVERIFY2(!list->isEnabled(), "off until it is switched on");
    QTest::mouseClick(form->findChild<QCheckBox*>(), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(list->isEnabled());
    form->findChild<QSpinBox*>()->setValue(4);
    QTest::mouseClick(button(form, "Add"), Qt::LeftButton);
    auto* network = qobject_cast<QLineEdit*>(list->cellWidget(0, 0));
    QTest::keyClicks(network, QStringLiteral("10.0.0"));
    QTest::mouseClick(button(form, "Save"), Qt::LeftButton);
    QVERIFY(form->isVisible());
    QCOMPARE(form->problem(),
             QStringLiteral("Row 1: \"10.0.0\" is not a network. Write it as 192.168.1.0/24, "
                            "or 0.0.0.0/0 for wherever this machine is."));
    QCOMPARE(network->text(), QStringLiteral("10.0.0"));
    QTest::keyClicks(network, QStringLiteral(".0/8"));
    auto* entry = qobject_cast<QComboBox*>(list->cellWidget(0, 1));
    entry->setFocus();
    QTest::keyClick(entry, Qt::Key_Down);
    QCOMPARE(entry->currentText(), QStringLiteral("Office"));
    QTest::mouseClick(button(form, "Save"), Qt::LeftButton);
    QVERIFY(!form->isVisible());
    const client::AutoInitiation saved =
        client::load_auto_initiation(client::auto_initiation_file(store_->folder()));
    QVERIFY(saved.is_on);
    QCOMPARE(saved.retry_minutes, 4);
    QCOMPARE(saved.networks.size(), std::size_t{1});
    QCOMPARE(saved.networks[0].entry, std::string("Office"));
    QCOMPARE(link_->count<ipc::Connect>(), 1);
  }

  void the_order_of_the_list_can_be_changed() {
    add("Office", false);
    client::AutoInitiation settings = onFor("10.0.0.0/8", "Office");
    settings.networks.push_back({"Rest", {Ipv4Address(), 0}, "", false});
    QVERIFY(windows_->automatic().change(settings).isEmpty());
    AutoInitiationDialog* form = openForm();
    auto* list = form->findChild<QTableWidget*>();
    list->selectRow(1);
    QVERIFY(!button(form, "Down")->isEnabled());
    QTest::mouseClick(button(form, "Up"), Qt::LeftButton);
    QTest::mouseClick(button(form, "Save"), Qt::LeftButton);
    const auto& networks = windows_->automatic().settings().networks;
    QCOMPARE(networks[0].section, std::string("Rest"));
    QVERIFY(!networks[0].connects);
    QCOMPARE(networks[1].entry, std::string("Office"));
  }

 private:
  void add(const char* name, bool atStart) {
    QDir(folder_->path()).mkpath(QStringLiteral("p"));
    QFile file(folder_->path() + QStringLiteral("/p/%1.pcf").arg(QLatin1String(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[main]\nHost=192.0.2.1\nGroupName=staff\nGroupPwd=geheim\n");
    if (atStart) file.write("X-Drawbridge-ConnectAtStart=1\n");
  }
  static client::AutoInitiation onFor(const char* network, const char* entry) {
    client::AutoInitiation settings;
    settings.is_on = true;
    settings.networks = {{"Here", *Prefix::parse(network), entry, true}};
    return settings;
  }
  QString status() { return windows_->automatic().statusText(); }
  AutoInitiationDialog* openForm() {
    windows_->window().actions().autoInitiation->trigger();
    return windows_->window().findChild<AutoInitiationDialog*>();
  }
  static QPushButton* button(QWidget* form, const char* text) {
    for (auto* each : form->findChildren<QPushButton*>()) {
      if (each->text().remove(QLatin1Char('&')) == QLatin1String(text)) return each;
    }
    return nullptr;
  }
  QAction* trayAction(const char* text) {
    for (QAction* each : windows_->session().tray().menu().actions()) {
      if (each->text().remove(QLatin1Char('&')) == QLatin1String(text)) return each;
    }
    return nullptr;
  }
  void state(const char* entry, State now) {
    client::StateChange change;
    change.state = now;
    change.entry = entry;
    link_->tell(ipc::ClientState{change});
  }
  void end(const char* entry, Reason reason, bool byUser = false) {
    client::Ended ended;
    ended.reason = reason;
    ended.by_user = byUser;
    ended.entry = entry;
    link_->tell(ipc::ClientEnded{ended});
  }

  std::vector<Ipv4Address> own_;
};

DRAWBRIDGE_TEST(AutoInitiationUiTest);
#include "auto_initiation_test.moc"
