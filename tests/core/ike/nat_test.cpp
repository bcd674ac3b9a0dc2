// SPDX-License-Identifier: GPL-3.0-or-later
// Address translation between the two ends: what is announced and found, where IKE and ESP go, and peers that
// move (RFC 3947, RFC 3948; wire-ike.md 5, 6 and 8).
#include <QTest>

#include <algorithm>
#include <array>

#include "core/ike/pair.h"
#include "ike/fragment.h"
#include "ike/nat_detection.h"
#include "support/test_registry.h"
#include "support/vectors.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

const Ipv4Address kRouter{203, 0, 113, 7};

ike::ResponderConfig natt_headend() {
  ike::ResponderConfig config = note_headend();
  config.nat_traversal = Seconds{20};
  config.fragmentation = true;
  return config;
}

ike::InitiatorConfig natt_client(ike::NatTraversal mode = ike::NatTraversal::automatic) {
  ike::InitiatorConfig config = client_4x();
  config.nat_traversal = mode;
  config.fragmentation = true;
  return config;
}

ike::InitiatorConfig natt_main() {
  ike::InitiatorConfig config = natt_client();
  config.mode = ike::ExchangeMode::main;
  config.key_id.reset();
  config.pre_shared_key = Secret(std::string_view("cisco1234"));
  return config;
}

wire::Cookie cookie(std::string_view hex) {
  wire::Cookie out{};
  const auto octets = from_hex(hex);
  std::copy(octets->begin(), octets->end(), out.begin());
  return out;
}

/// Replaces vendor ids in what the client sends first: the responder then does not know them.
bool forget_vendor(Bytes& datagram, wire::KnownVendor vendor) {
  const Bytes id = wire::vendor_id_octets(vendor);
  const auto at = std::search(datagram.begin(), datagram.end(), id.begin(), id.end());
  if (at == datagram.end()) return false;
  std::fill(at, at + static_cast<std::ptrdiff_t>(id.size()), std::uint8_t{0x55});
  return true;
}

}  // namespace

class NatTest : public QObject {
  Q_OBJECT

 private:
  static void verify_in_udp(const Pair& pair, std::size_t pairs, std::uint16_t seen_port) {
    const auto client_in = pair.at_client.done<ike::InstallInbound>();
    const auto client_out = pair.at_client.done<ike::InstallOutbound>();
    const auto headend_in = pair.at_headend.done<ike::InstallInbound>();
    const auto headend_out = pair.at_headend.done<ike::InstallOutbound>();
    QCOMPARE(client_out.size(), pairs);
    QCOMPARE(headend_out.size(), pairs);
    for (std::size_t i = 0; i < pairs; ++i) {
      QVERIFY(client_in[i].child.udp == (ike::UdpPorts{4500, 4500}));
      QVERIFY(client_out[i].child.udp == (ike::UdpPorts{4500, 4500}));
      QVERIFY(headend_in[i].child.udp == (ike::UdpPorts{4500, seen_port}));
      QVERIFY(headend_out[i].child.udp == (ike::UdpPorts{4500, seen_port}));
      QCOMPARE(headend_out[i].child.peer.to_string(), kRouter.to_string());
    }
  }

