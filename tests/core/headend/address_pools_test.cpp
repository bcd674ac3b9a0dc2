// SPDX-License-Identifier: GPL-3.0-or-later
// Pool addresses: lowest first, the same one for who comes back, never twice.
#include "headend/address_pools.h"

#include <QTest>
#include <set>

#include "support/test_registry.h"

using namespace drawbridge;
using headend::AddressPools;

namespace {

pix::LocalPool pool(const char* first, const char* last, const char* name = "VPNpool") {
  pix::LocalPool made;
  made.name = name;
  made.range = {*Ipv4Address::parse(first), *Ipv4Address::parse(last)};
  return made;
}

console::PoolLease lease(const std::string& user, const char* peer = "192.168.1.2") {
  console::PoolLease made;
  made.user = user;
  made.peer = *Ipv4Address::parse(peer);
  return made;
}

std::string text(const std::optional<Ipv4Address>& address) {
  return address ? address->to_string() : "none";
}

}  // namespace

class AddressPoolsTest : public QObject {
  Q_OBJECT

 private slots:
  void lowestFreeFirstUntilNoneIsLeft() {
    AddressPools pools;
    const auto five = pool("10.0.0.1", "10.0.0.3");
    QCOMPARE(text(pools.lend(five, lease("a"))), std::string("10.0.0.1"));
    QCOMPARE(text(pools.lend(five, lease("b"))), std::string("10.0.0.2"));
    QCOMPARE(text(pools.lend(five, lease("c"))), std::string("10.0.0.3"));
    QCOMPARE(text(pools.lend(five, lease("d"))), std::string("none"));
    pools.give_back(*Ipv4Address::parse("10.0.0.2"));
    QCOMPARE(text(pools.lend(five, lease("d"))), std::string("10.0.0.2"));
    QCOMPARE(pools.lent(), std::size_t{3});
  }
  void whoComesBackGetsTheSameAddress() {
    AddressPools pools;
    const auto range = pool("10.0.0.1", "10.0.0.9");
    const auto a = pools.lend(range, lease("a"));
    const auto b = pools.lend(range, lease("b"));
    pools.give_back(*a);
    pools.give_back(*b);
    QCOMPARE(text(pools.lend(range, lease("b"))), text(b));
    // The same user from elsewhere is somebody else.
    QCOMPARE(text(pools.lend(range, lease("b", "192.168.1.9"))), text(a));
  }
  void overlappingPoolsNeverLendAnAddressTwice() {
    AddressPools pools;
    const auto one = pool("10.0.0.1", "10.0.0.4", "one");
    const auto two = pool("10.0.0.3", "10.0.0.6", "two");
    std::set<std::string> seen;
    for (int i = 0; i < 4; ++i) seen.insert(text(pools.lend(one, lease("a" + std::to_string(i)))));
    for (int i = 0; i < 2; ++i) seen.insert(text(pools.lend(two, lease("b" + std::to_string(i)))));
    QCOMPARE(seen.size(), std::size_t{6});
    QCOMPARE(text(pools.lend(two, lease("late"))), std::string("none"));
  }
  void theLastAddressThereIsCanBeLent() {
    AddressPools pools;
    const auto top = pool("255.255.255.255", "255.255.255.255");
    QCOMPARE(text(pools.lend(top, lease("a"))), std::string("255.255.255.255"));
    QCOMPARE(text(pools.lend(top, lease("b"))), std::string("none"));
  }
  void statusCountsFreeAndTellsWho() {
    AddressPools pools;
    pix::Config config;
    config.local_pools.push_back(pool("10.20.0.0", "10.20.255.255"));
    (void)pools.lend(config.local_pools[0], lease("a"));
    const auto status = pools.status(config);
    QCOMPARE(status.size(), std::size_t{1});
    QCOMPARE(status[0].free_count, std::uint64_t{65535});
    QCOMPARE(status[0].free.size(), std::size_t{256});
    QCOMPARE(status[0].free[0].to_string(), std::string("10.20.0.1"));
    QCOMPARE(status[0].in_use.at(0).user, std::string("a"));
  }
};

DRAWBRIDGE_TEST(AddressPoolsTest);
#include "address_pools_test.moc"
