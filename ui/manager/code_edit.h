// SPDX-License-Identifier: GPL-3.0-or-later
// The text field of the configuration: line numbers, marks for edits, findings in the margin, messages beside
// the lines that are not understood, completion by Tab or Ctrl+Space (ui.md 5.2).
#pragma once

#include <QHash>
#include <QPlainTextEdit>
#include <QSet>
#include <functional>
#include <vector>

#include "pix/parser.h"
#include "pix/suggest.h"

namespace drawbridge::ui {

class CompletionPopup;

class CodeEdit : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit CodeEdit(QWidget* parent = nullptr);

  struct Note {
    pix::Severity severity = pix::Severity::note;
    QString text;    ///< for the tool tip
    QString beside;  ///< drawn beside the line; empty for margin only
  };
  /// By line, from 1.
  void setNotes(QHash<int, Note> notes);
  [[nodiscard]] const QHash<int, Note>& notes() const { return notes_; }
  /// Lines that the running configuration has not, and lines after which it has some that are gone; from 1, 0
  /// before the first.
  void setMarks(QSet<int> added, QSet<int> removedAfter);
  [[nodiscard]] const QSet<int>& addedLines() const { return added_; }
  [[nodiscard]] const QSet<int>& removedAfter() const { return removedAfter_; }
  /// What could come next in a line.
  void setSuggester(std::function<std::vector<pix::Suggestion>(const QString& line)> suggest);
  void showLine(int line);
  [[nodiscard]] int currentLine() const;
  [[nodiscard]] CompletionPopup* popup() const { return popup_; }

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  friend class CodeMargin;
  void placeMargin();
  void paintMargin(QPaintEvent* event);
  [[nodiscard]] QString toolTipAt(int y) const;
  void complete(bool always);
  void insertCompletion(const QString& word);

  QWidget* margin_;
  CompletionPopup* popup_;
  std::function<std::vector<pix::Suggestion>(const QString&)> suggest_;
  QHash<int, Note> notes_;
  QSet<int> added_, removedAfter_;
};

}  // namespace drawbridge::ui
