// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/command_preview_model.h"

#include "ui/text/headend_text.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

void CommandPreviewModel::setScript(const pix::Script& script) {
  beginResetModel();
  lines_.clear();
  commands_ = 0;
  std::optional<pix::StepReason> before;
  for (const pix::Step& step : script.steps) {
    if (before != step.code) lines_.push_back({Kind::Comment, 0, QStringLiteral(": ") + stepReasonText(step.code)});
    before = step.code;
    lines_.push_back({step.removes ? Kind::Remove : Kind::Add, ++commands_,
                      QString::fromStdString(step.shown.empty() ? step.command : step.shown)});
  }
  endResetModel();
}

void CommandPreviewModel::setProgress(int index, bool ok, const QString& deviceText) {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].number != index + 1) continue;
    lines_[i].state = ok ? State::Accepted : State::Refused;
    const QModelIndex changed = this->index(static_cast<int>(i));
    emit dataChanged(changed, changed);
    if (deviceText.isEmpty()) return;
    const int at = static_cast<int>(i) + 1;
    beginInsertRows({}, at, at);
    lines_.insert(lines_.begin() + at, {Kind::Refusal, 0, deviceText});
    endInsertRows();
    return;
  }
}

QString CommandPreviewModel::text() const {
  QString all;
  for (const Line& line : lines_) {
    if (line.kind != Kind::Refusal) all += line.text + QLatin1Char('\n');
  }
  return all;
}

int CommandPreviewModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant CommandPreviewModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Line& line = lines_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return line.text;
    case Qt::AccessibleTextRole:
      if (line.kind == Kind::Add) return tr("command %1, added: %2").arg(line.number).arg(line.text);
      if (line.kind == Kind::Remove) return tr("command %1, removed: %2").arg(line.number).arg(line.text);
      return line.text;
    case Qt::FontRole:
      return Theme::instance().font(FontRole::Mono);
    case KindRole:
      return static_cast<int>(line.kind);
    case NumberRole:
      return line.number;
    case StateRole:
      return static_cast<int>(line.state);
    default:
      return {};
  }
}

}  // namespace drawbridge::ui
