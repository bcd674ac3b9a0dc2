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

  struct Connection {
    QString entry;
    bool isUp = false;
  };
  /// What the icon and its tool tip show. The menu offers "Cancel Connect" or "Disconnect" for each of the
  /// connections, beside the entries to connect to.
  void setState(LockState lock, const QString& text, const QList<Connection>& connections);
  enum class Automatic { Off, On, Suspended };
  /// Of connections that begin by themselves: the menu suspends, resumes and disables them.
  void setAutomatic(Automatic state);
  /// Asked each time the menu opens.
  std::function<QStringList()> entries;

 signals:
  void connectWanted(const QString& entry);
  /// Without a name: all of them.
  void disconnectWanted(const QString& entry);
  void suspendWanted(bool suspended);
  void disableWanted();

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
  QList<Connection> connections_;
  Automatic automatic_ = Automatic::Off;
};

}  // namespace drawbridge::ui
