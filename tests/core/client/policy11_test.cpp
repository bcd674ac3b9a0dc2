// SPDX-License-Identifier: GPL-3.0-or-later
// Every choice of the Security Policy Editor reaches the wire (client.md 12.2, wire-ike.md 12): phase 1 is
// read from the first message that a connection sends, phase 2 from the proposals as they are written.
#include <QTest>

#include "client/connection.h"
#include "client/offer.h"
#include "client/profile_store.h"
#include "ike/proposal.h"
#include "support/test_registry.h"
#include "wire/attributes.h"
#include "wire/ipv4.h"
#include "wire/isakmp_message.h"
#include "wire/udp.h"

using namespace drawbridge;
using namespace drawbridge::client;
using wire::Phase1Attribute;

namespace {

const Ipv4Address kClient(192, 168, 1, 2);

Profile policy_with(const std::function<void(Policy11&)>& change = [](Policy11&) {}) {
  Profile profile = lab_profiles().at(1);
  change(profile.policy);
  return profile;
}

/// A connection that was told to connect, and what it did at once.
struct Attempt {
  SeededRandom random{1};
  Connection connection;
  std::vector<Action> actions;
  std::vector<Event> events;

  explicit Attempt(const Profile& profile) : connection(settings(), random) {
    connection.connect({}, profile, {Secret("cisco1234"), "", std::nullopt});
    collect();
  }
  static ConnectionSettings settings() {
    ConnectionSettings settings;
    settings.local_address = kClient;
    settings.application_version = "Drawbridge";
    return settings;
  }
  void collect() {
    actions.clear();
    while (auto action = connection.poll_action()) actions.push_back(std::move(*action));
    while (auto event = connection.poll_event()) events.push_back(std::move(*event));
  }
  template <class T>
  const T* find() const {
    for (const Action& action : actions) {
      if (const T* found = std::get_if<T>(&action)) return found;
    }
    return nullptr;
  }
  [[nodiscard]] std::optional<Reason> ended() const {
    for (const Event& event : events) {
      if (const Ended* found = std::get_if<Ended>(&event)) return found->reason;
    }
    return std::nullopt;
  }
};

/// The one transform of phase 1 as sent; nothing, with a failed check, if the message is another.
std::optional<wire::Transform> phase1_on_the_wire(const Profile& profile) {
  const Attempt attempt(profile);
  const SendDatagram* sent = attempt.find<SendDatagram>();
  if (sent == nullptr) return std::nullopt;
  const auto message = wire::check_header(sent->payload);
  if (!message || message->header.exchange != wire::ExchangeType::main_mode) return std::nullopt;
  const auto payloads = wire::walk_payloads(message->header.next_payload, message->body, false);
  if (!payloads) return std::nullopt;
  const auto* sa = wire::find_payload(*payloads, wire::PayloadType::sa);
  const auto offer = sa ? wire::SaPayload::read(sa->body) : failure(wire::WireError::truncated);
  if (!offer || offer->proposals.size() != 1 || offer->proposals[0].transforms.size() != 1)
    return std::nullopt;
  return offer->proposals[0].transforms[0];
}

/// The one ESP transform of phase 2 as written; `life` and `pfs` come from the configuration that IKE gets.
std::optional<wire::Transform> phase2_written(const Profile& profile) {
  const auto config =
      initiator_config(profile, {kClient, 500}, {Ipv4Address(192, 168, 1, 1), 500}, Secret("x"), "");
  const auto offer = wire::SaPayload::read(
      ike::phase2_offer(config.phase2, 0x12345678, 1, config.phase2_life_seconds, config.pfs).write());
  if (!offer || offer->proposals.size() != 1 || offer->proposals[0].protocol != wire::ProtocolId::esp ||
      offer->proposals[0].transforms.size() != 1)
    return std::nullopt;
  return offer->proposals[0].transforms[0];
}

template <class Type>
qint64 value(const wire::Transform& transform, Type type) {
  const wire::Attribute* attribute = transform.find(type);
  const auto number = attribute ? attribute->as_number() : std::nullopt;
  return number ? static_cast<qint64>(*number) : -1;
}

Bytes udp_to(Ipv4Address to, std::uint16_t port) {
  return wire::build_udp({kClient, 1024}, {to, port}, to_bytes("data"));
}

}  // namespace

