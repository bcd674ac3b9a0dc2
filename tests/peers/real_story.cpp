// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/real_story.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QThread>
#include <algorithm>

#include "client/profile_store.h"
#include "pix/lab_configuration.h"

namespace drawbridge::testing {

namespace {

service::ServiceOptions options() {
  service::ServiceOptions options;
  options.real_servers = true;
  options.wall_epoch.microseconds = std::chrono::duration_cast<std::chrono::microseconds>(
                                        std::chrono::system_clock::now().time_since_epoch())
                                        .count();
  return options;
}

}  // namespace

std::string note_with(const std::string& protocol, const std::vector<std::string>& more) {
  std::string text(pix::lab_configuration());
  const std::string tacacs = "aaa-server AuthInbound protocol tacacs+";
  text.replace(text.find(tacacs), tacacs.size(), "aaa-server AuthInbound protocol " + protocol);
  for (const std::string& line : more) text += "\n" + line;
  return text + "\n";
}

RealStory::RealStory(const std::string& configuration) : service_(options(), random_, TimePoint{}) {
  ipc::StartHeadend start;
  start.configuration = configuration;
  service_.handle(now(), start);
  service_.handle(now(), ipc::OpenConsole{1, true, true, false});
  drain();
}

TimePoint RealStory::now() const {
  return TimePoint(std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - begin_));
}

bool RealStory::run_until(const std::function<bool()>& done, Duration limit) {
  const TimePoint end = now() + limit;
  while (!done()) {
    if (now() >= end) return false;
    constexpr int turn = 10;  // milliseconds
    QCoreApplication::processEvents(QEventLoop::AllEvents, turn);
    QThread::msleep(1);
    service_.step(now());
    drain();
  }
  return true;
}

bool RealStory::connect(const std::string& user, const std::string& password) {
  user_ = user;
  password_ = password;
  is_up_ = has_ended_ = false;
  for (const client::Profile& profile : client::lab_profiles()) {
    if (profile.kind != client::EntryKind::dialer) continue;
    ipc::Connect connect;
    connect.profile = profile;
    connect.group_password = Secret(std::string_view("cisco123"));
    service_.handle(now(), connect);
    break;
  }
  return run_until([this] { return is_up_ || has_ended_; }, Seconds{90}) && is_up_;
}

void RealStory::disconnect() {
  service_.handle(now(), ipc::Disconnect{});
  run_until([this] { return has_ended_; });
}

bool RealStory::fetch() {
  const std::size_t before = pages_.size();
  ipc::FetchPage request;
  request.id = before + 1;
  request.url = "http://10.89.129.131/";
  service_.handle(now(), request);
  return run_until([&] { return pages_.size() > before; }) && pages_.back().ok;
}

std::string RealStory::type(const std::string& line) {
  const std::size_t before = console_.size();
  service_.handle(now(), ipc::ConsoleInput{1, line + "\n"});
  drain();
  return console_.substr(before);
}

bool RealStory::has_syslog(int id) const {
  return std::any_of(syslog_.begin(), syslog_.end(), [id](const auto& record) { return record.id == id; });
}

bool RealStory::says(const std::string& words) const {
  return std::any_of(syslog_.begin(), syslog_.end(),
                     [&](const auto& record) { return record.text.find(words) != std::string::npos; });
}

void RealStory::drain() {
  while (auto notice = service_.poll_notice()) {
    if (const auto* state = std::get_if<ipc::ClientState>(&*notice))
      is_up_ = state->change.state == client::State::up;
    if (std::holds_alternative<ipc::ClientEnded>(*notice)) has_ended_ = true;
    if (const auto* page = std::get_if<ipc::PageFetched>(&*notice)) pages_.push_back(*page);
    if (const auto* record = std::get_if<ipc::Syslog>(&*notice)) syslog_.push_back(*record);
    if (const auto* output = std::get_if<ipc::ConsoleOutput>(&*notice)) console_ += output->characters;
    if (const auto* records = std::get_if<ipc::Accounting>(&*notice)) accounting_ = *records;
    if (std::holds_alternative<ipc::ClientPrompt>(*notice)) {
      ipc::AnswerPrompt answer;
      answer.user = user_;
      answer.password = Secret(std::string_view(password_));
      service_.handle(now(), answer);
    }
  }
}

}  // namespace drawbridge::testing
