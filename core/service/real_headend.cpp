// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/real_headend.h"

#include <fmt/format.h>

#include <QElapsedTimer>
#include <QHostAddress>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <algorithm>
#include <deque>
#include <set>

#include "base/reader.h"
#include "base/timers.h"
#include "esp/stuck_segments.h"
#include "net/linux/esp_port.h"
#include "net/linux/interface_setup.h"
#include "net/linux/port_holder.h"
#include "net/linux/tun_port.h"
#include "net/linux/udp_port.h"
#include "service/ssh_consoles.h"
#include "tcpip/stack.h"
#include "wire/icmp.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

namespace drawbridge::service {

namespace {

constexpr std::uint16_t kNattPort = 4500;
constexpr std::uint16_t kTelnetPort = 23;
// Of an IPv4 header: octets before the address.
constexpr std::size_t kSource = 12;
constexpr std::size_t kDestination = 16;
/// In the octet of an IPv4 header that has it; the kernel computes the checksum anew.
constexpr std::size_t kFlagsOctet = 6;
constexpr std::uint8_t kDontFragment = 0x40;
/// Bursts that are taken from one port before the others have their turn.
constexpr int kBurstsAtOnce = 4;

std::unique_ptr<QSocketNotifier> notifier(int descriptor, const std::function<void()>& call) {
  auto made = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
  QObject::connect(made.get(), &QSocketNotifier::activated, made.get(), [call] { call(); });
  return made;
}

}  // namespace

class RealHeadend::Impl {
 public:
  Impl(Options options, Random& random, Tell tell)
      : options_(std::move(options)),
        tell_(std::move(tell)),
        stack_(tcpip::Stack::instance()),
        outside_("outside", random),
        inside_("inside", random),
        world_(*this, outside_, true),
        machine_(*this, inside_, false) {
    clock_.start();
    timer_.setSingleShot(true);
    timer_.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { step(); });
    stack_.set_now(now());
    HeadendDesk::Options desk = options_.desk;
    desk.real_servers = true;
    desk.real_outside = true;
    desk.on_news = [this] { timer_.start(0); };
    desk.describe = [](ipc::HeadendState& state) { state.on_lab = false; };
    desk.carry = [this](TimePoint at) {
      while (outside_.deliver(at) || inside_.deliver(at)) {
      }
      flush();
    };
    desk.changed = [this](HeadendMachine* headend) {
      if (headend != nullptr) {
        take_addresses(*headend);
      } else if (ssh_) {
        ssh_->close_all();
      }
    };
    desk.other_console = [this](const headend::ConsoleOutput& output) {
      if (ssh_) ssh_->take(output);
    };
    if (!options_.ssh_key_file.empty()) {
      ssh_ = std::make_unique<SshConsoles>(
          options_.ssh_key_file, random,
          SshConsoles::Surroundings{[this] { return headend(); }, [this] { return now(); },
                                    [this] { step(); },
                                    [this](const std::string& sentence) { say(sentence); }});
    }
    desk_ = std::make_unique<HeadendDesk>(std::move(desk), random,
                                          HeadendMachine::Wires{stack_, outside_, inside_},
                                          [this](const ipc::Notice& notice) { told(notice); });
  }

  ~Impl() {
    stop();
    desk_.reset();
  }

