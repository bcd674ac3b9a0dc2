// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/cert_command.h"

#include <fmt/format.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <map>

#include "client/certificate_store.h"
#include "client/files.h"
#include "client/profile_store.h"
#include "ctl/terminal.h"

namespace drawbridge::ctl {

namespace {

using client::StoredCertificate;
using Words = std::span<const std::string>;

constexpr int exit_done = 0;
constexpr int exit_failed = 1;
constexpr int exit_usage = 2;
/// Octets of a file with certificates.
constexpr std::size_t kMostOctets = std::size_t{1} << 20;

constexpr std::string_view kUsage =
    "Usage: drawbridgectl cert list [--names | --json]\n"
    "       drawbridgectl cert import FILE [--as NAME] [stdin]\n"
    "       drawbridgectl cert verify NAME\n"
    "       drawbridgectl cert export NAME FILE [--chain] [--force]\n"
    "       drawbridgectl cert delete NAME [--yes] [stdin]\n"
    "       drawbridgectl cert enroll FILE cn=NAME [ou=UNIT] [o=ORGANIZATION] [st=STATE] [c=CC]\n"
    "                                 [e=MAIL] [dns=DOMAIN] [ip=ADDRESS] [--bits N] [stdin]\n"
    "\n"
    "The certificates that entries use: your own with their keys, and the authorities that are\n"
    "trusted.\n"
    "\n"
    "list    one a line: its name, what it is, and until when it is valid\n"
    "import  takes certificates, keys and revocation lists from a PEM, DER, PKCS#7 or PKCS#12 file;\n"
    "        one that answers a request of the store gets its key\n"
    "verify  whether the certificate is valid now, and if not exactly why\n"
    "export  writes the certificate, never its key, as PEM; --chain adds its authorities\n"
    "delete  removes it and its key from the store\n"
    "enroll  makes a key (2048 bits unless --bits says another number) and writes the request for\n"
    "        a certificate (PKCS#10) to FILE, for the authority\n"
    "stdin   passwords come on standard input, a line each, in the order in which they are asked for\n"
    "\n"
    "Exit status 1 if it could not be done, or if the certificate is not valid.\n";

int wrong(const std::string& sentence, std::ostream& err) {
  err << "drawbridgectl cert: " << sentence << '\n' << kUsage;
  return exit_usage;
}
int failed(const std::string& sentence, std::ostream& err) {
  err << "drawbridgectl cert: " << sentence << '\n';
  return exit_failed;
}

client::CertificateStore open_store() {
  return client::CertificateStore(
      client::user_certificate_folder(std::getenv("XDG_CONFIG_HOME"), std::getenv("HOME")));
}

WallTime today() {
  WallTime now;
  now.microseconds = std::chrono::duration_cast<std::chrono::microseconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count();
  return now;
}

std::string day_of(WallTime at) {
  const auto seconds = static_cast<std::time_t>(at.microseconds / 1'000'000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d", &parts)};
}

std::string_view kind_of(const StoredCertificate& entry) {
  switch (entry.kind) {
    case StoredCertificate::Kind::personal:
      return "own";
    case StoredCertificate::Kind::authority:
      return "authority";
    case StoredCertificate::Kind::request:
      return "request";
  }
  return {};
}

// Passwords, typed or from standard input.
class Passwords {
 public:
  explicit Passwords(bool from_stdin) : from_stdin_(from_stdin) {}

  /// Empty where nobody can be asked.
  [[nodiscard]] Secret ask(const std::string& question) {
    std::optional<std::string> line;
    if (from_stdin_) {
      line = terminal_.read_line();
    } else if (terminal_.is_interactive()) {
      line = terminal_.ask(question, true);
    }
    if (!line) return {};
    Secret secret{std::string_view(*line)};
    std::fill(line->begin(), line->end(), '\0');
    return secret;
  }
  /// Nothing if the two differ.
  [[nodiscard]] std::optional<Secret> ask_new() {
    Secret first = ask("New password of the key (empty: none): ");
    if (from_stdin_ || !terminal_.is_interactive() || first.empty()) return first;
    const Secret second = ask("Confirm the password: ");
    if (!(first == second)) return std::nullopt;
    return first;
  }
  [[nodiscard]] bool agrees(const std::string& question) {
    if (!terminal_.is_interactive()) return false;
    const auto line = terminal_.ask(question, false);
    return line && (*line == "y" || *line == "Y" || *line == "yes");
  }

 private:
  bool from_stdin_;
  Terminal terminal_;
};

/// Words without those that begin with "--", and "stdin"; what is left over of the known ones is wrong.
struct Parsed {
  std::vector<std::string> names;
  std::map<std::string, std::string> values;  ///< of options
  std::string unknown;                        ///< the first one, or one without its value
  [[nodiscard]] bool has(const std::string& option) const { return values.contains(option); }
};
Parsed parse(Words words, std::initializer_list<std::string_view> flags,
             std::initializer_list<std::string_view> with_value = {}) {
  Parsed parsed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (std::find(flags.begin(), flags.end(), word) != flags.end()) {
      parsed.values[word];
    } else if (std::find(with_value.begin(), with_value.end(), word) != with_value.end() &&
               i + 1 < words.size()) {
      parsed.values[word] = words[++i];
    } else if (word.starts_with("--")) {
      if (parsed.unknown.empty()) parsed.unknown = word;
    } else {
      parsed.names.push_back(word);
    }
  }
  return parsed;
}

int list(const Parsed& words, std::ostream& out, std::ostream& err) {
  if (!words.names.empty()) return wrong("list takes no names.", err);
  const client::CertificateListing listing = open_store().list();
  QJsonArray array;
  std::size_t width = 4;
  for (const StoredCertificate& each : listing.entries) width = std::max(width, each.name.size());
  for (const StoredCertificate& each : listing.entries) {
    const std::string until = each.certificate ? day_of(each.certificate->not_after) : "-";
    const std::string subject = each.certificate ? each.certificate->subject.to_string() : "";
    if (words.has("--names")) {
      out << each.name << '\n';
    } else if (words.has("--json")) {
      const std::string_view kind = kind_of(each);
      array.append(QJsonObject{
          {QStringLiteral("name"), QString::fromStdString(each.name)},
          {QStringLiteral("kind"), QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()))},
          {QStringLiteral("subject"), QString::fromStdString(subject)},
          {QStringLiteral("valid_until"),
           each.certificate ? QJsonValue(QString::fromStdString(until)) : QJsonValue(QJsonValue::Null)},
          {QStringLiteral("key_is_protected"), each.key_is_protected}});
    } else {
      out << fmt::format("{:<{}}  {:<9}  {:<10}  {}\n", each.name, width, kind_of(each), until, subject);
    }
  }
  if (words.has("--json"))
    out << QJsonDocument(QJsonObject{{QStringLiteral("certificates"), array}}).toJson().toStdString();
  for (const std::string& name : listing.damaged)
    err << fmt::format("{} in {} holds nothing of use; it stays as it is.\n", name,
                       open_store().folder().string());
  return listing.damaged.empty() ? exit_done : exit_failed;
}

