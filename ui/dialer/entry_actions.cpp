// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/entry_actions.h"

#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

#include "client/offer.h"
#include "ui/dialer/entry_editor.h"
#include "ui/dialer/entry_state.h"
#include "ui/dialer/entry_wizard.h"
#include "ui/shell/main_window.h"
#include "ui/text/client_text.h"

namespace drawbridge::ui {

bool isLabEntry(const client::Profile& profile) {
  const auto labs = client::lab_profiles();
  return std::any_of(labs.begin(), labs.end(), [&](const client::Profile& lab) {
    return client::gateway_host(lab) == client::gateway_host(profile);
  });
}

EntryActions::EntryActions(MainWindow& window, ConnectionController& connections, QObject* parent)
    : QObject(parent), window_(window), actions_(window.actions()), connections_(connections) {
  connectMenu();
  connect(&connections_, &ConnectionController::entriesChanged, this, &EntryActions::refresh);
  connect(&connections_.session(), &ClientSession::stateChanged, this, &EntryActions::stateChanged);
  connect(&connections_.session(), &ClientSession::ended, this, &EntryActions::updateActions);
  connect(&connections_.session(), &ClientSession::waitChanged, this, &EntryActions::updateActions);
  refresh();
  select(QString::fromStdString(connections_.store().default_entry()));
  if (selected_.isEmpty() && model_.rowCount() > 0)
    select(model_.index(0, 0).data(ProfileModel::EntryRole).toString());
}

void EntryActions::connectMenu() {
  const auto on = [this](QAction* action, auto function) {
    connect(action, &QAction::triggered, this, function);
  };
  on(actions_.connectEntry, &EntryActions::connectOrDisconnect);
  on(actions_.disconnectAll, [this] { connections_.disconnectNow(); });
  on(actions_.modifyEntry, [this] { openEntry(selected_); });
  on(actions_.renameEntry, &EntryActions::askRename);
  on(actions_.deleteEntry, &EntryActions::askDelete);
  on(actions_.duplicateEntry, &EntryActions::duplicate);
  on(actions_.setDefaultEntry, &EntryActions::setDefault);
  on(actions_.eraseUserPassword, [this] {
    connections_.eraseUserPassword(selected_);
    tell(Tone::Ok, tr("The saved user password of \"%1\" was erased.").arg(selected_));
  });
  on(actions_.newByWizard, &EntryActions::newByWizard);
  on(actions_.newByForm, [this] { openEditor({}); });
  on(actions_.newPolicy11, [this] {
    if (openPolicyEditor) openPolicyEditor({});
  });
  on(actions_.importEntries, &EntryActions::askImport);
  on(actions_.exportEntry, &EntryActions::askExport);
}

void EntryActions::tell(Tone tone, const QString& text, const QString& detail) {
  Message message;
  message.tone = tone;
  message.text = text;
  message.detail = detail;
  if (tone == Tone::Ok || tone == Tone::Info) message.closeAfterMs = 8000;
  window_.showMessage(message);
}

QMessageBox* EntryActions::ask(const QString& title, const QString& text, const QString& button,
                               std::function<void()> yes) {
  auto* box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::NoButton, &window_);
  box->setAttribute(Qt::WA_DeleteOnClose);
  QPushButton* accept = box->addButton(button, QMessageBox::AcceptRole);
  QPushButton* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
  box->setDefaultButton(accept);
  box->setEscapeButton(cancel);
  connect(box, &QMessageBox::buttonClicked, this, [accept, yes = std::move(yes)](QAbstractButton* pressed) {
    if (pressed == accept) yes();
  });
  box->open();
  return box;
}

void EntryActions::select(const QString& entry) {
  const QString known = model_.rowOf(entry) >= 0 ? entry : QString();
  const bool changed = known != selected_;
  selected_ = known;
  updateActions();
  if (changed) emit selectionChanged(selected_);
}

void EntryActions::refresh() {
  model_.setListing(connections_.store().list());
  if (model_.rowOf(selected_) < 0) select({});
  updateActions();
  emit entriesChanged();
}

QString EntryActions::whyNoSelection() const {
  if (selected_.isEmpty()) return tr("Select a connection entry first.");
  return {};
}

void EntryActions::updateActions() {
  const ClientSession& session = connections_.session();
  QHash<QString, ProfileModel::Mark> marks;
  for (int row = 0; row < model_.rowCount(); ++row) {
    const QString name = model_.index(row, 0).data(ProfileModel::EntryRole).toString();
    const EntryState& one = session.of(name);
    marks[name] = {lockOf(one), stateWords(one)};
  }
  model_.setMarks(marks);
  const client::StoredEntry* entry = model_.entry(selected_);
  const QString none = whyNoSelection();
  const bool damaged = model_.isDamaged(selected_);
  const QString broken = damaged ? tr("This entry is damaged.") : none;

  const EntryState& one = session.of(selected_);
  const bool several = session.busy().size() > 1;
  if (one.isUp()) {
    actions_.setConnectRole(ActionSet::ConnectRole::Disconnect, several ? selected_ : QString());
    setAvailable(actions_.connectEntry, {});
  } else if (one.isBusy()) {
    actions_.setConnectRole(ActionSet::ConnectRole::Cancel, several ? selected_ : QString());
    setAvailable(actions_.connectEntry, one.state.state == client::State::disconnecting
                                            ? tr("The connection is being ended.")
                                            : QString());
  } else {
    actions_.setConnectRole(ActionSet::ConnectRole::Connect, entry != nullptr ? selected_ : QString());
    setAvailable(actions_.connectEntry, broken);
  }
  actions_.disconnectAll->setVisible(several);
  const bool policy = entry != nullptr && entry->profile.kind == client::EntryKind::policy_11;
  setAvailable(actions_.modifyEntry,
               policy && !openPolicyEditor ? tr("A security policy cannot be opened here.") : broken);
  setAvailable(actions_.renameEntry, broken);
  setAvailable(actions_.duplicateEntry, broken);
  setAvailable(actions_.setDefaultEntry, entry != nullptr && entry->is_default
                                             ? tr("This is the default connection entry already.")
                                             : broken);
  setAvailable(actions_.eraseUserPassword,
               entry != nullptr && !entry->profile.save_user_password && !entry->profile.user_password_in_file
                   ? tr("No user password is saved for this entry.")
                   : broken);
  setAvailable(actions_.exportEntry, broken);
  const bool inUse = one.isBusy() && !selected_.isEmpty();
  setAvailable(actions_.deleteEntry, inUse ? tr("Disconnect this entry first.") : none);
  if (inUse) setAvailable(actions_.renameEntry, tr("Disconnect this entry first."));
  actions_.newPolicy11->setVisible(static_cast<bool>(openPolicyEditor));
}

