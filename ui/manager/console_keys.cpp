// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the command line: those of every text field, those of the device's line editor, and the search
// in what was typed before (ui.md 5.4, pix-commands.md 1.2).
#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <algorithm>

#include "ui/manager/completion_popup.h"
#include "ui/manager/console_view.h"

namespace drawbridge::ui {

namespace {

// What a terminal sends for these keys.
constexpr QChar interruptKey{0x03};
constexpr QChar endOfMode{0x1a};

/// The keys of the device's line editor that a window would else take as shortcuts.
bool isDeviceKey(int key) {
  switch (key) {
    case Qt::Key_A:
    case Qt::Key_B:
    case Qt::Key_C:
    case Qt::Key_D:
    case Qt::Key_E:
    case Qt::Key_H:
    case Qt::Key_L:
    case Qt::Key_N:
    case Qt::Key_P:
    case Qt::Key_R:
    case Qt::Key_U:
    case Qt::Key_V:
    case Qt::Key_W:
    case Qt::Key_X:
    case Qt::Key_Z:
    case Qt::Key_Space:
      return true;
    default:
      return false;
  }
}

}  // namespace

void ConsoleView::startSearch() {
  if (searching_) {
    search(true);
    return;
  }
  if (isHidden() || console_ == 0) return;
  searching_ = true;
  searched_.clear();
  found_ = history_.size();
  beforeSearch_ = editText();
  emit searchChanged(
      tr("Search the history: type a part of a command. Ctrl+R goes on, Return takes it, Esc leaves."));
}

void ConsoleView::search(bool older) {
  qsizetype at = older ? found_ - 1 : std::min(found_, history_.size() - 1);
  while (at >= 0 && !history_[at].contains(searched_, Qt::CaseInsensitive)) --at;
  if (at >= 0) {
    found_ = at;
    replaceEdit(history_[at]);
    emit searchChanged(tr("History: \"%1\"").arg(searched_));
  } else {
    emit searchChanged(tr("History: \"%1\" was not found.").arg(searched_));
  }
}

void ConsoleView::stopSearch(bool keep) {
  if (!searching_) return;
  searching_ = false;
  if (!keep) replaceEdit(beforeSearch_);
  emit searchChanged({});
}

bool ConsoleView::searchKey(QKeyEvent* event) {
  const bool control = (event->modifiers() & Qt::ControlModifier) != 0;
  if (control && event->key() == Qt::Key_R) {
    search(true);
    return true;
  }
  if (event->key() == Qt::Key_Escape ||
      (control && (event->key() == Qt::Key_C || event->key() == Qt::Key_G))) {
    stopSearch(false);
    return true;
  }
  if (event->key() == Qt::Key_Backspace) {
    searched_.chop(1);
    found_ = history_.size();
    search(false);
    return true;
  }
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    stopSearch(true);
    return true;
  }
  const QString text = event->text();
  if (!control && !text.isEmpty() && text.at(0).isPrint()) {
    searched_ += text;
    search(false);
    return true;
  }
  if (text.isEmpty() && (event->key() == Qt::Key_Shift || event->key() == Qt::Key_Control)) return true;
  // Any other key goes on with the line that was found.
  stopSearch(true);
  return false;
}

// ------------------------------------------------------------------ keys

bool ConsoleView::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() == Qt::ControlModifier && isDeviceKey(key->key())) {
      event->accept();
      return true;
    }
    if (key->key() == Qt::Key_Escape && (searching_ || popup_->isVisible())) {
      event->accept();
      return true;
    }
  }
  // Tab completes; Shift+Tab leaves backwards, F6 to the next pane.
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Backtab) {
    return focusNextPrevChild(false);
  }
  return QPlainTextEdit::event(event);
}

void ConsoleView::moveWithin(QTextCursor::MoveOperation operation, bool select) {
  QTextCursor cursor = textCursor();
  const auto mode = select ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor;
  if (operation == QTextCursor::StartOfLine) {
    cursor.setPosition(editStart_.position(), mode);
  } else if (operation == QTextCursor::End) {
    cursor.movePosition(QTextCursor::End, mode);
  } else if (cursor.position() > editStart_.position() ||
             (operation != QTextCursor::Left && operation != QTextCursor::WordLeft)) {
    cursor.movePosition(operation, mode);
    if (cursor.position() < editStart_.position()) cursor.setPosition(editStart_.position(), mode);
  }
  setTextCursor(cursor);
}

