// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpip/host.h"

#include <lwip/icmp.h>
#include <lwip/inet_chksum.h>
#include <lwip/ip4.h>
#include <lwip/netif.h>
#include <lwip/priv/tcp_priv.h>
#include <lwip/raw.h>
#include <lwip/tcp.h>
#include <lwip/udp.h>

#include <algorithm>
#include <stdexcept>

#include "base/reader.h"
#include "base/writer.h"
#include "tcpip/lwip_glue.h"

namespace drawbridge::tcpip {

namespace {

constexpr std::uint8_t ping_ttl = 64;

// Two hosts may listen on the same address and port (two labs in one process): each listener is bound to its
// own interface, but lwIP's check for taken ports does not look at that. It sees no other listeners while
// this lives; what was made meanwhile is joined with them at the end.
class OtherListenersHidden {
 public:
  OtherListenersHidden() : others_(tcp_listen_pcbs.listen_pcbs) { tcp_listen_pcbs.listen_pcbs = nullptr; }
  ~OtherListenersHidden() {
    tcp_pcb_listen** end = &tcp_listen_pcbs.listen_pcbs;
    while (*end != nullptr) end = &(*end)->next;
    *end = others_;
  }
  OtherListenersHidden(const OtherListenersHidden&) = delete;
  OtherListenersHidden& operator=(const OtherListenersHidden&) = delete;

