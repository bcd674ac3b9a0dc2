// SPDX-License-Identifier: GPL-3.0-or-later
// Closing the window: asks once while a tunnel is up or the headend runs, and about edits that were not
// pushed.
#include <QApplication>
#include <QCloseEvent>
#include <QMetaMethod>
#include <QPushButton>
#include <QSettings>

#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings.h"

namespace drawbridge::ui {

void MainWindow::setCloseHooks(CloseHooks hooks) {
  hooks_ = std::move(hooks);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (closing_ || mayClose()) {
    saveSettings();
    event->accept();
    if (!closing_) quitNow();
    return;
  }
  event->ignore();
}

bool MainWindow::mayClose() {
  if (closing_) return true;
  const int edits = hooks_.editsNotPushed ? hooks_.editsNotPushed() : 0;
  const QStringList connections = hooks_.connections ? hooks_.connections() : QStringList();
  const bool busy = !connections.isEmpty() || (hooks_.headendRuns && hooks_.headendRuns());
  if (!busy && edits == 0) return true;
  if (edits > 0) {
    askAboutEdits(edits);
    return false;
  }
  const QString answer = QSettings().value(QLatin1String(settings::closeAnswer)).toString();
  if (answer == QLatin1String("keep")) {
    keepRunning();
    return false;
  }
  if (answer == QLatin1String("quit")) {
    quitNow();
    return false;
  }
  const auto remember = [this](const char* kept) {
    if (messageBar_->isChecked())
      QSettings().setValue(QLatin1String(settings::closeAnswer), QLatin1String(kept));
  };
  Message question;
  question.tone = Tone::Warn;
  question.text = tr("Keep running in the background?");
  question.detail = connections.isEmpty() ? tr("The headend is running.")
                    : connections.size() == 1
                        ? tr("The connection \"%1\" is up or being made.").arg(connections.front())
                        : tr("%1 connections are up or being made: %2.")
                              .arg(connections.size())
                              .arg(connections.join(QStringLiteral(", ")));
  question.checkBox = tr("&Remember my answer");
  question.closable = false;
  question.buttons = {{tr("Keep Running"),
                       [this, remember] {
                         remember("keep");
                         keepRunning();
                       },
                       true},
                      {tr("Disconnect and Quit"),
                       [this, remember] {
                         remember("quit");
                         quitNow();
                       }},
                      {tr("Cancel"), {}}};
  bringToFront();
  showMessage(question);
  if (QPushButton* first = messageBar_->button(tr("Keep Running"))) first->setFocus();
  return false;
}

void MainWindow::askAboutEdits(int count) {
  Message question;
  question.tone = Tone::Warn;
  question.text = tr("%n edit(s) were not pushed.", nullptr, count);
  question.closable = false;
  question.buttons = {{tr("Push..."), [this] { actions_->previewAndPush->trigger(); }, true},
                      {tr("Discard"),
                       [this] {
                         actions_->discardEdits->trigger();
                         // Whoever discards says so through the hook; a refusal asks again instead of losing
                         // work.
                         if (!hooks_.editsNotPushed || hooks_.editsNotPushed() == 0) close();
                       }},
                      {tr("Cancel"), {}}};
  bringToFront();
  showMessage(question);
}

void MainWindow::keepRunning() {
  saveSettings();
  // A tray hides the window; without one it is minimised.
  static const QMetaMethod signal = QMetaMethod::fromSignal(&MainWindow::keepRunningChosen);
  if (isSignalConnected(signal)) {
    emit keepRunningChosen();
  } else {
    showMinimized();
  }
}

void MainWindow::quitNow() {
  if (closing_) return;
  saveSettings();
  const auto finish = [this] {
    closing_ = true;
    QApplication::closeAllWindows();
    QApplication::quit();
  };
  if (hooks_.shutDown) {
    hooks_.shutDown(finish);
  } else {
    finish();
  }
}

}  // namespace drawbridge::ui