  /// A sentence, or empty.
  std::string open() {
    for (const std::uint16_t port : {options_.ike_port, kNattPort}) {
      if (std::string sentence = open_udp(port); !sentence.empty()) return sentence;
    }
    auto esp = net::EspPort::open({options_.outside.address});
    if (!esp) {
      return fmt::format("ESP cannot be received at {}: {}. It needs the right to raw sockets (CAP_NET_RAW).",
                         options_.outside.address.to_string(), esp.error().text());
    }
    esp_ = std::make_unique<net::EspPort>(std::move(*esp));
    esp_ready_ = notifier(esp_->descriptor(), [this] { step(); });
    net::TunOptions tun_options;
    tun_options.name = options_.tun;
    auto tun = net::TunPort::open(tun_options);
    if (!tun) {
      return fmt::format("The TUN device {} cannot be had: {}.{}", options_.tun, tun.error().text(),
                         tun.error().is_in_use() ? " Choose another name with --inside-tun."
                                                 : " It needs the right to make interfaces (CAP_NET_ADMIN).");
    }
    tun_ = std::make_unique<net::TunPort>(std::move(*tun));
    constexpr int tun_mtu = 1500;
    if (const auto up = net::bring_up(tun_->name(), tun_mtu); !up)
      return fmt::format("The TUN device {} cannot be used: {}.", tun_->name(), up.error().text());
    tun_ready_ = notifier(tun_->descriptor(), [this] { step(); });
    if (!net::forwards_packets()) {
      say("This machine forwards no packets, so clients reach only itself. Set net.ipv4.ip_forward to 1 if "
          "they shall reach the network behind it.");
    }
    return {};
  }

  void handle(ipc::Request request) {
    std::visit(
        [this](auto& each) {
          using T = std::decay_t<decltype(each)>;
          if constexpr (HeadendDesk::handles<T>) {
            desk_->handle_one(now(), each);
          } else {
            not_here(each);
          }
        },
        request);
    step();
  }

  [[nodiscard]] TimePoint now() const {
    return TimePoint(std::chrono::microseconds(clock_.nsecsElapsed() / 1000));
  }
  [[nodiscard]] headend::Headend* headend() {
    return desk_->machine() != nullptr ? &desk_->machine()->headend() : nullptr;
  }

