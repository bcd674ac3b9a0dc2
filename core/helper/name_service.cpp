// SPDX-License-Identifier: GPL-3.0-or-later
#include "helper/name_service.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "helper/resolv_conf.h"
#include "helper/tools.h"

namespace drawbridge::helper {

using privilege::Answer;
using privilege::ErrorCode;
using privilege::Operation;
using privilege::SetDns;

namespace {

constexpr const char* kResolvectl = "/usr/bin/resolvectl";
constexpr const char* kNmcli = "/usr/bin/nmcli";
constexpr std::array<const char*, 2> kResolvconf{"/usr/sbin/resolvconf", "/sbin/resolvconf"};

std::string resolvconf_program() {
  for (const char* path : kResolvconf) {
    if (is_trusted_program(path)) return path;
  }
  return kResolvconf[0];
}

/// A service is there if its program is, and if it runs: each makes a folder in /run.
bool is_there(Change service) {
  switch (service) {
    case Change::resolved:
      return is_trusted_program(kResolvectl) && ::access("/run/systemd/resolve", F_OK) == 0;
    case Change::network_manager:
      return is_trusted_program(kNmcli) && ::access("/run/NetworkManager", F_OK) == 0;
    case Change::resolvconf:
      return is_trusted_program(resolvconf_program());
    default:
      return false;
  }
}

template <typename T, typename F>
std::string joined(const std::vector<T>& values, const char* between, F text) {
  std::string out;
  for (const T& value : values) {
    if (!out.empty()) out += between;
    out += text(value);
  }
  return out;
}
std::string address_text(const Ipv4Address& address) {
  return address.to_string();
}

/// resolvectl and nmcli both mark by '~' a domain that only says which names are asked here; "~." is all of
/// them.
std::vector<std::string> marked_domains(const SetDns& request) {
  std::vector<std::string> out;
  if (request.all_names) out.emplace_back("~.");
  for (const std::string& domain : request.domains) out.push_back(request.all_names ? domain : '~' + domain);
  return out;
}

/// Runs a service's tool. NetworkManager takes up a new device some moments after it came, so it is asked for
/// a while.
ToolResult tell(Change service, const Command& command) {
  constexpr int kTries = 15;
  constexpr std::chrono::milliseconds kBetween{200};
  for (int tried = 1;; ++tried) {
    ToolResult result = run_tool(command.program, command.arguments, command.input);
    if (result.ok() || service != Change::network_manager || tried == kTries) return result;
    std::this_thread::sleep_for(kBetween);
  }
}

}  // namespace

std::vector<Command> commands_to_set(Change service, const SetDns& request) {
  const std::string& device = request.device;
  if (service == Change::resolved) {
    std::vector<std::string> servers{"dns", device};
    for (const Ipv4Address server : request.servers) servers.push_back(server.to_string());
    std::vector<std::string> domains{"domain", device};
    for (const std::string& domain : marked_domains(request)) domains.push_back(domain);
    return {{kResolvectl, std::move(servers), {}},
            {kResolvectl, std::move(domains), {}},
            {kResolvectl, {"default-route", device, request.all_names ? "yes" : "no"}, {}}};
  }
  if (service == Change::network_manager) {
    const auto itself = [](const std::string& text) { return text; };
    // A negative priority keeps the servers of every other connection out; a positive one stands beside them.
    return {
        {kNmcli,
         {"--wait", "5", "device", "modify", device, "ipv4.dns", joined(request.servers, ",", address_text),
          "ipv4.dns-search", joined(marked_domains(request), ",", itself), "ipv4.dns-priority",
          request.all_names ? "-50" : "50"},
         {}}};
  }
  std::string text;
  if (!request.domains.empty()) {
    text += "search " + joined(request.domains, " ", [](const std::string& domain) { return domain; }) + '\n';
  }
  for (const Ipv4Address server : request.servers) text += "nameserver " + server.to_string() + '\n';
  return {{resolvconf_program(), {"-a", device}, std::move(text)}};
}

std::vector<Command> commands_to_undo(Change service, const std::string& device) {
  if (service == Change::resolved) return {{kResolvectl, {"revert", device}, {}}};
  if (service == Change::network_manager) {
    return {{kNmcli,
             {"--wait", "5", "device", "modify", device, "ipv4.dns", "", "ipv4.dns-search", "",
              "ipv4.dns-priority", "0"},
             {}}};
  }
  return {{resolvconf_program(), {"-d", device}, {}}};
}

Answer set_names(const SetDns& request, Journal& journal) {
  Answer answer;
  answer.to = Operation::set_dns;
  std::string told;
  for (const Change service : {Change::resolved, Change::network_manager, Change::resolvconf}) {
    if (!is_there(service)) continue;
    const Entry entry{service, request.device};
    if (!journal.add(entry)) {
      answer.error = ErrorCode::journal;
      answer.system_error = errno;
      return answer;
    }
    bool done = true;
    for (const Command& command : commands_to_set(service, request)) {
      const ToolResult result = tell(service, command);
      if (result.ok()) continue;
      told +=
          std::string(name_of(service)) + ": " + (result.errors.empty() ? "failed" : result.errors) + ". ";
      done = false;
      break;
    }
    if (done) {
      answer.detail = told + "Names are set by " + name_of(service) + ".";
      return answer;
    }
    if (undo_names(entry)) (void)journal.strike(entry);
  }
  const Entry entry{Change::resolv_conf, request.device};
  if (Journal::held_elsewhere(Change::resolv_conf, &journal)) {
    answer.error = ErrorCode::conflict;
    answer.detail = told + "Another connection has replaced /etc/resolv.conf already.";
    return answer;
  }
  if (!journal.add(entry)) {
    answer.error = ErrorCode::journal;
    answer.system_error = errno;
    return answer;
  }
  if (const int error = replace_resolv_conf(request); error != 0) {
    (void)journal.strike(entry);
    answer.error = ErrorCode::no_service;
    answer.system_error = error;
    answer.detail = told + "/etc/resolv.conf cannot be replaced: " + std::strerror(error) + ".";
    return answer;
  }
  answer.detail = told + "Names are set in /etc/resolv.conf.";
  if (!request.all_names)
    answer.detail += " It knows no split DNS: every name is asked at the tunnel's servers first.";
  return answer;
}

bool undo_names(const Entry& entry) {
  if (entry.change == Change::resolv_conf) return restore_resolv_conf() == 0;
  if (!is_there(entry.change)) return true;  // the service has ended, and with it what it was told
  for (const Command& command : commands_to_undo(entry.change, entry.value)) {
    const ToolResult result = run_tool(command.program, command.arguments, command.input);
    // The device may be gone; then both services have forgotten it by themselves. resolvconf has a file of
    // its own.
    if (!result.ok() && entry.change == Change::resolvconf) return false;
  }
  return true;
}

}  // namespace drawbridge::helper
