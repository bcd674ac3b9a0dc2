// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/headend_session.h"

#include <QUndoCommand>

#include "pix/merge.h"

namespace drawbridge::ui {

namespace {

constexpr std::size_t eventLimit = 1000;
constexpr std::size_t accountingLimit = 20000;

}  // namespace

// One edit: the whole wanted configuration before and after.
class WantedStep final : public QUndoCommand {
 public:
  WantedStep(HeadendSession& session, pix::Config before, pix::Config after, const QString& text, bool joins)
      : QUndoCommand(text),
        session_(session),
        before_(std::move(before)),
        after_(std::move(after)),
        joins_(joins) {}
  void undo() override { session_.setWanted(before_); }
  void redo() override { session_.setWanted(after_); }
  [[nodiscard]] int id() const override { return joins_ ? 1 : -1; }
  bool mergeWith(const QUndoCommand* next) override {
    if (next->text() != text()) return false;
    after_ = static_cast<const WantedStep*>(next)->after_;
    return true;
  }
  /// The same step on another ground.
  void rebase(const pix::Config& from, const pix::Config& to) {
    before_ = pix::merge(from, before_, to).config;
    after_ = pix::merge(from, after_, to).config;
  }

 private:
  HeadendSession& session_;
  pix::Config before_, after_;
  bool joins_;
};

HeadendSession::HeadendSession(ipc::ServiceLink& link, QObject* parent) : QObject(parent), link_(&link) {}

void HeadendSession::manage(ipc::ServiceLink& link) {
  link_ = &link;
  state_ = {};
  state_.on_lab = false;
  running_ = {};
  snapshot_ = {};
  events_.clear();
  pushState_.reset();
  wanted_ = {};
  base_ = {};
  undo_.clear();
  conflict_ = false;
  accounting_.clear();
  accountingQueue_ = {};
  emit stateChanged(state_);
  emit runningChanged(running_);
  emit wantedChanged();
  emit snapshotChanged(snapshot_);
  emit accountingChanged({});
  if (!watchers_.isEmpty()) link_->send(ipc::WatchHeadend{true});
}

void HeadendSession::start(const std::optional<QString>& configuration) {
  ipc::StartHeadend request;
  if (configuration) request.configuration = configuration->toStdString();
  link_->send(std::move(request));
}

void HeadendSession::stop() {
  link_->send(ipc::StopHeadend{});
}

void HeadendSession::saveToStartup() {
  link_->send(ipc::SaveToStartup{});
}

void HeadendSession::clearSession(quint64 id) {
  link_->send(ipc::ClearSession{id});
}

void HeadendSession::clearUauth(const QString& user) {
  link_->send(ipc::ClearUauth{user.toStdString()});
}

void HeadendSession::clearTranslations() {
  link_->send(ipc::ClearTranslations{});
}

void HeadendSession::clearConnection(quint64 number) {
  link_->send(ipc::ClearConnection{number});
}

void HeadendSession::watchDetails(const QObject* who, bool on) {
  const bool before = !watchers_.isEmpty();
  if (on && !watchers_.contains(who)) {
    watchers_.insert(who);
    connect(who, &QObject::destroyed, this, [this, who] { watchDetails(who, false); });
  } else if (!on && watchers_.remove(who)) {
    disconnect(who, &QObject::destroyed, this, nullptr);
  }
  if (before != !watchers_.isEmpty()) link_->send(ipc::WatchHeadend{!watchers_.isEmpty()});
}

quint64 HeadendSession::tracePacket(const fw::TraceRequest& request) {
  const quint64 id = nextTrace_++;
  link_->send(ipc::TracePacket{id, request});
  return id;
}

quint64 HeadendSession::openConsole(bool privileged, bool echo) {
  const quint64 console = nextConsole_++;
  link_->send(ipc::OpenConsole{console, privileged, echo, false});
  return console;
}

void HeadendSession::consoleInput(quint64 console, const QString& characters) {
  link_->send(ipc::ConsoleInput{console, characters.toStdString()});
}

void HeadendSession::closeConsole(quint64 console) {
  link_->send(ipc::CloseConsole{console});
}

void HeadendSession::askCompletions(quint64 console, const QString& line) {
  link_->send(ipc::AskCompletions{console, line.toStdString()});
}

quint64 HeadendSession::push(const QStringList& commands, Duration confirmWithin, bool stopAndUndoOnError,
                             bool saveAfterConfirm) {
  ipc::Push request;
  request.id = nextPush_++;
  for (const QString& command : commands) request.commands.push_back(command.toStdString());
  request.confirm_within = confirmWithin;
  request.stop_and_undo_on_error = stopAndUndoOnError;
  request.save_after_confirm = saveAfterConfirm;
  const quint64 id = request.id;
  link_->send(std::move(request));
  return id;
}

void HeadendSession::confirmPush(quint64 id) {
  link_->send(ipc::ConfirmPush{id});
}

void HeadendSession::undoPush(quint64 id) {
  link_->send(ipc::UndoPush{id});
}

void HeadendSession::edit(const pix::Config& wanted, const QString& stepName, bool joins) {
  if (wanted == wanted_) return;
  undo_.push(new WantedStep(*this, wanted_, wanted, stepName, joins));
}

void HeadendSession::discardEdits() {
  undo_.clear();
  conflict_ = false;
  setWanted(running_.config);
}

pix::Script HeadendSession::pendingScript() const {
  return pix::diff(running_.config, wanted_);
}

int HeadendSession::editCount() const {
  return isRunning() && !(wanted_ == running_.config) ? static_cast<int>(pendingScript().steps.size()) : 0;
}

pix::Script HeadendSession::consoleScript() const {
  return conflict_ ? pix::diff(base_, running_.config) : pix::Script{};
}

pix::Script HeadendSession::editScript() const {
  return pix::diff(conflict_ ? base_ : running_.config, wanted_);
}

QStringList HeadendSession::resolveConflictByKeepingEdits() {
  if (!conflict_) return {};
  conflict_ = false;
  const pix::Merged merged = pix::merge(base_, wanted_, running_.config);
  for (int i = 0; i < undo_.count(); ++i) {
    // The stack hands its steps out as const; each of them is ours.
    const_cast<WantedStep*>(static_cast<const WantedStep*>(undo_.command(i)))->rebase(base_, running_.config);
  }
  setWanted(merged.config);
  QStringList refused;
  for (const std::string& each : merged.refused) refused << QString::fromStdString(each);
  return refused;
}

void HeadendSession::setWanted(const pix::Config& wanted) {
  wanted_ = wanted;
  emit wantedChanged();
}

void HeadendSession::takeRunning(const ipc::RunningConfig& running) {
  const bool hadEdits = !running_.text.empty() && !(wanted_ == running_.config);
  const bool samePlace = running.config == running_.config;
  const pix::Config before = std::move(running_.config);
  running_ = running;
  emit runningChanged(running_);
  if (samePlace) return;
  if (!hadEdits || wanted_ == running_.config) {
    // Nothing of the user's is lost: the editors follow the device.
    undo_.clear();
    conflict_ = false;
    setWanted(running_.config);
  } else if (conflict_ && base_ == running_.config) {
    // The console took it back.
    conflict_ = false;
    emit wantedChanged();
  } else if (running.by_console) {
    if (!conflict_) base_ = before;
    conflict_ = true;
    emit conflictFound();
  } else {
    emit wantedChanged();
  }
}

bool HeadendSession::receive(const ipc::Notice& notice) {
  if (const auto* state = std::get_if<ipc::HeadendState>(&notice)) {
    const bool started = state->running && !state_.running;
    state_ = *state;
    if (started) {
      // A fresh start has no edits: what comes next is taken as it is.
      running_ = {};
      wanted_ = {};
      undo_.clear();
      pushState_.reset();
    }
    emit stateChanged(state_);
  } else if (const auto* running = std::get_if<ipc::RunningConfig>(&notice)) {
    takeRunning(*running);
  } else if (const auto* snapshot = std::get_if<ipc::HeadendSnapshot>(&notice)) {
    snapshot_ = *snapshot;
    emit snapshotChanged(snapshot_);
  } else if (const auto* damaged = std::get_if<ipc::StartupDamaged>(&notice)) {
    emit startupDamaged(*damaged);
  } else if (const auto* saved = std::get_if<ipc::StartupSaved>(&notice)) {
    emit startupSaved(saved->ok, QString::fromStdString(saved->file));
  } else if (const auto* output = std::get_if<ipc::ConsoleOutput>(&notice)) {
    emit consoleOutput(output->console, QString::fromStdString(output->characters), output->finished);
  } else if (const auto* completions = std::get_if<ipc::Completions>(&notice)) {
    emit completionsFound(completions->console, QString::fromStdString(completions->line),
                          completions->words);
  } else if (const auto* line = std::get_if<ipc::DebugLine>(&notice)) {
    emit debugLine(QString::fromStdString(line->text));
  } else if (const auto* record = std::get_if<ipc::Syslog>(&notice)) {
    if (events_.size() >= eventLimit) events_.pop_front();
    events_.push_back(*record);
    emit syslogged(*record);
  } else if (const auto* progress = std::get_if<ipc::PushProgress>(&notice)) {
    emit pushProgress(progress->id, static_cast<int>(progress->index), progress->ok,
                      QString::fromStdString(progress->device_text));
  } else if (const auto* push = std::get_if<ipc::PushState>(&notice)) {
    pushState_ = *push;
    emit pushStateChanged(*push);
  } else if (const auto* traced = std::get_if<ipc::PacketTraced>(&notice)) {
    emit packetTraced(traced->id, traced->result);
  } else if (const auto* accounting = std::get_if<ipc::Accounting>(&notice)) {
    for (const ipc::AccountingRow& row : accounting->rows) {
      if (accounting_.size() >= accountingLimit) accounting_.pop_front();
      accounting_.push_back(row);
    }
    accountingQueue_ = {{}, accounting->queued, accounting->lost, accounting->delivered};
    emit accountingChanged(*accounting);
  } else {
    return false;
  }
  return true;
}

}  // namespace drawbridge::ui
