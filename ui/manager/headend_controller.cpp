// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/headend_controller.h"

#include <QAccessible>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "pix/lab_configuration.h"
#include "pix/parser.h"
#include "ui/manager/difference_dialog.h"
#include "ui/manager/push_dialog.h"
#include "ui/manager/visitor_window.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/text/headend_text.h"

namespace drawbridge::ui {

HeadendController::HeadendController(const PageContext& context, QObject* parent)
    : QObject(parent), context_(context), session_(context.headend) {
  ask = [this](const QString& title, const QString& text, const QString& act) {
    QMessageBox box(QMessageBox::Question, title, text, QMessageBox::Cancel, context_.window);
    QPushButton* yes = box.addButton(act, QMessageBox::AcceptRole);
    box.setDefaultButton(yes);
    box.setEscapeButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == yes;
  };
  ActionSet& a = actions();
  connect(a.headendStartStop, &QAction::triggered, this, &HeadendController::startStop);
  connect(a.loadConfiguration, &QAction::triggered, this, &HeadendController::loadConfiguration);
  connect(a.exportConfiguration, &QAction::triggered, this, &HeadendController::exportConfiguration);
  connect(a.startFromNote, &QAction::triggered, this,
          [this] { offerLabConfiguration(QStringLiteral("note")); });
  connect(a.startFromCorrected, &QAction::triggered, this,
          [this] { offerLabConfiguration(QStringLiteral("corrected")); });
  connect(a.visit, &QAction::triggered, this, &HeadendController::openVisitor);
  connect(a.labTerminal, &QAction::triggered, this, &HeadendController::openTerminal);
  connect(a.secondClient, &QAction::triggered, this, &HeadendController::openCompanion);
  connect(a.saveToStartup, &QAction::triggered, session_, &HeadendSession::saveToStartup);
  connect(a.previewAndPush, &QAction::triggered, this, &HeadendController::openPush);
  connect(a.discardEdits, &QAction::triggered, this, &HeadendController::discardEdits);
  connect(a.undoEdit, &QAction::triggered, this, [this] { session_->undoStack().undo(); });
  connect(a.redoEdit, &QAction::triggered, this, [this] { session_->undoStack().redo(); });
  connect(a.clearSessions, &QAction::triggered, this, [this] { askClearSessions(); });
  connect(a.confirmPush, &QAction::triggered, this, [this] {
    if (pushWaits_ && session_->pushState()) session_->confirmPush(session_->pushState()->id);
  });
  connect(a.connectClient, &QAction::triggered, this, [this] {
    window().openPage(QStringLiteral("connections"));
    emit connectClientWanted();
  });
  connect(session_, &HeadendSession::stateChanged, this, [this](const ipc::HeadendState& state) {
    if (!state.running) {
      throughput_.clear();
      traffic_.clear();
      pushWaits_ = false;
      emit barChanged();
    }
    updateActions();
  });
  connect(session_, &HeadendSession::runningChanged, this, [this] { updateActions(); });
  connect(session_, &HeadendSession::wantedChanged, this, [this] {
    updateActions();
    emit barChanged();
  });
  connect(session_, &HeadendSession::conflictFound, this, [this] {
    updateActions();
    emit barChanged();
  });
  connect(session_, &HeadendSession::snapshotChanged, this, [this](const ipc::HeadendSnapshot& snapshot) {
    if (session_->isRunning()) {
      throughput_.take(snapshot);
      traffic_.take(snapshot);
    }
    updateStatus();
  });
  connect(session_, &HeadendSession::pushStateChanged, this, &HeadendController::pushStateChanged);
  connect(session_, &HeadendSession::startupSaved, this, [this](bool ok, const QString& file) {
    Message message;
    message.tone = ok ? Tone::Ok : Tone::Error;
    message.text = ok ? tr("Saved: the headend starts with this configuration.")
                      : tr("The startup configuration could not be written to %1.").arg(file);
    message.closeAfterMs = ok ? 6000 : 0;
    tell(message);
  });
  connect(session_, &HeadendSession::startupDamaged, this, [this](const ipc::StartupDamaged& damaged) {
    Message message;
    message.tone = Tone::Warn;
    const int line = damaged.diagnostics.empty() ? 0 : damaged.diagnostics.front().line;
    message.text =
        tr("The startup configuration %1 could not be read whole.").arg(QString::fromStdString(damaged.file));
    QString detail;
    if (line > 0) {
      detail =
          tr("Line %1: %2").arg(line).arg(diagnosticText(damaged.diagnostics.front())) + QLatin1Char(' ');
    }
    message.detail =
        detail +
        tr("The rest was loaded. The file was kept as %1.").arg(QString::fromStdString(damaged.kept_as));
    tell(message);
  });
  connect(&session_->undoStack(), &QUndoStack::indexChanged, this, [this] { updateActions(); });
  context_.window->installEventFilter(this);
  updateActions();
}

bool HeadendController::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    updateActions();
    emit barChanged();
  }
  return QObject::eventFilter(watched, event);
}

