// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/trace_model.h"

#include "ui/text/trace_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

void TraceModel::setResult(const fw::TraceResult& result) {
  beginResetModel();
  result_ = result;
  endResetModel();
}

void TraceModel::retranslate() {
  if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
}

int TraceModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(result_.steps.size());
}

QVariant TraceModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto at = static_cast<std::size_t>(index.row());
  const fw::TraceStep& step = result_.steps[at];
  const QString name =
      QStringLiteral("%1 %2").arg(index.row() + 1).arg(stepNameText(QString::fromStdString(step.name)));
  switch (role) {
    case Qt::DisplayRole:
    case NameRole:
      return name;
    case SentenceRole:
    case Qt::ToolTipRole:
      return traceReasonText(step);
    case VerdictRole:
      return static_cast<int>(step.verdict);
    case DeciderRole:
      return at == result_.decided_at;
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1: %2. %3").arg(name, traceVerdictText(step.verdict), traceReasonText(step));
    default:
      return {};
  }
}

// ------------------------------------------------------------------ comparisons

void ComparisonModel::setStep(const fw::TraceStep& step) {
  permits_ = step.verdict != fw::TraceVerdict::drop && step.verdict != fw::TraceVerdict::would_drop;
  setRows(step.comparisons);
}

void ComparisonModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ComparisonModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString ComparisonModel::key(const fw::TraceComparison& row) const {
  return QString::fromStdString(row.rule);
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const fw::TraceComparison& each = row(index.row());
  if (role == Qt::FontRole && index.column() == Rule) return Theme::instance().font(FontRole::Mono);
  if (role == Qt::DecorationRole && index.column() == Compared) {
    if (!each.decided) return icon(QStringLiteral("db-x"));
    return permits_ ? icon(QStringLiteral("db-ok"), IconTint::Ok)
                    : icon(QStringLiteral("db-block"), IconTint::Error);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  return index.column() == Rule ? QString::fromStdString(each.rule) : traceMissText(each);
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == Rule ? tr("Rule") : tr("Compared");
}

}  // namespace drawbridge::ui
