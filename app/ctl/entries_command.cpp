// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/entries_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>

#include "base/random.h"
#include "client/offer.h"
#include "client/profile_store.h"
#include "keyring/keyring_store.h"

namespace drawbridge::ctl {

namespace {

using client::SecretKind;
using client::StoreStatus;

constexpr int exit_done = 0;
constexpr int exit_failed = 1;
constexpr int exit_usage = 2;

constexpr std::string_view list_usage =
    "Usage: drawbridgectl list [--names | --json]\n"
    "\n"
    "Prints the connection entries, one a line; the default entry has a star.\n"
    "\n"
    "  --names  the names alone, for scripts\n"
    "  --json   names, hosts, kinds of authentication and which is the default, for programs\n"
    "\n"
    "Exit status 1 if the file of an entry is damaged or cannot be read.\n";

constexpr std::string_view import_usage =
    "Usage: drawbridgectl import [--as NAME] FILE...\n"
    "\n"
    "Adds a connection entry from each .pcf file, named as the file is. Passwords in it go to\n"
    "the desktop's keyring; without a keyring they stay in the entry's file, which only you can read.\n"
    "\n"
    "  --as NAME  the entry's name, for one FILE\n"
    "\n"
    "Exit status 1 if a file was not imported; the others are.\n";

constexpr std::string_view export_usage =
    "Usage: drawbridgectl export [--with-secrets [--yes]] [--force] NAME FILE\n"
    "\n"
    "Writes the connection entry NAME as a .pcf file for others, without passwords.\n"
    "\n"
    "  --with-secrets  with the passwords that are kept, in a form that hides them from nobody\n"
    "                  who can read the file; asks first\n"
    "  --yes           does not ask; needed when standard input is not a terminal\n"
    "  --force         replaces FILE if it is there\n"
    "\n"
    "Exit status 1 if nothing was written.\n";

client::ProfileStore open_store() {
  return client::ProfileStore(
      client::user_profile_folder(std::getenv("XDG_CONFIG_HOME"), std::getenv("HOME")));
}

int wrong(std::string_view command, const std::string& what, std::string_view usage, std::ostream& err) {
  err << "drawbridgectl " << command << ": " << what << '\n' << usage;
  return exit_usage;
}

std::string_view method_of(const client::Profile& profile) {
  if (profile.kind == client::EntryKind::policy_11) return "Security policy (1.1)";
  switch (profile.auth_type) {
    case client::AuthType::group:
      return "Group";
    case client::AuthType::certificate:
      return "Certificate";
    case client::AuthType::mutual_group:
      return "Mutual group";
  }
  return {};
}

/// Characters, not octets: continuation octets of UTF-8 take no column.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}
std::string padded(const std::string& text, std::size_t width) {
  const std::size_t have = width_of(text);
  return text + std::string(width > have ? width - have : 0, ' ');
}

int list(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  bool names_only = false;
  bool is_json = false;
  for (const std::string& argument : arguments) {
    if (argument == "--json") {
      is_json = true;
      continue;
    }
    if (argument != "--names")
      return wrong("list", fmt::format("\"{}\" is not an argument of list.", argument), list_usage, err);
    names_only = true;
  }
  const client::Listing listing = open_store().list();
  if (is_json) {
    QJsonArray entries;
    for (const auto& entry : listing.entries) {
      const std::string_view method = method_of(entry.profile);
      entries.append(
          QJsonObject{{QStringLiteral("name"), QString::fromStdString(entry.profile.name)},
                      {QStringLiteral("host"), QString::fromStdString(client::gateway_host(entry.profile))},
                      {QStringLiteral("authentication"),
                       QString::fromUtf8(method.data(), static_cast<qsizetype>(method.size()))},
                      {QStringLiteral("default"), entry.is_default}});
    }
    out << QJsonDocument(QJsonObject{{QStringLiteral("entries"), entries}}).toJson().toStdString();
  }
  std::size_t name_width = 16;
  std::size_t host_width = 4;
  for (const auto& entry : listing.entries) {
    name_width = std::max(name_width, width_of(entry.profile.name));
    host_width = std::max(host_width, width_of(client::gateway_host(entry.profile)));
  }
  if (!names_only && !is_json && !listing.entries.empty()) {
    out << "  " << padded("Connection Entry", name_width) << "  " << padded("Host", host_width)
        << "  Authentication\n";
  }
  for (const auto& entry : listing.entries) {
    const client::Profile& profile = entry.profile;
    if (is_json) break;
    if (names_only) {
      out << profile.name << '\n';
    } else {
      out << (entry.is_default ? "* " : "  ") << padded(profile.name, name_width) << "  "
          << padded(client::gateway_host(profile), host_width) << "  " << method_of(profile) << '\n';
    }
  }
  if (!names_only && !is_json && listing.entries.empty() && listing.damaged.empty())
    out << "No connection entries yet.\n";
  for (const auto& damaged : listing.damaged) {
    err << english_text(damaged.error);
    if (!damaged.kept_as.empty()) err << " The file was kept as " << damaged.kept_as << '.';
    err << '\n';
  }
  return listing.damaged.empty() ? exit_done : exit_failed;
}

/// Moves the passwords of a new entry from its file to the keyring; all of them or none.
void move_to_keyring(client::ProfileStore& store, keyring::KeyringStore& secrets,
                     const client::Profile& profile, std::ostream& err) {
  const std::pair<SecretKind, const std::optional<Secret>*> found[] = {
      {SecretKind::group_password, &profile.group_password_in_file},
      {SecretKind::user_password, &profile.user_password_in_file}};
  bool any = false;
  StoreStatus status = StoreStatus::ok;
  for (const auto& [kind, secret] : found) {
    if (!*secret || status != StoreStatus::ok) continue;
    any = true;
    status = secrets.write_now(profile.name, kind, **secret);
  }
  if (!any) return;
  if (status != StoreStatus::ok) {
    err << fmt::format("note: {} The passwords of \"{}\" stay in its file, which only you can read.\n",
                       status == StoreStatus::no_keyring
                           ? "No keyring is running."
                           : "The keyring is locked, refuses access or does not answer.",
                       profile.name);
    return;
  }
  if (const auto moved = store.move_secret_out(profile.name); !moved)
    err << "note: " << english_text(moved.error()) << " The passwords are in its file and in the keyring.\n";
}

int import_files(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  std::vector<std::string> files;
  std::string as;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--as") {
      if (i + 1 == arguments.size()) return wrong("import", "--as needs a name.", import_usage, err);
      as = arguments[++i];
    } else if (arguments[i].starts_with("--")) {
      return wrong("import", fmt::format("\"{}\" is not an argument of import.", arguments[i]), import_usage,
                   err);
    } else {
      files.push_back(arguments[i]);
    }
  }
  if (files.empty()) return wrong("import", "Name the .pcf file to import.", import_usage, err);
  if (!as.empty() && files.size() > 1) return wrong("import", "--as goes with one file.", import_usage, err);

