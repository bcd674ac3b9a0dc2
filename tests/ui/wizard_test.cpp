// SPDX-License-Identifier: GPL-3.0-or-later
// The New Connection Entry Wizard by keys: four pages, what each refuses, and what it makes.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "fake_link.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/dialer/entry_wizard.h"
#include "ui/shell/help_window.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::FakeLink;

class WizardTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    folder_ = std::make_unique<QTemporaryDir>();
    link_ = std::make_unique<FakeLink>();
    bridge_ = std::make_unique<Bridge>(*link_);
    store_ = std::make_unique<client::ProfileStore>((folder_->path() + QStringLiteral("/p")).toStdString());
    wizard_ = std::make_unique<EntryWizard>(*store_, &bridge_->client());
    wizard_->show();
    QVERIFY(QTest::qWaitForWindowActive(wizard_.get()));
  }
  void cleanup() {
    wizard_.reset();
    store_.reset();
    bridge_.reset();
    link_.reset();
    folder_.reset();
  }

  void four_pages_by_keys_alone_make_an_entry() {
    QSignalSpy created(wizard_.get(), &EntryWizard::created);
    QCOMPARE(wizard_->focusWidget()->accessibleName(), QStringLiteral("Name"));
    keys("Turin");
    QTest::keyClick(wizard_->focusWidget(), Qt::Key_Return);
    QCOMPARE(wizard_->focusWidget()->accessibleName(), QStringLiteral("Server"));
    keys("192.0.2.1");
    QTest::keyClick(wizard_->focusWidget(), Qt::Key_Return);
    QVERIFY(
        shows("Your administrator may have provided you with group parameters or a digital certificate to "
              "authenticate your access to the remote server. If so, select the appropriate "
              "authentication method and complete your entries."));
    QCOMPARE(wizard_->focusWidget()->accessibleName(), QStringLiteral("Name, group access"));
    keys("staff");
    QTest::keyClick(wizard_->focusWidget(), Qt::Key_Tab);
    keys("geheim");
    QTest::keyClick(wizard_->focusWidget(), Qt::Key_Tab);
    keys("geheim");
    QTest::keyClick(wizard_->focusWidget(), Qt::Key_Return);
    QVERIFY(shows("You have successfully created a new virtual private networking connection entry named:"));
    QVERIFY(shows("Turin"));
    QVERIFY(contains("Click Finish to save this entry."));
    QVERIFY(contains("To connect to the remote network, select the Connect button from the main window."));
    QVERIFY(
        contains("To modify this connection entry, click Options on the main window and select "
                 "Properties from the menu that appears."));
    QVERIFY2(!store_->load("Turin"), "not before Finish");
    QTest::keyClick(wizard_->focusWidget(), Qt::Key_Return);
    QCOMPARE(created.count(), 1);
    QCOMPARE(created.first().at(0).toString(), QStringLiteral("Turin"));
    QVERIFY(!created.first().at(2).toBool());
    QVERIFY(!wizard_->isVisible());
    const auto entry = store_->load("Turin");
    QVERIFY(entry);
    QCOMPARE(entry->profile.host, std::string("192.0.2.1"));
    QCOMPARE(entry->profile.group_name, std::string("staff"));
    QVERIFY(!entry->profile.group_password_in_file);
  }

  void next_waits_for_what_is_needed() {
    QVERIFY(!button("Next >")->isEnabled());
    QVERIFY(!button("< Back")->isEnabled());
    keys("Turin");
    QVERIFY(button("Next >")->isEnabled());
    press("Next >");
    QVERIFY(!button("Next >")->isEnabled());
    keys("  ");
    QVERIFY2(!button("Next >")->isEnabled(), "blanks are no server");
  }

  void a_name_that_cannot_be_is_told_under_its_field() {
    client::Profile there;
    there.name = "Turin";
    there.host = "192.0.2.1";
    QVERIFY(store_->create(there));
    keys("Turin");
    press("Next >");
    QVERIFY(shows("There is already a connection entry named \"Turin\"."));
    keys("/2");
    press("Next >");
    QVERIFY(shows("A name cannot contain /."));
    QCOMPARE(line("Name")->text(), QStringLiteral("Turin/2"));
  }

  void an_address_needs_no_resolving() {
    toServer();
    keys("203.0.113.20");
    press("Test");
    link_->tell(ipc::NameResolved{"203.0.113.20", Ipv4Address(203, 0, 113, 20)});
    QVERIFY(shows("203.0.113.20 is an address."));
  }

  void test_only_resolves() {
    toServer();
    keys("vpn.example.net");
    press("Test");
    QCOMPARE(link_->last<ipc::ResolveName>()->host, std::string("vpn.example.net"));
    link_->tell(ipc::NameResolved{"vpn.example.net", Ipv4Address(203, 0, 113, 20)});
    QVERIFY(shows("vpn.example.net is 203.0.113.20."));
    link_->tell(ipc::NameResolved{"vpn.example.net", std::nullopt});
    QVERIFY(shows("No address was found for this name. You can go on and change it later."));
    QVERIFY(button("Next >")->isEnabled());
    line("Server")->setFocus();
    keys("x");
    QVERIFY(!contains("No address was found"));
  }

  void passwords_that_differ_are_told_and_nothing_is_cleared() {
    toAuthentication();
    keys("staff");
    line("Password, group access")->setFocus();
    keys("one");
    line("Confirm Password, group access")->setFocus();
    keys("two");
    press("Next >");
    QVERIFY(shows("The two passwords differ."));
    QCOMPARE(wizard_->focusWidget(), line("Confirm Password, group access"));
    QCOMPARE(line("Password, group access")->text(), QStringLiteral("one"));
    QTest::keyClick(wizard_->focusWidget(), Qt::Key_A, Qt::ControlModifier);
    keys("one");
    QVERIFY(!shows("The two passwords differ."));
    press("Next >");
    QVERIFY(contains("Click Finish to save this entry."));
  }

  void an_empty_group_is_accepted_after_a_warning() {
    toAuthentication();
    press("Next >");
    QVERIFY(shows("The group name is empty. Few gateways accept that."));
    press("Next >");
    QVERIFY(contains("Click Finish to save this entry."));
  }

  void a_certificate_disables_the_fields_of_the_group() {
    toAuthentication();
    wizard_->findChildren<QRadioButton*>().last()->click();
    QVERIFY(!line("Name, group access")->isEnabled());
    QVERIFY(line("Name, group access")->isVisible());
    auto* name = wizard_->findChild<QComboBox*>();
    QVERIFY(name->isEnabled());
    name->setEditText(QStringLiteral("m.rossi"));
    press("Next >");
    press("Finish");
    const auto entry = store_->load("Turin");
    QVERIFY(entry);
    QCOMPARE(entry->profile.auth_type, client::AuthType::certificate);
    QCOMPARE(entry->profile.certificate_name, std::string("m.rossi"));
  }

  void back_and_the_list_at_the_side_keep_what_was_typed() {
    toAuthentication();
    press("< Back");
    QCOMPARE(line("Server")->text(), QStringLiteral("192.0.2.1"));
    press("< Back");
    QCOMPARE(line("Name")->text(), QStringLiteral("Turin"));
    press("Next >");
    QCOMPARE(wizard_->focusWidget(), line("Server"));
  }

  void connect_now_is_told_with_the_entry() {
    QSignalSpy created(wizard_.get(), &EntryWizard::created);
    toAuthentication();
    keys("staff");
    press("Next >");
    button("Connect now")->click();
    press("Finish");
    QCOMPARE(created.count(), 1);
    QVERIFY(created.first().at(2).toBool());
  }

  void esc_asks_before_something_typed_is_lost() {
    QTest::keyClick(wizard_.get(), Qt::Key_Escape);
    QVERIFY2(!wizard_->isVisible(), "nothing typed, nothing asked");
    wizard_->show();
    line("Name")->setFocus();
    keys("Turin");
    answerNext("Keep Editing");
    QTest::keyClick(wizard_.get(), Qt::Key_Escape);
    QVERIFY(wizard_->isVisible());
    QCOMPARE(line("Name")->text(), QStringLiteral("Turin"));
    answerNext("Discard");
    QTest::keyClick(wizard_.get(), Qt::Key_Escape);
    QVERIFY(!wizard_->isVisible());
    QVERIFY(!store_->load("Turin"));
  }

  void import_is_offered_instead() {
    QSignalSpy import(wizard_.get(), &EntryWizard::importWanted);
    press("Import a .pcf file instead...");
    QCOMPARE(import.count(), 1);
    QVERIFY(!wizard_->isVisible());
  }

  void each_page_has_its_own_help() {
    const char* topics[] = {"wizard-name", "wizard-server", "wizard-authentication", "wizard-finish"};
    for (int page = 0; page < 4; ++page) {
      if (page == 1) toServer();
      if (page == 2) {
        keys("192.0.2.1");
        press("Next >");
      }
      if (page == 3) {
        keys("staff");
        press("Next >");
      }
      QTest::keyClick(wizard_.get(), Qt::Key_F1);
      QCOMPARE(helpTopic(), QString::fromLatin1(topics[page]));
    }
  }

  void mnemonics_are_unique_on_each_page() {
    for (int page = 0; page < 4; ++page) {
      QSet<QChar> seen;
      const auto look = [&seen](const QString& text) {
        const qsizetype at = text.indexOf(QLatin1Char('&'));
        if (at < 0) return true;
        const QChar letter = text.at(at + 1).toLower();
        if (seen.contains(letter)) return false;
        seen.insert(letter);
        return true;
      };
      for (const auto* label : wizard_->findChildren<QLabel*>())
        QVERIFY2(!label->isVisible() || label->buddy() == nullptr || look(label->text()),
                 qPrintable(label->text()));
      for (const auto* each : wizard_->findChildren<QAbstractButton*>())
        QVERIFY2(!each->isVisible() || look(each->text()), qPrintable(each->text()));
      if (page == 0) toServer();
      if (page == 1) {
        keys("192.0.2.1");
        press("Next >");
      }
      if (page == 2) {
        keys("staff");
        press("Next >");
      }
    }
  }

 private:
  void keys(const char* text) { QTest::keyClicks(wizard_->focusWidget(), QString::fromLatin1(text)); }
  QAbstractButton* button(const char* text) {
    for (auto* each : wizard_->findChildren<QAbstractButton*>()) {
      if (each->text().remove(QLatin1Char('&')) == QLatin1String(text)) return each;
    }
    qWarning("no button says %s", text);
    return nullptr;
  }
  void press(const char* text) { QTest::mouseClick(button(text), Qt::LeftButton); }
  QLineEdit* line(const char* name) {
    for (auto* each : wizard_->findChildren<QLineEdit*>()) {
      if (each->accessibleName() == QLatin1String(name)) return each;
    }
    return nullptr;
  }
  bool shows(const char* text) {
    for (const auto* label : wizard_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == QLatin1String(text)) return true;
    }
    return false;
  }
  bool contains(const char* text) {
    for (const auto* label : wizard_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().contains(QLatin1String(text))) return true;
    }
    return false;
  }
  void toServer() {
    line("Name")->setFocus();
    keys("Turin");
    press("Next >");
  }
  void toAuthentication() {
    toServer();
    keys("192.0.2.1");
    press("Next >");
  }
  /// The question blocks, so its answer is arranged before it is asked.
  void answerNext(const char* text) {
    QTimer::singleShot(0, this, [text] {
      auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      QVERIFY(question != nullptr);
      for (auto* each : question->buttons()) {
        if (each->text().remove(QLatin1Char('&')) == QLatin1String(text)) {
          QTest::mouseClick(each, Qt::LeftButton);
          return;
        }
      }
      question->reject();
      QFAIL(text);
    });
  }
  static QString helpTopic() {
    QString topic;
    for (QWidget* window : QApplication::topLevelWidgets()) {
      if (auto* help = qobject_cast<HelpWindow*>(window); help != nullptr && help->isVisible())
        topic = help->topic();
    }
    return topic;
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<FakeLink> link_;
  std::unique_ptr<Bridge> bridge_;
  std::unique_ptr<client::ProfileStore> store_;
  std::unique_ptr<EntryWizard> wizard_;
};

DRAWBRIDGE_TEST(WizardTest);
#include "wizard_test.moc"
