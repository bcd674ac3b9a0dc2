// SPDX-License-Identifier: GPL-3.0-or-later
// The commands a form produces, live: those to be added green with +, those that remove red with -
// (ui.md 5.2).
#pragma once

#include <QPlainTextEdit>
#include <vector>

#include "ui/models/policy_objects.h"

namespace drawbridge::ui {

class CommandBox : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit CommandBox(QWidget* parent = nullptr);
  void setCommands(std::vector<ObjectCommand> commands);
  [[nodiscard]] const std::vector<ObjectCommand>& commands() const { return commands_; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void paintMarks();
  std::vector<ObjectCommand> commands_;
};

}  // namespace drawbridge::ui
