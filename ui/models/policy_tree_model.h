// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of objects that have an editor, under their headings, each with its count (ui.md 5.2).
#pragma once

#include <QAbstractItemModel>
#include <array>

#include "ui/models/policy_objects.h"

namespace drawbridge::ui {

class PolicyTreeModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Role { KindRole = Qt::UserRole };
  using QAbstractItemModel::QAbstractItemModel;

  void update(const pix::Config& running, const pix::Config& wanted);
  void retranslate();
  [[nodiscard]] QModelIndex indexOf(PolicyKind kind) const;
  /// Nothing for a heading.
  [[nodiscard]] std::optional<PolicyKind> kindAt(const QModelIndex& index) const;

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Count {
    int objects = 0;
    int edits = 0;
  };
  std::array<Count, std::size(policyKinds)> counts_;
};

}  // namespace drawbridge::ui
