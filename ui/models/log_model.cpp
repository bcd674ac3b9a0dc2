// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_model.h"

#include <QDateTime>

#include "ui/models/keyed_table_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

const std::vector<client::LogClass>& logClasses() {
  static const std::vector<client::LogClass> classes{client::LogClass::cm, client::LogClass::ike,
                                                     client::LogClass::xauth, client::LogClass::ipsec};
  return classes;
}

QString logClassText(const LogEntry& entry) {
  switch (entry.source) {
    case LogSource::HeadendDebug:
      return QStringLiteral("DEBUG");
    case LogSource::Syslog:
      return QStringLiteral("SYSLOG");
    case LogSource::Client:
      break;
  }
  return QString::fromStdString(client::log_class_name(entry.record.log_class));
}

QString logEntryText(const LogEntry& entry) {
  const QString text = QString::fromStdString(client::log_text(entry.record));
  if (entry.source == LogSource::Client) return text;
  // The same line, with the words for the headend in the place of class and message id.
  const QString id = entry.source == LogSource::Syslog
                         ? QLatin1Char('/') + QString::number(entry.record.message_id)
                         : QString();
  return text.section(QLatin1Char('\t'), 0, 0) + QLatin1Char('\t') + logClassText(entry) + id +
         text.mid(text.indexOf(QLatin1Char('\n')));
}

int levelOfSeverity(int severity) {
  if (severity <= 3) return 1;
  return severity == 4 ? 3 : qMin(severity, 7);
}

LogModel::LogModel(int limit, QObject* parent)
    : QAbstractTableModel(parent), limit_(static_cast<std::size_t>(limit)) {}

void LogModel::append(std::vector<LogEntry> entries) {
  if (entries.size() > limit_)
    entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(limit_));
  if (entries.empty()) return;
  if (entries_.size() + entries.size() > limit_) {
    const std::size_t over = entries_.size() + entries.size() - limit_;
    const std::size_t gone = std::min(entries_.size(), std::max(over, limit_ / 10));
    beginRemoveRows({}, 0, static_cast<int>(gone) - 1);
    entries_.erase(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(gone));
    firstSequence_ += static_cast<qint64>(gone);
    endRemoveRows();
  }
  const int first = rowCount();
  beginInsertRows({}, first, first + static_cast<int>(entries.size()) - 1);
  std::move(entries.begin(), entries.end(), std::back_inserter(entries_));
  endInsertRows();
}

void LogModel::clear() {
  beginResetModel();
  firstSequence_ += static_cast<qint64>(entries_.size());
  entries_.clear();
  endResetModel();
}

void LogModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int LogModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

int LogModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::cellText(const LogEntry& entry, int column) const {
  switch (column) {
    case Number:
      return QString::number(entry.record.number);
    case Time:
      return QDateTime::fromMSecsSinceEpoch(entry.record.at.microseconds / 1000)
          .toString(QStringLiteral("HH:mm:ss.zzz"));
    case Severity:
      return QString::fromStdString(client::severity_name(entry.record.level)) + QLatin1Char('/') +
             QString::number(entry.record.level);
    case Class:
      return logClassText(entry);
    case Message: {
      const QString text = QString::fromStdString(entry.record.text);
      const qsizetype end = text.indexOf(QLatin1Char('\n'));
      return end < 0 ? text : text.left(end) + QStringLiteral(" ...");
    }
    default:
      return {};
  }
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const LogEntry& one = entry(index.row());
  const int column = index.column();
  const bool isFault = one.record.level <= 1;
  const bool isWarning = one.record.level <= 3;
  switch (role) {
    case Qt::DisplayRole:
      return cellText(one, column);
    case Qt::AccessibleDescriptionRole:
      return column == Message ? QString::fromStdString(one.record.text) : QVariant();
    case copyTextRole:
      // A copied row is one line.
      return column == Message ? QString::fromStdString(one.record.text).replace(u'\n', u' ') : QVariant();
    case Qt::ToolTipRole:
      // Plain text must not be taken for HTML.
      return column == Message
                 ? QVariant(QStringLiteral("<p style=\"white-space:pre-wrap\">") +
                            QString::fromStdString(one.record.text).toHtmlEscaped() + QStringLiteral("</p>"))
                 : QVariant();
    case Qt::TextAlignmentRole:
      return column == Number ? QVariant(numberAlignment) : QVariant();
    case Qt::FontRole:
      // Hexadecimal numbers and the device's own lines are read digit by digit.
      if (column == Number || column == Time ||
          (column == Message &&
           (one.source != LogSource::Client || one.record.text.find("0x") != std::string::npos)))
        return Theme::instance().font(FontRole::Mono);
      return {};
    case Qt::ForegroundRole:
      if (column == Severity && isWarning)
        return Theme::instance().toneColor(isFault ? Tone::Error : Tone::Warn);
      return {};
    case Qt::DecorationRole:
      if (column == Message && isWarning)
        return icon(isFault ? QStringLiteral("db-err") : QStringLiteral("db-warn"),
                    isFault ? IconTint::Error : IconTint::Warn);
      return {};
    default:
      return {};
  }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section == Number) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Number:
      return QStringLiteral("#");
    case Time:
      return tr("Time");
    case Severity:
      return tr("Sev");
    case Class:
      return tr("Class");
    case Message:
      return tr("Message");
    default:
      return {};
  }
}

}  // namespace drawbridge::ui
