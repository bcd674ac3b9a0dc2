// SPDX-License-Identifier: GPL-3.0-or-later
// Connection History: steps while connecting, and the result form (ui.md 4.5).
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include "session_fixture.h"
#include "support/test_registry.h"
#include "ui/dialer/connection_history.h"
#include "ui/shell/settings.h"
#include "ui/widgets/turning_icon.h"
#include "window_fixture.h"

namespace client = drawbridge::client;
namespace ipc = drawbridge::ipc;
using namespace drawbridge::ui;
using client::Reason;
using client::State;

class HistoryTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    testing::startClean();
    fixture_ = std::make_unique<testing::SessionFixture>();
    history_ = std::make_unique<ConnectionHistory>(fixture_->controller);
  }
  void cleanup() {
    history_.reset();
    fixture_.reset();
  }

  void steps_are_done_running_and_to_come() {
    fixture_->begin();
    fixture_->state(State::authenticating, 8449);
    fixture_->state(State::negotiating_policies, 8502);
    QVERIFY(history_->isVisible());
    QVERIFY(!history_->isModal());
    QVERIFY(shows("Connecting to \"Lab headend\""));
    QCOMPARE(lines(), (QStringList{"done: Initializing the VPN connection.",
                                   "done: Contacting the security gateway at 192.168.1.1...",
                                   "done: User Authentication for Lab headend...",
                                   "done: Authenticating user.", "running: Negotiating security policies.",
                                   "to come: Securing communication channel.",
                                   "to come: Your VPN connection is secure."}));
    QCOMPARE(history_->progressText(), QStringLiteral("Step 5 of 7. Phase 1 took 84 ms, your answer 7.4 s."));
    const auto steps = history_->steps().lines();
    QCOMPARE(steps[0].at.msecsTo(steps[4].at), 7502);
    QVERIFY(!steps[5].at.isValid());
  }

  void legacy_algorithms_are_offered_where_they_may_help() {
    QFile file(QString::fromStdString((fixture_->store.folder() / "Old gateway.pcf").string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[main]\nHost=192.0.2.1\nGroupName=staff\nGroupPwd=geheim\nX-Drawbridge-LegacyCrypto=0\n");
    file.close();
    QVERIFY(!fixture_->store.load("Old gateway")->profile.allow_legacy);
    client::Ended end;
    end.reason = Reason::terminated_during_policy;
    end.entry = "Old gateway";
    auto* legacy = history_->findChild<QPushButton*>(QStringLiteral("allowLegacy"));
    fixture_->end(end);
    QVERIFY(!legacy->isVisible());
    end.legacy_would_help = true;
    fixture_->end(end);
    QVERIFY(legacy->isVisible());
    QVERIFY(legacy->toolTip().contains(QStringLiteral("can be broken by others")));
    QTest::mouseClick(legacy, Qt::LeftButton);
    QVERIFY(fixture_->store.load("Old gateway")->profile.allow_legacy);
    const auto* sent = fixture_->link.last<ipc::Connect>();
    QVERIFY(sent != nullptr);
    QVERIFY(sent->profile.allow_legacy);
    QCOMPARE(sent->profile.name, std::string("Old gateway"));
  }

  void the_running_step_turns_only_where_animation_is_wanted() {
    fixture_->begin();
    QVERIFY(!turning());
    Theme::instance().setAnimationsAllowed(true);
    Theme::instance().setPreference(SchemePreference::Light);
    QVERIFY(Theme::instance().animations());
    QVERIFY(turning());
    history_->hide();
    QVERIFY2(!turning(), "nothing turns where nobody looks");
    history_->show();
    fixture_->comeUp();
    QVERIFY(!turning());
  }

  void a_name_is_resolved_in_the_same_line() {
    fixture_->state(State::initializing, 0);
    fixture_->state(State::resolving, 1, "vpn.example.net");
    QVERIFY(lines().contains("running: Contacting the security gateway at vpn.example.net..."));
    fixture_->state(State::contacting, 9, "203.0.113.20");
    QCOMPARE(lines().filter("Contacting").size(), 1);
    QVERIFY(lines().contains("running: Contacting the security gateway at 203.0.113.20..."));
  }

  void a_backup_server_and_a_second_try_have_lines_of_their_own() {
    fixture_->state(State::initializing, 0);
    fixture_->state(State::contacting, 1, "192.0.2.1");
    fixture_->state(State::contacting, 20'000, "192.0.2.2");
    QVERIFY(lines().contains("failed: Contacting the security gateway at 192.0.2.1..."));
    QVERIFY(lines().contains("running: Contacting the security gateway at 192.0.2.2..."));
    fixture_->state(State::user_prompt, 20'100, "192.0.2.2");
    fixture_->state(State::authenticating, 21'100, "192.0.2.2");
    fixture_->state(State::user_prompt, 21'200, "192.0.2.2");
    fixture_->state(State::authenticating, 24'200, "192.0.2.2");
    QCOMPARE(lines().filter("Authenticating user.").size(), 2);
    // Both answers count.
    QCOMPARE(history_->progressText(),
             QStringLiteral("Step 4 of 7. Phase 1 took 100 ms, your answer 4.0 s."));
  }

  void it_closes_by_itself_after_success_if_wanted() {
    fixture_->comeUp();
    QVERIFY(history_->isVisible());
    QVERIFY(history_->findChild<QTimer*>(QStringLiteral("closeSoon"))->isActive());
    QTRY_VERIFY(!history_->isVisible());

    QSettings().setValue(QLatin1String(settings::closeHistory), false);
    fixture_->end(Reason::connection_terminated, true, true);
    fixture_->comeUp();
    QVERIFY2(!history_->findChild<QTimer*>(QStringLiteral("closeSoon"))->isActive(), "it stays open");
    QVERIFY(history_->isVisible());
    QVERIFY(shows("Connected to \"Lab headend\""));
    QTest::mouseClick(button("Close"), Qt::LeftButton);
    QVERIFY(!history_->isVisible());
  }

  void cancel_connect_ends_the_attempt_and_esc_only_hides() {
    fixture_->begin();
    QTest::keyClick(history_.get(), Qt::Key_Escape);
    QVERIFY(!history_->isVisible());
    QCOMPARE(fixture_->link.count<ipc::Disconnect>(), 0);
    history_->show();
    QTest::mouseClick(button("Cancel Connect"), Qt::LeftButton);
    QCOMPARE(fixture_->link.count<ipc::Disconnect>(), 1);
    fixture_->end(Reason::connection_terminated, true);
    QVERIFY2(!history_->isVisible(), "the user knows that he ended it");
  }

  void a_failure_says_what_it_was_and_what_to_try() {
    fixture_->state(State::initializing, 0);
    fixture_->state(State::contacting, 6);
    client::Ended ended;
    ended.reason = Reason::peer_not_responding;
    ended.failed_at = State::contacting;
    ended.entry = "Lab headend";
    ended.server = "192.168.1.1";
    ended.at = {history_->steps().lines()[1].at.addMSecs(20'007).toMSecsSinceEpoch() * 1000};
    fixture_->end(ended);
    QVERIFY(history_->isVisible());
    QCOMPARE(history_->windowTitle(), QStringLiteral("Not Connected"));
    QVERIFY(shows("The connection could not be made."));
    QVERIFY(shows("Reason 412: The remote peer is no longer responding."));
    QCOMPARE(lines().mid(0, 2), (QStringList{"done: Initializing the VPN connection.",
                                             "failed: Contacting the security gateway at 192.168.1.1..."}));
    QVERIFY2(lines().filter("to come").isEmpty(), "nothing comes any more");
    QCOMPARE(visibleText().filter("No answer for 20 second").size(), 1);
    QVERIFY(shows("What you can try"));
    QVERIFY(shows("A firewall on the way may block UDP port 500."));
    QVERIFY(visibleText().filter("Duration: 0 day(s), 00:00.20").size() == 1);
    QVERIFY(button("Try Again")->isDefault());
    QCOMPARE(history_->focusWidget(), button("Try Again"));
  }

  void try_again_connects_the_same_entry() {
    fixture_->begin();
    fixture_->end(Reason::wrong_group_secret);
    QTest::keyClick(history_.get(), Qt::Key_Return);
    QTRY_COMPARE(fixture_->link.count<ipc::Connect>(), 1);
    QCOMPARE(QString::fromStdString(fixture_->link.last<ipc::Connect>()->profile.name),
             QStringLiteral("Lab headend"));
    fixture_->state(State::initializing, 30'000);
    QVERIFY(shows("Connecting to \"Lab headend\""));
    QVERIFY2(button("Try Again") == nullptr, "the result form is gone");
    QCOMPARE(lines().size(), 7);
  }

  void no_offer_acceptable_names_what_differed_and_opens_the_entry() {
    QString opened;
    history_->openEntry = [&](const QString& entry) { opened = entry; };
    fixture_->begin();
    client::Ended ended;
    ended.reason = Reason::terminated_during_policy;
    ended.entry = "Lab headend";
    ended.wanted = {"encryption aes-256"};
    ended.offered = {"encryption des"};
    fixture_->end(ended);
    QVERIFY(shows("Reason 404: No offer was acceptable."));
    QVERIFY(shows("The gateway wants encryption aes-256; this entry offers encryption des."));
    QTest::mouseClick(button("Open Entry..."), Qt::LeftButton);
    QCOMPARE(opened, QStringLiteral("Lab headend"));

    // A gateway that is silent about its wishes: at least our offer is told.
    fixture_->begin();
    ended.wanted.clear();
    ended.offered = {"3des sha group 2"};
    fixture_->end(ended);
    QCOMPARE(visibleText().filter("This entry offers 3des sha group 2").size(), 1);
    QVERIFY(visibleText().filter("wants ;").isEmpty());
  }

  void the_gateway_ending_a_tunnel_shows_the_form_too() {
    fixture_->comeUp();
    QTRY_VERIFY(!history_->isVisible());
    fixture_->end(Reason::idle_time_exceeded, false, true);
    QVERIFY(history_->isVisible());
    QVERIFY(shows("The connection has ended."));
    QVERIFY(shows("Reason 431: The maximum idle time was exceeded."));
    QVERIFY(visibleText().filter("Duration: 0 day(s), 00:12.41").size() == 1);
    QVERIFY(lines().contains("done: Your VPN connection is secure."));
  }

  void a_refused_second_attempt_leaves_the_steps_of_the_first() {
    fixture_->begin();
    fixture_->end(Reason::already_connecting);
    QVERIFY(shows("Connecting to \"Lab headend\""));
    QCOMPARE(lines().size(), 7);
  }

  void show_log_names_the_newest_record() {
    client::LogRecord record;
    record.number = 4711;
    record.text = "Connection ended.";
    fixture_->begin();
    fixture_->link.tell(ipc::ClientLog{record});
    fixture_->end(Reason::peer_error);
    QSignalSpy wanted(history_.get(), &ConnectionHistory::logWanted);
    QTest::mouseClick(button("Show Log"), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toULongLong(), 4711ULL);
  }

  void copy_details_copies_the_form() {
    fixture_->begin();
    fixture_->end(Reason::user_authentication_failed);
    QTest::mouseClick(button("Copy Details"), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    for (const char* part : {"The connection could not be made.", "Reason 413: User authentication failed.",
                             "Connection entry: Lab headend", "Gateway: 192.168.1.1",
                             "User Authentication for Lab headend... (failed)", "- Check Caps Lock"})
      QVERIFY2(text.contains(QLatin1String(part)), part);
  }

  void made_late_it_knows_what_there_was() {
    history_.reset();
    fixture_->begin();
    fixture_->end(Reason::peer_error);
    history_ = std::make_unique<ConnectionHistory>(fixture_->controller);
    history_->show();
    QVERIFY(shows("The connection could not be made."));
    QCOMPARE(lines().last(), QStringLiteral("failed: User Authentication for Lab headend..."));
  }

  void before_any_connection_it_says_so() {
    history_->show();
    QVERIFY(shows("No connection was made yet."));
    QVERIFY(lines().isEmpty());
    QVERIFY(button("Close")->isDefault());
  }

  void italian_needs_no_more_room_than_there_is() {
    fixture_->begin();
    fixture_->end(Reason::peer_not_responding);
    installLanguage(QStringLiteral("it"));
    for (const QLabel* label : history_->findChildren<QLabel*>()) {
      if (!label->isVisible()) continue;
      const int wanted =
          label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
      QVERIFY2(label->height() >= wanted, qPrintable(label->text()));
    }
    for (const QPushButton* each : history_->findChildren<QPushButton*>())
      if (each->isVisible()) QVERIFY2(each->width() >= each->sizeHint().width(), qPrintable(each->text()));
    installLanguage(QStringLiteral("en"));
  }

 private:
  QStringList visibleText() const {
    QStringList texts;
    for (const QLabel* label : history_->findChildren<QLabel*>())
      if (label->isVisible()) texts.append(label->text().replace(QChar(QChar::Nbsp), QLatin1Char(' ')));
    return texts;
  }
  bool shows(const char* text) const { return visibleText().contains(QLatin1String(text)); }
  // "done: Initializing the VPN connection."
  QStringList lines() const {
    QStringList texts;
    for (const QLabel* label : history_->findChildren<QLabel*>())
      if (label->isVisible() && label->accessibleName().endsWith(QStringLiteral(": ") + label->text()))
        texts.append(label->accessibleName());
    return texts;
  }
  bool turning() const {
    for (const TurningIcon* mark : history_->findChildren<TurningIcon*>())
      if (mark->isTurning()) return true;
    return false;
  }
  QPushButton* button(const char* text) const {
    for (QPushButton* each : history_->findChildren<QPushButton*>())
      if (each->isVisible() && each->text().remove(QLatin1Char('&')) == QLatin1String(text)) return each;
    return nullptr;
  }

  std::unique_ptr<testing::SessionFixture> fixture_;
  std::unique_ptr<ConnectionHistory> history_;
};

DRAWBRIDGE_TEST(HistoryTest);
#include "history_test.moc"
