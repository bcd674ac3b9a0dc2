// SPDX-License-Identifier: GPL-3.0-or-later
// The list at the left of a wizard: done = check, current = dot and bold, to come = ring.
#pragma once

#include <QFrame>
#include <QStringList>
#include <vector>

class QToolButton;
class QVBoxLayout;

namespace drawbridge::ui {

class SideSteps : public QFrame {
  Q_OBJECT

 public:
  explicit SideSteps(QWidget* parent = nullptr);
  /// The titles, in order; keeps the current step when the count is the same (language change).
  void setSteps(const QStringList& titles);
  void setCurrent(int step);
  [[nodiscard]] int current() const { return current_; }
  [[nodiscard]] int count() const { return static_cast<int>(buttons_.size()); }

 signals:
  /// A done step was pressed; the wizard goes there.
  void stepClicked(int step);

 private:
  void refresh();

  std::vector<QToolButton*> buttons_;
  QVBoxLayout* list_;
  int current_ = 0;
};

}  // namespace drawbridge::ui
