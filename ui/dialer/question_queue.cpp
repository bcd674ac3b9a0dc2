// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/question_queue.h"

#include <QDialog>
#include <QEvent>
#include <algorithm>

#include "ui/shell/main_window.h"

namespace drawbridge::ui {

QuestionQueue::QuestionQueue(MainWindow& window, QObject* parent) : QObject(parent), window_(window) {
  window_.installEventFilter(this);
}

void QuestionQueue::add(QDialog* dialog, When when) {
  if (!holds(dialog)) {
    questions_.append({dialog, when});
    connect(dialog, &QDialog::finished, this, [this, dialog] { remove(dialog); });
    connect(dialog, &QObject::destroyed, this, &QuestionQueue::remove);
  }
  showFirst();
}

bool QuestionQueue::holds(const QDialog* dialog) const {
  return std::any_of(questions_.begin(), questions_.end(),
                     [&](const Question& each) { return each.dialog == dialog; });
}

void QuestionQueue::remove(QObject* dialog) {
  const auto isGone = [&](const Question& each) { return each.dialog == nullptr || each.dialog == dialog; };
  if (questions_.removeIf(isGone) == 0) return;
  dialog->disconnect(this);
  // Not before whoever asked has heard the answer.
  QMetaObject::invokeMethod(this, &QuestionQueue::showFirst, Qt::QueuedConnection);
}

void QuestionQueue::showFirst() {
  const bool isSeen = window_.isVisible() && !window_.isMinimized();
  const auto next = std::find_if(questions_.begin(), questions_.end(), [&](const Question& each) {
    return each.dialog != nullptr && (isSeen || each.when == When::Now);
  });
  if (next == questions_.end()) return;
  const bool another = std::any_of(questions_.begin(), questions_.end(), [&](const Question& each) {
    return each.dialog != nullptr && each.dialog != next->dialog && each.dialog->isVisible();
  });
  if (another) return;
  next->dialog->open();
  next->dialog->raise();
  next->dialog->activateWindow();
}

bool QuestionQueue::eventFilter(QObject* watched, QEvent* event) {
  const bool comes =
      event->type() == QEvent::Show || (event->type() == QEvent::WindowStateChange && !window_.isMinimized());
  if (watched == &window_ && comes && !questions_.isEmpty())
    QMetaObject::invokeMethod(this, &QuestionQueue::showFirst, Qt::QueuedConnection);
  return QObject::eventFilter(watched, event);
}

}  // namespace drawbridge::ui
