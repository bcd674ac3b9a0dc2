// SPDX-License-Identifier: GPL-3.0-or-later
// Messages outside the window through org.freedesktop.Notifications (ui.md 2.5). Nothing waits for the
// desktop: calls are asynchronous, and whoever has no such service is told so.
#pragma once

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QString>
#include <functional>
#include <optional>

namespace drawbridge::ui {

struct DesktopNote {
  QString title;
  QString text = {};
  QString action = {};  ///< text of its one button, "" for none
  bool urgent = false;  ///< stays until it is answered
};

class DesktopNotifications : public QObject {
  Q_OBJECT

 public:
  /// `service` is empty on a connection without a bus.
  explicit DesktopNotifications(const QDBusConnection& bus = QDBusConnection::sessionBus(),
                                const QString& service = QStringLiteral("org.freedesktop.Notifications"),
                                QObject* parent = nullptr);

  /// Shows a note; one that is shown under the same `key` is replaced. `pressed` runs when the button or the
  /// note itself is pressed, `missing` if the desktop has no notifications.
  void show(const QString& key, const DesktopNote& note, std::function<void()> pressed,
            std::function<void()> missing);
  /// Takes a note back; nothing happens if it is gone.
  void close(const QString& key);

 private slots:
  void actionInvoked(uint id, const QString& action);
  void notificationClosed(uint id, uint reason);

 private:
  struct Waiting {
    DesktopNote note;
    std::function<void()> missing;
  };
  struct Shown {
    uint id = 0;  ///< 0 until the desktop gave one
    bool inFlight = false;
    bool closeWanted = false;
    std::function<void()> pressed;
    std::optional<Waiting> next;  ///< replaces the one in flight as soon as that has its id
  };
  void start(const QString& key, const DesktopNote& note, std::function<void()> missing);
  void send(const QString& key, const DesktopNote& note, std::function<void()> missing);
  void fail(const QString& key, const std::function<void()>& missing);
  void closeById(uint id);

  QDBusConnection bus_;
  QString service_;
  std::optional<bool> hasMarkup_;
  QHash<QString, Shown> shown_;
};

}  // namespace drawbridge::ui
