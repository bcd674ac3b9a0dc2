// SPDX-License-Identifier: GPL-3.0-or-later
// A 1.1 security policy as a tree: rules in order, under a Secure one its identity and proposals, "Other
// Connections" last (ui.md 4.9, client.md 12.2).
#pragma once

#include <QAbstractItemModel>

#include "client/profile.h"

namespace drawbridge::ui {

/// What a row is; also chooses the form.
enum class RuleNode : int {
  policy,
  rule,
  my_identity,
  security_policy,
  phase1,
  phase1_proposal,
  phase2,
  phase2_proposal,
  other_connections,
  count,
};

class RuleTreeModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  /// NodeRole: RuleNode as int. Qt::EditRole of a rule is its name without the number.
  enum Role { NodeRole = Qt::UserRole };

  explicit RuleTreeModel(QObject* parent = nullptr) : QAbstractItemModel(parent) {}

  /// Changes texts and icons in place; the rows are always the same.
  void setPolicy(const client::Policy11& policy);
  void retranslate();
  [[nodiscard]] QModelIndex indexOf(RuleNode node) const;
  [[nodiscard]] static RuleNode nodeOf(const QModelIndex& index);

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  /// Renames the rule; an empty name is refused.
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 signals:
  void ruleRenamed(const QString& name);

 private:
  [[nodiscard]] QString label(RuleNode node) const;
  [[nodiscard]] QString iconName(RuleNode node) const;
  void allChanged();

  client::Policy11 policy_;
};

/// "DES", "Triple DES", "Null".
[[nodiscard]] QString policyWord(client::Policy11Cipher cipher);
/// "MD5", "SHA-1".
[[nodiscard]] QString policyWord(client::Policy11Hash hash);
/// "Secure", "Non-secure".
[[nodiscard]] QString policyWord(client::RuleSecurity security);
/// "IP Subnet", "Any", ...
[[nodiscard]] QString policyWord(client::PolicyIdType type);
/// "DH 1"
[[nodiscard]] QString policyGroupWord(int group);

}  // namespace drawbridge::ui
