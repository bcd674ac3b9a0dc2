// SPDX-License-Identifier: GPL-3.0-or-later
// Phase 1 renewed by the gateway: it begins an exchange towards its client, who answers, logs in again and
// goes on with the same pairs. And whoever else begins one gets nothing of it.
#include <QTest>
#include <set>

#include "core/ike/traffic.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;
using ike::AuthMethod;
using ike::ExchangeMode;

namespace {

/// One pair for everything; main mode has the wildcard key, aggressive mode the group's.
ike::InitiatorConfig plan_in(ExchangeMode mode, std::uint32_t phase1 = kVeryLong,
                             std::uint32_t phase2 = kVeryLong) {
  ike::InitiatorConfig plan = plan_of(phase1, phase2);
  plan.mode = mode;
  if (mode == ExchangeMode::aggressive) return plan;
  plan.key_id.reset();
  plan.pre_shared_key = Secret(std::string_view("cisco1234"));
  return plan;
}

std::size_t renewals(const Pair::Log& log, bool by_peer) {
  std::size_t count = 0;
  for (const auto& one : log.all<ike::Phase1Rekeyed>()) count += one.by_peer == by_peer ? 1 : 0;
  return count;
}

/// The SA that has the connection now.
ike::SaId holder(const Pair::Log& log) {
  const auto renewed = log.all<ike::Phase1Rekeyed>();
  return renewed.empty() ? log.all<ike::Phase1Established>().at(0).sa : renewed.back().new_sa;
}

void gateway_renews(Pair& pair) {
  pair.headend.renew_phase1(pair.now, holder(pair.at_headend));
  pair.drain();
}
void client_renews(Pair& pair) {
  pair.client.renew_phase1(pair.now, holder(pair.at_client));
  pair.drain();
}

/// What stood and has ended; attempts that came to nothing do not count.
std::size_t ended(const Pair::Log& log) {
  std::size_t count = 0;
  for (const auto& one : log.all<ike::Closed>()) count += one.was_established ? 1 : 0;
  return count;
}

/// Packets while something happens, and time behind it.
void pass(Pair& pair, Traffic& traffic, Seconds time) {
  traffic.run(Seconds(3));
  pair.run_for(time - Seconds(3));
}

/// Nothing ended, and keys of phase 2 can be renewed from either side.
void is_in_order(Pair& pair, Traffic& traffic) {
  QCOMPARE(ended(pair.at_client), std::size_t{0});
  QCOMPARE(ended(pair.at_headend), std::size_t{0});
  const std::size_t before = made(pair.at_client);
  pair.client.rekey_pair(pair.now, holder(pair.at_client), newest(pair.at_client));
  pair.drain();
  pass(pair, traffic, Seconds(33));
  pair.headend.rekey_pair(pair.now, holder(pair.at_headend), newest(pair.at_headend));
  pair.drain();
  pass(pair, traffic, Seconds(33));
  QCOMPARE(made(pair.at_client), before + 2);
  QCOMPARE(made(pair.at_headend), before + 2);
  QCOMPARE(standing(pair.at_client), std::size_t{1});
  QCOMPARE(standing(pair.at_headend), std::size_t{1});
  QCOMPARE(traffic.lost, std::size_t{0});
}

/// Somebody with an engine of his own who speaks to the client of a pair from an address of his choice. What
/// the client says to that address is his, too.
class Stranger {
 public:
  Stranger(Pair& pair, const Endpoint& at) : pair_(pair), random_(77), engine_(at, random_), at_(at) {}

  void begin(const ike::InitiatorConfig& plan) {
    engine_.initiate(pair_.now, plan);
    pair_.on_send = [this](Side from, Bytes& datagram) {
      if (from == Side::client) heard_.push_back(datagram);
      return false;
    };
  }
  /// Exchanges messages until nobody has anything to say, for `limit`.
  void run(Duration limit) {
    for (const TimePoint end = pair_.now + limit; pair_.now < end; pair_.run_for(Milliseconds(100))) {
      engine_.handle_timeout(pair_.now);
      bool again = true;
      while (again) {
        again = false;
        while (const auto action = engine_.poll_action()) {
          if (const auto* const sent = std::get_if<ike::Transmit>(&*action)) {
            ++said;
            pair_.client.handle_datagram(pair_.now, at_, sent->datagram);
            pair_.drain();
          }
        }
        for (const Bytes& datagram : std::exchange(heard_, {})) {
          again = true;
          ++heard;
          engine_.handle_datagram(pair_.now, pair_.client_at(), datagram);
        }
      }
      while (const auto event = engine_.poll_event())
        stands = stands || std::holds_alternative<ike::Phase1Established>(*event);
    }
    pair_.on_send = nullptr;
  }

