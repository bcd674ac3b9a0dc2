// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/config_editor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QShortcut>
#include <QTextBlock>
#include <QVBoxLayout>
#include <algorithm>

#include "pix/parser.h"
#include "pix/suggest.h"
#include "pix/writer.h"
#include "ui/manager/code_edit.h"
#include "ui/manager/config_highlighter.h"
#include "ui/text/headend_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/filter_bar.h"

namespace drawbridge::ui {

namespace {

constexpr int pauseMs = 400;

QStringList linesOf(const pix::Config& config, pix::SecretStyle style) {
  QStringList lines;
  for (const std::string& each : pix::lines_of(config, style)) lines << QString::fromStdString(each);
  return lines;
}

}  // namespace

ConfigEditor::ConfigEditor(HeadendSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      edit_(new CodeEdit(this)),
      find_(new FilterBar(this)),
      caption_(makeLabel(QStringLiteral("cap"), true, this)) {
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(6);
  auto* line = new QHBoxLayout;
  line->addWidget(caption_, 1);
  find_->setMaximumWidth(240);
  line->addWidget(find_);
  all->addLayout(line);
  all->addWidget(edit_, 1);
  new ConfigHighlighter(edit_->document(), ConfigHighlighter::Kind::Configuration);
  edit_->setSuggester(
      [this](const QString& text) { return pix::suggest(text.toStdString(), parsed_.config); });
  edit_->installEventFilter(this);
  pause_.setSingleShot(true);
  pause_.setInterval(pauseMs);
  connect(&pause_, &QTimer::timeout, this, &ConfigEditor::flush);
  connect(edit_->document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
    // Colours are changes too; only those of characters count.
    if (!ready_ || (removed == 0 && added == 0)) return;
    pause_.start();
  });
  connect(find_, &QLineEdit::returnPressed, this, [this] { find(true); });
  connect(find_, &FilterBar::left, edit_, qOverload<>(&QWidget::setFocus));
  const auto shortcut = [this](QKeySequence::StandardKey key, auto run) {
    auto* made = new QShortcut(QKeySequence(key), this);
    made->setContext(Qt::WidgetWithChildrenShortcut);
    connect(made, &QShortcut::activated, this, run);
  };
  shortcut(QKeySequence::Find, [this] {
    find_->setFocus();
    find_->selectAll();
  });
  shortcut(QKeySequence::FindNext, [this] { find(true); });
  shortcut(QKeySequence::FindPrevious, [this] { find(false); });
  connect(&session_, &HeadendSession::wantedChanged, this, &ConfigEditor::follow);
  connect(&session_, &HeadendSession::runningChanged, this, &ConfigEditor::follow);
  connect(&session_, &HeadendSession::stateChanged, this, &ConfigEditor::follow);
  setFocusProxy(edit_);
  retranslate();
  regenerate();
}

void ConfigEditor::follow() {
  edit_->setEnabled(session_.isRunning());
  if (typing_) return;
  if (!(session_.wanted() == parsed_.config)) {
    pause_.stop();
    regenerate();
  } else {
    showMarks();
  }
}

// The text of what is wanted now, in the device's order.
void ConfigEditor::regenerate() {
  source_ = session_.wanted();
  const QStringList lines = session_.isRunning() ? linesOf(source_, pix::SecretStyle::masked) : QStringList();
  take(lines.join(QLatin1Char('\n')));
  isShown_ = false;
  if (isVisible()) showText();
}

void ConfigEditor::take(const QString& text) {
  text_ = text;
  const std::string plain = text.toStdString();
  parsed_ = pix::parse(plain, &source_);
  lines_ = text.isEmpty() ? 0 : static_cast<int>(text.count(QLatin1Char('\n'))) + 1;
  findings_ = session_.isRunning() ? pix::check(parsed_) : std::vector<pix::Finding>{};
  emit findingsChanged();
}

void ConfigEditor::showText() {
  const int line = edit_->currentLine();
  const int scrolled = edit_->verticalScrollBar()->value();
  ready_ = false;
  edit_->setPlainText(text_);
  ready_ = true;
  isShown_ = true;
  const QTextBlock block = edit_->document()->findBlockByNumber(std::min(line, edit_->blockCount()) - 1);
  edit_->setTextCursor(QTextCursor(block));
  edit_->verticalScrollBar()->setValue(scrolled);
  showMarks();
}

void ConfigEditor::flush() {
  if (!pause_.isActive() && edit_->toPlainText() == text_) return;
  pause_.stop();
  if (!isShown_ || !session_.isRunning()) return;
  const QString text = edit_->toPlainText();
  if (text == text_) return;
  take(text);
  typing_ = true;
  session_.edit(parsed_.config, tr("edit line %1 of the text").arg(edit_->currentLine()), true);
  typing_ = false;
  showMarks();
}

void ConfigEditor::showMarks() {
  if (!isShown_) return;
  // Findings in the margin, what is not understood beside its line.
  QHash<int, CodeEdit::Note> notes;
  for (const pix::Finding& each : findings_) {
    if (each.line == 0) continue;
    CodeEdit::Note& note = notes[each.line];
    const QString text = findingText(each);
    note.severity = note.text.isEmpty() ? each.severity : std::min(note.severity, each.severity);
    note.text += (note.text.isEmpty() ? QString() : QStringLiteral("\n")) + text;
  }
  for (const pix::Diagnostic& each : parsed_.diagnostics) {
    CodeEdit::Note& note = notes[each.line];
    note.severity = each.severity;
    const QString device = QString::fromStdString(each.device_text);
    note.beside = device.section(QLatin1Char('\n'), 0, 0);
    note.text = diagnosticText(each) + QLatin1Char('\n') + device;
  }
  edit_->setNotes(std::move(notes));

  // Edits: by whole lines, and by secrets that differ behind the same asterisks.
  const QStringList running = linesOf(session_.running().config, pix::SecretStyle::masked);
  const QStringList runningClear = linesOf(session_.running().config, pix::SecretStyle::clear);
  const QSet<QString> ran(running.begin(), running.end());
  const QSet<QString> ranClear(runningClear.begin(), runningClear.end());
  const QStringList wanted = linesOf(parsed_.config, pix::SecretStyle::masked);
  const QStringList wantedClear = linesOf(parsed_.config, pix::SecretStyle::clear);
  QSet<QString> otherSecret;
  for (qsizetype i = 0; i < std::min(wanted.size(), wantedClear.size()); ++i) {
    if (wanted[i] != wantedClear[i] && !ranClear.contains(wantedClear[i])) otherSecret.insert(wanted[i]);
  }
  QSet<int> added;
  QHash<QString, int> lineOfText;
  for (QTextBlock block = edit_->document()->begin(); block.isValid(); block = block.next()) {
    const QString text = block.text().trimmed();
    const int line = block.blockNumber() + 1;
    if (text.isEmpty() || text.startsWith(QLatin1Char('!')) || text.startsWith(QLatin1Char(':'))) continue;
    lineOfText.insert(text, line);
    if (!ran.contains(text) || otherSecret.contains(text)) added.insert(line);
  }
  QSet<int> removedAfter;
  int place = 0;
  for (const QString& each : running) {
    const auto found = lineOfText.constFind(each.trimmed());
    if (found != lineOfText.constEnd()) {
      place = *found;
    } else {
      removedAfter.insert(place);
    }
  }
  edit_->setMarks(std::move(added), std::move(removedAfter));
}

void ConfigEditor::showLine(int line) {
  if (!isShown_) showText();
  edit_->showLine(line);
  edit_->setFocus();
}

int ConfigEditor::lineOf(const QString& words) const {
  const QStringList lines = text_.split(QLatin1Char('\n'));
  for (qsizetype i = 0; i < lines.size(); ++i) {
    if (lines[i] == words || lines[i].startsWith(words + QLatin1Char(' '))) return static_cast<int>(i) + 1;
  }
  return 0;
}

void ConfigEditor::find(bool forward) {
  if (find_->text().isEmpty()) return;
  const auto flags = forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
  if (edit_->find(find_->text(), flags)) return;
  // Around the end.
  QTextCursor cursor = edit_->textCursor();
  cursor.movePosition(forward ? QTextCursor::Start : QTextCursor::End);
  edit_->setTextCursor(cursor);
  edit_->find(find_->text(), flags);
}

bool ConfigEditor::eventFilter(QObject* watched, QEvent* event) {
  if (watched == edit_ && event->type() == QEvent::FocusOut) flush();
  if (watched == edit_ && event->type() == QEvent::ShortcutOverride) {
    auto* key = static_cast<QKeyEvent*>(event);
    // What was typed here is taken back first; then undo means the last edit of the policy.
    const bool passes = (key->matches(QKeySequence::Undo) && !edit_->document()->isUndoAvailable()) ||
                        (key->matches(QKeySequence::Redo) && !edit_->document()->isRedoAvailable());
    if (passes) {
      event->ignore();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void ConfigEditor::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (!isShown_) showText();
}

void ConfigEditor::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    showMarks();
  }
}

void ConfigEditor::retranslate() {
  edit_->setAccessibleName(tr("Configuration as text"));
  caption_->setText(tr(
      "Five asterisks keep the secret that is there. Tab completes, Ctrl+Space lists what may come next."));
  find_->setPlaceholderText(tr("Find"));
  find_->setAccessibleName(tr("Find in the configuration"));
}

}  // namespace drawbridge::ui
