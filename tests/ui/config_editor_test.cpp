// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration as text: it edits the same as the forms, and loses nothing that it does not understand.
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTextBlock>

#include "policy_device.h"
#include "support/test_registry.h"
#include "ui/manager/code_edit.h"
#include "ui/manager/completion_popup.h"
#include "ui/manager/config_editor.h"
#include "ui/manager/policy_form.h"
#include "ui/models/findings_model.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::PolicyWindow;

class ConfigEditorTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    w_ = std::make_unique<PolicyWindow>();
    w_->page->setTextShown(true);
    edit_ = w_->page->editor()->edit();
    edit_->setFocus();
  }
  void cleanup() { w_.reset(); }

  void theTextIsTheRunningConfigurationWithoutAnEdit() {
    QVERIFY(edit_->isVisible());
    QCOMPARE(edit_->document()->firstBlock().text(), QString("interface ethernet0 100full"));
    QVERIFY(edit_->toPlainText().contains("vpngroup vpn3000 password *****"));
    QVERIFY(!edit_->toPlainText().contains("cisco123\n"));
    QVERIFY(w_->commands().isEmpty());
    QVERIFY(edit_->addedLines().isEmpty());
    QVERIFY(edit_->removedAfter().isEmpty());
  }

  void aLineTypedBecomesAnEditAfterAPause() {
    const int line = goTo("vpngroup vpn3000 idle-time 1800");
    QTest::keyClick(edit_, Qt::Key_End);
    for (int i = 0; i < 4; ++i) QTest::keyClick(edit_, Qt::Key_Backspace);
    QTest::keyClicks(edit_, "600");
    QTRY_COMPARE(w_->commands(), QStringList{"vpngroup vpn3000 idle-time 600"});
    QCOMPARE(edit_->addedLines(), QSet<int>{line});
    QCOMPARE(edit_->removedAfter(), QSet<int>{line - 1});
    QCOMPARE(w_->window.actions().undoEdit->toolTip(), QString("Undo: edit line %1 of the text").arg(line));
    // The form shows the same.
    w_->page->setTextShown(false);
    QCOMPARE(w_->field<QSpinBox>(PolicyKind::VpnGroups, "Idle time")->value(), 600);
  }

  void typingInOneLineIsOneStep() {
    goTo("hostname pixfirewall");
    QTest::keyClick(edit_, Qt::Key_End);
    QTest::keyClicks(edit_, "-a");
    w_->page->editor()->flush();
    QTest::keyClicks(edit_, "b");
    w_->page->editor()->flush();
    QVERIFY(w_->session().wanted().hostname == "pixfirewall-ab");
    QCOMPARE(w_->session().undoStack().count(), 1);
    w_->session().undoStack().undo();
    QVERIFY(w_->session().wanted().hostname == "pixfirewall");
    QVERIFY(edit_->toPlainText().contains("hostname pixfirewall\n"));
  }

  void anEditInAFormIsInTheTextAndMarked() {
    w_->page->setTextShown(false);
    auto* domain = w_->field<QLineEdit>(PolicyKind::VpnGroups, "Default domain");
    ui::testing::typeInto(domain, "lab.example");
    QTest::keyClick(domain, Qt::Key_Return);
    w_->page->setTextShown(true);
    const int line = goTo("vpngroup vpn3000 default-domain lab.example");
    QVERIFY(line > 0);
    QVERIFY(edit_->addedLines().contains(line));
  }

  void aLineThatIsNotUnderstoodIsToldAndKept() {
    const int line = goTo("names");
    QTest::keyClick(edit_, Qt::Key_End);
    QTest::keyClick(edit_, Qt::Key_Return);
    QTest::keyClicks(edit_, "frobnicate the widgets");
    w_->page->editor()->flush();
    QCOMPARE(edit_->notes().value(line + 1).beside,
             QString("Type help or '?' for a list of available commands."));
    QCOMPARE(w_->session().wanted().unknown_lines.size(), std::size_t{1});
    QVERIFY2(w_->commands().isEmpty(), "it is not sent");
    // It survives what the forms do, and stays where it was.
    w_->page->setTextShown(false);
    auto* domain = w_->field<QLineEdit>(PolicyKind::VpnGroups, "Default domain");
    ui::testing::typeInto(domain, "lab.example");
    QTest::keyClick(domain, Qt::Key_Return);
    w_->page->setTextShown(true);
    QVERIFY(goTo("frobnicate the widgets") > 0);
    QVERIFY(!edit_->notes().value(edit_->currentLine()).beside.isEmpty());
  }

  void theDevicesOwnWordsStandBesideTheLine() {
    const int line = goTo("isakmp policy 10 lifetime 86400");
    QTest::keyClick(edit_, Qt::Key_End);
    QTest::keyClicks(edit_, "0");
    w_->page->editor()->flush();
    QCOMPARE(edit_->notes().value(line).beside,
             QString("ERROR: invalid value 864000: 120 to 86400 expected"));
    QVERIFY(edit_->notes().value(line).text.contains("\"864000\" is not a number from 120 to 86400."));
  }

  void asterisksKeepTheSecretAndTypingReplacesIt() {
    goTo("vpngroup vpn3000 idle-time 1800");
    QTest::keyClick(edit_, Qt::Key_End);
    QTest::keyClick(edit_, Qt::Key_Backspace);
    w_->page->editor()->flush();
    QVERIFY(w_->session().wanted().vpngroup("vpn3000")->password->value.reveal_text() == "cisco123");
    goTo("vpngroup vpn3000 password *****");
    QTest::keyClick(edit_, Qt::Key_End);
    for (int i = 0; i < 5; ++i) QTest::keyClick(edit_, Qt::Key_Backspace);
    QTest::keyClicks(edit_, "better-secret");
    w_->page->editor()->flush();
    QVERIFY(w_->session().wanted().vpngroup("vpn3000")->password->value.reveal_text() == "better-secret");
    // Made anew, the text masks it, and the mark tells that it differs.
    w_->page->setTextShown(false);
    w_->session().undoStack().undo();
    w_->session().undoStack().redo();
    w_->page->setTextShown(true);
    const int line = goTo("vpngroup vpn3000 password *****");
    QVERIFY(line > 0);
    QVERIFY(edit_->addedLines().contains(line));
    QVERIFY(!edit_->toPlainText().contains("better-secret"));
  }

  void aSecretWithoutAFormerOneMustBeTyped() {
    goTo("vpngroup vpn3000 password *****");
    QTest::keyClick(edit_, Qt::Key_End);
    QTest::keyClick(edit_, Qt::Key_Return);
    QTest::keyClicks(edit_, "vpngroup guests password *****");
    w_->page->editor()->flush();
    bool found = false;
    for (const auto& each : w_->page->findings()->rows()) {
      found =
          found || (each.code == pix::FindingCode::secret_must_be_typed && each.object == "vpngroup guests");
    }
    QVERIFY(found);
  }

  void tabCompletesWhatIsCertain() {
    newLine();
    QTest::keyClicks(edit_, "vpngroup vpn3000 add");
    QTest::keyClick(edit_, Qt::Key_Tab);
    QCOMPARE(lineText(), QString("vpngroup vpn3000 address-pool "));
    QVERIFY(!edit_->popup()->isVisible());
    QTest::keyClick(edit_, Qt::Key_Tab);
    QVERIFY2(lineText().endsWith("address-pool VPNpool "), "the only pool there is");
  }

  void theListIsChosenFromByKeys() {
    newLine();
    QTest::keyClicks(edit_, "isakmp policy 10 ");
    QTest::keyClick(edit_, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(edit_->popup()->isVisible());
    QVERIFY(edit_->popup()->words().contains("encryption"));
    QTest::keyClicks(edit_, "e");
    QCOMPARE(edit_->popup()->words(), QStringList{"encryption"});
    QTest::keyClick(edit_, Qt::Key_Return);
    QCOMPARE(lineText(), QString("isakmp policy 10 encryption "));
    QVERIFY(!edit_->popup()->isVisible());
    QTest::keyClick(edit_, Qt::Key_Tab);
    QVERIFY(edit_->popup()->isVisible());
    QTest::keyClick(edit_, Qt::Key_Escape);
    QVERIFY(!edit_->popup()->isVisible());
    QCOMPARE(lineText(), QString("isakmp policy 10 encryption "));
  }

  void findingsStandInTheMargin() {
    const int line = goTo("isakmp policy 20 group 1");
    QVERIFY(edit_->notes().contains(line));
    QVERIFY(edit_->notes().value(line).text.contains("group 1"));
    QVERIFY(edit_->notes().value(line).beside.isEmpty());
  }

  void undoIsThatOfTheTextFirstThenOfThePolicy() {
    w_->page->setTextShown(false);
    auto* domain = w_->field<QLineEdit>(PolicyKind::VpnGroups, "Default domain");
    ui::testing::typeInto(domain, "lab.example");
    QTest::keyClick(domain, Qt::Key_Return);
    w_->page->setTextShown(true);
    edit_->setFocus();
    QTest::keyClick(edit_, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(w_->commands().isEmpty());
    QVERIFY(!edit_->toPlainText().contains("lab.example"));
  }

  void aLineMayBeWrittenInShort() {
    goTo("vpngroup vpn3000 idle-time 1800");
    QTest::keyClick(edit_, Qt::Key_Home);
    QTest::keyClick(edit_, Qt::Key_End, Qt::ShiftModifier);
    QTest::keyClicks(edit_, "  vpng vpn3000   idle 1800");
    w_->page->editor()->flush();
    QVERIFY2(w_->commands().isEmpty(), "the same by other words is no edit");
  }

 private:
  /// Puts the cursor into the line with this text; its number, 0 if there is none.
  int goTo(const QString& text) {
    for (QTextBlock block = edit_->document()->begin(); block.isValid(); block = block.next()) {
      if (block.text() != text) continue;
      edit_->showLine(block.blockNumber() + 1);
      edit_->setFocus();
      return block.blockNumber() + 1;
    }
    return 0;
  }
  void newLine() {
    goTo("vpngroup vpn3000 password *****");
    QTest::keyClick(edit_, Qt::Key_End);
    QTest::keyClick(edit_, Qt::Key_Return);
  }
  QString lineText() { return edit_->textCursor().block().text(); }

  std::unique_ptr<PolicyWindow> w_;
  CodeEdit* edit_ = nullptr;
};

DRAWBRIDGE_TEST(ConfigEditorTest);
#include "config_editor_test.moc"