class Policy11Test : public QObject {
  Q_OBJECT

 private slots:
  void the_note_s_proposals() {
    const auto phase1 = phase1_on_the_wire(policy_with());
    QVERIFY(phase1.has_value());
    QCOMPARE(value(*phase1, Phase1Attribute::encryption), qint64{1});      // DES-CBC
    QCOMPARE(value(*phase1, Phase1Attribute::hash), qint64{1});            // MD5
    QCOMPARE(value(*phase1, Phase1Attribute::authentication), qint64{1});  // pre-shared key
    QCOMPARE(value(*phase1, Phase1Attribute::group_description), qint64{1});
    QVERIFY2(!phase1->find(Phase1Attribute::life_type) && !phase1->find(Phase1Attribute::life_duration),
             "Unspecified sends no life attribute");
    const auto phase2 = phase2_written(policy_with());
    QVERIFY(phase2.has_value());
    QCOMPARE(int{phase2->id}, 2);  // ESP_DES
    QCOMPARE(value(*phase2, wire::IpsecAttribute::authentication), qint64{1});
    QCOMPARE(value(*phase2, wire::IpsecAttribute::encapsulation_mode), qint64{1});  // tunnel
    QVERIFY2(
        !phase2->find(wire::IpsecAttribute::life_type) && !phase2->find(wire::IpsecAttribute::life_duration),
        "Unspecified sends no life attribute");
    QVERIFY(!phase2->find(wire::IpsecAttribute::group_description));
  }

  void phase_1_choices_data() {
    QTest::addColumn<int>("cipher");
    QTest::addColumn<int>("hash");
    QTest::addColumn<int>("group");
    QTest::addColumn<qint64>("life");
    QTest::newRow("Triple DES, SHA-1, DH 2, 1 h") << 1 << 1 << 2 << qint64{3600};
    QTest::newRow("DES, SHA-1, DH 5, Unspecified") << 0 << 1 << 5 << qint64{-1};
    QTest::newRow("Triple DES, MD5, DH 1, a number that needs four octets") << 1 << 0 << 1 << qint64{2147483};
  }
  void phase_1_choices() {
    QFETCH(int, cipher);
    QFETCH(int, hash);
    QFETCH(int, group);
    QFETCH(qint64, life);
    const auto phase1 = phase1_on_the_wire(policy_with([&](Policy11& p) {
      p.phase1_cipher = cipher == 1 ? Policy11Cipher::triple_des : Policy11Cipher::des;
      p.phase1_hash = hash == 1 ? Policy11Hash::sha1 : Policy11Hash::md5;
      p.phase1_group = group;
      if (life > 0) p.phase1_seconds = static_cast<std::uint32_t>(life);
    }));
    QVERIFY(phase1.has_value());
    QCOMPARE(value(*phase1, Phase1Attribute::encryption), qint64{cipher == 1 ? 5 : 1});
    QCOMPARE(value(*phase1, Phase1Attribute::hash), qint64{hash == 1 ? 2 : 1});
    QCOMPARE(value(*phase1, Phase1Attribute::group_description), qint64{group});
    QCOMPARE(value(*phase1, Phase1Attribute::life_duration), life);
    QCOMPARE(value(*phase1, Phase1Attribute::life_type), life > 0 ? qint64{1} : qint64{-1});
  }

