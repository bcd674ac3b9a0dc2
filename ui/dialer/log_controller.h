// SPDX-License-Identifier: GPL-3.0-or-later
// What the Log page and the Log Window share: the lines, whether they are recorded, the levels, saving. No
// widget of its own.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>
#include <vector>

#include "ui/models/log_filter.h"
#include "ui/models/log_model.h"
#include "ui/shell/page.h"

namespace drawbridge::ui {

class LogController : public QObject {
  Q_OBJECT

 public:
  /// Takes what the sessions of `context` have kept so far and listens from then on; sends the kept levels to
  /// the client. Both sessions and the connection controller may be null.
  explicit LogController(const PageContext& context, QObject* parent = nullptr);

  [[nodiscard]] LogModel& model() { return model_; }
  [[nodiscard]] const PageContext& context() const { return context_; }

  /// Off: the client records nothing and the headend's lines are not taken. Kept in the settings.
  void setEnabled(bool on);
  [[nodiscard]] bool isEnabled() const { return enabled_; }

  /// 0 off, 1 low, 2 medium, 3 high (client.md 11.3). Kept in the settings.
  void setLevel(client::LogClass logClass, int level);
  [[nodiscard]] int level(client::LogClass logClass) const;

  void clear();
  /// Puts what has come so far into the model now instead of with the next turn of the event loop.
  void flush();

  /// Writes a file, whole or not at all: the header of client.md 11.3 and the lines that pass `filter`.
  /// Gives the sentence of an error, or nothing.
  [[nodiscard]] std::optional<QString> save(const QString& path, const LogFilter& filter) const;
  /// Asks where to, with the suggested file name; empty: not now. Tests answer by themselves.
  std::function<QString(QWidget*, const QString&)> askFile;

 signals:
  void enabledChanged(bool on);

 private:
  void take(LogEntry entry);
  void takeSyslog(const ipc::Syslog& record);
  void sendLevels();
  [[nodiscard]] QString header() const;

  PageContext context_;
  LogModel model_;
  std::vector<LogEntry> waiting_;
  QTimer flushSoon_;
  bool enabled_ = true;
  quint64 debugLines_ = 0;
  quint64 syslogLines_ = 0;
};

}  // namespace drawbridge::ui
