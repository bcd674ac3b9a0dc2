// SPDX-License-Identifier: GPL-3.0-or-later
// Two data paths with a tunnel between them: TCP of the machine in one namespace, through TUN, ESP and a
// socket, to TCP of the machine in another.
#include "service/data_plane.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>
#include <functional>

#include "service/plane_link.h"
#include "support/net_namespace.h"
#include "support/test_registry.h"
#include "wire/natt.h"

using namespace drawbridge;
using namespace drawbridge::service;
using drawbridge::testing::NetNamespace;

namespace {

constexpr Ipv4Address near_inner(10, 9, 1, 1);
constexpr Ipv4Address far_inner(10, 9, 2, 1);
constexpr Ipv4Address near_outer(127, 0, 0, 2);
constexpr Ipv4Address far_outer(127, 0, 0, 3);

struct Way {
  crypto::CipherSpec cipher;
  esp::AuthAlgorithm auth{};
  bool udp = true;
};

sockaddr_in address_of(Ipv4Address address, std::uint16_t port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(port);
  out.sin_addr.s_addr = htonl(address.value());
  return out;
}

esp::SaParams params(const Way& way, std::uint32_t spi) {
  SeededRandom keys(spi);
  esp::SaParams p;
  p.spi = spi;
  p.cipher = way.cipher;
  p.auth = way.auth;
  p.encryption_key = Secret(keys.bytes(crypto::key_size(way.cipher)));
  p.authentication_key = Secret(keys.bytes(esp::key_size(way.auth)));
  p.local = near_outer;
  p.remote = far_outer;
  p.local_selector.network = {near_inner, 32};
  p.remote_selector.network = {far_inner, 32};
  p.df = esp::DfPolicy::clear;
  if (way.udp) p.udp = esp::UdpEncapsulation{4500, 4500};
  return p;
}

esp::SaParams swapped(esp::SaParams p) {
  std::swap(p.local, p.remote);
  std::swap(p.local_selector, p.remote_selector);
  return p;
}

/// Namespaces, devices and sockets of two ends. The outer sockets talk over the loopback of a third
/// namespace.
struct Ends {
  explicit Ends(const Way& way_) : way(way_) {}

  bool make() {
    if (!outer.works()) return false;
    near = ports(near_outer);
    far = ports(far_outer);
    near_namespace = std::make_unique<NetNamespace>();
    if (!device(*near, near_inner)) return false;
    listener = net::Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    const sockaddr_in here = address_of(near_inner, 80);
    if (::bind(listener.get(), reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0 ||
        ::listen(listener.get(), 1) != 0) {
      return false;
    }
    far_namespace = std::make_unique<NetNamespace>();
    if (!device(*far, far_inner)) return false;
    caller = net::Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    return true;
  }

  /// After both data paths run.
  void connect() {
    const sockaddr_in there = address_of(near_inner, 80);
    static_cast<void>(::connect(caller.get(), reinterpret_cast<const sockaddr*>(&there), sizeof there));
  }
  bool accept() {
    if (answerer) return true;
    const int got = ::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK);
    if (got >= 0) answerer = net::Descriptor(got);
    return got >= 0;
  }

  static bool device(DataPathPorts& ports, Ipv4Address address) {
    auto tun = net::TunPort::open({"tunnel0", true});
    if (!tun) return false;
    ports.tun = std::move(*tun);
    return NetNamespace::ip("address add " + address.to_string() + "/32 dev tunnel0") &&
           NetNamespace::ip("link set tunnel0 mtu 1400 up") &&
           NetNamespace::ip("route add default dev tunnel0");
  }
  std::optional<DataPathPorts> ports(Ipv4Address address) const {
    std::optional<net::UdpPort> udp;
    std::optional<net::EspPort> esp;
    net::UdpOptions options;
    options.local = {address, 4500};
    options.merge_received = true;
    if (auto opened = net::UdpPort::open(options)) udp = std::move(*opened);
    if (!way.udp) {
      if (auto opened = net::EspPort::open({address})) esp = std::move(*opened);
    }
    // The device comes later, from another namespace.
    auto placeholder = net::TunPort::open({"unused%d", true});
    if (!placeholder) return std::nullopt;
    return DataPathPorts{std::move(*placeholder), std::move(udp), std::move(esp)};
  }

