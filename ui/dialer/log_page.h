// SPDX-License-Identifier: GPL-3.0-or-later
// The page Log (ui.md 4.7) and the functions of the Log menu.
#pragma once

#include <QPointer>

#include "ui/shell/page.h"

namespace drawbridge::ui {

class LogController;
class LogPanel;
class LogSettingsDialog;
class LogWindow;

class LogPage : public Page {
  Q_OBJECT

 public:
  /// `context.window` and `actions` must not be null. The menu needs this page: it is made early.
  explicit LogPage(const PageContext& context, QWidget* parent = nullptr);
  ~LogPage() override;

  [[nodiscard]] QWidget* firstFocus() const override;
  [[nodiscard]] QList<QWidget*> panes() const override;

  [[nodiscard]] LogController& controller() const { return *controller_; }
  [[nodiscard]] LogPanel& panel() const { return *panel_; }
  /// Null until it was opened.
  [[nodiscard]] LogWindow* logWindow() const;
  [[nodiscard]] LogSettingsDialog* settingsDialog() const;

  void openWindow();
  void openSettings();
  /// Brings the page to the front with this line of the client's log selected; 0: just the page.
  void showRecord(quint64 number);

 private:
  void showEnabled();

  PageContext context_;
  LogController* controller_;
  LogPanel* panel_;
  QPointer<LogWindow> window_;
  QPointer<LogSettingsDialog> settings_;
};

}  // namespace drawbridge::ui
