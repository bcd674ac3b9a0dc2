// SPDX-License-Identifier: GPL-3.0-or-later
// A connection that leaves its packets to a data plane of others: what it hands out is enough to carry them,
// in time, and what is told back reaches statistics and rekeying.
#include <QTest>

#include "client/connection.h"
#include "core/ike/pair.h"
#include "support/test_registry.h"
#include "wire/ipv4.h"

using namespace drawbridge;
using namespace drawbridge::client;
using drawbridge::testing::kClient4x;
using drawbridge::testing::kHeadend;

namespace {

constexpr Ipv4Address inner_address(10, 89, 129, 200);
constexpr Ipv4Address server_address(10, 89, 129, 131);

Bytes ping(Ipv4Address from, Ipv4Address to) {
  wire::Ipv4Header header;
  header.protocol = wire::IpProtocol::icmp;
  header.source = from;
  header.destination = to;
  return wire::build_ipv4(header, Bytes(56, 7));
}

/// The connection, a data plane that does only what it is told, and a gateway.
struct World {
  explicit World(bool external)
      : random(3),
        plane(random),
        gateway_plane(random),
        connection(settings(external), random),
        gateway(kHeadend, random) {
    gateway.set_responder(drawbridge::testing::note_headend());
  }

  static ConnectionSettings settings(bool external) {
    ConnectionSettings s;
    s.local_address = kClient4x.address;
    s.external_data_plane = external;
    return s;
  }

  void connect() {
    Profile profile;
    profile.name = "entry";
    profile.host = kHeadend.address.to_string();
    profile.group_name = "vpn3000";
    profile.transparent_tunneling = false;
    profile.offer = OfferProfile::vpn_client_4_0_5;
    ConnectSecrets secrets;
    secrets.group_password = Secret(std::string_view("cisco123"));
    secrets.user_name = "cisco_customer";
    secrets.user_password = Secret(std::string_view("cisco"));
    connection.connect(now, profile, std::move(secrets));
    settle();
  }

  /// Until nobody has anything to say any more.
  void settle() {
    for (bool any = true; any;) {
      any = false;
      while (auto action = connection.poll_action()) {
        any = true;
        carry_out(*action);
      }
      while (const auto event = connection.poll_event()) any = true;
      while (const auto action = gateway.poll_action()) {
        any = true;
        if (const auto* sent = std::get_if<ike::Transmit>(&*action)) {
          connection.receive_datagram(now, sent->from, sent->to, sent->datagram);
        } else if (const auto* in = std::get_if<ike::InstallInbound>(&*action)) {
          static_cast<void>(gateway_plane.sad().install_inbound(params(in->child), now));
        } else if (const auto* out = std::get_if<ike::InstallOutbound>(&*action)) {
          esp::SaParams p = params(out->child);
          const bool own = p.local_selector.network.length == 32;
          if (own && sends_all_by_first) p.local_selector = {};
          if (own || !sends_all_by_first)
            static_cast<void>(gateway_plane.sad().install_outbound(std::move(p), now));
        } else if (const auto* gone = std::get_if<ike::RemovePair>(&*action)) {
          gateway_plane.sad().remove_inbound(gone->inbound_spi);
          gateway_plane.sad().remove_outbound(gone->outbound_spi, kClient4x.address);
        }
      }
      while (const auto event = gateway.poll_event()) {
        any = true;
        if (const auto* received = std::get_if<ike::CredentialsReceived>(&*event)) {
          gateway.xauth_result(now, received->sa, true);
        } else if (const auto* wanted = std::get_if<ike::AddressWanted>(&*event)) {
          ike::ModeConfig values;
          values.address = inner_address;
          gateway.assign_address(now, wanted->sa, values);
        }
      }
    }
  }

  void carry_out(Action& action) {
    if (auto* in = std::get_if<InstallInbound>(&action)) {
      ++inbound;
      in->params.conn_id = 0;
      QVERIFY(plane.sad().install_inbound(std::move(in->params), now).has_value());
    } else if (auto* out = std::get_if<InstallOutbound>(&action)) {
      ++outbound;
      soft_kilobytes = out->params.soft_kilobytes;
      outbound_spi = out->params.spi;
      QVERIFY(plane.sad().install_outbound(std::move(out->params), now).has_value());
    } else if (const auto* pair = std::get_if<RemovePair>(&action)) {
      ++removed;
      QVERIFY(plane.sad().remove_inbound(pair->inbound_spi));
      QVERIFY(plane.sad().remove_outbound(pair->outbound_spi, pair->remote));
    } else if (std::holds_alternative<RemoveAllPairs>(action)) {
      plane.sad().clear();
      ++cleared;
    } else if (const auto* sent = std::get_if<SendDatagram>(&action)) {
      gateway.handle_datagram(now, sent->from, sent->payload);
    }
  }

  static esp::SaParams params(const ike::ChildSa& child) {
    esp::SaParams p;
    p.spi = child.spi;
    p.cipher = child.encryption;
    p.auth = esp::AuthAlgorithm::hmac_md5_96;
    p.encryption_key = child.encryption_key;
    p.authentication_key = child.authentication_key;
    p.local = child.local;
    p.remote = child.peer;
    p.local_selector.network = child.local_selector.network;
    p.remote_selector.network = child.remote_selector.network;
    return p;
  }

