// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of connection entries: one .pcf file each, mode 0600, written whole or not at all. Beside them
// drawbridge.ini keeps which entry is the default and when each was last connected.
#pragma once

#include <filesystem>
#include <functional>

#include "base/clock.h"
#include "client/pcf.h"

namespace drawbridge::client {

struct NameProblem {
  enum class Kind : std::uint8_t { empty, forbidden_character, too_long };
  Kind kind{};
  char character = 0;  ///< the first one that is forbidden; 0 for a control character
  bool operator==(const NameProblem&) const = default;
};
/// Nothing if an entry may be called so: client.md 3.1. At most 200 octets.
[[nodiscard]] std::optional<NameProblem> check_name(std::string_view name);

struct StoreError {
  enum class Kind : std::uint8_t { bad_name, name_taken, not_found, damaged, cannot_read, cannot_write };
  Kind kind{};
  std::string name;  ///< entry or file
  std::optional<NameProblem> bad_name;
  std::optional<PcfError> damage;
  int system_error = 0;  ///< errno of cannot_read and cannot_write
};
/// One English sentence for the command line; the windows have their own.
[[nodiscard]] std::string english_text(const StoreError& error);

struct StoredEntry {
  Profile profile;
  bool is_default = false;
  std::optional<WallTime> last_connected;
  std::vector<PcfNote> notes;
};
struct DamagedEntry {
  std::string name;
  PcfError error;
  std::string kept_as;  ///< name of the copy, empty if it could not be made
};
struct Listing {
  std::vector<StoredEntry> entries;  ///< by name
  std::vector<DamagedEntry> damaged;
};

class ProfileStore {
 public:
  /// The folder need not exist: it is made, mode 0700, with the first entry.
  explicit ProfileStore(std::filesystem::path folder);
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// A damaged file stays, is copied to NAME.pcf.damaged, and the others are read.
  [[nodiscard]] Listing list() const;
  [[nodiscard]] Result<StoredEntry, StoreError> load(const std::string& name) const;
  /// A new entry; name_taken if there is one.
  [[nodiscard]] Result<void, StoreError> create(const Profile& profile);
  /// Changes the entry of that name, or makes it. What the file holds beyond the profile is kept.
  [[nodiscard]] Result<void, StoreError> save(const Profile& profile);
  [[nodiscard]] Result<void, StoreError> rename(const std::string& name, const std::string& new_name);
  /// Yields the copy's name: "NAME (2)", or the next number that is free. Its secrets in the file come along.
  [[nodiscard]] Result<std::string, StoreError> duplicate(const std::string& name);
  /// Also for damaged files.
  [[nodiscard]] Result<void, StoreError> remove(const std::string& name);
  /// Copies the file as it is, secrets included, under its own name; yields the entry's name. `as` renames.
  [[nodiscard]] Result<std::string, StoreError> import_file(const std::filesystem::path& file,
                                                            const std::string& as = {});
  /// A complete file for others, without secrets unless given. Mode 0600.
  [[nodiscard]] Result<void, StoreError> export_file(const std::string& name,
                                                     const std::filesystem::path& file) const;
  [[nodiscard]] Result<void, StoreError> export_file(const std::string& name,
                                                     const std::filesystem::path& file,
                                                     const PcfSecrets& secrets, Random& random) const;
  /// "Move to Keyring", the second half: takes the secrets out of the file. Call it when the keyring has them
  /// (Profile::group_password_in_file and user_password_in_file).
  [[nodiscard]] Result<void, StoreError> move_secret_out(const std::string& name);

  [[nodiscard]] std::string default_entry() const;
  [[nodiscard]] Result<void, StoreError> set_default_entry(const std::string& name);
  [[nodiscard]] std::optional<WallTime> last_connected(const std::string& name) const;
  [[nodiscard]] Result<void, StoreError> note_connected(const std::string& name, WallTime at);

 private:
  [[nodiscard]] std::filesystem::path path_of(const std::string& name) const;
  [[nodiscard]] Result<IniDocument, StoreError> read_document(const std::string& name) const;
  [[nodiscard]] Result<void, StoreError> write_document(const std::string& name,
                                                        const IniDocument& document) const;
  [[nodiscard]] IniDocument read_settings() const;
  [[nodiscard]] Result<void, StoreError> change_settings(const std::function<void(IniDocument&)>& change);
  std::filesystem::path folder_;
};

/// Where a user's entries are: below $XDG_CONFIG_HOME or $HOME/.config (values as in the environment, null if
/// unset).
[[nodiscard]] std::filesystem::path user_profile_folder(const char* xdg_config_home, const char* home);

/// The entries of the built-in lab: "Lab headend" (4.x) and "TACconn" (1.1 security policy).
[[nodiscard]] std::vector<Profile> lab_profiles();
/// Group password or pre-shared key of a lab entry; it is no secret.
[[nodiscard]] Secret lab_group_password(EntryKind kind);

}  // namespace drawbridge::client
