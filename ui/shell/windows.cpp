// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windows.h"

#include <QTimer>

#include "ui/dialer/auto_connector.h"
#include "ui/dialer/auto_initiation_dialog.h"
#include "ui/dialer/capture_actions.h"
#include "ui/dialer/certificate_actions.h"
#include "ui/dialer/client_windows.h"
#include "ui/dialer/connection_controller.h"
#include "ui/dialer/entry_actions.h"
#include "ui/dialer/log_page.h"
#include "ui/dialer/policy_editor.h"
#include "ui/dialer/session_windows.h"
#include "ui/dialer/simple_view.h"
#include "ui/manager/headend_controller.h"
#include "ui/manager/headend_switch.h"
#include "ui/manager/push_dialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/pages.h"

namespace drawbridge::ui {

namespace {
/// How long quitting waits for the end of the tunnel.
constexpr int endWithinMs = 2000;
}  // namespace

Windows::Windows(ipc::ServiceLink& link, client::ProfileStore& store, client::SecretStore* secrets)
    : bridge_(link),
      connections_(std::make_unique<ConnectionController>(store, secrets, bridge_.client())),
      automatic_(std::make_unique<AutoConnector>(*connections_)),
      window_(std::make_unique<MainWindow>()),
      entries_(std::make_unique<EntryActions>(*window_, *connections_)),
      certificates_(std::make_unique<CertificateActions>(*window_, *connections_)) {
  control_ = std::make_unique<HeadendController>(context());
  place_ = std::make_unique<HeadendSwitch>(*window_, bridge_, *control_);
  capture_ = std::make_unique<CaptureActions>(*window_, bridge_.client());
  clientWindows_ = std::make_unique<ClientWindows>(*window_, *connections_);
  sessionWindows_ = std::make_unique<SessionWindows>(*window_, *connections_);
  EntryActions* entries = entries_.get();
  SessionWindows* session = sessionWindows_.get();
  entries->openPolicyEditor = [this](const QString& entry) { openPolicy(entry); };
  entries->refresh();
  session->setEntryOpener([entries](const QString& entry) { entries->openEntry(entry); });
  session->setLogOpener([this](quint64 record) {
    if (auto* log = qobject_cast<LogPage*>(window_->page(QStringLiteral("log")))) log->showRecord(record);
  });
  session->setEntrySelector([entries](const QString& entry) { entries->select(entry); });
  session->setConnector([entries](const QString& entry) { entries->connectEntry(entry); });
  QObject::connect(entries, &EntryActions::selectionChanged, session, &SessionWindows::entrySelected);
  QObject::connect(entries, &EntryActions::entriesChanged, session, [session] {
    if (SimpleView* simple = session->simpleView()) simple->refreshEntries();
  });
  session->entrySelected(entries->selected());
  AutoConnector* automatic = automatic_.get();
  session->beganByItself = [automatic](const QString& entry) { return automatic->began(entry); };
  QObject::connect(window_->actions().autoInitiation, &QAction::triggered, automatic,
                   [this] { askAutoInitiation(); });
  QObject::connect(automatic, &AutoConnector::changed, session, [this] { showAutomatic(); });
  QObject::connect(&session->tray(), &Tray::suspendWanted, automatic, &AutoConnector::suspend);
  QObject::connect(&session->tray(), &Tray::disableWanted, automatic, [automatic, this] {
    client::AutoInitiation settings = automatic->settings();
    settings.is_on = false;
    const QString why = automatic->change(settings);
    if (why.isEmpty()) return;
    Message message;
    message.tone = Tone::Error;
    message.text = why;
    window_->showMessage(message);
  });
  QObject::connect(control_.get(), &HeadendController::connectClientWanted, entries_.get(),
                   &EntryActions::connectLabEntry);
}

Windows::~Windows() {
  // Dialogs and pages refer to the controllers.
  sessionWindows_.reset();
  clientWindows_.reset();
  window_.reset();
}

PageContext Windows::context() {
  PageContext context;
  context.window = window_.get();
  context.actions = &window_->actions();
  context.client = &bridge_.client();
  context.headend = &bridge_.headend();
  context.connections = connections_.get();
  context.control = control_.get();
  context.entries = entries_.get();
  context.certificates = certificates_.get();
  return context;
}

void Windows::open(const QString& first) {
  window_->setPages(standardPages(context()), first);
  window_->setCloseHooks({[this] { return bridge_.client().busy(); },
                          [this] { return bridge_.managesOwn() && bridge_.headend().isRunning(); },
                          [this](std::function<void()> done) { endTunnel(std::move(done)); },
                          [this] { return bridge_.headend().editCount(); }});
  window_->restoreSettings();
  if (!first.isEmpty()) window_->openPage(first);
}

void Windows::askAutoInitiation() {
  QStringList names;
  for (const client::StoredEntry& each : connections_->store().list().entries)
    names.append(QString::fromStdString(each.profile.name));
  auto* dialog = new AutoInitiationDialog(*automatic_, names, window_.get());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void Windows::showAutomatic() {
  Tray& tray = sessionWindows_->tray();
  tray.setAutomatic(!automatic_->settings().is_on ? Tray::Automatic::Off
                    : automatic_->isSuspended()   ? Tray::Automatic::Suspended
                                                  : Tray::Automatic::On);
}

void Windows::openPolicy(const QString& entry) {
  if (policyEditor_ == nullptr) {
    policyEditor_ = new PolicyEditor(connections_->store(), *connections_, window_.get());
    QObject::connect(policyEditor_, &PolicyEditor::saved, entries_.get(), [this](const QString& name) {
      entries_->refresh();
      entries_->select(name);
    });
  }
  const QString why = policyEditor_->open(entry);
  if (why.isEmpty()) return;
  Message message;
  message.tone = Tone::Error;
  message.text = why;
  window_->showMessage(message);
}

void Windows::endTunnel(std::function<void()> done) {
  ClientSession& session = bridge_.client();
  // Nobody would tell the end of what was never begun.
  connections_->giveUp();
  if (!session.isBusy()) {
    done();
    return;
  }
  // Whichever comes first; the other is taken back with this object.
  auto* waiting = new QObject(&session);
  const auto finish = [waiting, done = std::move(done)] {
    waiting->deleteLater();
    waiting->disconnect();
    done();
  };
  QObject::connect(&session, &ClientSession::ended, waiting, [&session, finish] {
    if (!session.isBusy()) finish();
  });
  QTimer::singleShot(endWithinMs, waiting, finish);
  connections_->disconnectNow();
}

}  // namespace drawbridge::ui
