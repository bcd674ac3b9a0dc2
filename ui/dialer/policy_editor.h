// SPDX-License-Identifier: GPL-3.0-or-later
// Security Policy Editor: an entry of the 1.1 kind as a tree of rules with a form for each node (ui.md 4.9,
// client.md 12.2). Every field that the note prints, under the note's names.
#pragma once

#include <QMainWindow>
#include <map>
#include <optional>

#include "client/profile_store.h"
#include "ui/dialer/connection_controller.h"
#include "ui/dialer/policy_forms.h"

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace drawbridge::ui {

class MessageBar;
class RuleTreeModel;

/// Modeless, one window. Edits stay in the window until Save Policy; closing it, or opening another entry,
/// asks while there are any.
class PolicyEditor : public QMainWindow {
  Q_OBJECT

 public:
  PolicyEditor(client::ProfileStore& store, ConnectionController& connections, QWidget* parent = nullptr);
  ~PolicyEditor() override;

  /// Shows the window with this entry; an empty name begins a new one, which the first Save Policy makes.
  /// Yields a sentence if the entry cannot be read or is of the other kind; else nothing, also if the user
  /// keeps editing the entry that was in the window.
  [[nodiscard]] QString open(const QString& entry);

  /// The entry in the window; empty while a new one is not saved.
  [[nodiscard]] QString entry() const;
  /// Fields that differ from what is saved, a new pre-shared key among them.
  [[nodiscard]] int unsavedChanges() const;

 public slots:
  /// False, and the first wrong field has the focus, if something cannot be saved.
  bool save();
  void revert();

 signals:
  /// An entry was made or changed in the store.
  void saved(const QString& entry);

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void buildMenus();
  QWidget* buildHead();
  QWidget* buildBody();
  void retranslate();
  /// Takes the draft as what is saved and shows it.
  void take(PolicyDraft draft);
  void selectNode(RuleNode node);
  void showNode(RuleNode node);
  void draftChanged();
  void updateStatus();
  void askForKey();
  void lookForKey();
  void showKept();
  /// True if there is nothing to lose, or it was saved or discarded.
  [[nodiscard]] bool mayLeave();

  client::ProfileStore& store_;
  ConnectionController& connections_;
  PolicyDraft draft_;
  PolicyDraft saved_;
  std::optional<ConnectionController::KeptIn> kept_;  ///< nothing until the keyring has answered
  RuleTreeModel* model_;
  QMenu* file_;
  QMenu* edit_;
  QMenu* helpMenu_;
  QAction* saveAction_;
  QAction* revertAction_;
  QAction* closeAction_;
  QAction* renameAction_;
  QAction* keyAction_;
  QAction* helpAction_;
  QPushButton* renameButton_;
  QPushButton* revertButton_;
  QPushButton* saveButton_;
  MessageBar* message_;
  QTreeView* tree_;
  QStackedWidget* stack_;
  std::map<RuleNode, PolicyNodeForm*> forms_;
  std::map<RuleNode, QWidget*> pages_;
  QLabel* statusIcon_;
  QLabel* status_;
};

}  // namespace drawbridge::ui
