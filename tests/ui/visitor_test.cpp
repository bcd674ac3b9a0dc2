// SPDX-License-Identifier: GPL-3.0-or-later
// The Internet visitor's window by mouse and keys: a page, a login that is asked for, a refusal; and the
// configuration as a file.
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "fake_link.h"
#include "headend_values.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/visitor_window.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::labConfig;
using ui::testing::labState;

class VisitorTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    link_ = std::make_unique<ui::testing::FakeLink>();
    bridge_ = std::make_unique<Bridge>(*link_);
    main_ = std::make_unique<MainWindow>();
    PageContext context{main_.get(),         &main_->actions(), &bridge_->client(),
                        &bridge_->headend(), nullptr,           nullptr};
    controller_ = std::make_unique<HeadendController>(context);
    link_->tell(labState(true));
    link_->tell(labConfig());
  }
  void cleanup() {
    main_.reset();
    controller_.reset();
    bridge_.reset();
    link_.reset();
  }

  void the_menu_opens_the_window_while_the_lab_runs() {
    main_->actions().visit->trigger();
    QVERIFY(main_->findChild<VisitorWindow*>() != nullptr);
    QVERIFY(main_->findChild<VisitorWindow*>()->isVisible());
    link_->tell(labState(false));
    QVERIFY(!main_->actions().visit->isEnabled());
  }

  void a_page_is_fetched_as_the_visitor() {
    VisitorWindow* window = open();
    QTest::keyClick(url(), Qt::Key_Return);
    const auto* asked = link_->last<ipc::FetchPage>();
    QVERIFY(asked != nullptr && asked->from == ipc::LabHost::visitor);
    QCOMPARE(asked->url, std::string("http://192.168.1.11/"));
    QVERIFY(asked->user.empty());
    QVERIFY(!button("visit")->isEnabled());
    answer(200, "HTTP/1.0 200 OK", "<p>You are 192.168.1.50</p>");
    QCOMPARE(window->pageText(), QStringLiteral("You are 192.168.1.50"));
    QVERIFY(!window->asks());
    QVERIFY(button("visit")->isEnabled());
  }

  void a_login_is_asked_for_and_answered() {
    VisitorWindow* window = open();
    QTest::mouseClick(button("visit"), Qt::LeftButton);
    answer(401, "HTTP/1.0 401 Unauthorized", "", "HTTP Authentication");
    QVERIFY(window->asks());
    QVERIFY(sees(QStringLiteral("HTTP Authentication")));
    QVERIFY(sees(QStringLiteral("A login is asked for first.")));
    auto* user = window->findChild<QLineEdit*>(QStringLiteral("visitorUser"));
    auto* password = window->findChild<QLineEdit*>(QStringLiteral("visitorPassword"));
    QTRY_VERIFY(user->hasFocus());
    QTest::keyClicks(user, QStringLiteral("cisco_customer"));
    QTest::keyClick(user, Qt::Key_Return);
    QVERIFY(password->hasFocus());
    QTest::keyClicks(password, QStringLiteral("wrong"));
    QTest::keyClick(password, Qt::Key_Return);
    const auto* asked = link_->last<ipc::FetchPage>();
    QCOMPARE(asked->user, std::string("cisco_customer"));
    QCOMPARE(asked->password.reveal_text(), std::string("wrong"));
    // The window keeps no password.
    QVERIFY(password->text().isEmpty());
    answer(401, "HTTP/1.0 401 Unauthorized", "", "HTTP Authentication");
    QVERIFY(sees(QStringLiteral("The login was refused.")));
    QTest::keyClicks(password, QStringLiteral("cisco"));
    QTest::mouseClick(button("visitorLogIn"), Qt::LeftButton);
    answer(200, "HTTP/1.0 200 OK", "welcome");
    QVERIFY(!window->asks());
    QCOMPARE(window->pageText(), QStringLiteral("welcome"));
  }

  void an_inside_address_is_not_reached() {
    open();
    url()->setText(QStringLiteral("10.89.129.131"));
    QTest::keyClick(url(), Qt::Key_Return);
    QCOMPARE(link_->last<ipc::FetchPage>()->url, std::string("http://10.89.129.131"));
    ipc::PageFetched page;
    page.id = link_->last<ipc::FetchPage>()->id;
    page.error = "refused";
    link_->tell(page);
    QVERIFY(sees(QStringLiteral("The page could not be fetched.")));
    QVERIFY(sees(QStringLiteral(
        "The connection was refused. The headend lets nobody in from outside to this address.")));
  }

  void the_configuration_is_written_whole_and_for_its_owner_alone() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pixfirewall.cfg"));
    QVERIFY(controller_->exportTo(path, false));
    QCOMPARE(QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    QVERIFY(!read(path).contains("cisco1234"));
    QVERIFY(!read(path).contains("secretkey"));
    QVERIFY(read(path).contains("isakmp key ***"));
    QVERIFY(controller_->exportTo(path, true));
    QVERIFY(read(path).contains("cisco1234"));
    // What was written can be read again.
    QVERIFY(pix::parse(read(path).toStdString()).config == bridge_->headend().running().config);
    QVERIFY(!controller_->exportTo(QStringLiteral("/nowhere/pixfirewall.cfg"), false));
    QVERIFY(controller_->bar().text.startsWith(QStringLiteral("pixfirewall.cfg could not be written")));
  }

 private:
  VisitorWindow* open() {
    main_->show();
    main_->actions().visit->trigger();
    auto* window = main_->findChild<VisitorWindow*>();
    if (!QTest::qWaitForWindowActive(window)) qWarning("the window does not come to the front");
    return window;
  }
  QLineEdit* url() const { return main_->findChild<QLineEdit*>(QStringLiteral("visitorUrl")); }
  QPushButton* button(const char* name) const { return main_->findChild<QPushButton*>(QLatin1String(name)); }
  void answer(int status, const char* line, const char* body, const char* realm = "") {
    ipc::PageFetched page;
    page.id = link_->last<ipc::FetchPage>()->id;
    page.ok = true;
    page.status = status;
    page.status_line = line;
    page.body = body;
    page.realm = realm;
    link_->tell(page);
  }
  bool sees(const QString& text) const {
    for (const QLabel* label : main_->findChild<VisitorWindow*>()->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == text) return true;
    }
    return false;
  }
  static QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  std::unique_ptr<ui::testing::FakeLink> link_;
  std::unique_ptr<Bridge> bridge_;
  std::unique_ptr<MainWindow> main_;
  std::unique_ptr<HeadendController> controller_;
};

DRAWBRIDGE_TEST(VisitorTest);
#include "visitor_test.moc"
