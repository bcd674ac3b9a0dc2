// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tray.h"

#include <QSystemTrayIcon>

#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/theme/icons.h"

namespace drawbridge::ui {

Tray::Tray(MainWindow& window, QObject* parent) : QObject(parent), window_(window) {
  connect(&menu_, &QMenu::aboutToShow, this, &Tray::fillMenu);
  connect(&window_, &MainWindow::keepRunningChosen, this, &Tray::keepRunning);
  fillMenu();
  makeIcon();
}

Tray::~Tray() = default;

bool Tray::isAvailable() {
  return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::makeIcon() {
  // A desktop may start its tray after us: tried again when it is needed.
  if (tray_ != nullptr || !isAvailable()) return;
  tray_ = new QSystemTrayIcon(this);
  tray_->setContextMenu(&menu_);
  connect(tray_, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
    if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick) window_.bringToFront();
  });
  setState(lock_, text_, connections_);
  tray_->show();
}

void Tray::setState(LockState lock, const QString& text, const QList<Connection>& connections) {
  lock_ = lock;
  text_ = text;
  connections_ = connections;
  // Some desktops show the menu without telling that it opens.
  if (!menu_.isVisible()) fillMenu();
  if (tray_ == nullptr) return;
  tray_->setIcon(lock == LockState::Idle ? productIcon() : icon(lockIcon(lock), lockTint(lock)));
  tray_->setToolTip(text.isEmpty() ? QStringLiteral("Drawbridge") : tr("Drawbridge: %1").arg(text));
}

void Tray::setAutomatic(Automatic state) {
  if (state == automatic_) return;
  automatic_ = state;
  if (!menu_.isVisible()) fillMenu();
}

void Tray::fillMenu() {
  menu_.clear();
  const ActionSet& actions = window_.actions();
  menu_.addAction(tr("&Open Drawbridge"), &window_, &MainWindow::bringToFront);
  menu_.addSeparator();
  const auto shown = [](QString name) { return name.replace(QLatin1Char('&'), QStringLiteral("&&")); };
  const bool several = connections_.size() > 1;
  for (const Connection& each : connections_) {
    const QString words =
        several
            ? (each.isUp ? tr("Disconnect \"%1\"") : tr("Cancel Connect to \"%1\"")).arg(shown(each.entry))
        : each.isUp ? tr("&Disconnect")
                    : tr("&Cancel Connect");
    menu_.addAction(words, this, [this, entry = each.entry] { emit disconnectWanted(entry); });
  }
  if (several) menu_.addAction(tr("Disconnect A&ll"), this, [this] { emit disconnectWanted({}); });
  QStringList names = entries ? entries() : QStringList();
  for (const Connection& each : connections_) names.removeAll(each.entry);
  connectTo_.setTitle(connections_.isEmpty() ? tr("&Connect to") : tr("Connect &to"));
  connectTo_.clear();
  menu_.addMenu(&connectTo_);
  for (const QString& name : names)
    connectTo_.addAction(shown(name), this, [this, name] { emit connectWanted(name); });
  connectTo_.setEnabled(!names.isEmpty());
  if (automatic_ != Automatic::Off) {
    menu_.addSeparator();
    const bool suspends = automatic_ == Automatic::On;
    menu_.addAction(suspends ? tr("S&uspend Automatic Initiation") : tr("&Resume Automatic Initiation"), this,
                    [this, suspends] { emit suspendWanted(suspends); });
    menu_.addAction(tr("Disa&ble Automatic Initiation"), this, &Tray::disableWanted);
  }
  menu_.addSeparator();
  menu_.addActions({actions.statistics, actions.notifications});
  menu_.addSeparator();
  menu_.addActions({actions.about, actions.exit});
}

void Tray::keepRunning() {
  makeIcon();
  if (tray_ != nullptr && isAvailable()) {
    window_.hide();
  } else {
    window_.showMinimized();
  }
}

}  // namespace drawbridge::ui
