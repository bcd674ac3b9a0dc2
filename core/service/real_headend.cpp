// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/real_headend.h"

#include <fmt/format.h>

#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QTimer>
#include <algorithm>
#include <deque>

#include "base/reader.h"
#include "base/timers.h"
#include "esp/stuck_segments.h"
#include "net/linux/interface_setup.h"
#include "net/linux/path_error.h"
#include "net/linux/tun_port.h"
#include "service/ethernet_end.h"
#include "service/machine_watch.h"
#include "service/outside_sockets.h"
#include "service/pool_ways.h"
#include "service/ssh_consoles.h"
#include "service/telnet_door.h"
#include "tcpip/stack.h"
#include "wire/coalescing.h"
#include "wire/icmp.h"
#include "wire/ipv4.h"

namespace drawbridge::service {

namespace {

// Of an IPv4 header: octets before the address.
constexpr std::size_t kSource = 12;
constexpr std::size_t kDestination = 16;
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
        telnet_({[this] { return desk_->machine(); }, [this] { return now(); }, [this] { timer_.start(0); },
                 [this](const std::string& sentence) { say(sentence); }}),
        pool_ways_([this](const std::string& sentence) { say(sentence); }) {
    clock_.start();
    timer_.setSingleShot(true);
    timer_.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { step(); });
    stack_.set_now(now());
    HeadendDesk::Options desk = options_.desk;
    // Behind a wire, servers are reached from the headend's own address there.
    desk.real_outside = options_.outside_wire.empty();
    desk.real_inside = options_.inside_wire.empty();
    desk.real_servers = desk.real_outside || desk.real_inside;
    desk.on_news = [this] { timer_.start(0); };
    if (options_.outside_wire.empty())
      desk.take_outside = [this](Bytes packet) { to_outside_.push_back(std::move(packet)); };
    if (options_.inside_wire.empty())
      desk.take_inside = [this](Bytes packet) { to_inside_.push_back(std::move(packet)); };
    desk.describe = [](ipc::HeadendState& state) { state.on_lab = false; };
    desk.carry = [this](TimePoint at) {
      while (outside_.deliver(at) || inside_.deliver(at)) {
      }
      flush();
    };
    desk.changed = [this](HeadendMachine* headend) {
      if (headend != nullptr) {
        take_addresses(*headend);
        if (ssh_) ssh_->tell_key();
      } else if (ssh_) {
        ssh_->close_all();
      }
    };
    desk.other_console = [this](const headend::ConsoleOutput& output) {
      if (ssh_) ssh_->take(output);
    };
    if (!options_.ssh_key_file.empty()) {
      if (!desk.real_outside || !desk.real_inside) {
        desk.take_ssh = [this](Descriptor connection, const Endpoint& from, const Endpoint&) {
          if (ssh_) ssh_->adopt(std::move(connection), from);
        };
      }
      desk.change_key = [this](std::optional<int> bits) {
        if (ssh_) ssh_->change_key(bits);
      };
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
    if (std::string sentence = open_outside(); !sentence.empty()) return sentence;
    if (std::string sentence = open_inside(); !sentence.empty()) return sentence;
    pool_ways_.set_interfaces(tun_ ? tun_->name() : std::string(), options_.inside_interface);
    watch_ = std::make_unique<MachineWatch>([this](MachineWatch::News) { look_at_machine(); });
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
    auto next = earlier(earlier(desk_->next_timeout(), stack_.next_timeout()),
                        earlier(outside_.next_delivery(), inside_.next_delivery()));
    for (const auto& wire : {outside_wire_.get(), inside_wire_.get()})
      if (wire != nullptr) next = earlier(next, wire->next_timeout());
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
    telnet_.close();
    ssh_.reset();
    pool_ways_.clear();
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
    /// The headend's address on this wire.
    void set_near(Ipv4Address near) { near_ = near; }
    bool is_near(Ipv4Address address) const { return address == near_; }

   private:
    Impl& headend_;
    net::Segment& segment_;
    bool is_outside_;
    Ipv4Address near_;
  };

  void say(const std::string& sentence) const {
    if (options_.say) options_.say(sentence);
  }

  // ---------------------------------------------------------------- the two sides

  std::string open_outside() {
    if (!options_.outside_wire.empty())
      return open_wire(outside_wire_, options_.outside_wire, outside_, outside_name_);
    world_ = std::make_unique<FarEnd>(*this, outside_, true);
    sockets_ = std::make_unique<OutsideSockets>([this] { step(); });
    return sockets_->open(options_.outside.address, options_.ike_port);
  }

