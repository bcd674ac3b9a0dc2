// SPDX-License-Identifier: GPL-3.0-or-later
// A client session whose service is a fake: a folder of entries, the controller, and what a service would
// tell while the entry "Lab headend" is connected.
#pragma once

#include <QTemporaryDir>
#include <memory>

#include "client/profile_store.h"
#include "fake_link.h"
#include "ui/bridge/bridge.h"
#include "ui/dialer/connection_controller.h"

namespace drawbridge::ui::testing {

class SessionFixture {
 public:
  SessionFixture()
      : store(std::filesystem::path(folder_.path().toStdString()) / "p"),
        bridge(link),
        controller(store, nullptr, bridge.client()) {
    for (const client::Profile& profile : client::lab_profiles()) (void)store.create(profile);
  }

  [[nodiscard]] ClientSession& session() { return bridge.client(); }

  /// A change of state `ms` milliseconds after the service began.
  void state(client::State state, int ms = 0, const char* server = "192.168.1.1") {
    client::StateChange change;
    change.state = state;
    change.entry = "Lab headend";
    change.server = server;
    change.at = TimePoint(Milliseconds(ms));
    link.tell(ipc::ClientState{change});
  }
  /// From nothing to the gateway's question.
  void begin() {
    state(client::State::initializing, 1000);
    state(client::State::contacting, 1007);
    state(client::State::user_prompt, 1091);
  }
  void comeUp() {
    begin();
    state(client::State::authenticating, 8449);
    state(client::State::negotiating_policies, 8502);
    state(client::State::securing, 8520);
    state(client::State::up, 8580);
    link.tell(ipc::ClientStatistics{statistics()});
  }
  void end(client::Reason reason, bool byUser = false, bool wasUp = false) {
    client::Ended ended;
    ended.reason = reason;
    ended.by_user = byUser;
    ended.was_up = wasUp;
    ended.failed_at = session().latest().state.state;
    ended.entry = "Lab headend";
    ended.server = "192.168.1.1";
    ended.at = {QDateTime::currentMSecsSinceEpoch() * 1000};
    ended.connected_for = wasUp ? Seconds(12 * 60 + 41) : Seconds(0);
    end(ended);
  }
  void end(const client::Ended& ended) { link.tell(ipc::ClientEnded{ended}); }

  [[nodiscard]] static client::Statistics statistics() {
    client::Statistics s;
    s.is_up = true;
    s.entry = "Lab headend";
    s.group = "vpn3000";
    s.user = "cisco_customer";
    s.client_address = *Ipv4Address::parse("10.89.129.200");
    s.server_address = *Ipv4Address::parse("192.168.1.1");
    s.encryption = "56-bit DES";
    s.authentication = "HMAC-MD5";
    s.connected_for = Seconds(12 * 60 + 41);
    s.bytes_in = 1'258'406;
    s.bytes_out = 352'118;
    s.packets_encrypted = 2204;
    s.packets_decrypted = 2871;
    s.packets_bypassed = 118;
    s.mtu = 1446;
    s.phase1_rekey_seconds = 23 * 3600 + 47 * 60;
    s.phase2_rekey_seconds = 24 * 86400 + 20 * 3600;
    s.gateway = "Unity, XAUTH, DPD";
    s.secured_routes.push_back({{}, {}, true, 0xcb96cd89});
    return s;
  }

 private:
  QTemporaryDir folder_;

 public:
  FakeLink link;
  client::ProfileStore store;
  Bridge bridge;
  ConnectionController controller;
};

}  // namespace drawbridge::ui::testing
