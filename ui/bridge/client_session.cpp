// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/client_session.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace drawbridge::ui {

namespace {

/// The log page holds this many records; the oldest go.
constexpr std::size_t logLimit = 100'000;

}  // namespace

ClientSession::ClientSession(ipc::ServiceLink& link, QObject* parent) : QObject(parent), link_(link) {
  second_.setInterval(1000);
  connect(&second_, &QTimer::timeout, this, &ClientSession::countDown);
}

void ClientSession::connectTo(const client::Profile& profile, const Secret& groupPassword,
                              const QString& user, const std::optional<Secret>& userPassword,
                              const Secret& certificatePassword) {
  if (EntryState& one = at(profile.name); !one.isBusy()) {
    one.history.clear();
    one.end.reset();
  }
  ipc::Connect request;
  request.profile = profile;
  request.group_password = groupPassword;
  request.user_name = user.toStdString();
  request.user_password = userPassword;
  request.certificate_password = certificatePassword;
  request.asks_banner = true;
  link_.send(std::move(request));
}

void ClientSession::setWaitsForKeyring(const QString& entry, bool waits) {
  if (of(entry).waitsForKeyring == waits) return;
  EntryState& one = at(entry.toStdString());
  if (waits && !one.isBusy()) {
    putLast(one);
    one.end.reset();
    spokenOf_ = entry;
  }
  one.waitsForKeyring = waits;
  emit waitChanged(entry);
}

void ClientSession::answerPrompt(const ipc::AnswerPrompt& answer) {
  link_.send(answer);
}

void ClientSession::cancelPrompt(const QString& entry) {
  link_.send(ipc::CancelPrompt{entry.toStdString()});
}

void ClientSession::answerBanner(const QString& entry, bool accepted) {
  link_.send(ipc::AnswerBanner{accepted, entry.toStdString()});
}

void ClientSession::disconnectNow(const QString& entry) {
  link_.send(ipc::Disconnect{entry.toStdString()});
}

void ClientSession::resetStatistics(const QString& entry) {
  link_.send(ipc::ResetStatistics{entry.toStdString()});
}

void ClientSession::setLogLevel(client::LogClass logClass, int level) {
  link_.send(ipc::SetLogLevel{logClass, level});
}

void ClientSession::recordSession(bool on) {
  link_.send(ipc::RecordSession{on});
}

void ClientSession::saveRecording(const QString& path) {
  link_.send(ipc::SaveRecording{path.toStdString()});
}

void ClientSession::resolveName(const QString& host) {
  link_.send(ipc::ResolveName{host.toStdString()});
}

quint64 ClientSession::fetchPage(const QString& url, ipc::LabHost from, const QString& user,
                                 const Secret& password) {
  ipc::FetchPage request;
  request.id = nextPage_++;
  request.url = url.toStdString();
  request.from = from;
  request.user = user.toStdString();
  request.password = password;
  const quint64 id = request.id;
  link_.send(std::move(request));
  return id;
}

void ClientSession::connectCompanion(bool connect) {
  link_.send(ipc::ConnectCompanion{connect});
}

quint64 ClientSession::openTerminal(ipc::LabHost from, const QString& address, quint16 port) {
  const auto to = Ipv4Address::parse(address.toStdString());
  if (!to) return 0;
  const quint64 terminal = nextTerminal_++;
  link_.send(ipc::OpenTerminal{terminal, from, {*to, port}});
  return terminal;
}

void ClientSession::sendTerminalLine(quint64 terminal, const Secret& text) {
  link_.send(ipc::TerminalLine{terminal, text});
}

void ClientSession::closeTerminal(quint64 terminal) {
  link_.send(ipc::CloseTerminal{terminal});
}

const EntryState& ClientSession::of(const QString& entry) const {
  static const EntryState nothing;
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const auto& each) { return each->entry == entry; });
  return found == entries_.end() ? nothing : **found;
}

const EntryState& ClientSession::latest() const {
  const auto busy =
      std::find_if(entries_.rbegin(), entries_.rend(), [](const auto& each) { return each->isBusy(); });
  return busy == entries_.rend() ? of(spokenOf_) : **busy;
}

QStringList ClientSession::busy() const {
  QStringList names;
  for (const auto& each : entries_) {
    if (each->isBusy()) names.append(each->entry);
  }
  return names;
}

QStringList ClientSession::up() const {
  QStringList names;
  for (const auto& each : entries_) {
    if (each->isUp()) names.append(each->entry);
  }
  return names;
}