  bool sends_all_by_first = false;  ///< the gateway, by the pair that was for its own address
  TimePoint now{};
  SeededRandom random;
  esp::Pipeline plane;
  esp::Pipeline gateway_plane;
  Connection connection;
  ike::IkeEndpoint gateway;
  int inbound = 0, outbound = 0, removed = 0, cleared = 0;
  std::uint32_t outbound_spi = 0;
  std::optional<std::uint64_t> soft_kilobytes;
};

}  // namespace

class ExternalPlaneTest : public QObject {
  Q_OBJECT
 private slots:
  void packetsPassWithWhatWasHandedOut() {
    World world(true);
    world.connect();
    QCOMPARE(world.connection.state(), State::up);
    QVERIFY(world.inbound > 0 && world.inbound == world.outbound);
    const auto sealed = world.plane.seal_one(world.now, ping(inner_address, server_address));
    QVERIFY(sealed.has_value());
    QVERIFY(world.gateway_plane.open_one(world.now, *sealed).has_value());
    const auto answer = world.gateway_plane.seal_one(world.now, ping(server_address, inner_address));
    QVERIFY(answer.has_value());
    QVERIFY(world.plane.open_one(world.now, *answer).has_value());
    // A packet that comes to the connection itself would be replayed behind the plane's back.
    world.connection.receive_esp(world.now, *answer);
    QVERIFY(!world.connection.poll_action());
    QCOMPARE(world.connection.statistics(world.now).packets_discarded, std::uint64_t{1});
  }

  /// strongSwan 5.9 may send everything by the pair that was asked for its own address.
  void theGatewaySendsByWhicheverPairItLikes() {
    World world(true);
    world.sends_all_by_first = true;
    world.connect();
    QCOMPARE(world.connection.state(), State::up);
    const auto answer = world.gateway_plane.seal_one(world.now, ping(server_address, inner_address));
    QVERIFY(answer.has_value());
    QVERIFY(world.plane.open_one(world.now, *answer).has_value());
  }

  void withoutTheSwitchNothingIsHandedOut() {
    World world(false);
    world.connect();
    QCOMPARE(world.connection.state(), State::up);
    QCOMPARE(world.inbound + world.outbound + world.cleared, 0);
    world.connection.data_plane_counters(world.now, {1, 1, 1, 1, 1});
    QCOMPARE(world.connection.statistics(world.now).packets_encrypted, std::uint64_t{0});
  }

  void whatIsToldBackReachesTheStatistics() {
    World world(true);
    world.connect();
    world.connection.data_plane_counters(world.now, {1000, 500, 10, 5, 1});
    world.connection.data_plane_counters(world.now, {3000, 800, 30, 8, 1});
    Statistics s = world.connection.statistics(world.now);
    QCOMPARE(s.bytes_in, std::uint64_t{3000});
    QCOMPARE(s.bytes_out, std::uint64_t{800});
    QCOMPARE(s.packets_decrypted, std::uint64_t{30});
    QCOMPARE(s.packets_encrypted, std::uint64_t{8});
    QCOMPARE(s.packets_discarded, std::uint64_t{1});
    world.connection.reset_statistics();
    world.connection.data_plane_counters(world.now, {3100, 800, 31, 8, 1});
    s = world.connection.statistics(world.now);
    QCOMPARE(s.bytes_in, std::uint64_t{100});
    QCOMPARE(s.packets_decrypted, std::uint64_t{1});
    // A plane that was started anew counts from zero.
    world.connection.data_plane_counters(world.now, {40, 0, 1, 0, 0});
    QCOMPARE(world.connection.statistics(world.now).bytes_in, std::uint64_t{140});
  }

  void aLimitThatThePlaneReportsRenewsThePair() {
    World world(true);
    world.connect();
    const std::uint32_t before = world.outbound_spi;
    const int pairs = world.outbound;
    esp::EspEvent event;
    event.kind = esp::EspEvent::Kind::soft_limit;
    event.direction = esp::Direction::outbound;
    event.spi = before;
    event.remote = kHeadend.address;
    world.connection.data_plane_event(world.now, event);
    world.settle();
    // The old keys send on while the gateway has shown nothing under the new ones, for half a second.
    QCOMPARE(world.outbound, pairs);
    world.now += Seconds(1);
    world.connection.handle_timeout(world.now);
    world.settle();
    QCOMPARE(world.outbound, pairs + 1);
    QVERIFY(world.outbound_spi != before);
    const auto sealed = world.plane.seal_one(world.now, ping(inner_address, server_address));
    QVERIFY(sealed.has_value());
    QVERIFY(world.gateway_plane.open_one(world.now, *sealed).has_value());
    // The hard limit ends a pair at both sides.
    event.kind = esp::EspEvent::Kind::hard_limit;
    world.connection.data_plane_event(world.now, event);
    world.settle();
    QVERIFY(world.removed > 0);
    QVERIFY(!world.plane.sad().outbound(before, kHeadend.address));
  }

  void disconnectingTakesEverythingAway() {
    World world(true);
    world.connect();
    QVERIFY(world.plane.sad().inbound_count() > 0);
    world.connection.disconnect(world.now);
    world.settle();
    QCOMPARE(world.cleared, 1);
    QCOMPARE(world.plane.sad().inbound_count() + world.plane.sad().outbound_count(), std::size_t{0});
  }
};

DRAWBRIDGE_TEST(ExternalPlaneTest);
#include "external_plane_test.moc"
