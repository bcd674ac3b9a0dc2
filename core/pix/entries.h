// SPDX-License-Identifier: GPL-3.0-or-later
// A configuration as the list of its lines, each with what is known about changing it. The writer prints the
// list, diff compares two of them.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "pix/config.h"

namespace drawbridge::pix {

enum class EntryKind : std::uint8_t {
  setting,   ///< entering a line with the same key replaces it
  member,    ///< one of a set
  ordered,   ///< one of a list whose order counts; `key` names the list; new ones go to the end
  access,    ///< a line of an access list; `key` is the list's name
  grouped,   ///< a member line within an object-group; `key` is the line that enters the group
  sequence,  ///< one of a list of lines that only grows; `key` names the list, `undo` removes all of it
};

struct Entry {
  Chapter chapter = Chapter::interface;
  EntryKind kind = EntryKind::member;
  std::string text;   ///< secrets in clear
  std::string shown;  ///< the same with secrets masked; empty if there are none
  std::string key;
  std::string undo;         ///< the command that removes the line; empty if the device always prints it
  std::string owner;        ///< the object it is part of, "vpngroup vpn3000"
  std::string owner_undo;   ///< removes the whole object
  bool definition = false;  ///< others may refer to it: removed last
  bool opener = false;      ///< the "object-group" line: makes the group, and members follow it
  bool reset_before_change = false;  ///< a new line does not replace all of it: undo first
  bool masked = false;               ///< its secret is not known
  std::string defines;               ///< the object that others may name: "pool VPNpool", "list 101" ...
  std::vector<std::string> uses;     ///< the objects that it names, in the same form
  std::string comment;               ///< printed after it, as "! Incomplete"
  SourceLine origin;
};

struct EntryOptions {
  bool use_names = true;  ///< print the names of addresses, if the configuration says so
};

/// Every line in the device's order.
[[nodiscard]] std::vector<Entry> entries_of(const Config& config, const EntryOptions& options = {});

/// Collects lines; shared by the files that print a chapter each.
class EntryList {
 public:
  EntryList(const Config& config, const EntryOptions& options);

  Entry& setting(Chapter chapter, std::string key, std::string text, std::string undo = {});
  /// Undone by "no " and the line.
  Entry& member(Chapter chapter, std::string text);
  Entry& add(Entry entry);

  /// The address, or its name.
  [[nodiscard]] std::string text_of(Ipv4Address address) const;
  [[nodiscard]] std::string text_of(Ipv4Address address, Ipv4Address mask) const {
    return text_of(address) + ' ' + mask.to_string();
  }

  const Config& config;
  std::vector<Entry> entries;

 private:
  std::unordered_map<Ipv4Address, std::string> names_;
};

/// One access list entry as in the running configuration, without "access-list ID ".
[[nodiscard]] std::string text_of(const AccessEntry& entry, const EntryList& list);
/// The same with plain addresses.
[[nodiscard]] std::string text_of(const AccessEntry& entry);

/// "conduit ...": the global address before the foreign one.
[[nodiscard]] std::string conduit_text(const AccessEntry& entry, const EntryList& list);
/// "any", "host 10.1.1.1", "10.1.1.0 255.255.255.0" ...
[[nodiscard]] std::string address_text(const AddressSpec& spec, const EntryList& list);

void system_entries(EntryList& list);      // interface .. names
void access_entries(EntryList& list);      // object-group, access-list
void network_entries(EntryList& list);     // pager .. route
void logging_entries(EntryList& list);     // logging
void service_entries(EntryList& list);     // timeout .. sysopt
void server_entries(EntryList& list);      // aaa-server
void crypto_entries(EntryList& list);      // crypto
void isakmp_entries(EntryList& list);      // isakmp
void vpngroup_entries(EntryList& list);    // vpngroup
void management_entries(EntryList& list);  // ca .. banner
/// The stored lines of one chapter without effect.
void kept_entries(EntryList& list, Chapter chapter);

}  // namespace drawbridge::pix
