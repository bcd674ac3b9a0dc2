// SPDX-License-Identifier: GPL-3.0-or-later
// Corrupted messages: before each message of a handshake is delivered, all its truncations and thousands of
// seeded mutations are. Nothing crashes, no event is told, established SAs do not change, and the genuine
// message still works.
#include <QTest>

#include "core/ike/pair.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

constexpr int kMutations = 10000;

Bytes mutate(const Bytes& genuine, SeededRandom& random) {
  Bytes out = genuine;
  const std::uint32_t changes = 1 + random.below(4);
  for (std::uint32_t i = 0; i < changes; ++i) {
    const std::uint32_t at = random.below(static_cast<std::uint32_t>(out.size()));
    switch (random.below(4)) {
      case 0:
        out[at] = static_cast<std::uint8_t>(out[at] ^ (1U << random.below(8)));
        break;
      case 1:
        out[at] = static_cast<std::uint8_t>(random.u32());
        break;
      case 2:
        out[at] = random.below(2) == 0 ? std::uint8_t{0} : std::uint8_t{0xFF};
        break;
      default:
        out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), static_cast<std::uint8_t>(random.u32()));
        if (out.size() > 60000) out = genuine;
        break;
    }
  }
  return out;
}

/// The header's version and flags are not protected and not read: with other bits there it is the same
/// message.
bool is_the_same_message(const Bytes& a, const Bytes& b) {
  if (a.size() < b.size()) return false;
  for (std::size_t i = 0; i < b.size(); ++i) {
    if (i == 17 || i == 19) continue;
    if (a[i] != b[i]) return false;
  }
  return ((a[19] ^ b[19]) & 1) == 0 && a[17] >> 4 == 1;
}

}  // namespace

class MutationTest : public QObject {
  Q_OBJECT

 private slots:
  void every_message_data() {
    QTest::addColumn<bool>("unity");
    QTest::addColumn<int>("message");
    for (int i = 0; i < 15; ++i) QTest::addRow("4.x message %d", i + 1) << true << i;
    for (int i = 0; i < 16; ++i) QTest::addRow("1.1 message %d", i + 1) << false << i;
  }

  void every_message() {
    QFETCH(bool, unity);
    QFETCH(int, message);
    ike::ResponderConfig config = note_headend();
    config.limits.enabled = false;
    Pair pair(config, 11, unity ? kClient4x : kClient11);
    pair.client.enable_trace(false);
    pair.headend.enable_trace(false);
    // The vendor ids of aggressive mode's message 2 are in the clear and under no hash.
    const bool has_unprotected_octets = unity && message == 1;
    SeededRandom random(static_cast<std::uint64_t>(message) + (unity ? 0 : 100));
    int number = 0;
    std::string failure;
    pair.on_send = [&](Side from, Bytes& genuine) {
      if (number++ != message) return true;
      ike::IkeEndpoint& target = from == Side::client ? pair.headend : pair.client;
      const Endpoint source = from == Side::client ? (unity ? kClient4x : kClient11) : kHeadend;
      const auto status_text = [&] {
        std::string text;
        for (const auto& sa : target.status(pair.now)) {
          if (!sa.is_authenticated) continue;
          text += fmt::format("{} {} {} {} {};", sa.id, static_cast<int>(sa.state), sa.pending, sa.created,
                              sa.user);
        }
        return text;
      };
      const std::string before = status_text();
      bool told = false;
      const auto feed = [&](const Bytes& datagram) {
        target.handle_datagram(pair.now, source, datagram);
        while (target.poll_action()) {
        }
        // Only a first message that never became an SA is told of.
        while (const auto event = target.poll_event()) {
          const auto* const closed = std::get_if<ike::Closed>(&*event);
          if (closed == nullptr || closed->was_established || message != 0) told = true;
          if (told && !has_unprotected_octets) failure = "an event was told";
        }
      };
      for (std::size_t size = 0; size < genuine.size(); ++size) {
        feed(Bytes(genuine.begin(), genuine.begin() + static_cast<std::ptrdiff_t>(size)));
      }
      for (int i = 0; i < kMutations; ++i) {
        const Bytes mutated = mutate(genuine, random);
        if (!is_the_same_message(mutated, genuine)) feed(mutated);
      }
      if (before != status_text() && !has_unprotected_octets) failure = "an authenticated SA changed";
      return true;
    };
    pair.connect(unity ? client_4x() : client_11());
    pair.run_for(Seconds(60));
    QVERIFY2(failure.empty(), failure.c_str());
    QVERIFY(number > message);
    QCOMPARE(pair.at_client.all<ike::ChildEstablished>().size(), unity ? std::size_t{2} : std::size_t{1});
    QCOMPARE(pair.at_headend.all<ike::ChildEstablished>().size(), unity ? std::size_t{2} : std::size_t{1});
  }
};

DRAWBRIDGE_TEST(MutationTest);
#include "mutation_test.moc"
