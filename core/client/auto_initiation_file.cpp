// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/auto_initiation_file.h"

#include <algorithm>
#include <system_error>

#include "client/files.h"

namespace drawbridge::client {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMain = "main";
constexpr std::string_view kList = "AutoInitiationList";

/// Names of AutoInitiationList, in order.
std::vector<std::string> listed(const IniDocument& document) {
  std::vector<std::string> names;
  const IniKey* const key = document.find(kMain, kList);
  const std::string list = key != nullptr ? key->value : std::string();
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    if (std::string name(trimmed(std::string_view(list).substr(at, comma - at))); !name.empty())
      names.push_back(std::move(name));
    at = comma + 1;
  }
  return names;
}

bool holds(const std::vector<AutoNetwork>& networks, const std::string& section) {
  return std::any_of(networks.begin(), networks.end(),
                     [&](const AutoNetwork& each) { return each.section == section; });
}

}  // namespace

std::vector<std::string> entries_of_the_start(const ProfileStore& store) {
  std::vector<std::string> names;
  for (const StoredEntry& each : store.list().entries) {
    if (each.profile.connect_at_start) names.push_back(each.profile.name);
  }
  return names;
}

fs::path auto_initiation_file(const fs::path& profile_folder) {
  return profile_folder.parent_path() / "vpnclient.ini";
}

AutoInitiation load_auto_initiation(const fs::path& file) {
  const auto octets = read_file(file, kMaxIniOctets);
  if (!octets) return {};
  const auto document = IniDocument::parse(*octets);
  if (document) return read_auto_initiation(*document);
  AutoInitiation damaged;
  damaged.problems.push_back({AutoProblem::Kind::damaged, file.string()});
  return damaged;
}

void write_auto_initiation(IniDocument& document, const AutoInitiation& settings) {
  const std::vector<AutoNetwork> before = read_auto_initiation(document).networks;
  std::vector<std::string> kept;
  for (const std::string& name : listed(document)) {
    if (!holds(before, name) && !holds(settings.networks, name)) kept.push_back(name);
  }
  for (const AutoNetwork& each : before) {
    if (!holds(settings.networks, each.section)) document.remove_section(each.section);
  }
  document.set(kMain, "AutoInitiationEnable", settings.is_on ? "1" : "0");
  document.set(kMain, "AutoInitiationRetryInterval", std::to_string(settings.retry_minutes));
  std::string list;
  const auto add = [&list](const std::string& name) { list += (list.empty() ? "" : ",") + name; };
  for (const AutoNetwork& each : settings.networks) {
    add(each.section);
    document.set(each.section, "Network", each.network.network().to_string());
    document.set(each.section, "Mask", each.network.mask().to_string());
    document.set(each.section, "ConnectionEntry", each.entry);
    document.set(each.section, "Connect", each.connects ? "1" : "0");
  }
  for (const std::string& name : kept) add(name);
  document.set(kMain, kList, list);
}

Result<void, AutoProblem> save_auto_initiation(const fs::path& file, const AutoInitiation& settings) {
  IniDocument document;
  if (const auto octets = read_file(file, kMaxIniOctets)) {
    auto parsed = IniDocument::parse(*octets);
    if (!parsed) return failure(AutoProblem{AutoProblem::Kind::not_changed, file.string()});
    document = std::move(*parsed);
  }
  write_auto_initiation(document, settings);
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (const auto written = write_file_atomically(file, document.write()); !written) {
    return failure(AutoProblem{AutoProblem::Kind::not_written, file.string(),
                               std::generic_category().message(written.error())});
  }
  return {};
}

}  // namespace drawbridge::client
