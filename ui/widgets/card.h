// SPDX-License-Identifier: GPL-3.0-or-later
// Surface with an edge and rounded corners, for groups that share a page; and the tinted box for a note.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QString>

#include "ui/theme/theme.h"

class QHBoxLayout;
class QVBoxLayout;

namespace drawbridge::ui {

/// 12 px inside; content goes into body(). The head line is there when a title is set.
class Card : public QFrame {
  Q_OBJECT

 public:
  explicit Card(QWidget* parent = nullptr);
  explicit Card(const QString& title, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  [[nodiscard]] QVBoxLayout* body() const { return body_; }
  /// The line of the title: put buttons or captions at its right.
  [[nodiscard]] QHBoxLayout* head() const { return head_; }

 private:
  QLabel* title_;
  QHBoxLayout* head_;
  QVBoxLayout* body_;
};

/// Icon, bold title (may be empty) and wrapped plain text on the tint of a tone: info, warning, refusal.
class NoteBox : public QFrame {
  Q_OBJECT

 public:
  explicit NoteBox(QWidget* parent = nullptr);
  void setNote(Tone tone, const QString& title, const QString& text, const QString& iconName = {});
  [[nodiscard]] QString text() const;
  [[nodiscard]] QVBoxLayout* body() const { return body_; }
  /// The line of title and icon: put a link at its right.
  [[nodiscard]] QHBoxLayout* head() const { return head_; }
  /// A button at the right of all lines, in their middle.
  void addSide(QWidget* button);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refreshIcon();
  Tone tone_ = Tone::Info;
  QString iconName_;
  QHBoxLayout* line_;
  QLabel* icon_;
  QWidget* headBox_;
  QLabel* title_;
  QLabel* text_;
  QHBoxLayout* head_;
  QVBoxLayout* body_;
};

/// A label with one of the type roles: "h1", "h2", "cap", "section", "number", "mono". Wraps when `wrap`.
[[nodiscard]] QLabel* makeLabel(const QString& role, bool wrap = false, QWidget* parent = nullptr);

}  // namespace drawbridge::ui
