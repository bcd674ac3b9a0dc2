// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a LinePolicy as a table: headings over the whole width, lines, and what the device adds by itself
// in grey (ui.md 5.2).
#pragma once

#include "ui/models/keyed_table_model.h"
#include "ui/models/line_policy.h"

namespace drawbridge::ui {

class LineRowModel : public KeyedTableModel<LineRow> {
  Q_OBJECT

 public:
  enum Role { HeadingRole = Qt::UserRole };
  /// `policy` must outlive the model.
  explicit LineRowModel(const LinePolicy& policy, QObject* parent = nullptr)
      : KeyedTableModel(parent), policy_(policy) {}
  void update(const pix::Config& running, const pix::Config& wanted, const ipc::HeadendSnapshot& snapshot);
  void retranslate();
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  [[nodiscard]] QString key(const LineRow& row) const override { return row.key; }

 private:
  const LinePolicy& policy_;
};

}  // namespace drawbridge::ui
