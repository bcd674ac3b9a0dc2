// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of accounting records: in order, bounded, and whole after whatever happens to its storage.
#include "aaa/accounting_queue.h"

#include <QTest>
#include <functional>

#include "base/random.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::aaa;

namespace {

AccountingRequest record(std::uint32_t task) {
  ConnectionAccount connection;
  connection.user = "cisco_customer";
  connection.task_id = task;
  connection.port = 23;
  return connection_start(connection);
}

/// A disk with a size, whose power may fail in the middle of any write.
class FaultyStorage final : public AccountingStorage {
 public:
  MemoryStorage disk;
  std::uint64_t space = 1U << 30;           ///< octets that still fit
  std::optional<std::uint64_t> dies_after;  ///< octets until everything stops
  bool is_dead = false;
  bool truncates = true;

  std::vector<std::uint64_t> segments() override { return disk.segments(); }
  std::optional<Bytes> read(std::uint64_t segment) override { return disk.read(segment); }
  std::optional<Bytes> read(std::uint64_t segment, std::uint64_t offset, std::size_t size) override {
    return disk.read(segment, offset, size);
  }
  bool append(std::uint64_t segment, ByteView octets) override {
    if (is_dead) return false;
    std::size_t fits = std::min<std::uint64_t>(octets.size(), space);
    if (dies_after && *dies_after <= fits) {
      fits = *dies_after;
      is_dead = true;
    }
    if (dies_after) *dies_after -= fits;
    (void)disk.append(segment, octets.first(fits));
    space -= fits;
    return !is_dead && fits == octets.size();
  }
  bool truncate(std::uint64_t segment, std::uint64_t size) override {
    if (is_dead || !truncates) return false;
    const std::uint64_t before = disk.read(segment)->size();
    if (!disk.truncate(segment, size)) return false;
    space += before - size;
    return true;
  }
  void remove(std::uint64_t segment) override {
    if (is_dead) return;
    if (const auto octets = disk.read(segment)) space += octets->size();
    disk.remove(segment);
  }
};

std::vector<std::uint32_t> drain(AccountingQueue& queue, const std::string& tag = "A") {
  std::vector<std::uint32_t> tasks;
  while (const auto next = queue.front(tag)) {
    tasks.push_back(next->request.task_id);
    queue.done(tag, next->number);
  }
  return tasks;
}

std::vector<std::uint32_t> numbers(std::uint32_t from, std::uint32_t to) {
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = from; i <= to; ++i) all.push_back(i);
  return all;
}

}  // namespace

