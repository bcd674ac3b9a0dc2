// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <set>

#include "base/random.h"
#include "esp/replay_window.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::esp;

namespace {

/// The rule of wire-esp.md 2, written with a set.
class Model {
 public:
  explicit Model(std::uint32_t size) : size_(size) {}
  [[nodiscard]] ReplayVerdict check(std::uint32_t sequence) const {
    if (sequence == 0) return ReplayVerdict::too_old;
    if (sequence > top_) return ReplayVerdict::fresh;
    if (top_ - sequence >= size_) return ReplayVerdict::too_old;
    return seen_.contains(sequence) ? ReplayVerdict::replayed : ReplayVerdict::fresh;
  }
  ReplayVerdict mark(std::uint32_t sequence) {
    const auto verdict = check(sequence);
    if (verdict == ReplayVerdict::fresh) {
      seen_.insert(sequence);
      top_ = std::max(top_, sequence);
    }
    return verdict;
  }
  [[nodiscard]] std::uint32_t top() const { return top_; }

 private:
  std::uint32_t size_;
  std::uint32_t top_ = 0;
  std::set<std::uint32_t> seen_;
};

}  // namespace

class ReplayWindowTest : public QObject {
  Q_OBJECT
 private slots:
  void sizesAreRoundedUp() {
    QCOMPARE(ReplayWindow(0).size(), 64U);
    QCOMPARE(ReplayWindow(64).size(), 64U);
    QCOMPARE(ReplayWindow(65).size(), 128U);
    QCOMPARE(ReplayWindow(1024).size(), 1024U);
    QCOMPARE(ReplayWindow(4'000'000'000U).size(), ReplayWindow::kLargest);
  }
  void zeroIsNeverAccepted() {
    ReplayWindow window;
    QCOMPARE(window.mark(0), ReplayVerdict::too_old);
    QCOMPARE(window.top(), 0U);
  }
  void checkingChangesNothing() {
    ReplayWindow window;
    QCOMPARE(window.check(1000), ReplayVerdict::fresh);
    QCOMPARE(window.top(), 0U);
    QCOMPARE(window.mark(5), ReplayVerdict::fresh);
    QCOMPARE(window.mark(5), ReplayVerdict::replayed);
  }
  void theEdgesOfTheWindow() {
    ReplayWindow window(64);
    QCOMPARE(window.mark(100), ReplayVerdict::fresh);
    QCOMPARE(window.check(36), ReplayVerdict::too_old);
    QCOMPARE(window.mark(37), ReplayVerdict::fresh);
    QCOMPARE(window.mark(37), ReplayVerdict::replayed);
    QCOMPARE(window.mark(0xFFFFFFFF), ReplayVerdict::fresh);
    QCOMPARE(window.mark(0xFFFFFFFF), ReplayVerdict::replayed);
    QCOMPARE(window.check(100), ReplayVerdict::too_old);
    QCOMPARE(window.mark(0xFFFFFFC0), ReplayVerdict::fresh);
    QCOMPARE(window.check(0xFFFFFFBF), ReplayVerdict::too_old);
  }
  void itDecidesLikeASet_data() {
    QTest::addColumn<unsigned>("size");
    QTest::addColumn<unsigned>("first");
    for (const unsigned size : {64U, 128U, 192U, 1024U}) {
      QTest::addRow("%u from 1", size) << size << 1U;
      QTest::addRow("%u from the end", size) << size << 0xFFFFFFFFU - 20'000U;
    }
  }
  void itDecidesLikeASet() {
    QFETCH(unsigned, size);
    QFETCH(unsigned, first);
    SeededRandom random(size + first);
    ReplayWindow window(size);
    Model model(size);
    std::uint64_t next = first;
    int fresh = 0;
    int replayed = 0;
    int old = 0;
    for (int i = 0; i < 20'000; ++i) {
      // Mostly near the top, sometimes far behind, sometimes a leap forward.
      const std::uint32_t kind = random.below(100);
      std::uint64_t sequence = next;
      if (kind < 60) {
        sequence = next - std::min<std::uint64_t>(next, random.below(size + 10));
      } else if (kind == 99) {
        sequence = next + random.below(3 * size);
      }
      sequence = std::min<std::uint64_t>(sequence, 0xFFFFFFFF);
      next = std::max(next, sequence + (kind >= 60 ? 1 : 0));
      const auto number = static_cast<std::uint32_t>(sequence);
      const ReplayVerdict expected = model.check(number);
      QCOMPARE(window.check(number), expected);
      if (random.below(10) == 0) continue;  // did not authenticate
      QCOMPARE(window.mark(number), model.mark(number));
      QCOMPARE(window.top(), model.top());
      fresh += expected == ReplayVerdict::fresh ? 1 : 0;
      replayed += expected == ReplayVerdict::replayed ? 1 : 0;
      old += expected == ReplayVerdict::too_old ? 1 : 0;
    }
    QVERIFY(fresh > 1000);
    QVERIFY(replayed > 1000);
    QVERIFY(old > 10);
  }
};

DRAWBRIDGE_TEST(ReplayWindowTest);
#include "replay_window_test.moc"