/// Whether the file brings a key along, which a password of the store may close.
bool has_key(ByteView octets) {
  const std::string_view text(reinterpret_cast<const char*>(octets.data()), octets.size());
  if (text.find("PRIVATE KEY") != std::string_view::npos) return true;
  return !crypto::read_certificates(octets) && text.find("-----BEGIN") == std::string_view::npos;
}

/// Whether it may be the answer to a request whose key is closed: then the key is opened by its password.
bool may_answer_closed_request(ByteView octets, const client::CertificateStore& store) {
  const auto certificates = crypto::read_certificates(octets);
  if (!certificates || std::all_of(certificates->begin(), certificates->end(),
                                   [](const crypto::Certificate& each) { return each.is_authority; }))
    return false;
  const client::CertificateListing listing = store.list();
  return std::any_of(listing.entries.begin(), listing.entries.end(), [](const StoredCertificate& each) {
    return each.kind == StoredCertificate::Kind::request && each.key_is_protected;
  });
}

int import(const Parsed& words, std::ostream& out, std::ostream& err) {
  if (words.names.size() != 1) return wrong("Name one file to import.", err);
  const std::string& file = words.names[0];
  const auto octets = client::read_file(file, kMostOctets);
  if (!octets) return failed(fmt::format("{} cannot be read: {}.", file, std::strerror(octets.error())), err);
  Passwords passwords(words.has("stdin"));
  const bool brings_key = has_key(*octets);
  Secret import_password;
  if (brings_key) {
    // Asked for only where it is needed, except on standard input, where the order has to be known.
    if (words.has("stdin")) import_password = passwords.ask({});
  }
  client::CertificateStore store = open_store();
  const bool is_answer = !brings_key && may_answer_closed_request(*octets, store);
  const std::string as = words.has("--as") ? words.values.at("--as") : std::string();
  std::optional<Secret> new_password = Secret{};
  if (brings_key) new_password = passwords.ask_new();
  if (is_answer) new_password = passwords.ask("Password of the request's key: ");
  if (!new_password) return failed("The two passwords differ. Nothing was imported.", err);
  auto imported = store.import(*octets, import_password, *new_password, as);
  using Kind = client::CertificateStoreError::Kind;
  if (!imported && imported.error().kind == Kind::import_password && !words.has("stdin"))
    imported = store.import(*octets, passwords.ask("Password of the file: "), *new_password, as);
  if (!imported) {
    client::CertificateStoreError error = imported.error();
    if (error.name.empty()) error.name = file;
    return failed(client::english_text(error), err);
  }
  if (imported->empty()) out << "Everything in the file is in the store already.\n";
  for (const std::string& name : *imported) out << fmt::format("Imported \"{}\".\n", name);
  return exit_done;
}

