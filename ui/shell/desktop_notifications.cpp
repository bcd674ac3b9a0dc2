// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktop_notifications.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>

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
  mine.serial = ++serial_;
  mine.pressed = std::move(pressed);
  if (hasMarkup_) {
    send(key, note, std::move(missing));
    return;
  }
  // Whether the text may hold markup decides how "&" and "<" are written; asked once.
  auto* asked = new QDBusPendingCallWatcher(bus_.asyncCall(callOf(service_, "GetCapabilities")), this);
  connect(asked, &QDBusPendingCallWatcher::finished, this,
          [this, asked, key, note, missing = std::move(missing), serial = mine.serial] {
            asked->deleteLater();
            const QDBusPendingReply<QStringList> reply = *asked;
            if (reply.isError()) {
              const bool isNewest = shown_.value(key).serial == serial;
              if (isNewest) shown_.remove(key);
              if (missing) missing();
              return;
            }
            hasMarkup_ = reply.value().contains(QStringLiteral("body-markup"));
            if (shown_.value(key).serial == serial) send(key, note, missing);
          });
}

void DesktopNotifications::send(const QString& key, const DesktopNote& note, std::function<void()> missing) {
  Shown& mine = shown_[key];
  if (mine.closeWanted) {
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
  call << QGuiApplication::applicationDisplayName() << mine.id << QStringLiteral("drawbridge") << note.title
       << (hasMarkup_.value_or(false) ? escaped(note.text) : note.text) << actions << hints
       << (note.urgent ? 0 : -1);
  auto* sent = new QDBusPendingCallWatcher(bus_.asyncCall(call), this);
  connect(sent, &QDBusPendingCallWatcher::finished, this,
          [this, sent, key, missing = std::move(missing), serial = mine.serial] {
            sent->deleteLater();
            const QDBusPendingReply<uint> reply = *sent;
            if (reply.isError()) {
              hasMarkup_.reset();
              if (shown_.value(key).serial == serial) shown_.remove(key);
              if (missing) missing();
              return;
            }
            const auto found = shown_.find(key);
            if (found == shown_.end()) return;
            found->id = reply.value();
            if (!found->closeWanted) return;
            closeById(found->id);
            shown_.erase(found);
          });
}

void DesktopNotifications::close(const QString& key) {
  const auto found = shown_.find(key);
  if (found == shown_.end()) return;
  if (found->id == 0) {
    found->closeWanted = true;
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
    shown_.erase(it);
    return;
  }
}

}  // namespace drawbridge::ui
