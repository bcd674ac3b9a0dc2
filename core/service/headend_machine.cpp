// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/headend_machine.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <set>

#include "headend/login_proxy.h"
#include "service/stream_bridge.h"
#include "wire/ipv4.h"
#include "wire/tcp.h"
#include "wire/udp.h"

namespace drawbridge::service {

namespace {

/// Where the lab's wires are plugged in: the note's ethernet0 outside, ethernet1 inside.
constexpr std::string_view outside_hardware = "ethernet0";
constexpr std::string_view inside_hardware = "ethernet1";

/// The next hop for the headend's own packets: itself if connected, else the best static route of that
/// interface.
Ipv4Address next_hop(const pix::Config& config, const pix::Interface& interface, Ipv4Address to) {
  const std::uint32_t mask = interface.mask.value();
  if (interface.address && (to.value() & mask) == (interface.address->value() & mask)) return to;
  const pix::Route* best = nullptr;
  for (const pix::Route& route : config.routes) {
    if (route.interface != interface.name) continue;
    if ((to.value() & route.mask.value()) != route.address.value()) continue;
    if (best == nullptr || route.mask.value() > best->mask.value()) best = &route;
  }
  return best != nullptr ? best->gateway : to;
}

}  // namespace

// One wire of the headend.
class HeadendMachine::Port final : public net::Station {
 public:
  Port(HeadendMachine& machine, net::Segment& segment, std::string_view hardware,
       std::function<void(Bytes)> take)
      : machine_(machine),
        segment_(segment),
        take_(std::move(take)),
        hardware_(hardware),
        host_(machine.wires_.stack, {std::string("headend ") + hardware_, {}, mask_of(32), {}},
              [this](Ipv4Address, ByteView packet) { send_own(packet); }) {
    configure();
    segment_.attach(*this);
    constexpr std::uint16_t telnet_port = 23;
    accept_on(telnet_port);
    constexpr std::uint16_t ssh_port = 22;
    if (machine.take_ssh_)
      host_.listen(ssh_port,
                   [this](tcpip::TcpConnection& connection) { return machine_.accept_ssh(connection); });
    for (std::uint16_t i = 0; i < headend::kLoginPorts; ++i) {
      accept_on(static_cast<std::uint16_t>(headend::kFirstLoginPort + i));
    }
  }
  ~Port() override { segment_.detach(*this); }

  void configure() {
    const pix::Interface* found = interface();
    name_ = found != nullptr ? found->name : std::string();
    const Ipv4Address address = found != nullptr && found->address ? *found->address : Ipv4Address();
    if (host_.address() != address) host_.set_address(address, mask_of(32), {});
  }

  bool answers_for(Ipv4Address address) const override {
    return !name_.empty() && machine_.headend_.answers_for(name_, address);
  }

  void receive(TimePoint now, ByteView packet) override { receive_burst(now, {&packet, 1}); }

  void receive_burst(TimePoint now, std::span<const ByteView> packets) {
    if (name_.empty()) return;
    through_.clear();
    for (const ByteView packet : packets) {
      if (is_for_own_host(packet)) {
        host_.input(packet);
      } else {
        through_.push_back(packet);
      }
    }
    if (!through_.empty()) machine_.headend_.receive(now, name_, through_);
  }

  void send(TimePoint now, Ipv4Address to, Bytes packet) {
    if (take_) {
      take_(std::move(packet));
    } else {
      segment_.send(now, *this, to, packet);
    }
  }

  /// From a port of the headend's own, whose answers it gets back.
  void send_datagram(std::uint16_t port, const Endpoint& to, ByteView payload) {
    if (!bound_.contains(port)) {
      const bool bound = host_.bind_udp(port, [this, port](Endpoint from, ByteView answer) {
        machine_.headend_.datagram(host_.now(), name_, port, from, answer);
      });
      if (!bound) return;
      bound_.insert(port);
    }
    host_.send_udp(port, to, payload);
  }

  const std::string& name() const { return name_; }
  tcpip::Host& host() { return host_; }