  client::ProfileStore store = open_store();
  keyring::KeyringStore secrets;
  int status = exit_done;
  for (const std::string& file : files) {
    const auto name = store.import_file(file, as);
    if (!name) {
      using Kind = client::StoreError::Kind;
      err << english_text(name.error());
      if (name.error().kind == Kind::damaged) err << " Nothing was imported from it.";
      if (name.error().kind == Kind::name_taken || name.error().kind == Kind::bad_name)
        err << fmt::format(" Nothing was imported from {}; --as gives it another name.", file);
      err << '\n';
      status = exit_failed;
      continue;
    }
    out << fmt::format("Imported \"{}\".\n", *name);
    const auto entry = store.load(*name);
    if (!entry) continue;
    for (const client::PcfNote& note : entry->notes)
      err << fmt::format("{}:{}: note: The value of {} was not understood; it stays in the file.\n", file,
                         note.line, note.key);
    move_to_keyring(store, secrets, entry->profile, err);
  }
  return status;
}

/// Nothing, with the reason on `err`, if what is kept cannot be had or is nothing at all.
std::optional<client::PcfSecrets> secrets_of(const client::Profile& profile, std::ostream& err) {
  client::PcfSecrets found{profile.group_password_in_file, profile.user_password_in_file};
  keyring::KeyringStore secrets;
  for (const auto& [kind, secret] : {std::pair{SecretKind::group_password, &found.group_password},
                                     std::pair{SecretKind::user_password, &found.user_password}}) {
    if (*secret) continue;
    const StoreStatus status = secrets.read_now(profile.name, kind, *secret);
    if (status == StoreStatus::refused) {
      err << fmt::format("The keyring did not give the passwords of \"{}\". Nothing was written.\n",
                         profile.name);
      return std::nullopt;
    }
    if (status == StoreStatus::no_keyring && !found.group_password && !found.user_password) {
      err << "No keyring is running, so there are no passwords to export. Nothing was written.\n";
      return std::nullopt;
    }
  }
  if (!found.group_password && !found.user_password) {
    err << fmt::format(
        "No password of \"{}\" is kept. Export it without --with-secrets. Nothing was written.\n",
        profile.name);
    return std::nullopt;
  }
  return found;
}

