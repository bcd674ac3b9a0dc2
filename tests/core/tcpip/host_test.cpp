// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpip/host.h"

#include <QTest>

#include "base/random.h"
#include "base/timers.h"
#include "net/segment.h"
#include "support/test_registry.h"
#include "tcpip/attached_host.h"
#include "tcpip/stack.h"

using namespace drawbridge;
using namespace drawbridge::tcpip;

namespace {

/// Notes what happens and does what it is told.
class Recorder : public TcpHandler {
 public:
  void connected(TcpConnection& connection) override {
    log += "connected;";
    if (on_connected) on_connected(connection);
  }
  void received(TcpConnection& connection, ByteView octets) override {
    text += to_text(octets);
    if (on_received) on_received(connection);
  }
  void peer_finished(TcpConnection& connection) override {
    log += "peer-finished;";
    if (close_when_finished) connection.close();
  }
  void closed(TcpConnection&, CloseReason reason) override {
    log += "closed:" + std::to_string(static_cast<int>(reason)) + ";";
    is_closed = true;
  }
  std::string log;
  std::string text;
  bool is_closed = false;
  bool close_when_finished = true;
  std::function<void(TcpConnection&)> on_connected;
  std::function<void(TcpConnection&)> on_received;
};

/// Sends back what comes.
class Echo final : public TcpHandler {
 public:
  void received(TcpConnection& connection, ByteView octets) override { connection.send(octets); }
};

constexpr Ipv4Address mask = mask_of(24);
constexpr Ipv4Address server_address(10, 0, 0, 1);
constexpr Ipv4Address client_address(10, 0, 0, 2);

struct World {
  explicit World(net::Faults faults = {}, std::uint64_t seed = 1)
      : random(seed), segment("wire", random, faults) {
    Stack::instance().set_now({});
  }
  HostConfig config(Ipv4Address address) { return {"host", address, mask, {}, 1500}; }

  /// Runs until nothing is left to do or the time is over; returns the virtual time.
  Duration run(Duration limit = Seconds(600), const std::function<bool()>& until = {}) {
    const TimePoint end = now + limit;
    for (;;) {
      Stack& stack = Stack::instance();
      do {
        stack.tick(now);
      } while (segment.deliver(now));
      if (until && until()) break;
      const auto next = earlier(segment.next_delivery(), stack.next_timeout());
      if (!next || *next > end) break;
      now = std::max(now, *next);
    }
    return now.time_since_epoch();
  }

  TimePoint now{};
  SeededRandom random;
  net::Segment segment;
};

}  // namespace