 private:
  bool is_for_own_host(ByteView packet) const {
    const auto view = wire::parse_ipv4(packet, false);
    // A stream of the headend's own goes on below, unless it shares the address with others; whether one
    // begins is for the headend to decide.
    if (!view || view->header.destination != host_.address()) return false;
    const auto tcp = view->header.protocol == wire::IpProtocol::tcp ? wire::parse_tcp(view->payload)
                                                                    : failure(wire::WireError::truncated);
    const bool opens = tcp && tcp->header.has(wire::kTcpSyn) && !tcp->header.has(wire::kTcpAck);
    // UDP is its own if it comes to a port from which the headend sent.
    return is_for_bound_port(*view) || (tcp && !opens && !machine_.headend_.passes_on(name_, packet));
  }

  bool is_for_bound_port(const wire::Ipv4View& view) const {
    if (view.header.protocol != wire::IpProtocol::udp || view.header.fragment_offset != 0) return false;
    const auto datagram = wire::parse_udp(view.payload);
    return datagram && bound_.contains(datagram->destination_port);
  }

  const pix::Interface* interface() const {
    for (const pix::Interface& candidate : machine_.headend_.device().running().interfaces) {
      if (candidate.hardware == hardware_ && !candidate.shutdown) return &candidate;
    }
    return nullptr;
  }

  void accept_on(std::uint16_t port) {
    host_.listen(port,
                 [this](tcpip::TcpConnection& connection) { return machine_.accept(*this, connection); });
  }

  void send_own(ByteView packet) {
    if (!name_.empty() && machine_.headend_.own_packet(host_.now(), name_, packet)) return;
    const auto view = wire::parse_ipv4(packet, false);
    const pix::Interface* found = interface();
    if (!view || found == nullptr) return;
    const Ipv4Address hop = next_hop(machine_.headend_.device().running(), *found, view->header.destination);
    segment_.send(host_.now(), *this, hop, packet);
  }

  HeadendMachine& machine_;
  net::Segment& segment_;
  std::function<void(Bytes)> take_;
  std::vector<ByteView> through_;
  std::string hardware_;
  std::string name_;
  tcpip::Host host_;
  std::set<std::uint16_t> bound_;
};

// A TCP connection of the headend's own, reported to it by its number, or joined with another one.
class HeadendMachine::Stream final : public tcpip::TcpHandler {
 public:
  Stream(HeadendMachine& machine, std::uint64_t id, Port& port)
      : machine_(machine), id_(id), now_([&port] { return port.host().now(); }) {}
  ~Stream() override {
    if (other_ != nullptr) other_->other_ = nullptr;
    if (connection_ != nullptr) connection_->abort();
  }

  void connect(Port& port, const Endpoint& to) { connection_ = port.host().connect(to, *this); }
  void adopt(tcpip::TcpConnection& connection) { connection_ = &connection; }

  [[nodiscard]] bool is_open() const { return connection_ != nullptr; }
  void send(ByteView octets) {
    if (connection_ != nullptr) connection_->send(octets);
  }
  /// An orderly end; the stream is kept until the stack is done with it.
  void close() {
    is_told_ = true;
    part();
    if (connection_ != nullptr) connection_->close();
  }
  void reset() {
    is_told_ = true;
    part();
    if (connection_ != nullptr) std::exchange(connection_, nullptr)->abort();
  }
  void join(Stream& other) {
    other_ = &other;
    if (peer_has_finished_) other.finish();
  }

  void connected(tcpip::TcpConnection&) override {
    if (!is_told_) machine_.headend_.stream_opened(now_(), id_);
  }
  void received(tcpip::TcpConnection& connection, ByteView octets) override {
    if (other_ != nullptr) {
      other_->send(octets);
      // The one side sends no faster than the other takes it.
      if (other_->backlog() > most_backlog) connection.hold(true);
    } else if (!is_told_) {
      machine_.headend_.stream_data(now_(), id_, octets);
    }
  }
  void writable(tcpip::TcpConnection&) override {
    if (other_ != nullptr && other_->connection_ != nullptr) other_->connection_->hold(false);
  }
  void peer_finished(tcpip::TcpConnection& connection) override {
    if (other_ != nullptr) {
      other_->finish();
    } else if (!is_told_ && machine_.headend_.stream_finished(now_(), id_)) {
      peer_has_finished_ = true;
    } else {
      tell(false);
      connection.close();
    }
  }
  void closed(tcpip::TcpConnection&, tcpip::CloseReason reason) override {
    connection_ = nullptr;
    const bool in_order = reason == tcpip::CloseReason::finished;
    if (other_ != nullptr && !in_order && other_->connection_ != nullptr) {
      std::exchange(other_->connection_, nullptr)->abort();
      other_->tell(true);
    }
    part();
    tell(!in_order);
  }

