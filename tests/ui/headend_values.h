// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's headend as notices: what a service would tell of it, with the tech note's addresses.
#pragma once

#include "ipc/control_messages.h"
#include "pix/lab_configuration.h"
#include "pix/writer.h"

namespace drawbridge::ui::testing {

inline Ipv4Address ip(const char* text) {
  return Ipv4Address::parse(text).value();
}

inline ipc::HeadendState labState(bool running) {
  ipc::HeadendState state;
  state.running = running;
  state.hostname = running ? "pixfirewall" : "";
  state.nodes = {{"client", ip("192.168.1.2"), "outside"},      {"visitor", ip("192.168.1.50"), "outside"},
                 {"pix-outside", ip("192.168.1.1"), "outside"}, {"pix-inside", ip("10.89.129.194"), "inside"},
                 {"router", ip("10.89.129.193"), "inside"},     {"web", ip("10.89.129.131"), "servers"},
                 {"aaa", ip("10.89.129.134"), "servers"}};
  state.lab_credentials = {{"group", "vpn3000", "cisco123"},
                           {"wildcard", "", "cisco1234"},
                           {"user", "cisco_customer", "cisco"},
                           {"aaa", "", "secretkey"}};
  return state;
}

inline ipc::RunningConfig labConfig() {
  ipc::RunningConfig running;
  running.revision = 1;
  running.config = pix::parse(pix::lab_configuration()).config;
  running.text = pix::write(running.config);
  running.findings = pix::check(pix::parse(running.text, &running.config));
  return running;
}

inline ipc::HeadendSnapshot idleSnapshot() {
  ipc::HeadendSnapshot snapshot;
  snapshot.uptime = Seconds{8040};
  snapshot.pools = {{"VPNpool", IpRange{ip("10.89.129.200"), ip("10.89.129.204")}, 5, {}}};
  return snapshot;
}

/// The note's customer behind the pool's first address, with two pairs of SAs.
inline ipc::HeadendSnapshot connectedSnapshot() {
  ipc::HeadendSnapshot snapshot = idleSnapshot();
  ipc::SessionRow session;
  session.id = 7;
  session.user = "cisco_customer";
  session.group = "vpn3000";
  session.pool_address = ip("10.89.129.200");
  session.peer = {ip("192.168.1.2"), 500};
  session.sa_pairs = 2;
  session.transform = "esp-des esp-md5-hmac";
  session.state = "QM_IDLE";
  session.bytes_received = 1200;
  session.bytes_sent = 5600;
  session.duration = Seconds{760};
  session.idle = Seconds{3};
  snapshot.sessions = {session};
  ike::SaStatus sa;
  sa.id = 7;
  sa.local = {ip("192.168.1.1"), 500};
  sa.peer = session.peer;
  sa.state = ike::State::qm_idle;
  sa.is_authenticated = true;
  sa.created = 2;
  sa.encryption = "des";
  sa.hash = "md5";
  sa.group = 2;
  sa.authentication = "pre-share";
  sa.remaining_seconds = 85000;
  sa.user = session.user;
  snapshot.isakmp_sas = {sa};
  for (const std::uint32_t spi : {0xcb96cd89U, 0x1d3f5a77U, 0x8bd27f01U, 0x41f3be5eU}) {
    esp::SaStatus each;
    each.spi = spi;
    each.direction = snapshot.ipsec_sas.size() % 2 == 0 ? esp::Direction::inbound : esp::Direction::outbound;
    each.cipher = "esp-des";
    each.authentication = "esp-md5-hmac";
    each.local = ip("192.168.1.1");
    each.remote = ip("192.168.1.2");
    each.local_selector.network = Prefix{Ipv4Address{}, 0};
    each.remote_selector.network = Prefix{ip("10.89.129.200"), 32};
    each.counters.bytes = 1000;
    snapshot.ipsec_sas.push_back(each);
  }
  snapshot.uauth.entries = {{"cisco_customer", ip("10.89.129.200"), true, {}}};
  snapshot.uauth.authenticated = 1;
  snapshot.pools.front().free_count = 4;
  snapshot.pools.front().in_use = {{ip("10.89.129.200"), "cisco_customer"}};
  snapshot.ike_tunnels = 1;
  snapshot.ipsec_pairs = 2;
  snapshot.bytes_to_clients = 5600;
  snapshot.bytes_from_clients = 1200;
  return snapshot;
}

}  // namespace drawbridge::ui::testing
