// SPDX-License-Identifier: GPL-3.0-or-later
// What goes with the connections beside the pages: Connection History of each, Statistics, Notifications,
// simple mode, the tray and the desktop's notifications, wired to the menus and the main window.
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <functional>

#include "ui/dialer/connection_controller.h"
#include "ui/models/notification_model.h"
#include "ui/shell/desktop_notifications.h"
#include "ui/shell/tray.h"

namespace drawbridge::ui {

class ConnectionHistory;
class MainWindow;
class NotificationsWindow;
class SimpleView;
class StatisticsWindow;
struct Message;

class SessionWindows : public QObject {
  Q_OBJECT

 public:
  /// Both must outlive this. `bus` and `service` are the desktop's notifications.
  SessionWindows(MainWindow& window, ConnectionController& connections, QObject* parent = nullptr,
                 const QDBusConnection& bus = QDBusConnection::sessionBus(),
                 const QString& service = QStringLiteral("org.freedesktop.Notifications"));

  /// Opens an entry's form; without it the result form has no such button.
  void setEntryOpener(std::function<void(const QString& entry)> open);
  /// Shows a line of the client's log, 0: just the log. Without it the page Log is opened.
  void setLogOpener(std::function<void(quint64 record)> open) { openLog_ = std::move(open); }
  /// Keeps the choice of simple mode and of the page Connections the same: `select` is told what is chosen in
  /// simple mode; call entrySelected() for the other way.
  void setEntrySelector(std::function<void(const QString& entry)> select) { select_ = std::move(select); }
  void entrySelected(const QString& entry);
  /// Connects an entry that was chosen in simple mode or in the tray; without it the controller does at once.
  void setConnector(std::function<void(const QString& entry)> connect) { connectEntry_ = std::move(connect); }

  /// Whether nobody asked for the entry's connection just now: then no window comes to the front because of
  /// it, and the same failure is told once.
  std::function<bool(const QString& entry)> beganByItself;

  // The windows, made at the first call.
  /// Of an entry; without a name, of the selected one, or of the latest if that was never connected.
  ConnectionHistory& history(const QString& entry = {});
  StatisticsWindow& statistics();
  NotificationsWindow& notifications();
  [[nodiscard]] NotificationModel& messages() { return messages_; }
  [[nodiscard]] Tray& tray() { return tray_; }
  /// Null before simple mode was on.
  [[nodiscard]] SimpleView* simpleView() const;

 private:
  void connectActions();
  void stateChanged(const client::StateChange& change);
  void ended(const client::Ended& ended);
  void asked(const client::UserPrompt& prompt);
  void archive(const Message& message);
  /// Into Notifications, and if nobody sees the window also onto the desktop.
  void tell(Tone tone, const QString& entry, const QString& text);
  void tellDesktop(const QString& key, const DesktopNote& note, Tone tone);
  void connectEntry(const QString& entry);
  void updateTray();
  void updateActions();
  void openWindow(QWidget& window);
  [[nodiscard]] bool isHidden() const;
  void bringToFront();

  MainWindow& window_;
  ConnectionController& connections_;
  ClientSession& session_;
  NotificationModel messages_;
  DesktopNotifications desktop_;
  Tray tray_;
  std::function<void(const QString&)> openEntry_;
  std::function<void(quint64)> openLog_;
  std::function<void(const QString&)> select_;
  QString selected_;
  std::function<void(const QString&)> connectEntry_;
  QHash<QString, ConnectionHistory*> histories_;  ///< by entry; children of the window
  QPointer<StatisticsWindow> statistics_;
  QPointer<NotificationsWindow> notifications_;
  QPointer<SimpleView> simple_;
  QStringList inBar_;  ///< noted already; the bar hands them over when it is done with them
  QSet<QString> wereUp_;
  QHash<QString, QString> lastFailure_;  ///< told of connections that began by themselves
};

}  // namespace drawbridge::ui
