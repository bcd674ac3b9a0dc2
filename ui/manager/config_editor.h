// SPDX-License-Identifier: GPL-3.0-or-later
// The wanted configuration as text (ui.md 5.2). It edits the same as the forms do: after a pause the text is
// read, what is not understood is told beside its line and kept, and five asterisks keep the secret that is
// there.
#pragma once

#include <QTimer>
#include <QWidget>

#include "pix/check.h"
#include "ui/bridge/headend_session.h"

class QLabel;

namespace drawbridge::ui {

class CodeEdit;
class FilterBar;

class ConfigEditor : public QWidget {
  Q_OBJECT

 public:
  explicit ConfigEditor(HeadendSession& session, QWidget* parent = nullptr);

  /// What the check finds in the text as it was read last; lines are lines of this text.
  [[nodiscard]] const std::vector<pix::Finding>& findings() const { return findings_; }
  [[nodiscard]] int lineCount() const { return lines_; }
  /// Reads what was typed now, without waiting for the pause.
  void flush();
  void showLine(int line);
  /// The first line that begins with these words; 0 if there is none.
  [[nodiscard]] int lineOf(const QString& words) const;
  [[nodiscard]] CodeEdit* edit() const { return edit_; }

 signals:
  void findingsChanged();

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate();
  void follow();
  void regenerate();
  void showText();
  void take(const QString& text);
  void showMarks();
  void find(bool forward);

  HeadendSession& session_;
  CodeEdit* edit_;
  FilterBar* find_;
  QLabel* caption_;
  QTimer pause_;
  pix::Config source_;  ///< what the text was made from: its asterisks stand for these secrets
  pix::ParseResult parsed_;
  std::vector<pix::Finding> findings_;
  QString text_;
  int lines_ = 0;
  bool isShown_ = false;  ///< the field holds text_
  bool typing_ = false;   ///< the change comes from here
  bool ready_ = false;
};

}  // namespace drawbridge::ui
