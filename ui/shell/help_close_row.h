// SPDX-License-Identifier: GPL-3.0-or-later
// The last row of a dialog that only shows something: Help on the left, Close on the right.
#pragma once

#include <QWidget>

class QDialog;
class QPushButton;

namespace drawbridge::ui {

class HelpCloseRow : public QWidget {
  Q_OBJECT

 public:
  /// Help opens the page that setHelpTopic() gave to `dialog`, which is also the parent.
  explicit HelpCloseRow(QDialog* dialog);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QPushButton* help_;
  QPushButton* close_;
};

}  // namespace drawbridge::ui
