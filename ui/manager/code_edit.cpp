// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/code_edit.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>
#include <algorithm>

#include "ui/manager/completion_popup.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

constexpr int iconSize = 14;
constexpr int gap = 5;
constexpr int besideGap = 22;  ///< between a line and the message about it

QColor colourOf(pix::Severity severity) {
  const Tokens& t = Theme::instance().tokens();
  return severity == pix::Severity::error ? t.error : severity == pix::Severity::warning ? t.warn : t.accent;
}

QString iconOf(pix::Severity severity) {
  return severity == pix::Severity::error     ? QStringLiteral("db-err")
         : severity == pix::Severity::warning ? QStringLiteral("db-warn")
                                              : QStringLiteral("db-info");
}

}  // namespace

class CodeMargin final : public QWidget {
 public:
  explicit CodeMargin(CodeEdit* edit) : QWidget(edit), edit_(edit) {}

 protected:
  void paintEvent(QPaintEvent* event) override { edit_->paintMargin(event); }
  bool event(QEvent* event) override {
    if (event->type() == QEvent::ToolTip) {
      const auto* help = static_cast<QHelpEvent*>(event);
      QToolTip::showText(help->globalPos(), edit_->toolTipAt(help->pos().y()), this);
      return true;
    }
    return QWidget::event(event);
  }

 private:
  CodeEdit* edit_;
};

CodeEdit::CodeEdit(QWidget* parent)
    : QPlainTextEdit(parent), margin_(new CodeMargin(this)), popup_(new CompletionPopup(viewport())) {
  setProperty("role", QStringLiteral("code"));
  setLineWrapMode(NoWrap);
  setUndoRedoEnabled(true);
  popup_->hide();
  connect(popup_, &CompletionPopup::chosen, this, [this] {
    insertCompletion(popup_->selectedWord());
    popup_->hide();
  });
  connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeMargin);
  connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int dy) {
    if (dy != 0) {
      margin_->scroll(0, dy);
    } else {
      margin_->update(0, rect.y(), margin_->width(), rect.height());
    }
  });
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    margin_->update();
    viewport()->update();
  });
  placeMargin();
}

void CodeEdit::setNotes(QHash<int, Note> notes) {
  notes_ = std::move(notes);
  margin_->update();
  viewport()->update();
}

void CodeEdit::setMarks(QSet<int> added, QSet<int> removedAfter) {
  added_ = std::move(added);
  removedAfter_ = std::move(removedAfter);
  margin_->update();
}

void CodeEdit::setSuggester(std::function<std::vector<pix::Suggestion>(const QString&)> suggest) {
  suggest_ = std::move(suggest);
}

void CodeEdit::showLine(int line) {
  const QTextBlock block = document()->findBlockByNumber(line - 1);
  if (!block.isValid()) return;
  setTextCursor(QTextCursor(block));
  centerCursor();
}

int CodeEdit::currentLine() const {
  return textCursor().blockNumber() + 1;
}

void CodeEdit::placeMargin() {
  const QFontMetrics metrics(font());
  const int digits = std::max(3, static_cast<int>(QString::number(blockCount()).size()));
  const int width = gap + iconSize + gap + digits * metrics.horizontalAdvance(QLatin1Char('9')) + gap +
                    metrics.horizontalAdvance(QLatin1Char('+')) + gap;
  setViewportMargins(width, 0, 0, 0);
  const QRect inside = contentsRect();
  margin_->setGeometry(inside.left(), inside.top(), width, viewport()->height());
}

void CodeEdit::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  placeMargin();
}

bool CodeEdit::event(QEvent* event) {
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) placeMargin();
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), toolTipAt(viewport()->mapFrom(this, help->pos()).y()), this);
    return true;
  }
  return QPlainTextEdit::event(event);
}

QString CodeEdit::toolTipAt(int y) const {
  return notes_.value(cursorForPosition(QPoint(0, y)).blockNumber() + 1).text;
}

