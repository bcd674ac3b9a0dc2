// SPDX-License-Identifier: GPL-3.0-or-later
// What one of the lab's two startup configurations is, and how the corrected one differs from the tech note's
// and why; then the headend starts with it, or it is loaded as edits.
#pragma once

#include <QDialog>

#include "pix/lab_configuration.h"

class QLabel;
class QPushButton;

namespace drawbridge::ui {

class LabConfigurationDialog : public QDialog {
  Q_OBJECT

 public:
  /// `running`: accepting loads it as edits. `configuration` must outlive the dialog.
  LabConfigurationDialog(const pix::LabConfiguration& configuration, bool running, QWidget* parent = nullptr);
  [[nodiscard]] QPushButton* useButton() const { return use_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  const pix::LabConfiguration& configuration_;
  bool running_;
  QLabel* title_;
  QLabel* what_;
  std::vector<QLabel*> noteTitles_, correctedTitles_, reasons_;
  QPushButton* help_;
  QPushButton* use_;
  QPushButton* cancel_;
};

}  // namespace drawbridge::ui
