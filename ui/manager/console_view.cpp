// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/console_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <algorithm>

#include "ui/manager/completion_popup.h"
#include "ui/manager/config_highlighter.h"
#include "ui/manager/paste_dialog.h"
#include "ui/theme/icons.h"

namespace drawbridge::ui {

namespace {

constexpr qsizetype historyLimit = 500;
const QLatin1String moreText("<--- More --->");
const QLatin1String passwordText("Password: ");

// What a terminal sends for this key (pix-commands.md 1.2).
constexpr QChar eraseLine{0x15};

/// Lines as they can be sent: no tabs (they would complete), no line ends, no empty lines at the ends.
QStringList linesOf(QString text) {
  text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
  text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
  text.replace(QLatin1Char('\t'), QLatin1Char(' '));
  QStringList lines = text.split(QLatin1Char('\n'));
  for (QString& line : lines) {
    line.removeIf([](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
  }
  while (!lines.isEmpty() && lines.back().trimmed().isEmpty()) lines.removeLast();
  while (!lines.isEmpty() && lines.front().trimmed().isEmpty()) lines.removeFirst();
  return lines;
}

}  // namespace

ConsoleView::ConsoleView(HeadendSession& session, QWidget* parent)
    : QPlainTextEdit(parent), session_(session), popup_(new CompletionPopup(viewport())) {
  setProperty("role", QStringLiteral("code"));
  setUndoRedoEnabled(false);
  setMaximumBlockCount(lineLimit);
  setWordWrapMode(QTextOption::WrapAnywhere);
  setTabChangesFocus(false);
  setAcceptDrops(false);
  viewport()->setAcceptDrops(false);
  new ConfigHighlighter(document(), ConfigHighlighter::Kind::Console);
  tailStart_ = QTextCursor(document());
  tailStart_.setKeepPositionOnInsert(true);
  editStart_ = QTextCursor(document());
  editStart_.setKeepPositionOnInsert(true);
  confirmPaste = [this](const QStringList& lines) {
    return PasteDialog(lines, window()).exec() == QDialog::Accepted;
  };
  connect(&session_, &HeadendSession::consoleOutput, this,
          [this](quint64 console, const QString& characters, bool finished) {
            if (console_ == 0 || console != console_) return;
            takeOutput(characters);
            if (finished) endSession();
          });
  connect(&session_, &HeadendSession::stateChanged, this, [this](const ipc::HeadendState& state) {
    if (!state.running && console_ != 0) endSession();
  });
  connect(&session_, &HeadendSession::completionsFound, this,
          [this](quint64 console, const QString& line, const auto& words) {
            if (console == console_) takeCompletions(line, words);
          });
  connect(popup_, &CompletionPopup::chosen, this, &ConsoleView::acceptPopup);
  connect(this, &QPlainTextEdit::textChanged, this, [this] { tabAgain_ = false; });
}

ConsoleView::~ConsoleView() {
  if (console_ != 0) session_.closeConsole(console_);
}

void ConsoleView::open() {
  if (console_ != 0 || !session_.isRunning()) return;
  if (!tail_.isEmpty()) showLocalLine({});
  console_ = session_.openConsole();
  emit openChanged();
}

void ConsoleView::endSession() {
  console_ = 0;
  popup_->hide();
  stopSearch(false);
  replaceEdit({});
  secret_.clear();
  if (session_.isRunning()) {
    showLocalLine(tr("The console session has ended. Press Return for a new one."));
  } else {
    showLocalLine(tr("The headend was stopped: the console session has ended."));
  }
  emit openChanged();
}

// ------------------------------------------------------------------ what the device prints

// The unfinished last line is kept as text with a column, as a terminal does: carriage return, blanks and
// carriage return take a prompt away before a debug line is printed.
void ConsoleView::takeOutput(const QString& characters) {
  QStringList lines;
  const auto finish = [&] {
    if (overwritten_) {
      while (tail_.endsWith(QLatin1Char(' '))) tail_.chop(1);
    }
    lines << tail_;
    tail_.clear();
    column_ = 0;
    overwritten_ = false;
  };
  for (const QChar c : characters) {
    switch (c.unicode()) {
      case '\n':
        finish();
        break;
      case '\r':
        column_ = 0;
        overwritten_ = true;
        break;
      case '\b':
        column_ = std::max<qsizetype>(0, column_ - 1);
        overwritten_ = true;
        break;
      default:
        if (c.unicode() < 0x20) break;
        if (column_ < tail_.size()) {
          tail_[column_] = c;
        } else {
          tail_ += c;
        }
        ++column_;
    }
  }
  // Blanks that a shorter line left behind the cursor are nothing to see.
  if (tail_.mid(column_).trimmed().isEmpty()) tail_.truncate(column_);
  lines << tail_;

  QScrollBar* bar = verticalScrollBar();
  const bool follows = bar->value() >= bar->maximum() - 1 || textCursor().position() >= editStart_.position();
  QTextCursor change(document());
  change.setPosition(tailStart_.position());
  change.setPosition(editStart_.position(), QTextCursor::KeepAnchor);
  const QString before = change.selectedText();
  const QString after = lines.join(QLatin1Char('\n'));
  const int typed = document()->characterCount() - 1 - editStart_.position();
  // What stands there already stays, so that nothing flickers and a selection survives.
  if (after.startsWith(before)) {
    change.setPosition(editStart_.position());
    change.insertText(after.mid(before.size()));
  } else {
    change.insertText(after);
  }
  const int end = document()->characterCount() - 1;
  editStart_.setPosition(end - typed);
  tailStart_.setPosition(end - typed - static_cast<int>(tail_.size()));
  if (follows) {
    if (textCursor().position() >= editStart_.position()) ensureCursorVisible();
    bar->setValue(bar->maximum());
  }
  emit promptReturned();
}

void ConsoleView::showLocalLine(const QString& text) {
  QString all;
  if (!tail_.isEmpty()) all += QLatin1Char('\n');
  if (!text.isEmpty()) all += text + QLatin1Char('\n');
  takeOutput(all);
}

bool ConsoleView::isHidden() const {
  return tail_ == passwordText;
}

bool ConsoleView::isPaging() const {
  return tail_ == moreText;
}

bool ConsoleView::isReadyForCommand() const {
  const int length = ConfigHighlighter::promptLength(tail_);
  return console_ != 0 && length == tail_.size() && tail_.trimmed().endsWith(QLatin1Char('#'));
}

// ------------------------------------------------------------------ what is typed

QString ConsoleView::editText() const {
  QTextCursor cursor(document());
  cursor.setPosition(editStart_.position());
  cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
  QString text = cursor.selectedText();
  text.replace(QChar::ParagraphSeparator, QLatin1Char(' '));
  return text;
}

QString ConsoleView::editToCursor() const {
  return editText().left(std::max(0, textCursor().position() - editStart_.position()));
}

QString ConsoleView::line() const {
  return isHidden() ? QString() : editText();
}

void ConsoleView::setLine(const QString& text) {
  replaceEdit(text);
}

void ConsoleView::replaceEdit(const QString& text) {
  QTextCursor cursor(document());
  cursor.setPosition(editStart_.position());
  cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
  if (cursor.hasSelection() || !text.isEmpty()) cursor.insertText(text);
  goToEdit();
}

void ConsoleView::goToEdit() {
  QTextCursor cursor = textCursor();
  cursor.movePosition(QTextCursor::End);
  setTextCursor(cursor);
}

bool ConsoleView::isSelectionInEdit() const {
  return textCursor().selectionStart() >= editStart_.position();
}

void ConsoleView::send(const QString& characters) {
  session_.consoleInput(console_, characters);
}

void ConsoleView::sendEdit() {
  const bool hidden = isHidden();
  const QString text = hidden ? secret_ : editText();
  secret_.fill(QLatin1Char('\0'));
  secret_.clear();
  if (!hidden && ConfigHighlighter::promptLength(tail_) > 0 && !text.trimmed().isEmpty() &&
      (history_.isEmpty() || history_.back() != text)) {
    history_ << text;
    if (history_.size() > historyLimit) history_.removeFirst();
  }
  recalled_ = history_.size();
  kept_.clear();
  // What was typed stays on the screen until the session's echo takes its place.
  editStart_.movePosition(QTextCursor::End);
  goToEdit();
  send(text + QLatin1Char('\n'));
  if (!hidden) emit commandSent(text);
}

void ConsoleView::sendCommand(const QString& command) {
  if (console_ == 0) return;
  send(command + QLatin1Char('\n'));
  emit commandSent(command);
}

void ConsoleView::sendLines(const QStringList& lines) {
  if (console_ == 0 || lines.isEmpty()) return;
  for (const QString& line : lines) {
    if (!line.trimmed().isEmpty()) history_ << line;
  }
  while (history_.size() > historyLimit) history_.removeFirst();
  recalled_ = history_.size();
  send(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
  for (const QString& line : lines) emit commandSent(line);
}

// The device is asked with the line, and the line is taken back from it: it stays here.
void ConsoleView::askHelp() {
  send(editToCursor() + QLatin1Char('?') + eraseLine);
}

void ConsoleView::recall(int step) {
  const qsizetype to = std::clamp<qsizetype>(recalled_ + step, 0, history_.size());
  if (to == recalled_) return;
  if (recalled_ == history_.size()) kept_ = editText();
  recalled_ = to;
  replaceEdit(recalled_ == history_.size() ? kept_ : history_[recalled_]);
}

// ------------------------------------------------------------------ completion

void ConsoleView::complete() {
  if (console_ == 0 || isHidden() || ConfigHighlighter::promptLength(tail_) == 0) return;
  asked_ = tabAgain_ ? Asked::Popup : Asked::Completion;
  askedLine_ = editToCursor();
  session_.askCompletions(console_, askedLine_);
}

void ConsoleView::showPopup() {
  if (console_ == 0 || isHidden() || ConfigHighlighter::promptLength(tail_) == 0) return;
  asked_ = Asked::Popup;
  askedLine_ = editToCursor();
  session_.askCompletions(console_, askedLine_);
}

void ConsoleView::takeCompletions(const QString& line,
                                  const std::vector<std::pair<std::string, std::string>>& words) {
  const Asked asked = asked_;
  if (asked == Asked::Nothing || line != askedLine_) return;
  asked_ = Asked::Nothing;
  if (asked == Asked::Next) {
    if (popup_->isVisible()) popup_->setNext(words);
    return;
  }
  // The line went on while the answer came: it answers nothing any more.
  if (line != editToCursor()) return;
  const qsizetype from = line.lastIndexOf(QLatin1Char(' ')) + 1;
  const QString partial = line.mid(from);
  QStringList keywords;
  for (const auto& [word, help] : words) {
    const QString each = QString::fromStdString(word);
    if (!isValueWord(each)) keywords << each;
  }
  if (asked == Asked::Popup) {
    if (words.empty()) return;
    popup_->setWords(words);
    popup_->showAt(cursorRect());
    if (keywords.size() == 1 && words.size() == 1) {
      asked_ = Asked::Next;
      askedLine_ = line.left(from) + keywords.front() + QLatin1Char(' ');
      session_.askCompletions(console_, askedLine_);
    }
    return;
  }
  if (keywords.isEmpty()) {
    tabAgain_ = true;
    return;
  }
  QString common = keywords.front();
  for (const QString& each : keywords) {
    qsizetype same = 0;
    while (same < common.size() && same < each.size() && common[same] == each[same]) ++same;
    common.truncate(same);
  }
  QString rest = common.mid(partial.size());
  // A keyword is certain only if nothing else, no value either, may stand there.
  const bool isCertain = keywords.size() == 1 && (words.size() == 1 || !partial.isEmpty());
  if (!isCertain && partial.isEmpty() && words.size() > 1 && keywords.size() == 1) rest.clear();
  if (isCertain) rest += QLatin1Char(' ');
  if (rest.isEmpty()) {
    tabAgain_ = true;
    return;
  }
  // Capitals typed for a keyword become what the keyword is.
  QTextCursor cursor = textCursor();
  cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, static_cast<int>(partial.size()));
  cursor.insertText(common + (isCertain ? QStringLiteral(" ") : QString()));
  setTextCursor(cursor);
  tabAgain_ = !isCertain;
}

void ConsoleView::acceptPopup() {
  const QString word = popup_->selectedWord();
  const bool next = popup_->isSelectedNext();
  const QString first = popup_->words().value(0);
  popup_->hide();
  setFocus();
  if (word.isEmpty()) return;
  const QString line = editToCursor();
  const qsizetype from = line.lastIndexOf(QLatin1Char(' ')) + 1;
  QTextCursor cursor = textCursor();
  cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, static_cast<int>(line.size() - from));
  cursor.insertText((next ? first + QLatin1Char(' ') + word : word) + QLatin1Char(' '));
  setTextCursor(cursor);
}

bool ConsoleView::popupKey(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up:
      popup_->move(-1);
      return true;
    case Qt::Key_Down:
      popup_->move(1);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
      acceptPopup();
      return true;
    case Qt::Key_Escape:
      popup_->hide();
      return true;
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
      return false;
    default:
      popup_->hide();
      return false;
  }
}

// ------------------------------------------------------------------ history search

bool ConsoleView::canInsertFromMimeData(const QMimeData* source) const {
  return console_ != 0 && source->hasText();
}

void ConsoleView::insertFromMimeData(const QMimeData* source) {
  if (console_ == 0 || isPaging()) return;
  QStringList lines = linesOf(source->text());
  if (lines.isEmpty()) return;
  if (isHidden()) {
    secret_ += lines.front();
    replaceEdit(QString(secret_.size(), QLatin1Char('*')));
    return;
  }
  if (!isSelectionInEdit()) goToEdit();
  if (lines.size() == 1) {
    textCursor().insertText(lines.front());
    ensureCursorVisible();
    return;
  }
  lines.front() = editText() + lines.front();
  if (!confirmPaste(lines)) return;
  replaceEdit({});
  sendLines(lines);
}

void ConsoleView::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  QAction* copyText = menu.addAction(icon(QStringLiteral("db-copy")), tr("&Copy"), this, [this] { copy(); });
  copyText->setEnabled(textCursor().hasSelection());
  QAction* pasteText = menu.addAction(tr("&Paste"), this, [this] { paste(); });
  pasteText->setEnabled(canPaste());
  menu.addSeparator();
  menu.addAction(tr("Select &All"), this, [this] { selectAll(); });
  menu.addAction(icon(QStringLiteral("db-trash")), tr("C&lear"), this, &ConsoleView::clearScreen);
  menu.exec(event->globalPos());
}

void ConsoleView::mousePressEvent(QMouseEvent* event) {
  popup_->hide();
  QPlainTextEdit::mousePressEvent(event);
}

void ConsoleView::focusOutEvent(QFocusEvent* event) {
  popup_->hide();
  stopSearch(true);
  QPlainTextEdit::focusOutEvent(event);
}

void ConsoleView::resizeEvent(QResizeEvent* event) {
  popup_->hide();
  QPlainTextEdit::resizeEvent(event);
}

void ConsoleView::clearScreen() {
  QTextCursor above(document());
  above.movePosition(QTextCursor::Start);
  above.setPosition(tailStart_.position(), QTextCursor::KeepAnchor);
  above.removeSelectedText();
}

bool ConsoleView::findText(const QString& text, bool backward) {
  if (text.isEmpty()) return false;
  QTextDocument::FindFlags flags;
  if (backward) flags |= QTextDocument::FindBackward;
  if (find(text, flags)) return true;
  const QTextCursor kept = textCursor();
  QTextCursor around = kept;
  around.movePosition(backward ? QTextCursor::End : QTextCursor::Start);
  setTextCursor(around);
  if (find(text, flags)) return true;
  setTextCursor(kept);
  return false;
}

}  // namespace drawbridge::ui
