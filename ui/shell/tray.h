// SPDX-License-Identifier: GPL-3.0-or-later
// The tray icon and its menu (client.md 2). An extra: everything works without a tray (ui.md 2.5).
#pragma once

#include <QMenu>
#include <QObject>
#include <QStringList>
#include <functional>

#include "ui/widgets/lock_badge.h"

class QSystemTrayIcon;

namespace drawbridge::ui {

class MainWindow;

class Tray : public QObject {
  Q_OBJECT

 public:
  /// Answers MainWindow::keepRunningChosen: hides the window if there is a tray, else minimises it.
  explicit Tray(MainWindow& window, QObject* parent = nullptr);
  ~Tray() override;

  [[nodiscard]] static bool isAvailable();
  [[nodiscard]] QMenu& menu() { return menu_; }

  /// What the icon and its tool tip show. While `busy`, the menu offers "Cancel Connect" or "Disconnect"
  /// (`lock` is Up or Attention) in place of the entries to connect to.
  void setState(LockState lock, const QString& text, bool busy);
  /// Asked each time the menu opens.
  std::function<QStringList()> entries;

 signals:
  void connectWanted(const QString& entry);
  void disconnectWanted();

 private:
  void makeIcon();
  void fillMenu();
  void keepRunning();

  MainWindow& window_;
  QMenu menu_;
  QMenu connectTo_;
  QSystemTrayIcon* tray_ = nullptr;
  LockState lock_ = LockState::Idle;
  QString text_;
  bool busy_ = false;
};

}  // namespace drawbridge::ui
