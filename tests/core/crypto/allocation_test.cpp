// SPDX-License-Identifier: GPL-3.0-or-later
// The claim "no allocation per use" of HmacKey and CbcContext, counted inside OpenSSL and in C++.
#include <openssl/crypto.h>

#include <QTest>
#include <cstdlib>
#include <vector>

#include "base/random.h"
#include "crypto/cipher.h"
#include "crypto/hash.h"
#include "support/test_registry.h"

using namespace drawbridge;
using namespace drawbridge::crypto;

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

class AllocationTest : public QObject {
  Q_OBJECT
 private slots:
  void theCounterCounts() {
    QCOMPARE(installed, 1);
    const std::size_t before = allocations;
    (void)hash(HashAlgorithm::sha1, {as_bytes("abc")});
    QVERIFY(allocations > before);
  }
  void hmacsAllocateNothingEach() {
    SeededRandom random(9);
    Bytes out(12);
    const Bytes data = random.bytes(1400);
    std::vector<HmacKey> keys;
    for (const auto algorithm : {HashAlgorithm::md5, HashAlgorithm::sha1, HashAlgorithm::sha256}) {
      keys.emplace_back(algorithm, random.bytes(hash_size(algorithm)));
      keys.back().compute(data, out);
    }
    const std::size_t before = allocations;
    for (int i = 0; i < 300; ++i) keys[static_cast<std::size_t>(i) % keys.size()].compute(data, out);
    QCOMPARE(allocations, before);
  }
  void ciphersAllocateNothingAfterTheFirst() {
    SeededRandom random(10);
    const std::vector<CipherSpec> specs{{CipherAlgorithm::des_cbc, 0},
                                        {CipherAlgorithm::des3_cbc, 0},
                                        {CipherAlgorithm::aes_cbc, 128},
                                        {CipherAlgorithm::aes_cbc, 256}};
    for (const CipherSpec& spec : specs) {
      for (const auto direction : {CbcContext::Direction::encrypt, CbcContext::Direction::decrypt}) {
        auto context = CbcContext::create(spec, random.bytes(key_size(spec)), direction);
        QVERIFY(context);
        const Bytes iv = random.bytes(iv_size(spec));
        Bytes data = random.bytes(1408);
        QVERIFY(context->run(iv, data));
        const std::size_t before = allocations;
        for (int i = 0; i < 100; ++i) QVERIFY(context->run(iv, data));
        QCOMPARE(allocations, before);
      }
    }
  }
};

DRAWBRIDGE_TEST(AllocationTest);
#include "allocation_test.moc"
