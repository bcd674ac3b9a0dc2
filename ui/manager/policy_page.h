// SPDX-License-Identifier: GPL-3.0-or-later
// Policy (ui.md 5.2): kinds of objects, table and form of the chosen kind, the same configuration as text,
// and what the check finds. Edits stay here until they are pushed.
#pragma once

#include <array>

#include "ui/models/line_policy.h"
#include "ui/models/policy_objects.h"
#include "ui/shell/page.h"

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;
class QTreeView;

namespace drawbridge::ui {

class ConfigEditor;
class FindingsModel;
class LinesView;
class PolicyKindView;
class PolicyTreeModel;

class PolicyPage : public Page {
  Q_OBJECT

 public:
  explicit PolicyPage(const PageContext& context, QWidget* parent = nullptr);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  [[nodiscard]] QList<QWidget*> panes() const override;

  void setTextShown(bool text);
  [[nodiscard]] bool isTextShown() const;
  void showKind(PolicyKind kind);
  void showLines(LineKind kind);
  /// Selects what a finding is about: an object with an editor, else the line of the text.
  void showPlace(int line, const QString& object);
  [[nodiscard]] QTreeView* tree() const { return tree_; }
  [[nodiscard]] PolicyKindView* view(PolicyKind kind) const;
  [[nodiscard]] LinesView* lines(LineKind kind) const;
  [[nodiscard]] ConfigEditor* editor() const { return editor_; }
  [[nodiscard]] FindingsModel* findings() const { return findings_; }
  [[nodiscard]] QTableView* findingsTable() const { return findingsTable_; }
  [[nodiscard]] QPushButton* mendButton() const { return mend_; }

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void buildHead();
  void refresh();
  void showFindings();
  /// What stands typed in the forms becomes edits.
  void applyForms();
  void mendSelected();
  void refreshMend();

  PageContext context_;
  HeadendSession& session_;
  PageHead* head_;
  QPushButton* visual_;
  QPushButton* text_;
  QToolButton* undo_;
  QToolButton* redo_;
  QPushButton* discard_;
  QPushButton* push_;
  QStackedWidget* whole_;  ///< stopped, or the editors
  QWidget* stopped_;
  QLabel* stoppedText_;
  QPushButton* start_;
  QStackedWidget* sides_;  ///< visual, text
  QTreeView* tree_;
  PolicyTreeModel* treeModel_;
  QStackedWidget* kinds_;
  std::array<PolicyKindView*, std::size(policyKinds)> views_{};
  std::array<LinesView*, std::size(lineKinds)> lines_{};
  ConfigEditor* editor_;
  FindingsModel* findings_;
  QTableView* findingsTable_;
  QPushButton* mend_;
  QLabel* findingsTitle_;
  QLabel* errors_;
  QLabel* warnings_;
  QLabel* notes_;
  QLabel* checked_;
};

}  // namespace drawbridge::ui
