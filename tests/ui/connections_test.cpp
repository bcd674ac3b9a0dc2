// SPDX-License-Identifier: GPL-3.0-or-later
// The page Connections and the menu Connection Entries, by mouse and keys, with a service that is not there.
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "fake_link.h"
#include "support/test_registry.h"
#include "ui/dialer/connection_history.h"
#include "ui/dialer/connections_page.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/group_password_dialog.h"
#include "ui/dialer/lab_page_window.h"
#include "ui/dialer/rename_dialog.h"
#include "ui/dialer/session_windows.h"
#include "ui/dialer/state_card.h"
#include "ui/dialer/xauth_dialog.h"
#include "ui/shell/windows.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/secret_edit.h"
#include "windows_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::FakeLink;

namespace {

client::Profile entryNamed(const char* name, const char* host = "192.0.2.1") {
  client::Profile profile;
  profile.name = name;
  profile.host = host;
  profile.group_name = "staff";
  return profile;
}

QPushButton* buttonOf(QWidget* dialog, const QString& text) {
  for (auto* button : dialog->findChildren<QPushButton*>()) {
    if (button->text().remove(QLatin1Char('&')) == text) return button;
  }
  return nullptr;
}

}  // namespace

class ConnectionsTest : public QObject, ui::testing::WindowsFixture {
  Q_OBJECT

 private slots:
  void init() { prepare(); }
  void cleanup() { takeAway(); }

  void an_empty_list_offers_three_ways_to_begin() {
    open();
    QVERIFY(!list()->isVisible());
    QVERIFY(!page()->card()->isVisible());
    QPushButton* lab = buttonOf(page(), QStringLiteral("Try the Built-in Lab"));
    QVERIFY(lab != nullptr && lab->isVisible());
    QVERIFY(buttonOf(page(), QStringLiteral("New Connection Entry..."))->isVisible());
    QVERIFY(buttonOf(page(), QStringLiteral("Import .pcf File..."))->isVisible());
    QTest::mouseClick(lab, Qt::LeftButton);
    QCOMPARE(names(), (QStringList{QStringLiteral("Lab headend"), QStringLiteral("TACconn")}));
    QVERIFY(list()->isVisible());
    QCOMPARE(windows_->entries().selected(), QStringLiteral("Lab headend"));
    QVERIFY(list()->selectionModel()->isRowSelected(0, {}));
    // Pressing it is not needed again, and does no harm.
    windows_->entries().makeLabEntries();
    QCOMPARE(names().size(), 2);
  }

  void the_list_starts_with_the_default_entry_and_the_focus() {
    add(entryNamed("A"));
    add(entryNamed("B"));
    QVERIFY(store_->set_default_entry("B"));
    open();
    QCOMPARE(QApplication::focusWidget(), list());
    QCOMPARE(windows_->entries().selected(), QStringLiteral("B"));
    QCOMPARE(list()->currentIndex().data(ProfileModel::EntryRole).toString(), QStringLiteral("B"));
    QVERIFY(list()->selectionModel()->isRowSelected(list()->currentIndex().row(), {}));
    QTest::keyClicks(list(), QStringLiteral("a"));
    QCOMPARE(windows_->entries().selected(), QStringLiteral("A"));
  }

  void return_connects_the_selected_entry_and_asks_for_its_group_password() {
    add(entryNamed("A"));
    open();
    QTest::keyClick(list(), Qt::Key_Return);
    auto* dialog = windows_->window().findChild<GroupPasswordDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QVERIFY2(link_->last<ipc::Connect>() == nullptr, "nothing goes out before the password is there");
    QTest::keyClicks(dialog->findChild<SecretEdit*>(), QStringLiteral("geheim"));
    QTest::keyClick(dialog, Qt::Key_Return);
    const auto* sent = link_->last<ipc::Connect>();
    QVERIFY(sent != nullptr);
    QCOMPARE(sent->profile.name, std::string("A"));
    QVERIFY(sent->group_password == Secret(std::string_view("geheim")));
  }

  void giving_up_the_group_password_connects_nothing() {
    add(entryNamed("A"));
    open();
    QTest::keyClick(list(), Qt::Key_Return);
    QTest::keyClick(windows_->window().findChild<GroupPasswordDialog*>(), Qt::Key_Escape);
    QVERIFY(link_->last<ipc::Connect>() == nullptr);
    // And it can be tried again.
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_VERIFY(windows_->window().findChild<GroupPasswordDialog*>() != nullptr);
  }

