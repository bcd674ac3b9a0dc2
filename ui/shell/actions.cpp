// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/theme/icons.h"

namespace drawbridge::ui {

namespace {
constexpr auto ownToolTip = "drawbridgeToolTip";
}

void ActionSet::add(QAction*& action, const char* name, const char* iconName) {
  action = new QAction(this);
  action->setObjectName(QString::fromLatin1(name));
  if (iconName != nullptr) action->setIcon(icon(QString::fromLatin1(iconName)));
  action->setIconVisibleInMenu(false);
}

ActionSet::ActionSet(QObject* parent) : QObject(parent) {
  add(connectEntry, "connectEntry", "db-plug");
  add(disconnectAll, "disconnectAll", "db-unlock");
  add(modifyEntry, "modifyEntry", "db-edit");
  add(renameEntry, "renameEntry", "db-edit");
  add(deleteEntry, "deleteEntry", "db-trash");
  add(duplicateEntry, "duplicateEntry", "db-copy");
  add(setDefaultEntry, "setDefaultEntry", "db-check");
  add(eraseUserPassword, "eraseUserPassword", "db-key");
  add(newByWizard, "newByWizard", "db-plus");
  add(newByForm, "newByForm", "db-plus");
  add(newPolicy11, "newPolicy11", "db-policy");
  add(importEntries, "importEntries", "db-import");
  add(exportEntry, "exportEntry", "db-export");
  add(exit, "exit", "db-x");
  add(statistics, "statistics", "db-chart");
  add(notifications, "notifications", "db-bell");
  add(connectionHistory, "connectionHistory", "db-clock");
  add(resetStats, "resetStats", "db-refresh");
  add(certificateView, "certificateView", "db-eye");
  add(certificateImport, "certificateImport", "db-import");
  add(certificateExport, "certificateExport", "db-export");
  add(certificateEnroll, "certificateEnroll", "db-plus");
  add(certificateVerify, "certificateVerify", "db-check");
  add(certificateDelete, "certificateDelete", "db-trash");
  add(certificatePassword, "certificatePassword", "db-key");
  add(certificateRetry, "certificateRetry", "db-refresh");
  add(certificateAuthorities, "certificateAuthorities", "db-shield");
  add(logEnable, "logEnable", "db-play");
  add(logClear, "logClear", "db-trash");
  add(logSettings, "logSettings", "db-sliders");
  add(logWindow, "logWindow", "db-log");
  add(logSearch, "logSearch", "db-search");
  add(logSave, "logSave", "db-save");
  add(captureRecord, "captureRecord", "db-circle");
  add(captureSave, "captureSave", "db-save");
  add(headendStartStop, "headendStartStop", "db-play");
  add(connectClient, "connectClient", "db-laptop");
  add(loadConfiguration, "loadConfiguration", "db-folder");
  add(exportConfiguration, "exportConfiguration", "db-export");
  add(startFromNote, "startFromNote", "db-text");
  add(startFromCorrected, "startFromCorrected", "db-check");
  add(secondClient, "secondClient", "db-laptop");
  add(visit, "visit", "db-globe");
  add(labTerminal, "labTerminal", "db-console");
  add(saveToStartup, "saveToStartup", "db-save");
  add(previewAndPush, "previewAndPush", "db-play");
  add(discardEdits, "discardEdits", "db-x");
  add(undoEdit, "undoEdit", "db-undo");
  add(redoEdit, "redoEdit", "db-redo");
  add(clearSessions, "clearSessions", "db-block");
  add(runOnLab, "runOnLab", "db-network");
  add(runOnDaemon, "runOnDaemon", "db-server");
  add(confirmPush, "confirmPush", "db-check");
  add(simpleMode, "simpleMode", "db-side");
  add(collapseNavigation, "collapseNavigation", "db-side");
  add(autoInitiation, "autoInitiation", "db-network");
  add(preferences, "preferences", "db-sliders");
  add(properties, "properties", "db-edit");
  add(help, "help", "db-help");
  add(keyboardShortcuts, "keyboardShortcuts", "db-console");
  add(tour, "tour", "db-wand");
  add(about, "about", "db-info");

  const struct {
    QAction* action;
    QKeySequence keys;
  } shortcuts[] = {{connectEntry, QKeySequence(Qt::CTRL | Qt::Key_D)},
                   {modifyEntry, QKeySequence(Qt::ALT | Qt::Key_Return)},
                   {renameEntry, QKeySequence(Qt::Key_F2)},
                   {deleteEntry, QKeySequence(Qt::Key_Delete)},
                   {duplicateEntry, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)},
                   {newByWizard, QKeySequence(Qt::CTRL | Qt::Key_N)},
                   {newByForm, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
                   {importEntries, QKeySequence(Qt::CTRL | Qt::Key_O)},
                   {exit, QKeySequence(Qt::CTRL | Qt::Key_Q)},
                   {statistics, QKeySequence(Qt::CTRL | Qt::Key_T)},
                   {logWindow, QKeySequence(Qt::CTRL | Qt::Key_L)},
                   {logSearch, QKeySequence(Qt::CTRL | Qt::Key_F)},
                   {previewAndPush, QKeySequence(Qt::CTRL | Qt::Key_Return)},
                   {confirmPush, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)},
                   {undoEdit, QKeySequence(Qt::CTRL | Qt::Key_Z)},
                   {redoEdit, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
                   {simpleMode, QKeySequence(Qt::CTRL | Qt::Key_M)},
                   {collapseNavigation, QKeySequence(Qt::CTRL | Qt::Key_B)},
                   {preferences, QKeySequence(Qt::CTRL | Qt::Key_Comma)},
                   {help, QKeySequence(Qt::Key_F1)},
                   {keyboardShortcuts, QKeySequence(Qt::CTRL | Qt::Key_F1)}};
  for (const auto& row : shortcuts) row.action->setShortcut(row.keys);

  // These act on what has the focus: the page or list that owns it adds them with QWidget::addAction().
  for (QAction* action :
       {modifyEntry, renameEntry, deleteEntry, duplicateEntry, logSearch, undoEdit, redoEdit}) {
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  }
  for (QAction* action : {collapseNavigation, certificateAuthorities, captureRecord, runOnLab, runOnDaemon})
    action->setCheckable(true);
  simpleMode->setVisible(false);
  properties->setEnabled(false);
  connect(properties, &QAction::triggered, modifyEntry, &QAction::trigger);
  connect(modifyEntry, &QAction::changed, properties,
          [this] { properties->setEnabled(modifyEntry->isEnabled()); });
  properties->setEnabled(modifyEntry->isEnabled());
  confirmPush->setEnabled(false);
  disconnectAll->setVisible(false);
  retranslate();
}

void ActionSet::setConnectRole(ConnectRole role, const QString& entry) {
  connectRole_ = role;
  connectName_ = entry;
  setConnectTexts();
}

void ActionSet::setConnectTexts() {
  switch (connectRole_) {
    case ConnectRole::Connect:
      connectEntry->setText(connectName_.isEmpty() ? tr("&Connect")
                                                   : tr("&Connect to \"%1\"").arg(connectName_));
      connectEntry->setIconText(tr("Connect"));
      connectEntry->setIcon(icon(QStringLiteral("db-plug")));
      break;
    case ConnectRole::Cancel:
      connectEntry->setText(connectName_.isEmpty() ? tr("&Cancel Connect")
                                                   : tr("&Cancel Connect to \"%1\"").arg(connectName_));
      connectEntry->setIconText(tr("Cancel Connect"));
      connectEntry->setIcon(icon(QStringLiteral("db-x")));
      break;
    case ConnectRole::Disconnect:
      connectEntry->setText(connectName_.isEmpty() ? tr("Dis&connect")
                                                   : tr("Dis&connect \"%1\"").arg(connectName_));
      connectEntry->setIconText(tr("Disconnect"));
      connectEntry->setIcon(icon(QStringLiteral("db-unlock")));
      break;
  }
}

void ActionSet::setHeadendRunning(bool running) {
  headendRunning_ = running;
  headendStartStop->setText(running ? tr("&Stop") : tr("&Start"));
  headendStartStop->setIconText(running ? tr("Stop") : tr("Start"));
  headendStartStop->setIcon(icon(running ? QStringLiteral("db-stop") : QStringLiteral("db-play")));
}

void ActionSet::setLogEnabled(bool enabled) {
  logEnabled_ = enabled;
  logEnable->setText(enabled ? tr("&Disable", "log") : tr("&Enable", "log"));
  logEnable->setIconText(enabled ? tr("Disable", "log") : tr("Enable", "log"));
  logEnable->setIcon(icon(enabled ? QStringLiteral("db-pause") : QStringLiteral("db-play")));
}

void ActionSet::retranslate() {
  // Menu text with its mnemonic, and the short text for toolbars.
  const auto set = [](QAction* action, const QString& text, const QString& shortText) {
    action->setText(text);
    action->setIconText(shortText);
  };
  setConnectTexts();
  setHeadendRunning(headendRunning_);
  setLogEnabled(logEnabled_);
  set(disconnectAll, tr("&Disconnect All"), tr("Disconnect All"));
  set(modifyEntry, tr("&Modify..."), tr("Modify"));
  set(renameEntry, tr("&Rename"), tr("Rename"));
  set(deleteEntry, tr("De&lete"), tr("Delete"));
  set(duplicateEntry, tr("D&uplicate"), tr("Duplicate"));
  set(setDefaultEntry, tr("Set as De&fault Connection Entry"), tr("Set as Default"));
  set(eraseUserPassword, tr("&Erase User Password"), tr("Erase User Password"));
  set(newByWizard, tr("&New Connection Entry Wizard..."), tr("New"));
  set(newByForm, tr("New b&y Form..."), tr("New by Form"));
  set(newPolicy11, tr("New Security &Policy (1.1)..."), tr("New Security Policy (1.1)"));
  set(importEntries, tr("&Import..."), tr("Import"));
  set(exportEntry, tr("Exp&ort..."), tr("Export"));
  set(exit, tr("E&xit"), tr("Exit"));
  set(statistics, tr("&Statistics..."), tr("Statistics..."));
  set(notifications, tr("&Notifications..."), tr("Notifications..."));
  set(connectionHistory, tr("Connection &History..."), tr("Connection History..."));
  set(resetStats, tr("&Reset Stats"), tr("Reset Stats"));
  set(certificateView, tr("&View..."), tr("View"));
  set(certificateImport, tr("&Import...", "certificate"), tr("Import"));
  set(certificateExport, tr("Exp&ort...", "certificate"), tr("Export"));
  set(certificateEnroll, tr("Enro&ll..."), tr("Enroll"));
  set(certificateVerify, tr("Veri&fy"), tr("Verify"));
  set(certificateDelete, tr("&Delete", "certificate"), tr("Delete"));
  set(certificatePassword, tr("&Change Certificate Password..."), tr("Change Password"));
  set(certificateRetry, tr("&Retry Certificate Enrollment"), tr("Retry Enrollment"));
  set(certificateAuthorities, tr("&Show CA/RA Certificates"), tr("Show CA/RA Certificates"));
  set(logClear, tr("&Clear", "log"), tr("Clear", "log"));
  set(logSettings, tr("Log Se&ttings..."), tr("Log Settings"));
  set(logWindow, tr("Log &Window..."), tr("Log Window"));
  set(logSearch, tr("Searc&h Log..."), tr("Search Log"));
  set(logSave, tr("&Save..."), tr("Save"));
  set(captureRecord, tr("&Record Packets and Keys"), tr("Record Packets and Keys"));
  set(captureSave, tr("Save Capture with &Keys..."), tr("Save Capture with Keys"));
  set(connectClient, tr("&Connect a Client"), tr("Connect a Client"));
  set(loadConfiguration, tr("&Load Configuration..."), tr("Load Configuration..."));
  set(exportConfiguration, tr("E&xport Configuration..."), tr("Export Configuration..."));
  set(startFromNote, tr("The &Tech Note's Configuration..."), tr("The Tech Note's Configuration"));
  set(startFromCorrected, tr("Its C&orrected Variant..."), tr("Its Corrected Variant"));
  set(labTerminal, tr("Lab &Terminal..."), tr("Lab Terminal..."));
  set(secondClient, tr("Sec&ond Client..."), tr("Second Client..."));
  set(visit, tr("&Visit as Internet Host..."), tr("Visit as Internet Host..."));
  set(saveToStartup, tr("Save to Start&up"), tr("Save to Startup"));
  set(previewAndPush, tr("&Preview and Push..."), tr("Preview and Push..."));
  set(discardEdits, tr("&Discard Edits"), tr("Discard"));
  set(undoEdit, tr("U&ndo"), tr("Undo"));
  set(redoEdit, tr("&Redo"), tr("Redo"));
  set(clearSessions, tr("Cl&ear Sessions..."), tr("Clear Sessions..."));
  set(runOnLab, tr("&Built-in Lab"), tr("Built-in Lab"));
  set(runOnDaemon, tr("&Headend on This Machine..."), tr("Headend on This Machine"));
  set(confirmPush, tr("Con&firm Push"), tr("Confirm"));
  simpleMode->setText(simpleMode->isChecked() ? tr("Advanced &Mode") : tr("Simple &Mode"));
  set(collapseNavigation, tr("&Collapse Navigation"), tr("Collapse"));
  set(autoInitiation, tr("Automatic &VPN Initiation..."), tr("Automatic VPN Initiation"));
  set(preferences, tr("&Preferences..."), tr("Preferences"));
  set(properties, tr("P&roperties..."), tr("Properties"));
  set(help, tr("&Help"), tr("Help"));
  set(keyboardShortcuts, tr("&Keyboard Shortcuts"), tr("Keyboard Shortcuts"));
  set(tour, tr("&Five-minute Tour"), tr("Five-minute Tour"));
  set(about, tr("&About Drawbridge"), tr("About Drawbridge"));
}

void setAvailable(QAction* action, const QString& whyNot) {
  action->setEnabled(whyNot.isEmpty());
  if (whyNot.isEmpty()) {
    const QVariant own = action->property(ownToolTip);
    if (own.isValid()) action->setToolTip(own.toString());
    action->setProperty(ownToolTip, {});
  } else {
    if (!action->property(ownToolTip).isValid()) action->setProperty(ownToolTip, QString());
    action->setToolTip(whyNot);
  }
}

}  // namespace drawbridge::ui
