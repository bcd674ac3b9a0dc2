// SPDX-License-Identifier: GPL-3.0-or-later
// A field for a secret: typed characters as dots, an eye to look at what was typed, eight dots for "one is
// kept".
#pragma once

#include <QLineEdit>

#include "base/secret.h"

class QAction;

namespace drawbridge::ui {

/// A kept secret is never in the widget: the dots are drawn as placeholder, and typing replaces it. The eye
/// shows only what was typed here, and hides it again when the field loses the focus.
class SecretEdit : public QLineEdit {
  Q_OBJECT

 public:
  explicit SecretEdit(QWidget* parent = nullptr);
  ~SecretEdit() override;
  /// A secret is stored elsewhere: eight dots until something is typed.
  void setKept(bool kept);
  [[nodiscard]] bool isKept() const { return kept_ && text().isEmpty(); }
  /// What was typed, as UTF-8.
  [[nodiscard]] Secret secret() const;
  /// Overwrites what was typed and empties the field.
  void wipe();
  void setEyeShown(bool shown);

 protected:
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void retranslate();
  void setRevealed(bool revealed);

  QAction* eye_;
  bool kept_ = false;
};

}  // namespace drawbridge::ui
