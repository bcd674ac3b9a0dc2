// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/status.h"

#include <fmt/format.h>

#include <ctime>

namespace drawbridge::client {

namespace {

std::tm local_parts(WallTime at) {
  // Rounded down also before 1970.
  std::int64_t seconds = at.microseconds / 1'000'000;
  if (at.microseconds % 1'000'000 < 0) --seconds;
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  localtime_r(&time, &parts);
  return parts;
}

std::string clock_text(const std::tm& parts) {
  return fmt::format("{:02}:{:02}:{:02}", parts.tm_hour, parts.tm_min, parts.tm_sec);
}
std::string day_text(const std::tm& parts) {
  return fmt::format("{:02}/{:02}/{:04}", parts.tm_mon + 1, parts.tm_mday, parts.tm_year + 1900);
}

bool ended_by_peer(Reason reason) {
  switch (reason) {
    case Reason::terminated_during_policy:
    case Reason::terminated_during_authentication:
    case Reason::disconnected_by_administrator:
    case Reason::peer_error:
    case Reason::not_specified_by_peer:
    case Reason::idle_time_exceeded:
    case Reason::connect_time_exceeded:
    case Reason::peer_lost_contact:
    case Reason::peer_shut_down:
    case Reason::peer_rebooted:
    case Reason::firewall_mismatch:
    case Reason::certificate_expired:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string english_status(State state, const std::string& server, const std::string& entry, bool gui,
                           bool balancing) {
  switch (state) {
    case State::disconnected:
      return "";
    case State::initializing:
      return "Initializing the VPN connection.";
    case State::resolving:
      // The classic command line says nothing before it has an address.
      return gui ? fmt::format("Contacting the security gateway at {}...", server) : "";
    case State::contacting:
      if (balancing) return fmt::format("Contacting the gateway at {} (balancing)", server);
      return gui ? fmt::format("Contacting the security gateway at {}...", server)
                 : fmt::format("Contacting the gateway at {}", server);
    case State::user_prompt:
      return fmt::format("User Authentication for {}...", entry);
    case State::authenticating:
      return "Authenticating user.";
    case State::negotiating_policies:
      return "Negotiating security policies.";
    case State::securing:
      return "Securing communication channel.";
    case State::banner:
      return "Do you wish to continue? (y/n):";
    case State::up:
      return "Your VPN connection is secure.";
    case State::disconnecting:
      return "Disconnecting the VPN connection.";
    case State::waiting:
      return "Waiting to connect again.";
  }
  return {};
}

std::string english_wait(const StateChange& waiting) {
  // Rounded up: "in 0 seconds" would be an attempt that has begun.
  const std::int64_t seconds = whole_seconds(waiting.next_attempt_in + Seconds{1} - Duration{1});
  const std::string when = seconds <= 0   ? "at once"
                           : seconds == 1 ? "in 1 second"
                                          : fmt::format("in {} seconds", seconds);
  return fmt::format("The connection \"{}\" was lost (reason {}) and is made again {}.", waiting.entry,
                     static_cast<int>(waiting.lost_because), when);
}

std::vector<std::string> english_end(const Ended& ended) {
  const auto number = static_cast<int>(ended.reason);
  std::vector<std::string> lines;
  lines.push_back(ended_by_peer(ended.reason) ? "Secure VPN Connection terminated by Peer."
                                              : "Secure VPN Connection terminated locally by the Client.");
  if (ended.reason != Reason::none)
    lines.push_back(fmt::format("Reason {}: {}", number, english_text(ended.reason)));
  if (ended.certificate) lines.push_back(crypto::english_text(*ended.certificate));
  if (!ended.details.empty()) lines.push_back(english_text(ended.details));
  if (ended.was_up) {
    const std::tm parts = local_parts(ended.at);
    lines.push_back(fmt::format("Connection terminated on: {} {}   Duration: {}", day_text(parts),
                                clock_text(parts), duration_text(ended.connected_for)));
  }
  return lines;
}

std::string duration_text(Duration d) {
  const std::int64_t seconds = d.count() > 0 ? whole_seconds(d) : 0;
  return fmt::format("{} day(s), {:02}:{:02}.{:02}", seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60,
                     seconds % 60);
}

std::vector<std::string> stat_lines(const Statistics& s, bool tunnel, bool traffic, bool route) {
  if (!s.is_up) return {"Your VPN connection is not active."};
  std::vector<std::string> lines;
  const auto begin = [&](std::string title) {
    if (!lines.empty()) lines.emplace_back();
    lines.push_back(std::move(title));
  };
  const auto routes = [&](std::string_view title, const std::vector<Route>& list) {
    lines.push_back(fmt::format("{:<11}{:<22}{}", title, "Network Destination", "Netmask"));
    for (const Route& each : list)
      lines.push_back(fmt::format("{:<11}{:<22}{}", "", each.network.to_string(), each.mask.to_string()));
  };
  if (tunnel) {
    begin("VPN tunnel information.");
    lines.push_back("Connection Entry: " + s.entry);
    lines.push_back("Client address: " + s.client_address.to_string());
    lines.push_back("Server address: " + s.server_address.to_string());
    lines.push_back("Encryption: " + s.encryption);
    // The classic command line's word (client.md 10.2); the window says which SHA.
    lines.push_back("Authentication: " + (s.authentication == "HMAC-SHA1" ? "HMAC-SHA" : s.authentication));
    lines.emplace_back("IP Compression: None");
    lines.push_back(s.natt_active ? fmt::format("NAT passthrough is active on port UDP {}", s.natt_port)
                                  : "NAT passthrough is inactive");
    lines.push_back(fmt::format("Local LAN Access is {}", s.local_lan ? "enabled" : "disabled"));
  }
  if (traffic) {
    begin("VPN traffic summary.");
    lines.push_back("Time connected: " + duration_text(s.connected_for));
    lines.push_back(fmt::format("Bytes in: {}", s.bytes_in));
    lines.push_back(fmt::format("Bytes out: {}", s.bytes_out));
    lines.push_back(fmt::format("Packets encrypted: {}", s.packets_encrypted));
    lines.push_back(fmt::format("Packets decrypted: {}", s.packets_decrypted));
    lines.push_back(fmt::format("Packets bypassed: {}", s.packets_bypassed));
    lines.push_back(fmt::format("Packets discarded: {}", s.packets_discarded));
  }
  if (route) {
    begin("Configured routes.");
    routes("Secured", s.secured_routes);
    if (!s.local_routes.empty()) {
      lines.emplace_back();
      routes("Local", s.local_routes);
    }
  }
  return lines;
}

std::string shown_text(std::string_view words) {
  std::string shown;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto octet = static_cast<unsigned char>(words[i]);
    if (words[i] == '\r' && (i + 1 == words.size() || words[i + 1] != '\n')) {
      shown += '\n';
    } else if (words[i] == '\n' || words[i] == '\t' || (octet >= 0x20 && octet != 0x7F)) {
      shown += words[i];
    }
  }
  while (!shown.empty() && shown.back() == '\n') shown.pop_back();
  return shown;
}

std::string log_class_name(LogClass log_class) {
  switch (log_class) {
    case LogClass::ike:
      return "IKE";
    case LogClass::cm:
      return "CM";
    case LogClass::cvpnd:
      return "CVPND";
    case LogClass::xauth:
      return "XAUTH";
    case LogClass::cert:
      return "CERT";
    case LogClass::ipsec:
      return "IPSEC";
    case LogClass::cli:
      return "CLI";
    case LogClass::gui:
      return "GUI";
    case LogClass::count:
      break;
  }
  return {};
}

std::string severity_name(int level) {
  if (level <= 1) return "Fault";
  if (level <= 3) return "Warning";
  return level <= 6 ? "Info" : "Debug";
}

std::string log_text(const LogRecord& record) {
  const std::tm parts = local_parts(record.at);
  std::int64_t millis = record.at.microseconds / 1000 % 1000;
  if (millis < 0) millis += 1000;
  return fmt::format("{:<7}{}.{:03}  {}  Sev={}/{}\t{}/0x{:08X}\n{}\n\n", record.number, clock_text(parts),
                     millis, day_text(parts), severity_name(record.level), record.level,
                     log_class_name(record.log_class), record.message_id, record.text);
}

}  // namespace drawbridge::client