void HeadendController::tell(const Message& message) {
  message_ = message;
  hasMessage_ = true;
  emit barChanged();
}

void HeadendController::dismissMessage() {
  hasMessage_ = false;
}

// A push that waits is more urgent than a conflict, and that more than what was only told.
Message HeadendController::bar() const {
  Message message;
  if (pushWaits_ && session_->pushState()) {
    const ipc::PushState& state = *session_->pushState();
    message.tone = Tone::Warn;
    message.icon = QStringLiteral("db-clock");
    message.closable = false;
    message.text = pushOutcomeText(state);
    message.buttons = {{tr("Undo Now"), [this, id = state.id] { session_->undoPush(id); }, false,
                        QStringLiteral("db-undo"), true},
                       {tr("Confirm"), [this, id = state.id] { session_->confirmPush(id); }, true,
                        QStringLiteral("db-check"), true}};
    return message;
  }
  if (session_->hasConflict()) {
    auto* self = const_cast<HeadendController*>(this);
    message.tone = Tone::Warn;
    message.closable = false;
    const auto commands = static_cast<int>(session_->consoleScript().steps.size());
    message.text = tr("The headend was changed at the console (%n command(s)).", nullptr, commands);
    message.detail = tr("Your edits were made on an older configuration.");
    message.buttons = {{tr("Merge"), [self] { self->mergeConflict(); }, true, {}, true},
                       {tr("Show Difference"), [self] { self->showConflict(); }, false, {}, true},
                       {tr("Discard My Edits"), [self] { self->session_->discardEdits(); }, false, {}, true}};
    return message;
  }
  return hasMessage_ ? message_ : Message{};
}

void HeadendController::startStop() {
  if (session_->isRunning()) {
    const auto count = static_cast<int>(session_->snapshot().sessions.size());
    if (count > 0 &&
        !ask(tr("Stop the Headend"),
             tr("%n session(s) end. The clients are told. Stop the headend?", nullptr, count), tr("Stop")))
      return;
    session_->stop();
  } else {
    session_->start();
  }
}

void HeadendController::loadConfiguration() {
  const QString path = QFileDialog::getOpenFileName(context_.window, tr("Load Configuration"), {},
                                                    tr("Configurations (*.cfg *.txt *.conf);;All files (*)"));
  if (!path.isEmpty()) loadFile(path);
}

bool HeadendController::loadFile(const QString& path) {
  QFile file(path);
  const QString name = QFileInfo(path).fileName();
  Message message;
  if (!file.open(QIODevice::ReadOnly) || file.size() > 8 * 1024 * 1024) {
    message.tone = Tone::Error;
    message.text = tr("%1 could not be read.").arg(name);
    message.detail = file.errorString();
    tell(message);
    return false;
  }
  const std::string text = file.readAll().toStdString();
  const pix::ParseResult parsed =
      pix::parse(text, session_->isRunning() ? &session_->running().config : nullptr);
  const auto bad =
      static_cast<int>(std::count_if(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                                     [](const auto& d) { return d.severity == pix::Severity::error; }));
  message.tone = bad > 0 ? Tone::Warn : Tone::Ok;
  if (bad > 0) {
    const pix::Diagnostic& first = parsed.diagnostics.front();
    message.detail = tr("Line %1 of %2: %3").arg(first.line).arg(name, diagnosticText(first));
  }
  if (session_->isRunning()) {
    session_->edit(parsed.config, tr("load %1").arg(name));
    message.text = tr("%1 was loaded as edits. Nothing is sent before you push.").arg(name);
    window().openPage(QStringLiteral("policy"));
  } else {
    session_->start(QString::fromStdString(text));
    message.text = tr("The headend runs with %1.").arg(name);
  }
  tell(message);
  return true;
}

PushDialog* HeadendController::pushDialog() const {
  return pushDialog_;
}

