// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/console_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/manager/console_view.h"
#include "ui/manager/headend_controller.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

ConsolePanel::ConsolePanel(HeadendController& controller, QWidget* parent)
    : QWidget(parent),
      controller_(controller),
      stopped_(new NoteBox(this)),
      start_(new QPushButton(stopped_)),
      findBar_(new QWidget(this)),
      findLabel_(new QLabel(findBar_)),
      find_(new QLineEdit(findBar_)),
      previous_(new QToolButton(findBar_)),
      next_(new QToolButton(findBar_)),
      closeFind_(new QToolButton(findBar_)),
      found_(makeLabel(QStringLiteral("cap"), false, findBar_)),
      view_(new ConsoleView(controller.session(), this)),
      hint_(makeLabel(QStringLiteral("cap"), true, this)) {
  setObjectName(QStringLiteral("consolePanel"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  stopped_->head()->addWidget(start_);
  start_->setObjectName(QStringLiteral("startFromConsole"));
  connect(start_, &QPushButton::clicked, &controller_, &HeadendController::startStop);
  column->addWidget(stopped_);

  auto* line = new QHBoxLayout(findBar_);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(8);
  findLabel_->setBuddy(find_);
  find_->setObjectName(QStringLiteral("findField"));
  find_->setClearButtonEnabled(true);
  find_->installEventFilter(this);
  previous_->setIcon(icon(QStringLiteral("db-chevron-up")));
  next_->setIcon(icon(QStringLiteral("db-chevron-down")));
  closeFind_->setIcon(icon(QStringLiteral("db-x")));
  line->addWidget(findLabel_);
  line->addWidget(find_, 1);
  line->addWidget(previous_);
  line->addWidget(next_);
  line->addWidget(found_);
  line->addWidget(closeFind_);
  findBar_->hide();
  column->addWidget(findBar_);
  column->addWidget(view_, 1);
  column->addWidget(hint_);

  connect(find_, &QLineEdit::textChanged, this, [this] { found_->clear(); });
  connect(find_, &QLineEdit::returnPressed, this, [this] { findAgain(true); });
  connect(previous_, &QToolButton::clicked, this, [this] { findAgain(true); });
  connect(next_, &QToolButton::clicked, this, [this] { findAgain(false); });
  connect(closeFind_, &QToolButton::clicked, this, &ConsolePanel::closeFind);
  const auto shortcut = [this](const QKeySequence& keys, auto run) {
    auto* each = new QShortcut(keys, this);
    each->setContext(Qt::WidgetWithChildrenShortcut);
    connect(each, &QShortcut::activated, this, run);
  };
  shortcut(QKeySequence(Qt::CTRL | Qt::Key_F), [this] { openFind(); });
  shortcut(QKeySequence(Qt::Key_F3), [this] { findAgain(false); });
  shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { findAgain(true); });
  connect(view_, &ConsoleView::searchChanged, this, [this](const QString& words) {
    hint_->setText(words);
    if (words.isEmpty()) retranslate();
  });
  connect(&controller_.session(), &HeadendSession::stateChanged, this,
          [this](const ipc::HeadendState& state) {
            if (state.running) view_->open();
            refresh();
          });
  retranslate();
  view_->open();
}

void ConsolePanel::retranslate() {
  stopped_->setNote(Tone::Info, tr("The headend is stopped."), tr("Start it to get a prompt."));
  start_->setText(tr("Start"));
  findLabel_->setText(tr("Fin&d:"));
  find_->setAccessibleName(tr("Find in the console"));
  previous_->setToolTip(tr("Find upwards (Shift+F3)"));
  previous_->setAccessibleName(tr("Find upwards"));
  next_->setToolTip(tr("Find downwards (F3)"));
  next_->setAccessibleName(tr("Find downwards"));
  closeFind_->setToolTip(tr("Close (Esc)"));
  closeFind_->setAccessibleName(tr("Close the find bar"));
  view_->setAccessibleName(tr("Console of the headend"));
  hint_->setText(
      tr("Tab completes     ? lists what may follow     Up and Down: history     Ctrl+R searches it     "
         "Ctrl+F finds     Ctrl+Shift+C copies"));
  refresh();
}

void ConsolePanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void ConsolePanel::refresh() {
  stopped_->setVisible(!controller_.session().isRunning());
}

bool ConsolePanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == find_ && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    closeFind();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void ConsolePanel::openFind() {
  findBar_->show();
  const QString selected = view_->textCursor().selectedText();
  if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator)) find_->setText(selected);
  find_->selectAll();
  find_->setFocus(Qt::ShortcutFocusReason);
}

void ConsolePanel::closeFind() {
  findBar_->hide();
  view_->setFocus(Qt::OtherFocusReason);
}

void ConsolePanel::findAgain(bool backward) {
  if (!findBar_->isVisible()) {
    openFind();
    return;
  }
  if (find_->text().isEmpty()) return;
  const bool found = view_->findText(find_->text(), backward);
  found_->setText(found ? QString() : tr("\"%1\" was not found.").arg(find_->text()));
}

bool ConsolePanel::saveTo(const QString& path) const {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly | QIODevice::Text)) return false;
  QByteArray text = view_->toPlainText().toUtf8();
  if (!text.endsWith('\n')) text += '\n';
  return file.write(text) == text.size() && file.flush() && file.commit();
}

}  // namespace drawbridge::ui
