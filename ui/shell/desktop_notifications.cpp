// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktop_notifications.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>
#include <utility>

namespace drawbridge::ui {

namespace {

constexpr auto path = "/org/freedesktop/Notifications";
constexpr auto interface = "org.freedesktop.Notifications";

// The desktop's markup needs these three; quotation marks stay as they are.
QString escaped(QString text) {
  return text.replace(QLatin1Char('&'), QStringLiteral("&amp;"))
      .replace(QLatin1Char('<'), QStringLiteral("&lt;"))
      .replace(QLatin1Char('>'), QStringLiteral("&gt;"));
}

QDBusMessage callOf(const QString& service, const char* method) {
  return QDBusMessage::createMethodCall(service, QLatin1String(path), QLatin1String(interface),
                                        QLatin1String(method));
}

}  // namespace

DesktopNotifications::DesktopNotifications(const QDBusConnection& bus, const QString& service,
                                           QObject* parent)
    : QObject(parent), bus_(bus), service_(service) {
  if (!bus_.isConnected()) return;
  bus_.connect(service_, QLatin1String(path), QLatin1String(interface), QStringLiteral("ActionInvoked"), this,
               SLOT(actionInvoked(uint, QString)));
  bus_.connect(service_, QLatin1String(path), QLatin1String(interface), QStringLiteral("NotificationClosed"),
               this, SLOT(notificationClosed(uint, uint)));
}

void DesktopNotifications::show(const QString& key, const DesktopNote& note, std::function<void()> pressed,
                                std::function<void()> missing) {
  if (!bus_.isConnected()) {
    if (missing) missing();
    return;
  }
  Shown& mine = shown_[key];
  mine.closeWanted = false;
  mine.pressed = std::move(pressed);
  if (mine.inFlight) {
    mine.next = Waiting{note, std::move(missing)};
    return;
  }
  start(key, note, std::move(missing));
}

void DesktopNotifications::start(const QString& key, const DesktopNote& note, std::function<void()> missing) {
  shown_[key].inFlight = true;
  if (hasMarkup_) {
    send(key, note, std::move(missing));
    return;
  }
  // Whether the text may hold markup decides how "&" and "<" are written; asked once.
  auto* asked = new QDBusPendingCallWatcher(bus_.asyncCall(callOf(service_, "GetCapabilities")), this);
  connect(asked, &QDBusPendingCallWatcher::finished, this,
          [this, asked, key, note, missing = std::move(missing)] {
            asked->deleteLater();
            const QDBusPendingReply<QStringList> reply = *asked;
            if (reply.isError()) {
              fail(key, missing);
              return;
            }
            hasMarkup_ = reply.value().contains(QStringLiteral("body-markup"));
            send(key, note, missing);
          });
}

void DesktopNotifications::send(const QString& key, const DesktopNote& note, std::function<void()> missing) {
  if (shown_[key].closeWanted && shown_[key].id == 0) {
    shown_.remove(key);
    return;
  }
  QStringList actions;
  if (!note.action.isEmpty()) {
    actions << QStringLiteral("default") << note.action << QStringLiteral("open") << note.action;
  }
  QVariantMap hints;
  hints.insert(QStringLiteral("urgency"), QVariant::fromValue<uchar>(note.urgent ? 2 : 1));
  hints.insert(QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName());
  QDBusMessage call = callOf(service_, "Notify");
  call << QGuiApplication::applicationDisplayName() << shown_[key].id << QStringLiteral("drawbridge")
       << note.title << (hasMarkup_.value_or(false) ? escaped(note.text) : note.text) << actions << hints
       << (note.urgent ? 0 : -1);
  auto* sent = new QDBusPendingCallWatcher(bus_.asyncCall(call), this);
  connect(sent, &QDBusPendingCallWatcher::finished, this, [this, sent, key, missing = std::move(missing)] {
    sent->deleteLater();
    const QDBusPendingReply<uint> reply = *sent;
    if (reply.isError()) {
      hasMarkup_.reset();
      fail(key, missing);
      return;
    }
    const auto found = shown_.find(key);
    if (found == shown_.end()) return;
    found->id = reply.value();
    found->inFlight = false;
    if (found->closeWanted) {
      closeById(found->id);
      shown_.erase(found);
    } else if (found->next) {
      const Waiting next = *std::exchange(found->next, std::nullopt);
      start(key, next.note, next.missing);
    }
  });
}

void DesktopNotifications::fail(const QString& key, const std::function<void()>& missing) {
  const Shown mine = shown_.take(key);
  if (mine.closeWanted) return;
  if (missing) missing();
  if (mine.next && mine.next->missing) mine.next->missing();
}

void DesktopNotifications::close(const QString& key) {
  const auto found = shown_.find(key);
  if (found == shown_.end()) return;
  if (found->inFlight) {
    found->closeWanted = true;
    found->next.reset();
    return;
  }
  closeById(found->id);
  shown_.erase(found);
}

void DesktopNotifications::closeById(uint id) {
  QDBusMessage call = callOf(service_, "CloseNotification");
  call << id;
  bus_.asyncCall(call);
}

void DesktopNotifications::actionInvoked(uint id, const QString&) {
  for (const Shown& each : std::as_const(shown_)) {
    if (each.id != id || id == 0) continue;
    const auto pressed = each.pressed;
    if (pressed) pressed();
    return;
  }
}

void DesktopNotifications::notificationClosed(uint id, uint) {
  for (auto it = shown_.begin(); it != shown_.end(); ++it) {
    if (it->id != id || id == 0) continue;
    if (it->inFlight) {
      it->id = 0;
    } else {
      shown_.erase(it);
    }
    return;
  }
}

}  // namespace drawbridge::ui