 private:
  static constexpr std::size_t most_backlog = 65536;

  [[nodiscard]] std::size_t backlog() const { return connection_ != nullptr ? connection_->backlog() : 0; }
  void finish() {
    if (connection_ != nullptr) connection_->finish();
  }
  void part() {
    if (other_ == nullptr) return;
    // Nobody takes what a held side has; it must not wait for ever.
    if (other_->connection_ != nullptr) other_->connection_->hold(false);
    std::exchange(other_, nullptr)->other_ = nullptr;
  }
  void tell(bool refused) {
    if (is_told_) return;
    is_told_ = true;
    machine_.headend_.stream_closed(now_(), id_, refused);
  }

  HeadendMachine& machine_;
  std::uint64_t id_;
  std::function<TimePoint()> now_;
  tcpip::TcpConnection* connection_ = nullptr;
  Stream* other_ = nullptr;
  bool is_told_ = false;
  bool peer_has_finished_ = false;
};

// What the stack owns of an accepted connection: it passes on to the stream, while that is there.
class HeadendMachine::Accepted final : public tcpip::TcpHandler {
 public:
  explicit Accepted(std::weak_ptr<Stream> stream) : stream_(std::move(stream)) {}

  void received(tcpip::TcpConnection& connection, ByteView octets) override {
    if (const auto stream = stream_.lock()) stream->received(connection, octets);
  }
  void peer_finished(tcpip::TcpConnection& connection) override {
    if (const auto stream = stream_.lock()) {
      stream->peer_finished(connection);
    } else {
      connection.close();
    }
  }
  void writable(tcpip::TcpConnection& connection) override {
    if (const auto stream = stream_.lock()) stream->writable(connection);
  }
  void closed(tcpip::TcpConnection& connection, tcpip::CloseReason reason) override {
    if (const auto stream = stream_.lock()) stream->closed(connection, reason);
  }

