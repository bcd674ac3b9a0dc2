// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/profile_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>

#include "client/files.h"

namespace drawbridge::client {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".pcf";
constexpr std::string_view kSettingsFile = "drawbridge.ini";
constexpr std::string_view kGui = "GUI";
constexpr std::string_view kDefaultKey = "DefaultConnectionEntry";
constexpr std::string_view kLastConnected = "LastConnected";
constexpr std::size_t kMaxName = 200;

StoreError error_of(StoreError::Kind kind, const std::string& name, int system_error = 0) {
  StoreError error;
  error.kind = kind;
  error.name = name;
  error.system_error = system_error;
  return error;
}

std::optional<StoreError> bad_name(const std::string& name) {
  const auto problem = check_name(name);
  if (!problem) return std::nullopt;
  StoreError error = error_of(StoreError::Kind::bad_name, name);
  error.bad_name = problem;
  return error;
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

std::string date_text(WallTime at) {
  const std::time_t seconds = static_cast<std::time_t>(at.microseconds / 1'000'000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::optional<WallTime> read_date(std::string_view text) {
  std::tm parts{};
  const std::string copy(text);
  const char* end = strptime(copy.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  if (!end || *end != 0) return std::nullopt;
  return WallTime{static_cast<std::int64_t>(timegm(&parts)) * 1'000'000};
}

/// "DATE NAME" of section [LastConnected]: names may hold what a key may not.
struct Connected {
  std::string name;
  std::optional<WallTime> at;
};
std::optional<Connected> read_connected(const std::string& value) {
  const std::size_t blank = value.find(' ');
  if (blank == std::string::npos) return std::nullopt;
  return Connected{value.substr(blank + 1), read_date(std::string_view(value).substr(0, blank))};
}

/// Writes the section anew: names change, go away or get a new date, at most one line each.
void change_connected(IniDocument& document, const std::string& name,
                      const std::optional<Connected>& replacement) {
  std::vector<Connected> all;
  for (const IniKey* key : document.keys(kLastConnected)) {
    const auto each = read_connected(key->value);
    if (each && each->at && each->name != name && !(replacement && each->name == replacement->name))
      all.push_back(*each);
  }
  if (replacement) all.push_back(*replacement);
  document.remove_section(kLastConnected);
  for (std::size_t i = 0; i < all.size(); ++i) {
    document.set(kLastConnected, fmt::format("Entry{}", i + 1),
                 date_text(all[i].at.value_or(WallTime{})) + " " + all[i].name);
  }
}

}  // namespace

std::optional<NameProblem> check_name(std::string_view name) {
  // A leading dot would hide the file; blanks at the ends would be lost in settings files.
  if (name.empty() || trimmed(name).empty()) return NameProblem{NameProblem::Kind::empty, 0};
  if (name.size() > kMaxName) return NameProblem{NameProblem::Kind::too_long, 0};
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      return NameProblem{NameProblem::Kind::forbidden_character, 0};
    if (std::string_view("\\/:*?\"<>|").find(c) != std::string_view::npos)
      return NameProblem{NameProblem::Kind::forbidden_character, c};
  }
  if (name.front() == '.') return NameProblem{NameProblem::Kind::forbidden_character, '.'};
  if (trimmed(name) != name) return NameProblem{NameProblem::Kind::forbidden_character, ' '};
  return std::nullopt;
}

std::string english_text(const StoreError& error) {
  switch (error.kind) {
    case StoreError::Kind::bad_name:
      if (error.bad_name && error.bad_name->kind == NameProblem::Kind::forbidden_character) {
        if (error.bad_name->character == '.') return "A name cannot begin with a dot.";
        if (error.bad_name->character == ' ') return "A name cannot begin or end with a blank.";
        if (error.bad_name->character == 0) return "A name cannot contain control characters.";
        return fmt::format("A name cannot contain {}.", error.bad_name->character);
      }
      if (error.bad_name && error.bad_name->kind == NameProblem::Kind::too_long)
        return "The name is too long.";
      return "The name is empty.";
    case StoreError::Kind::name_taken:
      return fmt::format("There is already a connection entry named \"{}\".", error.name);
    case StoreError::Kind::not_found:
      return fmt::format("There is no connection entry named \"{}\".", error.name);
    case StoreError::Kind::damaged:
      return error.damage ? english_text(*error.damage) : fmt::format("{} is damaged.", error.name);
    case StoreError::Kind::cannot_read:
      return fmt::format("{} cannot be read: {}.", error.name, std::strerror(error.system_error));
    case StoreError::Kind::cannot_write:
      return fmt::format("{} cannot be written: {}.", error.name, std::strerror(error.system_error));
  }
  return {};
}

ProfileStore::ProfileStore(fs::path folder) : folder_(std::move(folder)) {}

fs::path ProfileStore::path_of(const std::string& name) const {
  return folder_ / (name + std::string(kExtension));
}

Result<IniDocument, StoreError> ProfileStore::read_document(const std::string& name) const {
  if (auto error = bad_name(name)) return failure(*error);
  const std::string file = name + std::string(kExtension);
  const auto octets = read_file(path_of(name), kMaxIniOctets);
  if (!octets && octets.error() == EFBIG) {
    StoreError error = error_of(StoreError::Kind::damaged, name);
    error.damage = PcfError{PcfError::Kind::too_large, file, 0};
    return failure(std::move(error));
  }
  if (!octets) {
    const bool missing = octets.error() == ENOENT;
    return failure(missing ? error_of(StoreError::Kind::not_found, name)
                           : error_of(StoreError::Kind::cannot_read, file, octets.error()));
  }
  auto document = parse_pcf(*octets, file);
  if (document) return std::move(*document);
  StoreError error = error_of(StoreError::Kind::damaged, name);
  error.damage = document.error();
  return failure(std::move(error));
}

Result<void, StoreError> ProfileStore::write_document(const std::string& name,
                                                      const IniDocument& document) const {
  std::error_code error;
  if (fs::create_directories(folder_, error))
    fs::permissions(folder_, fs::perms::owner_all, fs::perm_options::replace, error);
  if (const auto written = write_file_atomically(path_of(name), document.write()); !written)
    return failure(error_of(StoreError::Kind::cannot_write, name + std::string(kExtension), written.error()));
  return {};
}

namespace {

/// The copy of a damaged file beside it; an older copy with other contents stays too.
std::string keep_copy(const fs::path& file) {
  const auto octets = read_file(file, std::size_t{16} << 20);
  if (!octets) return {};
  for (int number = 1; number < 100; ++number) {
    fs::path copy = file;
    copy += ".damaged";
    if (number > 1) copy += "." + std::to_string(number);
    if (is_there(copy)) {
      const auto there = read_file(copy, std::size_t{16} << 20);
      if (there && *there == *octets) return copy.filename().string();
      continue;
    }
    return write_file_atomically(copy, *octets) ? copy.filename().string() : std::string();
  }
  return {};
}

}  // namespace

Listing ProfileStore::list() const {
  Listing listing;
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator each(folder_, error), end; !error && each != end; each.increment(error)) {
    std::error_code ignored;
    const std::string file = each->path().filename().string();
    if (file.size() > kExtension.size() && file.ends_with(kExtension) && !each->is_directory(ignored))
      names.push_back(file.substr(0, file.size() - kExtension.size()));
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    auto entry = load(name);
    if (entry) {
      listing.entries.push_back(std::move(*entry));
      continue;
    }
    DamagedEntry damaged;
    damaged.name = name;
    damaged.error = entry.error().damage.value_or(
        PcfError{PcfError::Kind::unreadable, name + std::string(kExtension), 0});
    if (entry.error().kind == StoreError::Kind::damaged) damaged.kept_as = keep_copy(path_of(name));
    listing.damaged.push_back(std::move(damaged));
  }
  return listing;
}

Result<StoredEntry, StoreError> ProfileStore::load(const std::string& name) const {
  const auto document = read_document(name);
  if (!document) return failure(document.error());
  PcfReading reading = read_profile(*document, name);
  StoredEntry entry;
  entry.profile = std::move(reading.profile);
  entry.notes = std::move(reading.notes);
  entry.is_default = default_entry() == name;
  entry.last_connected = last_connected(name);
  return entry;
}

Result<void, StoreError> ProfileStore::create(const Profile& profile) {
  if (auto error = bad_name(profile.name)) return failure(*error);
  if (is_there(path_of(profile.name))) return failure(error_of(StoreError::Kind::name_taken, profile.name));
  auto document = parse_pcf(write_pcf(profile), profile.name);
  if (!document) return failure(error_of(StoreError::Kind::bad_name, profile.name));
  return write_document(profile.name, *document);
}

Result<void, StoreError> ProfileStore::save(const Profile& profile) {
  auto document = read_document(profile.name);
  if (!document) {
    if (document.error().kind == StoreError::Kind::not_found) return create(profile);
    return failure(document.error());
  }
  update_document(*document, profile);
  return write_document(profile.name, *document);
}

Result<void, StoreError> ProfileStore::rename(const std::string& name, const std::string& new_name) {
  for (const std::string& each : {name, new_name}) {
    if (auto error = bad_name(each)) return failure(*error);
  }
  if (!is_there(path_of(name))) return failure(error_of(StoreError::Kind::not_found, name));
  if (name == new_name) return {};
  if (is_there(path_of(new_name))) return failure(error_of(StoreError::Kind::name_taken, new_name));
  std::error_code error;
  fs::rename(path_of(name), path_of(new_name), error);
  if (error) return failure(error_of(StoreError::Kind::cannot_write, new_name, error.value()));
  const auto last = last_connected(name);
  const bool was_default = default_entry() == name;
  if (!last && !was_default) return {};
  return change_settings([&](IniDocument& settings) {
    if (was_default) settings.set(kGui, kDefaultKey, new_name);
    if (last) change_connected(settings, name, Connected{new_name, last});
  });
}

Result<std::string, StoreError> ProfileStore::duplicate(const std::string& name) {
  auto document = read_document(name);
  if (!document) return failure(document.error());
  for (int number = 2;; ++number) {
    const std::string copy = fmt::format("{} ({})", name, number);
    if (is_there(path_of(copy))) continue;
    if (auto error = bad_name(copy)) return failure(*error);
    if (auto written = write_document(copy, *document); !written) return failure(written.error());
    return copy;
  }
}

Result<void, StoreError> ProfileStore::remove(const std::string& name) {
  // No name check: a damaged file may have any name that the folder can hold, but it stays in this folder.
  if (name.empty() || name.find('/') != std::string::npos) {
    if (auto error = bad_name(name)) return failure(*error);
  }
  if (!is_there(path_of(name))) return failure(error_of(StoreError::Kind::not_found, name));
  std::error_code error;
  fs::remove(path_of(name), error);
  if (error) return failure(error_of(StoreError::Kind::cannot_write, name, error.value()));
  const bool was_default = default_entry() == name;
  if (!was_default && !last_connected(name)) return {};
  return change_settings([&](IniDocument& settings) {
    if (was_default) settings.remove(kGui, kDefaultKey);
    change_connected(settings, name, std::nullopt);
  });
}

Result<std::string, StoreError> ProfileStore::import_file(const fs::path& file, const std::string& as) {
  const std::string file_name = file.filename().string();
  const auto octets = read_file(file, kMaxIniOctets);
  if (!octets) return failure(error_of(StoreError::Kind::cannot_read, file_name, octets.error()));
  const auto document = parse_pcf(*octets, file_name);
  if (!document) {
    StoreError error = error_of(StoreError::Kind::damaged, file_name);
    error.damage = document.error();
    return failure(std::move(error));
  }
  std::string name = as;
  if (name.empty()) {
    name = file_name;
    if (name.size() > kExtension.size() && same_key(name.substr(name.size() - kExtension.size()), kExtension))
      name.resize(name.size() - kExtension.size());
  }
  if (auto error = bad_name(name)) return failure(*error);
  if (is_there(path_of(name))) return failure(error_of(StoreError::Kind::name_taken, name));
  if (auto written = write_document(name, *document); !written) return failure(written.error());
  return name;
}

namespace {

Result<void, StoreError> export_octets(const fs::path& file, const Bytes& octets) {
  if (const auto written = write_file_atomically(file, octets); !written)
    return failure(error_of(StoreError::Kind::cannot_write, file.filename().string(), written.error()));
  return {};
}

}  // namespace

Result<void, StoreError> ProfileStore::export_file(const std::string& name, const fs::path& file) const {
  const auto entry = load(name);
  if (!entry) return failure(entry.error());
  return export_octets(file, write_pcf(entry->profile));
}

Result<void, StoreError> ProfileStore::export_file(const std::string& name, const fs::path& file,
                                                   const PcfSecrets& secrets, Random& random) const {
  const auto entry = load(name);
  if (!entry) return failure(entry.error());
  return export_octets(file, write_pcf(entry->profile, secrets, random));
}

Result<void, StoreError> ProfileStore::move_secret_out(const std::string& name) {
  auto document = read_document(name);
  if (!document) return failure(document.error());
  remove_secrets(*document);
  return write_document(name, *document);
}

IniDocument ProfileStore::read_settings() const {
  const fs::path file = folder_ / kSettingsFile;
  const auto octets = read_file(file, kMaxIniOctets);
  if (!octets) return {};
  auto document = IniDocument::parse(*octets);
  if (document) return std::move(*document);
  (void)keep_copy(file);
  return {};
}

Result<void, StoreError> ProfileStore::change_settings(const std::function<void(IniDocument&)>& change) {
  IniDocument settings = read_settings();
  change(settings);
  std::error_code error;
  if (fs::create_directories(folder_, error))
    fs::permissions(folder_, fs::perms::owner_all, fs::perm_options::replace, error);
  if (const auto written = write_file_atomically(folder_ / kSettingsFile, settings.write()); !written)
    return failure(error_of(StoreError::Kind::cannot_write, std::string(kSettingsFile), written.error()));
  return {};
}

std::string ProfileStore::default_entry() const {
  const IniDocument settings = read_settings();
  const IniKey* key = settings.find(kGui, kDefaultKey);
  return key ? key->value : std::string();
}

Result<void, StoreError> ProfileStore::set_default_entry(const std::string& name) {
  if (!name.empty() && !is_there(path_of(name))) return failure(error_of(StoreError::Kind::not_found, name));
  return change_settings([&](IniDocument& settings) { settings.set(kGui, kDefaultKey, name); });
}

std::optional<WallTime> ProfileStore::last_connected(const std::string& name) const {
  const IniDocument settings = read_settings();
  for (const IniKey* key : settings.keys(kLastConnected)) {
    const auto each = read_connected(key->value);
    if (each && each->name == name) return each->at;
  }
  return std::nullopt;
}

Result<void, StoreError> ProfileStore::note_connected(const std::string& name, WallTime at) {
  if (auto error = bad_name(name)) return failure(*error);
  return change_settings([&](IniDocument& settings) {
    change_connected(settings, name, Connected{name, at});
  });
}

fs::path user_profile_folder(const char* xdg_config_home, const char* home) {
  fs::path base = xdg_config_home ? fs::path(xdg_config_home) : fs::path();
  // A relative one is to be ignored (XDG Base Directory Specification).
  if (!base.is_absolute()) base = fs::path(home ? home : "") / ".config";
  return base / "drawbridge" / "profiles";
}

}  // namespace drawbridge::client