 private:
  tcp_pcb_listen* others_;
};

pbuf* to_pbuf(ByteView octets, pbuf_layer layer) {
  pbuf* p = pbuf_alloc(layer, static_cast<u16_t>(octets.size()), PBUF_RAM);
  if (p != nullptr) pbuf_take(p, octets.data(), static_cast<u16_t>(octets.size()));
  return p;
}

}  // namespace

struct Host::Listener {
  Host* host = nullptr;
  std::uint16_t port = 0;
  AcceptHandler accept;
  tcp_pcb* pcb = nullptr;
};

struct Host::UdpPort {
  Host* host = nullptr;
  std::uint16_t port = 0;
  UdpHandler handler;
  udp_pcb* pcb = nullptr;
};

/// What lwIP calls for a host.
struct Host::Glue {
  static err_t set_up(netif* interface) {
    interface->name[0] = 'd';
    interface->name[1] = 'b';
    interface->output = &Glue::output;
    // Not "up": that is what Entry does. Neither broadcast nor ARP: the next hop is decided here.
    interface->flags = NETIF_FLAG_LINK_UP;
    return ERR_OK;
  }
  static err_t output(netif* interface, pbuf* p, const ip4_addr_t* destination) {
    Host& host = *static_cast<Host*>(interface->state);
    Bytes packet = host.spare(p->tot_len);
    pbuf_copy_partial(p, packet.data(), p->tot_len, 0);
    host.queue_output(from_lwip(*destination), std::move(packet));
    return ERR_OK;
  }
  static err_t accepted(void* argument, tcp_pcb* pcb, err_t error) {
    if (error != ERR_OK || pcb == nullptr) return ERR_VAL;
    Listener& listener = *static_cast<Listener*>(argument);
    auto connection = std::make_unique<TcpConnection>(*listener.host, pcb, nullptr,
                                                      Endpoint{from_lwip(pcb->local_ip), pcb->local_port},
                                                      Endpoint{from_lwip(pcb->remote_ip), pcb->remote_port});
    connection->connected_ = true;
    connection->tell_accepted_ = true;
    connection->tell_connected_ = true;
    listener.host->connections_.push_back(std::move(connection));
    return ERR_OK;
  }
  static void datagram(void* argument, udp_pcb*, pbuf* p, const ip_addr_t* from, u16_t from_port) {
    UdpPort& port = *static_cast<UdpPort*>(argument);
    Bytes payload(p->tot_len);
    pbuf_copy_partial(p, payload.data(), p->tot_len, 0);
    pbuf_free(p);
    port.host->datagrams_.push_back({port.port, {from_lwip(*from), from_port}, std::move(payload)});
  }
  // Sees every whole ICMP message before lwIP; takes the echo replies out.
  static u8_t icmp(void* argument, raw_pcb*, pbuf* p, const ip_addr_t* from) {
    Host& host = *static_cast<Host*>(argument);
    Bytes packet(p->tot_len);
    pbuf_copy_partial(p, packet.data(), p->tot_len, 0);
    const std::size_t header = packet.empty() ? 0 : static_cast<std::size_t>(packet[0] & 0x0F) * 4;
    constexpr std::size_t echo_header = 8;
    if (header < IP_HLEN || packet.size() < header + echo_header || packet[header] != ICMP_ER) return 0;
    const ByteView message = ByteView(packet).subspan(header);
    if (inet_chksum(message.data(), static_cast<u16_t>(message.size())) == 0) {
      Reader body(message);
      body.skip(4);
      const std::uint16_t id = body.u16();
      const std::uint16_t sequence = body.u16();
      host.echo_replies_.push_back({from_lwip(*from), id, sequence, message.size() - echo_header});
    }
    pbuf_free(p);
    return 1;
  }
};

// Only the interface that works is up, so that lwIP's routing (resets and ICMP errors that belong to no
// connection) cannot pick another host's.
Host::Entry::Entry(Host& host) : host_(host) {
  if (host_.depth_++ > 0) return;
  host_.netif_->flags = static_cast<u8_t>(host_.netif_->flags | NETIF_FLAG_UP);
  previous_ = netif_default;
  netif_default = host_.netif_.get();
}

Host::Entry::~Entry() {
  if (--host_.depth_ > 0) return;
  host_.netif_->flags = static_cast<u8_t>(host_.netif_->flags & ~NETIF_FLAG_UP);
  netif_default = previous_;
  host_.stack_.arm();
  host_.flush_output();
}

Host::Host(Stack& stack, HostConfig config, Output output)
    : stack_(stack),
      config_(std::move(config)),
      output_(std::move(output)),
      netif_(std::make_unique<netif>()) {
  if (stack_.host_count() >= Stack::max_hosts) throw std::length_error("too many hosts on the TCP/IP stack");
  netif_add_noaddr(netif_.get(), this, &Glue::set_up, &ip_input);
  netif_->mtu = config_.mtu;
  netif_->ip_addr = to_lwip(config_.address);
  netif_->netmask = to_lwip(mask_of(32));
  stack_.add(*this);
}

Host::~Host() {
  output_ = nullptr;
  drop_all_pcbs();
  for (auto& [port, udp] : udp_ports_) {
    if (udp->pcb != nullptr) udp_remove(udp->pcb);
  }
  if (icmp_ != nullptr) raw_remove(icmp_);
  connections_.clear();
  // Without an address lwIP does not look for connections to end: other hosts may have the same address.
  netif_->ip_addr = to_lwip({});
  netif_remove(netif_.get());
  stack_.remove(*this);
}

std::uint8_t Host::interface_index() const {
  return netif_get_index(netif_.get());
}

Bytes Host::spare(std::size_t size) {
  Bytes packet;
  if (!spare_.empty()) {
    packet = std::move(spare_.back());
    spare_.pop_back();
  }
  packet.resize(size);
  return packet;
}

void Host::queue_output(Ipv4Address to, Bytes packet) {
  if (muted_ || !output_) return;
  const Prefix own{config_.address, length_of(config_.mask).value_or(32)};
  const Ipv4Address next_hop = own.contains(to) || config_.gateway.is_any() ? to : config_.gateway;
  ++counters_.packets_out;
  outbox_.push_back({next_hop, std::move(packet)});
}

void Host::input(ByteView packet) {
  constexpr std::size_t header_size = 20;
  if (packet.size() < header_size || packet.size() > 65535 || packet[0] >> 4 != 4 ||
      config_.address.is_any()) {
    ++counters_.not_ours;
    return;
  }
  Reader reader(packet);
  reader.skip(12);
  const Ipv4Address source(reader.u32());
  const Ipv4Address destination(reader.u32());
  if (destination != config_.address || source == config_.address) {
    ++counters_.not_ours;
    return;
  }
  ++counters_.packets_in;
  if (pbuf* p = to_pbuf(packet, PBUF_RAW); p != nullptr) {
    const Entry entry(*this);
    ip4_input(p, netif_.get());
  }
  while (flush_news()) {
  }
}

void Host::set_address(Ipv4Address address, Ipv4Address mask, Ipv4Address gateway) {
  if (address != config_.address) {
    drop_all_pcbs();
    for (auto& [port, udp] : udp_ports_) {
      if (udp->pcb != nullptr) udp_remove(udp->pcb);
      udp->pcb = nullptr;
    }
  }
  const bool moved = address != config_.address;
  config_.address = address;
  config_.mask = mask;
  config_.gateway = gateway;
  if (!moved) return;
  netif_->ip_addr = to_lwip(address);
  for (auto& [port, listener] : listeners_) open_listener(*listener);
  for (auto& [port, udp] : udp_ports_) open_udp(*udp);
}

void Host::set_mtu(std::uint16_t mtu) {
  config_.mtu = mtu;
  netif_->mtu = mtu;
}

void Host::drop_all_pcbs() {
  muted_ = true;
  outbox_.clear();
  for (const auto& connection : connections_) {
    if (connection->pcb_ == nullptr) continue;
    connection->detach_pcb();
    connection->fail(CloseReason::aborted);
  }
  const std::uint8_t index = interface_index();
  const Entry entry(*this);
  // Also those that nobody owns any more: closing in the background, or in TIME_WAIT.
  for (tcp_pcb** list : {&tcp_active_pcbs, &tcp_tw_pcbs, &tcp_bound_pcbs}) {
    for (tcp_pcb* pcb = *list; pcb != nullptr;) {
      if (pcb->netif_idx == index) {
        abort_pcb(pcb);
        pcb = *list;  // begin again: the list has changed
      } else {
        pcb = pcb->next;
      }
    }
  }
  for (const auto& [port, listener] : listeners_) {
    if (listener->pcb != nullptr) tcp_close(listener->pcb);
    listener->pcb = nullptr;
  }
  outbox_.clear();
  muted_ = false;
}

TcpConnection* Host::connect(const Endpoint& to, TcpHandler& handler) {
  // To itself: lwIP would loop the packet back through a thread that does not exist.
  if (config_.address.is_any() || to.address == config_.address || to.address.is_any()) return nullptr;
  const Entry entry(*this);
  tcp_pcb* pcb = tcp_new();
  if (pcb == nullptr) return nullptr;
  ip_set_option(pcb, SOF_REUSEADDR);
  tcp_bind_netif(pcb, netif_.get());
  connections_.push_back(std::make_unique<TcpConnection>(*this, pcb, &handler, Endpoint{}, to));
  TcpConnection& connection = *connections_.back();
  const ip_addr_t address = to_lwip(to.address);
  if (tcp_connect(pcb, &address, to.port, TcpConnection::connected_callback()) != ERR_OK) {
    abort_pcb(pcb);
    connection.pcb_ = nullptr;
    connections_.pop_back();
    return nullptr;
  }
  connection.local_ = {from_lwip(pcb->local_ip), pcb->local_port};
  connection.widen_send_buffer();
  return &connection;
}

bool Host::listen(std::uint16_t port, AcceptHandler accept) {
  auto& listener = listeners_[port];
  if (listener) return false;
  listener = std::make_unique<Listener>(Listener{this, port, std::move(accept), nullptr});
  open_listener(*listener);
  return true;
}

void Host::open_listener(Listener& listener) {
  if (config_.address.is_any()) return;
  const Entry entry(*this);
  const OtherListenersHidden hidden;
  tcp_pcb* pcb = tcp_new();
  if (pcb == nullptr) return;
  ip_set_option(pcb, SOF_REUSEADDR);
  tcp_bind_netif(pcb, netif_.get());
  const ip_addr_t address = to_lwip(config_.address);
  if (tcp_bind(pcb, &address, listener.port) != ERR_OK) {
    abort_pcb(pcb);
    return;
  }
  constexpr u8_t backlog = 255;
  listener.pcb = tcp_listen_with_backlog(pcb, backlog);
  if (listener.pcb == nullptr) {
    abort_pcb(pcb);
    return;
  }
  tcp_arg(listener.pcb, &listener);
  tcp_accept(listener.pcb, &Glue::accepted);
}

void Host::stop_listening(std::uint16_t port) {
  const auto found = listeners_.find(port);
  if (found == listeners_.end()) return;
  if (found->second->pcb != nullptr) {
    const Entry entry(*this);
    tcp_close(found->second->pcb);
  }
  listeners_.erase(found);
}

bool Host::bind_udp(std::uint16_t port, UdpHandler handler) {
  auto& udp = udp_ports_[port];
  if (udp) return false;
  udp = std::make_unique<UdpPort>(UdpPort{this, port, std::move(handler), nullptr});
  open_udp(*udp);
  return true;
}

void Host::open_udp(UdpPort& port) {
  if (config_.address.is_any()) return;
  udp_pcb* pcb = udp_new();
  if (pcb == nullptr) return;
  ip_set_option(pcb, SOF_REUSEADDR);
  udp_bind_netif(pcb, netif_.get());
  const ip_addr_t address = to_lwip(config_.address);
  if (udp_bind(pcb, &address, port.port) != ERR_OK) {
    udp_remove(pcb);
    return;
  }
  udp_recv(pcb, &Glue::datagram, &port);
  port.pcb = pcb;
}

void Host::unbind_udp(std::uint16_t port) {
  const auto found = udp_ports_.find(port);
  if (found == udp_ports_.end()) return;
  if (found->second->pcb != nullptr) udp_remove(found->second->pcb);
  udp_ports_.erase(found);
}

bool Host::send_udp(std::uint16_t from_port, const Endpoint& to, ByteView payload) {
  const auto found = udp_ports_.find(from_port);
  constexpr std::size_t most = 65507;
  if (found == udp_ports_.end() || found->second->pcb == nullptr || payload.size() > most) return false;
  if (to.address == config_.address) return false;
  const Entry entry(*this);
  pbuf* p = to_pbuf(payload, PBUF_TRANSPORT);
  if (p == nullptr) return false;
  const ip_addr_t address = to_lwip(to.address);
  const err_t error = udp_sendto(found->second->pcb, p, &address, to.port);
  pbuf_free(p);
  return error == ERR_OK;
}

bool Host::ping(Ipv4Address to, std::uint16_t id, std::uint16_t sequence, std::size_t size) {
  constexpr std::size_t most = 65507;
  if (config_.address.is_any() || to == config_.address || size > most) return false;
  if (icmp_ == nullptr) {
    icmp_ = raw_new(IP_PROTO_ICMP);
    if (icmp_ == nullptr) return false;
    raw_bind_netif(icmp_, netif_.get());
    raw_recv(icmp_, &Glue::icmp, this);
  }
  Writer icmp;
  icmp.u8(ICMP_ECHO);
  icmp.u8(0);
  icmp.u16(0);
  icmp.u16(id);
  icmp.u16(sequence);
  for (std::size_t i = 0; i < size; ++i) icmp.u8(static_cast<std::uint8_t>('a' + i % 23));
  // Summed over octets in network order, so the sum is in network order too.
  const u16_t sum = inet_chksum(icmp.view().data(), static_cast<u16_t>(icmp.size()));
  icmp.patch_u16(2, ntohs(sum));
  const Entry entry(*this);
  pbuf* p = to_pbuf(icmp.view(), PBUF_IP);
  if (p == nullptr) return false;
  const ip_addr_t source = to_lwip(config_.address);
  const ip_addr_t destination = to_lwip(to);
  const err_t error =
      ip4_output_if(p, ip_2_ip4(&source), ip_2_ip4(&destination), ping_ttl, 0, IP_PROTO_ICMP, netif_.get());
  pbuf_free(p);
  return error == ERR_OK;
}

bool Host::flush_output() {
  if (sending_ || outbox_.empty()) return false;
  sending_ = true;
  constexpr std::size_t most_spare = 64;
  while (!outbox_.empty()) {
    Outgoing next = std::move(outbox_.front());
    outbox_.pop_front();
    if (output_) output_(next.next_hop, next.packet);
    if (spare_.size() < most_spare) spare_.push_back(std::move(next.packet));
  }
  sending_ = false;
  return true;
}

bool Host::has_news() const {
  return !outbox_.empty() || !datagrams_.empty() || !echo_replies_.empty() ||
         std::any_of(connections_.begin(), connections_.end(), [](const auto& c) { return c->has_news(); });
}

bool Host::flush_news() {
  if (telling_) return false;
  telling_ = true;
  bool any = false;
  // By index: a handler may begin further connections.
  for (std::size_t i = 0; i < connections_.size(); ++i) {
    TcpConnection& connection = *connections_[i];
    if (!connection.has_news()) continue;
    any = true;
    if (connection.tell_accepted_ && !connection.dead_) {
      connection.tell_accepted_ = false;
      const auto listener = listeners_.find(connection.local_.port);
      if (listener != listeners_.end() && listener->second->accept) {
        // A copy: the handler may stop listening from within.
        const AcceptHandler accept = listener->second->accept;
        connection.owned_handler_ = accept(connection);
        connection.handler_ = connection.owned_handler_.get();
      }
      if (connection.handler_ == nullptr) connection.abort();
    }
    connection.dispatch();
  }
  std::erase_if(connections_, [](const auto& connection) { return connection->dead_; });
  while (!datagrams_.empty()) {
    any = true;
    const Datagram datagram = std::move(datagrams_.front());
    datagrams_.pop_front();
    if (const auto port = udp_ports_.find(datagram.port); port != udp_ports_.end()) {
      const UdpHandler handler = port->second->handler;
      if (handler) handler(datagram.from, datagram.payload);
    }
  }
  while (!echo_replies_.empty()) {
    any = true;
    const EchoReply reply = echo_replies_.front();
    echo_replies_.pop_front();
    if (echo_) echo_(reply.from, reply.id, reply.sequence, reply.size);
  }
  telling_ = false;
  return any;
}

}  // namespace drawbridge::tcpip
