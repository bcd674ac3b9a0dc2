// SPDX-License-Identifier: GPL-3.0-or-later
// What a gateway may want of a connection beside serving it: that it goes elsewhere, that it knows other
// gateways for the next time, and that it ends, with a reason (wire-ike.md 8, client.md 4.1).
#include <QTest>

#include <map>
#include <memory>

#include "base/random.h"
#include "client/connection.h"
#include "ike/endpoint.h"
#include "support/test_registry.h"
#include "wire/natt.h"

using namespace drawbridge;
using namespace drawbridge::client;

namespace {

const Ipv4Address kVirtual(192, 0, 2, 1);
const Ipv4Address kMember(192, 0, 2, 2);

ike::ResponderConfig gateway() {
  ike::ResponderConfig config;
  config.policies = {{10,
                      {crypto::CipherAlgorithm::aes_cbc, 256},
                      crypto::HashAlgorithm::sha1,
                      crypto::DhGroup::modp1024,
                      86400}};
  config.transform_sets = {{"set", {{crypto::CipherAlgorithm::aes_cbc, 256}, ike::EspAuth::hmac_sha1}}};
  config.groups = {{"staff", Secret(std::string_view("cisco123"))}};
  config.xauth_required = true;
  config.config_respond = true;
  config.nat_traversal = Seconds{20};
  return config;
}

/// Any number of gateways, and one connection to them. Nothing takes time.
class Cluster {
 public:
  Cluster() : connection(settings(), random) {}

  void add(Ipv4Address address, ike::ResponderConfig config) {
    auto& one = gateways[address];
    one = std::make_unique<ike::IkeEndpoint>(Endpoint{address, 500}, random);
    one->set_responder(std::move(config));
  }
  void connect(bool asks_banner = false, std::vector<std::string> told_before = {}) {
    Profile profile;
    profile.told_backup_servers = std::move(told_before);
    profile.name = "staff";
    profile.host = kVirtual.to_string();
    profile.group_name = "staff";
    profile.read_delete_reason = true;
    ConnectSecrets secrets;
    secrets.group_password = Secret(std::string_view("cisco123"));
    secrets.user_name = "user";
    secrets.user_password = Secret(std::string_view("word"));
    secrets.asks_banner = asks_banner;
    connection.connect(now, profile, std::move(secrets));
    pump();
  }
  void pump() {
    for (bool again = true; again;) {
      again = false;
      while (auto action = connection.poll_action()) {
        again = true;
        const auto* const sent = std::get_if<SendDatagram>(&*action);
        if (sent == nullptr) continue;
        const auto found = gateways.find(sent->to.address);
        if (found == gateways.end()) continue;
        const bool marked = sent->to.port != wire::kIsakmpPort;
        found->second->handle_datagram(now, sent->from,
                                       ByteView(sent->payload).subspan(marked ? wire::kNonEspMarkerSize : 0),
                                       marked ? sent->to.port : std::uint16_t{0});
      }
      for (auto& [address, one] : gateways) again = serve(*one) || again;
      while (auto event = connection.poll_event()) {
        if (auto* const change = std::get_if<StateChange>(&*event)) states.push_back(*change);
        if (auto* const end = std::get_if<Ended>(&*event)) ended = *end;
        if (auto* const list = std::get_if<BackupServers>(&*event)) backups = *list;
        if (auto* const told = std::get_if<Banner>(&*event)) banner = *told;
      }
    }
  }
  [[nodiscard]] std::vector<std::string> contacted() const {
    std::vector<std::string> out;
    for (const StateChange& each : states) {
      if (each.state == State::contacting)
        out.push_back(english_status(each.state, each.server, each.entry, false, each.balancing));
    }
    return out;
  }

  SeededRandom random{1};
  TimePoint now{};
  std::map<Ipv4Address, std::unique_ptr<ike::IkeEndpoint>> gateways;
  ike::ModeConfig assigned;
  std::optional<ike::SaId> session;
  Connection connection;
  std::vector<StateChange> states;
  std::optional<Ended> ended;
  std::optional<BackupServers> backups;
  std::optional<Banner> banner;

