// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/session_windows.h"

#include <QApplication>

#include "ui/dialer/connection_history.h"
#include "ui/dialer/entry_state.h"
#include "ui/dialer/notifications_window.h"
#include "ui/dialer/simple_view.h"
#include "ui/dialer/statistics_window.h"
#include "ui/shell/actions.h"
#include "ui/shell/main_window.h"
#include "ui/text/client_text.h"

namespace drawbridge::ui {

namespace {

// Keys of the notes on the desktop: a newer one replaces an older of the same key.
QString questionNote(const QString& entry) {
  return QStringLiteral("question ") + entry;
}
QString stateNote(const QString& entry) {
  return QStringLiteral("state ") + entry;
}

}  // namespace

SessionWindows::SessionWindows(MainWindow& window, ConnectionController& connections, QObject* parent,
                               const QDBusConnection& bus, const QString& service)
    : QObject(parent),
      window_(window),
      connections_(connections),
      session_(connections.session()),
      desktop_(bus, service),
      tray_(window) {
  // With the window in the tray, closing Statistics must not end the program.
  QGuiApplication::setQuitOnLastWindowClosed(false);
  connectActions();
  window_.setSimpleWidget([this]() -> QWidget* {
    simple_ = new SimpleView(window_.actions(), connections_);
    connect(simple_, &SimpleView::entryChosen, this, [this](const QString& entry) {
      selected_ = entry;
      if (select_) select_(entry);
    });
    simple_->connectEntry = [this](const QString& entry) { connectEntry(entry); };
    simple_->select(selected_);
    return simple_;
  });
  tray_.entries = [this] {
    QStringList names;
    for (const client::StoredEntry& each : connections_.store().list().entries)
      names.append(QString::fromStdString(each.profile.name));
    return names;
  };
  connect(&tray_, &Tray::connectWanted, this, &SessionWindows::connectEntry);
  connect(&tray_, &Tray::disconnectWanted, &connections_, &ConnectionController::disconnectNow);
  connect(&window_, &MainWindow::messageArchived, this, &SessionWindows::archive);
  connect(&session_, &ClientSession::stateChanged, this, &SessionWindows::stateChanged);
  connect(&session_, &ClientSession::promptNeeded, this, &SessionWindows::asked);
  connect(&session_, &ClientSession::ended, this, &SessionWindows::ended);
  connect(&session_, &ClientSession::waitChanged, this, [this](const QString& entry) {
    // The tray does not count seconds: its menu would be made anew with each.
    if (!session_.of(entry).isWaiting()) updateTray();
  });
  connect(&session_, &ClientSession::bannerShown, this, [this](const client::Banner& banner) {
    messages_.add(Tone::Info, QString::fromStdString(banner.text));
  });
  connect(&session_, &ClientSession::backupServersTold, this, [this](const client::BackupServers& told) {
    QStringList names;
    for (const std::string& each : told.servers) names.append(QString::fromStdString(each));
    const QString entry = QString::fromStdString(told.entry);
    messages_.add(Tone::Info,
                  names.isEmpty()
                      ? tr("The gateway of \"%1\" named no other gateways for the next time.").arg(entry)
                      : tr("The gateway of \"%1\" named other gateways for the next time: %2.")
                            .arg(entry, names.join(QStringLiteral(", "))));
    emit connections_.entriesChanged();
  });
  updateTray();
  updateActions();
}

void SessionWindows::connectActions() {
  const ActionSet& actions = window_.actions();
  connect(actions.connectionHistory, &QAction::triggered, this, [this] { openWindow(history()); });
  connect(actions.statistics, &QAction::triggered, this, [this] {
    statistics().select(selected_);
    openWindow(statistics());
  });
  connect(actions.notifications, &QAction::triggered, this, [this] { openWindow(notifications()); });
  connect(actions.resetStats, &QAction::triggered, this, [this] { session_.resetStatistics(); });
}

void SessionWindows::setEntryOpener(std::function<void(const QString& entry)> open) {
  openEntry_ = std::move(open);
  for (ConnectionHistory* each : std::as_const(histories_)) each->openEntry = openEntry_;
}

void SessionWindows::entrySelected(const QString& entry) {
  selected_ = entry;
  if (simple_) simple_->select(entry);
}

void SessionWindows::connectEntry(const QString& entry) {
  if (connectEntry_) {
    connectEntry_(entry);
  } else {
    connections_.connectEntry(entry);
  }
}

ConnectionHistory& SessionWindows::history(const QString& wanted) {
  const bool isKnown = !session_.of(selected_).entry.isEmpty();
  const QString entry = !wanted.isEmpty() ? wanted : isKnown ? selected_ : session_.latest().entry;
  ConnectionHistory*& made = histories_[entry];
  // One that was opened before there was a connection becomes that of the first.
  if (made == nullptr && !entry.isEmpty() && histories_.value(QString()) != nullptr) {
    made = histories_.take(QString());
    made->setEntry(entry);
    return *made;
  }
  if (made == nullptr) {
    made = new ConnectionHistory(connections_, &window_, entry);
    made->openEntry = openEntry_;
    connect(made, &ConnectionHistory::logWanted, this, [this](quint64 record) {
      bringToFront();
      if (openLog_) {
        openLog_(record);
      } else {
        window_.openPage(QStringLiteral("log"));
      }
    });
  }
  return *made;
}

StatisticsWindow& SessionWindows::statistics() {
  if (!statistics_) statistics_ = new StatisticsWindow(session_, &window_);
  return *statistics_;
}

NotificationsWindow& SessionWindows::notifications() {
  if (!notifications_) notifications_ = new NotificationsWindow(messages_, &window_);
  return *notifications_;
}

SimpleView* SessionWindows::simpleView() const {
  return simple_;
}

void SessionWindows::openWindow(QWidget& window) {
  window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
  window.show();
  window.raise();
  window.activateWindow();
}

bool SessionWindows::isHidden() const {
  return !window_.isVisible() || window_.isMinimized();
}

void SessionWindows::bringToFront() {
  window_.bringToFront();
  // A question over the window is what there is to answer.
  if (QWidget* question = QApplication::activeModalWidget()) {
    question->raise();
    question->activateWindow();
  }
}

void SessionWindows::stateChanged(const client::StateChange& change) {
  const QString entry = QString::fromStdString(change.entry);
  const bool isQuiet = beganByItself && beganByItself(entry);
  if (ConnectionHistory* made = histories_.value(entry);
      made != nullptr && change.state == client::State::initializing)
    made->comesByItself = !isQuiet;
  if (change.state == client::State::initializing && !histories_.contains(entry) && !isQuiet) {
    // Made now it sees this change in what the session has kept.
    ConnectionHistory& made = history(entry);
    made.show();
    made.raise();
  }
  if (change.state != client::State::user_prompt) desktop_.close(questionNote(entry));
  if (change.state == client::State::up && !wereUp_.contains(entry)) {
    wereUp_.insert(entry);
    lastFailure_.remove(entry);
    tell(Tone::Ok, entry, tr("Connected to \"%1\".").arg(entry));
  } else if (change.state != client::State::up && wereUp_.remove(entry) && session_.of(entry).isAgain) {
    tell(Tone::Warn, entry, tr("The connection to \"%1\" was lost and is made again.").arg(entry));
  }
  updateTray();
  updateActions();
}

void SessionWindows::ended(const client::Ended& ended) {
  const QString entry = QString::fromStdString(ended.entry);
  desktop_.close(questionNote(entry));
  updateTray();
  updateActions();
  if (ended.by_user || ended.reason == client::Reason::user_cancelled) {
    tell(Tone::Info, entry,
         ended.was_up ? tr("You disconnected from \"%1\".").arg(entry)
                      : tr("You cancelled the connection to \"%1\".").arg(entry));
    return;
  }
  const QString words = ended.was_up ? tr("The connection to \"%1\" has ended. %2").arg(entry, endText(ended))
                                     : tr("\"%1\" was not connected. %2").arg(entry, endText(ended));
  const bool isQuiet = beganByItself && beganByItself(entry);
  if (isQuiet && lastFailure_.value(entry) == words) return;
  lastFailure_[entry] = words;
  tell(Tone::Error, entry, words);
  if (session_.isBusy(entry)) {
    // A second attempt was refused; the history stays with the first.
    inBar_.append(words);
    Message message;
    message.tone = Tone::Error;
    message.text = words;
    window_.showMessage(message);
  } else if (!histories_.contains(entry) && !isQuiet) {
    openWindow(history(entry));
  }
}

void SessionWindows::asked(const client::UserPrompt& prompt) {
  if (!isHidden()) return;
  DesktopNote note;
  note.title = tr("%1 asks for your password").arg(QString::fromStdString(prompt.entry));
  note.text = tr("The connection waits for your user name and password.");
  note.action = tr("Open");
  note.urgent = true;
  messages_.add(Tone::Info, note.title);
  tellDesktop(questionNote(QString::fromStdString(prompt.entry)), note, Tone::Info);
}

void SessionWindows::tell(Tone tone, const QString& entry, const QString& text) {
  messages_.add(tone, text);
  if (!isHidden()) return;
  DesktopNote note;
  note.title = QStringLiteral("Drawbridge");
  note.text = text;
  note.action = tr("Open");
  tellDesktop(stateNote(entry), note, tone);
}

void SessionWindows::tellDesktop(const QString& key, const DesktopNote& note, Tone tone) {
  desktop_.show(
      key, note, [this] { bringToFront(); },
      [this, note, tone] {
        // Behind a tray nobody would see a bar, and a question does not wait for ever.
        if (note.urgent && !window_.isVisible()) {
          bringToFront();
          return;
        }
        // A bar that waits in the window, and the window asks for attention.
        Message message;
        message.tone = tone;
        message.text = note.text.isEmpty() ? note.title : note.text;
        if (note.urgent) message.text = note.title;
        inBar_.append(message.text);
        window_.showMessage(message);
        QApplication::alert(&window_);
      });
}

void SessionWindows::archive(const Message& message) {
  if (inBar_.removeOne(message.text)) return;
  QStringList words{message.text};
  if (!message.detail.isEmpty()) words.append(message.detail);
  messages_.add(message.tone, words.join(QLatin1Char(' ')));
}

void SessionWindows::updateTray() {
  const QStringList busy = session_.busy();
  const QStringList up = session_.up();
  QList<Tray::Connection> connections;
  for (const QString& entry : busy) connections.append({entry, session_.isUp(entry)});
  const QString text = busy.isEmpty()    ? tr("Not connected")
                       : busy.size() > 1 ? tr("%1 of %2 connections are up").arg(up.size()).arg(busy.size())
                       : up.isEmpty()    ? tr("Connecting to \"%1\"").arg(busy.front())
                                         : tr("Connected to \"%1\"").arg(busy.front());
  tray_.setState(lockOf(session_), text, connections);
}

void SessionWindows::updateActions() {
  setAvailable(window_.actions().resetStats,
               session_.isUp() ? QString() : tr("Your VPN connection is not active."));
}

}  // namespace drawbridge::ui