 private:
  std::weak_ptr<Stream> stream_;
};

HeadendMachine::HeadendMachine(const Wires& wires, Random& random, Options options, TimePoint now)
    : wires_(wires),
      headend_(std::move(options.settings), std::move(options.config), std::move(options.startup), random,
               now) {
  wake_ = options.on_news;
  take_ssh_ = std::move(options.take_ssh);
  real_outside_ = options.real_outside;
  real_inside_ = options.real_inside;
  if (options.real_servers) real_ = std::make_unique<RealSockets>(std::move(options.on_news));
  ports_.push_back(
      std::make_unique<Port>(*this, wires_.outside, outside_hardware, std::move(options.take_outside)));
  ports_.push_back(
      std::make_unique<Port>(*this, wires_.inside, inside_hardware, std::move(options.take_inside)));
}

void HeadendMachine::receive(TimePoint now, Side side, std::span<const ByteView> packets) {
  ports_[side == Side::outside ? 0 : 1]->receive_burst(now, packets);
}

HeadendMachine::~HeadendMachine() {
  streams_.clear();
  finished_.clear();
}

std::unique_ptr<tcpip::TcpHandler> HeadendMachine::accept(Port& port, tcpip::TcpConnection& connection) {
  const auto id =
      headend_.accept_stream(port.host().now(), port.name(), connection.remote(), connection.local().port);
  if (!id) return nullptr;
  auto stream = std::make_shared<Stream>(*this, *id, port);
  stream->adopt(connection);
  streams_[*id] = stream;
  return std::make_unique<Accepted>(stream);
}

std::unique_ptr<tcpip::TcpHandler> HeadendMachine::accept_ssh(tcpip::TcpConnection& connection) {
  Descriptor other;
  auto bridge = StreamBridge::create(
      connection,
      [this] {
        if (wake_) wake_();
      },
      other);
  if (bridge != nullptr) take_ssh_(std::move(other), connection.remote(), connection.local());
  return bridge;
}

HeadendMachine::Port* HeadendMachine::port(std::string_view interface) {
  for (const auto& candidate : ports_) {
    if (!candidate->name().empty() && candidate->name() == interface) return candidate.get();
  }
  return nullptr;
}

bool HeadendMachine::goes_to_real_server(std::string_view interface) const {
  if (real_ == nullptr || ports_.empty()) return false;
  return ports_.front()->name() == interface ? real_outside_ : real_inside_;
}

void HeadendMachine::adopt(TimePoint now, std::string_view interface, std::unique_ptr<QTcpSocket> socket) {
  const Endpoint from{Ipv4Address(socket->peerAddress().toIPv4Address()), socket->peerPort()};
  const auto stream = headend_.accept_stream(now, interface, from, socket->localPort());
  if (stream && real_ != nullptr) {
    real_->adopt(*stream, std::move(socket));
  } else {
    socket->abort();
  }
}

bool HeadendMachine::take_news(TimePoint now) {
  return real_ != nullptr && real_->deliver(now, headend_);
}

void HeadendMachine::configure() {
  for (const auto& each : ports_) each->configure();
}

bool HeadendMachine::run_actions(TimePoint now, const std::function<void(const headend::Action&)>& other) {
  bool any = false;
  std::erase_if(finished_, [](const auto& stream) { return !stream->is_open(); });
  std::erase_if(streams_, [](const auto& each) { return !each.second->is_open(); });
  while (auto action = headend_.poll_action()) {
    any = true;
    if (auto* const packet = std::get_if<headend::SendPacket>(&*action)) {
      if (Port* to = port(packet->interface)) to->send(now, packet->next_hop, std::move(packet->packet));
    } else if (const auto* open = std::get_if<headend::OpenStream>(&*action)) {
      if (open->to_aaa && goes_to_real_server(open->interface)) {
        real_->open(*open);
        continue;
      }
      Port* from = port(open->interface);
      auto stream = from != nullptr ? std::make_shared<Stream>(*this, open->stream, *from) : nullptr;
      if (stream != nullptr) stream->connect(*from, open->to);
      if (stream != nullptr && stream->is_open()) {
        streams_[open->stream] = std::move(stream);
      } else {
        headend_.stream_closed(now, open->stream, true);
      }
    } else if (const auto* send = std::get_if<headend::SendStream>(&*action)) {
      if (real_ != nullptr && real_->write(send->stream, send->octets)) continue;
      if (const auto found = streams_.find(send->stream); found != streams_.end())
        found->second->send(send->octets);
    } else if (const auto* close = std::get_if<headend::CloseStream>(&*action)) {
      if (real_ != nullptr && real_->close(close->stream)) continue;
      if (const auto found = streams_.find(close->stream); found != streams_.end()) {
        if (close->reset) {
          found->second->reset();
        } else {
          found->second->close();
        }
        finished_.push_back(std::move(found->second));
        streams_.erase(found);
      }
    } else if (const auto* joined = std::get_if<headend::JoinStreams>(&*action)) {
      join(now, joined->a, joined->b);
    } else if (const auto* own = std::get_if<headend::ToOwnStack>(&*action)) {
      if (Port* at = port(own->interface)) at->host().input(own->packet);
    } else if (const auto* datagram = std::get_if<headend::SendDatagram>(&*action)) {
      if (goes_to_real_server(datagram->interface)) {
        real_->send(*datagram);
      } else if (Port* from = port(datagram->interface)) {
        from->send_datagram(datagram->port, datagram->to, datagram->payload);
      }
    } else {
      other(*action);
    }
  }
  return any;
}

void HeadendMachine::join(TimePoint now, std::uint64_t a, std::uint64_t b) {
  const auto first = streams_.find(a);
  const auto second = streams_.find(b);
  if (first == streams_.end() || second == streams_.end()) return;
  // One that has ended meanwhile has said so; the other hears it now.
  if (!first->second->is_open() || !second->second->is_open()) {
    for (const auto& each : {first->second, second->second}) each->reset();
    headend_.stream_closed(now, a, true);
    headend_.stream_closed(now, b, true);
    return;
  }
  first->second->join(*second->second);
  second->second->join(*first->second);
}

}  // namespace drawbridge::service
