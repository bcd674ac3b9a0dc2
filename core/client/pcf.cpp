// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pcf.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/obfuscation.h"
#include "client/pcf_fields.h"

namespace drawbridge::client {

namespace {

constexpr std::string_view kMain = "main";

/// The key of a row as this document spells it; null if it has none. An empty value is a value: "not set".
const IniKey* find_key(const IniDocument& document, const pcf::Row& row) {
  if (const IniKey* key = document.find(kMain, row.key)) return key;
  return row.alias.empty() ? nullptr : document.find(kMain, row.alias);
}

/// Octets of a password in clear as its author typed them: those of the file, not their UTF-8 form.
Secret clear_secret(const IniDocument& document, const std::string& value) {
  if (document.is_latin1()) {
    if (const auto octets = latin1_from_utf8(value)) return Secret(std::string_view(*octets));
  }
  return Secret(std::string_view(value));
}

/// The obfuscated form wins: a classic client replaces the clear one by it.
std::optional<Secret> read_secret(const IniDocument& document, std::string_view clear_key,
                                  std::string_view obfuscated_key, std::vector<PcfNote>* notes) {
  const IniKey* obfuscated = document.find(kMain, obfuscated_key);
  if (obfuscated && !obfuscated->value.empty()) {
    if (auto secret = reveal_obfuscated(obfuscated->value)) {
      if (!secret->empty()) return std::move(*secret);
    } else if (notes) {
      notes->push_back({obfuscated->key, obfuscated->line});
    }
  }
  const IniKey* clear = document.find(kMain, clear_key);
  if (clear && !clear->value.empty()) return clear_secret(document, clear->value);
  return std::nullopt;
}

/// A key without a row, or one that our rows do not keep a value for.
bool is_other_key(const pcf::Row* row, const IniKey& key) {
  if (!row) return true;
  return row->kind == pcf::RowKind::placeholder && key.value != row->default_value;
}

void blank_key(IniDocument& document, std::string_view key) {
  const IniKey* found = document.find(kMain, key);
  if (found && !found->value.empty()) document.set(kMain, key, "");
}

bool is_written(const pcf::Row& row, const Profile& profile) {
  return row.kind != pcf::RowKind::policy || profile.kind == EntryKind::policy_11;
}

IniDocument new_document(const Profile& profile) {
  IniDocument document;
  for (const pcf::Row& row : pcf::rows()) {
    if (!is_written(row, profile)) continue;
    // Foreign keys stand before ours, as in client.md 8.6.
    if (row.key == "X-Drawbridge-Kind") {
      for (const auto& [key, value] : profile.other_keys) {
        if (!pcf::find_row(key)) document.set(kMain, key, value);
      }
    }
    document.set(kMain, row.key, row.get ? row.get(profile) : std::string(row.default_value));
  }
  for (const auto& [key, value] : profile.other_keys) {
    const pcf::Row* row = pcf::find_row(key);
    if (row && row->kind == pcf::RowKind::placeholder) document.set(kMain, row->key, value);
  }
  for (const std::string& key : profile.read_only_keys) document.set_read_only(kMain, key, true);
  return document;
}

}  // namespace

std::string english_text(const PcfError& error) {
  switch (error.kind) {
    case PcfError::Kind::not_key_value:
      return fmt::format("Line {} of {} is not KEY=VALUE.", error.line, error.file);
    case PcfError::Kind::too_large:
      return fmt::format("{} is too large for a connection entry.", error.file);
    case PcfError::Kind::no_main_section:
      return fmt::format("{} has no section [main].", error.file);
    case PcfError::Kind::unreadable:
      return fmt::format("{} cannot be read.", error.file);
  }
  return {};
}

Result<IniDocument, PcfError> parse_pcf(ByteView octets, const std::string& file) {
  auto document = IniDocument::parse(octets);
  if (!document) {
    const bool large = document.error().kind == IniError::Kind::too_large;
    return failure(PcfError{large ? PcfError::Kind::too_large : PcfError::Kind::not_key_value, file,
                            document.error().line});
  }
  if (!document->has_section(kMain)) return failure(PcfError{PcfError::Kind::no_main_section, file, 0});
  return std::move(*document);
}

PcfReading read_profile(const IniDocument& document, const std::string& name) {
  PcfReading reading;
  Profile& profile = reading.profile;
  profile.name = name;
  for (const pcf::Row& row : pcf::rows()) {
    const IniKey* key = find_key(document, row);
    if (!key || key->value.empty() || !row.set) continue;
    if (!row.set(profile, key->value)) reading.notes.push_back({key->key, key->line});
  }
  if (profile.kind != EntryKind::policy_11) profile.policy = {};
  profile.group_password_in_file = read_secret(document, "GroupPwd", "enc_GroupPwd", &reading.notes);
  profile.user_password_in_file = read_secret(document, "UserPassword", "enc_UserPassword", &reading.notes);
  std::vector<std::string> seen;
  for (const IniKey* key : document.keys(kMain)) {
    const pcf::Row* row = pcf::find_row(key->key);
    const std::string spelled = row ? std::string(row->key) : key->key;
    if (std::any_of(seen.begin(), seen.end(), [&](const auto& each) { return same_key(each, spelled); }))
      continue;
    seen.push_back(spelled);
    if (key->read_only) profile.read_only_keys.push_back(spelled);
    if (is_other_key(row, *key)) profile.other_keys.emplace_back(spelled, key->value);
  }
  return reading;
}

Result<PcfReading, PcfError> read_pcf(ByteView octets, const std::string& file) {
  const auto document = parse_pcf(octets, file);
  if (!document) return failure(document.error());
  return read_profile(*document, file.ends_with(".pcf") ? file.substr(0, file.size() - 4) : file);
}

void remove_secrets(IniDocument& document) {
  for (const std::string_view key : {"GroupPwd", "enc_GroupPwd", "UserPassword", "enc_UserPassword"})
    blank_key(document, key);
}

void update_document(IniDocument& document, const Profile& profile) {
  const Profile before = read_profile(document, profile.name).profile;
  for (const pcf::Row& row : pcf::rows()) {
    if (!row.get) continue;
    if (!is_written(row, profile)) {
      document.remove(kMain, row.key);
      continue;
    }
    const IniKey* there = find_key(document, row);
    const std::string value = row.get(profile);
    const bool needed = row.kind == pcf::RowKind::policy && !there;
    if (needed || row.get(before) != value) document.set(kMain, there ? there->key : row.key, value);
  }
  for (const auto& [key, value] : profile.other_keys) {
    const pcf::Row* row = pcf::find_row(key);
    if (row && row->kind != pcf::RowKind::placeholder) continue;
    const IniKey* there = row ? find_key(document, *row) : document.find(kMain, key);
    if (!there || there->value != one_line(value)) document.set(kMain, there ? there->key : key, value);
  }
  if (before.group_password_in_file && !profile.group_password_in_file) {
    blank_key(document, "GroupPwd");
    blank_key(document, "enc_GroupPwd");
  }
  if (before.user_password_in_file && !profile.user_password_in_file) {
    blank_key(document, "UserPassword");
    blank_key(document, "enc_UserPassword");
  }
}

Bytes write_pcf(const Profile& profile) {
  return new_document(profile).write();
}

Bytes write_pcf(const Profile& profile, const PcfSecrets& secrets, Random& random) {
  IniDocument document = new_document(profile);
  const auto put = [&](std::string_view key, const std::optional<Secret>& secret) {
    if (secret && !secret->empty()) document.set(kMain, key, obfuscate(*secret, random));
  };
  put("enc_GroupPwd", secrets.group_password);
  put("enc_UserPassword", secrets.user_password);
  return document.write();
}

}  // namespace drawbridge::client
