// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of objects that have an editor, under their headings, each with its count (ui.md 5.2).
#pragma once

#include <QAbstractItemModel>
#include <array>

#include "ui/models/line_policy.h"
#include "ui/models/policy_objects.h"

namespace drawbridge::ui {

class PolicyTreeModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Role { KindRole = Qt::UserRole };
  explicit PolicyTreeModel(QObject* parent = nullptr);

  void update(const pix::Config& running, const pix::Config& wanted);
  void retranslate();
  [[nodiscard]] QModelIndex indexOf(PolicyKind kind) const;
  [[nodiscard]] QModelIndex indexOf(LineKind kind) const;
  /// Nothing for a heading or a kind of objects.
  [[nodiscard]] std::optional<LineKind> lineKindAt(const QModelIndex& index) const;
  /// Nothing for a heading or a kind of lines.
  [[nodiscard]] std::optional<PolicyKind> kindAt(const QModelIndex& index) const;

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Item {
    std::optional<PolicyKind> objects;
    std::optional<LineKind> lines;
    int count = 0;
    int edits = 0;
  };
  [[nodiscard]] const Item* itemAt(const QModelIndex& index) const;
  [[nodiscard]] static QString sectionTitle(std::size_t section);

  std::array<std::vector<Item>, 3> sections_;
  std::array<std::unique_ptr<LinePolicy>, std::size(lineKinds)> policies_;
};

}  // namespace drawbridge::ui
