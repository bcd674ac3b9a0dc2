// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/options.h"

#include <fmt/format.h>
#include <pwd.h>

#include <charconv>
#include <cstdlib>

#include "service/local_server.h"
#include "service/real_headend.h"

namespace drawbridge::daemon {

const std::string_view usage =
    "Usage: drawbridged --outside ADDRESS|INTERFACE[:PORT] [OPTIONS]\n"
    "       drawbridged --outside-wire INTERFACE [OPTIONS]\n"
    "\n"
    "Runs the headend on this machine's interfaces until it is told to stop (SIGTERM, SIGINT). Its\n"
    "console: drawbridgectl console, Telnet and SSH as the configuration permits.\n"
    "\n"
    "  --outside ADDRESS|INTERFACE[:PORT]  where clients connect: UDP PORT (500) and 4500, and ESP\n"
    "  --outside-wire INTERFACE  instead: the headend is a station of its own on that Ethernet interface,\n"
    "                       with the address its configuration gives it. Then everything passes there, not\n"
    "                       only tunnels: NAT and PAT for inside hosts, statics, logins of visitors\n"
    "  --inside INTERFACE   the interface of the inside network: its address is the headend's inside\n"
    "                       address, and it answers ARP for the clients' addresses\n"
    "  --inside-tun NAME    the TUN device the clients' packets go through (dbr0)\n"
    "  --inside-wire INTERFACE  instead of these two: a station of its own there, too\n"
    "  --config FILE        the startup configuration: read at start, written by \"write memory\"\n"
    "                       (startup-config.cfg in the state folder). Beside it, for policies of rsa-sig\n"
    "                       and hybrid: identity.pem and identity.key (the headend's certificate and its\n"
    "                       key, mode 600), authorities.pem and revocations.pem (for clients)\n"
    "  --state FOLDER       SSH host key, accounting records that wait ($STATE_DIRECTORY, else\n"
    "                       /var/lib/drawbridge)\n"
    "  --socket PATH        where drawbridgectl and the window reach it ($RUNTIME_DIRECTORY/control,\n"
    "                       else /run/drawbridge/control)\n"
    "  --user NAME          whom it goes over to when started by root (drawbridge, if there is one)\n"
    "  --foreground         stay in the foreground: what it always does\n"
    "  --version, --help\n"
    "\n"
    "SIGHUP changes nothing: the configuration is changed at the console. Exit status: 0 stopped as\n"
    "asked, 1 could not start, 2 wrong usage.\n";

namespace {

std::string from_environment(const char* name, const char* behind, const char* otherwise) {
  const char* const value = std::getenv(name);
  if (value == nullptr || *value != '/') return otherwise;
  // systemd names several folders with colons between them; the first one is ours.
  const std::string text(value);
  return text.substr(0, text.find(':')) + behind;
}

/// A sentence, or empty.
std::string find_outside(Options& options, std::string outside) {
  if (!options.outside_wire.empty()) {
    return outside.empty() ? std::string()
                           : std::string("--outside and --outside-wire exclude each other: which is it?");
  }
  if (outside.empty()) return "--outside is missing: where do clients connect?";
  if (const std::size_t colon = outside.rfind(':'); colon != std::string::npos) {
    const char* const end = outside.data() + outside.size();
    const auto [read, error] = std::from_chars(outside.data() + colon + 1, end, options.ike_port);
    if (error != std::errc() || read != end || options.ike_port == 0)
      return fmt::format("\"{}\" has no port between 1 and 65535 behind its colon.", outside);
    outside.resize(colon);
  }
  const auto address = service::machine_address(outside);
  if (!address) return address.error();
  options.outside = *address;
  if (!Ipv4Address::parse(outside)) options.outside_interface = outside;
  return {};
}

}  // namespace

Result<Options, std::string> read_options(std::span<const std::string> words) {
  Options options;
  std::string outside;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--help" || word == "-h") {
      options.help = true;
      return options;
    }
    if (word == "--version") {
      options.version = true;
      return options;
    }
    if (word == "--foreground") continue;
    std::string* const text = word == "--outside"        ? &outside
                              : word == "--outside-wire" ? &options.outside_wire
                              : word == "--inside"       ? &options.inside_interface
                              : word == "--inside-tun"   ? &options.tun
                              : word == "--inside-wire"  ? &options.inside_wire
                              : word == "--config"       ? &options.configuration
                              : word == "--state"        ? &options.state
                              : word == "--socket"       ? &options.socket
                              : word == "--user"         ? &options.user
                                                         : nullptr;
    if (text == nullptr) return failure(fmt::format("\"{}\" is not an option.", word));
    if (i + 1 == words.size() || words[i + 1].empty()) return failure(fmt::format("{} needs a value.", word));
    *text = words[++i];
    if (word == "--user") options.asks_user = false;
  }
  if (const std::string sentence = find_outside(options, outside); !sentence.empty())
    return failure(sentence);
  if (!options.inside_wire.empty()) {
    if (!options.inside_interface.empty())
      return failure(std::string("--inside and --inside-wire exclude each other: which is it?"));
    if (options.inside_wire == options.outside_wire)
      return failure(std::string("--inside-wire and --outside-wire need two interfaces."));
  }
  if (!options.inside_interface.empty()) {
    const auto inside = service::machine_address(options.inside_interface);
    if (!inside) return failure(inside.error());
    options.inside = *inside;
  }
  if (options.state.empty()) options.state = from_environment("STATE_DIRECTORY", "", "/var/lib/drawbridge");
  if (options.socket.empty()) {
    options.socket =
        from_environment("RUNTIME_DIRECTORY", "/control", std::string(service::kDaemonSocket).c_str());
  }
  if (options.configuration.empty()) options.configuration = options.state + "/startup-config.cfg";
  if (options.asks_user && getpwnam("drawbridge") != nullptr) options.user = "drawbridge";
  return options;
}

}  // namespace drawbridge::daemon
