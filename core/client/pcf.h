// SPDX-License-Identifier: GPL-3.0-or-later
// Connection entries as .pcf files, both directions (client.md 8). Unknown keys, comments and the order of
// keys survive an update; a new file has all keys of the classic order and ours, X-Drawbridge-*, at its end.
#pragma once

#include <span>

#include "base/random.h"
#include "client/ini.h"
#include "client/profile.h"

namespace drawbridge::client {

/// Why a file is no connection entry.
struct PcfError {
  enum class Kind : std::uint8_t { not_key_value, too_large, no_main_section, unreadable };
  Kind kind{};
  std::string file;  ///< name without folder
  int line = 0;      ///< from 1; 0 where no line is to blame
  bool operator==(const PcfError&) const = default;
};
/// "Line 7 of staff.pcf is not KEY=VALUE."
[[nodiscard]] std::string english_text(const PcfError& error);

/// A value that was not understood; the default is used and the text stays in the file.
struct PcfNote {
  std::string key;
  int line = 0;
  bool operator==(const PcfNote&) const = default;
};

struct PcfReading {
  Profile profile;
  std::vector<PcfNote> notes;
};

/// `file` is the name without folder; the entry's name is that without ".pcf".
[[nodiscard]] Result<IniDocument, PcfError> parse_pcf(ByteView octets, const std::string& file);
[[nodiscard]] PcfReading read_profile(const IniDocument& document, const std::string& name);
/// Both at once.
[[nodiscard]] Result<PcfReading, PcfError> read_pcf(ByteView octets, const std::string& file);

/// Writes what differs into the document and leaves the rest as it is. Secrets are never written; those in
/// the document are removed if the profile has none any more.
void update_document(IniDocument& document, const Profile& profile);

/// Secrets for an export that contains them.
struct PcfSecrets {
  std::optional<Secret> group_password;
  std::optional<Secret> user_password;
};
/// A complete new file. With `secrets` they are written obfuscated (`random` seeds that); without, none are.
[[nodiscard]] Bytes write_pcf(const Profile& profile);
[[nodiscard]] Bytes write_pcf(const Profile& profile, const PcfSecrets& secrets, Random& random);

/// Takes the four secret keys out of a document.
void remove_secrets(IniDocument& document);

}  // namespace drawbridge::client