  Way way;
  NetNamespace outer;
  std::optional<DataPathPorts> near, far;
  std::unique_ptr<NetNamespace> near_namespace, far_namespace;
  net::Descriptor listener, caller, answerer;

  ~Ends() {
    far_namespace.reset();
    near_namespace.reset();
  }
};

/// Writes and reads on a TCP socket as far as it goes.
struct Talk {
  Bytes to_send;
  std::size_t sent = 0;
  Bytes received;

  bool step(int socket) {
    bool any = false;
    while (sent < to_send.size()) {
      const ssize_t n =
          ::send(socket, to_send.data() + sent, to_send.size() - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
      if (n <= 0) break;
      sent += static_cast<std::size_t>(n);
      any = true;
    }
    std::array<std::uint8_t, 65536> buffer;
    for (;;) {
      const ssize_t n = ::recv(socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
      if (n <= 0) break;
      received.insert(received.end(), buffer.begin(), buffer.begin() + n);
      any = true;
    }
    return any;
  }
};

std::vector<PlaneCommand> commands(const Way& way, bool near) {
  const esp::SaParams out = params(way, 0x1001);
  const esp::SaParams back = swapped(params(way, 0x2002));
  std::vector<PlaneCommand> all;
  if (near) {
    all.emplace_back(client::InstallInbound{swapped(back)});
    all.emplace_back(client::InstallOutbound{out});
  } else {
    all.emplace_back(client::InstallInbound{swapped(out)});
    all.emplace_back(client::InstallOutbound{back});
  }
  return all;
}

/// The first event of this kind, while `between` is done again and again; nothing after half a minute.
template <typename Event>
std::optional<Event> first_event(DataPath& path, const std::function<void()>& between) {
  for (int turn = 0; turn < 3000; ++turn) {
    const bool any = path.step({});
    while (auto event = path.poll_event()) {
      if (auto* found = std::get_if<Event>(&*event)) return *found;
    }
    between();
    pollfd wait{path.ports().tun.descriptor(), POLLIN, 0};
    if (!any) ::poll(&wait, 1, 10);
  }
  return std::nullopt;
}

/// Both ends of a tunnel with its keys.
struct Tunnel {
  Tunnel(Ends& ends, const Way& way)
      : random(1), near(std::move(*ends.near), random), far(std::move(*ends.far), random) {
    for (PlaneCommand& command : commands(way, true)) near.apply({}, std::move(command));
    for (PlaneCommand& command : commands(way, false)) far.apply({}, std::move(command));
  }
  SeededRandom random;
  DataPath near, far;
};

constexpr crypto::CipherSpec kAes{crypto::CipherAlgorithm::aes_cbc, 128};
constexpr crypto::CipherSpec kDes{crypto::CipherAlgorithm::des_cbc, 0};

}  // namespace

Q_DECLARE_METATYPE(Way)

/// A new pair tells once that the peer uses it.
static bool is_first_use(const PlaneEvent& event) {
  const auto* const esp = std::get_if<esp::EspEvent>(&event);
  return esp != nullptr && esp->kind == esp::EspEvent::Kind::first_use;
}

class DataPlaneTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    NetNamespace probe;
    if (!probe.works()) QSKIP("network namespaces need root");
  }