  void double_click_connects_and_the_one_button_cancels_and_disconnects() {
    add(client::lab_profiles().front());
    open();
    doubleClick(0);
    const auto* sent = link_->last<ipc::Connect>();
    QVERIFY2(sent != nullptr, "the lab's group password is no secret and is not asked for");
    QVERIFY(sent->group_password == Secret(std::string_view("cisco123")));
    QToolButton* button = toolButton(QStringLiteral("Connect"));
    QVERIFY(button != nullptr);
    const int width = button->width();
    state(client::State::contacting);
    QCOMPARE(button->text(), QStringLiteral("Cancel Connect"));
    QCOMPARE(button->width(), width);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(link_->count<ipc::Disconnect>(), 1);
    state(client::State::up);
    QCOMPARE(button->text(), QStringLiteral("Disconnect"));
    QTest::keyClick(&windows_->window(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(link_->count<ipc::Disconnect>(), 2);
  }

  void the_card_says_each_state_in_words() {
    add(client::lab_profiles().front());
    open();
    StateCard* card = page()->card();
    QCOMPARE(card->title(), QStringLiteral("Not connected"));
    QCOMPARE(card->lockState(), LockState::Idle);
    QVERIFY(card->line().contains(QStringLiteral("group vpn3000")));
    doubleClick(0);
    state(client::State::authenticating);
    QCOMPARE(card->title(), QStringLiteral("Authenticating user."));
    QCOMPARE(card->lockState(), LockState::Connecting);
    QVERIFY(shows(card, QStringLiteral("Step 4 of 7")));
    QVERIFY(!card->statisticsButton()->isVisible());
    state(client::State::up);
    link_->tell(ipc::ClientStatistics{upStatistics(12, 1'200'000, 344'000)});
    QCOMPARE(card->title(), QStringLiteral("Your VPN connection is secure."));
    QCOMPARE(card->lockState(), LockState::Up);
    for (const char* fact : {"10.89.129.200", "192.168.1.1", "0 day(s), 00:00.12", "56-bit DES, HMAC-MD5"})
      QVERIFY2(shows(card, QString::fromLatin1(fact)), fact);
    QVERIFY(card->labPageButton()->isVisible());
    QCOMPARE(windows_->window().windowTitle(), QStringLiteral("Lab headend - Drawbridge"));
    // A minute without a packet turns the lock amber, in words as well.
    link_->tell(ipc::ClientStatistics{upStatistics(73, 1'200'000, 344'000)});
    QCOMPARE(card->lockState(), LockState::Attention);
    QVERIFY(card->line().contains(QStringLiteral("no traffic for a minute")));
    link_->tell(ipc::ClientStatistics{upStatistics(74, 1'200'100, 344'000)});
    QCOMPARE(card->lockState(), LockState::Up);
    end(client::Reason::peer_not_responding, true);
    QCOMPARE(card->title(), QStringLiteral("The connection has ended."));
    QCOMPARE(card->lockState(), LockState::Failed);
    QVERIFY(card->line().contains(QStringLiteral("Reason 412")));
  }

  void a_failed_attempt_is_told_with_its_reason_and_one_ended_by_the_user_is_not() {
    add(client::lab_profiles().front());
    open();
    doubleClick(0);
    state(client::State::contacting);
    end(client::Reason::wrong_group_secret, false);
    QCOMPARE(page()->card()->title(), QStringLiteral("The connection could not be made."));
    QVERIFY(page()->card()->line().contains(QStringLiteral("Reason 1002")));
    doubleClick(0);
    state(client::State::up);
    client::Ended byUser;
    byUser.by_user = byUser.was_up = true;
    byUser.entry = "Lab headend";
    link_->tell(ipc::ClientEnded{byUser});
    QCOMPARE(page()->card()->lockState(), LockState::Idle);
    QCOMPARE(page()->card()->title(), QStringLiteral("Not connected"));
  }

  void the_lab_page_is_fetched_through_the_tunnel_and_shown() {
    add(client::lab_profiles().front());
    open();
    doubleClick(0);
    state(client::State::up);
    QTest::mouseClick(page()->card()->labPageButton(), Qt::LeftButton);
    const auto* asked = link_->last<ipc::FetchPage>();
    QVERIFY(asked != nullptr);
    QCOMPARE(asked->url, std::string("http://10.89.129.131/"));
    QVERIFY(asked->from == ipc::LabHost::client);
    auto* shown = windows_->window().findChild<LabPageWindow*>();
    QVERIFY(shown != nullptr && shown->isVisible());
    ipc::PageFetched page{asked->id, true, 200, "HTTP/1.1 200 OK", "<p>Asked by 10.89.129.200</p>", {}};
    link_->tell(page);
    QCOMPARE(shown->pageText(), QStringLiteral("Asked by 10.89.129.200"));
    QTest::keyClick(shown, Qt::Key_F5);
    QCOMPARE(link_->count<ipc::FetchPage>(), 2);
    page.id = link_->last<ipc::FetchPage>()->id;
    page.ok = false;
    page.error = "timeout";
    link_->tell(page);
    QVERIFY(shows(shown, QStringLiteral("The web server did not answer.")));
    QTest::keyClick(shown, Qt::Key_Escape);
    QVERIFY(!shown->isVisible());
  }

  void a_second_connect_asks_and_ends_the_first_in_order() {
    add(client::lab_profiles().front());
    add(client::lab_profiles().back());
    open();
    doubleClick(0);
    state(client::State::up);
    doubleClick(1);
    auto* question = windows_->window().findChild<QMessageBox*>();
    QVERIFY(question != nullptr);
    QCOMPARE(question->text(), QStringLiteral("Disconnect from \"Lab headend\" and connect to \"TACconn\"?"));
    QCOMPARE(link_->count<ipc::Disconnect>(), 0);
    QTest::mouseClick(buttonOf(question, QStringLiteral("Connect")), Qt::LeftButton);
    QCOMPARE(link_->count<ipc::Disconnect>(), 1);
    QCOMPARE(link_->count<ipc::Connect>(), 1);
    end(client::Reason::none, true, true);
    QTRY_COMPARE(link_->count<ipc::Connect>(), 2);
    QCOMPARE(link_->last<ipc::Connect>()->profile.name, std::string("TACconn"));
  }

  void an_end_is_shown_with_what_the_service_says_beyond_the_reason() {
    add(entryNamed("Plant"));
    open();
    client::Ended ended;
    ended.reason = client::Reason::routes_in_use;
    ended.entry = "Plant";
    ended.details = {{client::EndDetail::Kind::full_tunnel_elsewhere, {"Plant", "Office"}}};
    link_->tell(ipc::ClientEnded{ended});
    const QString sentence = QStringLiteral(
        "\"Plant\" cannot be connected beside \"Office\", which has every network (0.0.0.0/0) in its tunnel. "
        "Disconnect \"Office\" first.");
    QVERIFY(page()->card()->line().endsWith(sentence));
    const QModelIndex state = list()->model()->index(0, ProfileModel::State);
    QVERIFY(state.data().toString().startsWith(QStringLiteral("Reason 1005: ")));
    QVERIFY(state.data(Qt::ToolTipRole).toString().endsWith(sentence));
    QVERIFY(windows_->session()
                .messages()
                .index(0, NotificationModel::Text)
                .data()
                .toString()
                .endsWith(sentence));
    QVERIFY(windows_->session().history().details().contains(sentence));
  }

  void the_card_names_the_ports_of_a_connection_without_privileges() {
    add(client::lab_profiles().front());
    open();
    auto* ports = page()->card()->findChild<QLabel*>(QStringLiteral("proxyPorts"));
    doubleClick(0);
    state(client::State::up);
    QVERIFY(!ports->isVisible());
    ipc::ClientProxy proxy;
    proxy.is_active = true;
    proxy.socks_port = 1080;
    proxy.http_port = 8118;
    proxy.forwards.push_back({8080, "intranet.example", 80});
    link_->tell(proxy);
    QVERIFY(ports->isVisible());
    QCOMPARE(ports->text(),
             QStringLiteral("Programs reach it through SOCKS 127.0.0.1:1080 or HTTP 127.0.0.1:8118.\n"
                            "127.0.0.1:8080 leads to intranet.example port 80."));
    link_->tell(ipc::ClientProxy{});
    QVERIFY(!ports->isVisible());
  }

  void the_helper_is_offered_once_for_the_whole_system() {
    write(QStringLiteral("Whole.pcf"),
          "[main]\nHost=192.0.2.1\nGroupName=staff\nGroupPwd=geheim\nX-Drawbridge-Reach=Whole-System\n");
    open();
    windows_->connections().helperInstalled = [] { return false; };
    QTest::keyClick(list(), Qt::Key_Return);
    MessageBar& bar = windows_->window().messageBar();
    QVERIFY(bar.isShowing());
    QCOMPARE(bar.message().text,
             QStringLiteral("A connection for the whole system needs the privileged helper, which is not "
                            "installed: run \"app/run install\" once."));
    QTest::mouseClick(bar.button(QStringLiteral("Copy Command")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("app/run install"));
    QVERIFY(!bar.isShowing());
    QCOMPARE(link_->count<ipc::Connect>(), 1);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(link_->count<ipc::Connect>(), 2);
    QVERIFY2(!bar.isShowing(), "it is said once in the life of the settings");
  }

  void the_helper_is_not_offered_where_it_is_installed() {
    write(QStringLiteral("Whole.pcf"),
          "[main]\nHost=192.0.2.1\nGroupName=staff\nGroupPwd=geheim\nX-Drawbridge-Reach=Whole-System\n");
    open();
    windows_->connections().helperInstalled = [] { return true; };
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(!windows_->window().messageBar().isShowing());
  }

  void a_damaged_entry_is_shown_and_cannot_be_connected() {
    add(entryNamed("Good"));
    write(QStringLiteral("staff.pcf"), "[main]\nHost=192.0.2.1\nnonsense\n");
    open();
    const QModelIndex row = list()->model()->index(1, 0);
    QCOMPARE(row.data(ProfileModel::EntryRole).toString(), QStringLiteral("staff"));
    QVERIFY(row.data(Qt::ToolTipRole)
                .toString()
                .startsWith(QStringLiteral("Line 3 of staff.pcf is not KEY=VALUE. The file was kept as ")));
    list()->setCurrentIndex(row);
    ActionSet& actions = windows_->window().actions();
    QVERIFY(!actions.connectEntry->isEnabled());
    QCOMPARE(actions.connectEntry->toolTip(), QStringLiteral("This entry is damaged."));
    QVERIFY(!actions.modifyEntry->isEnabled());
    QVERIFY(actions.deleteEntry->isEnabled());
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(link_->last<ipc::Connect>() == nullptr);
  }

  void an_administrators_entry_says_so() {
    write(QStringLiteral("gate.pcf"), "[main]\n!Host=192.0.2.1\nGroupName=staff\n");
    open();
    QCOMPARE(list()->model()->index(0, 0).data(Qt::ToolTipRole).toString(),
             QStringLiteral("Set by your administrator."));
  }

  void delete_asks_and_removes_the_file() {
    add(entryNamed("A"));
    add(entryNamed("B"));
    open();
    select(QStringLiteral("A"));
    QTest::keyClick(list(), Qt::Key_Delete);
    auto* question = windows_->window().findChild<QMessageBox*>();
    QVERIFY(question != nullptr);
    QCOMPARE(question->text(),
             QStringLiteral("Delete the connection entry \"A\"? Its saved passwords are removed too."));
    QTest::keyClick(question, Qt::Key_Escape);
    QCOMPARE(names().size(), 2);
    QTRY_VERIFY(windows_->window().findChild<QMessageBox*>() == nullptr);
    activate();
    QTest::keyClick(list(), Qt::Key_Delete);
    question = windows_->window().findChild<QMessageBox*>();
    QTest::mouseClick(buttonOf(question, QStringLiteral("Delete")), Qt::LeftButton);
    QCOMPARE(names(), QStringList{QStringLiteral("B")});
    QCOMPARE(windows_->entries().selected(), QStringLiteral("B"));
    QVERIFY(!QFile::exists(folder_->path() + QStringLiteral("/p/A.pcf")));
  }

  void rename_refuses_a_name_that_is_taken_and_keeps_what_was_typed() {
    add(entryNamed("A"));
    add(entryNamed("B"));
    open();
    select(QStringLiteral("A"));
    QTest::keyClick(list(), Qt::Key_F2);
    auto* dialog = windows_->window().findChild<RenameDialog*>();
    QVERIFY(dialog != nullptr);
    auto* name = dialog->findChild<QLineEdit*>();
    QTRY_COMPARE(QApplication::focusWidget(), name);
    QTest::keyClicks(name, QStringLiteral("B"));
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QVERIFY(shows(dialog, QStringLiteral("There is already a connection entry named \"B\".")));
    QCOMPARE(name->text(), QStringLiteral("B"));
    QTest::keyClicks(name, QStringLiteral("erlin"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(names(), (QStringList{QStringLiteral("B"), QStringLiteral("Berlin")}));
    QCOMPARE(windows_->entries().selected(), QStringLiteral("Berlin"));
  }

  void duplicate_and_default() {
    add(entryNamed("A"));
    open();
    QTest::keyClick(list(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(names(), (QStringList{QStringLiteral("A"), QStringLiteral("A (2)")}));
    QCOMPARE(windows_->entries().selected(), QStringLiteral("A (2)"));
    ActionSet& actions = windows_->window().actions();
    actions.setDefaultEntry->trigger();
    QCOMPARE(store_->default_entry(), std::string("A (2)"));
    QVERIFY(!actions.setDefaultEntry->isEnabled());
    QVERIFY(list()->currentIndex().data(Qt::FontRole).value<QFont>().bold());
  }

  void import_says_how_many_and_which_line_is_wrong() {
    open();
    const QString good = write(QStringLiteral("../one.pcf"), "[main]\nHost=192.0.2.1\nGroupName=x\n");
    const QString other = write(QStringLiteral("../two.pcf"), "[main]\nHost=192.0.2.2\nGroupName=x\n");
    const QString bad = write(QStringLiteral("../bad.pcf"), "[main]\nHost=192.0.2.1\n\nnonsense\n");
    windows_->entries().importFiles({good, other});
    QVERIFY(windows_->window().messageBar().message().text.startsWith(QStringLiteral("2 entr")));
    QCOMPARE(windows_->entries().selected(), QStringLiteral("two"));
    windows_->entries().importFiles({bad});
    QCOMPARE(windows_->window().messageBar().message().text,
             QStringLiteral("Line 4 of bad.pcf is not KEY=VALUE. Nothing was imported from it."));
    windows_->entries().importFiles({good});
    QCOMPARE(windows_->window().messageBar().message().text,
             QStringLiteral("There is already a connection entry named \"one\"."));
    QCOMPARE(names().size(), 2);
  }

  void export_asks_about_secrets_first() {
    write(QStringLiteral("gate.pcf"), "[main]\nHost=192.0.2.1\nGroupName=staff\nGroupPwd=geheim\n");
    open();
    const QString target = folder_->path() + QStringLiteral("/out.pcf");
    for (const bool secrets : {false, true}) {
      windows_->window().actions().exportEntry->trigger();
      QMessageBox* question = nullptr;
      QTRY_VERIFY((question = windows_->window().findChild<QMessageBox*>()) != nullptr);
      QTest::mouseClick(buttonOf(question, secrets ? QStringLiteral("Export with Secrets")
                                                   : QStringLiteral("Export Without Secrets")),
                        Qt::LeftButton);
      QFileDialog* files = nullptr;
      QTRY_VERIFY((files = windows_->window().findChild<QFileDialog*>()) != nullptr);
      emit files->fileSelected(target);
      files->reject();
      QTRY_VERIFY(windows_->window().findChild<QFileDialog*>() == nullptr);
      QFile out(target);
      QVERIFY(out.open(QIODevice::ReadOnly));
      const QByteArray text = out.readAll();
      QVERIFY2(!text.contains("geheim"), "never in clear");
      const QRegularExpression disguised(QStringLiteral("enc_GroupPwd=[0-9A-F]{96}"));
      QCOMPARE(QString::fromLatin1(text).contains(disguised), secrets);
      QCOMPARE(windows_->window().messageBar().message().tone, secrets ? Tone::Warn : Tone::Ok);
      QTRY_VERIFY(windows_->window().findChild<QMessageBox*>() == nullptr);
    }
  }

  void the_filter_narrows_the_list_and_esc_gives_it_back() {
    add(entryNamed("Berlin", "b.example.net"));
    add(entryNamed("Rome", "r.example.net"));
    open();
    page()->filter()->setFocus();
    QTest::keyClicks(page()->filter(), QStringLiteral("rome"));
    QTest::keyClick(page()->filter(), Qt::Key_Return);
    QCOMPARE(list()->model()->rowCount(), 1);
    QTest::keyClick(page()->filter(), Qt::Key_Escape);
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    QTest::keyClick(page()->filter(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), list());
  }

  void the_toolbar_is_one_tab_stop_with_arrows_inside() {
    add(entryNamed("A"));
    open();
    toolButton(QStringLiteral("Connect"))->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(qobject_cast<QToolButton*>(QApplication::focusWidget())->text(), QStringLiteral("New"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), page()->filter());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), list());
  }

  void the_gateways_question_is_answered_in_a_dialog() {
    add(client::lab_profiles().front());
    open();
    doubleClick(0);
    state(client::State::user_prompt);
    client::UserPrompt prompt;
    prompt.entry = "Lab headend";
    prompt.gateway = "192.168.1.1";
    prompt.user = "cisco_customer";
    link_->tell(ipc::ClientPrompt{prompt});
    auto* dialog = windows_->window().findChild<XauthDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QTest::keyClicks(dialog->findChild<SecretEdit*>(), QStringLiteral("cisco"));
    QTest::keyClick(dialog, Qt::Key_Return);
    const auto* answer = link_->last<ipc::AnswerPrompt>();
    QVERIFY(answer != nullptr);
    QCOMPARE(answer->user, std::string("cisco_customer"));
    QVERIFY(answer->password == Secret(std::string_view("cisco")));
    QVERIFY(!dialog->isVisible());
    // The connection ends while the dialog asks: it goes away, and nothing is sent.
    link_->tell(ipc::ClientPrompt{prompt});
    QVERIFY(dialog->isVisible());
    end(client::Reason::peer_not_responding, false);
    QVERIFY(!dialog->isVisible());
    QCOMPARE(link_->count<ipc::CancelPrompt>(), 0);
  }

  void quitting_ends_the_tunnel_first() {
    add(client::lab_profiles().front());
    open();
    doubleClick(0);
    state(client::State::up);
    bool done = false;
    windows_->endTunnel([&done] { done = true; });
    QCOMPARE(link_->count<ipc::Disconnect>(), 1);
    QVERIFY2(!done, "not before the tunnel has ended");
    end(client::Reason::none, true, true);
    QVERIFY(done);
    bool again = false;
    windows_->endTunnel([&again] { again = true; });
    QVERIFY(again);
    QCOMPARE(link_->count<ipc::Disconnect>(), 1);
  }

 private:
  void add(const client::Profile& profile) { QVERIFY(store_->create(profile)); }
  void open() {
    makeWindows();
    QVERIFY(show("connections"));
    page()->firstFocus()->setFocus();
  }
  QString write(const QString& name, const QByteArray& text) {
    QDir(folder_->path()).mkpath(QStringLiteral("p"));
    const QString path = QDir::cleanPath(folder_->path() + QStringLiteral("/p/") + name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) file.write(text);
    return path;
  }
  ConnectionsPage* page() {
    return qobject_cast<ConnectionsPage*>(windows_->window().page(QStringLiteral("connections")));
  }
  QTreeView* list() { return page()->list(); }
  QStringList names() {
    QStringList found;
    for (int i = 0; i < list()->model()->rowCount(); ++i)
      found.append(list()->model()->index(i, 0).data(ProfileModel::EntryRole).toString());
    return found;
  }
  /// After a dialog: shortcuts act in the active window only.
  void activate() {
    windows_->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&windows_->window()));
    list()->setFocus();
  }
  void select(const QString& name) { windows_->entries().select(name); }
  void doubleClick(int row) {
    const QPoint at = list()->visualRect(list()->model()->index(row, 0)).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, at);
  }
  QToolButton* toolButton(const QString& text) {
    for (auto* button : page()->findChildren<QToolButton*>()) {
      if (button->text() == text) return button;
    }
    return nullptr;
  }
  bool shows(QWidget* where, const QString& text) {
    for (const auto* label : where->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == text) return true;
    }
    return false;
  }
  void state(client::State to) { link_->tell(ipc::ClientState{{to, "Lab headend", "192.168.1.1", {}}}); }
  void end(client::Reason reason, bool wasUp, bool byUser = false) {
    client::Ended ended;
    ended.reason = reason;
    ended.was_up = wasUp;
    ended.by_user = byUser;
    ended.entry = "Lab headend";
    link_->tell(ipc::ClientEnded{ended});
  }
  static client::Statistics upStatistics(int seconds, std::uint64_t in, std::uint64_t out) {
    client::Statistics statistics;
    statistics.is_up = true;
    statistics.entry = "Lab headend";
    statistics.group = "vpn3000";
    statistics.user = "cisco_customer";
    statistics.client_address = Ipv4Address(10, 89, 129, 200);
    statistics.server_address = Ipv4Address(192, 168, 1, 1);
    statistics.encryption = "56-bit DES";
    statistics.authentication = "HMAC-MD5";
    statistics.connected_for = Seconds{seconds};
    statistics.bytes_in = in;
    statistics.bytes_out = out;
    return statistics;
  }
};

DRAWBRIDGE_TEST(ConnectionsTest);
#include "connections_test.moc"
