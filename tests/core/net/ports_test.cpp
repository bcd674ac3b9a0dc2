// SPDX-License-Identifier: GPL-3.0-or-later
// The drivers, on loopback and on TUN devices of a namespace that each test makes for itself.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>
#include <algorithm>
#include <fstream>
#include <numeric>

#include "net/linux/esp_port.h"
#include "net/linux/port_holder.h"
#include "net/linux/tun_port.h"
#include "net/linux/udp_port.h"
#include "support/net_namespace.h"
#include "support/test_registry.h"
#include "wire/checksum.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

using namespace drawbridge;
using namespace drawbridge::net;
using drawbridge::testing::NetNamespace;

namespace {

constexpr Ipv4Address loopback(127, 0, 0, 1);

bool readable(int descriptor) {
  pollfd wait{descriptor, POLLIN, 0};
  return ::poll(&wait, 1, 10000) == 1;
}

Bytes numbered(std::size_t size, std::size_t seed) {
  Bytes octets(size);
  for (std::size_t i = 0; i < size; ++i) octets[i] = static_cast<std::uint8_t>(i * 7 + seed * 31);
  return octets;
}

UdpPort udp(Ipv4Address address = loopback, bool merge = false) {
  UdpOptions options;
  options.local.address = address;
  options.merge_received = merge;
  auto port = UdpPort::open(options);
  return port ? std::move(*port) : throw std::runtime_error(port.error().text());
}

/// Everything that comes until `count` datagrams are there.
std::vector<Bytes> receive(UdpPort& port, std::size_t count) {
  std::vector<Bytes> out;
  while (out.size() < count && readable(port.descriptor())) {
    for (const UdpReceived& each : port.receive()) out.push_back(to_bytes(each.payload));
  }
  return out;
}

std::vector<Bytes> burst(const std::vector<std::size_t>& sizes) {
  std::vector<Bytes> out;
  for (std::size_t i = 0; i < sizes.size(); ++i) out.push_back(numbered(sizes[i], i));
  return out;
}

}  // namespace

class PortsTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    namespace_ = std::make_unique<NetNamespace>();
    if (!namespace_->works()) QSKIP("network namespaces need root");
  }
  void cleanup() { namespace_.reset(); }

  // ---- UDP ----

  void a_datagram_says_whence_whither_and_how_congested() {
    QVERIFY(NetNamespace::ip("address add 127.9.9.9/8 dev lo"));
    UdpPort server = udp(Ipv4Address());
    UdpPort client = udp(Ipv4Address());
    const Bytes hello = to_bytes("hello");
    UdpToSend out{
        hello, {Ipv4Address(127, 9, 9, 9), server.local().port}, Ipv4Address(127, 0, 0, 5), 0x03, true};
    QVERIFY(client.send_one(out));
    QVERIFY(readable(server.descriptor()));
    const auto in = server.receive();
    QCOMPARE(in.size(), std::size_t{1});
    QVERIFY(equal(in[0].payload, hello));
    QCOMPARE(in[0].from, (Endpoint{Ipv4Address(127, 0, 0, 5), client.local().port}));
    QCOMPARE(in[0].to, out.to);
    QCOMPARE(int(in[0].tos), 3);
    QVERIFY(server.receive().empty());
  }

  void datagrams_arrive_in_order_whether_cut_by_the_kernel_or_not_data() {
    QTest::addColumn<bool>("segment");
    QTest::addColumn<bool>("merge");
    QTest::newRow("one message each") << false << false;
    QTest::newRow("cut by the kernel") << true << false;
    QTest::newRow("merged by the kernel") << true << true;
  }
  void datagrams_arrive_in_order_whether_cut_by_the_kernel_or_not() {
    QFETCH(bool, segment);
    QFETCH(bool, merge);
    UdpPort server = udp(loopback, merge);
    UdpPort client = udp();
    if (!segment) client.set_segments(false);
    // Equal ones, a shorter end, a longer one, an empty one, and more than one message may hold.
    std::vector<std::size_t> sizes(100, 1444);
    sizes.insert(sizes.end(), {1000, 1444, 1444, 0, 20, 20, 60, 1});
    const std::vector<Bytes> payloads = burst(sizes);
    std::vector<UdpToSend> out;
    for (const Bytes& each : payloads) out.push_back({each, server.local(), {}, 0, false});
    QCOMPARE(client.send(out), out.size());
    QCOMPARE(receive(server, out.size()), payloads);
    QCOMPARE(client.counters().sent, std::uint64_t{out.size()});
    if (segment && client.segments()) {
      QVERIFY(client.counters().sent_calls < out.size() / 8);
    } else {
      QCOMPARE(client.counters().sent_calls, std::uint64_t{out.size()});
    }
    QCOMPARE(server.counters().truncated, std::uint64_t{0});
  }

  void a_port_in_use_is_a_value() {
    UdpPort first = udp();
    UdpOptions options;
    options.local = first.local();
    const auto second = UdpPort::open(options);
    QVERIFY(!second);
    QVERIFY(second.error().is_in_use());
    QCOMPARE(second.error().call, std::string_view("bind"));
  }

  void who_has_a_port_can_be_told() {
    UdpPort first = udp(Ipv4Address());
    const auto holder = find_udp_port_holder({loopback, first.local().port});
    QVERIFY(holder.has_value());
    QCOMPARE(holder->user, std::uint32_t{::getuid()});
    QCOMPARE(holder->process, std::optional<int>(::getpid()));
    std::string own;
    std::getline(std::ifstream("/proc/self/comm"), own);
    QCOMPARE(holder->program, own);
    QVERIFY(holder->text().starts_with(own + " (process " + std::to_string(::getpid())));
    // One on another address only is not in the way, and a free port has no holder.
    UdpPort second = udp(Ipv4Address(127, 0, 0, 7));
    QVERIFY(!find_udp_port_holder({loopback, second.local().port}));
    QVERIFY(find_udp_port_holder({Ipv4Address(), second.local().port}).has_value());
  }

  void an_ipv6_socket_holds_the_port_as_well() {
    Descriptor socket(::socket(AF_INET6, SOCK_DGRAM, 0));
    QVERIFY(bool(socket));
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(4500);
    QCOMPARE(::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    QVERIFY(find_udp_port_holder({loopback, 4500}).has_value());
    QVERIFY(!find_udp_port_holder({loopback, 500}));
  }

  void what_is_not_known_of_a_holder_is_left_out() {
    PortHolder holder;
    holder.user = 4242;
    QCOMPARE(holder.text(), std::string("a program of user 4242"));
    holder.user_name = "root";
    holder.unit = "strongswan.service";
    QCOMPARE(holder.text(), std::string("a program of user root (strongswan.service)"));
    holder.process = 812;
    holder.program = "charon";
    QCOMPARE(holder.text(), std::string("charon (process 812, strongswan.service)"));
  }

  void a_descriptor_opened_elsewhere_is_taken_over() {
    Descriptor socket(::socket(AF_INET, SOCK_DGRAM, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(loopback.value());
    QCOMPARE(::bind(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    auto port = UdpPort::adopt(std::move(socket), {});
    QVERIFY(port.has_value());
    QCOMPARE(port->local().address, loopback);
    QVERIFY(port->local().port != 0);
    // Never blocks, though it was opened to.
    QVERIFY(port->receive().empty());
  }

  void a_descriptor_of_another_kind_is_refused() {
    QVERIFY(!UdpPort::adopt(Descriptor(::socket(AF_INET, SOCK_STREAM, 0)), {}).has_value());
    QVERIFY(!UdpPort::adopt(Descriptor(::socket(AF_UNIX, SOCK_DGRAM, 0)), {}).has_value());
    QVERIFY(!UdpPort::adopt(Descriptor(::socket(AF_INET6, SOCK_DGRAM, 0)), {}).has_value());
    QVERIFY(!EspPort::adopt(Descriptor(::socket(AF_INET, SOCK_DGRAM, 0)), {}).has_value());
    QVERIFY(!TunPort::adopt(Descriptor(::socket(AF_INET, SOCK_DGRAM, 0)), {}).has_value());
  }

  void a_closed_port_is_reported_and_the_next_datagram_still_goes() {
    UdpPort client = udp();
    Endpoint nobody;
    {
      UdpPort gone = udp();
      nobody = gone.local();
    }
    const Bytes hello = to_bytes("hello");
    QVERIFY(client.send_one({hello, nobody, {}, 0, false}));
    UdpPort server = udp();
    QVERIFY(client.send_one({hello, server.local(), {}, 0, false}));
    QCOMPARE(receive(server, 1).size(), std::size_t{1});
    const auto error = client.poll_error();
    QVERIFY(error.has_value());
    QCOMPARE(error->kind, PathError::Kind::unreachable);
    QCOMPARE(error->destination, nobody);
    QVERIFY(!client.poll_error());
  }

  void too_big_with_df_is_told_without_df_it_is_cut() {
    QVERIFY(NetNamespace::ip("link set lo mtu 1300"));
    UdpPort server = udp();
    UdpPort client = udp();
    const Bytes large = numbered(2000, 1);
    QVERIFY(!client.send_one({large, server.local(), {}, 0, true}));
    QCOMPARE(client.counters().too_big, std::uint64_t{1});
    const auto error = client.poll_error();
    QVERIFY(error.has_value());
    QCOMPARE(error->kind, PathError::Kind::too_big);
    QCOMPARE(error->mtu, std::uint32_t{1300});
    QCOMPARE(path_mtu_to(loopback), std::optional<std::uint32_t>(1300));
    // Two of equal size would be one message for the kernel to cut, which it refuses at this size.
    const std::vector<UdpToSend> two(2, {large, server.local(), {}, 0, false});
    QCOMPARE(client.send(two), std::size_t{2});
    QCOMPARE(receive(server, 2), (std::vector<Bytes>{large, large}));
    QVERIFY(client.segments());
  }

  // ---- ESP ----

  void esp_packets_pass_whole_with_their_headers() {
    auto a = EspPort::open({Ipv4Address(127, 0, 0, 2)});
    auto b = EspPort::open({Ipv4Address(127, 0, 0, 3)});
    QVERIFY(a.has_value() && b.has_value());
    std::vector<Bytes> packets;
    for (std::size_t i = 0; i < 40; ++i) {
      wire::Ipv4Header header;
      header.protocol = wire::IpProtocol::esp;
      header.source = Ipv4Address(127, 0, 0, 2);
      header.destination = Ipv4Address(127, 0, 0, 3);
      header.tos = i % 2 == 0 ? 0xB9 : 0;
      header.dont_fragment = i % 3 == 0;
      packets.push_back(wire::build_ipv4(header, numbered(100 + i, i)));
    }
    std::vector<ByteView> views(packets.begin(), packets.end());
    QCOMPARE(a->send(views), views.size());
    std::vector<Bytes> got;
    while (got.size() < packets.size() && readable(b->descriptor())) {
      for (const ByteView each : b->receive()) got.push_back(to_bytes(each));
    }
    QCOMPARE(got.size(), packets.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      const auto want = wire::parse_ipv4(packets[i]);
      const auto have = wire::parse_ipv4(got[i]);
      QVERIFY(have.has_value());
      QVERIFY(equal(have->payload, want->payload));
      QCOMPARE(have->header.source, want->header.source);
      QCOMPARE(have->header.destination, want->header.destination);
      QCOMPARE(have->header.tos, want->header.tos);
      QCOMPARE(have->header.dont_fragment, want->header.dont_fragment);
    }
  }

  void esp_too_big_is_told_with_df_and_cut_without() {
    QVERIFY(NetNamespace::ip("link set lo mtu 1300"));
    auto port = EspPort::open({loopback});
    QVERIFY(port.has_value());
    wire::Ipv4Header header;
    header.protocol = wire::IpProtocol::esp;
    header.source = header.destination = loopback;
    header.dont_fragment = true;
    QVERIFY(!port->send_one(wire::build_ipv4(header, numbered(1400, 1))));
    QCOMPARE(port->counters().too_big, std::uint64_t{1});
    const auto error = port->poll_error();
    QVERIFY(error.has_value());
    QCOMPARE(error->kind, PathError::Kind::too_big);
    QCOMPARE(error->mtu, std::uint32_t{1300});
    header.dont_fragment = false;
    QVERIFY(port->send_one(wire::build_ipv4(header, numbered(1400, 2))));
    QVERIFY(readable(port->descriptor()));
    const auto got = port->receive();
    QCOMPARE(got.size(), std::size_t{1});
    QVERIFY(equal(wire::parse_ipv4(got[0])->payload, numbered(1400, 2)));
    QVERIFY(!port->send_one(as_bytes("not a packet")));
  }

  // ---- TUN ----

  void a_tun_device_hands_over_complete_packets_data() {
    QTest::addColumn<bool>("offloads");
    QTest::newRow("with offloads") << true;
    QTest::newRow("without") << false;
  }
  void a_tun_device_hands_over_complete_packets() {
    QFETCH(bool, offloads);
    auto tun = TunPort::open({"probe%d", offloads});
    QVERIFY(tun.has_value());
    QCOMPARE(tun->name(), std::string("probe0"));
    QCOMPARE(tun->offloads() != 0, offloads);
    QVERIFY(NetNamespace::ip("address add 10.7.0.1/24 dev probe0") && NetNamespace::ip("link set probe0 up"));
    UdpPort socket = udp(Ipv4Address(10, 7, 0, 1));
    const Endpoint far{Ipv4Address(10, 7, 0, 2), 4711};
    // Twenty equal datagrams: one super-packet where the device takes those.
    const std::vector<Bytes> payloads = burst(std::vector<std::size_t>(20, 900));
    std::vector<UdpToSend> out;
    for (const Bytes& each : payloads) out.push_back({each, far, {}, 0, false});
    QCOMPARE(socket.send(out), out.size());
    std::vector<Bytes> got;
    while (got.size() < out.size() && readable(tun->descriptor())) {
      for (const ByteView each : tun->read()) {
        const auto packet = wire::parse_ipv4(each);
        QVERIFY(packet.has_value());
        const auto datagram = wire::parse_udp(*packet);  // with its checksum
        QVERIFY(datagram.has_value());
        got.push_back(to_bytes(datagram->payload));
      }
    }
    QCOMPARE(got, payloads);
    if (tun->merges_udp()) QVERIFY(tun->counters().reads < 20);
    QCOMPARE(tun->counters().malformed, std::uint64_t{0});

    // And back: what is written arrives at the socket.
    const Bytes answer = wire::build_udp(far, socket.local(), as_bytes("answer"));
    const Bytes broken = [&] {
      Bytes b = answer;
      b.back() ^= 1;
      return b;
    }();
    const std::vector<ByteView> both{broken, answer};
    QCOMPARE(tun->write(both), std::size_t{2});
    QCOMPARE(receive(socket, 1), std::vector<Bytes>{to_bytes("answer")});
  }

  void a_name_in_use_and_one_too_long_are_values() {
    auto tun = TunPort::open({"probe0", true});
    QVERIFY(tun.has_value());
    const auto again = TunPort::open({"probe0", true});
    QVERIFY(!again);
    QVERIFY(again.error().is_in_use());
    const auto of_another_kind = TunPort::open({"lo", true});
    QVERIFY(!of_another_kind);
    QVERIFY(of_another_kind.error().is_in_use());
    QVERIFY(!TunPort::open({"a-name-longer-than-an-interface-has", true}));
  }

  void a_device_that_is_down_refuses_and_is_counted() {
    auto tun = TunPort::open({"probe0", true});
    QVERIFY(tun.has_value());
    const Bytes packet = wire::build_udp({Ipv4Address(10, 0, 0, 1), 1}, {Ipv4Address(10, 0, 0, 2), 2}, {});
    QVERIFY(!tun->write_one(packet));
    QCOMPARE(tun->counters().failed, std::uint64_t{1});
    QVERIFY(tun->read().empty());
  }

 private:
  std::unique_ptr<NetNamespace> namespace_;
};

DRAWBRIDGE_TEST(PortsTest);
#include "ports_test.moc"
