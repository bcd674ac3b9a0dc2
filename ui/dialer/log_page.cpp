// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/log_page.h"

#include <QApplication>
#include <QVBoxLayout>

#include "ui/dialer/log_controller.h"
#include "ui/dialer/log_panel.h"
#include "ui/dialer/log_settings_dialog.h"
#include "ui/dialer/log_window.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"

namespace drawbridge::ui {

LogPage::LogPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("log"), parent),
      context_(context),
      controller_(new LogController(context, this)),
      panel_(new LogPanel(*controller_, context.actions->logSave, context.actions->logWindow, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 12);
  column->addWidget(panel_);
  ActionSet& actions = *context_.actions;
  connect(actions.logEnable, &QAction::triggered, this,
          [this] { controller_->setEnabled(!controller_->isEnabled()); });
  connect(controller_, &LogController::enabledChanged, this, &LogPage::showEnabled);
  connect(actions.logClear, &QAction::triggered, controller_, &LogController::clear);
  connect(actions.logSettings, &QAction::triggered, this, &LogPage::openSettings);
  connect(actions.logWindow, &QAction::triggered, this, &LogPage::openWindow);
  connect(actions.logSave, &QAction::triggered, this, [this] {
    context_.window->openPage(QStringLiteral("log"));
    panel_->save();
  });
  connect(actions.logSearch, &QAction::triggered, this, [this] {
    context_.window->openPage(QStringLiteral("log"));
    panel_->focusFind();
  });
  addAction(actions.logSearch);
  showEnabled();
}

// All three show the controller's lines, so they go before it.
LogPage::~LogPage() {
  delete settings_;
  delete window_;
  delete panel_;
}

QWidget* LogPage::firstFocus() const {
  return panel_->firstFocus();
}

QList<QWidget*> LogPage::panes() const {
  return panel_->panes();
}

LogWindow* LogPage::logWindow() const {
  return window_;
}

LogSettingsDialog* LogPage::settingsDialog() const {
  return settings_;
}

void LogPage::showEnabled() {
  context_.actions->setLogEnabled(controller_->isEnabled());
}

void LogPage::openWindow() {
  if (window_ == nullptr) window_ = new LogWindow(*controller_, context_.window);
  window_->show();
  window_->raise();
  window_->activateWindow();
}

void LogPage::openSettings() {
  if (settings_ == nullptr) {
    // Over the Log Window if it was opened from there.
    QWidget* front = QApplication::activeWindow();
    settings_ = new LogSettingsDialog(*controller_, front == window_ ? front : context_.window);
    settings_->setAttribute(Qt::WA_DeleteOnClose);
  }
  settings_->open();
}

void LogPage::showRecord(quint64 number) {
  context_.window->openPage(QStringLiteral("log"));
  if (number != 0) panel_->showRecord(number);
}

}  // namespace drawbridge::ui