class AccountingQueueTest : public QObject {
  Q_OBJECT
 private slots:
  void recordsComeOutInOrderForEachGroup() {
    MemoryStorage storage;
    AccountingQueue queue(storage);
    for (std::uint32_t i = 1; i <= 10; ++i) QVERIFY(queue.push(i % 2 == 0 ? "even" : "odd", record(i)));
    QCOMPARE(queue.waiting(), std::uint64_t{10});
    QCOMPARE(queue.front("odd")->request, record(1));
    QCOMPARE(drain(queue, "odd"), (std::vector<std::uint32_t>{1, 3, 5, 7, 9}));
    QVERIFY(!queue.front("odd"));
    QCOMPARE(drain(queue, "even"), (std::vector<std::uint32_t>{2, 4, 6, 8, 10}));
    QCOMPARE(queue.waiting(), std::uint64_t{0});
    QCOMPARE(queue.octets(), std::uint64_t{0});
    QCOMPARE(queue.lost(), std::uint64_t{0});
  }
  void theNextStartGoesOnWhereTheLastEnded() {
    MemoryStorage storage;
    {
      AccountingQueue queue(storage);
      for (std::uint32_t i = 1; i <= 100; ++i) QVERIFY(queue.push("A", record(i)));
      for (int i = 0; i < 40; ++i) queue.done("A", queue.front("A")->number);
    }
    AccountingQueue queue(storage);
    QCOMPARE(queue.waiting(), std::uint64_t{60});
    QVERIFY(queue.push("A", record(101)));
    QCOMPARE(drain(queue), numbers(41, 101));
  }
  void itIsBoundedAndWhatIsTooMuchIsCounted() {
    MemoryStorage storage;
    QueueLimits limits;
    limits.octets = 4000;
    AccountingQueue queue(storage, limits);
    std::uint32_t kept = 0;
    for (std::uint32_t i = 1; i <= 100; ++i) kept += queue.push("A", record(i)) ? 1 : 0;
    QVERIFY(kept > 10 && kept < 100);
    QVERIFY(queue.is_full());
    QCOMPARE(queue.lost(), std::uint64_t{100} - kept);
    QVERIFY(queue.octets() <= limits.octets);
    QCOMPARE(drain(queue), numbers(1, kept));
    QVERIFY(!queue.is_full());
  }
  void whatIsDeliveredTakesNoRoomForLong() {
    MemoryStorage storage;
    QueueLimits limits;
    limits.segment_octets = 2000;
    AccountingQueue queue(storage, limits);
    // One group's server is away for good, the other's answers.
    for (std::uint32_t i = 1; i <= 10; ++i) QVERIFY(queue.push("away", record(i)));
    const std::uint64_t waiting = queue.octets();
    for (std::uint32_t i = 1; i <= 2000; ++i) {
      QVERIFY(queue.push("A", record(i)));
      queue.done("A", queue.front("A")->number);
      QVERIFY(queue.stored_octets() <= 2 * (waiting + 500) + 3 * limits.segment_octets);
    }
    AccountingQueue again(storage, limits);
    QVERIFY(!again.front("A"));
    QCOMPARE(drain(again, "away"), numbers(1, 10));
  }
  void aKillAtAnyOctetLosesNothingThatWasTaken() {
    QueueLimits limits;
    limits.segment_octets = 700;
    constexpr std::uint64_t most_octets = 4000;  // that the whole story writes
    const auto story = [&](FaultyStorage& storage, std::vector<std::uint32_t>& taken,
                           std::uint32_t& delivered) {
      AccountingQueue queue(storage, limits);
      for (std::uint32_t i = 1; i <= 12; ++i) {
        if (queue.push("A", record(i))) taken.push_back(i);
        if (i % 3 != 0) continue;
        if (const auto next = queue.front("A")) {
          queue.done("A", next->number);
          delivered = next->request.task_id;
        }
      }
    };
    {
      FaultyStorage storage;
      std::vector<std::uint32_t> taken;
      std::uint32_t delivered = 0;
      story(storage, taken, delivered);
      QVERIFY((std::uint64_t{1} << 30) - storage.space < most_octets);
      QCOMPARE(taken, numbers(1, 12));
      QCOMPARE(delivered, std::uint32_t{4});
    }
    for (std::uint64_t when = 0; when < most_octets; ++when) {
      FaultyStorage storage;
      storage.dies_after = when;
      std::vector<std::uint32_t> taken;
      std::uint32_t delivered = 0;
      story(storage, taken, delivered);
      storage.is_dead = false;
      storage.dies_after.reset();
      AccountingQueue queue(storage, limits);
      const std::vector<std::uint32_t> left = drain(queue);
      // In order, without a gap, and everything that was taken and not delivered is there.
      for (std::size_t i = 1; i < left.size(); ++i) QCOMPARE(left[i], left[i - 1] + 1);
      for (const std::uint32_t task : taken) {
        if (task > delivered) QVERIFY(std::find(left.begin(), left.end(), task) != left.end());
      }
      QVERIFY(left.size() <= 12);
    }
  }
  void aFullDiskLosesTheNewestAndKeepsTheQueueWhole() {
    for (const bool truncates : {true, false}) {
      FaultyStorage storage;
      storage.space = 3000;
      storage.truncates = truncates;
      AccountingQueue queue(storage);
      std::uint32_t kept = 0;
      for (std::uint32_t i = 1; i <= 100; ++i) kept += queue.push("A", record(i)) ? 1 : 0;
      QVERIFY(kept > 5 && kept < 100);
      QCOMPARE(queue.lost(), std::uint64_t{100} - kept);
      QVERIFY(queue.is_full());
      AccountingQueue copy(storage);
      QCOMPARE(copy.waiting(), std::uint64_t{kept});
      QCOMPARE(copy.front("A")->request.task_id, std::uint32_t{1});
      storage.space = 1'000'000;
      queue.probe();
      QVERIFY(!queue.is_full());
      QVERIFY(queue.push("A", record(kept + 1)));
      QCOMPARE(drain(queue), numbers(1, kept + 1));
    }
  }
  void damageEndsASegmentAndNothingElse() {
    MemoryStorage storage;
    QueueLimits limits;
    limits.segment_octets = 1000;
    {
      AccountingQueue queue(storage, limits);
      for (std::uint32_t i = 1; i <= 30; ++i) QVERIFY(queue.push("A", record(i)));
    }
    const std::vector<std::uint64_t> segments = storage.segments();
    QVERIFY(segments.size() >= 3);
    SeededRandom random(5);
    for (int round = 0; round < 300; ++round) {
      MemoryStorage damaged = storage;
      const std::uint64_t which = segments[random.below(static_cast<std::uint32_t>(segments.size()))];
      Bytes octets = *damaged.read(which);
      octets[random.below(static_cast<std::uint32_t>(octets.size()))] ^=
          static_cast<std::uint8_t>(1U << random.below(8));
      damaged.remove(which);
      QVERIFY(damaged.append(which, octets));
      AccountingQueue queue(damaged, limits);
      QVERIFY(queue.push("A", record(31)));
      const std::vector<std::uint32_t> left = drain(queue);
      QVERIFY(std::is_sorted(left.begin(), left.end()));
      QVERIFY(left.size() >= 20);
      QCOMPARE(left.back(), std::uint32_t{31});
    }
  }
};

DRAWBRIDGE_TEST(AccountingQueueTest);
#include "accounting_queue_test.moc"