/// Asks on the terminal; false, with the reason on `err`, if the answer is not yes.
bool is_agreed(const std::string& name, const std::string& file, std::ostream& err) {
  if (isatty(STDIN_FILENO) == 0) {
    err << "drawbridgectl export: --with-secrets asks first, and standard input is not a terminal. Add "
           "--yes.\n";
    return false;
  }
  err << fmt::format(
             "Everyone who can read {} will be able to read the passwords of \"{}\". Write it? [y/N] ", file,
             name)
      << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  if (answer == "y" || answer == "Y" || answer == "yes") return true;
  err << "Nothing was written.\n";
  return false;
}

int export_entry(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  bool with_secrets = false;
  bool yes = false;
  bool force = false;
  std::vector<std::string> names;
  for (const std::string& argument : arguments) {
    if (argument == "--with-secrets") {
      with_secrets = true;
    } else if (argument == "--yes") {
      yes = true;
    } else if (argument == "--force") {
      force = true;
    } else if (argument.starts_with("--")) {
      return wrong("export", fmt::format("\"{}\" is not an argument of export.", argument), export_usage,
                   err);
    } else {
      names.push_back(argument);
    }
  }
  if (names.size() != 2) return wrong("export", "Name one entry and the file to write.", export_usage, err);
  if (yes && !with_secrets) return wrong("export", "--yes goes with --with-secrets.", export_usage, err);
  const std::string& name = names[0];
  const std::string& file = names[1];

  const client::ProfileStore store = open_store();
  const auto entry = store.load(name);
  if (!entry) {
    err << english_text(entry.error()) << '\n';
    return exit_failed;
  }
  std::error_code ignored;
  if (!force && std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) {
    err << fmt::format("{} is there already. Choose another name or add --force.\n", file);
    return exit_failed;
  }
  Result<void, client::StoreError> written;
  if (with_secrets) {
    if (!yes && !is_agreed(name, file, err)) return exit_failed;
    const auto secrets = secrets_of(entry->profile, err);
    if (!secrets) return exit_failed;
    SystemRandom random;
    written = store.export_file(name, file, *secrets, random);
  } else {
    written = store.export_file(name, file);
  }
  if (!written) {
    err << english_text(written.error()) << '\n';
    return exit_failed;
  }
  out << fmt::format("Exported \"{}\" to {}, {}.\n", name, file,
                     with_secrets ? "with passwords" : "without passwords");
  return exit_done;
}

}  // namespace

int entries_command(std::span<const std::string> words, std::ostream& out, std::ostream& err) {
  const std::string& command = words.front();
  const auto arguments = words.subspan(1);
  const bool help = std::any_of(arguments.begin(), arguments.end(),
                                [](const std::string& word) { return word == "--help" || word == "-h"; });
  if (help) {
    out << (command == "list" ? list_usage : command == "import" ? import_usage : export_usage);
    return exit_done;
  }
  if (command == "list") return list(arguments, out, err);
  if (command == "import") return import_files(arguments, out, err);
  return export_entry(arguments, out, err);
}

}  // namespace drawbridge::ctl
