// SPDX-License-Identifier: GPL-3.0-or-later
// The three debug switches of the headend as one menu button: what is on is asked of the device itself, by
// `show debug` in a session of its own that nobody sees.
#pragma once

#include <QToolButton>
#include <array>

#include "ui/bridge/headend_session.h"

class QAction;

namespace drawbridge::ui {

class DebugSwitches : public QToolButton {
  Q_OBJECT

 public:
  enum Switch { Isakmp, Ipsec, Engine, SwitchCount };

  explicit DebugSwitches(HeadendSession& session, QWidget* parent = nullptr);
  ~DebugSwitches() override;
  /// Asks the device; isOn() follows when it has answered.
  void refresh();
  [[nodiscard]] bool isOn(Switch which) const { return on_[which]; }
  [[nodiscard]] QAction* action(Switch which) const { return actions_[which]; }
  [[nodiscard]] QAction* allOff() const { return allOff_; }

 signals:
  /// The command of the chosen switch, to be sent where people see it.
  void commandWanted(const QString& command);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showState();
  void takeOutput(const QString& characters);

  HeadendSession& session_;
  quint64 console_ = 0;
  bool waiting_ = false;
  bool again_ = false;
  QString answer_;
  std::array<bool, SwitchCount> on_{};
  std::array<QAction*, SwitchCount> actions_{};
  QAction* allOff_;
};

}  // namespace drawbridge::ui