  void tcpPassesBothWays_data() {
    QTest::addColumn<Way>("way");
    QTest::newRow("AES and SHA-1 in UDP") << Way{kAes, esp::AuthAlgorithm::hmac_sha1_96, true};
    QTest::newRow("AES and SHA-2, protocol 50") << Way{kAes, esp::AuthAlgorithm::hmac_sha2_256_128, false};
    QTest::newRow("AES-GCM in UDP") << Way{
        {crypto::CipherAlgorithm::aes_gcm, 256}, esp::AuthAlgorithm::none, true};
    QTest::newRow("DES and MD5 in UDP") << Way{kDes, esp::AuthAlgorithm::hmac_md5_96, true};
  }
  void tcpPassesBothWays() {
    QFETCH(Way, way);
    Ends ends(way);
    QVERIFY(ends.make());
    Tunnel tunnel(ends, way);
    auto& [random, near, far] = tunnel;
    near.apply({}, ClampMss{1200});
    ends.connect();

    Talk from_near{random.bytes(2'000'000), 0, {}};
    Talk from_far{random.bytes(1'500'000), 0, {}};
    int idle = 0;
    const auto done = [&] {
      return from_near.received.size() >= from_far.to_send.size() &&
             from_far.received.size() >= from_near.to_send.size();
    };
    while (!done() && idle < 2000) {
      bool any = near.step({});
      any = far.step({}) || any;
      if (ends.accept()) {
        any = from_near.step(ends.answerer.get()) || any;
        any = from_far.step(ends.caller.get()) || any;
      }
      if (any) {
        idle = 0;
        continue;
      }
      // Nothing can be done before TCP's own timers fire.
      pollfd wait[2] = {{near.ports().tun.descriptor(), POLLIN, 0},
                        {far.ports().tun.descriptor(), POLLIN, 0}};
      ::poll(wait, 2, 10);
      ++idle;
    }
    QVERIFY(from_near.received == from_far.to_send);
    QVERIFY(from_far.received == from_near.to_send);

    // TCP's last acknowledgements may still be on their way between the two sockets.
    const auto settled = [&] {
      while (near.step({}) || far.step({})) {
      }
      const PlaneCounters there = far.counters();
      return near.counters().packets.encrypted == there.packets.decrypted + there.packets.discarded;
    };
    QTRY_VERIFY_WITH_TIMEOUT(settled(), 20000);
    const PlaneCounters one = near.counters();
    const PlaneCounters two = far.counters();
    QCOMPARE(two.packets.discarded, std::uint64_t{0});
    QCOMPARE(one.packets.bytes_out, two.packets.bytes_in);
    QVERIFY(one.packets.bytes_out > 2'000'000);
    QCOMPARE(one.packets.discarded, std::uint64_t{0});
    QCOMPARE(one.bad_icv + two.bad_icv, std::uint64_t{0});
    // Super-packets in, super-packets out, several packets in one message.
    QVERIFY(one.frames_in * 2 < one.packets.encrypted);
    QVERIFY(two.frames_out < two.packets.decrypted);
    if (way.udp) QVERIFY(one.messages_out * 2 < one.packets.encrypted);
    // The kernel's own MSS would be 1360.
    int mss = 0;
    socklen_t size = sizeof mss;
    QCOMPARE(::getsockopt(ends.caller.get(), IPPROTO_TCP, TCP_MAXSEG, &mss, &size), 0);
    QVERIFY(mss <= 1200);
    for (const esp::SaStatus& sa : near.sas()) {
      const esp::SaCounters& c = sa.counters;
      QVERIFY(c.bytes ==
              (sa.direction == esp::Direction::outbound ? one.packets.bytes_out : one.packets.bytes_in));
    }
  }

  void withoutAnSaNothingLeaves() {
    const Way way{kAes, esp::AuthAlgorithm::hmac_sha1_96, true};
    Ends ends(way);
    QVERIFY(ends.make());
    SeededRandom random(1);
    DataPath far(std::move(*ends.far), random);
    ends.connect();
    pollfd wait{far.ports().tun.descriptor(), POLLIN, 0};
    QCOMPARE(::poll(&wait, 1, 5000), 1);
    while (far.step({})) {
    }
    QVERIFY(far.counters().no_sa > 0);
    QCOMPARE(far.counters().messages_out, std::uint64_t{0});
    // The same SPI twice is refused, and said so.
    for (PlaneCommand& command : commands(way, false)) far.apply({}, std::move(command));
    for (PlaneCommand& command : commands(way, false)) far.apply({}, std::move(command));
    const auto event = far.poll_event();
    QVERIFY(event && std::holds_alternative<PlaneRefusal>(*event));
    QCOMPARE(std::get<PlaneRefusal>(*event).error, esp::SaError::duplicate);
    far.apply({}, client::RemoveAllPairs{});
    QVERIFY(far.sas().empty());
  }

