// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/data_path.h"

#include <algorithm>

#include "wire/ipv4.h"
#include "wire/natt.h"
#include "wire/segmentation.h"
#include "wire/tcp.h"
#include "wire/udp.h"

namespace drawbridge::service {

namespace {

/// Two super-packets or so: the top of the cryptography's curve, and it stays in the cache (fastpath.md 7).
constexpr std::size_t kBurst = 96;
constexpr std::size_t kArena = 192 * 1024;
constexpr std::size_t kMostEvents = 256;

template <typename... T>
struct Overloaded : T... {
  using T::operator()...;
};
template <typename... T>
Overloaded(T...) -> Overloaded<T...>;

}  // namespace

DataPath::DataPath(DataPathPorts ports, Random& random, std::unique_ptr<esp::BatchCrypto> crypto)
    : ports_(std::move(ports)),
      pipeline_(random, crypto ? std::move(crypto) : esp::make_batch_crypto()),
      coalescer_(ports_.tun.merges_udp()),
      arena_(kArena) {}

void DataPath::apply(TimePoint now, PlaneCommand command) {
  const auto report = [&](std::uint32_t spi, const Result<void, esp::SaError>& installed) {
    if (!installed) events_.emplace_back(PlaneRefusal{spi, installed.error()});
  };
  esp::Sad& sad = pipeline_.sad();
  const auto add_peer = [&](Ipv4Address peer) {
    if (std::find(peers_.begin(), peers_.end(), peer) == peers_.end()) peers_.push_back(peer);
  };
  std::visit(Overloaded{
                 [&](client::InstallInbound& c) {
                   const std::uint32_t spi = c.params.spi;
                   report(spi, sad.install_inbound(std::move(c.params), now));
                 },
                 [&](client::InstallOutbound& c) {
                   const std::uint32_t spi = c.params.spi;
                   c.params.df = esp::DfPolicy::copy;
                   add_peer(c.params.remote);
                   report(spi, sad.install_outbound(std::move(c.params), now));
                 },
                 [&](const client::RemovePair& c) {
                   sad.remove_inbound(c.inbound_spi);
                   sad.remove_outbound(c.outbound_spi, c.remote);
                 },
                 [&](const client::MovePair& c) {
                   sad.move_inbound(c.inbound_spi, c.to);
                   sad.move_outbound(c.outbound_spi, c.remote, c.to);
                   add_peer(c.to.address);
                 },
                 [&](const client::RemoveAllPairs&) {
                   sad.clear();
                   peers_.clear();
                 },
                 [&](const client::SendDatagram& c) {
                   if (ports_.udp) ports_.udp->send_one({c.payload, c.to, c.from.address, 0, false});
                 },
                 [&](const ClampMss& c) { mss_ = c.mss; },
                 [&](const PeerIsShared& c) { peer_is_shared_ = c.is_shared; },
             },
             command);
}

bool DataPath::step(TimePoint now) {
  // In turn: to empty one side first would starve the acknowledgements (fastpath.md 9).
  bool any = outward(now);
  if (ports_.udp) any = inward_udp(now) || any;
  if (ports_.esp) any = inward_esp(now) || any;
  collect_events();
  return any;
}

void DataPath::collect_events() {
  while (const auto event = pipeline_.poll_event()) {
    if (event->kind == esp::EspEvent::Kind::unknown_spi && is_others(event->remote)) continue;
    events_.emplace_back(*event);
  }
  const auto errors = [&](auto& port) {
    if (!port) return;
    while (const auto error = port->poll_error()) {
      if (events_.size() >= kMostEvents) continue;
      if (const auto less = narrowed(*error)) {
        events_.emplace_back(*less);
      } else {
        events_.emplace_back(*error);
      }
    }
  };
  errors(ports_.udp);
  errors(ports_.esp);
}

std::optional<PathNarrowed> DataPath::narrowed(const net::PathError& error) const {
  // What nobody's path is narrower than (wire-esp.md 1.2).
  constexpr std::size_t least = 576;
  constexpr std::size_t most = 1500;
  if (error.kind != net::PathError::Kind::too_big || error.mtu == 0 || !layout_) return std::nullopt;
  PathNarrowed less{error.destination, std::clamp<std::size_t>(error.mtu, least, most), 0};
  const std::size_t outer = wire::kIpv4HeaderSize + (layout_->in_udp ? wire::kUdpHeaderSize : 0U);
  for (less.inner = less.path; less.inner > 0; --less.inner) {
    if (outer + layout_->sealed_size(less.inner) <= less.path) break;
  }
  return less;
}

std::optional<PlaneEvent> DataPath::poll_event() {
  if (events_.empty()) return std::nullopt;
  PlaneEvent event = std::move(events_.front());
  events_.pop_front();
  return event;
}

PlaneCounters DataPath::counters() const {
  PlaneCounters all = counters_;
  all.frames_in = ports_.tun.counters().reads;
  all.frames_out = ports_.tun.counters().writes;
  all.write_failed = ports_.tun.counters().failed;
  if (ports_.udp) {
    all.messages_in = ports_.udp->counters().received_calls;
    all.messages_out = ports_.udp->counters().sent_calls;
    all.send_dropped = ports_.udp->counters().dropped;
  }
  if (ports_.esp) {
    all.messages_in += ports_.esp->counters().received;
    all.messages_out += ports_.esp->counters().sent;
    all.send_dropped += ports_.esp->counters().dropped;
  }
  return all;
}

void DataPath::count_drop(esp::PacketStatus status) {
  if (status == esp::PacketStatus::dummy) return;
  ++counters_.packets.discarded;
  if (status == esp::PacketStatus::no_sa) ++counters_.no_sa;
  if (status == esp::PacketStatus::bad_icv) ++counters_.bad_icv;
  if (status == esp::PacketStatus::replayed || status == esp::PacketStatus::too_old) ++counters_.replayed;
}

bool DataPath::is_others(Ipv4Address from) const {
  return ports_.esp && (peer_is_shared_ || std::find(peers_.begin(), peers_.end(), from) == peers_.end());
}

void DataPath::clamp(ByteSpan packet) const {
  if (mss_ == 0 || packet.size() < wire::kIpv4HeaderSize + wire::kTcpHeaderSize ||
      packet[9] != static_cast<std::uint8_t>(wire::IpProtocol::tcp)) {
    return;
  }
  const std::size_t flags = static_cast<std::size_t>(packet[0] & 0x0F) * 4 + 13;
  if (flags < packet.size() && (packet[flags] & wire::kTcpSyn) != 0) wire::clamp_tcp_mss(packet, mss_);
}

esp::PacketBuffer& DataPath::next_buffer() {
  if (staged_ == buffers_.size()) buffers_.emplace_back();
  return buffers_[staged_++];
}

// From the machine to the peer.

bool DataPath::outward(TimePoint now) {
  if (gone_) return false;
  bool any = false;
  while (staged_ < kBurst) {
    const auto frame = ports_.tun.read_frame();
    if (!frame) break;
    any = true;
    stage(now, *frame);
  }
  if (ports_.tun.is_gone()) {
    gone_ = true;
    events_.emplace_back(PlaneDeviceGone{});
  }
  flush(now);
  return any;
}

void DataPath::stage(TimePoint now, const net::TunPort::Frame& frame) {
  const auto cut = wire::Segmenter::create(frame.header, frame.packet);
  if (!cut) {
    // IPv6 neighbour discovery appears on every new device by itself and is no event.
    if (cut.error() != wire::SegmentError::not_ipv4) ++counters_.packets.discarded;
    return;
  }
  const auto layout = pipeline_.layout(frame.packet);
  if (!layout) {
    count_drop(esp::PacketStatus::no_sa);
    return;
  }
  layout_ = *layout;
  if (!without_df_ && stuck_.sees(frame.packet)) {
    without_df_ = true;
    events_.emplace_back(PathSwallows{});
  }
  // Pieces lie one behind the other without a gap, as one message of the socket wants them.
  std::size_t whole = 0;
  for (std::size_t i = 0; i < cut->count(); ++i) whole += layout->sealed_size(cut->size(i));
  if (arena_used_ + whole > arena_.size()) {
    flush(now);
    if (whole > arena_.size()) arena_.resize(whole);
  }
  for (std::size_t i = 0; i < cut->count(); ++i) {
    const std::size_t size = cut->size(i);
    const ByteSpan slot = ByteSpan(arena_).subspan(arena_used_, layout->sealed_size(size));
    const ByteSpan packet = slot.subspan(layout->before, size);
    cut->write(i, packet);
    clamp(packet);
    next_buffer().place(slot, layout->before, size);
    arena_used_ += slot.size();
  }
}

void DataPath::flush(TimePoint now) {
  if (staged_ == 0) return;
  const std::span<esp::PacketBuffer> batch(buffers_.data(), staged_);
  inner_sizes_.clear();
  for (const esp::PacketBuffer& packet : batch) inner_sizes_.push_back(packet.size());
  pipeline_.seal_esp(now, batch);
  udp_out_.clear();
  esp_out_.clear();
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const esp::PacketBuffer& packet = batch[i];
    if (packet.status != esp::PacketStatus::ok) {
      count_drop(packet.status);
      continue;
    }
    const bool dont_fragment = packet.outer_dont_fragment && !without_df_;
    ++counters_.packets.encrypted;
    counters_.packets.bytes_out += inner_sizes_[i];
    if (packet.in_udp) {
      udp_out_.push_back({packet.view(), packet.outer_destination, packet.outer_source.address,
                          packet.outer_tos, dont_fragment});
    } else {
      esp_out_.push_back({packet.view(), packet.outer_source.address, packet.outer_destination.address,
                          packet.outer_tos, dont_fragment});
    }
  }
  if (ports_.udp && !udp_out_.empty()) ports_.udp->send(udp_out_);
  if (ports_.esp && !esp_out_.empty()) ports_.esp->send_esp(esp_out_);
  staged_ = 0;
  arena_used_ = 0;
}

