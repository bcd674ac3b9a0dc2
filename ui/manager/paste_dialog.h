// SPDX-License-Identifier: GPL-3.0-or-later
// "Send 14 lines?" with the lines to read before they go to the headend (ui.md 5.4).
#pragma once

#include <QDialog>
#include <QStringList>

namespace drawbridge::ui {

class PasteDialog : public QDialog {
  Q_OBJECT

 public:
  explicit PasteDialog(const QStringList& lines, QWidget* parent = nullptr);
};

}  // namespace drawbridge::ui