void CodeEdit::paintMargin(QPaintEvent* event) {
  const Tokens& t = Theme::instance().tokens();
  QPainter painter(margin_);
  painter.fillRect(event->rect(), t.alternate);
  painter.setFont(font());
  const QFontMetrics metrics(font());
  const int sign = metrics.horizontalAdvance(QLatin1Char('+'));
  const int right = margin_->width() - gap - sign - gap;
  for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
    const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    if (place.top() > event->rect().bottom()) break;
    const int line = block.blockNumber() + 1;
    const int top = qRound(place.top());
    const int height = qRound(place.height());
    if (added_.contains(line)) {
      painter.fillRect(margin_->width() - sign - 2 * gap + 2, top, sign + 2 * gap - 2, height, t.okTint);
      painter.setPen(t.ok);
      painter.drawText(QRect(right + gap, top, sign, height), Qt::AlignCenter, QStringLiteral("+"));
    }
    if (removedAfter_.contains(line) || (line == 1 && removedAfter_.contains(0))) {
      painter.setPen(t.error);
      if (!added_.contains(line)) {
        painter.drawText(QRect(right + gap, top, sign, height), Qt::AlignCenter, QStringLiteral("-"));
      }
      const int y = removedAfter_.contains(line) ? top + height - 1 : top;
      painter.fillRect(right + 2, y, margin_->width() - right - 2, 2, t.error);
    }
    painter.setPen(line == currentLine() ? t.text : t.text2);
    painter.drawText(QRect(0, top, right, height), Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
    const auto note = notes_.constFind(line);
    if (note != notes_.constEnd()) {
      paintIcon(&painter, iconOf(note->severity),
                QRectF(gap, top + (height - iconSize) / 2.0, iconSize, iconSize), colourOf(note->severity));
    }
  }
}

void CodeEdit::paintEvent(QPaintEvent* event) {
  QPlainTextEdit::paintEvent(event);
  QPainter painter(viewport());
  QFont italic = font();
  italic.setItalic(true);
  const QFontMetrics metrics(font());
  for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
    const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    if (place.top() > event->rect().bottom()) break;
    const auto note = notes_.constFind(block.blockNumber() + 1);
    if (note == notes_.constEnd() || note->beside.isEmpty()) continue;
    const int left = qRound(place.left() + document()->documentMargin()) +
                     metrics.horizontalAdvance(block.text()) + besideGap;
    const QRect room(left, qRound(place.top()), viewport()->width() - left - gap, qRound(place.height()));
    if (room.width() < 40) continue;
    painter.setFont(italic);
    painter.setPen(colourOf(note->severity));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(italic).elidedText(note->beside, Qt::ElideRight, room.width()));
  }
}

void CodeEdit::keyPressEvent(QKeyEvent* event) {
  if (popup_->isVisible()) {
    switch (event->key()) {
      case Qt::Key_Up:
        popup_->move(-1);
        return;
      case Qt::Key_Down:
        popup_->move(1);
        return;
      case Qt::Key_Return:
      case Qt::Key_Enter:
      case Qt::Key_Tab:
        insertCompletion(popup_->selectedWord());
        popup_->hide();
        return;
      case Qt::Key_Escape:
        popup_->hide();
        return;
      default:
        break;
    }
  }
  if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
    complete(true);
    return;
  }
  if (event->key() == Qt::Key_Tab && event->modifiers() == Qt::NoModifier) {
    complete(false);
    return;
  }
  QPlainTextEdit::keyPressEvent(event);
  if (popup_->isVisible()) complete(true);
}

void CodeEdit::focusOutEvent(QFocusEvent* event) {
  popup_->hide();
  QPlainTextEdit::focusOutEvent(event);
}

// Tab completes as far as it is certain and opens the list when several words remain; Ctrl+Space always opens
// it.
void CodeEdit::complete(bool always) {
  if (!suggest_) return;
  const auto lineHere = [this] {
    const QTextCursor cursor = textCursor();
    return cursor.block().text().left(cursor.positionInBlock());
  };
  const QString line = lineHere();
  const QString partial = line.mid(line.lastIndexOf(QLatin1Char(' ')) + 1);
  const auto found = suggest_(line);
  QStringList words;
  CompletionPopup::Words listed;
  for (const pix::Suggestion& each : found) {
    if (!each.is_value) words << QString::fromStdString(each.word);
    listed.emplace_back(each.word, each.help);
  }
  if (!always && !words.isEmpty()) {
    QString common = words.first();
    for (const QString& each : words) {
      while (!each.startsWith(common)) common.chop(1);
    }
    if (words.size() == 1) {
      insertCompletion(common);
      return;
    }
    if (common.size() > partial.size()) textCursor().insertText(common.mid(partial.size()));
  }
  popup_->setVisible(false);
  if (listed.empty()) return;
  popup_->setWords(listed);
  popup_->showAt(cursorRect());
}

void CodeEdit::insertCompletion(const QString& word) {
  if (word.isEmpty()) return;
  QTextCursor cursor = textCursor();
  const QString line = cursor.block().text().left(cursor.positionInBlock());
  const auto start = line.lastIndexOf(QLatin1Char(' ')) + 1;
  cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, static_cast<int>(line.size() - start));
  cursor.insertText(word + QLatin1Char(' '));
  setTextCursor(cursor);
}

}  // namespace drawbridge::ui