// From the peer to the machine.

bool DataPath::inward_udp(TimePoint now) {
  const auto received = ports_.udp->receive();
  if (received.empty()) return false;
  for (const net::UdpReceived& datagram : received) {
    switch (wire::demultiplex_natt(datagram.payload).kind) {
      case wire::NattKind::keepalive:
        ++counters_.keepalives;
        break;
      case wire::NattKind::isakmp:
        if (events_.size() < kMostEvents) {
          events_.emplace_back(PlaneDatagram{datagram.from, datagram.to, to_bytes(datagram.payload)});
        }
        break;
      case wire::NattKind::esp: {
        esp::PacketBuffer& packet = next_buffer();
        packet.place(datagram.payload, 0, datagram.payload.size());
        packet.outer_source = datagram.from;
        packet.outer_destination = datagram.to;
        packet.outer_tos = datagram.tos;
        packet.in_udp = true;
        break;
      }
      case wire::NattKind::invalid:
        ++counters_.packets.discarded;
        break;
    }
  }
  open(now);
  return true;
}

bool DataPath::inward_esp(TimePoint now) {
  const auto received = ports_.esp->receive_in_place();
  if (received.empty()) return false;
  for (const ByteSpan octets : received) {
    const auto outer = wire::parse_ipv4(octets, false);
    if (!outer) {
      ++counters_.packets.discarded;
      continue;
    }
    esp::PacketBuffer& packet = next_buffer();
    packet.place(octets, static_cast<std::size_t>(outer->payload.data() - octets.data()),
                 outer->payload.size());
    packet.outer_source = {outer->header.source, 0};
    packet.outer_destination = {outer->header.destination, 0};
    packet.outer_tos = outer->header.tos;
  }
  open(now);
  return true;
}

void DataPath::open(TimePoint now) {
  if (staged_ == 0) return;
  const std::span<esp::PacketBuffer> batch(buffers_.data(), staged_);
  staged_ = 0;
  pipeline_.open_esp(now, batch);
  coalescer_.clear();
  for (esp::PacketBuffer& packet : batch) {
    if (packet.status != esp::PacketStatus::ok) {
      const bool is_unknown = packet.status == esp::PacketStatus::no_sa && !packet.in_udp;
      if (!is_unknown || !is_others(packet.outer_source.address)) count_drop(packet.status);
      continue;
    }
    ++counters_.packets.decrypted;
    counters_.packets.bytes_in += packet.size();
    clamp(packet.data());
    if (ports_.tun.takes_frames()) {
      coalescer_.add(packet.data());
    } else {
      ports_.tun.write_one(packet.view());
    }
  }
  coalescer_.finish();
  for (std::size_t i = 0; i < coalescer_.frames(); ++i) {
    static_cast<void>(ports_.tun.write_frame(coalescer_.header(i), coalescer_.pieces(i)));
  }
}

}  // namespace drawbridge::service
