// SPDX-License-Identifier: GPL-3.0-or-later
// A flood of spoofed first messages does not keep real clients out (wire.md 5), two thousand tunnels carry
// traffic at once, and a clock that jumps leaves a headend that works.
#include <QTest>
#include <set>

#include "lab_story.h"
#include "load_world.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

// Instrumented or unoptimized code is slower by an order of magnitude: the same story with smaller numbers.
#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
constexpr std::size_t kFlood = 8000;
constexpr std::size_t kRealClients = 20;
constexpr std::size_t kTunnels = 150;
#else
constexpr std::size_t kFlood = 100'000;
constexpr std::size_t kRealClients = 100;
constexpr std::size_t kTunnels = 2000;
#endif
constexpr std::size_t kFloodPerSecond = 2000;
/// A flood of 50 s; behind it every client gets through with its next retransmission but one.
constexpr Duration kToConnect = Seconds(50 + 60);

/// The first message of a real client's aggressive mode, to be sent under other names.
Bytes first_message(Random& random) {
  client::ConnectionSettings settings;
  settings.local_address = Ipv4Address(100, 127, 0, 1);
  client::Connection connection(settings, random);
  client::Profile profile;
  profile.name = "flood";
  profile.host = kHeadendAddress.to_string();
  profile.group_name = "load";
  client::ConnectSecrets secrets;
  secrets.group_password = Secret(std::string_view("guess"));
  connection.connect(TimePoint{}, profile, std::move(secrets));
  while (auto action = connection.poll_action()) {
    if (const auto* name = std::get_if<client::Resolve>(&*action)) {
      connection.resolved(TimePoint{}, name->host, kHeadendAddress);
    } else if (auto* datagram = std::get_if<client::SendDatagram>(&*action)) {
      return std::move(datagram->payload);
    }
  }
  return {};
}

}  // namespace

class FloodTest : public QObject {
  Q_OBJECT

 private slots:
  void realClientsConnectThroughAFloodOfFirstMessages() {
    LoadOptions options;
    options.clients = kRealClients;
    options.faults.latency = Milliseconds(20);
    options.between_starts = Milliseconds(200);
    World world(options);
    SeededRandom random(99);
    Bytes message = first_message(random);
    QVERIFY(message.size() > 100);

    const auto& device = world.headend().device();
    const auto all_up = [&] {
      return world.count([](const Client& one) { return one.is_up; }) == kRealClients;
    };
    const std::size_t bound = ike::Limits{}.half_open_total + kRealClients;
    std::size_t most = 0;
    for (std::size_t sent = 0; sent < kFlood;) {
      // A hundredth of a second of it: cookies and sources that nobody has, none of them twice.
      for (std::size_t i = 0; i < kFloodPerSecond / 100 && sent < kFlood; ++i, ++sent) {
        random.fill(ByteSpan(message).first(8));
        const Ipv4Address source(0x0B000000U + random.below(0x03000000U));
        world.inject(wire::build_udp({source, 500}, {kHeadendAddress, 500}, message));
      }
      (void)world.run_until([] { return false; }, Milliseconds(10));
      most = std::max(most, device.isakmp_sas(world.now).size());
      QVERIFY2(most <= bound, qPrintable(QString("%1 states").arg(most)));
    }
    QVERIFY(most > 100);  // the flood did reach the headend
    const Duration rest = kToConnect - (world.now - TimePoint{});
    const bool connected = world.run_until(all_up, rest);
    const std::size_t up = world.count([](const Client& one) { return one.is_up; });
    QVERIFY2(connected, qPrintable(QString("%1 of %2").arg(up).arg(kRealClients)));
    qInfo("%zu first messages, at most %zu states; %zu clients up after %lld s", kFlood, most, up,
          static_cast<long long>(whole_seconds(world.now - TimePoint{})));
    // What the flood left is forgotten.
    (void)world.run_until([&] { return device.isakmp_sas(world.now).size() == kRealClients; }, Seconds(300));
    QCOMPARE(device.isakmp_sas(world.now).size(), kRealClients);
  }

  void twoThousandTunnelsCarryTrafficAtOnce() {
    LoadOptions options;
    options.clients = kTunnels;
    options.faults.latency = Milliseconds(20);
    options.between_starts = Milliseconds(10);
    World world(options);
    const auto everybody_has_echoes = [&] {
      return world.count([](const Client& one) { return one.is_up && one.answered >= one.wanted; }) ==
             kTunnels;
    };
    QVERIFY(world.run_until(everybody_has_echoes, Seconds(120)));
    QCOMPARE(world.headend().sessions(world.now).size(), kTunnels);
    world.want_echoes(20);
    QVERIFY(world.run_until(everybody_has_echoes, Seconds(60)));
    const auto& device = world.headend().device();
    QCOMPARE(device.connections(world.now).size(), kTunnels);
    for (const headend::RemoteSession& session : world.headend().sessions(world.now)) {
      // 25 datagrams of 64 octets with their headers, each way.
      QVERIFY(session.bytes_received >= 25 * 92 && session.bytes_sent >= 25 * 92);
    }
    world.disconnect_all();
    QVERIFY(world.run_until([&] { return device.isakmp_sas(world.now).empty(); }, Seconds(60)));
    QVERIFY(device.ipsec_pairs(world.now).empty());
  }

  // A machine that slept: time goes on by hours or weeks in one step.
  void aClockThatJumpsLeavesAWorkingHeadend_data() {
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("an hour") << qint64{3600};
    QTest::newRow("three days") << qint64{3 * 86400};
    QTest::newRow("half a year") << qint64{180 * 86400};
  }
  void aClockThatJumpsLeavesAWorkingHeadend() {
    QFETCH(qint64, seconds);
    LabStory story;
    story.start_headend();
    QVERIFY(story.connect_lab());
    const TimePoint later = story.driver.now() + Seconds{seconds};
    // One step over the gap, as a thread that wakes up makes it, then life as usual.
    story.service.handle(later, ipc::ConsoleInput{1, "show clock\n"});
    service::VirtualDriver awake(story.service, later);
    story.driver.set_receiver({});
    bool up = false, ended = false;
    ipc::HeadendSnapshot snapshot;
    awake.set_receiver([&](const ipc::Notice& notice, TimePoint) {
      if (const auto* state = std::get_if<ipc::ClientState>(&notice))
        up = state->change.state == client::State::up;
      if (std::holds_alternative<ipc::ClientEnded>(notice)) ended = true;
      if (const auto* each = std::get_if<ipc::HeadendSnapshot>(&notice)) snapshot = *each;
      if (std::holds_alternative<ipc::ClientPrompt>(notice))
        story.service.handle(
            awake.now(), ipc::AnswerPrompt{"cisco_customer", Secret(std::string_view("cisco")), {}, {}, {}});
    });
    awake.run_for(Seconds{120});
    // Whatever became of the old tunnel, a new one comes up.
    awake.send(ipc::Disconnect{});
    awake.run_for(Seconds{60});
    up = ended = false;
    ipc::Connect connect;
    connect.profile = lab_profile(client::EntryKind::dialer);
    connect.group_password = Secret(std::string_view("cisco123"));
    awake.send(connect);
    QVERIFY(awake.run_until([&] { return up || ended; }, std::chrono::minutes{5}));
    QVERIFY(up);
    awake.run_for(Seconds{2});
    QCOMPARE(snapshot.sessions.size(), std::size_t{1});
    QCOMPARE(snapshot.uauth.entries.size(), std::size_t{1});
  }
};

DRAWBRIDGE_TEST(FloodTest);
#include "flood_test.moc"
