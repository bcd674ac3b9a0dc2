// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures/questions.h"

#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTableView>
#include <QUndoStack>

#include "ui/dialer/connection_history.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/group_password_dialog.h"
#include "ui/dialer/pre_shared_key_dialog.h"
#include "ui/dialer/rename_dialog.h"
#include "ui/dialer/session_windows.h"
#include "ui/manager/accounting_page.h"
#include "ui/manager/difference_dialog.h"
#include "ui/manager/paste_dialog.h"
#include "ui/manager/policy_page.h"
#include "ui/manager/push_dialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/preferences_dialog.h"

namespace drawbridge::testing {

namespace {

void shoot_shown(Studio& studio, QWidget& window, const char* name) {
  window.show();
  studio.shoot(&window, QLatin1String(name));
  window.close();
}

void shoot_menu(Studio& studio, QMenu& menu, const QString& name) {
  menu.popup({0, 0});
  studio.shoot(&menu, name);
  int number = 0;
  for (QAction* each : menu.actions()) {
    if (each->menu() != nullptr)
      shoot_menu(studio, *each->menu(), QStringLiteral("%1-%2").arg(name).arg(++number));
  }
  menu.close();
}

/// Words beyond PIX 6.3, in the forms that know them.
void edit_newer_words(ui::HeadendSession& headend) {
  pix::Config wanted = headend.wanted();
  pix::IsakmpPolicy& policy = wanted.isakmp.policies[5];
  policy.authentication = pix::IsakmpAuthentication::hybrid;
  policy.encryption = pix::IsakmpEncryption::aes_256;
  policy.hash = pix::IsakmpHash::sha256;
  policy.group = 14;
  pix::TransformSet gcm;
  gcm.name = "gcm";
  gcm.transforms = {"esp-gcm 256"};
  wanted.transform_sets.push_back(gcm);
  if (!wanted.vpngroups.empty()) wanted.vpngroups[0].udp_port = 10000;
  headend.edit(wanted, QStringLiteral("newer words"));
}

}  // namespace

void make_menus(Studio& studio, ui::MainWindow& window) {
  int number = 0;
  for (QAction* each : window.menuBar()->actions()) {
    if (each->menu() != nullptr) shoot_menu(studio, *each->menu(), QStringLiteral("menu-%1").arg(++number));
  }
}

void make_headend_states(Studio& studio, ui::Windows& windows, VirtualLink& link) {
  ui::MainWindow& window = windows.window();
  ui::HeadendSession& headend = windows.bridge().headend();
  // The note's accounting, and a page that is read under it.
  headend.push(
      {QStringLiteral("aaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound")},
      Duration::zero(), true, false);
  link.run_for(Seconds{2});
  for (int i = 0; i < 3; ++i) {
    windows.bridge().client().fetchPage(QStringLiteral("http://10.89.129.131/"));
    link.run_for(Seconds{5});
  }
  window.openPage(QStringLiteral("accounting"));
  link.run_for(Seconds{2});
  if (auto* accounting = qobject_cast<ui::AccountingPage*>(window.page(QStringLiteral("accounting"))))
    accounting->table()->selectRow(0);
  studio.shoot(&window, QStringLiteral("accounting-records"));

  edit_newer_words(headend);
  window.openPage(QStringLiteral("policy"));
  if (auto* policy = qobject_cast<ui::PolicyPage*>(window.page(QStringLiteral("policy")))) {
    for (const ui::PolicyKind kind : ui::policyKinds) {
      policy->showKind(kind);
      link.deliver();
      studio.shoot(&window, QStringLiteral("policy-newer-%1").arg(static_cast<int>(kind)));
    }
    window.resize(1024, 600);
    policy->showKind(ui::PolicyKind::VpnGroups);
    link.deliver();
    studio.shoot(&window, QStringLiteral("policy-1024"));
    window.resize(720, 480);
    link.deliver();
    studio.shoot(&window, QStringLiteral("policy-small"));
    window.resize(1100, 720);
  }
  ui::DifferenceDialog difference(headend, &window);
  shoot_shown(studio, difference, "difference");
  window.close();
  studio.shoot(&window, QStringLiteral("closing-edits"));
  window.messageBar().dismiss();
  while (headend.undoStack().canUndo()) headend.undoStack().undo();
  window.openPage(QStringLiteral("console"));
  window.close();
  studio.shoot(&window, QStringLiteral("closing"));
  window.messageBar().dismiss();
  ui::PasteDialog paste({QStringLiteral("show version"), QStringLiteral("show uauth")}, &window);
  shoot_shown(studio, paste, "paste");
  window.resize(720, 480);
  for (const char* page : {"overview", "monitor", "tracer", "accounting", "console"}) {
    window.openPage(QLatin1String(page));
    link.run_for(Seconds{1});
    studio.shoot(&window, QLatin1String(page) + QStringLiteral("-small"));
  }
  window.resize(1100, 720);
}

void make_questions(Studio& studio, ui::Windows& windows, VirtualLink& link, client::ProfileStore& store) {
  ui::MainWindow& window = windows.window();
  ui::ActionSet& actions = window.actions();
  window.openPage(QStringLiteral("connections"));
  windows.entries().select(QStringLiteral("Head office"));
  studio.shootDialog([&] { actions.deleteEntry->trigger(); }, QStringLiteral("question-delete"));
  studio.shootDialog([&] { actions.exportEntry->trigger(); }, QStringLiteral("question-export"));
  studio.shootDialog([&] { windows.entries().connectEntry(QStringLiteral("Head office")); },
                     QStringLiteral("question-second"));
  studio.shootDialog([&] { actions.clearSessions->trigger(); }, QStringLiteral("question-clear"));
  studio.shootDialog([&] { actions.exportConfiguration->trigger(); },
                     QStringLiteral("question-configuration"));
  studio.shootDialog([&] { actions.about->trigger(); }, QStringLiteral("about"));
  studio.shootDialog([&] { actions.keyboardShortcuts->trigger(); }, QStringLiteral("shortcuts"));
  window.openPage(QStringLiteral("log"));
  studio.shootDialog([&] { actions.logSettings->trigger(); }, QStringLiteral("log-settings"));
  window.openPage(QStringLiteral("connections"));
  ui::RenameDialog rename(store, QStringLiteral("Head office"), &window);
  shoot_shown(studio, rename, "rename");
  ui::GroupPasswordDialog group(QStringLiteral("Head office"), QStringLiteral("staff"), true, &window);
  shoot_shown(studio, group, "group-password");
  ui::PreSharedKeyDialog key(&window);
  shoot_shown(studio, key, "pre-shared-key");
  {
    ui::PreferencesDialog preferences(window);
    if (auto* list = preferences.findChild<QListWidget*>()) list->setCurrentRow(1);
    shoot_shown(studio, preferences, "preferences-2");
  }
  // A recorded connection.
  windows.bridge().client().disconnectNow();
  link.run_for(Seconds{2});
  actions.captureRecord->trigger();
  link.deliver();
  studio.shoot(&window, QStringLiteral("recorder"));
  windows.entries().connectEntry(QStringLiteral("Lab headend"));
  link.deliver();
  ipc::AnswerPrompt answer;
  answer.user = "cisco_customer";
  answer.password = Secret(std::string_view("cisco"));
  windows.bridge().client().answerPrompt(answer);
  link.run_for(Seconds{2});
  windows.session().history().close();
  studio.shootDialog([&] { actions.captureSave->trigger(); }, QStringLiteral("question-capture"));
  actions.captureRecord->trigger();
  window.messageBar().dismiss();
}

}  // namespace drawbridge::testing
