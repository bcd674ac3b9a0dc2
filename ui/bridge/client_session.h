// SPDX-License-Identifier: GPL-3.0-or-later
// The client's half of the service as one QObject: values of the ipc messages become typed signals, and the
// last of each is kept for each entry, so that a page made later can ask. Several entries may be connected.
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "ipc/service_link.h"

namespace drawbridge::ui {

/// What is known of one entry's connection.
struct EntryState {
  QString entry;
  client::StateChange state{};
  client::Statistics statistics{};
  /// The ports that a connection without privileges offers to programs of this machine.
  ipc::ClientProxy proxy{};
  /// The steps since it was begun last, for the history.
  std::vector<client::StateChange> history{};
  std::optional<client::Ended> end{};  ///< until it is begun again
  bool isAgain = false;                ///< it was up, was lost, and is being made again
  bool waitsForKeyring = false;        ///< it was begun here, and its passwords are still to come
  QDeadlineTimer nextAttempt{};        ///< of a connection that was lost, while isWaiting()

  /// An attempt is under way or the tunnel is up.
  [[nodiscard]] bool isBusy() const { return waitsForKeyring || isWithService(); }
  /// Not before the passwords are there.
  [[nodiscard]] bool isWithService() const { return state.state != client::State::disconnected; }
  [[nodiscard]] bool isUp() const { return state.state == client::State::up; }
  /// It was lost, and the service waits before it makes it again.
  [[nodiscard]] bool isWaiting() const { return !waitsForKeyring && state.state == client::State::waiting; }
  /// It ended, and not because somebody here wanted it.
  [[nodiscard]] bool hasFailed() const {
    return !isBusy() && end && !end->by_user && end->reason != client::Reason::user_cancelled;
  }
};

class ClientSession : public QObject {
  Q_OBJECT

 public:
  /// `link` must outlive the session.
  explicit ClientSession(ipc::ServiceLink& link, QObject* parent = nullptr);

  void connectTo(const client::Profile& profile, const Secret& groupPassword, const QString& user,
                 const std::optional<Secret>& userPassword, const Secret& certificatePassword = {});
  /// While it waits the entry is busy; nothing is sent.
  void setWaitsForKeyring(const QString& entry, bool waits);
  void answerPrompt(const ipc::AnswerPrompt& answer);
  void cancelPrompt(const QString& entry);
  /// To bannerShown(): false ends the connection.
  void answerBanner(const QString& entry, bool accepted);
  /// Cancel Connect as well. Without a name: every connection.
  void disconnectNow(const QString& entry = {});
  /// Without a name: of every connection.
  void resetStatistics(const QString& entry = {});
  void setLogLevel(client::LogClass logClass, int level);
  /// Packets and keys from the next connection on; false forgets what was recorded.
  void recordSession(bool on);
  /// recordingSaved() answers.
  void saveRecording(const QString& path);
  void resolveName(const QString& host);
  /// Returns the number that pageFetched carries.
  /// `user` and `password`: the answer to a page that asked who it is; both empty: none.
  quint64 fetchPage(const QString& url, ipc::LabHost from = ipc::LabHost::client, const QString& user = {},
                    const Secret& password = {});
  /// The lab's second client, which logs in by itself.
  void connectCompanion(bool connect);
  [[nodiscard]] const ipc::CompanionState& companion() const { return companion_; }
  /// Telnet or FTP from a lab host, line by line. Returns the terminal's number.
  quint64 openTerminal(ipc::LabHost from, const QString& address, quint16 port);
  void sendTerminalLine(quint64 terminal, const Secret& text);
  void closeTerminal(quint64 terminal);

  /// Of an entry that was never spoken of: that it is not connected.
  [[nodiscard]] const EntryState& of(const QString& entry) const;
  /// The one that was begun last, of those that are going on if any is; else the one that was spoken of last.
  [[nodiscard]] const EntryState& latest() const;
  /// The entries whose connections are up or in the making, oldest first.
  [[nodiscard]] QStringList busy() const;
  /// Those of them that are up.
  [[nodiscard]] QStringList up() const;
  [[nodiscard]] bool isBusy() const { return !busy().isEmpty(); }
  [[nodiscard]] bool isUp() const { return !up().isEmpty(); }
  [[nodiscard]] bool isBusy(const QString& entry) const { return of(entry).isBusy(); }
  [[nodiscard]] bool isUp(const QString& entry) const { return of(entry).isUp(); }
  [[nodiscard]] const std::vector<client::LogRecord>& log() const { return log_; }
  void clearLog() { log_.clear(); }

  /// Called by Bridge only.
  bool receive(const ipc::Notice& notice);

 signals:
  void stateChanged(const drawbridge::client::StateChange& change);
  void promptNeeded(const drawbridge::client::UserPrompt& prompt);
  /// The gateway's text, to be read before the connection goes on.
  void bannerShown(const drawbridge::client::Banner& banner);
  void ended(const drawbridge::client::Ended& ended);
  /// It began or ceased to wait for the keyring, or the time until its next attempt is a second shorter.
  void waitChanged(const QString& entry);
  void statisticsChanged(const drawbridge::client::Statistics& statistics);
  void proxyChanged(const drawbridge::ipc::ClientProxy& proxy);
  /// The gateway named other gateways; they stand in the entry's file already.
  void backupServersTold(const drawbridge::client::BackupServers& told);
  void recordingSaved(const drawbridge::ipc::RecordingSaved& saved);
  void logged(const drawbridge::client::LogRecord& record);
  void nameResolved(const QString& host, const QString& address);  ///< address empty: none was found
  void pageFetched(const drawbridge::ipc::PageFetched& page);
  void terminalText(const drawbridge::ipc::TerminalText& text);
  void companionChanged(const drawbridge::ipc::CompanionState& state);

 private:
  EntryState& at(const std::string& entry);
  void putLast(const EntryState& one);
  void countDown();
  void take(const client::StateChange& change);
  void take(const client::Ended& ended);

  ipc::ServiceLink& link_;
  ipc::CompanionState companion_;
  std::vector<std::unique_ptr<EntryState>> entries_;  ///< in the order in which they were begun
  QString spokenOf_;
  QTimer second_;  ///< while a connection waits for its next attempt
  std::vector<client::LogRecord> log_;
  quint64 nextPage_ = 1;
  quint64 nextTerminal_ = 1;
};

}  // namespace drawbridge::ui
