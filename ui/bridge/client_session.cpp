// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/client_session.h"

namespace drawbridge::ui {

namespace {

/// The log page holds this many records; the oldest go.
constexpr std::size_t logLimit = 100'000;

}  // namespace

ClientSession::ClientSession(ipc::ServiceLink& link, QObject* parent) : QObject(parent), link_(link) {}

void ClientSession::connectTo(const client::Profile& profile, const Secret& groupPassword,
                              const QString& user, const std::optional<Secret>& userPassword,
                              const Secret& certificatePassword) {
  if (!isBusy()) {
    history_.clear();
    ended_.reset();
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

void ClientSession::answerPrompt(const ipc::AnswerPrompt& answer) {
  link_.send(answer);
}

void ClientSession::cancelPrompt() {
  link_.send(ipc::CancelPrompt{});
}

void ClientSession::answerBanner(bool accepted) {
  link_.send(ipc::AnswerBanner{accepted, {}});
}

void ClientSession::disconnectNow() {
  link_.send(ipc::Disconnect{});
}

void ClientSession::resetStatistics() {
  link_.send(ipc::ResetStatistics{});
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

bool ClientSession::receive(const ipc::Notice& notice) {
  if (const auto* change = std::get_if<ipc::ClientState>(&notice)) {
    state_ = change->change;
    history_.push_back(state_);
    emit stateChanged(state_);
  } else if (const auto* prompt = std::get_if<ipc::ClientPrompt>(&notice)) {
    emit promptNeeded(prompt->prompt);
  } else if (const auto* banner = std::get_if<ipc::ClientBanner>(&notice)) {
    emit bannerShown(banner->banner);
  } else if (const auto* end = std::get_if<ipc::ClientEnded>(&notice)) {
    ended_ = end->ended;
    // 408 and 409 are the end of a second attempt; the first one lives on.
    const bool wasSecond = end->ended.reason == client::Reason::already_connecting ||
                           end->ended.reason == client::Reason::already_connected;
    if (!wasSecond && state_.state != client::State::disconnected) {
      state_.state = client::State::disconnected;
      emit stateChanged(state_);
    }
    emit ended(end->ended);
  } else if (const auto* statistics = std::get_if<ipc::ClientStatistics>(&notice)) {
    statistics_ = statistics->statistics;
    emit statisticsChanged(statistics_);
  } else if (const auto* proxy = std::get_if<ipc::ClientProxy>(&notice)) {
    proxy_ = *proxy;
    emit proxyChanged(proxy_);
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