void HeadendController::openPush() {
  if (!session_->isRunning()) return;
  if (!pushDialog_) {
    pushDialog_ = new PushDialog(*session_, context_.window);
    pushDialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(pushDialog_, &PushDialog::mergeWanted, this, &HeadendController::mergeConflict);
    connect(pushDialog_, &PushDialog::pushStarted, this, [this] {
      beforePush_ = session_->running().config;
      afterPush_ = session_->wanted();
    });
  }
  pushDialog_->open();
}

void HeadendController::mergeConflict() {
  const QStringList refused = session_->resolveConflictByKeepingEdits();
  if (!refused.isEmpty()) {
    Message message;
    message.tone = Tone::Warn;
    message.text = tr("%n edit(s) do not fit what was done at the console and were left out.", nullptr,
                      static_cast<int>(refused.size()));
    message.detail = refused.join(QStringLiteral("; "));
    tell(message);
  }
  emit barChanged();
}

void HeadendController::showConflict() {
  if (!session_->hasConflict()) return;
  auto* dialog = new DifferenceDialog(*session_, context_.window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &DifferenceDialog::mergeWanted, this, &HeadendController::mergeConflict);
  connect(dialog, &DifferenceDialog::discardWanted, session_, &HeadendSession::discardEdits);
  dialog->open();
}

void HeadendController::showDifference() {
  // What was undone is still what the editors want: the preview shows it against what runs.
  if (session_->editCount() == 0 && !(afterPush_ == pix::Config{})) {
    session_->edit(afterPush_, tr("take back the push that was undone"));
  }
  openPush();
}

void HeadendController::discardEdits() {
  const int count = session_->editCount();
  if (count == 0) return;
  if (!ask(tr("Discard Edits"), tr("%n edit(s) were not pushed. Discard them?", nullptr, count),
           tr("Discard")))
    return;
  session_->discardEdits();
}

void HeadendController::askClearSessions(quint64 id, const QString& user) {
  const auto count = static_cast<int>(session_->snapshot().sessions.size());
  const bool one = id != 0;
  const QString text =
      one ? tr("Clear the session of %1? The client is told and may connect again.").arg(user)
          : tr("Clear %n session(s)? The clients are told and may connect again.", nullptr, count);
  if (ask(tr("Clear Sessions"), text, tr("Clear", "sessions"))) session_->clearSession(id);
}

void HeadendController::askClearUauth(const QString& user) {
  if (ask(tr("Clear Login"), tr("Clear the login of %1? The user is asked to log in again.").arg(user),
          tr("Clear", "sessions"))) {
    session_->clearUauth(user);
  }
}