int verify(const Parsed& words, std::ostream& out, std::ostream& err) {
  if (words.names.size() != 1) return wrong("Name one certificate.", err);
  const client::CertificateStore store = open_store();
  const auto problem = store.verify(words.names[0], today());
  if (!problem) return failed(client::english_text(problem.error()), err);
  if (problem->fault != crypto::TrustFault::none) return failed(crypto::english_text(*problem), err);
  const auto entry = store.load(words.names[0]);
  out << fmt::format("\"{}\" is valid until {}.\n", words.names[0],
                     entry && entry->certificate ? day_of(entry->certificate->not_after) : "");
  return exit_done;
}

int export_one(const Parsed& words, std::ostream& out, std::ostream& err) {
  if (words.names.size() != 2) return wrong("Name one certificate and the file to write.", err);
  const std::string& file = words.names[1];
  std::error_code ignored;
  if (!words.has("--force") && std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
    return failed(fmt::format("{} is there already. Choose another name or add --force.", file), err);
  const auto pem = open_store().export_pem(words.names[0], words.has("--chain"));
  if (!pem) return failed(client::english_text(pem.error()), err);
  if (const auto written = client::write_file_atomically(file, *pem); !written)
    return failed(fmt::format("{} cannot be written: {}.", file, std::strerror(written.error())), err);
  out << fmt::format("Exported \"{}\" to {}.\n", words.names[0], file);
  return exit_done;
}

/// Names of the entries that would miss it.
std::string users_of(const std::string& certificate) {
  std::string names;
  const client::ProfileStore store(
      client::user_profile_folder(std::getenv("XDG_CONFIG_HOME"), std::getenv("HOME")));
  for (const auto& each : store.list().entries) {
    if (each.profile.auth_type == client::AuthType::group || each.profile.certificate_name != certificate)
      continue;
    names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", each.profile.name);
  }
  return names;
}

int remove(const Parsed& words, std::ostream& out, std::ostream& err) {
  if (words.names.size() != 1) return wrong("Name one certificate.", err);
  const std::string& name = words.names[0];
  client::CertificateStore store = open_store();
  const auto entry = store.load(name);
  if (!entry) return failed(client::english_text(entry.error()), err);
  const std::string users = users_of(name);
  if (!users.empty()) err << fmt::format("Used by the entries {}.\n", users);
  Passwords passwords(words.has("stdin"));
  if (!words.has("--yes")) {
    const bool is_agreed = passwords.agrees(fmt::format("Delete \"{}\" and its key? [y/N] ", name));
    if (!is_agreed) return failed("Nothing was deleted; --yes does it without a question.", err);
  }
  Secret key_password;
  if (entry->key_is_protected) key_password = passwords.ask("Password of the key: ");
  if (const auto removed = store.remove(name, key_password); !removed)
    return failed(client::english_text(removed.error()), err);
  out << fmt::format("Deleted \"{}\".\n", name);
  return exit_done;
}

int enroll(const Parsed& words, std::ostream& out, std::ostream& err) {
  crypto::CertificateRequest what;
  std::string file;
  const std::pair<std::string_view, std::string*> fields[] = {
      {"cn=", &what.common_name}, {"ou=", &what.unit}, {"o=", &what.organization}, {"st=", &what.state},
      {"c=", &what.country},      {"e=", &what.email}, {"dns=", &what.domain}};
  for (const std::string& word : words.names) {
    const auto field = std::find_if(std::begin(fields), std::end(fields),
                                    [&](const auto& each) { return word.starts_with(each.first); });
    if (field != std::end(fields)) {
      *field->second = word.substr(field->first.size());
    } else if (word.starts_with("ip=")) {
      what.address = Ipv4Address::parse(word.substr(3));
      if (!what.address) return wrong(fmt::format("\"{}\" is no address.", word.substr(3)), err);
    } else if (file.empty()) {
      file = word;
    } else {
      return wrong(fmt::format("\"{}\" is not an argument of enroll.", word), err);
    }
  }
  if (file.empty()) return wrong("Name the file to write the request to.", err);
  int bits = 2048;
  if (words.has("--bits")) {
    const std::string& text = words.values.at("--bits");
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits);
    if (error != std::errc{} || end != text.data() + text.size() || bits < 2048 || bits > 8192)
      return wrong("--bits is a number from 2048 to 8192.", err);
  }
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
    return failed(fmt::format("{} is there already. Choose another name.", file), err);
  Passwords passwords(words.has("stdin"));
  const auto new_password = passwords.ask_new();
  if (!new_password) return failed("The two passwords differ. Nothing was made.", err);
  client::CertificateStore store = open_store();
  const auto request = store.request(what, bits, *new_password);
  if (!request) return failed(client::english_text(request.error()), err);
  if (const auto written = client::write_file_atomically(file, *request); !written) {
    return failed(fmt::format("{} cannot be written: {}. The request stays in the store.", file,
                              std::strerror(written.error())),
                  err);
  }
  out << fmt::format(
      "The request for \"{}\" is in {}. Give it to the authority, and import its answer with "
      "drawbridgectl cert import.\n",
      what.common_name, file);
  return exit_done;
}

}  // namespace

int cert_command(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  if (arguments.empty()) return wrong("Say what to do.", err);
  const std::string& action = arguments[0];
  if (std::any_of(arguments.begin(), arguments.end(),
                  [](const std::string& word) { return word == "--help" || word == "-h"; })) {
    out << kUsage;
    return exit_done;
  }
  const Words rest = arguments.subspan(1);
  const auto take = [&](const Parsed& words, auto command) {
    if (!words.unknown.empty())
      return wrong(fmt::format("\"{}\" is not an argument of {}.", words.unknown, action), err);
    return command(words, out, err);
  };
  if (action == "list") return take(parse(rest, {"--json", "--names"}), list);
  if (action == "import") return take(parse(rest, {"stdin"}, {"--as"}), import);
  if (action == "verify") return take(parse(rest, {}), verify);
  if (action == "export") return take(parse(rest, {"--chain", "--force"}), export_one);
  if (action == "delete") return take(parse(rest, {"--yes", "stdin"}), remove);
  if (action == "enroll") return take(parse(rest, {"stdin"}, {"--bits"}), enroll);
  return wrong(fmt::format("\"{}\" is not an action of cert.", action), err);
}

}  // namespace drawbridge::ctl
