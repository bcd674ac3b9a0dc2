// SPDX-License-Identifier: GPL-3.0-or-later
// Two people changed the headend: what was done at the console beside the edits made here (ui.md 5.2,
// Conflict).
#pragma once

#include <QDialog>

#include "ui/bridge/headend_session.h"

class QLabel;
class QListView;
class QPushButton;

namespace drawbridge::ui {

class CommandPreviewModel;

class DifferenceDialog : public QDialog {
  Q_OBJECT

 public:
  explicit DifferenceDialog(HeadendSession& session, QWidget* parent = nullptr);
  [[nodiscard]] CommandPreviewModel* console() const { return console_; }
  [[nodiscard]] CommandPreviewModel* edits() const { return edits_; }

 signals:
  void mergeWanted();
  void discardWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void refresh();

  HeadendSession& session_;
  CommandPreviewModel* console_;
  CommandPreviewModel* edits_;
  QLabel* title_;
  QLabel* caption_;
  QLabel* consoleLabel_;
  QLabel* editsLabel_;
  QListView* consoleList_;
  QListView* editsList_;
  QPushButton* help_;
  QPushButton* merge_;
  QPushButton* discard_;
  QPushButton* close_;
};

}  // namespace drawbridge::ui