void EntryActions::openEntry(const QString& name) {
  const client::StoredEntry* entry = model_.entry(name);
  if (entry == nullptr) return;
  select(name);
  if (entry->profile.kind == client::EntryKind::policy_11) {
    if (openPolicyEditor) openPolicyEditor(name);
  } else {
    openEditor(name);
  }
}

void EntryActions::openEditor(const QString& entry) {
  auto* editor = new EntryEditor(connections_, entry, &window_);
  editor->setAttribute(Qt::WA_DeleteOnClose);
  connect(editor, &EntryEditor::saved, this, [this](const QString& name) {
    refresh();
    select(name);
  });
  editor->open();
}

void EntryActions::connectOrDisconnect() {
  if (selected_.isEmpty()) return;
  if (connections_.session().isBusy(selected_)) {
    connections_.disconnectNow(selected_);
  } else {
    connectEntry(selected_);
  }
}

void EntryActions::connectEntry(const QString& entry) {
  if (model_.isDamaged(entry)) return;
  const ClientSession& session = connections_.session();
  if (session.isBusy(entry) && !session.of(entry).isWaiting()) return;
  for (const QString& other : session.busy()) {
    if (!connections_.excludeEachOther(entry, other)) continue;
    ask(tr("Connect"), tr("Disconnect from \"%1\" and connect to \"%2\"?").arg(other, entry), tr("&Connect"),
        [this, entry, other] { connections_.connectInsteadOf(other, entry); });
    return;
  }
  connections_.connectEntry(entry);
}

void EntryActions::stateChanged(const client::StateChange& change) {
  // The only one that is going on is what people want to see, whoever began it.
  const QString entry = QString::fromStdString(change.entry);
  if (change.state == client::State::initializing && connections_.session().busy() == QStringList{entry} &&
      model_.rowOf(entry) >= 0)
    select(entry);
  updateActions();
}

void EntryActions::newByWizard() {
  auto* wizard = new EntryWizard(connections_.store(), &connections_.session(), &window_);
  wizard->setAttribute(Qt::WA_DeleteOnClose);
  connect(wizard, &EntryWizard::created, this, &EntryActions::created);
  connect(wizard, &EntryWizard::importWanted, this, &EntryActions::askImport);
  wizard->open();
}

void EntryActions::created(const QString& entry, const Secret& groupPassword, bool connectNow) {
  refresh();
  select(entry);
  if (!groupPassword.empty()) connections_.keepGroupPassword(entry, groupPassword);
  if (connectNow) connectEntry(entry);
}

void EntryActions::makeLabEntries() {
  for (const client::Profile& lab : client::lab_profiles()) {
    const auto made = connections_.store().create(lab);
    if (!made && made.error().kind != client::StoreError::Kind::name_taken) {
      tell(Tone::Error, text(made.error()));
      break;
    }
  }
  refresh();
  select(QString::fromStdString(client::lab_profiles().front().name));
}

void EntryActions::connectLabEntry() {
  makeLabEntries();
  if (!selected_.isEmpty()) connectEntry(selected_);
}

void EntryActions::askDelete() {
  const QString entry = selected_;
  if (entry.isEmpty()) return;
  ask(tr("Delete"), tr("Delete the connection entry \"%1\"? Its saved passwords are removed too.").arg(entry),
      tr("&Delete"), [this, entry] {
        const int row = model_.rowOf(entry);
        if (const auto removed = connections_.store().remove(entry.toStdString()); !removed) {
          tell(Tone::Error, text(removed.error()));
          return;
        }
        connections_.forgetSecrets(entry);
        refresh();
        const int next = std::min(row, model_.rowCount() - 1);
        if (next >= 0) select(model_.index(next, 0).data(ProfileModel::EntryRole).toString());
      });
}

void EntryActions::duplicate() {
  const auto copy = connections_.store().duplicate(selected_.toStdString());
  if (!copy) {
    tell(Tone::Error, text(copy.error()));
    return;
  }
  connections_.copySecrets(selected_, QString::fromStdString(*copy));
  refresh();
  select(QString::fromStdString(*copy));
}

void EntryActions::setDefault() {
  if (const auto set = connections_.store().set_default_entry(selected_.toStdString()); !set)
    tell(Tone::Error, text(set.error()));
  refresh();
}

}  // namespace drawbridge::ui
