// SPDX-License-Identifier: GPL-3.0-or-later
// The headend's half of the service as one QObject. It also owns the wanted configuration, the one set of
// edits that all editors share until they are pushed.
#pragma once

#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QUndoStack>
#include <deque>
#include <optional>

#include "ipc/service_link.h"

namespace drawbridge::ui {

class HeadendSession : public QObject {
  Q_OBJECT

 public:
  /// `link` must outlive the session.
  explicit HeadendSession(ipc::ServiceLink& link, QObject* parent = nullptr);

  /// Another headend from now on, with nothing of the one before: edits, console and history are gone. What
  /// stands there is told by its notices. `link` must outlive the session, or the next call.
  void manage(ipc::ServiceLink& link);

  void start(const std::optional<QString>& configuration = std::nullopt);
  void stop();
  void saveToStartup();
  void clearSession(quint64 id);  ///< 0: all
  void clearUauth(const QString& user = {});
  void clearTranslations();
  void clearConnection(quint64 number);  ///< 0: all
  /// Whether `who` (a page in front) shows connections, translations or hit counts: snapshots carry them
  /// while anybody does.
  void watchDetails(const QObject* who, bool on);
  /// What would become of this packet: packetTraced() answers with the number returned.
  quint64 tracePacket(const fw::TraceRequest& request);

  /// Returns the console's number.
  /// Without `echo` the device prints nothing of what is typed but the line's end.
  quint64 openConsole(bool privileged = true, bool echo = true);
  void consoleInput(quint64 console, const QString& characters);
  void closeConsole(quint64 console);
  void askCompletions(quint64 console, const QString& line);

  /// Sends the commands of diff(running, wanted). Returns the push's number.
  quint64 push(const QStringList& commands, Duration confirmWithin, bool stopAndUndoOnError,
               bool saveAfterConfirm);
  /// The number the next push will have: its notices may come before push() returns.
  [[nodiscard]] quint64 nextPushId() const { return nextPush_; }
  void confirmPush(quint64 id);
  void undoPush(quint64 id);

  [[nodiscard]] const ipc::HeadendState& state() const { return state_; }
  [[nodiscard]] const ipc::RunningConfig& running() const { return running_; }
  [[nodiscard]] const ipc::HeadendSnapshot& snapshot() const { return snapshot_; }
  [[nodiscard]] const std::deque<ipc::Syslog>& events() const { return events_; }
  [[nodiscard]] const std::optional<ipc::PushState>& pushState() const { return pushState_; }
  /// Records of `aaa accounting`, oldest first, the newest 20,000 of this program's run.
  [[nodiscard]] const std::deque<ipc::AccountingRow>& accounting() const { return accounting_; }
  /// How the queue to the AAA server stands; its rows are empty.
  [[nodiscard]] const ipc::Accounting& accountingQueue() const { return accountingQueue_; }
  [[nodiscard]] bool isRunning() const { return state_.running; }

  /// What the editors show: running plus edits. Replaced as a whole by one undoable step with this name.
  [[nodiscard]] const pix::Config& wanted() const { return wanted_; }
  /// `joins`: follows a step of the same name without a step of its own (typing in one line of the text).
  void edit(const pix::Config& wanted, const QString& stepName, bool joins = false);
  void discardEdits();
  [[nodiscard]] pix::Script pendingScript() const;
  [[nodiscard]] int editCount() const;
  [[nodiscard]] QUndoStack& undoStack() { return undo_; }
  /// The console changed the running configuration while edits were pending.
  [[nodiscard]] bool hasConflict() const { return conflict_; }
  /// What the console did since the edits began, as commands.
  [[nodiscard]] pix::Script consoleScript() const;
  /// The edits alone, as commands on the configuration they were made on.
  [[nodiscard]] pix::Script editScript() const;
  /// Keeps the edits, and each undoable step, on top of the new running configuration. Returns the commands
  /// of the edits that it takes no more, secrets masked.
  QStringList resolveConflictByKeepingEdits();

  /// Called by Bridge only.
  bool receive(const ipc::Notice& notice);

 signals:
  void stateChanged(const drawbridge::ipc::HeadendState& state);
  void runningChanged(const drawbridge::ipc::RunningConfig& running);
  void wantedChanged();
  void conflictFound();
  void snapshotChanged(const drawbridge::ipc::HeadendSnapshot& snapshot);
  void startupDamaged(const drawbridge::ipc::StartupDamaged& damaged);
  void startupSaved(bool ok, const QString& file);
  void consoleOutput(quint64 console, const QString& characters, bool finished);
  void completionsFound(quint64 console, const QString& line,
                        const std::vector<std::pair<std::string, std::string>>& words);
  void debugLine(const QString& text);
  void syslogged(const drawbridge::ipc::Syslog& record);
  void pushProgress(quint64 id, int index, bool ok, const QString& deviceText);
  void pushStateChanged(const drawbridge::ipc::PushState& state);
  void packetTraced(quint64 id, const drawbridge::fw::TraceResult& result);
  /// `news` holds the new records alone.
  void accountingChanged(const drawbridge::ipc::Accounting& news);

 private:
  friend class WantedStep;
  void setWanted(const pix::Config& wanted);
  void takeRunning(const ipc::RunningConfig& running);

  ipc::ServiceLink* link_;
  ipc::HeadendState state_;
  ipc::RunningConfig running_;
  ipc::HeadendSnapshot snapshot_;
  std::deque<ipc::Syslog> events_;
  std::optional<ipc::PushState> pushState_;
  pix::Config wanted_;
  pix::Config base_;  ///< during a conflict: what ran when the edits were made
  QUndoStack undo_;
  bool conflict_ = false;
  quint64 nextConsole_ = 1;
  quint64 nextPush_ = 1;
  quint64 nextTrace_ = 1;
  QSet<const QObject*> watchers_;
  std::deque<ipc::AccountingRow> accounting_;
  ipc::Accounting accountingQueue_;
};

}  // namespace drawbridge::ui
