// SPDX-License-Identifier: GPL-3.0-or-later
// A small dot and the word that says the same; and the pill that marks a count ("1 user connected").
#pragma once

#include <QLabel>
#include <QString>
#include <QWidget>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

class StatusLight : public QWidget {
  Q_OBJECT

 public:
  explicit StatusLight(QWidget* parent = nullptr);
  void setState(Tone tone, const QString& text);
  [[nodiscard]] QString text() const { return text_; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  Tone tone_ = Tone::None;
  QString text_;
};

/// A tinted pill with bold text, e.g. "changed". Styled by role=pill and tone.
class Pill : public QLabel {
  Q_OBJECT

 public:
  explicit Pill(QWidget* parent = nullptr);
  void setState(Tone tone, const QString& text);
};

}  // namespace drawbridge::ui