  std::string open_inside() {
    if (!options_.inside_wire.empty())
      return open_wire(inside_wire_, options_.inside_wire, inside_, inside_name_);
    machine_ = std::make_unique<FarEnd>(*this, inside_, false);
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

  std::string open_wire(std::unique_ptr<EthernetEnd>& wire, const std::string& interface,
                        net::Segment& segment, const std::string& name) {
    EthernetEnd::Surroundings surroundings;
    surroundings.answers_for = [this, &name](Ipv4Address address) {
      const headend::Headend* const asked = headend();
      return asked != nullptr && !name.empty() && asked->answers_for(name, address);
    };
    surroundings.wake = [this] { step(); };
    surroundings.collided = [this, &name](const net::Neighbours::Collision& collision) {
      if (headend() == nullptr) return;
      headend()->device().log(now(), 4, 405001,
                              fmt::format("Received ARP {} collision from {}/{} on interface {}",
                                          collision.is_reply ? "response" : "request",
                                          collision.address.to_string(), collision.by.to_string(), name));
    };
    auto opened = EthernetEnd::open(interface, segment, std::move(surroundings));
    if (!opened) return opened.error();
    wire = std::move(*opened);
    return {};
  }

  // ---------------------------------------------------------------- packets

  /// True if a port had more than its share.
  bool receive(TimePoint at) {
    bool more = false;
    if (sockets_) {
      more = sockets_->receive(
          [&](std::span<const ByteView> burst) { pass(at, HeadendMachine::Side::outside, burst); },
          [&](const net::PathError& error) { hear_of_path(at, error); });
    }
    for (int bursts = 0; tun_ && bursts < kBurstsAtOnce; ++bursts) {
      const auto burst = tun_->read();
      for (const ByteView packet : burst) {
        if (stuck_.sees(packet)) let_be_cut(at, Ipv4Address(Reader(packet.subspan(kDestination)).u32()));
      }
      if (burst.empty()) break;
      pass(at, HeadendMachine::Side::inside, burst);
      more |= bursts + 1 == kBurstsAtOnce;
    }
    if (outside_wire_) more |= outside_wire_->receive(at);
    if (inside_wire_) more |= inside_wire_->receive(at);
    return more;
  }

  void pass(TimePoint at, HeadendMachine::Side side, std::span<const ByteView> burst) {
    if (desk_->machine() != nullptr) desk_->machine()->receive(at, side, burst);
  }

  void hear_of_path(TimePoint at, const net::PathError& error) {
    if (error.kind != net::PathError::Kind::too_big || error.mtu == 0 || headend() == nullptr) return;
    headend()->path_narrowed(at, error.destination.address, error.mtu);
  }

  /// Large packets to this client get lost: from now on routers may cut them.
  void let_be_cut(TimePoint at, Ipv4Address pool_address) {
    if (headend() == nullptr || !sockets_) return;
    for (const headend::RemoteSession& session : headend()->sessions(at)) {
      if (session.pool_address != pool_address || !sockets_->let_be_cut(session.peer.address)) continue;
      say(fmt::format("Large packets to {} seem to get lost on their way: from now on they may be cut.",
                      session.peer.address.to_string()));
    }
  }

  /// The headend's own ICMP errors come from its inside address, which is this machine's: from a device the
  /// machine takes no packet with an address of its own. So they come from whom the quoted packet was for.
  void give_passable_source(Bytes& packet) const {
    const auto view = wire::parse_ipv4(packet, false);
    if (!view || view->header.protocol != wire::IpProtocol::icmp || !machine_->is_near(view->header.source))
      return;
    const auto message = wire::IcmpMessage::read(view->payload);
    if (!message || !message->is_error() || message->data.size() < wire::kIpv4HeaderSize) return;
    std::copy_n(message->data.begin() + kDestination, 4, packet.begin() + kSource);
    wire::refresh_ipv4_checksum(packet);
  }

  /// What continues each other goes as one, which costs the machine's stack one pass.
  void write_tun() {
    if (!tun_ || to_inside_.empty()) return;
    for (Bytes& packet : to_inside_) give_passable_source(packet);
    if (!tun_->takes_frames()) {
      const std::vector<ByteView> packets(to_inside_.begin(), to_inside_.end());
      tun_->write(packets);
      return;
    }
    coalescer_.clear();
    for (Bytes& packet : to_inside_) coalescer_.add(packet);
    coalescer_.finish();
    for (std::size_t i = 0; i < coalescer_.frames(); ++i)
      (void)tun_->write_frame(coalescer_.header(i), coalescer_.pieces(i));
  }

  /// Hands over everything the headend sent since the last time.
  void flush() {
    if (outside_wire_) outside_wire_->flush(now());
    if (inside_wire_) inside_wire_->flush(now());
    write_tun();
    to_inside_.clear();
    if (sockets_) sockets_->send(to_outside_);
    to_outside_.clear();
  }

  // ---------------------------------------------------------------- configuration

  void told(const ipc::Notice& notice) {
    if (const auto* running = std::get_if<ipc::RunningConfig>(&notice)) follow(running->config);
    tell_(notice);
  }

  /// The machine's addresses are a fact: where the configuration says another, it is told so.
  void take_addresses(HeadendMachine& machine) {
    enter_addresses(machine);
    machine.headend().apply(now());
    machine.configure();
    follow(machine.headend().device().running());
  }

  void enter_addresses(HeadendMachine& machine) {
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
    if (!outside_wire_) set("ethernet0", options_.outside);
    if (options_.inside) set("ethernet1", *options_.inside);
  }

  // The outside address of the configuration, with sockets: another one must be the machine's as well.

  /// Ports at another address of this machine. A sentence, and nothing changed, if they cannot be had.
  std::string move_outside(const Prefix& to) {
    // What is still to be said from the old address: Deletes.
    outside_.deliver(now());
    flush();
    std::string sentence = sockets_->move(to.address);
    if (sentence.empty()) options_.outside = to;
    return sentence;
  }

  void follow_outside(const pix::Config& config) {
    if (!sockets_) return;
    for (const pix::Interface& each : config.interfaces) {
      if (each.hardware != "ethernet0" || !each.address || *each.address == options_.outside.address)
        continue;
      if (refused_ == each.address) return;
      const Prefix before = options_.outside;
      const auto found = machine_address(each.address->to_string());
      const std::string sentence = found ? move_outside(*found) : found.error();
      if (sentence.empty()) {
        refused_.reset();
        say(fmt::format("Clients are served at {} from now on; sessions at {} were ended.",
                        options_.outside.address.to_string(), before.address.to_string()));
        return;
      }
      refused_ = each.address;
      say(fmt::format("{} Clients are still served at {}.", sentence, before.address.to_string()));
      if (desk_->machine() != nullptr) enter_addresses(*desk_->machine());
      timer_.start(0);
      return;
    }
  }

  /// The machine's addresses may be others than before.
  void look_at_machine() {
    if (!sockets_ || options_.outside_interface.empty()) return;
    const auto found = machine_address(options_.outside_interface);
    if (!found) {
      if (!std::exchange(has_lost_outside_, true))
        say(found.error() + " Clients are served again when it has one.");
      return;
    }
    has_lost_outside_ = false;
    const bool is_kept = machine_address(options_.outside.address.to_string()).has_value();
    if (is_kept || found->address == options_.outside.address) return;
    const Prefix before = options_.outside;
    if (const std::string sentence = move_outside(*found); !sentence.empty()) return say(sentence);
    say(fmt::format(
        "The address of {} is {} now and was {}: clients are served there, and sessions with the old "
        "one have ended.",
        options_.outside_interface, found->address.to_string(), before.address.to_string()));
    if (desk_ != nullptr && desk_->machine() != nullptr) enter_addresses(*desk_->machine());
    step();
  }

  /// Addresses, pools and ports of the configuration, at the machine's interfaces.
  void follow(const pix::Config& config) {
    follow_outside(config);
    const pix::Interface* inside = nullptr;
    const Seconds arp_timeout{config.arp_timeout};
    for (const pix::Interface& each : config.interfaces) {
      const Ipv4Address near = each.shutdown ? Ipv4Address() : each.address.value_or(Ipv4Address());
      if (each.hardware == "ethernet0")
        follow_side(outside_wire_, world_, outside_name_, each, near, arp_timeout);
      if (each.hardware == "ethernet1") {
        inside = &each;
        follow_side(inside_wire_, machine_, inside_name_, each, near, arp_timeout);
      }
    }
    pool_ways_.follow(config, inside);
    for (const pix::VpnGroup& group : config.vpngroups) {
      if (!group.udp_port || !sockets_) continue;
      if (const std::string sentence = sockets_->add_port(*group.udp_port); !sentence.empty()) say(sentence);
    }
    // At a wire, people come through the headend's own stack.
    telnet_.follow(config, inside_wire_ ? nullptr : inside);
    if (ssh_) {
      ssh_->follow(config, [this](const pix::Interface& each) {
        return !(each.hardware == "ethernet0" ? outside_wire_ : inside_wire_);
      });
    }
  }

  void follow_side(const std::unique_ptr<EthernetEnd>& wire, const std::unique_ptr<FarEnd>& far_end,
                   std::string& name, const pix::Interface& interface, Ipv4Address near,
                   Duration arp_timeout) {
    name = interface.name;
    if (far_end) far_end->set_near(near);
    if (!wire) return;
    wire->follow(now(), near, arp_timeout);
    if (near.is_any() && !name.empty()) {
      say(fmt::format(
          "Interface {} ({}) has no address: give it one at the console with \"ip address {} ADDRESS MASK\".",
          name, wire->interface(), name));
    }
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
  wire::Coalescer coalescer_;
  // Of each side one or the other.
  std::unique_ptr<FarEnd> world_, machine_;
  std::unique_ptr<EthernetEnd> outside_wire_, inside_wire_;
  std::string outside_name_, inside_name_;  ///< as `nameif` says
  QElapsedTimer clock_;
  QTimer timer_;
  std::unique_ptr<OutsideSockets> sockets_;
  std::unique_ptr<net::TunPort> tun_;
  std::unique_ptr<QSocketNotifier> tun_ready_;
  TelnetDoor telnet_;
  std::unique_ptr<SshConsoles> ssh_;
  esp::StuckSegments stuck_;
  PoolWays pool_ways_;
  bool is_stepping_ = false;
  std::optional<Ipv4Address> refused_;  ///< entered as the outside one, and not the machine's
  bool has_lost_outside_ = false;
  std::unique_ptr<MachineWatch> watch_;
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
