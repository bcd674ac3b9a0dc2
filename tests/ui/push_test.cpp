// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is sent unseen: the preview, the push with its timer, the way back, and the conflict with the
// console.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>

#include "policy_device.h"
#include "support/test_registry.h"
#include "ui/manager/difference_dialog.h"
#include "ui/models/command_preview_model.h"
#include "ui/widgets/card.h"

using namespace drawbridge;
using namespace drawbridge::ui;
using ui::testing::PolicyWindow;
using ui::testing::typeInto;

namespace {

QStringList rows(const QAbstractItemModel* model) {
  QStringList texts;
  for (int row = 0; row < model->rowCount(); ++row) texts << model->index(row, 0).data().toString();
  return texts;
}

template <class T>
T* child(QWidget* parent, const QString& text) {
  for (T* each : parent->findChildren<T*>()) {
    if (each->text().remove('&') == text) return each;
  }
  return nullptr;
}

/// A box whose title begins so.
bool hasNote(QWidget* parent, const QString& title) {
  for (const NoteBox* each : parent->findChildren<NoteBox*>()) {
    if (each->isVisible() && each->accessibleName().startsWith(title)) return true;
  }
  return false;
}

/// The words in this order; how the plural is built is the translation's matter.
bool tells(const QString& text, const QStringList& words) {
  qsizetype at = 0;
  for (const QString& each : words) {
    at = text.indexOf(each, at);
    if (at < 0) return false;
    at += each.size();
  }
  return true;
}

}  // namespace

class PushTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    ui::testing::startClean();
    w_ = std::make_unique<PolicyWindow>();
  }
  void cleanup() { w_.reset(); }

  void thePreviewHasCommandsReasonsAndTheWayBack() {
    edit("Default domain", "lab.example");
    edit("Idle time", "600");
    PushDialog* dialog = open();
    QAbstractItemModelTester tester(dialog->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(rows(dialog->model()),
             (QStringList{": New in the wanted configuration", "vpngroup vpn3000 default-domain lab.example",
                          ": Changed", "vpngroup vpn3000 idle-time 600"}));
    auto* tabs = dialog->findChild<QTabWidget*>();
    QCOMPARE(tabs->tabText(0), QString("Commands (2)"));
    QCOMPARE(tabs->tabText(2), QString("To undo (2)"));
    const QStringList back = rows(qobject_cast<QListView*>(tabs->widget(2))->model());
    QVERIFY(back.contains("no vpngroup vpn3000 default-domain"));
    QVERIFY(back.contains("vpngroup vpn3000 idle-time 1800"));
    QVERIFY(dialog->pushButton()->text().startsWith("&Push 2 Command"));
    QVERIFY(dialog->pushButton()->isDefault());
    QVERIFY2(w_->device.last<ipc::Push>() == nullptr, "a preview sends nothing");
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(w_->device.last<ipc::Push>() == nullptr);
    QCOMPARE(w_->session().editCount(), 2);
  }

  void whatIsPushedIsWhatWasPreviewed() {
    edit("Password, group", "better-secret");
    edit("Idle time", "600");
    const QStringList previewed = w_->commands();
    PushDialog* dialog = open();
    QTest::keyClick(dialog, Qt::Key_Return);
    const auto* push = w_->device.last<ipc::Push>();
    QVERIFY(push != nullptr);
    QStringList sent;
    for (const auto& each : push->commands) sent << QString::fromStdString(each);
    QCOMPARE(sent, previewed);
    QVERIFY(push->confirm_within == std::chrono::minutes{2});
    QVERIFY(push->stop_and_undo_on_error);
    QVERIFY(!push->save_after_confirm);
    QVERIFY(w_->device.config.vpngroup("vpn3000")->password->value.reveal_text() == "better-secret");
    QCOMPARE(w_->session().editCount(), 0);
  }

  void secretsAreMaskedWhereTheyAreShown() {
    edit("Password, group", "better-secret");
    PushDialog* dialog = open();
    QVERIFY(rows(dialog->model()).contains("vpngroup vpn3000 password *****"));
    QTest::mouseClick(child<QPushButton>(dialog, "Copy as Text"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains("vpngroup vpn3000 password *****"));
    QVERIFY(!copied.contains("better-secret"));
    // Side by side: the lines look alike, so the sign says that they differ.
    QStringList marked;
    for (const auto* each : dialog->findChildren<QPlainTextEdit*>()) {
      QVERIFY(!each->toPlainText().contains("better-secret"));
      QVERIFY(!each->toPlainText().contains("cisco123\n"));
      for (const QString& line : each->toPlainText().split('\n')) {
        if (!line.startsWith("  ")) marked << line;
      }
    }
    QCOMPARE(marked, (QStringList{"- vpngroup vpn3000 password *****", "+ vpngroup vpn3000 password *****"}));
  }

  void theChoicesOfSafetyGoWithThePush() {
    edit("Idle time", "600");
    PushDialog* dialog = open();
    auto* minutes = dialog->findChild<QComboBox*>();
    QStringList texts;
    for (int i = 0; i < minutes->count(); ++i) texts << minutes->itemText(i);
    QCOMPARE(texts, (QStringList{"1 min", "2 min", "5 min", "10 min"}));
    minutes->setFocus();
    QTest::keyClick(minutes, Qt::Key_End);
    auto* save = child<QCheckBox>(dialog, "Save to startup after I confirm");
    auto* stop = child<QCheckBox>(dialog, "Stop at the first error and undo");
    QTest::mouseClick(save, Qt::LeftButton, {}, QPoint(8, save->height() / 2));
    QTest::mouseClick(stop, Qt::LeftButton, {}, QPoint(8, stop->height() / 2));
    QTest::mouseClick(dialog->pushButton(), Qt::LeftButton);
    const auto* push = w_->device.last<ipc::Push>();
    QVERIFY(push->confirm_within == std::chrono::minutes{10});
    QVERIFY(push->save_after_confirm);
    QVERIFY(!push->stop_and_undo_on_error);
  }

  void withoutATimerNothingWaits() {
    edit("Idle time", "600");
    PushDialog* dialog = open();
    auto* confirm = child<QCheckBox>(dialog, "Undo unless I confirm within");
    auto* save = child<QCheckBox>(dialog, "Save to startup after I confirm");
    QTest::mouseClick(confirm, Qt::LeftButton, {}, QPoint(8, confirm->height() / 2));
    QVERIFY(!save->isEnabled());
    QTest::mouseClick(dialog->pushButton(), Qt::LeftButton);
    QVERIFY(!w_->device.waits());
    QVERIFY(tells(w_->controller->bar().text, {"1 command", "pushed"}));
    QVERIFY(w_->controller->bar().tone == Tone::Ok);
  }

  void theBarCountsAndConfirmKeeps() {
    pushIdleTime();
    QVERIFY(tells(bar(), {"1 command", "pushed", "2:00"}));
    w_->device.pass(Seconds{18});
    QVERIFY(tells(bar(), {"1 command", "pushed", "1:42"}));
    QTest::keyClick(&w_->window, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(w_->device.last<ipc::ConfirmPush>() != nullptr);
    QVERIFY(tells(bar(), {"1 command", "confirmed"}));
    QVERIFY(w_->device.config.vpngroup("vpn3000")->idle_time == 600);
  }

  void undoNowGoesBack() {
    pushIdleTime();
    QPushButton* undo = barButton("Undo Now");
    QVERIFY(undo != nullptr);
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(w_->device.config.vpngroup("vpn3000")->idle_time == 1800);
    QVERIFY(tells(bar(), {"1 command", "undone"}));
    QCOMPARE(w_->session().editCount(), 0);
  }

  void whenTheTimeIsUpItIsUndoneAndCanBeTakenUpAgain() {
    pushIdleTime();
    w_->device.pass(Seconds{121});
    QVERIFY(tells(bar(), {"Not confirmed", "undone"}));
    QVERIFY(w_->device.config.vpngroup("vpn3000")->idle_time == 1800);
    QTest::mouseClick(barButton("Show Difference"), Qt::LeftButton);
    QVERIFY(w_->controller->pushDialog() != nullptr);
    QVERIFY(rows(w_->controller->pushDialog()->model()).contains("vpngroup vpn3000 idle-time 600"));
  }

  void aRefusedCommandIsToldUnderItsLine() {
    edit("Default domain", "lab.example");
    edit("Idle time", "600");
    w_->device.refuses = "vpngroup vpn3000 idle-time 600";
    PushDialog* dialog = open();
    QTest::mouseClick(dialog->pushButton(), Qt::LeftButton);
    QVERIFY2(dialog->isVisible(), "the dialog stays with the device's words");
    const QStringList lines = rows(dialog->model());
    const qsizetype at = lines.indexOf("vpngroup vpn3000 idle-time 600");
    QCOMPARE(lines.value(at + 1), QString("ERROR: unable to do that"));
    const auto state = [&](qsizetype row) {
      return dialog->model()->index(static_cast<int>(row), 0).data(CommandPreviewModel::StateRole).toInt();
    };
    QCOMPARE(state(at), static_cast<int>(CommandPreviewModel::State::Refused));
    QCOMPARE(state(lines.indexOf("vpngroup vpn3000 default-domain lab.example")),
             static_cast<int>(CommandPreviewModel::State::Accepted));
    QVERIFY(!dialog->pushButton()->isEnabled());
    QVERIFY2(w_->device.config == pix::parse(pix::lab_configuration()).config, "what came before was undone");
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY2(w_->session().editCount() == 2, "the edits are still there");
    QVERIFY(w_->controller->bar().tone == Tone::Error);
  }

  void usersWhoAreCutOffAreNamed() {
    ipc::HeadendSnapshot snapshot;
    for (const char* user : {"anna", "bruno"}) {
      ipc::SessionRow row;
      row.id = snapshot.sessions.size() + 1;
      row.user = user;
      row.group = row.id == 1 ? "vpn3000" : "other";
      snapshot.sessions.push_back(row);
    }
    w_->device.tell(snapshot);
    edit("Idle time", "600");
    PushDialog* dialog = open();
    QVERIFY(hasNote(dialog, "2 user"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    edit("Password, group", "better-secret");
    dialog = open();
    QVERIFY(hasNote(dialog, "Users of group vpn3000 connect again"));
    QVERIFY(hasNote(dialog, "1 user"));
  }

  void newErrorsAreAskedAboutOnce() {
    pix::Config broken = w_->session().wanted();
    broken.vpngroups.front().address_pool = "nowhere";
    w_->session().edit(broken, "break it");
    PushDialog* dialog = open();
    QVERIFY(hasNote(dialog, "The check finds 1 error"));
    QVERIFY(!dialog->pushButton()->isEnabled());
    auto* all = child<QCheckBox>(dialog, "Push all the same");
    QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, all->height() / 2));
    QVERIFY(dialog->pushButton()->isEnabled());
  }

  void theConsoleMeanwhileIsAConflictAndMergeKeepsBoth() {
    edit("Idle time", "600");
    edit("Default domain", "lab.example");
    w_->device.console("hostname other");
    QVERIFY(bar().startsWith("The headend was changed at the console (1 command"));
    PushDialog* dialog = open();
    QVERIFY2(!dialog->pushButton()->isEnabled(), "it would undo the console's work");
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTest::mouseClick(barButton("Merge"), Qt::LeftButton);
    QStringList sent = w_->commands();
    sent.sort();
    QCOMPARE(sent,
             (QStringList{"vpngroup vpn3000 default-domain lab.example", "vpngroup vpn3000 idle-time 600"}));
    // Each step can still be undone, on the new ground.
    w_->session().undoStack().undo();
    QCOMPARE(w_->commands(), QStringList{"vpngroup vpn3000 idle-time 600"});
    w_->session().undoStack().undo();
    QVERIFY(w_->session().wanted() == w_->device.config);
  }

  void theDifferenceShowsBothSides() {
    edit("Idle time", "600");
    w_->device.console("hostname other");
    QTest::mouseClick(barButton("Show Difference"), Qt::LeftButton);
    auto* dialog = w_->window.findChild<DifferenceDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QVERIFY(rows(dialog->console()).contains("hostname other"));
    QVERIFY(rows(dialog->edits()).contains("vpngroup vpn3000 idle-time 600"));
    QTest::mouseClick(child<QPushButton>(dialog, "Discard My Edits"), Qt::LeftButton);
    QCOMPARE(w_->session().editCount(), 0);
    QVERIFY(!w_->session().hasConflict());
    QVERIFY(w_->session().wanted().hostname == "other");
  }

  void whatTheConsoleTookBackIsNoConflict() {
    edit("Idle time", "600");
    w_->device.console("hostname other");
    w_->device.console("hostname pixfirewall");
    QVERIFY(!w_->session().hasConflict());
    QVERIFY(w_->controller->bar().text.isEmpty());
  }

 private:
  void edit(const char* name, const QString& text) {
    auto* widget = w_->field<QWidget>(PolicyKind::VpnGroups, name);
    typeInto(widget, text);
    QTest::keyClick(widget, Qt::Key_Return);
  }
  PushDialog* open() {
    QTest::keyClick(&w_->window, Qt::Key_Return, Qt::ControlModifier);
    PushDialog* dialog = w_->controller->pushDialog();
    if (dialog == nullptr || !QTest::qWaitForWindowActive(dialog)) qFatal("no push dialog");
    return dialog;
  }
  void pushIdleTime() {
    edit("Idle time", "600");
    QTest::mouseClick(open()->pushButton(), Qt::LeftButton);
  }
  MessageBar* shownBar() { return w_->page->findChild<HeadendBar*>()->bar(); }
  QString bar() { return shownBar()->message().text; }
  QPushButton* barButton(const QString& text) { return shownBar()->button(text); }

  std::unique_ptr<PolicyWindow> w_;
};

DRAWBRIDGE_TEST(PushTest);
#include "push_test.moc"