  void step() {
    if (is_stepping_) return timer_.start(0);
    is_stepping_ = true;
    const TimePoint at = now();
    const bool more = receive(at);
    bool busy = true;
    while (busy) {
      stack_.set_now(at);
      busy = outside_.deliver(at);
      busy |= inside_.deliver(at);
      if (const auto due = stack_.next_timeout(); due && *due <= at) {
        stack_.tick(at);
        busy = true;
      }
      busy |= desk_->run_timers(at);
      busy |= desk_->take_news(at);
      busy |= desk_->run(at);
    }
    desk_->run_second(at);
    flush();
    is_stepping_ = false;
    if (more) return timer_.start(0);
    const auto next = earlier(earlier(desk_->next_timeout(), stack_.next_timeout()),
                              earlier(outside_.next_delivery(), inside_.next_delivery()));
    if (!next) return timer_.stop();
    timer_.start(
        std::clamp(std::chrono::ceil<Milliseconds>(*next - now()), Milliseconds{0}, Milliseconds{60'000}));
  }

  void stop() {
    if (desk_->machine() != nullptr) {
      ipc::StopHeadend request;
      desk_->handle_one(now(), request);
      flush();
    }
    telnet_.reset();
    ssh_.reset();
    for (const Prefix& network : routed_) (void)net::remove_route(tun_->name(), network);
    for (const Ipv4Address address : answered_)
      (void)net::remove_proxy_arp(options_.inside_interface, address);
    routed_.clear();
    answered_.clear();
    timer_.stop();
  }

 private:
  // The far end of a wire: everybody but the headend.
  class FarEnd final : public net::Station {
   public:
    FarEnd(Impl& headend, net::Segment& segment, bool is_outside)
        : headend_(headend), segment_(segment), is_outside_(is_outside) {
      segment_.attach(*this);
    }
    ~FarEnd() override { segment_.detach(*this); }
    bool answers_for(Ipv4Address address) const override { return address != near_; }
    void receive(TimePoint, ByteView packet) override {
      (is_outside_ ? headend_.to_outside_ : headend_.to_inside_).push_back(to_bytes(packet));
    }
    void send(TimePoint now, ByteView packet) { segment_.send(now, *this, near_, packet); }
    /// The headend's address on this wire.
    void set_near(Ipv4Address near) { near_ = near; }
    bool is_near(Ipv4Address address) const { return address == near_; }

   private:
    Impl& headend_;
    net::Segment& segment_;
    bool is_outside_;
    Ipv4Address near_;
  };

  struct Udp {
    std::unique_ptr<net::UdpPort> port;
    std::unique_ptr<QSocketNotifier> ready;
  };

  void say(const std::string& sentence) const {
    if (options_.say) options_.say(sentence);
  }

  std::string open_udp(std::uint16_t number) {
    net::UdpOptions udp_options;
    udp_options.local = {options_.outside.address, number};
    udp_options.merge_received = number != options_.ike_port;
    auto port = net::UdpPort::open(udp_options);
    if (!port) {
      std::string why = port.error().text();
      if (port.error().is_in_use()) {
        const auto holder = net::find_udp_port_holder(udp_options.local);
        why = holder ? "it is used by " + holder->text() : "another program uses it";
      }
      return fmt::format("UDP port {} at {} cannot be had: {}.", number, options_.outside.address.to_string(),
                         why);
    }
    Udp& udp = udp_[number];
    udp.port = std::make_unique<net::UdpPort>(std::move(*port));
    udp.ready = notifier(udp.port->descriptor(), [this] { step(); });
    return {};
  }

  // ---------------------------------------------------------------- packets

  /// True if a port had more than its share.
  bool receive(TimePoint at) {
    bool more = false;
    for (const auto& [number, udp] : udp_) {
      int bursts = 0;
      for (; bursts < kBurstsAtOnce; ++bursts) {
        const auto burst = udp.port->receive();
        if (burst.empty()) break;
        for (const net::UdpReceived& each : burst) {
          wire::Ipv4Header header;
          header.tos = each.tos;
          header.source = each.from.address;
          header.destination = each.to.address;
          world_.send(at, wire::build_ipv4(header, wire::write_udp(each.from, each.to, each.payload, false)));
        }
        outside_.deliver(at);
      }
      more |= bursts == kBurstsAtOnce;
      while (const auto error = udp.port->poll_error()) hear_of_path(at, *error);
    }
    for (int bursts = 0; esp_ && bursts < kBurstsAtOnce; ++bursts) {
      const auto burst = esp_->receive();
      for (const ByteView packet : burst) world_.send(at, packet);
      outside_.deliver(at);
      if (burst.empty()) break;
      more |= bursts + 1 == kBurstsAtOnce;
    }
    while (const auto error = esp_ ? esp_->poll_error() : std::nullopt) hear_of_path(at, *error);
    for (int bursts = 0; tun_ && bursts < kBurstsAtOnce; ++bursts) {
      const auto burst = tun_->read();
      for (const ByteView packet : burst) {
        if (stuck_.sees(packet)) let_be_cut(at, Ipv4Address(Reader(packet.subspan(kDestination)).u32()));
        machine_.send(at, packet);
      }
      inside_.deliver(at);
      if (burst.empty()) break;
      more |= bursts + 1 == kBurstsAtOnce;
    }
    return more;
  }

  void hear_of_path(TimePoint at, const net::PathError& error) {
    if (error.kind != net::PathError::Kind::too_big || error.mtu == 0 || headend() == nullptr) return;
    headend()->path_narrowed(at, error.destination.address, error.mtu);
  }

  /// Large packets to this client get lost: from now on routers may cut them.
  void let_be_cut(TimePoint at, Ipv4Address pool_address) {
    constexpr std::size_t most = 4096;
    if (headend() == nullptr || cut_for_.size() >= most) return;
    for (const headend::RemoteSession& session : headend()->sessions(at)) {
      if (session.pool_address != pool_address || !cut_for_.insert(session.peer.address).second) continue;
      say(fmt::format("Large packets to {} seem to get lost on their way: from now on they may be cut.",
                      session.peer.address.to_string()));
    }
  }

  /// The headend's own ICMP errors come from its inside address, which is this machine's: from a device the
  /// machine takes no packet with an address of its own. So they come from whom the quoted packet was for.
  void give_passable_source(Bytes& packet) const {
    const auto view = wire::parse_ipv4(packet, false);
    if (!view || view->header.protocol != wire::IpProtocol::icmp || !machine_.is_near(view->header.source))
      return;
    const auto message = wire::IcmpMessage::read(view->payload);
    if (!message || !message->is_error() || message->data.size() < wire::kIpv4HeaderSize) return;
    std::copy_n(message->data.begin() + kDestination, 4, packet.begin() + kSource);
    wire::refresh_ipv4_checksum(packet);
  }

  /// Hands over everything the headend sent since the last time.
  void flush() {
    for (Bytes& packet : to_inside_) give_passable_source(packet);
    if (tun_ && !to_inside_.empty()) {
      const std::vector<ByteView> packets(to_inside_.begin(), to_inside_.end());
      tun_->write(packets);
    }
    to_inside_.clear();
    std::vector<ByteView> esp;
    std::map<std::uint16_t, std::vector<net::UdpToSend>> by_port;
    for (Bytes& packet : to_outside_) {
      const auto view = wire::parse_ipv4(packet, false);
      if (!view || view->header.source != options_.outside.address) continue;
      const bool may_be_cut = cut_for_.contains(view->header.destination);
      if (view->header.protocol == wire::IpProtocol::esp) {
        if (may_be_cut) packet[kFlagsOctet] &= static_cast<std::uint8_t>(~kDontFragment);
        esp.push_back(packet);
      } else if (view->header.protocol == wire::IpProtocol::udp && !view->header.is_fragment()) {
        const auto datagram = wire::parse_udp(view->payload);
        if (!datagram) continue;
        net::UdpToSend out;
        out.payload = datagram->payload;
        out.to = {view->header.destination, datagram->destination_port};
        out.from = view->header.source;
        out.tos = view->header.tos;
        out.dont_fragment = view->header.dont_fragment && !may_be_cut;
        by_port[datagram->source_port].push_back(out);
      }
    }
    if (!esp.empty()) esp_->send(esp);
    for (const auto& [number, datagrams] : by_port) {
      const auto found = udp_.find(number);
      if (found != udp_.end()) found->second.port->send(datagrams);
    }
    to_outside_.clear();
  }

  // ---------------------------------------------------------------- configuration

  void told(const ipc::Notice& notice) {
    if (const auto* running = std::get_if<ipc::RunningConfig>(&notice)) follow(running->config);
    tell_(notice);
  }

  /// The machine's addresses are a fact: where the configuration says another, it is told so.
  void take_addresses(HeadendMachine& machine) {
    const auto set = [&](std::string_view hardware, const Prefix& real) {
      for (const pix::Interface& each : machine.headend().device().running().interfaces) {
        if (each.hardware != hardware || each.name.empty()) continue;
        if (each.address == real.address && each.mask == real.mask()) return;
        pix::EditContext context;
        const std::string line =
            fmt::format("ip address {} {} {}", each.name, real.address.to_string(), real.mask().to_string());
        const std::string was = each.address ? each.address->to_string() : "none";
        const auto result = machine.headend().configure(now(), line, context);
        say(result.ok() ? fmt::format("The configuration had another address ({}) than this machine: \"{}\" "
                                      "was entered.",
                                      was, line)
                        : fmt::format("This machine's address could not be entered with \"{}\": {}", line,
                                      result.device_text));
        return;
      }
    };
    set("ethernet0", options_.outside);
    if (options_.inside) set("ethernet1", *options_.inside);
    machine.headend().apply(now());
    machine.configure();
    follow(machine.headend().device().running());
  }

  /// Addresses, pools and ports of the configuration, at the machine's interfaces.
  void follow(const pix::Config& config) {
    const pix::Interface* inside = nullptr;
    for (const pix::Interface& each : config.interfaces) {
      if (each.hardware == "ethernet0") world_.set_near(each.address.value_or(Ipv4Address()));
      if (each.hardware == "ethernet1") inside = &each;
    }
    if (inside != nullptr) machine_.set_near(inside->address.value_or(Ipv4Address()));
    std::set<Prefix> networks;
    std::set<Ipv4Address> addresses;
    constexpr std::size_t most_answered = 1024;
    for (const pix::LocalPool& pool : config.local_pools) {
      for (const Prefix& network : net::networks_of(pool.range)) networks.insert(network);
      for (std::uint64_t a = pool.range.first.value();
           a <= pool.range.last.value() && addresses.size() < most_answered; ++a) {
        const Ipv4Address address(static_cast<std::uint32_t>(a));
        if (inside != nullptr && inside->address &&
            Prefix{*inside->address, length_of(inside->mask).value_or(32)}.contains(address))
          addresses.insert(address);
      }
    }
    const auto report = [this](const Result<void, net::SystemError>& result) {
      if (!result) say("Clients may not be reached from inside: " + result.error().text() + ".");
    };
    if (tun_) {
      for (const Prefix& each : routed_)
        if (!networks.contains(each)) report(net::remove_route(tun_->name(), each));
      for (const Prefix& each : networks)
        if (!routed_.contains(each)) report(net::add_route(tun_->name(), each));
      routed_ = std::move(networks);
    }
    if (!options_.inside_interface.empty()) {
      for (const Ipv4Address each : answered_)
        if (!addresses.contains(each)) report(net::remove_proxy_arp(options_.inside_interface, each));
      for (const Ipv4Address each : addresses)
        if (!answered_.contains(each)) report(net::add_proxy_arp(options_.inside_interface, each));
      answered_ = std::move(addresses);
    }
    for (const pix::VpnGroup& group : config.vpngroups) {
      if (!group.udp_port || udp_.contains(*group.udp_port)) continue;
      if (const std::string sentence = open_udp(*group.udp_port); !sentence.empty()) say(sentence);
    }
    listen_for_telnet(config, inside);
    if (ssh_) ssh_->follow(config);
  }

  // ---------------------------------------------------------------- people

  void listen_for_telnet(const pix::Config& config, const pix::Interface* inside) {
    const bool wanted = inside != nullptr && inside->address && !config.telnet.empty();
    if (!wanted) return telnet_.reset();
    const QHostAddress address(inside->address->value());
    if (telnet_ && telnet_->serverAddress() == address) return;
    telnet_ = std::make_unique<QTcpServer>();
    QObject::connect(telnet_.get(), &QTcpServer::newConnection, telnet_.get(), [this] { accept_telnet(); });
    if (!telnet_->listen(address, kTelnetPort)) {
      say(fmt::format("Telnet cannot be offered at {}: {}.", inside->address->to_string(),
                      telnet_->errorString().toStdString()));
      telnet_.reset();
    }
  }

  void accept_telnet() {
    while (telnet_ && telnet_->hasPendingConnections()) {
      std::unique_ptr<QTcpSocket> socket(telnet_->nextPendingConnection());
      socket->setParent(nullptr);
      HeadendMachine* const machine = desk_->machine();
      if (machine == nullptr) return socket->abort();
      const pix::Config& config = machine->headend().device().running();
      const Ipv4Address from(socket->peerAddress().toIPv4Address());
      std::string name;
      for (const pix::Interface& each : config.interfaces)
        if (each.hardware == "ethernet1") name = each.name;
      const bool permitted =
          std::any_of(config.telnet.begin(), config.telnet.end(), [&](const pix::ManagementAccess& each) {
            return each.interface == name &&
                   (from.value() & each.mask.value()) == (each.address.value() & each.mask.value());
          });
      machine->headend().device().log(
          now(), permitted ? 7 : 3, permitted ? 710002 : 710003,
          fmt::format("TCP access {} from {}/{} to {}:{}/telnet", permitted ? "permitted" : "denied by ACL",
                      from.to_string(), socket->peerPort(), name,
                      socket->localAddress().toString().toStdString()));
      if (permitted) {
        machine->adopt(now(), name, std::move(socket));
      } else {
        socket->abort();
      }
    }
    timer_.start(0);
  }

  // ---------------------------------------------------------------- what is not here

  void not_here(const ipc::AskClient&) { tell_client(); }
  void not_here(const ipc::Connect& request) {
    client::Ended ended;
    ended.reason = client::Reason::protocol_not_supported;
    ended.entry = request.profile.name;
    tell_client();
    tell_(ipc::ClientEnded{std::move(ended)});
  }
  void not_here(const ipc::ResolveName& request) { tell_(ipc::NameResolved{request.host, std::nullopt}); }
  void not_here(const ipc::FetchPage& request) {
    tell_(ipc::PageFetched{request.id, false, 0, {}, {}, "no_address"});
  }
  void not_here(const ipc::OpenTerminal& request) {
    tell_(ipc::TerminalText{request.terminal, {}, true, false});
  }
  template <class T>
  void not_here(const T&) {}

  void tell_client() {
    client::StateChange state;
    state.at = now();
    tell_(ipc::ClientState{std::move(state)});
  }

  friend class FarEnd;

  Options options_;
  Tell tell_;
  tcpip::Stack& stack_;
  net::Segment outside_, inside_;
  std::vector<Bytes> to_outside_, to_inside_;
  FarEnd world_, machine_;
  QElapsedTimer clock_;
  QTimer timer_;
  std::map<std::uint16_t, Udp> udp_;
  std::unique_ptr<net::EspPort> esp_;
  std::unique_ptr<QSocketNotifier> esp_ready_;
  std::unique_ptr<net::TunPort> tun_;
  std::unique_ptr<QSocketNotifier> tun_ready_;
  std::unique_ptr<QTcpServer> telnet_;
  std::unique_ptr<SshConsoles> ssh_;
  esp::StuckSegments stuck_;
  std::set<Ipv4Address> cut_for_;  ///< peers whose packets go without DF
  std::set<Prefix> routed_;
  std::set<Ipv4Address> answered_;
  bool is_stepping_ = false;
  std::unique_ptr<HeadendDesk> desk_;
};

Result<std::unique_ptr<RealHeadend>, std::string> RealHeadend::open(Options options, Random& random,
                                                                    Tell tell) {
  auto impl = std::make_unique<Impl>(std::move(options), random, std::move(tell));
  if (std::string sentence = impl->open(); !sentence.empty()) return failure(std::move(sentence));
  return std::unique_ptr<RealHeadend>(new RealHeadend(std::move(impl)));
}

RealHeadend::RealHeadend(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RealHeadend::~RealHeadend() = default;

void RealHeadend::handle(ipc::Request request) {
  impl_->handle(std::move(request));
}

headend::Headend* RealHeadend::headend() {
  return impl_->headend();
}

TimePoint RealHeadend::now() const {
  return impl_->now();
}

void RealHeadend::poke() {
  impl_->step();
}

void RealHeadend::stop() {
  impl_->stop();
}

Result<Prefix, std::string> machine_address(const std::string& what) {
  const auto wanted = Ipv4Address::parse(what);
  for (const net::InterfaceAddress& each : net::interface_addresses()) {
    if (wanted ? each.address.address == *wanted : each.interface == what) return each.address;
  }
  if (wanted) return failure(fmt::format("No interface of this machine has the address {}.", what));
  return failure(fmt::format("This machine has no interface {} with an IPv4 address.", what));
}

}  // namespace drawbridge::service
