// SPDX-License-Identifier: GPL-3.0-or-later
// A Service on virtual time with what a person would see of it, for end-to-end tests.
#pragma once

#include <string>
#include <vector>

#include "client/profile_store.h"
#include "service/virtual_driver.h"

namespace drawbridge::testing {

struct LabStory {
  SeededRandom random;
  service::Service service;
  std::vector<client::StateChange> states;
  std::vector<client::UserPrompt> prompts;
  std::vector<client::Ended> ends;
  std::vector<ipc::PageFetched> pages;
  std::vector<ipc::PushState> pushes;
  std::vector<ipc::PushProgress> progress;
  std::vector<ipc::Syslog> syslog;
  std::vector<std::string> debug;
  std::string console;
  ipc::HeadendSnapshot snapshot;
  ipc::RunningConfig running;
  client::Statistics statistics;
  ipc::CompanionState companion;
  ipc::RecordingSaved recording;
  std::string terminal;
  std::vector<ipc::AccountingRow> accounting;
  /// Answers to the questions of a login, in order; the last one is used again.
  std::vector<std::pair<std::string, std::string>> answers = {{"cisco_customer", "cisco"}};
  bool answers_prompts = true;
  service::VirtualDriver driver;

  explicit LabStory(std::uint64_t seed = 1, service::ServiceOptions options = {});

  void start_headend(const std::string& configuration = {});
  void connect(const client::Profile& profile, const std::string& secret);
  /// Connects the lab's own entry of that kind and waits until it is up or ended.
  bool connect_lab(client::EntryKind kind = client::EntryKind::dialer);
  bool wait_until_decided(Duration limit = std::chrono::minutes{10});
  ipc::PageFetched fetch(const std::string& url = "http://10.89.129.131/");
  ipc::PageFetched fetch_as_companion(const std::string& url = "http://10.89.129.131/");
  /// As the Internet host without a tunnel; with an answer if a name is given.
  ipc::PageFetched visit(const std::string& url, const std::string& user = {},
                         const std::string& password = {});
  std::string type(const std::string& line);
  void disconnect();
  [[nodiscard]] bool is_up() const {
    return !states.empty() && states.back().state == client::State::up && !has_ended();
  }
  [[nodiscard]] bool has_ended() const { return ends.size() > ends_before; }
  [[nodiscard]] int reason() const { return ends.empty() ? 0 : static_cast<int>(ends.back().reason); }
  [[nodiscard]] bool has_syslog(int id) const;

  std::size_t ends_before = 0;

 private:
  ipc::PageFetched fetch(ipc::FetchPage request);
  void receive(const ipc::Notice& notice, TimePoint now);
};

client::Profile lab_profile(client::EntryKind kind);

}  // namespace drawbridge::testing
