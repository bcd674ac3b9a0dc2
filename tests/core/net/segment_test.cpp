// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/segment.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "base/bytes.h"
#include "net/pcap_tap.h"
#include "support/test_registry.h"
#include "wire/pcap.h"

using namespace drawbridge;
using namespace drawbridge::net;

namespace {

constexpr Ipv4Address alice(192, 168, 1, 2);
constexpr Ipv4Address bob(192, 168, 1, 1);

class Listener final : public Station {
 public:
  explicit Listener(IpRange answers) : answers_(answers) {}
  bool answers_for(Ipv4Address next_hop) const override { return answers_.contains(next_hop); }
  void receive(TimePoint now, ByteView packet) override {
    heard.push_back(to_text(packet));
    times.push_back(now);
    if (on_receive) on_receive(now);
  }
  std::vector<std::string> heard;
  std::vector<TimePoint> times;
  std::function<void(TimePoint)> on_receive;

 private:
  IpRange answers_;
};

TimePoint at(int milliseconds) {
  return TimePoint(Milliseconds(milliseconds));
}

struct Wire {
  explicit Wire(Faults faults = {}, std::uint64_t seed = 1) : random(seed), segment("wire", random, faults) {
    segment.attach(a);
    segment.attach(b);
  }
  void say(TimePoint now, const std::string& text) { segment.send(now, a, bob, as_bytes(text)); }
  SeededRandom random;
  Segment segment;
  Listener a{{alice, alice}};
  Listener b{{bob, bob}};
};

/// What bob heard after 1000 packets, one each millisecond.
std::vector<std::string> thousand(const Faults& faults, std::uint64_t seed,
                                  Segment::Counters* counters = nullptr) {
  Wire wire(faults, seed);
  for (int i = 0; i < 1000; ++i) {
    wire.say(at(i), std::to_string(i));
    wire.segment.deliver(at(i));
  }
  wire.segment.deliver(at(100000));
  if (counters != nullptr) *counters = wire.segment.counters();
  return wire.b.heard;
}

}  // namespace

