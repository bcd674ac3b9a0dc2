// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a traced packet, and the rules that one step compared (ui.md 5.6).
#pragma once

#include <QAbstractListModel>

#include "fw/status.h"
#include "ui/models/keyed_table_model.h"

namespace drawbridge::ui {

class TraceModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { NameRole = Qt::UserRole, SentenceRole, VerdictRole, DeciderRole };
  using QAbstractListModel::QAbstractListModel;
  void setResult(const fw::TraceResult& result);
  [[nodiscard]] const fw::TraceResult& result() const { return result_; }
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  /// Display text is "4 Access list"; accessible text says the verdict too.
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  fw::TraceResult result_;
};

class ComparisonModel : public KeyedTableModel<fw::TraceComparison> {
  Q_OBJECT

 public:
  enum Column { Rule, Compared, ColumnCount };
  using KeyedTableModel::KeyedTableModel;
  void setStep(const fw::TraceStep& step);
  void retranslate();
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const fw::TraceComparison& row) const override;

 private:
  bool permits_ = true;
};

}  // namespace drawbridge::ui
