// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's terminal by mouse and keys: connect, type, a password that does not show, the end.
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "fake_link.h"
#include "support/test_registry.h"
#include "ui/bridge/bridge.h"
#include "ui/manager/terminal_window.h"
#include "window_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;

class TerminalTest : public QObject {
  Q_OBJECT

 private slots:
  void a_session_over_telnet() {
    ui::testing::startClean();
    ui::testing::FakeLink link;
    Bridge bridge(link);
    TerminalWindow window(bridge.client());
    window.show();
    auto* connect = window.findChild<QPushButton*>(QStringLiteral("terminalConnect"));
    auto* line = window.findChild<QLineEdit*>(QStringLiteral("terminalLine"));
    QVERIFY(!line->isEnabled());
    QTest::mouseClick(connect, Qt::LeftButton);
    const auto* opened = link.last<ipc::OpenTerminal>();
    QVERIFY(opened != nullptr && opened->from == ipc::LabHost::inside);
    QCOMPARE(opened->to.to_string(), std::string("10.89.129.194:23"));
    link.tell(ipc::TerminalText{opened->terminal, "User Access Verification\n\nPassword: ", false, true});
    QVERIFY(line->echoMode() == QLineEdit::Password);
    QTest::keyClicks(line, QStringLiteral("cisco"));
    QTest::keyClick(line, Qt::Key_Return);
    const auto* typed = link.last<ipc::TerminalLine>();
    QVERIFY(typed != nullptr);
    QCOMPARE(typed->text.reveal_text(), std::string("cisco"));
    QVERIFY(line->text().isEmpty());
    link.tell(ipc::TerminalText{opened->terminal, "\npixfirewall> ", false, true});
    QVERIFY(line->echoMode() == QLineEdit::Normal);
    QVERIFY(window.screenText().endsWith(QStringLiteral("pixfirewall> ")));
    link.tell(ipc::TerminalText{opened->terminal, "", true, true});
    QVERIFY(!line->isEnabled() && connect->isEnabled());
  }

  void the_visitor_goes_to_the_public_address() {
    ui::testing::startClean();
    ui::testing::FakeLink link;
    Bridge bridge(link);
    TerminalWindow window(bridge.client());
    window.show();
    window.findChild<QComboBox*>(QStringLiteral("terminalFrom"))->setCurrentIndex(1);
    window.findChild<QComboBox*>(QStringLiteral("terminalService"))->setCurrentIndex(1);
    auto* address = window.findChild<QLineEdit*>(QStringLiteral("terminalAddress"));
    QTest::keyClick(address, Qt::Key_Return);
    const auto* opened = link.last<ipc::OpenTerminal>();
    QVERIFY(opened != nullptr && opened->from == ipc::LabHost::visitor);
    QCOMPARE(opened->to.to_string(), std::string("192.168.1.11:21"));
  }

  void what_is_no_address_is_said() {
    ui::testing::startClean();
    ui::testing::FakeLink link;
    Bridge bridge(link);
    TerminalWindow window(bridge.client());
    window.show();
    window.findChild<QLineEdit*>(QStringLiteral("terminalAddress"))->setText(QStringLiteral("nowhere"));
    QTest::mouseClick(window.findChild<QPushButton*>(QStringLiteral("terminalConnect")), Qt::LeftButton);
    QCOMPARE(link.count<ipc::OpenTerminal>(), 0);
  }
};

DRAWBRIDGE_TEST(TerminalTest);
#include "terminal_test.moc"
