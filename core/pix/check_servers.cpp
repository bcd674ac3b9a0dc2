// SPDX-License-Identifier: GPL-3.0-or-later
// AAA servers, and secrets that are printed in clear.
#include <fmt/format.h>

#include "pix/checker.h"
#include "pix/writer.h"

namespace drawbridge::pix {

void Checker::servers() {
  for (const auto& group : config_.aaa_servers) {
    const auto object = "aaa-server " + group.tag;
    for (const auto& host : group.hosts) {
      const auto line = fmt::format("{} ({}) host {}", object, host.interface, host.address.to_string());
      need_interface(host.interface, host.origin, line, object);
      if (host.key.masked) {
        add(Severity::warning, FindingCode::secret_must_be_typed, host.origin, {line}, object);
      } else if (host.key.value.empty()) {
        add(Severity::warning, FindingCode::aaa_host_without_key, host.origin, {line}, object);
      } else {
        add(Severity::note, FindingCode::secret_in_clear, host.origin,
            {fmt::format("{} {}", line, secret_mask)}, object);
      }
      if (group.protocol != AaaProtocol::radius) continue;
      if (host.no_message_authenticator) {
        add(Severity::warning, FindingCode::radius_without_authenticator, host.origin, {line}, object,
            {"no " + line + " no-message-authenticator"});
      } else {
        add(Severity::note, FindingCode::radius_needs_authenticator, host.origin, {line}, object,
            {line + " no-message-authenticator"});
      }
    }
  }
}

void Checker::kept() {
  for (const auto& line : config_.kept_lines) {
    const std::string_view text = line.text;
    constexpr std::string_view community = "snmp-server community ";
    constexpr std::string_view failover_key = "failover lan key ";
    std::string masked;
    if (text.starts_with(community) && text.substr(community.size()) != "public") {
      masked = fmt::format("{}{}", community, secret_mask);
    } else if (text.starts_with(failover_key)) {
      masked = fmt::format("{}{}", failover_key, secret_mask);
    } else if (text.starts_with("ntp authentication-key ") || text.starts_with("vpnclient vpngroup ") ||
               text.starts_with("vpnclient username ") || text.starts_with("vpdn username ")) {
      masked = fmt::format("{} {}", text.substr(0, text.rfind(' ')), secret_mask);
    }
    if (masked.empty() || masked == text) continue;
    add(Severity::note, FindingCode::secret_in_clear, line.origin, {masked},
        masked.substr(0, masked.rfind(' ')));
  }
}

}  // namespace drawbridge::pix
