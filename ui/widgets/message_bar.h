// SPDX-License-Identifier: GPL-3.0-or-later
// One line (or two) over a page: what happened, and the buttons that answer it.
#pragma once

#include <QFrame>
#include <QList>
#include <QString>
#include <functional>

#include "ui/theme/theme.h"

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace drawbridge::ui {

/// One button of a message: its text, what it does, whether it is the filled default and whether the bar
/// stays.
struct MessageButton {
  QString text = {};
  std::function<void()> run = {};
  bool primary = false;
  QString icon = {};
  bool keepsOpen = false;
};

struct Message {
  Tone tone = Tone::Info;
  QString text = {};    ///< bold first line
  QString detail = {};  ///< second line, may be empty
  QList<MessageButton> buttons = {};
  QString checkBox = {};  ///< text of a check box, may be empty
  bool closable = true;   ///< shows the x
  int closeAfterMs = 0;   ///< closes by itself; ignored if there are buttons
  QString icon = {};      ///< "" = the tone's own
};

/// At most one message at a time: show() replaces, and `replaced` carries the older one to Notifications.
/// Announced to assistive technology when it appears. Fades in 120 ms unless animations are off.
class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);
  void showMessage(const Message& message);
  /// Changes the words of the message in front without announcing it (a counting clock).
  void updateText(const QString& text, const QString& detail);
  void dismiss();
  [[nodiscard]] bool isShowing() const { return showing_; }
  [[nodiscard]] const Message& message() const { return message_; }
  [[nodiscard]] bool isChecked() const;
  /// The button with this text, for tests and shortcuts.
  [[nodiscard]] QPushButton* button(const QString& text) const;

 signals:
  void replaced(const drawbridge::ui::Message& older);
  void dismissed();
  /// The bar goes while one of its buttons has the focus.
  void focusLeft();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refreshIcon();

  Message message_;
  bool showing_ = false;
  quint64 serial_ = 0;
  QLabel* icon_;
  QLabel* text_;
  QLabel* detail_;
  QCheckBox* check_;
  QHBoxLayout* buttons_;
  QToolButton* close_;
};

}  // namespace drawbridge::ui
