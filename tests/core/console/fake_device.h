// SPDX-License-Identifier: GPL-3.0-or-later
// A device with the lab's configuration and values that a test sets.
#pragma once

#include "console/device.h"
#include "pix/lab_configuration.h"
#include "pix/password_hash.h"
#include "pix/writer.h"

namespace drawbridge::testing {

class FakeDevice final : public console::Device {
 public:
  pix::Config config = pix::parse(pix::lab_configuration()).config;
  std::optional<std::string> startup;
  std::vector<ike::SaStatus> sas;
  std::vector<console::IpsecPair> pairs;
  fw::UauthStatus users;
  std::vector<fw::ConnStatus> conns;
  std::vector<console::PoolStatus> pool_list;
  console::DebugSwitches switches;
  std::vector<std::pair<console::ClearWhat, std::string>> cleared;
  int saved = 0;
  std::vector<fw::XlateStatus> xlates_list;
  std::vector<fw::AclStatus> acls;
  fw::TraceResult traced;
  console::LoggingStatus logged;
  std::vector<std::string> log_lines;         ///< "5-111008 text"
  std::optional<std::uint64_t> next_request;  ///< what authenticate() answers
  std::vector<std::string> asked;             ///< "TAG user password" of every login
  Duration pause{0};                          ///< after a wrong password
  std::optional<std::string> restarted_by;

  pix::Surroundings beside;
  std::optional<console::PublicKey> key;
  bool keeps_keys = true;

  pix::Surroundings surroundings() const override { return beside; }
  std::optional<console::PublicKey> public_key() const override { return key; }
  bool change_key(TimePoint now, std::optional<int> bits) override {
    if (!keeps_keys) return false;
    key.reset();
    if (bits) key = console::PublicKey{wall(now), Bytes(static_cast<std::size_t>(*bits) / 8 + 38, 0x5a)};
    return true;
  }
  const pix::Config& running() const override { return config; }
  std::optional<std::string> startup_text() const override { return startup; }
  pix::LineResult configure(TimePoint, std::string_view line, pix::EditContext& context) override {
    return pix::apply_line(config, line, &context);
  }
  bool write_memory(TimePoint) override {
    ++saved;
    startup = pix::write(config);
    return true;
  }
  void erase_startup(TimePoint) override { startup.reset(); }
  bool check_enable_password(std::string_view typed) const override { return typed.empty(); }
  Duration uptime(TimePoint now) const override { return now - TimePoint{}; }
  WallTime wall(TimePoint now) const override { return wall_time({1057323256272000}, now); }
  std::optional<WallTime> last_modified() const override { return std::nullopt; }
  std::vector<ike::SaStatus> isakmp_sas(TimePoint) const override { return sas; }
  std::vector<console::IpsecPair> ipsec_pairs(TimePoint) const override { return pairs; }
  fw::UauthStatus uauth() const override { return users; }
  std::vector<fw::ConnStatus> connections(TimePoint) const override { return conns; }
  std::vector<console::PoolStatus> pools() const override { return pool_list; }
  std::vector<aaa::GroupStatus> aaa_groups() const override { return {}; }
  std::vector<fw::XlateStatus> xlates(TimePoint) const override { return xlates_list; }
  std::vector<fw::AclStatus> access_lists() const override { return acls; }
  std::vector<fw::Counter> counters() const override { return {{"forwarded", 10}}; }
  console::MachineStatus machine() const override { return {600, 400}; }
  fw::TraceResult trace(TimePoint, const fw::TraceRequest&) const override { return traced; }
  console::LoggingStatus logging() const override { return logged; }
  void log(TimePoint, int severity, int id, const std::string& text) override {
    log_lines.push_back(std::to_string(severity) + '-' + std::to_string(id) + ' ' + text);
  }
  std::optional<std::uint64_t> authenticate(TimePoint, const std::string& tag, const std::string& user,
                                            const Secret& password, std::optional<Ipv4Address>) override {
    asked.push_back(tag + ' ' + user + ' ' + password.reveal_text());
    return next_request;
  }
  Duration wrong_password(TimePoint, std::optional<Ipv4Address>) override { return pause; }
  void reload(TimePoint, const std::string& by) override { restarted_by = by; }
  void clear(TimePoint, console::ClearWhat what, const std::string& filter) override {
    cleared.emplace_back(what, filter);
  }
  console::DebugSwitches debug() const override { return switches; }
  void set_debug(const console::DebugSwitches& value) override { switches = value; }
};

}  // namespace drawbridge::testing