class SegmentTest : public QObject {
  Q_OBJECT
 private slots:
  void aPacketGoesToTheStationThatAnswersAndToNobodyElse() {
    Wire wire;
    Listener visitor({Ipv4Address(192, 168, 1, 50), Ipv4Address(192, 168, 1, 50)});
    wire.segment.attach(visitor);
    wire.say(at(0), "hello");
    QVERIFY(wire.b.heard.empty());  // sending only queues
    QCOMPARE(wire.segment.next_delivery(), std::optional(at(0)));
    QVERIFY(wire.segment.deliver(at(0)));
    QCOMPARE(wire.b.heard, std::vector<std::string>{"hello"});
    QVERIFY(wire.a.heard.empty());
    QVERIFY(visitor.heard.empty());
    QVERIFY(!wire.segment.deliver(at(0)));
    QVERIFY(!wire.segment.next_delivery());
    wire.segment.detach(visitor);
  }
  void aStationMayAnswerForAddressesThatAreNotItsOwn() {
    Wire wire;
    Listener headend({Ipv4Address(10, 89, 129, 200), Ipv4Address(10, 89, 129, 204)});
    wire.segment.attach(headend);
    wire.segment.send(at(0), wire.a, Ipv4Address(10, 89, 129, 203), as_bytes("proxy"));
    wire.segment.send(at(0), headend, Ipv4Address(10, 89, 129, 203), as_bytes("not to oneself"));
    wire.segment.deliver(at(0));
    QCOMPARE(headend.heard, std::vector<std::string>{"proxy"});
    QCOMPARE(wire.segment.counters().unanswered, std::uint64_t{1});
    wire.segment.detach(headend);
  }
  void whatNobodyAnswersForIsCountedAndDropped() {
    Wire wire;
    wire.segment.send(at(0), wire.a, Ipv4Address(192, 168, 1, 77), as_bytes("?"));
    QVERIFY(!wire.segment.next_delivery());
    wire.say(at(0), "under way");
    wire.segment.detach(wire.b);
    QVERIFY(!wire.segment.deliver(at(1000)));
    QCOMPARE(wire.segment.counters().unanswered, std::uint64_t{2});
    QCOMPARE(wire.segment.counters().delivered, std::uint64_t{0});
  }
  void latencyIsVirtualTime() {
    Faults slow;
    slow.latency = Milliseconds(30);
    Wire wire(slow);
    wire.say(at(10), "late");
    QVERIFY(!wire.segment.deliver(at(39)));
    QCOMPARE(wire.segment.next_delivery(), std::optional(at(40)));
    QVERIFY(wire.segment.deliver(at(40)));
    QCOMPARE(wire.b.heard.size(), std::size_t{1});
  }
  void answersSentFromReceiveAreDeliveredInTheSameCallButNotInside() {
    Wire wire;
    bool inside = false;
    wire.b.on_receive = [&](TimePoint now) {
      inside = true;
      wire.segment.send(now, wire.b, alice, as_bytes("pong"));
      QVERIFY(wire.a.heard.empty());
      inside = false;
    };
    wire.a.on_receive = [&](TimePoint) { QVERIFY(!inside); };
    wire.say(at(0), "ping");
    wire.segment.deliver(at(0));
    QCOMPARE(wire.a.heard, std::vector<std::string>{"pong"});
  }
  void aStationMayLeaveWhilePacketsAreHandedOut() {
    Wire wire;
    wire.b.on_receive = [&](TimePoint) { wire.segment.detach(wire.b); };
    wire.say(at(0), "one");
    wire.say(at(0), "two");
    wire.segment.deliver(at(0));
    QCOMPARE(wire.b.heard.size(), std::size_t{1});
    QCOMPARE(wire.segment.counters().unanswered, std::uint64_t{1});
  }
  void faultsAreSeededAndCounted() {
    Faults faults;
    faults.loss = 0.2;
    faults.duplication = 0.1;
    faults.reorder = 0.1;
    faults.jitter = Milliseconds(3);
    Segment::Counters counters;
    const auto heard = thousand(faults, 7, &counters);
    QCOMPARE(heard, thousand(faults, 7));
    QVERIFY(heard != thousand(faults, 8));
    QCOMPARE(counters.sent, std::uint64_t{1000});
    QCOMPARE(counters.delivered, std::uint64_t{heard.size()});
    QCOMPARE(counters.sent - counters.lost + counters.duplicated, counters.delivered);
    QVERIFY(counters.lost > 150 && counters.lost < 250);
    QVERIFY(counters.duplicated > 50 && counters.duplicated < 120);
    QVERIFY(counters.reordered > 60 && counters.reordered < 140);
  }
  void withoutFaultsEverythingArrivesOnceAndInOrder() {
    const auto heard = thousand({}, 1);
    QCOMPARE(heard.size(), std::size_t{1000});
    for (std::size_t i = 0; i < heard.size(); ++i) QCOMPARE(heard[i], std::to_string(i));
  }
  void aSingleLossCanBeAskedFor() {
    Wire wire;
    wire.segment.drop_next(1, [](ByteView packet) { return to_text(packet) == "two"; });
    for (const char* text : {"one", "two", "two", "three"}) wire.say(at(0), text);
    wire.segment.deliver(at(0));
    QCOMPARE(wire.b.heard, (std::vector<std::string>{"one", "two", "three"}));
  }
  void theTapWritesACaptureThatReadsBack() {
    Wire wire;
    PcapTap tap(WallTime{1'000'000'000'000'000});
    wire.segment.set_tap(tap.sink());
    wire.say(at(5), "first");
    wire.say(at(6), "second");
    QCOMPARE(tap.packets(), std::size_t{2});
    const auto file = wire::read_pcap(tap.capture());
    QVERIFY(file.has_value());
    QCOMPARE(file->packets.size(), std::size_t{2});
    QCOMPARE(to_text(file->packets[1].octets), std::string("second"));
    QCOMPARE(file->packets[1].time.microseconds, std::int64_t{1'000'000'000'006'000});
    const QTemporaryDir folder;
    const QString path = folder.filePath("wire.pcap");
    QVERIFY(tap.save(path.toStdString()));
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(to_bytes(saved.readAll().toStdString()), tap.capture());
    QVERIFY(!tap.save(folder.filePath("no/such/folder").toStdString()));
  }
};

DRAWBRIDGE_TEST(SegmentTest);
#include "segment_test.moc"