 private slots:
  /// From a session of another's client and gateway through a NAT (data/captures,
  /// vpnc-aggressive-des-md5-nat).
  void hashes_of_a_real_session() {
    ike::NatContext context;
    context.version = ike::NattVersion::rfc_3947;
    context.hash = crypto::HashAlgorithm::md5;
    context.cookie_i = cookie("0daa715e407bc818");
    context.cookie_r = cookie("267ff6173405a863");
    const Ipv4Address gateway(192, 168, 1, 1);
    const Ipv4Address seen(192, 168, 1, 2);
    const auto hash = [&](Ipv4Address address, std::uint16_t port) {
      return to_hex(ike::nat_d_hash(context, {address, port}));
    };
    QCOMPARE(hash(seen, 0x6850), std::string("a652e7c9e9362333bbf087ce3087bcba"));
    QCOMPARE(hash(gateway, 4500), std::string("709af35855fd359782e4f83f930c5361"));
    QCOMPARE(hash(seen, 0x714d), std::string("70711fc79cf7dd0089d7d53541312e8a"));

    // What the client stated in its third message, which came from port 29005 to 4500: about the gateway it
    // still spoke of port 500.
    const Bytes about_us = *from_hex("7c8f40f5bd1b389d7b048c06d972b136");
    const Bytes about_itself = *from_hex("3aeb677656221483d6cdecdf2542e5db");
    const std::vector<wire::RawPayload> payloads{{wire::PayloadType::nat_d, about_us, {}},
                                                 {wire::PayloadType::nat_d, about_itself, {}}};
    const std::array<Endpoint, 2> own{Endpoint{gateway, 4500}, Endpoint{gateway, 500}};
    const std::array<Endpoint, 2> peer{Endpoint{seen, 0x714d}, Endpoint{seen, 0x6850}};
    QVERIFY(ike::detect_nat(payloads, context, own, peer) == (ike::NatFindings{true, false, true}));
    // Only the payloads of the version that was agreed on count.
    context.version = ike::NattVersion::draft_03;
    QVERIFY(ike::detect_nat(payloads, context, own, peer) == ike::NatFindings{});
  }

  /// wire-ike.md 14.4.
  void hashes_of_the_reference() {
    ike::NatContext context;
    context.hash = crypto::HashAlgorithm::md5;
    context.cookie_i = cookie("92fc554c5bf73fac");
    context.cookie_r = cookie("b91454d14d833616");
    QCOMPARE(to_hex(ike::nat_d_hash(context, kHeadend)), std::string("3d75e95d67aa17ac7e933a093b5cd739"));
    QCOMPARE(to_hex(ike::nat_d_hash(context, kClient4x)), std::string("516d53b6b0756d0d7a3d7c74ff356371"));
  }

  void aggressive_mode_through_a_nat() {
    Pair pair(natt_headend());
    pair.nat.emplace(kRouter);
    pair.connect(natt_client());
    pair.run_until_quiet();
    const std::string wanted =
        "client  > AG HDR SA KE NON ID VID VID VID VID VID VID VID VID\n"
        "headend > AG HDR SA KE ID NON HASH VID VID VID VID VID NAT-D NAT-D\n"
        "client  > AG HDR* HASH NOTIFY NAT-D NAT-D\n";
    QVERIFY2(pair.diagram().starts_with(wanted), pair.diagram().c_str());
    const auto established = pair.at_headend.all<ike::Phase1Established>();
    QCOMPARE(established.size(), std::size_t{1});
    QVERIFY(established[0].nat_traversal && established[0].peer_behind_nat && !established[0].behind_nat);
    QCOMPARE(established[0].peer.to_string(), (Endpoint{kRouter, 20001}).to_string());
    const auto at_client = pair.at_client.all<ike::Phase1Established>();
    QVERIFY(at_client[0].behind_nat && !at_client[0].peer_behind_nat);
    // Two messages on port 500, everything behind them on 4500 with the marker.
    int on_500 = 0;
    for (const ike::Transmit& each : pair.at_client.done<ike::Transmit>()) {
      const bool marked = std::all_of(each.datagram.begin(), each.datagram.begin() + 4,
                                      [](std::uint8_t octet) { return octet == 0; });
      QCOMPARE(marked, each.from.port == 4500);
      QCOMPARE(each.from.port, each.to.port);
      if (each.from.port == 500) ++on_500;
    }
    QCOMPARE(on_500, 1);
    verify_in_udp(pair, 2, 20001);
  }

  void main_mode_through_a_nat() {
    Pair pair(natt_headend());
    pair.nat.emplace(kRouter);
    pair.connect(natt_main());
    pair.run_until_quiet();
    const std::string wanted =
        "client  > MM HDR SA VID VID VID VID VID\n"
        "headend > MM HDR SA VID VID\n"
        "client  > MM HDR KE NON VID VID VID NAT-D NAT-D\n"
        "headend > MM HDR KE NON VID VID VID NAT-D NAT-D\n"
        "client  > MM HDR* ID HASH NOTIFY\n"
        "headend > MM HDR* ID HASH\n";
    QVERIFY2(pair.diagram().starts_with(wanted), pair.diagram().c_str());
    int on_500 = 0;
    for (const ike::Transmit& each : pair.at_client.done<ike::Transmit>()) on_500 += each.from.port == 500;
    QCOMPARE(on_500, 2);
    verify_in_udp(pair, 2, 20001);
  }