 private:
  static ConnectionSettings settings() {
    ConnectionSettings settings;
    settings.local_address = Ipv4Address(192, 0, 2, 100);
    return settings;
  }
  bool serve(ike::IkeEndpoint& one) {
    bool any = false;
    while (auto action = one.poll_action()) {
      any = true;
      if (const auto* const sent = std::get_if<ike::Transmit>(&*action))
        connection.receive_datagram(now, sent->from, sent->to, sent->datagram);
    }
    while (auto event = one.poll_event()) {
      any = true;
      if (const auto* const asked = std::get_if<ike::CredentialsReceived>(&*event))
        one.xauth_result(now, asked->sa, true);
      if (const auto* const wanted = std::get_if<ike::AddressWanted>(&*event)) {
        session = wanted->sa;
        ike::ModeConfig values = assigned;
        values.address = Ipv4Address(10, 0, 0, 5);
        one.assign_address(now, wanted->sa, values);
      }
    }
    return any;
  }
};

}  // namespace

class GatewaysTest : public QObject {
  Q_OBJECT

 private slots:
  void the_connection_is_made_with_the_member_named() {
    Cluster cluster;
    ike::ResponderConfig config = gateway();
    config.redirect_to = kMember;
    cluster.add(kVirtual, config);
    cluster.add(kMember, gateway());
    cluster.connect();
    QVERIFY(cluster.connection.state() == State::up);
    const std::vector<std::string> wanted{"Contacting the gateway at 192.0.2.1",
                                          "Contacting the gateway at 192.0.2.2 (balancing)"};
    QVERIFY(cluster.contacted() == wanted);
    QCOMPARE(cluster.connection.statistics(cluster.now).server_address.to_string(), kMember.to_string());
    QVERIFY(cluster.gateways[kVirtual]->status(cluster.now).empty());
  }

  void redirects_end_after_five() {
    Cluster cluster;
    for (int i = 0; i < 2; ++i) {
      ike::ResponderConfig config = gateway();
      config.redirect_to = i == 0 ? kMember : kVirtual;
      cluster.add(i == 0 ? kVirtual : kMember, config);
    }
    cluster.connect();
    QVERIFY(cluster.ended);
    QVERIFY(cluster.ended->reason == Reason::peer_load_balancing);
    QCOMPARE(cluster.contacted().size(), std::size_t{6});
  }

  void unusable_addresses_are_refused() {
    for (const Ipv4Address address : {Ipv4Address(127, 0, 0, 1), Ipv4Address(0, 0, 0, 0),
                                      Ipv4Address(224, 0, 0, 5), Ipv4Address(255, 255, 255, 255)}) {
      Cluster cluster;
      ike::ResponderConfig config = gateway();
      config.redirect_to = address;
      cluster.add(kVirtual, config);
      cluster.connect();
      QVERIFY(cluster.ended && cluster.ended->reason == Reason::peer_load_balancing);
    }
  }

  void backup_servers_are_told() {
    Cluster cluster;
    cluster.assigned.backup_servers = {"192.0.2.9", "gw2.example.net"};
    cluster.add(kVirtual, gateway());
    cluster.connect();
    QVERIFY(cluster.backups);
    QVERIFY(cluster.backups->servers == cluster.assigned.backup_servers);
    QCOMPARE(cluster.backups->entry, std::string("staff"));
    // And they are tried the next time, when the gateway itself is silent.
    cluster.connection.disconnect(cluster.now);
    cluster.pump();
    cluster.gateways.erase(kVirtual);
    cluster.states.clear();
    cluster.connect();
    while (cluster.contacted().size() < 2 && cluster.connection.state() != State::disconnected) {
      cluster.now = *cluster.connection.next_timeout();
      cluster.connection.handle_timeout(cluster.now);
      cluster.pump();
    }
    const std::vector<std::string> wanted{"Contacting the gateway at 192.0.2.1",
                                          "Contacting the gateway at 192.0.2.9"};
    QVERIFY(cluster.contacted() == wanted);
  }

