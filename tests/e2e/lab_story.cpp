// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab_story.h"

#include <algorithm>

namespace drawbridge::testing {

client::Profile lab_profile(client::EntryKind kind) {
  for (client::Profile& profile : client::lab_profiles()) {
    if (profile.kind == kind) return profile;
  }
  return {};
}

LabStory::LabStory(std::uint64_t seed, service::ServiceOptions options)
    : random(seed),
      service(std::move(options), random, TimePoint{}),
      driver(service, TimePoint{},
             [this](const ipc::Notice& notice, TimePoint now) { receive(notice, now); }) {}

void LabStory::start_headend(const std::string& configuration) {
  ipc::StartHeadend start;
  if (!configuration.empty()) start.configuration = configuration;
  driver.send(start);
  driver.send(ipc::OpenConsole{1, true, true, false});
}

void LabStory::connect(const client::Profile& profile, const std::string& secret) {
  ends_before = ends.size();
  ipc::Connect connect;
  connect.profile = profile;
  connect.group_password = Secret(std::string_view(secret));
  driver.send(connect);
}

bool LabStory::connect_lab(client::EntryKind kind) {
  connect(lab_profile(kind), kind == client::EntryKind::policy_11 ? "cisco1234" : "cisco123");
  return wait_until_decided() && is_up();
}

bool LabStory::wait_until_decided(Duration limit) {
  return driver.run_until([this] { return is_up() || has_ended(); }, limit);
}

ipc::PageFetched LabStory::fetch(const std::string& url) {
  ipc::FetchPage request;
  request.url = url;
  return fetch(std::move(request));
}

ipc::PageFetched LabStory::fetch_as_companion(const std::string& url) {
  ipc::FetchPage request;
  request.url = url;
  request.from = ipc::LabHost::companion;
  return fetch(std::move(request));
}

ipc::PageFetched LabStory::visit(const std::string& url, const std::string& user,
                                 const std::string& password) {
  ipc::FetchPage request;
  request.url = url;
  request.from = ipc::LabHost::visitor;
  request.user = user;
  request.password = Secret(std::string_view(password));
  return fetch(std::move(request));
}

ipc::PageFetched LabStory::fetch(ipc::FetchPage request) {
  const std::size_t before = pages.size();
  request.id = before + 1;
  driver.send(std::move(request));
  driver.run_until([&] { return pages.size() > before; }, std::chrono::minutes{5});
  return pages.size() > before ? pages.back() : ipc::PageFetched{};
}

std::string LabStory::type(const std::string& line) {
  const std::size_t before = console.size();
  driver.send(ipc::ConsoleInput{1, line + "\n"});
  return console.substr(before);
}

void LabStory::disconnect() {
  driver.send(ipc::Disconnect{});
  driver.run_until([this] { return has_ended(); }, std::chrono::minutes{5});
}

bool LabStory::has_syslog(int id) const {
  return std::any_of(syslog.begin(), syslog.end(), [id](const auto& record) { return record.id == id; });
}

void LabStory::receive(const ipc::Notice& notice, TimePoint now) {
  if (const auto* state = std::get_if<ipc::ClientState>(&notice)) states.push_back(state->change);
  if (const auto* end = std::get_if<ipc::ClientEnded>(&notice)) ends.push_back(end->ended);
  if (const auto* page = std::get_if<ipc::PageFetched>(&notice)) pages.push_back(*page);
  if (const auto* push = std::get_if<ipc::PushState>(&notice)) pushes.push_back(*push);
  if (const auto* step = std::get_if<ipc::PushProgress>(&notice)) progress.push_back(*step);
  if (const auto* record = std::get_if<ipc::Syslog>(&notice)) syslog.push_back(*record);
  if (const auto* line = std::get_if<ipc::DebugLine>(&notice)) debug.push_back(line->text);
  if (const auto* output = std::get_if<ipc::ConsoleOutput>(&notice)) console += output->characters;
  if (const auto* config = std::get_if<ipc::RunningConfig>(&notice)) running = *config;
  if (const auto* each = std::get_if<ipc::HeadendSnapshot>(&notice)) snapshot = *each;
  if (const auto* numbers = std::get_if<ipc::ClientStatistics>(&notice)) statistics = numbers->statistics;
  if (const auto* state = std::get_if<ipc::CompanionState>(&notice)) companion = *state;
  if (const auto* saved = std::get_if<ipc::RecordingSaved>(&notice)) recording = *saved;
  if (const auto* shown = std::get_if<ipc::TerminalText>(&notice)) terminal += shown->text;
  if (const auto* records = std::get_if<ipc::Accounting>(&notice))
    accounting.insert(accounting.end(), records->rows.begin(), records->rows.end());
  if (const auto* prompt = std::get_if<ipc::ClientPrompt>(&notice)) {
    prompts.push_back(prompt->prompt);
    if (!answers_prompts) return;
    const auto& [user, password] = answers[std::min(prompts.size(), answers.size()) - 1];
    service.handle(now, ipc::AnswerPrompt{user, Secret(std::string_view(password)), {}, {}, {}});
  }
}

}  // namespace drawbridge::testing