EntryState& ClientSession::at(const std::string& entry) {
  // What names no entry is about the one that was spoken of last.
  const QString name = entry.empty() ? latest().entry : QString::fromStdString(entry);
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const auto& each) { return each->entry == name; });
  if (found != entries_.end()) return **found;
  entries_.push_back(std::make_unique<EntryState>());
  entries_.back()->entry = name;
  return *entries_.back();
}

void ClientSession::putLast(const EntryState& one) {
  // Listed by when they began.
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const auto& each) { return each.get() == &one; });
  std::rotate(found, found + 1, entries_.end());
}

void ClientSession::countDown() {
  QStringList waiting;
  for (const auto& each : entries_) {
    if (each->isWaiting()) waiting.append(each->entry);
  }
  if (waiting.isEmpty()) second_.stop();
  for (const QString& entry : std::as_const(waiting)) emit waitChanged(entry);
}

void ClientSession::take(const client::StateChange& change) {
  using client::State;
  EntryState& one = at(change.entry);
  if (!one.isWithService() && change.state != State::disconnected) {
    putLast(one);
    one.statistics = {};
    one.end.reset();
  }
  if (change.state == State::waiting) {
    one.isAgain = true;
    one.nextAttempt.setRemainingTime(
        std::chrono::ceil<std::chrono::milliseconds>(change.next_attempt_in).count());
    second_.start();
  } else if (change.state == State::initializing) {
    one.isAgain |= one.isUp();
    one.history.clear();
  } else if (change.state == State::up || change.state == State::disconnected) {
    one.isAgain = false;
  }
  one.state = change;
  one.history.push_back(change);
  spokenOf_ = one.entry;
  emit stateChanged(change);
}

void ClientSession::take(const client::Ended& ended) {
  // 408 and 409 are the end of a second attempt; the first one lives on.
  const bool wasSecond = (ended.reason == client::Reason::already_connecting ||
                          ended.reason == client::Reason::already_connected) &&
                         at(ended.entry).isBusy();
  if (!wasSecond) {
    EntryState& one = at(ended.entry);
    one.end = ended;
    one.isAgain = false;
    if (one.isWithService()) {
      one.state.state = client::State::disconnected;
      emit stateChanged(one.state);
    }
    spokenOf_ = QString::fromStdString(ended.entry);
  }
  emit this->ended(ended);
}

bool ClientSession::receive(const ipc::Notice& notice) {
  if (const auto* change = std::get_if<ipc::ClientState>(&notice)) {
    take(change->change);
  } else if (const auto* prompt = std::get_if<ipc::ClientPrompt>(&notice)) {
    emit promptNeeded(prompt->prompt);
  } else if (const auto* banner = std::get_if<ipc::ClientBanner>(&notice)) {
    emit bannerShown(banner->banner);
  } else if (const auto* end = std::get_if<ipc::ClientEnded>(&notice)) {
    take(end->ended);
  } else if (const auto* statistics = std::get_if<ipc::ClientStatistics>(&notice)) {
    at(statistics->statistics.entry).statistics = statistics->statistics;
    emit statisticsChanged(statistics->statistics);
  } else if (const auto* proxy = std::get_if<ipc::ClientProxy>(&notice)) {
    at(proxy->entry).proxy = *proxy;
    emit proxyChanged(*proxy);
  } else if (const auto* told = std::get_if<ipc::ClientBackupServers>(&notice)) {
    emit backupServersTold(told->told);
  } else if (const auto* saved = std::get_if<ipc::RecordingSaved>(&notice)) {
    emit recordingSaved(*saved);
  } else if (const auto* record = std::get_if<ipc::ClientLog>(&notice)) {
    if (log_.size() >= logLimit)
      log_.erase(log_.begin(), log_.begin() + static_cast<std::ptrdiff_t>(logLimit / 10));
    log_.push_back(record->record);
    emit logged(record->record);
  } else if (const auto* name = std::get_if<ipc::NameResolved>(&notice)) {
    emit nameResolved(QString::fromStdString(name->host),
                      name->address ? QString::fromStdString(name->address->to_string()) : QString());
  } else if (const auto* page = std::get_if<ipc::PageFetched>(&notice)) {
    emit pageFetched(*page);
  } else if (const auto* companion = std::get_if<ipc::CompanionState>(&notice)) {
    companion_ = *companion;
    emit companionChanged(companion_);
  } else if (const auto* terminal = std::get_if<ipc::TerminalText>(&notice)) {
    emit terminalText(*terminal);
  } else {
    return false;
  }
  return true;
}

}  // namespace drawbridge::ui
