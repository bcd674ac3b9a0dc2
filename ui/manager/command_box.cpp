// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/command_box.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QTextBlock>

#include "ui/manager/config_highlighter.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

CommandBox::CommandBox(QWidget* parent) : QPlainTextEdit(parent) {
  setProperty("role", QStringLiteral("code"));
  setReadOnly(true);
  setTabChangesFocus(true);
  setLineWrapMode(WidgetWidth);
  setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFrameShape(NoFrame);
  new ConfigHighlighter(document(), ConfigHighlighter::Kind::Configuration);
  connect(&Theme::instance(), &Theme::changed, this, &CommandBox::paintMarks);
  connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
          [this] { updateGeometry(); });
}

void CommandBox::setCommands(std::vector<ObjectCommand> commands) {
  if (commands == commands_ && !toPlainText().isEmpty()) return;
  commands_ = std::move(commands);
  QStringList lines;
  for (const ObjectCommand& each : commands_) {
    const QLatin1String mark(each.mark == ObjectCommand::Mark::Added     ? "+ "
                             : each.mark == ObjectCommand::Mark::Removed ? "- "
                                                                         : "  ");
    lines << mark + each.text;
  }
  setPlainText(lines.join(QLatin1Char('\n')));
  paintMarks();
  updateGeometry();
}

void CommandBox::paintMarks() {
  const Tokens& t = Theme::instance().tokens();
  QList<QTextEdit::ExtraSelection> marks;
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
    const auto at = static_cast<std::size_t>(block.blockNumber());
    if (at >= commands_.size() || commands_[at].mark == ObjectCommand::Mark::Same) continue;
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(block);
    mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    mark.format.setBackground(commands_[at].mark == ObjectCommand::Mark::Added ? t.okTint : t.errorTint);
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    marks << mark;
  }
  setExtraSelections(marks);
}

QSize CommandBox::sizeHint() const {
  // The layout of a plain text document counts lines, not pixels.
  const int lines = std::max(1, static_cast<int>(document()->size().height()));
  const int line = QFontMetrics(font()).lineSpacing();
  const int border = height() > 0 ? height() - viewport()->height() : 12;
  return {320, lines * line + 2 * static_cast<int>(document()->documentMargin()) + border + 2};
}

void CommandBox::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateGeometry();
}

}  // namespace drawbridge::ui