  std::size_t said = 0, heard = 0;
  bool stands = false;

 private:
  Pair& pair_;
  SeededRandom random_;
  ike::IkeEndpoint engine_;
  Endpoint at_;
  std::vector<Bytes> heard_;
};

/// As the gateway would begin, with the note's wildcard key.
ike::InitiatorConfig like_the_gateway(ExchangeMode mode = ExchangeMode::main,
                                      AuthMethod method = AuthMethod::xauth_resp_pre_shared) {
  ike::InitiatorConfig plan;
  plan.local = kHeadend;
  plan.peer = kClient4x;
  plan.mode = mode;
  plan.phase1 = {{des(), crypto::HashAlgorithm::md5, crypto::DhGroup::modp1024, method, 3600}};
  plan.pre_shared_key = Secret(std::string_view("cisco1234"));
  plan.initial_contact = false;
  return plan;
}

}  // namespace

class GatewayRenewalTest : public QObject {
  Q_OBJECT

 private slots:
  void theConnectionGoesOn_data() {
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("translated");
    QTest::addColumn<QString>("phase1");
    const char* const main =
        "headend > MM HDR SA\n"
        "client  > MM HDR SA\n"
        "headend > MM HDR KE NON VID VID\n"
        "client  > MM HDR KE NON VID VID\n"
        "headend > MM HDR* ID HASH\n"
        "client  > MM HDR* ID HASH\n";
    const char* const aggressive =
        "headend > AG HDR SA KE NON ID VID VID VID\n"
        "client  > AG HDR SA KE ID NON HASH VID VID\n"
        "headend > AG HDR* HASH\n";
    QTest::newRow("main") << int(ExchangeMode::main) << false << QString(main);
    QTest::newRow("aggressive") << int(ExchangeMode::aggressive) << false << QString(aggressive);
    QTest::newRow("main behind a NAT") << int(ExchangeMode::main) << true << QString();
    QTest::newRow("aggressive behind a NAT") << int(ExchangeMode::aggressive) << true << QString();
  }
  void theConnectionGoesOn() {
    QFETCH(int, mode);
    QFETCH(bool, translated);
    QFETCH(QString, phase1);
    ike::ResponderConfig config = note_headend();
    ike::InitiatorConfig plan = plan_in(ExchangeMode(mode));
    if (translated) {
      config.nat_traversal = Seconds(20);
      plan.nat_traversal = ike::NatTraversal::automatic;
    }
    Pair pair(config);
    if (translated) pair.nat.emplace(Ipv4Address(192, 168, 1, 9));
    pair.connect(plan);
    pair.run_until_quiet();
    Traffic traffic(pair);
    traffic.run(Seconds(5));
    const std::size_t before = pair.diagram().size();
    for (int i = 0; i < 5; ++i) {
      gateway_renews(pair);
      pass(pair, traffic, Seconds(40));
      QCOMPARE(pair.client.status(pair.now).size(), std::size_t{1});
      QCOMPARE(pair.headend.status(pair.now).size(), std::size_t{1});
    }
    if (!phase1.isEmpty())
      QCOMPARE(QString::fromStdString(pair.diagram().substr(before)).left(phase1.size()), phase1);
    QCOMPARE(renewals(pair.at_client, true), std::size_t{5});
    QCOMPARE(renewals(pair.at_headend, false), std::size_t{5});
    // The login was asked for each time, by whom it is asked for ever.
    QCOMPARE(pair.at_client.all<ike::NeedCredentials>().size(), std::size_t{6});
    QCOMPARE(pair.at_client.all<ike::UserAuthenticated>().size(), std::size_t{6});
    QCOMPARE(pair.at_client.all<ike::AddressAssigned>().size(), std::size_t{1});
    QCOMPARE(made(pair.at_client), std::size_t{1});
    QVERIFY(pair.client.status(pair.now)[0].user == "cisco_customer");
    is_in_order(pair, traffic);
    // And the client is the one who renews when its turn comes.
    client_renews(pair);
    pass(pair, traffic, Seconds(40));
    QCOMPARE(renewals(pair.at_client, false), std::size_t{1});
    QCOMPARE(pair.headend.status(pair.now).size(), std::size_t{1});
    is_in_order(pair, traffic);
    if (!translated) return;
    for (const auto& sent : pair.at_headend.done<ike::Transmit>()) {
      if (sent.from.port == 4500) return;
    }
    QFAIL("nothing went behind the float");
  }
  /// Each end has its time: the gateway comes first, and the client starts to count anew.
  void byTime() {
    ike::ResponderConfig config = note_headend();
    config.quirks.renews_phase1 = true;
    Pair pair(config);
    pair.connect(plan_of(120, kVeryLong));
    pair.run_until_quiet();
    Traffic traffic(pair);
    traffic.run(Seconds(600));
    QCOMPARE(renewals(pair.at_client, true), std::size_t{6});
    QCOMPARE(renewals(pair.at_client, false), std::size_t{0});
    is_in_order(pair, traffic);
  }
  void aGatewayWithoutLogin() {
    ike::ResponderConfig config = note_headend();
    config.xauth_required = false;
    Pair pair(config);
    ike::InitiatorConfig plan = plan_in(ExchangeMode::main);
    std::erase_if(plan.phase1, [](const auto& each) { return each.method != AuthMethod::pre_shared_key; });
    pair.connect(plan);
    pair.run_until_quiet();
    Traffic traffic(pair);
    traffic.run(Seconds(5));
    gateway_renews(pair);
    pass(pair, traffic, Seconds(40));
    QCOMPARE(renewals(pair.at_client, true), std::size_t{1});
    QVERIFY(pair.at_client.all<ike::NeedCredentials>().empty());
    is_in_order(pair, traffic);
  }
  /// Silence, the client's end and the gateway's are told under the new SA.
  void whatFollowsGoesOverTheNewOne() {
    ike::ResponderConfig config = note_headend();
    config.dpd_idle = Seconds(10);
    for (const bool by_client : {true, false}) {
      Pair pair(config);
      pair.connect(plan_in(ExchangeMode::main));
      pair.run_until_quiet();
      gateway_renews(pair);
      pair.run_for(Seconds(300));
      QVERIFY(pair.at_client.all<ike::Closed>().empty());
      QVERIFY(pair.headend.status(pair.now).at(0).dpd_answered_at > pair.now - Seconds(30));
      if (by_client) {
        pair.client.close(pair.now, holder(pair.at_client), ike::CloseReason::local_request);
      } else {
        pair.headend.close(pair.now, holder(pair.at_headend), ike::CloseReason::administrator);
      }
      pair.drain();
      pair.run_for(Seconds(5));
      const Pair::Log& other = by_client ? pair.at_headend : pair.at_client;
      QVERIFY(other.close_reason() == ike::CloseReason::peer_deleted);
      QCOMPARE(standing(pair.at_client), std::size_t{0});
      QCOMPARE(standing(pair.at_headend), std::size_t{0});
      QVERIFY(pair.client.status(pair.now).empty() && pair.headend.status(pair.now).empty());
    }
  }
  /// The gateway's ISAKMP SA came to its end and only its pairs are left. What the client begins is lost on
  /// its way, and what the gateway begins is not.
  void whatOnlyKeepsItsPairsIsRenewed() {
    ike::ResponderConfig config = note_headend();
    for (ike::Phase1Policy& policy : config.policies) policy.lifetime_seconds = 60;
    Pair pair(config);
    pair.connect(plan_in(ExchangeMode::main, 86400));
    pair.run_until_quiet();
    pair.on_send = [](Side from, Bytes& datagram) {
      const auto header = wire::IsakmpHeader::read(datagram);
      return !(header && from == Side::client && wire::is_zero(header->responder_cookie));
    };
    Traffic traffic(pair);
    traffic.run(Seconds(70));
    QCOMPARE(pair.at_client.all<ike::Phase1Over>().size(), std::size_t{1});
    gateway_renews(pair);
    pass(pair, traffic, Seconds(40));
    QCOMPARE(renewals(pair.at_client, true), std::size_t{1});
    QCOMPARE(pair.client.status(pair.now).size(), std::size_t{1});
    pair.on_send = nullptr;
    is_in_order(pair, traffic);
  }
  void bothBeginAtOnce_data() {
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("late");  // milliseconds that the gateway begins after the client; below 0 before
    for (const auto mode : {ExchangeMode::main, ExchangeMode::aggressive}) {
      for (const int late : {-41, -21, -11, -5, 0, 5, 11, 21, 41})
        QTest::addRow("%s %d", mode == ExchangeMode::main ? "main" : "aggressive", late) << int(mode) << late;
    }
  }
  void bothBeginAtOnce() {
    QFETCH(int, mode);
    QFETCH(int, late);
    Pair pair;
    pair.connect(plan_in(ExchangeMode(mode)));
    pair.run_until_quiet();
    Traffic traffic(pair);
    traffic.run(Seconds(5));
    for (int round = 0; round < 2; ++round) {
      late >= 0 ? client_renews(pair) : gateway_renews(pair);
      traffic.run(Milliseconds(std::abs(late)));
      late >= 0 ? gateway_renews(pair) : client_renews(pair);
      pass(pair, traffic, Seconds(40));
      is_in_order(pair, traffic);
    }
    // Two in a round at most, and what nobody needs has gone or will.
    QVERIFY(pair.at_client.all<ike::Phase1Rekeyed>().size() <= 4);
    QVERIFY(pair.client.status(pair.now).size() <= 3);
    QVERIFY(pair.at_client.all<ike::NeedCredentials>().size() <= 5);
  }
  /// Where both stand, each end may hold another of the two. The gateway deletes the one that the client
  /// holds: the client goes on by the one that is left.
  void theOneThatIsLeft() {
    int tried = 0;
    for (int late = 0; late <= 60; late += 5) {
      Pair pair;
      pair.connect(plan_in(ExchangeMode::main));
      pair.run_until_quiet();
      Traffic traffic(pair);
      client_renews(pair);
      traffic.run(Milliseconds(late));
      gateway_renews(pair);
      traffic.run(Seconds(10));
      const auto of_headend = pair.at_headend.all<ike::Phase1Rekeyed>();
      if (pair.at_client.all<ike::Phase1Rekeyed>().size() != 2 || of_headend.size() != 2) continue;
      const auto by_peer_at_end = pair.at_client.all<ike::Phase1Rekeyed>().back().by_peer;
      if (by_peer_at_end != of_headend.back().by_peer) continue;  // both hold the same
      ++tried;
      pair.headend.close(pair.now, of_headend.back().old_sa, ike::CloseReason::replaced);
      pair.drain();
      traffic.run(Seconds(10));
      QCOMPARE(pair.at_client.all<ike::Phase1Rekeyed>().size(), std::size_t{3});
      is_in_order(pair, traffic);
    }
    QVERIFY(tried > 0);
  }
  void onABadLinkTheConnectionStays() {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      Pair pair(note_headend(), seed);
      pair.connect(plan_in(seed % 2 == 0 ? ExchangeMode::main : ExchangeMode::aggressive));
      pair.run_until_quiet();
      Traffic traffic(pair);
      pair.loss = 0.15;
      pair.duplication = 0.1;
      pair.reordering = 0.2;
      SeededRandom random(seed);
      for (int i = 0; i < 10; ++i) {
        traffic.run(Milliseconds(random.below(90000)));
        if (random.below(4) != 0) gateway_renews(pair);
        if (random.below(4) == 0) client_renews(pair);
      }
      pair.loss = pair.duplication = pair.reordering = 0;
      traffic.run(Seconds(200));
      QVERIFY2(pair.at_client.all<ike::Closed>().empty(), std::to_string(seed).c_str());
      QVERIFY(renewals(pair.at_client, true) > 0);
      const std::size_t before = traffic.lost;
      traffic.run(Seconds(100));
      QCOMPARE(traffic.lost, before);
    }
  }

  // ---- Others

  void whoIsNotTheGateway_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("mode");    // of the stranger's exchange
    QTest::addColumn<int>("method");  // that he offers
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("is_answered");
    const int main = int(ExchangeMode::main), aggressive = int(ExchangeMode::aggressive);
    const int login = int(AuthMethod::xauth_resp_pre_shared), plain = int(AuthMethod::pre_shared_key);
    QTest::newRow("another address, the right key")
        << "192.168.1.77" << 500 << main << login << "cisco1234" << false;
    QTest::newRow("another port, the right key")
        << "192.168.1.1" << 501 << main << login << "cisco1234" << false;
    QTest::newRow("the gateway's address, a wrong key")
        << "192.168.1.1" << 500 << main << login << "cisco" << true;
    QTest::newRow("the same without login") << "192.168.1.1" << 500 << main << plain << "cisco" << true;
    QTest::newRow("a mode that the entry does not use")
        << "192.168.1.1" << 500 << aggressive << login << "cisco1234" << false;
    // He is told that this is not taken.
    QTest::newRow("who wants to be asked for a user")
        << "192.168.1.1" << 500 << main << int(AuthMethod::xauth_init_pre_shared) << "cisco1234" << true;
    QTest::newRow("a certificate where there is none")
        << "192.168.1.1" << 500 << main << int(AuthMethod::xauth_resp_rsa) << "cisco1234" << true;
  }
  void whoIsNotTheGateway() {
    QFETCH(QString, address);
    QFETCH(int, port);
    QFETCH(int, mode);
    QFETCH(int, method);
    QFETCH(QString, key);
    QFETCH(bool, is_answered);
    Pair pair;
    pair.connect(plan_in(ExchangeMode::main));
    pair.run_until_quiet();
    Stranger stranger(pair, {*Ipv4Address::parse(address.toStdString()), static_cast<std::uint16_t>(port)});
    ike::InitiatorConfig plan = like_the_gateway(ExchangeMode(mode), AuthMethod(method));
    plan.pre_shared_key = Secret(key.toStdString());
    stranger.begin(plan);
    stranger.run(Seconds(50));  // less than the silence after which the client asks its gateway
    QVERIFY(stranger.said > 0);
    QCOMPARE(stranger.heard > 0, is_answered);
    QVERIFY(!stranger.stands);
    nothingCameOfIt(pair);
  }
  /// The right key and another name: members of a group know its key.
  void whoCallsHimselfOtherwise() {
    for (const ExchangeMode mode : {ExchangeMode::main, ExchangeMode::aggressive}) {
      Pair pair;
      pair.connect(plan_in(mode));
      pair.run_until_quiet();
      Stranger stranger(pair, kHeadend);
      ike::InitiatorConfig plan = like_the_gateway(mode);
      plan.pre_shared_key = Secret(std::string_view(mode == ExchangeMode::main ? "cisco1234" : "cisco123"));
      plan.key_id = "vpn3000";
      stranger.begin(plan);
      stranger.run(Seconds(90));
      QVERIFY(!stranger.stands);
      nothingCameOfIt(pair);
    }
  }
  /// As the check of the checks: with the right key, address and name there is an SA.
  void whoHasAllOfIt() {
    Pair pair;
    pair.connect(plan_in(ExchangeMode::main));
    pair.run_until_quiet();
    Stranger stranger(pair, kHeadend);
    stranger.begin(like_the_gateway());
    stranger.run(Seconds(1));
    QVERIFY(stranger.stands);
    QCOMPARE(renewals(pair.at_client, true), std::size_t{1});
  }
  /// There is nothing to renew yet.
  void beforeTheTunnelStands() {
    Pair pair;
    pair.on_need = [](const ike::NeedCredentials&) {};
    pair.connect(plan_in(ExchangeMode::main));
    pair.run_until_quiet();
    QCOMPARE(pair.at_client.all<ike::NeedCredentials>().size(), std::size_t{1});
    Stranger stranger(pair, kHeadend);
    stranger.begin(like_the_gateway());
    stranger.run(Seconds(10));
    QCOMPARE(stranger.heard, std::size_t{0});
  }
  void aFloodIsBoundedAndGoes() {
    Pair pair;
    pair.connect(plan_in(ExchangeMode::main));
    pair.run_until_quiet();
    // First messages with the gateway's address, each with a cookie of its own.
    std::optional<Bytes> first;
    {
      SeededRandom random(5);
      ike::IkeEndpoint engine(kHeadend, random);
      engine.initiate(pair.now, like_the_gateway());
      while (const auto action = engine.poll_action()) {
        if (const auto* const sent = std::get_if<ike::Transmit>(&*action)) first = sent->datagram;
      }
    }
    QVERIFY(first);
    pair.on_send = [](Side, Bytes&) { return false; };
    SeededRandom random(6);
    for (int i = 0; i < 3000; ++i) {
      for (std::size_t at = 0; at < 8; ++at) (*first)[at] = static_cast<std::uint8_t>(random.u32() | 1U);
      pair.client.handle_datagram(pair.now, kHeadend, *first);
      pair.drain();
      QVERIFY(pair.client.status(pair.now).size() <= 9);
    }
    pair.on_send = nullptr;
    // The genuine one is heard between them.
    Traffic traffic(pair);
    gateway_renews(pair);
    traffic.run(Seconds(100));
    QCOMPARE(renewals(pair.at_client, true), std::size_t{1});
    QCOMPARE(pair.client.status(pair.now).size(), std::size_t{1});
    is_in_order(pair, traffic);
  }

 private:
  static void nothingCameOfIt(Pair& pair) {
    QCOMPARE(renewals(pair.at_client, true), std::size_t{0});
    QCOMPARE(pair.at_client.all<ike::NeedCredentials>().size(), std::size_t{1});
    Traffic traffic(pair);
    pass(pair, traffic, Seconds(60));
    QCOMPARE(pair.client.status(pair.now).size(), std::size_t{1});
    is_in_order(pair, traffic);
    // What the genuine gateway begins is heard as ever.
    gateway_renews(pair);
    pass(pair, traffic, Seconds(40));
    QCOMPARE(renewals(pair.at_client, true), std::size_t{1});
    is_in_order(pair, traffic);
  }
};

DRAWBRIDGE_TEST(GatewayRenewalTest);
#include "gateway_renewal_test.moc"