  void the_best_common_version_is_taken_data() {
    QTest::addColumn<int>("forgotten");  // how many of the versions, from the best on, the headend lacks
    QTest::addColumn<int>("encapsulation");
    QTest::addColumn<QString>("nat_d");
    QTest::newRow("RFC 3947") << 0 << 3 << "20";
    QTest::newRow("draft 03") << 1 << 61443 << "130";
    QTest::newRow("draft 02 with newline") << 2 << 61443 << "130";
    QTest::newRow("draft 02") << 3 << 61443 << "130";
  }
  void the_best_common_version_is_taken() {
    QFETCH(int, forgotten);
    QFETCH(int, encapsulation);
    QFETCH(QString, nat_d);
    const std::array vendors{wire::KnownVendor::natt_rfc_3947, wire::KnownVendor::natt_draft_03,
                             wire::KnownVendor::natt_draft_02_newline, wire::KnownVendor::natt_draft_02};
    Pair pair(natt_headend());
    pair.nat.emplace(kRouter);
    bool first = true;
    std::vector<int> nat_d_types;
    pair.on_send = [&](Side from, Bytes& datagram) {
      if (first) {
        for (int i = 0; i < forgotten; ++i) forget_vendor(datagram, vendors.at(static_cast<std::size_t>(i)));
      } else if (const auto view = wire::check_header(datagram);
                 from == Side::headend && view && view->header.exchange == wire::ExchangeType::aggressive) {
        const auto payloads = wire::walk_payloads(view->header.next_payload, view->body, false);
        for (const auto& payload : *payloads) nat_d_types.push_back(static_cast<int>(payload.type));
      }
      first = false;
      return true;
    };
    pair.connect(natt_client());
    pair.run_until_quiet();
    QCOMPARE(std::count(nat_d_types.begin(), nat_d_types.end(), nat_d.toInt()), 2);
    verify_in_udp(pair, 2, 20001);
    int seen = 0;
    for (const auto& event : pair.at_headend.traces) {
      const auto* const attribute = std::get_if<ike::trace::Phase2Attribute>(&event);
      if (attribute != nullptr && attribute->type == 4) seen = static_cast<int>(attribute->number);
    }
    QCOMPARE(seen, encapsulation);
  }

  void without_a_nat_nothing_floats() {
    Pair pair(natt_headend());
    pair.connect(natt_client());
    pair.run_until_quiet();
    const auto established = pair.at_headend.all<ike::Phase1Established>();
    QVERIFY(established[0].nat_traversal && !established[0].peer_behind_nat && !established[0].behind_nat);
    for (const ike::Transmit& each : pair.at_client.done<ike::Transmit>())
      QCOMPARE(each.to.port, std::uint16_t{500});
    QVERIFY(!pair.at_headend.done<ike::InstallOutbound>().at(1).child.udp);
    pair.run_for(Seconds{59});
    QVERIFY(pair.keepalives.empty());
  }

  /// A client that cannot send raw ESP makes the headend believe in a NAT.
  void forced_without_a_nat() {
    Pair pair(natt_headend());
    ike::InitiatorConfig plan = natt_client(ike::NatTraversal::forced);
    plan.local.port = 40000;  // an unprivileged one
    plan.local_natt_port = 40001;
    pair.connect(plan);
    pair.run_until_quiet();
    QVERIFY(pair.at_headend.all<ike::Phase1Established>().at(0).peer_behind_nat);
    QVERIFY(pair.at_headend.done<ike::InstallOutbound>().at(1).child.udp == (ike::UdpPorts{4500, 40001}));
    QVERIFY(pair.at_client.done<ike::InstallOutbound>().at(1).child.udp == (ike::UdpPorts{40001, 4500}));
  }

