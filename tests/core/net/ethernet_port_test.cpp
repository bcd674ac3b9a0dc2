// SPDX-License-Identifier: GPL-3.0-or-later
// A station of its own on an interface, in a namespace that each test makes for itself: at the other end of
// the cable is the kernel.
#include "net/linux/ethernet_port.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

#include <QTest>
#include <deque>

#include "net/neighbours.h"
#include "support/net_namespace.h"
#include "support/test_registry.h"
#include "wire/icmp.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

using namespace drawbridge;
using namespace drawbridge::net;
using drawbridge::testing::NetNamespace;

namespace {

constexpr Ipv4Address ours(10, 9, 0, 1);
constexpr Ipv4Address kernels(10, 9, 0, 2);

bool readable(int descriptor) {
  pollfd wait{descriptor, POLLIN, 0};
  return ::poll(&wait, 1, 10000) == 1;
}

/// A socket of the kernel's end, bound to that port.
Descriptor kernel_socket(std::uint16_t port) {
  Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(kernels.value());
  address.sin_port = htons(port);
  if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return {};
  return socket;
}

bool send_to(int socket, Endpoint to, std::string_view text) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(to.address.value());
  address.sin_port = htons(to.port);
  return ::sendto(socket, text.data(), text.size(), 0, reinterpret_cast<const sockaddr*>(&address),
                  sizeof address) == static_cast<ssize_t>(text.size());
}

/// The station at our end: answers ARP until a packet comes.
struct Station {
  Station() {
    auto opened = EthernetPort::open("near");
    if (!opened) throw std::runtime_error(opened.error().text());
    port.emplace(std::move(*opened));
    Neighbours::Limits limits;
    limits.questions = 30;  // a cable that has just been plugged in loses what comes first
    neighbours.emplace(port->own(), limits);
    neighbours->set_address(ours);
    flush();
  }
  void flush() {
    const auto frames = neighbours->take_frames();
    for (const auto& each : frames) {
      const EthernetPort::ToSend frame{each.to, each.type, each.payload};
      port->send({&frame, 1});
    }
  }
  /// The next packet that comes.
  std::optional<Bytes> packet() {
    while (!waiting.empty() || readable(port->descriptor())) {
      for (const auto& frame : port->receive()) {
        if (frame.type == wire::EtherType::ipv4) waiting.push_back(to_bytes(frame.payload));
        if (const auto arp = wire::parse_arp(frame.payload); arp && frame.type == wire::EtherType::arp)
          neighbours->receive({}, *arp, [](Ipv4Address address) { return address == ours; });
      }
      flush();
      if (waiting.empty()) continue;
      Bytes first = std::move(waiting.front());
      waiting.pop_front();
      return first;
    }
    return std::nullopt;
  }
  void send(ByteView octets) {
    neighbours->send({}, kernels, octets);
    flush();
  }
  std::optional<EthernetPort> port;
  std::optional<Neighbours> neighbours;
  std::deque<Bytes> waiting;
};

}  // namespace

class EthernetPortTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    namespace_ = std::make_unique<NetNamespace>();
    if (!namespace_->works()) QSKIP("network namespaces need root");
    // The far end in a namespace of its own would be as good; with addresses at one end only, one will do.
    QVERIFY(NetNamespace::ip("link add near type veth peer name far"));
    QVERIFY(NetNamespace::ip("address add 10.9.0.2/24 dev far"));
    QVERIFY(NetNamespace::ip("link set near up"));
    QVERIFY(NetNamespace::ip("link set far up"));
  }
  void cleanup() { namespace_.reset(); }

  void the_kernel_finds_us_and_its_packets_come_complete() {
    Station station;
    const Descriptor socket = kernel_socket(4000);
    QVERIFY(socket);
    QVERIFY(send_to(socket.get(), {ours, 4001}, "hello"));
    const auto packet = station.packet();
    QVERIFY(packet);
    // Whole, without padding, with a checksum that the kernel had left to the card.
    const auto view = wire::parse_ipv4(*packet);
    QVERIFY(view);
    QCOMPARE(view->packet.size(), packet->size());
    const auto datagram = wire::parse_udp(*view);
    QVERIFY(datagram);
    QVERIFY(datagram->checksum != 0);
    QCOMPARE(to_text(datagram->payload), std::string("hello"));
    QCOMPARE(view->header.source, kernels);
  }

  void what_we_send_reaches_the_kernel() {
    Station station;
    const Descriptor socket = kernel_socket(4000);
    QVERIFY(socket);
    station.send(wire::build_udp({ours, 4001}, {kernels, 4000}, as_bytes("to the kernel")));
    // The kernel must be asked where it is, and its answer be heard.
    std::array<char, 64> heard{};
    for (int second = 1; ::recv(socket.get(), heard.data(), heard.size(), MSG_DONTWAIT) < 0; ++second) {
      QVERIFY(second < 30);
      std::array<pollfd, 2> wait{pollfd{station.port->descriptor(), POLLIN, 0},
                                 pollfd{socket.get(), POLLIN, 0}};
      if (::poll(wait.data(), wait.size(), 1000) == 0)
        station.neighbours->handle_timeout(TimePoint(Seconds(second)));
      for (const auto& frame : station.port->receive()) {
        if (const auto arp = wire::parse_arp(frame.payload); arp && frame.type == wire::EtherType::arp)
          station.neighbours->receive({}, *arp, [](Ipv4Address address) { return address == ours; });
      }
      station.flush();
    }
    QCOMPARE(std::string(heard.data()), std::string("to the kernel"));
  }

  void a_large_datagram_comes_in_fragments() {
    Station station;
    const Descriptor socket = kernel_socket(4000);
    QVERIFY(socket);
    QVERIFY(send_to(socket.get(), {ours, 4001}, std::string(4000, 'x')));
    for (int i = 0; i < 3; ++i) {
      const auto packet = station.packet();
      QVERIFY(packet);
      QVERIFY(packet->size() <= 1500);
      QVERIFY(wire::parse_ipv4(*packet)->header.is_fragment());
    }
  }

  void its_hardware_address_is_not_the_interfaces_and_stays() {
    Station first;
    Station second;
    QCOMPARE(first.port->own(), second.port->own());
    QVERIFY(!first.port->own().is_group());
    QVERIFY(first.port->is_up());
    QCOMPARE(first.port->mtu(), std::size_t{1500});
    QVERIFY(NetNamespace::ip("link set near mtu 1400"));
    QCOMPARE(Station().port->mtu(), std::size_t{1400});
  }

  void what_is_no_ethernet_interface_is_refused() {
    const auto loopback = EthernetPort::open("lo");
    QVERIFY(!loopback);
    QCOMPARE(loopback.error().code, EMEDIUMTYPE);
    const auto missing = EthernetPort::open("missing");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ENODEV);
  }

 private:
  std::unique_ptr<NetNamespace> namespace_;
};

DRAWBRIDGE_TEST(EthernetPortTest);
#include "ethernet_port_test.moc"
