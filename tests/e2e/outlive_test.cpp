// SPDX-License-Identifier: GPL-3.0-or-later
// A session whose phase 1 has come to its end and was not renewed: it lives on by its IPsec SAs
// (pix-behaviour.md 6.7), as traffic, tables, limits and log show.
#include <QTest>
#include <map>

#include "lab_story.h"
#include "load_world.h"
#include "pix/lab_configuration.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

constexpr Seconds kPhase1{1200}, kPhase2{7200};

bool is_ike(ByteView packet) {
  const auto view = wire::parse_ipv4(packet);
  return view && view->header.protocol == wire::IpProtocol::udp;
}

/// One client; from a moment on nothing of IKE passes any more, and phase 1 ends at the headend.
struct Outlived {
  bool ike_passes = true;
  World world;

  explicit Outlived(const std::string& lines = {}) : world(options(*this, lines)) {
    if (!world.run_until([&] { return one().is_up && one().answered >= one().wanted; }, Seconds(60)))
      qFatal("the client is not up");
    ike_passes = false;
    run(kPhase1 + Seconds(60));
  }
  static LoadOptions options(Outlived& self, const std::string& lines) {
    LoadOptions options;
    options.clients = 1;
    options.configuration += "isakmp policy 10 lifetime 1200\nlogging on\n" + lines;
    options.edit_offer = [](ike::InitiatorConfig& offer) {
      offer.phase2_life_seconds = static_cast<std::uint32_t>(kPhase2.count());
      offer.dpd = false;
    };
    options.passes = [&self](ByteView packet) { return self.ike_passes || !is_ike(packet); };
    return options;
  }
  Client& one() { return *world.clients.front(); }
  void run(Duration time) {
    world.run_until([] { return false; }, time);
  }
  console::Device& device() { return world.headend().device(); }
  std::size_t said(int id) {
    const auto& all = world.headend().syslog();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [id](const auto& each) { return each.id == id; }));
  }
  bool echoes() {
    const std::size_t before = one().answered;
    world.want_echoes(3);
    return world.run_until([&] { return one().answered == before + 3; }, Seconds(20));
  }
  bool everything_is_back() {
    return world.headend().sessions(world.now).empty() && device().isakmp_sas(world.now).empty() &&
           device().ipsec_pairs(world.now).empty() && device().uauth().entries.empty() &&
           device().pools().at(0).in_use.empty();
  }
  void type(const std::string& line) {
    console::SessionOptions options;
    options.start_privileged = true;
    const std::uint64_t console = world.headend().open_console(world.now, options);
    world.headend().console_input(world.now, console, line + "\n");
    world.headend().close_console(console);
    run(Seconds(1));
  }
};

}  // namespace

class SessionOutlivesTest : public QObject {
  Q_OBJECT

 private slots:
  void onlyTheIsakmpSaGoes() {
    Outlived lab;
    QVERIFY(lab.device().isakmp_sas(lab.world.now).empty());
    QCOMPARE(lab.said(702202), std::size_t{1});
    QCOMPARE(lab.said(602302), std::size_t{0});
    const auto sessions = lab.world.headend().sessions(lab.world.now);
    QCOMPARE(sessions.size(), std::size_t{1});
    QVERIFY(sessions[0].sa_pairs > 0);
    QVERIFY(!lab.device().ipsec_pairs(lab.world.now).empty());
    QCOMPARE(lab.device().uauth().entries.size(), std::size_t{1});
    QCOMPARE(lab.device().pools().at(0).in_use.size(), std::size_t{1});
    QVERIFY(lab.echoes());
  }

  void theSessionEndsWithItsLastPair() {
    Outlived lab;
    const int pairs = lab.world.headend().sessions(lab.world.now).at(0).sa_pairs;
    lab.run(kPhase2);
    QVERIFY(lab.everything_is_back());
    QCOMPARE(lab.said(602302), static_cast<std::size_t>(2 * pairs));
    QCOMPARE(lab.said(702202), std::size_t{1});
  }