  void phase_2_choices_data() {
    QTest::addColumn<int>("cipher");
    QTest::addColumn<int>("hash");
    QTest::addColumn<qint64>("life");
    QTest::addColumn<int>("pfs");
    QTest::newRow("Triple DES, SHA-1, 1 h") << 3 << 2 << qint64{3600} << 0;
    QTest::newRow("DES, SHA-1, Unspecified, PFS 2") << 2 << 2 << qint64{-1} << 2;
    QTest::newRow("Null, MD5, 8 h") << 11 << 1 << qint64{28800} << 0;
  }
  void phase_2_choices() {
    QFETCH(int, cipher);
    QFETCH(int, hash);
    QFETCH(qint64, life);
    QFETCH(int, pfs);
    Profile profile = policy_with([&](Policy11& p) {
      p.esp_cipher = cipher == 3   ? Policy11Cipher::triple_des
                     : cipher == 2 ? Policy11Cipher::des
                                   : Policy11Cipher::null_cipher;
      p.esp_hash = hash == 2 ? Policy11Hash::sha1 : Policy11Hash::md5;
      if (life > 0) p.phase2_seconds = static_cast<std::uint32_t>(life);
    });
    profile.pfs_group = pfs;
    const auto phase2 = phase2_written(profile);
    QVERIFY(phase2.has_value());
    QCOMPARE(int{phase2->id}, cipher);
    QCOMPARE(value(*phase2, wire::IpsecAttribute::authentication), qint64{hash});
    QCOMPARE(value(*phase2, wire::IpsecAttribute::life_duration), life);
    QCOMPARE(value(*phase2, wire::IpsecAttribute::group_description), pfs > 0 ? qint64{pfs} : qint64{-1});
  }

  void main_mode_its_own_address_and_no_4_x_ways() {
    const auto config = initiator_config(policy_with(), {kClient, 500}, {Ipv4Address(192, 168, 1, 1), 500},
                                         Secret("key"), "D 1");
    QVERIFY(config.mode == ike::ExchangeMode::main);
    QVERIFY(!config.key_id);
    QVERIFY(!config.unity && !config.dpd && config.early_quick_mode);
    QVERIFY(config.pre_shared_key == Secret("key"));
    QCOMPARE(config.quick_modes.size(), std::size_t{1});
    QVERIFY(!config.quick_modes[0].local_is_fixed);
  }