  void a_list_that_was_told_before_is_tried() {
    Cluster cluster;
    cluster.add(kMember, gateway());
    cluster.connect(false, {kMember.to_string()});
    while (cluster.connection.state() != State::up && cluster.connection.state() != State::disconnected) {
      cluster.now = *cluster.connection.next_timeout();
      cluster.connection.handle_timeout(cluster.now);
      cluster.pump();
    }
    QCOMPARE(cluster.connection.state(), State::up);
    QCOMPARE(cluster.contacted().back(), std::string("Contacting the gateway at 192.0.2.2"));
  }

  void a_banner_waits_for_an_answer() {
    Cluster cluster;
    cluster.assigned.banner = "Authorized users only.\r\n\x1b[2JYou are watched.\r\n";
    cluster.add(kVirtual, gateway());
    cluster.connect(true);
    QCOMPARE(cluster.connection.state(), State::banner);
    QVERIFY(cluster.banner && cluster.banner->is_question);
    // What moves a terminal's cursor is spelt out.
    QCOMPARE(cluster.banner->text, std::string("Authorized users only.\n\\x1B[2JYou are watched."));
    QVERIFY(!cluster.connection.statistics(cluster.now).is_up);
    cluster.connection.answer_banner(cluster.now, true);
    cluster.pump();
    QCOMPARE(cluster.connection.state(), State::up);
    QVERIFY(cluster.connection.statistics(cluster.now).is_up);
    // A second answer is none.
    cluster.connection.answer_banner(cluster.now, false);
    QCOMPARE(cluster.connection.state(), State::up);
  }

  void a_banner_that_is_refused_ends_the_connection() {
    for (const bool by_cancel : {false, true}) {
      Cluster cluster;
      cluster.assigned.banner = "Authorized users only.";
      cluster.add(kVirtual, gateway());
      cluster.connect(true);
      if (by_cancel) {
        cluster.connection.disconnect(cluster.now);
      } else {
        cluster.connection.answer_banner(cluster.now, false);
      }
      cluster.pump();
      QVERIFY(cluster.ended);
      QCOMPARE(cluster.ended->reason, Reason::user_cancelled);
      QCOMPARE(cluster.ended->failed_at, State::banner);
      QVERIFY(cluster.ended->by_user && !cluster.ended->was_up);
    }
  }

  void a_banner_that_nobody_answers_is_told_alone() {
    Cluster cluster;
    cluster.assigned.banner = "Authorized users only.";
    cluster.add(kVirtual, gateway());
    cluster.connect();
    QCOMPARE(cluster.connection.state(), State::up);
    QVERIFY(cluster.banner && !cluster.banner->is_question);
  }

  void the_reason_in_a_delete_is_read() {
    for (const auto& [close, reason] :
         {std::pair{ike::CloseReason::idle, Reason::idle_time_exceeded},
          {ike::CloseReason::administrator, Reason::disconnected_by_administrator},
          {ike::CloseReason::session_time, Reason::connect_time_exceeded},
          {ike::CloseReason::shut_down, Reason::peer_shut_down},
          {ike::CloseReason::restart, Reason::peer_rebooted},
          {ike::CloseReason::expired, Reason::lifetime_exceeded}}) {
      Cluster cluster;
      ike::ResponderConfig config = gateway();
      config.quirks.gives_reason = true;
      cluster.add(kVirtual, config);
      cluster.connect();
      QVERIFY(cluster.connection.state() == State::up && cluster.session);
      cluster.gateways[kVirtual]->close(cluster.now, *cluster.session, close);
      cluster.pump();
      QVERIFY(cluster.ended && cluster.ended->reason == reason);
    }
  }

  void a_delete_without_a_reason_says_so() {
    Cluster cluster;
    cluster.add(kVirtual, gateway());
    cluster.connect();
    cluster.gateways[kVirtual]->close(cluster.now, *cluster.session, ike::CloseReason::idle);
    cluster.pump();
    QVERIFY(cluster.ended && cluster.ended->reason == Reason::not_specified_by_peer);
  }
};

DRAWBRIDGE_TEST(GatewaysTest);
#include "gateways_test.moc"