void HeadendController::startFromLab() {
  const std::string_view text = pix::lab_configuration();
  session_->start(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

void HeadendController::startEmpty() {
  session_->start(QString());
}

void HeadendController::showPlace(int line, const QString& object) {
  window().openPage(QStringLiteral("policy"));
  emit placeWanted(line, object);
}

void HeadendController::showFindings() {
  window().openPage(QStringLiteral("policy"));
}

void HeadendController::traceFromClient(Ipv4Address poolAddress) {
  fw::TraceRequest packet;
  const pix::Config& config = session_->running().config;
  packet.interface = "outside";
  if (!config.crypto_maps.empty() && !config.crypto_maps.front().interfaces.empty())
    packet.interface = config.crypto_maps.front().interfaces.front();
  packet.from_tunnel = true;
  packet.from = {poolAddress, 1025};
  for (const ipc::Node& node : session_->state().nodes) {
    if (node.key == "web") packet.to = {node.address, 80};
  }
  window().openPage(QStringLiteral("tracer"));
  emit traceWanted(packet);
}

void HeadendController::updateActions() {
  ActionSet& a = actions();
  const bool running = session_->isRunning();
  const QString stopped = running ? QString() : tr("The headend is stopped.");
  a.setHeadendRunning(running);
  setAvailable(a.saveToStartup, stopped);
  setAvailable(a.exportConfiguration, stopped);
  setAvailable(a.visit, !running                   ? stopped
                        : session_->state().on_lab ? QString()
                                                   : tr("Only the built-in lab has an Internet visitor."));
  setAvailable(a.labTerminal, !running                   ? stopped
                              : session_->state().on_lab ? QString()
                                                         : tr("Only the built-in lab has hosts to work on."));
  setAvailable(a.secondClient, !running                   ? stopped
                               : session_->state().on_lab ? QString()
                                                          : tr("Only the built-in lab has a second client."));
  const QString onlyLab = session_->state().on_lab ? QString() : tr("Only the built-in lab has this.");
  setAvailable(a.connectClient, running ? onlyLab : stopped);
  for (QAction* action : {a.startFromNote, a.startFromCorrected}) setAvailable(action, onlyLab);
  const int edits = session_->editCount();
  const QString noEdits = edits > 0 ? QString() : tr("There are no edits.");
  setAvailable(a.previewAndPush, running ? noEdits : stopped);
  setAvailable(a.discardEdits, running ? noEdits : stopped);
  const QUndoStack& undo = session_->undoStack();
  setAvailable(a.undoEdit, undo.canUndo() ? QString() : tr("There is nothing to undo."));
  setAvailable(a.redoEdit, undo.canRedo() ? QString() : tr("There is nothing to redo."));
  if (undo.canUndo()) a.undoEdit->setToolTip(tr("Undo: %1").arg(undo.undoText()));
  if (undo.canRedo()) a.redoEdit->setToolTip(tr("Redo: %1").arg(undo.redoText()));
  a.confirmPush->setEnabled(pushWaits_);
  window().setBadge(QStringLiteral("policy"), edits);
  updateStatus();
}

void HeadendController::updateStatus() {
  const bool running = session_->isRunning();
  const auto sessions = static_cast<int>(session_->snapshot().sessions.size());
  setAvailable(actions().clearSessions, running && sessions > 0 ? QString() : tr("No client is connected."));
  HeadendStatus status;
  status.running = running;
  const QString host = QString::fromStdString(session_->state().hostname);
  const int tunnels = session_->snapshot().ike_tunnels;
  status.text = !session_->state().on_lab
                    ? running
                          ? tr("Headend %1 of this machine running, %n tunnel(s)", nullptr, tunnels).arg(host)
                          : tr("Headend of this machine stopped")
                : !running ? tr("Headend stopped")
                           : tr("Headend %1 running, %n tunnel(s)", nullptr, tunnels).arg(host);
  status.editsNotPushed = session_->editCount();
  window().setHeadendState(status);
}

void HeadendController::pushStateChanged(const ipc::PushState& state) {
  const bool waits = state.outcome == ipc::PushOutcome::applied && state.remaining > Duration::zero();
  const bool counting = waits && pushWaits_;
  pushWaits_ = waits;
  actions().confirmPush->setEnabled(waits);
  if (counting) {
    emit barCounted(pushOutcomeText(state), {});
    announceTime(state);
    return;
  }
  if (!waits) {
    Message message;
    message.text = pushOutcomeText(state);
    switch (state.outcome) {
      case ipc::PushOutcome::applied:
      case ipc::PushOutcome::confirmed:
        message.tone = Tone::Ok;
        message.closeAfterMs = 8000;
        break;
      case ipc::PushOutcome::refused:
      case ipc::PushOutcome::refused_and_undone:
        message.tone = Tone::Error;
        break;
      case ipc::PushOutcome::undone:
      case ipc::PushOutcome::timed_out:
        message.tone = Tone::Warn;
        message.buttons = {{tr("Show Difference"), [this] { showDifference(); }, true, {}, false}};
        break;
    }
    message_ = message;
    hasMessage_ = true;
  }
  emit barChanged();
}

// The clock is spoken at marks, not each second.
void HeadendController::announceTime(const ipc::PushState& state) {
  const qint64 left = whole_seconds(state.remaining + Milliseconds{999});
  if (left != 60 && left != 30 && left != 10) return;
  QAccessibleEvent event(context_.window, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
}

// ------------------------------------------------------------------ the bar

HeadendBar::HeadendBar(HeadendController& controller, QWidget* parent)
    : QWidget(parent), controller_(controller), bar_(new MessageBar(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(bar_);
  connect(&controller_, &HeadendController::barChanged, this, &HeadendBar::refresh);
  connect(&controller_, &HeadendController::barCounted, bar_, &MessageBar::updateText);
  connect(bar_, &MessageBar::dismissed, this, [this] {
    controller_.dismissMessage();
    hide();
  });
  refresh();
}

void HeadendBar::refresh() {
  const Message message = controller_.bar();
  if (message.text.isEmpty()) {
    const QSignalBlocker quiet(bar_);
    bar_->dismiss();
    hide();
    return;
  }
  // The same words again would close nothing and announce twice.
  if (!bar_->isShowing() || bar_->message().text != message.text ||
      bar_->message().buttons.size() != message.buttons.size()) {
    bar_->showMessage(message);
  }
  show();
}

}  // namespace drawbridge::ui
