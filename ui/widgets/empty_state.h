// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where a list would be while it has no rows: a mark, a title, a sentence, and buttons that fill
// it.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace drawbridge::ui {

class EmptyState : public QWidget {
  Q_OBJECT

 public:
  explicit EmptyState(const QString& iconName, QWidget* parent = nullptr);
  void setWords(const QString& title, const QString& text);
  /// The first one is the primary button.
  QPushButton* addButton();
  [[nodiscard]] QPushButton* firstButton() const { return first_; }

 private:
  QWidget* box_;
  QVBoxLayout* column_;
  QLabel* title_;
  QLabel* text_;
  QPushButton* first_ = nullptr;
};

}  // namespace drawbridge::ui
