// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of one kind as a table: what is wanted, and what became of it since it ran. A row that was
// changed has a dot, a new one says so, a deleted one stays struck through until it is pushed (ui.md 5.2).
#pragma once

#include "ipc/control_messages.h"
#include "ui/models/keyed_table_model.h"
#include "ui/models/policy_objects.h"

namespace drawbridge::ui {

struct PolicyRow {
  QString key;
  EditState state = EditState::Same;
  QStringList cells;             ///< one a column
  std::vector<QVariant> values;  ///< what they are sorted by
};

class PolicyObjectModel : public KeyedTableModel<PolicyRow> {
  Q_OBJECT

 public:
  enum Role { SortRole = Qt::UserRole, StateRole };
  explicit PolicyObjectModel(QObject* parent = nullptr) : KeyedTableModel(parent) {}

  void setKind(PolicyKind kind);
  [[nodiscard]] PolicyKind kind() const { return kind_; }
  void update(const pix::Config& running, const pix::Config& wanted, const ipc::HeadendSnapshot& snapshot);
  void retranslate();

  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const PolicyRow& row) const override { return row.key; }

 private:
  [[nodiscard]] QStringList titles() const;
  [[nodiscard]] PolicyRow row_of(const PolicyObject& object, const pix::Config& config,
                                 const ipc::HeadendSnapshot& snapshot) const;

  PolicyKind kind_ = PolicyKind::VpnGroups;
};

/// "DES (weak)" for what others can break; the name alone for the rest. `word` as in commands: des, md5, 1.
[[nodiscard]] QString encryptionText(const QString& word);
[[nodiscard]] QString hashText(const QString& word);
[[nodiscard]] QString dhGroupText(int group);
[[nodiscard]] QString authenticationText(const QString& word);

}  // namespace drawbridge::ui
