// SPDX-License-Identifier: GPL-3.0-or-later
// Table and form of one kind of objects, with Add, Duplicate and Delete (ui.md 5.2). Few VPN groups have a
// drop-down in place of the table, so that their form has the width.
#pragma once

#include <QWidget>

#include "ui/bridge/headend_session.h"
#include "ui/models/policy_objects.h"

class QComboBox;
class QLabel;
class QScrollArea;
class QSortFilterProxyModel;
class QSplitter;
class QTableView;
class QToolButton;

namespace drawbridge::ui {

class PolicyForm;
class PolicyObjectModel;

class PolicyKindView : public QWidget {
  Q_OBJECT

 public:
  /// More groups than this are a table.
  static constexpr int chooserLimit = 8;
  PolicyKindView(HeadendSession& session, PolicyKind kind, QWidget* parent = nullptr);

  [[nodiscard]] PolicyKind kind() const { return kind_; }
  [[nodiscard]] PolicyForm* form() const { return form_; }
  [[nodiscard]] QTableView* table() const { return table_; }
  [[nodiscard]] QComboBox* chooser() const { return chooser_; }
  [[nodiscard]] PolicyObjectModel* model() const { return model_; }
  [[nodiscard]] QToolButton* addButton() const { return add_; }
  [[nodiscard]] QToolButton* duplicateButton() const { return duplicate_; }
  [[nodiscard]] QToolButton* deleteButton() const { return delete_; }
  /// Where the keyboard begins: the table or the drop-down.
  [[nodiscard]] QWidget* firstPane() const;
  void refresh();
  void select(const QString& key);
  [[nodiscard]] QString selected() const { return selected_; }

 signals:
  /// An edit that cannot be made, with the reason.
  void refused(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  void showSelected();
  void showState();
  void fillChooser();
  void addObject();
  void duplicateObject();
  void deleteObject();
  [[nodiscard]] bool usesChooser() const;

  HeadendSession& session_;
  PolicyKind kind_;
  PolicyForm* form_;
  PolicyObjectModel* model_;
  QSortFilterProxyModel* proxy_;
  QTableView* table_;
  QComboBox* chooser_;
  QToolButton* add_;
  QToolButton* duplicate_;
  QToolButton* delete_;
  QLabel* connected_;
  QLabel* state_;
  QLabel* empty_;
  QScrollArea* scroll_;
  QSplitter* split_;
  QString selected_;
  bool filling_ = false;
};

}  // namespace drawbridge::ui
