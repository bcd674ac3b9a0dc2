// SPDX-License-Identifier: GPL-3.0-or-later
// Recording a session with its keys: said before, confirmed, and told where it went.
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "client/profile_store.h"
#include "fake_link.h"
#include "support/test_registry.h"
#include "ui/shell/actions.h"
#include "ui/shell/windows.h"
#include "windows_fixture.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::FakeLink;

class CaptureTest : public QObject, ui::testing::WindowsFixture {
  Q_OBJECT

 private slots:
  void init() {
    prepare();
    makeWindows();
    QVERIFY(show("connections"));
  }
  void cleanup() { takeAway(); }

  void there_is_nothing_to_save_before_something_was_recorded() {
    QVERIFY(!actions().captureSave->isEnabled());
    QVERIFY(actions().captureSave->toolTip().startsWith(QStringLiteral("Nothing is recorded: switch on")));
    actions().captureRecord->trigger();
    QVERIFY(link_->last<ipc::RecordSession>()->on);
    QVERIFY(
        bar().text.startsWith(QStringLiteral("Packets and keys are recorded from the next connection on.")));
    QCOMPARE(actions().captureSave->toolTip(), QStringLiteral("Nothing is recorded yet: connect first."));
    begin();
    QVERIFY(actions().captureSave->isEnabled());
    actions().captureRecord->trigger();
    QVERIFY(!link_->last<ipc::RecordSession>()->on);
    QVERIFY(!actions().captureSave->isEnabled());
  }

  void keys_are_saved_only_after_a_deliberate_yes() {
    actions().captureRecord->trigger();
    begin();
    actions().captureSave->trigger();
    auto* question = windows_->window().findChild<QMessageBox*>();
    QVERIFY(question != nullptr);
    QVERIFY(question->text().contains(QStringLiteral("to whoever has the files")));
    // Return is no.
    QTest::keyClick(question, Qt::Key_Return);
    QTRY_VERIFY(windows_->window().findChild<QMessageBox*>() == nullptr);
    QVERIFY(windows_->window().findChild<QFileDialog*>() == nullptr);
    actions().captureSave->trigger();
    question = windows_->window().findChild<QMessageBox*>();
    for (auto* button : question->findChildren<QPushButton*>()) {
      if (button->text().contains(QStringLiteral("Save with Keys")))
        QTest::mouseClick(button, Qt::LeftButton);
    }
    auto* file = windows_->window().findChild<QFileDialog*>();
    QVERIFY(file != nullptr);
    const QString path = folder_->path() + QStringLiteral("/session.pcap");
    emit file->fileSelected(path);
    QVERIFY(link_->last<ipc::SaveRecording>() != nullptr);
    QCOMPARE(link_->last<ipc::SaveRecording>()->path, path.toStdString());
    ipc::RecordingSaved saved;
    saved.ok = true;
    saved.path = path.toStdString();
    saved.packets = 21;
    link_->tell(saved);
    QCOMPARE(bar().text, QStringLiteral("21 packets were saved to %1, and their keys to %2.")
                             .arg(path, folder_->path() + QStringLiteral("/session.tshark")));
    QCOMPARE(bar().detail, QStringLiteral("Whoever has both files can read the session."));
    saved.ok = false;
    saved.error = "No space left on device";
    link_->tell(saved);
    QCOMPARE(bar().detail, QStringLiteral("No space left on device"));
  }

 private:
  void begin() {
    client::StateChange change;
    change.state = client::State::initializing;
    change.entry = "Lab headend";
    link_->tell(ipc::ClientState{change});
  }
  ActionSet& actions() { return windows_->window().actions(); }
  const Message& bar() { return windows_->window().messageBar().message(); }
};

DRAWBRIDGE_TEST(CaptureTest);
#include "capture_test.moc"
