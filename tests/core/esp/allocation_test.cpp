// SPDX-License-Identifier: GPL-3.0-or-later
// The claim "no allocation per packet": counted in C++ and inside OpenSSL, once buffers and SAs have been
// used.
#include <openssl/crypto.h>

#include <QTest>
#include <cstdlib>
#include <new>

#include "core/esp/tunnel.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::testing;

namespace {

std::size_t allocations = 0;

void* counted_malloc(std::size_t size, const char*, int) {
  ++allocations;
  return std::malloc(size);
}
void* counted_realloc(void* old, std::size_t size, const char*, int) {
  ++allocations;
  return std::realloc(old, size);
}
void plain_free(void* memory, const char*, int) {
  std::free(memory);
}

// OpenSSL takes other functions only before it has allocated anything, hence before main().
const int installed = CRYPTO_set_mem_functions(counted_malloc, counted_realloc, plain_free);

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

class AllocationTest : public QObject {
  Q_OBJECT
 private slots:
  void theCounterCounts() {
    QCOMPARE(installed, 1);
    const std::size_t before = allocations;
    const Bytes some(1000);
    QVERIFY(some.size() == 1000 && allocations > before);
  }
  void batchesAllocateNothingOnceWarm() {
    for (const Suite& suite : suites()) {
      Tunnel tunnel(suite);
      QVERIFY(tunnel.install());
      const Bytes inner = to_server(1380);
      std::vector<PacketBuffer> packets(64);
      std::size_t before = 0;
      for (int round = 0; round < 10; ++round) {
        if (round == 1) before = allocations;
        for (PacketBuffer& packet : packets) packet.assign(inner);
        tunnel.client.seal(kStart, packets);
        tunnel.headend.open(kStart, packets);
        for (const PacketBuffer& packet : packets) {
          if (packet.status != PacketStatus::ok || packet.size() != inner.size()) QFAIL("not carried");
        }
      }
      QCOMPARE(allocations, before);
    }
  }
};

DRAWBRIDGE_TEST(AllocationTest);
#include "allocation_test.moc"