  void idleAndMaxTimeHoldWithoutPhase1() {
    {
      Outlived lab("vpngroup load max-time 3600\n");
      QVERIFY(lab.echoes());
      lab.run(Seconds(3600));
      QVERIFY(lab.everything_is_back());
    }
    Outlived lab("vpngroup load idle-time 1500\n");
    lab.one().is_up = false;  // its programs say no more
    QVERIFY(!lab.everything_is_back());
    lab.run(Seconds(1600));
    QVERIFY(lab.everything_is_back());
  }

  void theOperatorClearsIpsecSas() {
    Outlived lab;
    lab.type("clear crypto isakmp sa");
    QVERIFY(lab.echoes());  // there was none to clear
    lab.type("clear crypto ipsec sa");
    QVERIFY(lab.everything_is_back());
  }

  void theManagerEndsTheSession() {
    Outlived lab;
    lab.world.headend().clear_session(lab.world.now, lab.world.headend().sessions(lab.world.now).at(0).id);
    lab.run(Seconds(1));
    QVERIFY(lab.everything_is_back());
  }

  void kilobytesEndItToo() {
    Outlived lab("crypto ipsec security-association lifetime kilobytes 2560\n");
    QVERIFY(lab.echoes());
    const std::size_t size = 1300;
    for (std::size_t i = 0; i < 2560 * 1024 / size + 10; ++i) {
      const auto sealed =
          lab.world.seal(lab.one(), wire::build_udp({*lab.one().inner, 2001}, {kServer, 9}, Bytes(size)));
      QVERIFY(sealed);
      lab.world.inject(*sealed);
      lab.run(Milliseconds(5));
    }
    QVERIFY(!lab.echoes());
    // The pair for the headend's own address, if there is one, has its own life.
    for (const auto& session : lab.world.headend().sessions(lab.world.now)) QVERIFY(session.sa_pairs < 2);
  }

  // The lab: the client hears of the end, and makes a new phase 1. Its programs notice nothing.
  void theClientRenewsPhase1AndConnectionsStandAndAreAccountedOnce() {
    LabStory lab;
    lab.start_headend(std::string(pix::lab_configuration()) +
                      "\naaa accounting include any inbound 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0 AuthInbound\n"
                      "isakmp policy 10 lifetime 600\n");
    QVERIFY(lab.connect_lab());
    lab.driver.run_for(Seconds{300});
    QVERIFY(lab.fetch().ok);
    lab.driver.run_for(Seconds{330});
    QVERIFY(!lab.has_ended());
    // What comes from the gateway says that it kept the tunnel: the next phase 1 is made.
    QVERIFY(lab.fetch().ok);
    lab.driver.run_for(Seconds{30});
    const auto said = [&lab](int id) {
      return std::count_if(lab.syslog.begin(), lab.syslog.end(),
                           [id](const auto& each) { return each.id == id; });
    };
    QVERIFY(said(109001) >= 2);  // the login is made again, with the password of this connection
    QCOMPARE(lab.snapshot.sessions.size(), std::size_t{1});
    QCOMPARE(lab.snapshot.isakmp_sas.size(), std::size_t{1});
    QCOMPARE(lab.snapshot.pools.at(0).in_use.size(), std::size_t{1});
    QVERIFY(lab.fetch().ok);
    lab.disconnect();
    lab.driver.run_for(Seconds{30});
    QVERIFY(lab.snapshot.sessions.empty() && lab.snapshot.uauth.entries.empty());
    std::map<std::string, std::pair<int, int>> records;  // per task: start, stop
    for (const auto& row : lab.accounting) {
      if (row.flags == "start") ++records[row.task_id].first;
      if (row.flags == "stop") ++records[row.task_id].second;
    }
    QVERIFY(!records.empty());
    for (const auto& [task, count] : records) {
      QCOMPARE(count.first, 1);
      QCOMPARE(count.second, 1);
    }
  }
};

DRAWBRIDGE_TEST(SessionOutlivesTest);
#include "outlive_test.moc"