  void the_remote_party_is_what_phase_2_protects_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("network");
    QTest::addColumn<bool>("as_subnet");
    QTest::newRow("IP Subnet") << static_cast<int>(PolicyIdType::ip_subnet) << "10.89.129.128/25" << true;
    QTest::newRow("IP Address") << static_cast<int>(PolicyIdType::ip_address) << "10.89.129.128/32" << false;
    QTest::newRow("Any") << static_cast<int>(PolicyIdType::any) << "0.0.0.0/0" << true;
  }
  void the_remote_party_is_what_phase_2_protects() {
    QFETCH(int, type);
    QFETCH(QString, network);
    QFETCH(bool, as_subnet);
    const auto profile =
        policy_with([&](Policy11& p) { p.remote_party.type = static_cast<PolicyIdType>(type); });
    const auto config = initiator_config(profile, {kClient, 500}, {}, Secret("key"), "");
    const ike::TrafficSelector& remote = config.quick_modes.at(0).remote;
    QCOMPARE(QString::fromStdString(remote.network.to_string()), network);
    QCOMPARE(remote.as_subnet, as_subnet);
  }

  void protocol_and_port_are_in_the_selector() {
    const auto selector = [](const char* protocol, const char* port) {
      const auto profile = policy_with([&](Policy11& p) {
        p.protocol = protocol;
        p.port = port;
      });
      const ike::TrafficSelector s = remote_party(profile.policy);
      return std::pair{int{s.protocol}, int{s.port}};
    };
    QCOMPARE(selector("All", "All"), (std::pair{0, 0}));
    QCOMPARE(selector("TCP", "80"), (std::pair{6, 80}));
    QCOMPARE(selector("UDP", "All"), (std::pair{17, 0}));
    QCOMPARE(selector("ICMP", "All"), (std::pair{1, 0}));
    QCOMPARE(selector("GRE", "All"), (std::pair{47, 0}));
  }

  void the_gateway_is_the_tunnel_s_or_the_remote_party_itself() {
    QCOMPARE(gateway_host(policy_with()), std::string("192.168.1.1"));
    QCOMPARE(gateway_host(policy_with([](Policy11& p) {
               p.gateway = {PolicyIdType::domain_name, {}, {}, "vpn.example.net"};
             })),
             std::string("vpn.example.net"));
    QCOMPARE(gateway_host(policy_with([](Policy11& p) {
               p.use_secure_gateway = false;
               p.remote_party = {PolicyIdType::ip_address, Ipv4Address(198, 51, 100, 7), {}, ""};
             })),
             std::string("198.51.100.7"));
  }

  void what_matches_no_secure_rule_goes_out_in_the_clear() {
    Attempt attempt(policy_with());
    const Bytes outside = udp_to(Ipv4Address(198, 51, 100, 7), 53);
    attempt.connection.send_inner({}, outside);
    attempt.collect();
    const SendClear* sent = attempt.find<SendClear>();
    QVERIFY(sent != nullptr);
    QVERIFY2(sent->packet == outside, "the packet is changed in nothing");
    QCOMPARE(attempt.connection.statistics({}).packets_bypassed, std::uint64_t{1});
  }

  void what_a_secure_rule_covers_never_goes_out_in_the_clear() {
    Attempt attempt(policy_with());
    attempt.connection.send_inner({}, udp_to(Ipv4Address(10, 89, 129, 131), 53));
    attempt.collect();
    QVERIFY2(attempt.find<SendClear>() == nullptr, "there is no tunnel yet, and still it is not sent");
    QCOMPARE(attempt.connection.statistics({}).packets_discarded, std::uint64_t{1});
    QCOMPARE(attempt.connection.statistics({}).packets_bypassed, std::uint64_t{0});
  }

  void protocol_and_port_decide_too_data() {
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("port");
    QTest::addColumn<bool>("clear");
    QTest::newRow("UDP 53 is covered") << "UDP"
                                       << "53" << false;
    QTest::newRow("UDP 54 is not") << "UDP"
                                   << "54" << true;
    QTest::newRow("all of UDP is covered") << "UDP"
                                           << "All" << false;
    QTest::newRow("TCP is another") << "TCP"
                                    << "All" << true;
  }
  void protocol_and_port_decide_too() {
    QFETCH(QString, protocol);
    QFETCH(QString, port);
    QFETCH(bool, clear);
    Attempt attempt(policy_with([&](Policy11& p) {
      p.protocol = protocol.toStdString();
      p.port = port.toStdString();
    }));
    attempt.connection.send_inner({}, udp_to(Ipv4Address(10, 89, 129, 131), 53));
    attempt.collect();
    QCOMPARE(attempt.find<SendClear>() != nullptr, clear);
  }

  void a_policy_that_protects_nothing_is_refused_with_402_data() {
    QTest::addColumn<int>("which");
    QTest::newRow("no Secure rule") << 0;
    QTest::newRow("no ESP") << 1;
    QTest::newRow("Null in phase 1") << 2;
    QTest::newRow("no gateway") << 3;
  }
  void a_policy_that_protects_nothing_is_refused_with_402() {
    QFETCH(int, which);
    Profile profile = policy_with([&](Policy11& p) {
      if (which == 0) p.security = RuleSecurity::non_secure;
      if (which == 1) p.esp = false;
      if (which == 2) p.phase1_cipher = Policy11Cipher::null_cipher;
      if (which == 3) p.gateway = {PolicyIdType::ip_address, {}, {}, ""};
    });
    if (which == 3) profile.host.clear();
    const Attempt attempt(profile);
    QVERIFY(attempt.ended() == Reason::bad_profile);
    QVERIFY(attempt.find<SendDatagram>() == nullptr);
  }

  void weak_choices_are_named() {
    using Names = std::vector<std::string>;
    QVERIFY((weak_algorithms(policy_with()) == Names{"DES", "MD5", "Diffie-Hellman group 1"}));
    const auto stronger = policy_with([](Policy11& p) {
      p.phase1_cipher = p.esp_cipher = Policy11Cipher::triple_des;
      p.phase1_hash = p.esp_hash = Policy11Hash::sha1;
      p.phase1_group = 5;
    });
    QVERIFY((weak_algorithms(stronger) == Names{"3DES", "SHA-1"}));
  }
};

DRAWBRIDGE_TEST(Policy11Test);
#include "policy11_test.moc"