  void forced_with_a_gateway_that_knows_no_nat_ends_with_a_reason() {
    Pair pair;  // no `isakmp nat-traversal`
    pair.connect(natt_client(ike::NatTraversal::forced));
    pair.run_for(Seconds{5});
    QVERIFY(pair.at_client.close_reason() == ike::CloseReason::peer_not_capable);
    QVERIFY(pair.at_client.troubled(ike::trace::Trouble::no_udp));
  }

  /// Without `isakmp nat-traversal` the headend says what it always said.
  void a_headend_without_nat_traversal_says_nothing_of_it() {
    Pair pair;
    pair.connect(natt_client());
    pair.run_until_quiet();
    const std::string wanted =
        "client  > AG HDR SA KE NON ID VID VID VID VID VID VID VID VID\n"
        "headend > AG HDR SA KE ID NON HASH VID VID VID\n"
        "client  > AG HDR* HASH NOTIFY\n";
    QVERIFY2(pair.diagram().starts_with(wanted), pair.diagram().c_str());
    QVERIFY(!pair.at_client.done<ike::InstallOutbound>().at(1).child.udp);
  }

  void keepalives_hold_the_nat_open_while_nothing_is_sent() {
    Pair pair(natt_headend());
    pair.nat.emplace(kRouter);
    const ike::SaId sa = pair.connect(natt_client());
    pair.run_until_quiet();
    pair.run_for(Seconds{59});  // before dead peer detection speaks
    QCOMPARE(pair.keepalives[Side::headend], 2);
    // Traffic does the same.
    for (int i = 0; i < 50; ++i) {
      pair.run_for(Seconds{1});
      pair.client.traffic_wanted(pair.now, sa);
      pair.client.traffic_seen(pair.now, sa);
      pair.drain();
    }
    QCOMPARE(pair.keepalives[Side::headend], 2);
  }

  void the_peer_moves_when_its_nat_restarts() {
    Pair pair(natt_headend());
    pair.nat.emplace(kRouter);
    const ike::SaId sa = pair.connect(natt_client());
    pair.run_until_quiet();
    pair.nat->restart(Ipv4Address(203, 0, 113, 99));
    pair.run_for(Seconds{70});  // the client probes, from its new address
    const auto moves = pair.at_headend.done<ike::MovePeer>();
    QCOMPARE(moves.size(), std::size_t{1});
    QCOMPARE(moves[0].old_esp.to_string(), (Endpoint{kRouter, 20001}).to_string());
    QCOMPARE(moves[0].esp.address.to_string(), std::string("203.0.113.99"));
    QVERIFY(pair.at_client.close_reason() == std::nullopt);
    const auto status = pair.client.status(pair.now);
    QVERIFY(status.at(0).dpd_answered_at);  // so the answer found its way
    pair.client.close(pair.now, sa, ike::CloseReason::local_request);
    pair.drain();
    pair.run_until_quiet();
    QVERIFY(pair.at_headend.close_reason() == ike::CloseReason::peer_deleted);
  }

  void esp_from_elsewhere_moves_ike_too() {
    Pair pair(natt_headend());
    pair.nat.emplace(kRouter);
    pair.connect(natt_client());
    pair.run_until_quiet();
    const ike::SaId sa = pair.at_headend.all<ike::Phase1Established>().at(0).sa;
    const Endpoint there{Ipv4Address(198, 51, 100, 4), 1234};
    pair.headend.esp_from(pair.now, sa, there);
    pair.drain();
    QVERIFY(pair.headend.status(pair.now).at(0).peer == there);
    QCOMPARE(pair.at_headend.done<ike::MovePeer>().at(0).esp.to_string(), there.to_string());
  }