class HostTest : public QObject {
  Q_OBJECT
 private slots:
  void aConnectionCarriesOctetsBothWaysAndEndsInOrder() {
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    Endpoint seen;
    QVERIFY(server.host().listen(7, [&](TcpConnection& connection) {
      seen = connection.remote();
      return std::make_unique<Echo>();
    }));
    QVERIFY(!server.host().listen(7, [](TcpConnection&) { return nullptr; }));
    Recorder recorder;
    recorder.on_connected = [](TcpConnection& c) { c.send(as_bytes("hello")); };
    recorder.on_received = [](TcpConnection& c) { c.close(); };
    TcpConnection* connection = client.host().connect({server_address, 7}, recorder);
    QVERIFY(connection != nullptr);
    const Endpoint local = connection->local();
    QCOMPARE(local.address, client_address);
    QVERIFY(recorder.log.empty());  // nothing happens inside connect()
    world.run();
    QCOMPARE(recorder.text, std::string("hello"));
    QCOMPARE(recorder.log, std::string("connected;closed:0;"));
    QCOMPARE(seen, local);
    QCOMPARE(server.host().connection_count(), std::size_t{0});
    QCOMPARE(client.host().connection_count(), std::size_t{0});
    QVERIFY(!Stack::instance().next_timeout());
  }
  void aRestingConnectionNeedsNoTimer() {
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    server.host().listen(7, [](TcpConnection&) { return std::make_unique<Echo>(); });
    Recorder recorder;
    TcpConnection* connection = client.host().connect({server_address, 7}, recorder);
    QVERIFY(world.run() < Seconds(2));
    QVERIFY(!Stack::instance().next_timeout());
    // An hour later it still works.
    world.now += Seconds(3600);
    Stack::instance().set_now(world.now);
    connection->send(as_bytes("still there"));
    world.run();
    QCOMPARE(recorder.text, std::string("still there"));
  }
  void aClosedPortRefuses() {
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    Recorder recorder;
    QVERIFY(client.host().connect({server_address, 81}, recorder) != nullptr);
    world.run();
    QCOMPARE(recorder.log, "closed:" + std::to_string(static_cast<int>(CloseReason::refused)) + ";");
  }
  void anAbsentPeerTimesOut() {
    World world;
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    Recorder recorder;
    QVERIFY(client.host().connect({server_address, 80}, recorder) != nullptr);
    const Duration took = world.run(Seconds(3600));
    QCOMPARE(recorder.log, "closed:" + std::to_string(static_cast<int>(CloseReason::timed_out)) + ";");
    QVERIFY2(took > Seconds(10) && took < Seconds(60), std::to_string(whole_seconds(took)).c_str());
  }
  void aHundredThousandOctetsArriveWholeWithTwentyPercentLoss() {
    net::Faults faults;
    faults.loss = 0.2;
    faults.duplication = 0.1;
    faults.reorder = 0.1;
    faults.latency = Milliseconds(5);
    World world(faults, 42);
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    server.host().listen(7, [](TcpConnection&) { return std::make_unique<Echo>(); });
    std::string sent;
    for (int i = 0; i < 100'000; ++i) sent += static_cast<char>('a' + i % 26);
    Recorder recorder;
    recorder.on_connected = [&](TcpConnection& c) { c.send(as_bytes(sent)); };
    recorder.on_received = [&](TcpConnection& c) {
      if (recorder.text.size() >= sent.size()) c.close();
    };
    QVERIFY(client.host().connect({server_address, 7}, recorder) != nullptr);
    const Duration took = world.run(Seconds(3600), [&] { return recorder.is_closed; });
    QVERIFY(recorder.text == sent);
    QVERIFY2(took < Seconds(1800), std::to_string(whole_seconds(took)).c_str());
    QVERIFY(world.segment.counters().lost > 0);
  }
  void moreThanTheWindowWaitsAndIsSentLater() {
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    server.host().listen(7, [](TcpConnection&) { return std::make_unique<Echo>(); });
    const std::string sent(1'000'000, 'x');
    Recorder recorder;
    recorder.on_connected = [&](TcpConnection& c) {
      c.send(as_bytes(sent));
      QVERIFY(c.backlog() > 0);
      c.finish();  // FIN only after all of it
    };
    QVERIFY(client.host().connect({server_address, 7}, recorder) != nullptr);
    world.run();
    QCOMPARE(recorder.text.size(), sent.size());
    QCOMPARE(recorder.log, std::string("connected;peer-finished;closed:0;"));
  }
  /// How long a megabyte takes over a line with a tenth of a second there and back, in virtual time.
  static Duration megabyte(bool sender_is_wide, bool receiver_is_wide) {
    net::Faults line;
    line.latency = Milliseconds{50};
    World world(line);
    HostConfig sender = world.config(client_address);
    HostConfig receiver = world.config(server_address);
    sender.wide_windows = sender_is_wide;
    receiver.wide_windows = receiver_is_wide;
    AttachedHost server(Stack::instance(), receiver, world.segment);
    AttachedHost client(Stack::instance(), sender, world.segment);
    auto owned = std::make_unique<Recorder>();
    Recorder& sink = *owned;
    server.host().listen(7, [&](TcpConnection&) { return std::move(owned); });
    std::string text;
    for (int i = 0; text.size() < 1'000'000; ++i) text += std::to_string(i) + ' ';
    Recorder source;
    source.on_connected = [&](TcpConnection& c) { c.send(as_bytes(text)); };
    if (client.host().connect({server_address, 7}, source) == nullptr) return {};
    const Duration time = world.run(Seconds(600), [&] { return sink.text.size() == text.size(); });
    return sink.text == text ? time : Duration::max();
  }

  void wideWindowsKeepMoreUnderWay() {
    const Duration narrow = megabyte(false, false);
    const Duration wide = megabyte(true, true);
    // 64 KB a round trip, or 128.
    QVERIFY(narrow > Milliseconds{1500});
    QVERIFY2(wide * 3 < narrow * 2, qPrintable(QString::number(wide.count())));
    // Each end alone still understands the other.
    QVERIFY(megabyte(true, false) < Seconds{3});
    QVERIFY(megabyte(false, true) < Seconds{3});
  }

  void whoIsHeldTakesNoMoreThanItsWindow() {
    net::Faults line;
    line.latency = Milliseconds{5};
    World world(line);
    HostConfig wide = world.config(server_address);
    wide.wide_windows = true;
    AttachedHost server(Stack::instance(), wide, world.segment);
    wide.address = client_address;
    AttachedHost client(Stack::instance(), wide, world.segment);
    TcpConnection* held = nullptr;
    auto owned = std::make_unique<Recorder>();
    Recorder& sink = *owned;
    server.host().listen(7, [&](TcpConnection& connection) {
      held = &connection;
      return std::move(owned);
    });
    const std::string text(1'000'000, 'x');
    Recorder source;
    source.on_connected = [&](TcpConnection& c) { c.send(as_bytes(text)); };
    QVERIFY(client.host().connect({server_address, 7}, source) != nullptr);
    world.run(Seconds(5), [&] { return sink.text.size() > 200'000; });
    held->hold(true);
    const std::size_t delivered = sink.text.size();
    world.run(Seconds(30));
    QCOMPARE(sink.text.size(), delivered);
    // What waits is no more than the window.
    QVERIFY(held->bytes_received() - delivered <= 2 * 65535 + 1460);
    held->hold(false);
    world.run(Seconds(600), [&] { return sink.text.size() == text.size(); });
    QCOMPARE(sink.text.size(), text.size());
  }

  void aHandlerMayAbortInsideReceived() {
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    Recorder accepted;
    struct Forward final : TcpHandler {
      explicit Forward(Recorder& r) : recorder(r) {}
      void received(TcpConnection& c, ByteView o) override { recorder.received(c, o); }
      void closed(TcpConnection& c, CloseReason r) override { recorder.closed(c, r); }
      Recorder& recorder;
    };
    server.host().listen(7, [&](TcpConnection&) { return std::make_unique<Forward>(accepted); });
    accepted.on_received = [](TcpConnection& c) { c.abort(); };
    Recorder recorder;
    recorder.on_connected = [](TcpConnection& c) { c.send(as_bytes("x")); };
    QVERIFY(client.host().connect({server_address, 7}, recorder) != nullptr);
    world.run();
    QVERIFY(!accepted.is_closed);  // abort() is the last word
    QCOMPARE(recorder.log, "connected;closed:" + std::to_string(static_cast<int>(CloseReason::reset)) + ";");
  }
  void aHandlerMayDoAnythingAtAnyTime_data() {
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("what");
    for (const char* where : {"connected", "received", "peer_finished"}) {
      for (const char* what :
           {"close", "abort", "finish", "connect another", "lose the address", "send and close"}) {
        QTest::addRow("%s: %s", where, what) << where << what;
      }
    }
  }
  void aHandlerMayDoAnythingAtAnyTime() {
    QFETCH(QString, where);
    QFETCH(QString, what);
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    struct Greeter final : TcpHandler {
      void connected(TcpConnection& c) override {
        c.send(as_bytes("welcome"));
        c.finish();
      }
      void received(TcpConnection&, ByteView) override {}
    };
    server.host().listen(7, [](TcpConnection&) { return std::make_unique<Greeter>(); });
    Recorder another;
    struct Actor final : TcpHandler {
      void act(const char* now, TcpConnection& c) {
        if (where != now) return;
        if (what == "close") c.close();
        if (what == "abort") c.abort();
        if (what == "finish") c.finish();
        if (what == "connect another") c.host().connect({server_address, 7}, *other);
        if (what == "lose the address") c.host().set_address({}, {}, {});
        if (what == "send and close") {
          c.send(as_bytes("bye"));
          c.close();
        }
      }
      void connected(TcpConnection& c) override { act("connected", c); }
      void received(TcpConnection& c, ByteView) override { act("received", c); }
      void peer_finished(TcpConnection& c) override {
        const bool gone = where == "peer_finished" && what == "abort";
        act("peer_finished", c);
        if (!gone) c.close();
      }
      void closed(TcpConnection&, CloseReason) override { ++closings; }
      QString where, what;
      TcpHandler* other = nullptr;
      int closings = 0;
    } actor;
    actor.where = where;
    actor.what = what;
    actor.other = &another;
    QVERIFY(client.host().connect({server_address, 7}, actor) != nullptr);
    world.run(Seconds(600));
    QCOMPARE(actor.closings, what == "abort" ? 0 : 1);
    QCOMPARE(client.host().connection_count(), std::size_t{0});
    if (what == "connect another") QCOMPARE(another.text, std::string("welcome"));
  }
  void aHostMayGoWithItsConnectionsOpen() {
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    TcpConnection* server_connection = nullptr;
    server.host().listen(7, [&](TcpConnection& connection) {
      server_connection = &connection;
      return std::make_unique<Echo>();
    });
    Recorder recorder;
    {
      AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
      recorder.on_connected = [](TcpConnection& c) { c.send(as_bytes(std::string(200'000, 'x'))); };
      client.host().connect({server_address, 7}, recorder);
      world.run(Seconds(600), [&] { return recorder.text.size() > 1000; });
    }
    QVERIFY(!recorder.is_closed);
    QCOMPARE(server.host().connection_count(), std::size_t{1});
    // The server is not told; what it sends now is never acknowledged, and it gives up in its own time.
    server_connection->send(as_bytes("anybody?"));
    const Duration took = world.run(Seconds(3600));
    QVERIFY(took > Seconds(60));
    QCOMPARE(server.host().connection_count(), std::size_t{0});
  }
  void aPacketThatIsNotItsOwnIsDropped() {
    World world;
    std::vector<Bytes> out;
    Host client(Stack::instance(), world.config(client_address), [](Ipv4Address, ByteView) {});
    Host sender(Stack::instance(), world.config(Ipv4Address(10, 0, 0, 3)),
                [&](Ipv4Address, ByteView packet) { out.push_back(to_bytes(packet)); });
    QVERIFY(sender.ping(server_address, 1, 1));
    QCOMPARE(out.size(), std::size_t{1});
    const auto before = client.counters();
    client.input(out[0]);
    client.input(Bytes{0x45, 0});
    client.input({});
    QCOMPARE(client.counters().not_ours, before.not_ours + 3);
    QCOMPARE(client.counters().packets_out, before.packets_out);
  }
  void hostsWithTheSameAddressDoNotDisturbEachOther() {
    World left;
    World right;
    AttachedHost server_left(Stack::instance(), left.config(server_address), left.segment);
    AttachedHost server_right(Stack::instance(), right.config(server_address), right.segment);
    AttachedHost client_left(Stack::instance(), left.config(client_address), left.segment);
    AttachedHost client_right(Stack::instance(), right.config(client_address), right.segment);
    QVERIFY(server_left.host().listen(7, [](TcpConnection&) { return std::make_unique<Echo>(); }));
    QVERIFY(server_right.host().listen(7, [](TcpConnection&) { return std::make_unique<Echo>(); }));
    Recorder a, b;
    a.on_connected = [](TcpConnection& c) { c.send(as_bytes("left")); };
    b.on_connected = [](TcpConnection& c) { c.send(as_bytes("right")); };
    client_left.host().connect({server_address, 7}, a);
    client_right.host().connect({server_address, 7}, b);
    left.run(Seconds(2));
    right.run(Seconds(2));
    QCOMPARE(a.text, std::string("left"));
    QCOMPARE(b.text, std::string("right"));
    client_left.host().set_address({}, {}, {});
    left.run(Seconds(2));
    QVERIFY(a.is_closed);
    QVERIFY(!b.is_closed);
  }
  void anAddressComesAndGoes() {
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    server.host().listen(7, [](TcpConnection&) { return std::make_unique<Echo>(); });
    AttachedHost client(Stack::instance(), world.config({}), world.segment);
    Recorder recorder;
    QVERIFY(client.host().connect({server_address, 7}, recorder) == nullptr);
    QVERIFY(!client.host().ping(server_address, 1, 1));
    client.host().set_address(client_address, mask, {});
    QVERIFY(client.host().connect({server_address, 7}, recorder) != nullptr);
    world.run();
    QCOMPARE(recorder.log, std::string("connected;"));
    client.host().set_address({}, {}, {});
    world.run();
    QCOMPARE(recorder.log,
             "connected;closed:" + std::to_string(static_cast<int>(CloseReason::aborted)) + ";");
    QVERIFY(!client.answers_for({}));
  }
  void aListenerMovesToTheNewAddress() {
    World world;
    AttachedHost server(Stack::instance(), world.config({}), world.segment);
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    server.host().listen(7, [](TcpConnection&) { return std::make_unique<Echo>(); });
    server.host().set_address(server_address, mask, {});
    Recorder recorder;
    recorder.on_connected = [](TcpConnection& c) { c.send(as_bytes("moved")); };
    client.host().connect({server_address, 7}, recorder);
    world.run();
    QCOMPARE(recorder.text, std::string("moved"));
    server.host().stop_listening(7);
    Recorder late;
    client.host().connect({server_address, 7}, late);
    world.run();
    QCOMPARE(late.log, "closed:" + std::to_string(static_cast<int>(CloseReason::refused)) + ";");
  }
  void datagramsAndPingsAreAnswered() {
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    QVERIFY(server.host().bind_udp(53, [&](Endpoint from, ByteView payload) {
      QVERIFY(server.host().send_udp(53, from, concat({as_bytes("re:"), payload})));
    }));
    std::string answer;
    QVERIFY(client.host().bind_udp(4000, [&](Endpoint, ByteView payload) { answer = to_text(payload); }));
    QVERIFY(!client.host().bind_udp(4000, {}));
    QVERIFY(client.host().send_udp(4000, {server_address, 53}, as_bytes("name")));
    int echoes = 0;
    client.host().set_echo_handler(
        [&](Ipv4Address from, std::uint16_t id, std::uint16_t sequence, std::size_t size) {
          ++echoes;
          QCOMPARE(from, server_address);
          QCOMPARE(id, std::uint16_t{77});
          QCOMPARE(sequence, std::uint16_t{3});
          QCOMPARE(size, std::size_t{3000});  // three fragments each way
        });
    QVERIFY(client.host().ping(server_address, 77, 3, 3000));
    world.run();
    QCOMPARE(answer, std::string("re:name"));
    QCOMPARE(echoes, 1);
  }
  void theGatewayIsTheNextHopForForeignNetworks() {
    World world;
    std::vector<Ipv4Address> hops;
    HostConfig config = world.config(client_address);
    config.gateway = Ipv4Address(10, 0, 0, 254);
    Host client(Stack::instance(), config, [&](Ipv4Address hop, ByteView) { hops.push_back(hop); });
    client.ping(server_address, 1, 1);
    client.ping(Ipv4Address(172, 16, 0, 1), 1, 2);
    QCOMPARE(hops, (std::vector<Ipv4Address>{server_address, Ipv4Address(10, 0, 0, 254)}));
  }
  void segmentsKeepToTheMtu() {
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    AttachedHost client(Stack::instance(), world.config(client_address), world.segment);
    client.host().set_mtu(1300);
    std::size_t largest = 0;
    world.segment.set_tap([&](TimePoint, ByteView packet) { largest = std::max(largest, packet.size()); });
    server.host().listen(7, [](TcpConnection&) { return std::make_unique<Echo>(); });
    Recorder recorder;
    const std::string sent(20'000, 'm');
    recorder.on_connected = [&](TcpConnection& c) { c.send(as_bytes(sent)); };
    client.host().connect({server_address, 7}, recorder);
    world.run();
    QCOMPARE(recorder.text.size(), sent.size());
    QCOMPARE(largest, std::size_t{1300});
  }
  void manyHostsLiveAtOnce() {
    World world;
    AttachedHost server(Stack::instance(), world.config(server_address), world.segment);
    server.host().listen(7, [](TcpConnection&) { return std::make_unique<Echo>(); });
    std::vector<std::unique_ptr<AttachedHost>> clients;
    std::vector<std::unique_ptr<Recorder>> recorders;
    for (std::uint8_t i = 10; i < 210; ++i) {
      clients.push_back(std::make_unique<AttachedHost>(
          Stack::instance(), world.config(Ipv4Address(10, 0, 0, i)), world.segment));
      recorders.push_back(std::make_unique<Recorder>());
      recorders.back()->on_connected = [i](TcpConnection& c) { c.send(as_bytes(std::to_string(i))); };
      clients.back()->host().connect({server_address, 7}, *recorders.back());
    }
    world.run();
    for (std::size_t i = 0; i < recorders.size(); ++i) QCOMPARE(recorders[i]->text, std::to_string(i + 10));
  }
};

DRAWBRIDGE_TEST(HostTest);
#include "host_test.moc"
