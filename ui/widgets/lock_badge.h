// SPDX-License-Identifier: GPL-3.0-or-later
// The lock that says how the client stands: a shape and a colour, always beside the sentence that says the
// same.
#pragma once

#include <QString>
#include <QWidget>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

/// Idle = open lock grey; Connecting = open lock amber; Up = closed lock green; Attention = closed lock amber
/// (renewing, or no traffic for 60 s); Failed = red triangle.
enum class LockState { Idle, Connecting, Up, Attention, Failed };

[[nodiscard]] QString lockIcon(LockState state);  ///< "db-lock", "db-unlock" or "db-warn"
[[nodiscard]] Tone lockTone(LockState state);
[[nodiscard]] IconTint lockTint(LockState state);
[[nodiscard]] QString lockText(LockState state);  ///< for assistive technology: "connected", ...

/// A round badge with an icon: 56 px for the state card, 44 px in dialogs.
class LockBadge : public QWidget {
  Q_OBJECT
  Q_PROPERTY(int diameter READ diameter WRITE setDiameter)

 public:
  explicit LockBadge(QWidget* parent = nullptr);
  void setState(LockState state);
  [[nodiscard]] LockState state() const { return state_; }
  /// Another icon than the lock, e.g. "db-user" with Tone::Info in the login dialog.
  void setIcon(const QString& name, Tone tone);
  void setDiameter(int pixels);
  [[nodiscard]] int diameter() const { return diameter_; }
  [[nodiscard]] QSize sizeHint() const override { return {diameter_, diameter_}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  LockState state_ = LockState::Idle;
  QString icon_;
  Tone tone_ = Tone::None;
  int diameter_ = 56;
};

}  // namespace drawbridge::ui
