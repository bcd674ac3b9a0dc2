// SPDX-License-Identifier: GPL-3.0-or-later
// What the check finds in a configuration: errors first, then warnings, then notes.
#pragma once

#include "pix/check.h"
#include "ui/models/keyed_table_model.h"

namespace drawbridge::ui {

class FindingsModel : public KeyedTableModel<pix::Finding> {
  Q_OBJECT

 public:
  enum Column { Text, Where, Mend, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  void setFindings(std::vector<pix::Finding> findings);
  [[nodiscard]] int count(pix::Severity severity) const;
  void retranslate();

  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const pix::Finding& row) const override;
};

}  // namespace drawbridge::ui
