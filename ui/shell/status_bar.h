// SPDX-License-Identifier: GPL-3.0-or-later
// The foot of the window: how the client stands at the left, the headend at the right; each part a flat
// button.
#pragma once

#include <QFrame>

#include "ui/shell/main_window.h"

class QHBoxLayout;
class QToolButton;

namespace drawbridge::ui {

class ShellStatusBar : public QFrame {
  Q_OBJECT

 public:
  explicit ShellStatusBar(QWidget* parent = nullptr);
  void setClient(const ClientStatus& status);
  void setHeadend(const HeadendStatus& status);
  void setHeadendShown(bool shown);

 signals:
  void clientClicked();
  void timeClicked();
  void headendClicked();
  void editsClicked();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  QToolButton* part(void (ShellStatusBar::*signal)());

  ClientStatus client_;
  HeadendStatus headend_;
  bool headendShown_ = true;
  QToolButton* state_;
  QToolButton* address_;
  QToolButton* time_;
  QToolButton* edits_;
  QToolButton* headendButton_;
};

}  // namespace drawbridge::ui
