// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/outside_sockets.h"

#include <fmt/format.h>

#include <QSocketNotifier>
#include <algorithm>
#include <utility>

#include "net/linux/esp_port.h"
#include "net/linux/port_holder.h"
#include "net/linux/udp_port.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

namespace drawbridge::service {

namespace {

constexpr std::uint16_t kNattPort = 4500;
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

/// It may be the one that is calling.
void retire(std::unique_ptr<QSocketNotifier> old) {
  if (old == nullptr) return;
  old->setEnabled(false);
  old.release()->deleteLater();
}

}  // namespace

OutsideSockets::OutsideSockets(std::function<void()> wake) : wake_(std::move(wake)) {}
OutsideSockets::~OutsideSockets() = default;

std::string OutsideSockets::open(Ipv4Address address, std::uint16_t ike_port) {
  address_ = address;
  ike_port_ = ike_port;
  for (const std::uint16_t port : {ike_port, kNattPort}) {
    if (std::string sentence = add_port(port); !sentence.empty()) return sentence;
  }
  return open_esp();
}

std::string OutsideSockets::open_esp() {
  auto esp = net::EspPort::open({address_});
  if (!esp) {
    return fmt::format("ESP cannot be received at {}: {}. It needs the right to raw sockets (CAP_NET_RAW).",
                       address_.to_string(), esp.error().text());
  }
  esp_ = std::make_unique<net::EspPort>(std::move(*esp));
  esp_ready_ = notifier(esp_->descriptor(), wake_);
  return {};
}

std::string OutsideSockets::add_port(std::uint16_t number) {
  if (udp_.contains(number)) return {};
  net::UdpOptions options;
  options.local = {address_, number};
  options.merge_received = number != ike_port_;
  auto port = net::UdpPort::open(options);
  if (!port) {
    std::string why = port.error().text();
    if (port.error().is_in_use()) {
      const auto holder = net::find_udp_port_holder(options.local);
      why = holder ? "it is used by " + holder->text() : "another program uses it";
    }
    return fmt::format("UDP port {} at {} cannot be had: {}.", number, address_.to_string(), why);
  }
  Udp& udp = udp_[number];
  udp.port = std::make_unique<net::UdpPort>(std::move(*port));
  udp.ready = notifier(udp.port->descriptor(), wake_);
  return {};
}

std::string OutsideSockets::move(Ipv4Address to) {
  const Ipv4Address before = std::exchange(address_, to);
  auto udp = std::exchange(udp_, {});
  auto esp = std::exchange(esp_, nullptr);
  auto ready = std::exchange(esp_ready_, nullptr);
  std::string sentence = open_esp();
  for (auto each = udp.begin(); sentence.empty() && each != udp.end(); ++each)
    sentence = add_port(each->first);
  if (sentence.empty()) {
    retire(std::move(ready));
    for (auto& [number, each] : udp) retire(std::move(each.ready));
    return {};
  }
  esp_ready_.reset();
  address_ = before;
  udp_ = std::move(udp);
  esp_ = std::move(esp);
  esp_ready_ = std::move(ready);
  return sentence;
}

std::span<const ByteView> OutsideSockets::whole(std::span<const net::UdpReceived> datagrams) {
  constexpr std::size_t headers = wire::kIpv4HeaderSize + wire::kUdpHeaderSize;
  std::size_t size = 0;
  for (const net::UdpReceived& each : datagrams) size += headers + each.payload.size();
  if (arena_.size() < size) arena_.resize(size);
  packets_.clear();
  std::size_t at = 0;
  for (const net::UdpReceived& each : datagrams) {
    const std::size_t rest = wire::kUdpHeaderSize + each.payload.size();
    const ByteSpan packet = ByteSpan(arena_).subspan(at, wire::kIpv4HeaderSize + rest);
    at += packet.size();
    wire::Ipv4Header header;
    header.tos = each.tos;
    header.protocol = wire::IpProtocol::udp;
    header.source = each.from.address;
    header.destination = each.to.address;
    wire::write_ipv4_header(packet, header, rest);
    // The kernel has looked at the datagram's checksum: it has none from here on.
    const ByteSpan udp = packet.subspan(wire::kIpv4HeaderSize);
    wire::write_udp_header(udp, each.from.port, each.to.port, rest);
    std::ranges::copy(each.payload, udp.begin() + wire::kUdpHeaderSize);
    packets_.push_back(packet);
  }
  return packets_;
}

bool OutsideSockets::receive(const std::function<void(std::span<const ByteView>)>& take,
                             const std::function<void(const net::PathError&)>& hear) {
  bool more = false;
  for (const auto& [number, udp] : udp_) {
    int bursts = 0;
    for (; bursts < kBurstsAtOnce; ++bursts) {
      const auto received = udp.port->receive();
      if (received.empty()) break;
      take(whole(received));
    }
    more |= bursts == kBurstsAtOnce;
    while (const auto error = udp.port->poll_error()) hear(*error);
  }
  for (int bursts = 0; esp_ && bursts < kBurstsAtOnce; ++bursts) {
    const auto received = esp_->receive();
    if (received.empty()) break;
    take(received);
    more |= bursts + 1 == kBurstsAtOnce;
  }
  while (const auto error = esp_ ? esp_->poll_error() : std::nullopt) hear(*error);
  return more;
}

bool OutsideSockets::let_be_cut(Ipv4Address peer) {
  constexpr std::size_t most = 4096;
  return cut_for_.size() < most && cut_for_.insert(peer).second;
}

void OutsideSockets::send(std::vector<Bytes>& packets) {
  std::vector<ByteView> esp;
  std::map<std::uint16_t, std::vector<net::UdpToSend>> by_port;
  for (Bytes& packet : packets) {
    const auto view = wire::parse_ipv4(packet, false);
    if (!view || view->header.source != address_) continue;
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
  if (!esp.empty() && esp_) esp_->send(esp);
  for (const auto& [number, datagrams] : by_port) {
    const auto found = udp_.find(number);
    if (found != udp_.end()) found->second.port->send(datagrams);
  }
}

}  // namespace drawbridge::service
