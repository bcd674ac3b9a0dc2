// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/log_controller.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QSaveFile>
#include <QSettings>
#include <QSysInfo>
#include <algorithm>
#include <utility>

#include "ui/bridge/client_session.h"
#include "ui/bridge/headend_session.h"
#include "ui/dialer/connection_controller.h"
#include "ui/shell/settings.h"

namespace drawbridge::ui {

namespace {

QString levelKey(client::LogClass logClass) {
  return QLatin1String(settings::logLevels) + QLatin1Char('/') +
         QString::fromStdString(client::log_class_name(logClass));
}

constexpr int defaultLevel = LogFilter::medium;

}  // namespace

LogController::LogController(const PageContext& context, QObject* parent)
    : QObject(parent),
      context_(context),
      enabled_(QSettings().value(QLatin1String(settings::logEnabled), true).toBool()) {
  // A connection attempt is dozens of lines within a few milliseconds; they reach the list together.
  flushSoon_.setSingleShot(true);
  flushSoon_.setInterval(20);
  connect(&flushSoon_, &QTimer::timeout, this, &LogController::flush);
  askFile = [](QWidget* parent_, const QString& suggested) {
    return QFileDialog::getSaveFileName(parent_, tr("Save Log"), QDir::home().filePath(suggested),
                                        tr("Text files (*.txt);;All files (*)"));
  };
  if (context_.client != nullptr) {
    if (enabled_) {
      for (const client::LogRecord& record : context_.client->log()) take({LogSource::Client, record});
    }
    connect(context_.client, &ClientSession::logged, this, [this](const client::LogRecord& record) {
      take({LogSource::Client, record});
    });
  }
  if (context_.headend != nullptr) {
    for (const ipc::Syslog& record : context_.headend->events()) takeSyslog(record);
    connect(context_.headend, &HeadendSession::syslogged, this, &LogController::takeSyslog);
    connect(context_.headend, &HeadendSession::debugLine, this, [this](const QString& text) {
      LogEntry entry{LogSource::HeadendDebug, {}};
      entry.record.number = ++debugLines_;
      // Debug output has no time of its own: it is shown as it comes.
      entry.record.at = {QDateTime::currentMSecsSinceEpoch() * 1000};
      entry.record.level = 7;
      entry.record.log_class = client::LogClass::count;
      entry.record.text = text.trimmed().toStdString();
      take(std::move(entry));
    });
  }
  std::stable_sort(waiting_.begin(), waiting_.end(),
                   [](const LogEntry& a, const LogEntry& b) { return a.record.at < b.record.at; });
  flush();
  sendLevels();
}

void LogController::takeSyslog(const ipc::Syslog& record) {
  LogEntry entry{LogSource::Syslog, {}};
  entry.record.number = ++syslogLines_;
  entry.record.at = record.at;
  entry.record.level = levelOfSeverity(record.severity);
  entry.record.log_class = client::LogClass::count;
  entry.record.message_id = static_cast<std::uint32_t>(record.id);
  // As a syslog server would get it.
  QString text = QString::fromStdString(record.text);
  if (!text.startsWith(QLatin1Char('%'))) {
    text = QStringLiteral("%PIX-%1-%2: %3")
               .arg(record.severity)
               .arg(record.id, 6, 10, QLatin1Char('0'))
               .arg(text);
  }
  entry.record.text = text.toStdString();
  take(std::move(entry));
}

void LogController::take(LogEntry entry) {
  if (!enabled_) return;
  waiting_.push_back(std::move(entry));
  if (!flushSoon_.isActive()) flushSoon_.start();
}

void LogController::flush() {
  flushSoon_.stop();
  model_.append(std::exchange(waiting_, {}));
}

void LogController::setEnabled(bool on) {
  if (on == enabled_) return;
  flush();
  enabled_ = on;
  QSettings().setValue(QLatin1String(settings::logEnabled), on);
  sendLevels();
  emit enabledChanged(on);
}

void LogController::setLevel(client::LogClass logClass, int level) {
  QSettings().setValue(levelKey(logClass), qBound(0, level, LogFilter::high));
  if (enabled_ && context_.client != nullptr)
    context_.client->setLogLevel(logClass, qBound(0, level, LogFilter::high));
}

int LogController::level(client::LogClass logClass) const {
  return qBound(0, QSettings().value(levelKey(logClass), defaultLevel).toInt(), LogFilter::high);
}

void LogController::sendLevels() {
  if (context_.client == nullptr) return;
  for (const client::LogClass logClass : logClasses())
    context_.client->setLogLevel(logClass, enabled_ ? level(logClass) : 0);
}

void LogController::clear() {
  waiting_.clear();
  flushSoon_.stop();
  if (context_.client != nullptr) context_.client->clearLog();
  model_.clear();
}

QString LogController::header() const {
  QString text = QStringLiteral("Drawbridge Version " DRAWBRIDGE_VERSION
                                "\n"
                                "Free software under the GNU General Public License, version 3 or later\n"
                                "Client Type(s): Linux\n");
  text += QStringLiteral("Running on: %1 %2 %3\n")
              .arg(QSysInfo::kernelType(), QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture());
  if (context_.connections != nullptr) {
    text += QStringLiteral("Config file directory: %1\n")
                .arg(QString::fromStdString(context_.connections->store().folder().string()));
  }
  return text + QLatin1Char('\n');
}

std::optional<QString> LogController::save(const QString& path, const LogFilter& filter) const {
  QSaveFile file(path);
  const auto failed = [&] {
    return tr("The log was not saved to %1: %2. Choose another place.")
        .arg(QDir::toNativeSeparators(path), file.errorString());
  };
  if (!file.open(QIODevice::WriteOnly)) return failed();
  file.write(header().toUtf8());
  for (int row = 0; row < filter.rowCount(); ++row) file.write(logEntryText(filter.entry(row)).toUtf8());
  if (!file.flush() || !file.commit()) return failed();
  return std::nullopt;
}

}  // namespace drawbridge::ui
