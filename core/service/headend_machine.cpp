// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/headend_machine.h"

#include "wire/ipv4.h"

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
  Port(HeadendMachine& machine, net::Segment& segment, std::string_view hardware)
      : machine_(machine),
        segment_(segment),
        hardware_(hardware),
        host_(machine.lab_.stack(), {std::string("headend ") + hardware_, {}, mask_of(32), {}},
              [this](Ipv4Address, ByteView packet) { send_own(packet); }) {
    configure();
    segment_.attach(*this);
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

  void receive(TimePoint now, ByteView packet) override {
    if (name_.empty()) return;
    const auto view = wire::parse_ipv4(packet, false);
    // TCP to the interface's own address is the headend's own, unless it shares the address with others.
    if (view && view->header.protocol == wire::IpProtocol::tcp &&
        view->header.destination == host_.address() && !machine_.headend_.passes_on(name_, packet)) {
      host_.input(packet);
    } else {
      machine_.headend_.receive(now, name_, packet);
    }
  }

  void send(TimePoint now, Ipv4Address to, ByteView packet) { segment_.send(now, *this, to, packet); }

  const std::string& name() const { return name_; }
  tcpip::Host& host() { return host_; }

 private:
  const pix::Interface* interface() const {
    for (const pix::Interface& candidate : machine_.headend_.device().running().interfaces) {
      if (candidate.hardware == hardware_ && !candidate.shutdown) return &candidate;
    }
    return nullptr;
  }

  void send_own(ByteView packet) {
    const auto view = wire::parse_ipv4(packet, false);
    const pix::Interface* found = interface();
    if (!view || found == nullptr) return;
    const Ipv4Address hop = next_hop(machine_.headend_.device().running(), *found, view->header.destination);
    segment_.send(host_.now(), *this, hop, packet);
  }

  HeadendMachine& machine_;
  net::Segment& segment_;
  std::string hardware_;
  std::string name_;
  tcpip::Host host_;
};

// A TCP connection of the headend's own, reported to it by its number.
class HeadendMachine::Stream final : public tcpip::TcpHandler {
 public:
  Stream(HeadendMachine& machine, std::uint64_t id, Port& port, const Endpoint& to)
      : machine_(machine), id_(id), now_([&port] { return port.host().now(); }) {
    connection_ = port.host().connect(to, *this);
  }
  ~Stream() override {
    if (connection_ != nullptr) connection_->abort();
  }

  [[nodiscard]] bool is_open() const { return connection_ != nullptr; }
  void send(ByteView octets) {
    if (connection_ != nullptr) connection_->send(octets);
  }
  /// An orderly end; the stream is kept until the stack is done with it.
  void close() {
    is_told_ = true;
    if (connection_ != nullptr) connection_->close();
  }

  void connected(tcpip::TcpConnection&) override { machine_.headend_.stream_opened(now_(), id_); }
  void received(tcpip::TcpConnection&, ByteView octets) override {
    if (!is_told_) machine_.headend_.stream_data(now_(), id_, octets);
  }
  void peer_finished(tcpip::TcpConnection& connection) override {
    tell(false);
    connection.close();
  }
  void closed(tcpip::TcpConnection&, tcpip::CloseReason reason) override {
    connection_ = nullptr;
    tell(reason != tcpip::CloseReason::finished);
  }

 private:
  void tell(bool refused) {
    if (is_told_) return;
    is_told_ = true;
    machine_.headend_.stream_closed(now_(), id_, refused);
  }

  HeadendMachine& machine_;
  std::uint64_t id_;
  std::function<TimePoint()> now_;
  tcpip::TcpConnection* connection_ = nullptr;
  bool is_told_ = false;
};

HeadendMachine::HeadendMachine(lab::LabNetwork& lab, Random& random, Options options, TimePoint now)
    : lab_(lab),
      headend_(std::move(options.settings), std::move(options.config), std::move(options.startup), random,
               now) {
  ports_.push_back(std::make_unique<Port>(*this, lab_.outside(), outside_hardware));
  ports_.push_back(std::make_unique<Port>(*this, lab_.inside(), inside_hardware));
}

HeadendMachine::~HeadendMachine() {
  streams_.clear();
  finished_.clear();
}

HeadendMachine::Port* HeadendMachine::port(std::string_view interface) {
  for (const auto& candidate : ports_) {
    if (!candidate->name().empty() && candidate->name() == interface) return candidate.get();
  }
  return nullptr;
}

void HeadendMachine::configure() {
  for (const auto& each : ports_) each->configure();
}

bool HeadendMachine::run_actions(TimePoint now, const std::function<void(const headend::Action&)>& other) {
  bool any = false;
  std::erase_if(finished_, [](const auto& stream) { return !stream->is_open(); });
  while (auto action = headend_.poll_action()) {
    any = true;
    if (const auto* packet = std::get_if<headend::SendPacket>(&*action)) {
      if (Port* to = port(packet->interface)) to->send(now, packet->next_hop, packet->packet);
    } else if (const auto* open = std::get_if<headend::OpenStream>(&*action)) {
      Port* from = port(open->interface);
      auto stream =
          from != nullptr ? std::make_unique<Stream>(*this, open->stream, *from, open->to) : nullptr;
      if (stream != nullptr && stream->is_open()) {
        streams_[open->stream] = std::move(stream);
      } else {
        headend_.stream_closed(now, open->stream, true);
      }
    } else if (const auto* send = std::get_if<headend::SendStream>(&*action)) {
      if (const auto found = streams_.find(send->stream); found != streams_.end())
        found->second->send(send->octets);
    } else if (const auto* close = std::get_if<headend::CloseStream>(&*action)) {
      if (const auto found = streams_.find(close->stream); found != streams_.end()) {
        found->second->close();
        finished_.push_back(std::move(found->second));
        streams_.erase(found);
      }
    } else {
      other(*action);
    }
  }
  return any;
}

}  // namespace drawbridge::service
