// SPDX-License-Identifier: GPL-3.0-or-later
// The client's half of the service as one QObject: values of the ipc messages become typed signals, and the
// last of each is kept, so that a page made later can ask.
#pragma once

#include <QObject>
#include <QString>
#include <optional>
#include <vector>

#include "ipc/service_link.h"

namespace drawbridge::ui {

class ClientSession : public QObject {
  Q_OBJECT

 public:
  /// `link` must outlive the session.
  explicit ClientSession(ipc::ServiceLink& link, QObject* parent = nullptr);

  void connectTo(const client::Profile& profile, const Secret& groupPassword, const QString& user,
                 const std::optional<Secret>& userPassword, const Secret& certificatePassword = {});
  void answerPrompt(const ipc::AnswerPrompt& answer);
  void cancelPrompt();
  /// To bannerShown(): false ends the connection.
  void answerBanner(bool accepted);
  /// Cancel Connect as well.
  void disconnectNow();
  void resetStatistics();
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

  [[nodiscard]] const client::StateChange& state() const { return state_; }
  [[nodiscard]] const client::Statistics& statistics() const { return statistics_; }
  /// The ports that a connection without privileges offers to programs of this machine.
  [[nodiscard]] const ipc::ClientProxy& proxy() const { return proxy_; }
  /// The steps since the last connect, for the history.
  [[nodiscard]] const std::vector<client::StateChange>& history() const { return history_; }
  [[nodiscard]] const std::vector<client::LogRecord>& log() const { return log_; }
  [[nodiscard]] const std::optional<client::Ended>& lastEnd() const { return ended_; }
  /// An attempt is under way or the tunnel is up.
  [[nodiscard]] bool isBusy() const { return state_.state != client::State::disconnected; }
  [[nodiscard]] bool isUp() const { return state_.state == client::State::up; }
  void clearLog() { log_.clear(); }

  /// Called by Bridge only.
  bool receive(const ipc::Notice& notice);

 signals:
  void stateChanged(const drawbridge::client::StateChange& change);
  void promptNeeded(const drawbridge::client::UserPrompt& prompt);
  /// The gateway's text, to be read before the connection goes on.
  void bannerShown(const drawbridge::client::Banner& banner);
  void ended(const drawbridge::client::Ended& ended);
  void statisticsChanged(const drawbridge::client::Statistics& statistics);
  void proxyChanged(const drawbridge::ipc::ClientProxy& proxy);
  void recordingSaved(const drawbridge::ipc::RecordingSaved& saved);
  void logged(const drawbridge::client::LogRecord& record);
  void nameResolved(const QString& host, const QString& address);  ///< address empty: none was found
  void pageFetched(const drawbridge::ipc::PageFetched& page);
  void terminalText(const drawbridge::ipc::TerminalText& text);
  void companionChanged(const drawbridge::ipc::CompanionState& state);

 private:
  ipc::ServiceLink& link_;
  client::StateChange state_;
  ipc::CompanionState companion_;
  client::Statistics statistics_;
  ipc::ClientProxy proxy_;
  std::vector<client::StateChange> history_;
  std::vector<client::LogRecord> log_;
  std::optional<client::Ended> ended_;
  quint64 nextPage_ = 1;
  quint64 nextTerminal_ = 1;
};

}  // namespace drawbridge::ui
