// SPDX-License-Identifier: GPL-3.0-or-later
// An icon of the family in the colour of a tone that may turn, one turn a second, while something runs. Still
// if animations are off (ui.md 6.5).
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

class TurningIcon : public QWidget {
  Q_OBJECT

 public:
  explicit TurningIcon(int size, QWidget* parent = nullptr);
  /// `meaning` is the word for assistive technology: "done", "running".
  void setIcon(const QString& name, Tone tone, bool turning, const QString& meaning);
  [[nodiscard]] bool isTurning() const { return timer_.isActive(); }
  [[nodiscard]] QString name() const { return name_; }
  [[nodiscard]] QSize sizeHint() const override { return {size_, size_}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void startOrStop();

  int size_;
  QString name_;
  Tone tone_ = Tone::None;
  bool turning_ = false;
  QTimer timer_;
  QElapsedTimer since_;
};

}  // namespace drawbridge::ui
