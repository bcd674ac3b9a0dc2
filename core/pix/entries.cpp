// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/entries.h"

#include <fmt/format.h>

namespace drawbridge::pix {

EntryList::EntryList(const Config& the_config, const EntryOptions& options) : config(the_config) {
  std::size_t lines = 200;
  for (const auto& list : config.access_lists) lines += list.entries.size();
  entries.reserve(lines);
  if (!options.use_names || !config.names_on) return;
  for (const auto& name : config.names) names_.emplace(name.address, name.name);
}

Entry& EntryList::add(Entry entry) {
  entries.push_back(std::move(entry));
  return entries.back();
}

Entry& EntryList::setting(Chapter chapter, std::string key, std::string text, std::string undo) {
  Entry entry;
  entry.chapter = chapter;
  entry.kind = EntryKind::setting;
  entry.text = std::move(text);
  entry.key = std::move(key);
  entry.undo = std::move(undo);
  return add(std::move(entry));
}

Entry& EntryList::member(Chapter chapter, std::string text) {
  Entry entry;
  entry.chapter = chapter;
  entry.undo = "no " + text;
  entry.text = std::move(text);
  return add(std::move(entry));
}

std::string EntryList::text_of(Ipv4Address address) const {
  if (!names_.empty()) {
    const auto found = names_.find(address);
    if (found != names_.end()) return found->second;
  }
  return address.to_string();
}

void kept_entries(EntryList& list, Chapter chapter) {
  for (const auto& line : list.config.kept_lines) {
    if (line.chapter != chapter) continue;
    if (line.key == line.text) {
      list.member(chapter, line.text).origin = line.origin;
    } else {
      const bool negative = line.text.starts_with("no ");
      list.setting(chapter, line.key, line.text, negative ? line.key : "no " + line.key).origin = line.origin;
    }
  }
}

std::vector<Entry> entries_of(const Config& config, const EntryOptions& options) {
  EntryList list(config, options);
  system_entries(list);
  access_entries(list);
  network_entries(list);
  service_entries(list);
  crypto_entries(list);
  isakmp_entries(list);
  vpngroup_entries(list);
  management_entries(list);
  return std::move(list.entries);
}

}  // namespace drawbridge::pix
