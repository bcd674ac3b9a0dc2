// SPDX-License-Identifier: GPL-3.0-or-later
// Headend > Run On: the manager works on another service's headend over a local socket, sees it lost and
// found again, and comes back to the lab's.
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include "app/gui/headend_place.h"
#include "client/profile_store.h"
#include "fake_link.h"
#include "service/local_server.h"
#include "support/test_registry.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/headend_switch.h"
#include "ui/manager/overview_page.h"
#include "ui/shell/actions.h"
#include "ui/shell/windows.h"
#include "windows_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::FakeLink;

class HeadendSwitchTest : public QObject, ui::testing::WindowsFixture {
  Q_OBJECT

 private slots:
  void init() {
    prepare();
    makeWindows();
    windows_->place().open = gui::openHeadend;
    windows_->place().defaultPath = socket();
    windows_->place().update();
    QVERIFY(show("overview"));
    link_->tell(state("labwall", true));
    link_->tell(configuration("hostname labwall\n"));
  }
  void cleanup() {
    windows_.reset();
    server_.reset();
    takeAway();
  }

  void the_manager_moves_to_the_daemon_and_back() {
    QVERIFY(actions().runOnLab->isChecked());
    listen();
    switchOver();
    QTRY_COMPARE(bar(),
                 QStringLiteral("The manager works on the headend of this machine, at %1.").arg(socket()));
    QVERIFY(actions().runOnDaemon->isChecked());
    QVERIFY(!actions().runOnLab->isChecked());
    QTRY_COMPARE(headend().state().hostname, std::string("edge"));
    QTRY_COMPARE(headend().running().text, std::string("hostname edge\n"));
    QVERIFY(
        caption().startsWith(QStringLiteral("PIX 6.3 configuration · on the interfaces of this machine")));
    QVERIFY2(!actions().visit->isEnabled(), "the visitor lives in the lab");
    QVERIFY(!actions().startFromNote->isEnabled());
    // What the manager asks goes there, and not to the service of this program.
    const int own = link_->count<ipc::SaveToStartup>() + link_->count<ipc::OpenConsole>();
    actions().saveToStartup->trigger();
    headend().openConsole();
    QTRY_COMPARE(asked<ipc::SaveToStartup>() + asked<ipc::OpenConsole>(), 2);
    QCOMPARE(link_->count<ipc::SaveToStartup>() + link_->count<ipc::OpenConsole>(), own);
    // The lab's headend goes on meanwhile.
    link_->tell(configuration("hostname changed\n"));
    QCOMPARE(headend().running().text, std::string("hostname edge\n"));
    actions().runOnLab->trigger();
    QCOMPARE(headend().state().hostname, std::string("labwall"));
    QCOMPARE(headend().running().text, std::string("hostname changed\n"));
    QVERIFY(actions().runOnLab->isChecked());
    QTRY_COMPARE(server_->people(), std::size_t{0});
  }

  void nobody_there_is_one_sentence_and_the_lab_stays() {
    switchOver();
    QTRY_COMPARE(bar(), QStringLiteral("The headend of this machine could not be reached."));
    QVERIFY(!windows_->window().isHidden());
    QVERIFY(actions().runOnLab->isChecked());
    QCOMPARE(headend().state().hostname, std::string("labwall"));
  }

  void a_daemon_that_restarts_is_found_again() {
    listen();
    switchOver();
    QTRY_COMPARE(headend().state().hostname, std::string("edge"));
    server_.reset();
    QTRY_VERIFY(bar().contains(QStringLiteral("does not answer any more; it is tried again.")));
    QVERIFY(!headend().isRunning());
    listen();
    QTRY_COMPARE_WITH_TIMEOUT(headend().state().hostname, std::string("edge"), 30000);
  }

  void a_path_that_is_none_is_said_beside_the_field() {
    actions().runOnDaemon->trigger();
    auto* dialog = windows_->window().findChild<HeadendPlaceDialog*>();
    QVERIFY(dialog != nullptr);
    QVERIFY2(actions().runOnLab->isChecked(), "asking changes nothing yet");
    auto* path = dialog->findChild<QLineEdit*>();
    path->selectAll();
    QTest::keyClicks(path, QStringLiteral("control"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QCOMPARE(path->accessibleDescription(),
             QStringLiteral("A socket is named by its whole path, from / on."));
    QTest::keyClick(dialog, Qt::Key_Escape);
  }

 private:
  QString socket() const { return folder_->path() + QStringLiteral("/s/control"); }
  static ipc::HeadendState state(const char* host, bool lab) {
    ipc::HeadendState state;
    state.running = true;
    state.hostname = host;
    state.on_lab = lab;
    return state;
  }
  static ipc::RunningConfig configuration(const char* text) {
    ipc::RunningConfig running;
    running.text = text;
    running.config.hostname = std::string(text).substr(9);
    return running;
  }
  /// A daemon as the window sees it.
  void listen() {
    auto opened = service::LocalServer::open(
        {socket().toStdString(), {}}, [this](ipc::Request request) { asked_.push_back(std::move(request)); });
    QVERIFY(opened);
    server_ = std::move(*opened);
    server_->tell(state("edge", false));
    server_->tell(configuration("hostname edge\n"));
  }
  void switchOver() {
    actions().runOnDaemon->trigger();
    auto* dialog = windows_->window().findChild<HeadendPlaceDialog*>();
    QVERIFY(dialog != nullptr);
    QTest::keyClick(dialog, Qt::Key_Return);
  }
  template <class T>
  int asked() const {
    int n = 0;
    for (const auto& request : asked_) n += std::holds_alternative<T>(request) ? 1 : 0;
    return n;
  }
  ActionSet& actions() { return windows_->window().actions(); }
  HeadendSession& headend() { return windows_->bridge().headend(); }
  QString bar() {
    auto* shown = windows_->window().page(QStringLiteral("overview"))->findChild<HeadendBar*>();
    return shown->bar()->isShowing() ? shown->bar()->message().text : QString();
  }
  QString caption() {
    for (const auto* label : windows_->window().page(QStringLiteral("overview"))->findChildren<QLabel*>()) {
      if (label->text().startsWith(QStringLiteral("PIX 6.3 configuration"))) return label->text();
    }
    return {};
  }

  std::unique_ptr<service::LocalServer> server_;
  std::vector<ipc::Request> asked_;
};

DRAWBRIDGE_TEST(HeadendSwitchTest);
#include "headend_switch_test.moc"