  /// Neither a forged message nor a replayed one moves anybody, and a peer without a NAT never moves.
  void only_what_is_authenticated_and_new_moves_a_peer() {
    Pair pair(natt_headend());
    pair.nat.emplace(kRouter);
    pair.connect(natt_client());
    pair.run_until_quiet();
    const auto sent = pair.recorded;
    const Endpoint thief{Ipv4Address(198, 51, 100, 66), 4500};
    for (const auto& [side, datagram] : sent) {
      const wire::NattDatagram part = wire::demultiplex_natt(datagram);
      if (side != Side::client || part.kind != wire::NattKind::isakmp) continue;
      pair.headend.handle_datagram(pair.now, thief, part.octets, 4500);
      Bytes damaged = to_bytes(part.octets);
      damaged.back() ^= 1;
      pair.headend.handle_datagram(pair.now, thief, damaged, 4500);
    }
    pair.drain();
    QVERIFY(pair.at_headend.done<ike::MovePeer>().empty());
    QCOMPARE(pair.headend.status(pair.now).at(0).peer.address.to_string(), kRouter.to_string());

    Pair open(natt_headend());
    open.connect(natt_client());
    open.run_until_quiet();
    open.headend.esp_from(open.now, open.at_headend.all<ike::Phase1Established>().at(0).sa, thief);
    open.drain();
    QVERIFY(open.at_headend.done<ike::MovePeer>().empty());
  }