bool ConsoleView::controlKey(QKeyEvent* event) {
  QTextCursor cursor = textCursor();
  const int start = editStart_.position();
  const bool inEdit = cursor.position() >= start;
  switch (event->key()) {
    case Qt::Key_C:
      if (cursor.hasSelection()) {
        copy();
      } else if (console_ != 0) {
        const QString shown = isHidden() ? QString() : editText();
        secret_.clear();
        editStart_.movePosition(QTextCursor::End);
        recalled_ = history_.size();
        send(shown + interruptKey);
      }
      return true;
    case Qt::Key_V:
      paste();
      return true;
    case Qt::Key_A:
      moveWithin(QTextCursor::StartOfLine, false);
      return true;
    case Qt::Key_E:
      goToEdit();
      return true;
    case Qt::Key_B:
      if (inEdit) moveWithin(QTextCursor::Left, false);
      return true;
    case Qt::Key_D:
      if (inEdit && !isHidden()) cursor.deleteChar();
      return true;
    case Qt::Key_P:
      if (!isHidden()) recall(-1);
      return true;
    case Qt::Key_N:
      if (!isHidden()) recall(1);
      return true;
    case Qt::Key_U:
      secret_.clear();
      replaceEdit({});
      return true;
    case Qt::Key_X:
      if (inEdit && !isHidden()) {
        cursor.setPosition(start, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
      }
      return true;
    case Qt::Key_W: {
      if (!inEdit || isHidden()) return true;
      const QString before = editToCursor();
      qsizetype at = before.size();
      while (at > 0 && before[at - 1] == QLatin1Char(' ')) --at;
      while (at > 0 && before[at - 1] != QLatin1Char(' ')) --at;
      cursor.setPosition(start + static_cast<int>(at), QTextCursor::KeepAnchor);
      cursor.removeSelectedText();
      return true;
    }
    case Qt::Key_L:
      clearScreen();
      return true;
    case Qt::Key_R:
      startSearch();
      return true;
    case Qt::Key_Z:
      if (console_ != 0) {
        replaceEdit({});
        send(endOfMode);
      }
      return true;
    case Qt::Key_Space:
      showPopup();
      return true;
    default:
      return false;
  }
}

void ConsoleView::keyPressEvent(QKeyEvent* event) {
  const bool select = (event->modifiers() & Qt::ShiftModifier) != 0;
  const bool control = (event->modifiers() & Qt::ControlModifier) != 0;
  if (control && select && event->key() == Qt::Key_A) {
    selectAll();
    return;
  }
  if (control && select && event->key() == Qt::Key_C) {
    copy();
    return;
  }
  if ((control && select && event->key() == Qt::Key_V) || (select && event->key() == Qt::Key_Insert)) {
    paste();
    return;
  }
  if (control && (event->key() == Qt::Key_Insert)) {
    copy();
    return;
  }
  // Reading back is possible at any time.
  if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown ||
      (control && (event->key() == Qt::Key_Home || event->key() == Qt::Key_End))) {
    QPlainTextEdit::keyPressEvent(event);
    return;
  }
  if (console_ == 0) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
      open();
    } else if (control && event->key() == Qt::Key_C) {
      copy();
    } else {
      event->ignore();
    }
    return;
  }
  if (isPaging()) {
    // Each key is an answer to "<--- More --->".
    if (control) {
      if (event->key() == Qt::Key_C) send(QStringLiteral("q"));
      return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
      send(QStringLiteral("\r"));
      return;
    }
    if (!event->text().isEmpty()) send(event->text());
    return;
  }
  if (searching_ && searchKey(event)) return;
  if (popup_->isVisible() && popupKey(event)) return;
  if (event->modifiers() == Qt::ControlModifier && controlKey(event)) return;
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      sendEdit();
      return;
    case Qt::Key_Tab:
      complete();
      return;
    case Qt::Key_Escape:
      event->ignore();
      return;
    case Qt::Key_Up:
      if (!isHidden()) recall(-1);
      return;
    case Qt::Key_Down:
      if (!isHidden()) recall(1);
      return;
    case Qt::Key_Home:
      moveWithin(QTextCursor::StartOfLine, select);
      return;
    case Qt::Key_End:
      moveWithin(QTextCursor::End, select);
      return;
    case Qt::Key_Left:
      if (textCursor().position() < editStart_.position() && !select) goToEdit();
      moveWithin(control ? QTextCursor::WordLeft : QTextCursor::Left, select);
      return;
    case Qt::Key_Right:
      if (textCursor().position() < editStart_.position() && !select) goToEdit();
      moveWithin(control ? QTextCursor::WordRight : QTextCursor::Right, select);
      return;
    default:
      break;
  }
  if (isHidden()) {
    // Never the text itself: asterisks stand for it.
    if (event->key() == Qt::Key_Backspace) {
      secret_.chop(1);
      replaceEdit(QString(secret_.size(), QLatin1Char('*')));
    } else if (!control && !event->text().isEmpty() && event->text().at(0).isPrint()) {
      secret_ += event->text();
      replaceEdit(QString(secret_.size(), QLatin1Char('*')));
    }
    return;
  }
  if (!control && event->text() == QLatin1String("?")) {
    askHelp();
    return;
  }
  const bool erases = event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete;
  if (!isSelectionInEdit()) {
    // What stands above is not changed: typing goes on at the end of the line.
    if (erases && textCursor().hasSelection()) return;
    if (!event->text().isEmpty()) goToEdit();
  }
  if (event->key() == Qt::Key_Backspace && !textCursor().hasSelection() &&
      textCursor().position() <= editStart_.position()) {
    return;
  }
  QPlainTextEdit::keyPressEvent(event);
  ensureCursorVisible();
}

void ConsoleView::inputMethodEvent(QInputMethodEvent* event) {
  if (console_ == 0 || isHidden() || isPaging()) return;
  if (!isSelectionInEdit()) goToEdit();
  QPlainTextEdit::inputMethodEvent(event);
}

// ------------------------------------------------------------------ paste, menu, find

}  // namespace drawbridge::ui
