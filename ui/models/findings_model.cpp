// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/findings_model.h"

#include "ui/text/headend_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

void FindingsModel::setFindings(std::vector<pix::Finding> findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const auto& a, const auto& b) { return a.severity < b.severity; });
  // Equal findings about equal lines are one row.
  std::vector<pix::Finding> unique;
  for (pix::Finding& each : findings) {
    const QString mine = key(each);
    if (std::none_of(unique.begin(), unique.end(), [&](const auto& other) { return key(other) == mine; })) {
      unique.push_back(std::move(each));
    }
  }
  setRows(std::move(unique));
}

int FindingsModel::count(pix::Severity severity) const {
  return static_cast<int>(std::count_if(rows().begin(), rows().end(),
                                        [&](const auto& each) { return each.severity == severity; }));
}

void FindingsModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int FindingsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString FindingsModel::key(const pix::Finding& row) const {
  QString text = QStringLiteral("%1|%2|%3")
                     .arg(static_cast<int>(row.code))
                     .arg(row.line)
                     .arg(QString::fromStdString(row.object));
  for (const std::string& each : row.args) text += QLatin1Char('|') + QString::fromStdString(each);
  return text;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const pix::Finding& finding = row(index.row());
  if (role == Qt::DecorationRole && index.column() == Text) {
    switch (finding.severity) {
      case pix::Severity::error:
        return icon(QStringLiteral("db-err"), IconTint::Error);
      case pix::Severity::warning:
        return icon(QStringLiteral("db-warn"), IconTint::Warn);
      case pix::Severity::note:
        return icon(QStringLiteral("db-info"), IconTint::Accent);
    }
  }
  if (role == Qt::AccessibleTextRole && index.column() == Text) {
    return severityText(finding.severity) + QStringLiteral(": ") + findingText(finding);
  }
  if (role == Qt::UserRole) return finding.line;
  if (index.column() == Mend) {
    if (finding.mend.empty()) return {};
    QStringList commands;
    for (const std::string& each : finding.mend) commands << QString::fromStdString(each);
    switch (role) {
      case Qt::DisplayRole:
        return tr("Mend", "button");
      case Qt::ToolTipRole:
        return commands.join(QLatin1Char('\n'));
      case Qt::AccessibleTextRole:
        return tr("Mend by: %1").arg(commands.join(QStringLiteral("; ")));
      case Qt::DecorationRole:
        return icon(QStringLiteral("db-wand"), IconTint::Accent);
      case Qt::ForegroundRole:
        return Theme::instance().tokens().accent;
      default:
        return {};
    }
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  if (index.column() == Text) return findingText(finding);
  const QString object = QString::fromStdString(finding.object);
  if (finding.line == 0) return object;
  return object.isEmpty() ? tr("line %1").arg(finding.line) : tr("%1, line %2").arg(object).arg(finding.line);
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == Text ? tr("Finding") : section == Where ? tr("Where") : tr("Mend", "column");
}

}  // namespace drawbridge::ui
