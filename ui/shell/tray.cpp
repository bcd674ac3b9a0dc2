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
  setState(lock_, text_, busy_);
  tray_->show();
}

void Tray::setState(LockState lock, const QString& text, bool busy) {
  lock_ = lock;
  text_ = text;
  busy_ = busy;
  // Some desktops show the menu without telling that it opens.
  if (!menu_.isVisible()) fillMenu();
  if (tray_ == nullptr) return;
  switch (lockTone(lock)) {
    case Tone::Ok:
      tray_->setIcon(icon(lockIcon(lock), IconTint::Ok));
      break;
    case Tone::Warn:
      tray_->setIcon(icon(lockIcon(lock), IconTint::Warn));
      break;
    case Tone::Error:
      tray_->setIcon(icon(lockIcon(lock), IconTint::Error));
      break;
    case Tone::None:
    case Tone::Info:
      tray_->setIcon(productIcon());
      break;
  }
  tray_->setToolTip(text.isEmpty() ? QStringLiteral("Drawbridge") : tr("Drawbridge: %1").arg(text));
}

void Tray::fillMenu() {
  menu_.clear();
  const ActionSet& actions = window_.actions();
  menu_.addAction(tr("&Open Drawbridge"), &window_, &MainWindow::bringToFront);
  menu_.addSeparator();
  if (busy_) {
    const bool isUp = lock_ == LockState::Up || lock_ == LockState::Attention;
    menu_.addAction(isUp ? tr("&Disconnect") : tr("&Cancel Connect"), this, &Tray::disconnectWanted);
  } else {
    connectTo_.setTitle(tr("&Connect to"));
    connectTo_.clear();
    menu_.addMenu(&connectTo_);
    const QStringList names = entries ? entries() : QStringList();
    for (const QString& name : names) {
      QString shown = name;
      connectTo_.addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                           [this, name] { emit connectWanted(name); });
    }
    connectTo_.setEnabled(!names.isEmpty());
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
