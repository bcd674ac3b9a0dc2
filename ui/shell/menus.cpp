// SPDX-License-Identifier: GPL-3.0-or-later
// The menu bar, its texts, and the two small dialogs of the Help menu.
#include <QActionGroup>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/shell/actions.h"
#include "ui/shell/help_window.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigation.h"
#include "ui/shell/preferences_dialog.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

void MainWindow::buildMenus() {
  ActionSet& a = *actions_;
  entriesMenu_ = menuBar()->addMenu(QString());
  entriesMenu_->addActions({a.connectEntry, a.disconnectAll});
  entriesMenu_->addSeparator();
  entriesMenu_->addActions({a.modifyEntry, a.renameEntry, a.deleteEntry, a.duplicateEntry, a.setDefaultEntry,
                            a.eraseUserPassword});
  entriesMenu_->addSeparator();
  entriesMenu_->addActions({a.newByWizard, a.newByForm, a.newPolicy11});
  entriesMenu_->addSeparator();
  entriesMenu_->addActions({a.importEntries, a.exportEntry});
  entriesMenu_->addSeparator();
  entriesMenu_->addAction(a.exit);

  statusMenu_ = menuBar()->addMenu(QString());
  statusMenu_->addActions({a.statistics, a.notifications, a.connectionHistory});
  statusMenu_->addSeparator();
  statusMenu_->addAction(a.resetStats);

  certificatesMenu_ = menuBar()->addMenu(QString());
  certificatesMenu_->addActions(
      {a.certificateView, a.certificateImport, a.certificateExport, a.certificateEnroll});
  certificatesMenu_->addSeparator();
  certificatesMenu_->addActions({a.certificateVerify, a.certificateDelete});
  certificatesMenu_->addSeparator();
  certificatesMenu_->addActions({a.certificatePassword, a.certificateRetry});
  certificatesMenu_->addSeparator();
  certificatesMenu_->addAction(a.certificateAuthorities);

  logMenu_ = menuBar()->addMenu(QString());
  logMenu_->addActions({a.logEnable, a.logClear, a.logSettings});
  logMenu_->addSeparator();
  logMenu_->addActions({a.logWindow, a.logSearch, a.logSave});
  logMenu_->addSeparator();
  logMenu_->addActions({a.captureRecord, a.captureSave});

  headendMenu_ = menuBar()->addMenu(QString());
  headendMenu_->addAction(a.headendStartStop);
  startWithMenu_ = headendMenu_->addMenu(QString());
  startWithMenu_->addActions({a.startFromNote, a.startFromCorrected});
  headendMenu_->addActions({a.connectClient, a.secondClient, a.visit, a.labTerminal});
  headendMenu_->addSeparator();
  headendMenu_->addActions({a.loadConfiguration, a.exportConfiguration, a.saveToStartup});
  headendMenu_->addSeparator();
  headendMenu_->addActions({a.previewAndPush, a.confirmPush, a.discardEdits, a.undoEdit, a.redoEdit});
  headendMenu_->addSeparator();
  headendMenu_->addAction(a.clearSessions);
  headendMenu_->addSeparator();
  runOnMenu_ = headendMenu_->addMenu(QString());
  runOnMenu_->addActions({a.runOnLab, a.runOnDaemon});

  optionsMenu_ = menuBar()->addMenu(QString());
  optionsMenu_->addActions({a.properties, a.autoInitiation});
  optionsMenu_->addSeparator();
  optionsMenu_->addActions({a.simpleMode, a.collapseNavigation});
  languageMenu_ = optionsMenu_->addMenu(QString());
  auto* group = new QActionGroup(this);
  for (const QString& code : languages()) {
    QAction* choice = languageMenu_->addAction(languageName(code));
    choice->setCheckable(true);
    choice->setData(code);
    choice->setChecked(code == currentLanguage());
    group->addAction(choice);
    connect(choice, &QAction::triggered, this, [this, code] { setLanguage(code); });
  }
  optionsMenu_->addSeparator();
  optionsMenu_->addAction(a.preferences);
  connect(a.preferences, &QAction::triggered, this, [this] {
    PreferencesDialog dialog(*this);
    dialog.exec();
  });

  helpMenu_ = menuBar()->addMenu(QString());
  helpMenu_->addActions({a.help, a.keyboardShortcuts});
  a.tour->setVisible(hasHelp(QStringLiteral("tour")));
  helpMenu_->addAction(a.tour);
  helpMenu_->addSeparator();
  helpMenu_->addAction(a.about);
  connect(a.keyboardShortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
  connect(a.about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::retranslate() {
  actions_->retranslate();
  if (simple_) actions_->simpleMode->setText(tr("Advanced &Mode"));
  entriesMenu_->setTitle(tr("Connection &Entries"));
  statusMenu_->setTitle(tr("&Status"));
  certificatesMenu_->setTitle(tr("&Certificates"));
  logMenu_->setTitle(tr("&Log"));
  headendMenu_->setTitle(tr("He&adend"));
  startWithMenu_->setTitle(tr("Start &With"));
  runOnMenu_->setTitle(tr("Run On"));
  optionsMenu_->setTitle(tr("&Options"));
  languageMenu_->setTitle(tr("&Language"));
  helpMenu_->setTitle(tr("&Help"));
  for (QAction* choice : languageMenu_->actions())
    choice->setChecked(choice->data().toString() == currentLanguage());
  for (const PageSpec& page : specs_) {
    if (QWidget* made = pages_.value(page.id)) made->setAccessibleName(page.title());
  }
  navigation_->setPages(specs_, headendShown_);
}

void MainWindow::showShortcuts() {
  QDialog dialog(this);
  dialog.setWindowTitle(tr("Keyboard Shortcuts"));
  setHelpTopic(&dialog, QStringLiteral("shortcuts"));
  dialog.resize(520, 520);
  auto* column = new QVBoxLayout(&dialog);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  QList<QPair<QString, QString>> rows;
  for (const QString& id : navigation_->ids()) {
    const PageSpec* page = spec(id);
    rows.append({tr("Page \"%1\"").arg(page->title()), tr("Ctrl+%1").arg(rows.size() + 1)});
  }
  rows.append(
      {tr("Next pane, previous pane"),
       QStringLiteral("F6, ") + QKeySequence(Qt::SHIFT | Qt::Key_F6).toString(QKeySequence::NativeText)});
  rows.append(
      {tr("Connect the selected entry"), QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText)});
  for (const QAction* action : actions_->findChildren<QAction*>()) {
    if (action->shortcut().isEmpty() || !action->isVisible()) continue;
    rows.append({action->text().remove(QLatin1Char('&')).remove(QStringLiteral("...")),
                 action->shortcut().toString(QKeySequence::NativeText)});
  }
  auto* table = new QTableWidget(static_cast<int>(rows.size()), 2, &dialog);
  table->setHorizontalHeaderLabels({tr("Does"), tr("Keys")});
  table->verticalHeader()->hide();
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  for (int i = 0; i < rows.size(); ++i) {
    table->setItem(i, 0, new QTableWidgetItem(rows[i].first));
    table->setItem(i, 1, new QTableWidgetItem(rows[i].second));
  }
  table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  table->setAccessibleName(dialog.windowTitle());
  column->addWidget(table);
  auto* buttons = new QDialogButtonBox(&dialog);
  buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
  connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  column->addWidget(buttons);
  dialog.exec();
}

void MainWindow::showAbout() {
  QDialog dialog(this);
  dialog.setWindowTitle(tr("About Drawbridge"));
  setHelpTopic(&dialog, QStringLiteral("about"));
  auto* row = new QHBoxLayout(&dialog);
  row->setContentsMargins(20, 20, 20, 16);
  row->setSpacing(16);
  auto* mark = new QLabel(&dialog);
  mark->setPixmap(productIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
  row->addWidget(mark, 0, Qt::AlignTop);
  auto* column = new QVBoxLayout;
  column->setSpacing(8);
  QLabel* name = makeLabel(QStringLiteral("h1"), false, &dialog);
  name->setText(QStringLiteral("Drawbridge " DRAWBRIDGE_VERSION));
  QLabel* what = makeLabel({}, true, &dialog);
  what->setText(tr(
      "Both ends of a classic IPsec remote-access VPN: a client with the manners of VPN Client 3.5 and 4.x, "
      "and a headend that speaks a PIX 6.3 configuration, on the real network and on a lab inside this "
      "program."));
  QLabel* licence = makeLabel(QStringLiteral("cap"), true, &dialog);
  licence->setText(
      tr("Free software under the GNU General Public License, version 3 or later. Not connected with, and "
         "not endorsed by, Cisco Systems; \"Cisco\" and \"PIX\" are named only to say what it works with."));
  column->addWidget(name);
  column->addWidget(what);
  column->addWidget(licence);
  auto* buttons = new QDialogButtonBox(&dialog);
  buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
  connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  column->addWidget(buttons);
  row->addLayout(column, 1);
  dialog.setMinimumWidth(460);
  dialog.exec();
}

}  // namespace drawbridge::ui