  void phase_1_is_renewed_where_it_floated_to() {
    Pair pair(natt_headend());
    pair.nat.emplace(kRouter);
    ike::InitiatorConfig plan = natt_client();
    for (auto& transform : plan.phase1) transform.life_seconds = 600;
    pair.connect(plan);
    pair.run_until_quiet();
    const std::size_t before = pair.at_client.done<ike::Transmit>().size();
    pair.run_for(Seconds{620});
    QCOMPARE(pair.at_client.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    QCOMPARE(pair.at_headend.all<ike::Phase1Rekeyed>().size(), std::size_t{1});
    const auto sent = pair.at_client.done<ike::Transmit>();
    for (std::size_t i = before; i < sent.size(); ++i) QCOMPARE(sent[i].to.port, std::uint16_t{4500});
    QVERIFY(pair.at_client.close_reason() == std::nullopt);
  }

  void cisco_encapsulation_on_the_port_that_the_gateway_gives() {
    Pair pair;
    pair.assigned.natt_port = 10000;
    pair.connect(natt_client(ike::NatTraversal::cisco_udp));
    pair.run_until_quiet();
    QVERIFY(pair.at_client.all<ike::AddressAssigned>().at(0).config.natt_port == std::uint16_t{10000});
    QVERIFY(pair.at_client.done<ike::InstallOutbound>().at(1).child.udp == (ike::UdpPorts{10000, 10000}));
    QVERIFY(pair.at_headend.done<ike::InstallInbound>().at(1).child.udp == (ike::UdpPorts{10000, 10000}));
    for (const ike::Transmit& each : pair.at_client.done<ike::Transmit>())
      QCOMPARE(each.to.port, std::uint16_t{500});  // IKE stays where it was
    // The headend learns the port of a NAT in between from ESP; IKE is not touched by that.
    const ike::SaId sa = pair.at_headend.all<ike::Phase1Established>().at(0).sa;
    pair.headend.esp_from(pair.now, sa, {kClient4x.address, 31000});
    pair.drain();
    const auto moves = pair.at_headend.done<ike::MovePeer>();
    QCOMPARE(moves.size(), std::size_t{1});
    QCOMPARE(moves[0].esp.port, std::uint16_t{31000});
    QCOMPARE(moves[0].ike.port, std::uint16_t{500});
  }

  void nat_traversal_goes_before_cisco_encapsulation() {
    Pair pair(natt_headend());
    pair.nat.emplace(kRouter);
    pair.assigned.natt_port = 10000;
    pair.connect(natt_client());
    pair.run_until_quiet();
    QVERIFY(!pair.at_client.all<ike::AddressAssigned>().at(0).config.natt_port);
    verify_in_udp(pair, 2, 20001);
  }

  void large_messages_go_in_fragments_and_come_in_any_order() {
    for (const double reordering : {0.0, 0.5}) {
      Pair pair(natt_headend(), 5);
      pair.nat.emplace(kRouter);
      pair.reordering = reordering;
      pair.assigned.banner = std::string(3000, 'b');
      pair.connect(natt_client());
      pair.run_for(Seconds{40});
      const auto assigned = pair.at_client.all<ike::AddressAssigned>();
      QCOMPARE(assigned.size(), std::size_t{1});
      QCOMPARE(assigned[0].config.banner.size(), std::size_t{3000});
      for (const ike::Transmit& each : pair.at_headend.done<ike::Transmit>())
        QVERIFY(each.datagram.size() <= ike::kFragmentLimit + wire::kNonEspMarkerSize);
    }
  }

  void a_peer_that_did_not_announce_fragments_gets_none() {
    Pair pair(natt_headend());
    ike::InitiatorConfig plan = natt_client();
    plan.fragmentation = false;
    pair.assigned.banner = std::string(3000, 'b');
    pair.connect(plan);
    pair.run_until_quiet();
    QCOMPARE(pair.at_client.all<ike::AddressAssigned>().at(0).config.banner.size(), std::size_t{3000});
    std::size_t largest = 0;
    for (const ike::Transmit& each : pair.at_headend.done<ike::Transmit>())
      largest = std::max(largest, each.datagram.size());
    QVERIFY(largest > 3000);
  }

  void the_gateway_sends_the_client_on() {
    ike::ResponderConfig config = natt_headend();
    config.redirect_to = Ipv4Address(192, 168, 1, 77);
    Pair pair(config);
    pair.connect(natt_client());
    pair.run_until_quiet();
    const auto redirected = pair.at_client.all<ike::Redirected>();
    QCOMPARE(redirected.size(), std::size_t{1});
    QCOMPARE(redirected[0].to.to_string(), std::string("192.168.1.77"));
    QVERIFY(pair.at_client.all<ike::NeedCredentials>().empty());
  }

  void faults_data() {
    QTest::addColumn<bool>("main");
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed) {
      QTest::addRow("aggressive %d", seed) << false << seed;
      QTest::addRow("main %d", seed) << true << seed;
    }
  }
  /// Loss, duplicates and wrong order on the way through the NAT: the connection comes, in UDP.
  void faults() {
    QFETCH(bool, main);
    QFETCH(int, seed);
    ike::ResponderConfig config = natt_headend();
    config.retransmit = {Seconds{5}, 8};
    Pair pair(config, static_cast<std::uint64_t>(seed));
    pair.nat.emplace(kRouter);
    pair.loss = 0.1;
    pair.duplication = 0.1;
    pair.reordering = 0.2;
    pair.assigned.banner = std::string(1500, 'b');
    ike::InitiatorConfig plan = main ? natt_main() : natt_client();
    plan.retransmit = {Seconds{5}, 8};
    pair.connect(plan);
    pair.run_for(Seconds{110});
    QVERIFY(pair.at_client.close_reason() == std::nullopt);
    QVERIFY(pair.at_client.all<ike::ChildEstablished>().size() >= 2);
    QVERIFY(pair.at_headend.all<ike::ChildEstablished>().size() >= 2);
    QVERIFY(pair.at_headend.done<ike::InstallOutbound>().back().child.udp == (ike::UdpPorts{4500, 20001}));
  }

  /// Two minutes at the user's prompt: neither end loses patience, and dead peer detection sees that both
  /// live.
  void a_slow_user() {
    ike::ResponderConfig config = natt_headend();
    config.dpd_idle = Seconds{10};
    Pair pair(config);
    pair.nat.emplace(kRouter);
    std::optional<ike::NeedCredentials> asked;
    pair.on_need = [&](const ike::NeedCredentials& need) { asked = need; };
    pair.connect(natt_client());
    pair.run_for(Seconds{120});
    QVERIFY(asked);
    QVERIFY(pair.at_client.close_reason() == std::nullopt);
    QVERIFY(pair.at_headend.close_reason() == std::nullopt);
    ike::IkeEndpoint::Credentials credentials;
    credentials.user = "cisco_customer";
    credentials.password = Secret(std::string_view("cisco"));
    pair.client.give_credentials(pair.now, asked->sa, credentials);
    pair.drain();
    pair.run_for(Seconds{10});
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), std::size_t{2});
  }
};

DRAWBRIDGE_TEST(NatTest);
#include "nat_test.moc"
