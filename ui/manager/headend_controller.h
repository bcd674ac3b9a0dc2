// SPDX-License-Identifier: GPL-3.0-or-later
// What all headend pages share: the functions of the Headend menu, the right half of the status bar, and the
// bars that every headend page shows (a push that waits, a conflict with the console, the last outcome).
#pragma once

#include <QObject>
#include <QPointer>
#include <functional>

#include "ui/bridge/headend_session.h"
#include "ui/manager/throughput.h"
#include "ui/manager/traffic_history.h"
#include "ui/shell/page.h"
#include "ui/widgets/message_bar.h"

class QVBoxLayout;

namespace drawbridge::ui {

class PushDialog;
class CompanionWindow;
class TerminalWindow;
class VisitorWindow;

class HeadendController : public QObject {
  Q_OBJECT

 public:
  /// `context.window`, `actions` and `headend` must not be null and outlive the controller.
  explicit HeadendController(const PageContext& context, QObject* parent = nullptr);

  [[nodiscard]] HeadendSession& session() const { return *session_; }
  [[nodiscard]] ActionSet& actions() const { return *context_.actions; }
  [[nodiscard]] MainWindow& window() const { return *context_.window; }

  /// The message every headend page shows now; an empty text for none.
  [[nodiscard]] Message bar() const;
  void tell(const Message& message);
  void dismissMessage();

  void startStop();
  void loadConfiguration();
  /// Reads a file into the headend: starts it, or edits when it runs. False with a message if it cannot be
  /// read.
  bool loadFile(const QString& path);
  void openPush();
  void discardEdits();
  void askClearSessions(quint64 id = 0, const QString& user = {});
  /// Ends the login of a user, not his tunnel.
  void askClearUauth(const QString& user);
  /// Starts with the lab's own configuration, whatever the startup configuration says.
  void startFromLab();
  /// "note" or "corrected": shows what it is and how it differs, then starts with it or edits towards it.
  void offerLabConfiguration(const QString& id);
  void offerCorrected() { offerLabConfiguration(QStringLiteral("corrected")); }
  /// Asks for a file and whether secrets are shown, and writes the running configuration.
  void exportConfiguration();
  /// Whole or not at all, readable by its owner alone. False with a message if it cannot be written.
  bool exportTo(const QString& path, bool withSecrets);
  /// The window of the lab's second client.
  void openCompanion();
  /// Telnet and FTP from a host of the lab.
  void openTerminal();
  /// The window of the lab's Internet visitor.
  void openVisitor();
  /// The finding's commands as one edit, shown where it stands; never a push. False with a message if they
  /// do not fit the wanted configuration.
  bool mend(const pix::Finding& finding);
  void startEmpty();
  /// Octets per second since the program began, for the chart.
  [[nodiscard]] const Throughput& throughput() const { return throughput_; }
  /// Throughput, tunnels and drops for the charts of Monitor.
  [[nodiscard]] const TrafficHistory& traffic() const { return traffic_; }
  /// Opens Policy with the place in front: a line of the text, or an object such as "vpngroup vpn3000".
  void showPlace(int line, const QString& object);
  void showFindings();
  /// Opens the packet tracer with a packet of the client that has this pool address.
  void traceFromClient(drawbridge::Ipv4Address poolAddress);
  void showDifference();
  /// The edits go on top of what the console did; what does not fit any more is told.
  void mergeConflict();
  /// What was done at the console beside the edits.
  void showConflict();
  /// Questions are asked through this, so that tests can answer: title, text, the button's text.
  std::function<bool(const QString&, const QString&, const QString&)> ask;
  [[nodiscard]] PushDialog* pushDialog() const;

 signals:
  void barChanged();
  /// Only the words of the bar changed (the clock).
  void barCounted(const QString& text, const QString& detail);
  void placeWanted(int line, const QString& object);
  void connectClientWanted();
  void traceWanted(const drawbridge::fw::TraceRequest& packet);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void updateActions();
  void updateStatus();
  void pushStateChanged(const ipc::PushState& state);
  void announceTime(const ipc::PushState& state);

  PageContext context_;
  HeadendSession* session_;
  Message message_;
  bool hasMessage_ = false;
  bool pushWaits_ = false;
  Throughput throughput_;
  TrafficHistory traffic_;
  pix::Config beforePush_;
  pix::Config afterPush_;
  QPointer<PushDialog> pushDialog_;
  QPointer<VisitorWindow> visitor_;
  QPointer<CompanionWindow> companion_;
  QPointer<TerminalWindow> terminal_;
};

/// The bar at the top of a headend page. Follows the controller.
class HeadendBar : public QWidget {
  Q_OBJECT

 public:
  explicit HeadendBar(HeadendController& controller, QWidget* parent = nullptr);
  [[nodiscard]] MessageBar* bar() const { return bar_; }

 private:
  void refresh();

  HeadendController& controller_;
  MessageBar* bar_;
};

}  // namespace drawbridge::ui
