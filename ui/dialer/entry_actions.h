// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Connection Entries: one selected entry, and every function on it. The page, the compact mode and
// the menus share it.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <functional>

#include "ui/dialer/connection_controller.h"
#include "ui/models/profile_model.h"
#include "ui/shell/actions.h"
#include "ui/theme/theme.h"

class QMessageBox;
class QWidget;

namespace drawbridge::ui {

class MainWindow;

class EntryActions : public QObject {
  Q_OBJECT

 public:
  /// `window` is the parent of the dialogs and shows messages; all must outlive this.
  EntryActions(MainWindow& window, ConnectionController& connections, QObject* parent = nullptr);

  [[nodiscard]] ProfileModel& model() { return model_; }
  [[nodiscard]] ConnectionController& connections() { return connections_; }
  [[nodiscard]] QString selected() const { return selected_; }
  void select(const QString& entry);
  /// Reads the folder of entries again.
  void refresh();
  /// Sets the reasons of disabled actions anew.
  void updateActions();

  /// Connects, beside the others; asks first if another one has to make room.
  void connectEntry(const QString& entry);
  /// Also an attempt, or the wait for one.
  void disconnectEntry(const QString& entry) { connections_.disconnectNow(entry); }
  /// The one button, for the selected entry: Connect, Cancel Connect or Disconnect.
  void connectOrDisconnect();
  /// Its form, or the window of its security policy.
  void openEntry(const QString& entry);
  void newByWizard();
  void importFiles(const QStringList& files);
  /// "Try the Built-in Lab": makes the entries of the lab that are not there and selects the 4.x one.
  void makeLabEntries();
  /// For Overview's "Connect a Client": makes the entry if needed and connects it.
  void connectLabEntry();

  /// Opens the window of a 1.1 security policy: entry's name, or "" for a new one. Without one those entries
  /// cannot be opened.
  std::function<void(const QString& entry)> openPolicyEditor;

 signals:
  void selectionChanged(const QString& entry);
  void entriesChanged();

 private:
  void connectMenu();
  void stateChanged(const client::StateChange& change);
  void askImport();
  void askExport();
  void askExportFile(const QString& entry, bool secrets);
  void exportTo(const QString& entry, const QString& file, bool secrets);
  void askDelete();
  void askRename();
  void duplicate();
  void setDefault();
  void openEditor(const QString& entry);
  void created(const QString& entry, const Secret& groupPassword, bool connectNow);
  void tell(Tone tone, const QString& text, const QString& detail = {});
  /// A question with a named button and Cancel; `yes` runs when it is pressed.
  QMessageBox* ask(const QString& title, const QString& text, const QString& button,
                   std::function<void()> yes);
  [[nodiscard]] QString whyNoSelection() const;

  MainWindow& window_;
  ActionSet& actions_;
  ConnectionController& connections_;
  ProfileModel model_;
  QString selected_;
};

/// The entry leads to the headend of the built-in lab: its card has "Open Lab Web Page".
[[nodiscard]] bool isLabEntry(const client::Profile& profile);

}  // namespace drawbridge::ui
