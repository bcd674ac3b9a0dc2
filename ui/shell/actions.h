// SPDX-License-Identifier: GPL-3.0-or-later
// Every function of the menus as one QAction that menu, toolbar, context menu and shortcut share.
#pragma once

#include <QAction>
#include <QObject>
#include <QString>

namespace drawbridge::ui {

/// Pages connect to `triggered`, set `enabled` (with the reason as tool tip, see disable()) and use the same
/// action in their toolbars and context menus. Texts, shortcuts and icons are set here; retranslate() sets
/// the texts anew.
class ActionSet : public QObject {
  Q_OBJECT

 public:
  explicit ActionSet(QObject* parent = nullptr);

  // Connection Entries
  QAction* connectEntry;   ///< Connect to "NAME" / Cancel Connect / Disconnect; see setConnectText()
  QAction* disconnectAll;  ///< shown while there are several connections
  QAction* modifyEntry;    ///< also Options > Properties...
  QAction* renameEntry;
  QAction* deleteEntry;
  QAction* duplicateEntry;
  QAction* setDefaultEntry;
  QAction* eraseUserPassword;
  QAction* newByWizard;
  QAction* newByForm;
  QAction* newPolicy11;
  QAction* importEntries;
  QAction* exportEntry;
  QAction* exit;
  // Status
  QAction* statistics;
  QAction* notifications;
  QAction* connectionHistory;
  QAction* resetStats;
  // Certificates
  QAction* certificateView;
  QAction* certificateImport;
  QAction* certificateExport;
  QAction* certificateEnroll;
  QAction* certificateVerify;
  QAction* certificateDelete;
  QAction* certificatePassword;
  QAction* certificateRetry;        ///< never available: enrolment is by a file
  QAction* certificateAuthorities;  ///< checkable: whether those of others are in the list
  // Log
  QAction* logEnable;  ///< checkable: text changes between Enable and Disable
  QAction* logClear;
  QAction* logSettings;
  QAction* logWindow;
  QAction* logSearch;
  QAction* logSave;
  QAction* captureRecord;  ///< checkable: packets and keys from the next connection on
  QAction* captureSave;    ///< "Save Capture with Keys..."
  // Headend
  QAction* headendStartStop;  ///< see setHeadendRunning()
  QAction* connectClient;
  QAction* loadConfiguration;
  QAction* exportConfiguration;
  QAction* startFromNote;       ///< Start With: the tech note's configuration
  QAction* startFromCorrected;  ///< Start With: its corrected variant
  QAction* secondClient;        ///< "Second Client..."
  QAction* labTerminal;         ///< "Lab Terminal..."
  QAction* visit;               ///< "Visit as Internet Host..."
  QAction* saveToStartup;
  QAction* previewAndPush;
  QAction* discardEdits;
  QAction* undoEdit;
  QAction* redoEdit;
  QAction* clearSessions;
  QAction* runOnLab;     ///< Run On: the headend of this program; checkable
  QAction* runOnDaemon;  ///< Run On: drawbridged on this machine; checkable
  QAction* confirmPush;  ///< Ctrl+Shift+Return, enabled while a push waits for its confirmation
  // Options
  QAction* simpleMode;
  QAction* collapseNavigation;
  QAction* autoInitiation;  ///< "Automatic VPN Initiation..."
  QAction* preferences;
  QAction* properties;  ///< the wizard's "Options ... Properties": triggers modifyEntry
  // Help
  QAction* help;
  QAction* keyboardShortcuts;
  QAction* tour;
  QAction* about;

  enum class ConnectRole { Connect, Cancel, Disconnect };
  /// What connectEntry does now; `entry` is the name shown in the menu ("" = none needs to be named).
  void setConnectRole(ConnectRole role, const QString& entry);
  [[nodiscard]] ConnectRole connectRole() const { return connectRole_; }
  void setHeadendRunning(bool running);
  void setLogEnabled(bool enabled);

  void retranslate();

 private:
  void add(QAction*& action, const char* name, const char* icon = nullptr);
  void setConnectTexts();

  ConnectRole connectRole_ = ConnectRole::Connect;
  QString connectName_;
  bool headendRunning_ = false;
  bool logEnabled_ = true;
};

/// Disables an action and says why in its tool tip; an empty reason enables it and gives back its own tool
/// tip.
void setAvailable(QAction* action, const QString& whyNot);

}  // namespace drawbridge::ui
