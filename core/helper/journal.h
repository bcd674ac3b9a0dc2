// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be undone, on disk before it is done. One file a connection in /run/drawbridge-helper, locked
// while a process of that connection lives: a file that can be locked belongs to a dead one. It is only ever
// appended to, a line at a time and each synced: "+ entry" before a change, "- entry" when it was taken back.
// A line counts with its newline, so a crash between two octets leaves a readable file. What a reboot does
// not take back (resolv.conf) has its record in /var/lib/drawbridge-helper besides, see resolv_conf.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"

namespace drawbridge::helper {

inline constexpr const char* kRunFolder = "/run/drawbridge-helper";
inline constexpr const char* kStateFolder = "/var/lib/drawbridge-helper";

enum class Change : std::uint8_t {
  device,       ///< value: "drawbridge0 17", name and interface index
  address,      ///< value: the device
  routes,       ///< value: the device, whose number gives rule and table
  ipv6_block,   ///< value: the device, whose name is part of the table's
  kill_switch,  ///< the same
  resolved,     ///< value: the device
  network_manager,
  resolvconf,
  resolv_conf,  ///< value: the device
};
[[nodiscard]] const char* name_of(Change change);

struct Entry {
  Change change = Change::device;
  std::string value;
  bool operator==(const Entry&) const = default;
};

/// The entries that stand, oldest first. Lines that are not understood are passed over.
[[nodiscard]] std::vector<Entry> read_entries(std::string_view text);

class Journal {
 public:
  /// A new file of this process, locked. Nothing if it cannot be made; errno says why.
  [[nodiscard]] static std::optional<Journal> create();
  /// The files of dead connections, locked by us now.
  [[nodiscard]] static std::vector<Journal> abandoned();
  /// Does a living connection's file hold such an entry? Those of `except` do not count.
  [[nodiscard]] static bool held_elsewhere(Change change, const Journal* except);

  /// On disk when this returns true.
  [[nodiscard]] bool add(const Entry& entry);
  [[nodiscard]] bool strike(const Entry& entry);
  [[nodiscard]] std::vector<Entry> entries() const;
  [[nodiscard]] bool holds(Change change) const;
  /// Removes the file, once nothing stands in it.
  void remove();
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  Journal(Descriptor file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}
  bool append(char sign, const Entry& entry);

  Descriptor file_;
  std::string path_;
};

/// Makes a folder that only root can change; false if it is something else.
[[nodiscard]] bool make_private_folder(const char* path);
/// Replaces or makes `path` by a synced file and a rename.
[[nodiscard]] bool write_atomically(const std::string& path, std::string_view content, unsigned mode);
/// At most 64 KiB; nothing if it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);

}  // namespace drawbridge::helper