  void aNarrowPathIsToldWithWhatFitsInside_data() { tcpPassesBothWays_data(); }
  /// The outer way takes 1280 octets: the first large packet is refused, and what would fit is told.
  void aNarrowPathIsToldWithWhatFitsInside() {
    QFETCH(Way, way);
    Ends ends(way);
    QVERIFY(NetNamespace::ip("link set lo mtu 1280"));
    QVERIFY(ends.make());
    Tunnel tunnel(ends, way);
    auto& [random, near, far] = tunnel;
    ends.connect();
    Talk talk{random.bytes(100'000), 0, {}};
    const auto told = first_event<PathNarrowed>(near, [&] {
      static_cast<void>(far.step({}));
      if (ends.accept()) static_cast<void>(talk.step(ends.answerer.get()));
    });
    QVERIFY(told.has_value());
    QCOMPARE(told->to.address, far_outer);
    QCOMPARE(told->path, std::size_t{1280});
    QCOMPARE(told->inner, esp::inner_mtu(1280, way.cipher, way.auth, way.udp));
  }

  /// Nothing large arrives and nobody says why: TCP sends the same again and again, which is noticed.
  void aPathThatSwallowsIsNoticed() {
    const Way way{kAes, esp::AuthAlgorithm::hmac_sha1_96, true};
    Ends ends(way);
    QVERIFY(ends.make());
    Tunnel tunnel(ends, way);
    auto& [random, near, far] = tunnel;
    ends.connect();
    Talk talk{random.bytes(100'000), 0, {}};
    const auto noticed = first_event<PathSwallows>(near, [&] {
      // Once there is a connection, the other end hears no more.
      if (!ends.accept()) return static_cast<void>(far.step({}));
      static_cast<void>(talk.step(ends.answerer.get()));
    });
    QVERIFY(noticed.has_value());
  }

  /// A raw socket hears what is for others as well.
  void plainEspForOthersIsNoLoss() {
    const Way way{kAes, esp::AuthAlgorithm::hmac_sha1_96, false};
    Ends ends(way);
    QVERIFY(ends.make());
    SeededRandom random(1);
    net::EspPort peer = std::move(*ends.far->esp);
    DataPath near(std::move(*ends.near), random);
    for (PlaneCommand& command : commands(way, true)) near.apply({}, std::move(command));
    const Bytes unknown(64, 0x77);
    int sent = 0;
    const auto discarded_after_one = [&](Ipv4Address from) {
      peer.send_esp(std::vector<net::EspToSend>{{unknown, from, near_outer}});
      ++sent;
      for (int turn = 0; turn < 3000 && near.ports().esp->counters().received < static_cast<unsigned>(sent);
           ++turn) {
        if (!near.step({})) ::poll(nullptr, 0, 10);
      }
      return near.counters().packets.discarded;
    };
    QCOMPARE(discarded_after_one(Ipv4Address(127, 0, 0, 9)), std::uint64_t{0});
    QVERIFY(!near.poll_event());
    QCOMPARE(discarded_after_one(far_outer), std::uint64_t{1});
    QVERIFY(near.poll_event());
    near.apply({}, PeerIsShared{true});
    QCOMPARE(discarded_after_one(far_outer), std::uint64_t{1});
    QVERIFY(!near.poll_event());
    near.apply({}, PeerIsShared{false});
    QCOMPARE(discarded_after_one(far_outer), std::uint64_t{2});
  }

  void theThreadCarriesTcpAndHandsOutIke() {
    const Way way{kAes, esp::AuthAlgorithm::hmac_sha1_96, true};
    Ends ends(way);
    QVERIFY(ends.make());
    const auto zero = std::chrono::steady_clock::now();
    auto near = DataPlane::start(std::move(*ends.near), zero);
    auto far = DataPlane::start(std::move(*ends.far), zero);
    QVERIFY(near.has_value() && far.has_value());
    DataPlane::Ticket ticket = 0;
    for (PlaneCommand& command : commands(way, true)) ticket = (*near)->post(std::move(command));
    QVERIFY((*near)->wait(ticket));
    for (PlaneCommand& command : commands(way, false)) ticket = (*far)->post(std::move(command));
    QVERIFY((*far)->wait(ticket));
    QVERIFY((*far)->is_done(ticket));
    QVERIFY(!(*far)->is_done(ticket + 1));

    ends.connect();
    Talk from_near{SeededRandom(2).bytes(1'000'000), 0, {}};
    Talk from_far{SeededRandom(3).bytes(1'000'000), 0, {}};
    const auto finished = [&] {
      if (!ends.accept()) return false;
      from_near.step(ends.answerer.get());
      from_far.step(ends.caller.get());
      return from_near.received.size() == from_far.to_send.size() &&
             from_far.received.size() == from_near.to_send.size();
    };
    QTRY_VERIFY_WITH_TIMEOUT(finished(), 20000);
    QVERIFY(from_near.received == from_far.to_send);
    QVERIFY(from_far.received == from_near.to_send);
    QVERIFY((*near)->processor_time().count() > 0);

    // IKE on the same port: out by command, in as an event.
    const Bytes message = wire::with_non_esp_marker(as_bytes("a message of IKE"));
    (*near)->post(client::SendDatagram{{near_outer, 4500}, {far_outer, 4500}, message});
    pollfd bell{(*far)->descriptor(), POLLIN, 0};
    std::optional<PlaneEvent> event;
    // That the new keys are used was told before.
    while (!event || is_first_use(*event)) {
      QCOMPARE(::poll(&bell, 1, 5000), 1);
      event = (*far)->poll_event();
    }
    QVERIFY(std::holds_alternative<PlaneDatagram>(*event));
    const auto& datagram = std::get<PlaneDatagram>(*event);
    QVERIFY(equal(datagram.payload, message));
    QCOMPARE(datagram.from, (Endpoint{near_outer, 4500}));
    QCOMPARE(datagram.to, (Endpoint{far_outer, 4500}));
    QVERIFY(!(*far)->poll_event());
    bell.revents = 0;
    QCOMPARE(::poll(&bell, 1, 0), 0);
    QTRY_VERIFY((*near)->counters().packets.encrypted > 0);

    // The device is taken away: told once, and the thread rests.
    QVERIFY(NetNamespace::ip("link delete tunnel0"));
    QCOMPARE(::poll(&bell, 1, 5000), 1);
    const auto gone = (*far)->poll_event();
    QVERIFY(gone && std::holds_alternative<PlaneDeviceGone>(*gone));
    QVERIFY(!(*far)->poll_event());
  }

  void whatCameBeforeTheDeviceIsThereWhenItStarts() {
    const Way way{kAes, esp::AuthAlgorithm::hmac_sha1_96, true};
    Ends ends(way);
    QVERIFY(ends.make());
    SeededRandom random(1);
    client::Connection connection({}, random);
    PlaneLink near;
    QVERIFY(near.take(client::InstallInbound{params(way, 0x9999)}));
    QVERIFY(near.take(client::RemoveAllPairs{}));  // an attempt that failed
    const esp::SaParams out = params(way, 0x1001);
    const esp::SaParams back = params(way, 0x2002);
    QVERIFY(near.take(client::InstallInbound{back}));
    QVERIFY(near.take(client::InstallOutbound{out}));
    QVERIFY(!near.take(client::DeconfigureInterface{}));
    const Bytes message = wire::with_non_esp_marker(as_bytes("a message of IKE"));
    const client::SendDatagram datagram{{near_outer, 4500}, {far_outer, 4500}, message};
    QVERIFY(!near.send(datagram));
    QVERIFY(!near.next_timeout());

    const TimePoint now(Seconds(100));
    auto natt = std::make_unique<net::UdpPort>(std::move(*ends.near->udp));
    QVERIFY(near.start(now, std::move(ends.near->tun), std::move(natt), nullptr, 1200).has_value());
    QVERIFY(near.is_running() && near.descriptor() >= 0);
    QVERIFY(near.send(datagram));
    QVERIFY(!near.send({{near_outer, 500}, {far_outer, 500}, message}));

    DataPath far(std::move(*ends.far), random);
    for (PlaneCommand& command : commands(way, false)) far.apply({}, std::move(command));
    ends.connect();
    const auto connected = [&] {
      while (far.step({})) {
      }
      return ends.accept();
    };
    QTRY_VERIFY_WITH_TIMEOUT(connected(), 20000);
    auto event = far.poll_event();
    while (event && is_first_use(*event)) event = far.poll_event();
    QVERIFY(event && std::holds_alternative<PlaneDatagram>(*event));
    QTRY_VERIFY(near.counters().packets.encrypted > 0);

    // Counters when they are due, and not before; that the keys are used is told first.
    bool told = false;
    const auto is_told = [&] { return told = told || near.run(now, connection, [](const std::string&) {}); };
    QTRY_VERIFY(is_told());
    QVERIFY(!near.run(now, connection, [](const std::string&) {}));
    QCOMPARE(near.next_timeout(), std::optional<TimePoint>(now + Seconds(1)));
    QVERIFY(near.run(now + Seconds(1), connection, [](const std::string&) {}));
    QCOMPARE(near.next_timeout(), std::optional<TimePoint>(now + Seconds(2)));
    near.stop();
    QVERIFY(!near.is_running());
    QCOMPARE(near.descriptor(), -1);
  }
};

DRAWBRIDGE_TEST(DataPlaneTest);
#include "data_plane_test.moc"
