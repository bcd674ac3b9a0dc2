// SPDX-License-Identifier: GPL-3.0-or-later
#include "esp/pipeline.h"

#include <algorithm>

#include "wire/esp_header.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

namespace drawbridge::esp {

namespace {

using wire::IpProtocol;

constexpr std::size_t kMaxWaitingUnknownSpis = 64;
constexpr std::uint32_t kRekeySequence = 0xF0000000;  // wire-esp.md 2
constexpr std::uint32_t kLastSequence = 0xFFFFFFFF;
constexpr Duration kBetweenMoves = Seconds{1};  // wire-esp.md 4

constexpr std::uint8_t kEcnMask = 0x03;
constexpr std::uint8_t kCongestionExperienced = 0x03;

void put_u16(ByteSpan out, std::size_t at, std::size_t value) {
  out[at] = static_cast<std::uint8_t>(value >> 8);
  out[at + 1] = static_cast<std::uint8_t>(value);
}

std::uint16_t get_u16(ByteView in, std::size_t at) {
  return static_cast<std::uint16_t>(in[at] << 8 | in[at + 1]);
}

Flow flow_of(const wire::Ipv4View& packet) {
  Flow flow;
  flow.source = packet.header.source;
  flow.destination = packet.header.destination;
  flow.protocol = static_cast<std::uint8_t>(packet.header.protocol);
  const bool has_ports =
      packet.header.protocol == IpProtocol::tcp || packet.header.protocol == IpProtocol::udp;
  if (has_ports && packet.header.fragment_offset == 0 && packet.payload.size() >= 4) {
    flow.source_port = get_u16(packet.payload, 0);
    flow.destination_port = get_u16(packet.payload, 2);
  }
  return flow;
}

std::size_t padding_unit(const Sa& sa) {
  return std::max<std::size_t>(crypto::block_size(sa.params.cipher), 4);
}

bool outer_df(DfPolicy policy, bool inner) {
  switch (policy) {
    case DfPolicy::copy:
      return inner;
    case DfPolicy::set:
      return true;
    case DfPolicy::clear:
      return false;
  }
  return inner;
}

}  // namespace

Pipeline::Pipeline(Random& random) : Pipeline(random, make_openssl_batch_crypto()) {}

Pipeline::Pipeline(Random& random, std::unique_ptr<BatchCrypto> crypto)
    : random_(&random), crypto_(std::move(crypto)), next_id_(static_cast<std::uint16_t>(random.u32())) {}

void Pipeline::fill_iv(ByteSpan iv) {
  // Drawn in stretches: asking the kernel costs more than the octets do.
  if (iv_left_ < iv.size()) {
    random_->fill(iv_pool_);
    iv_left_ = iv_pool_.size();
  }
  std::ranges::copy(ByteSpan(iv_pool_).subspan(iv_pool_.size() - iv_left_, iv.size()), iv.begin());
  iv_left_ -= iv.size();
}

void Pipeline::report(EspEvent::Kind kind, const Sa& sa) {
  events_.push_back({kind, sa.direction, sa.params.spi, sa.params.conn_id, sa.params.remote, 0});
}

void Pipeline::report_unknown_spi(const PacketBuffer& packet) {
  ++totals_.unknown_spi;
  const EspEvent event{
      EspEvent::Kind::unknown_spi, Direction::inbound, packet.spi, 0, packet.outer_source.address, 0};
  std::size_t waiting = 0;
  for (const EspEvent& other : events_) {
    if (other == event) return;
    if (other.kind == EspEvent::Kind::unknown_spi) ++waiting;
  }
  if (waiting < kMaxWaitingUnknownSpis) events_.push_back(event);
}

void Pipeline::watch_limits(Sa& sa) {
  const bool sequence_soft = sa.direction == Direction::outbound && sa.sequence >= kRekeySequence;
  if (!sa.soft_reported && (sequence_soft || sa.over_soft_limit())) {
    sa.soft_reported = true;
    report(EspEvent::Kind::soft_limit, sa);
  }
  const bool sequence_hard = sa.direction == Direction::outbound && sa.sequence == kLastSequence;
  if (!sa.hard_reported && (sequence_hard || sa.over_hard_limit())) {
    sa.hard_reported = true;
    report(EspEvent::Kind::hard_limit, sa);
  }
}

void Pipeline::watch_peer(TimePoint now, Sa& sa, const Endpoint& from, std::uint32_t sequence) {
  if (!sa.params.udp || sa.params.auth == AuthAlgorithm::none) return;
  if (from == Endpoint{sa.params.remote, sa.params.udp->remote_port}) return;
  // An old packet that comes late, by the old way, moves nothing back.
  if (sequence != sa.replay.top()) return;
  if (sa.moved_at && now - *sa.moved_at < kBetweenMoves) return;
  sa.moved_at = now;
  events_.push_back(
      {EspEvent::Kind::peer_moved, sa.direction, sa.params.spi, sa.params.conn_id, from.address, from.port});
}

// Sealing: everything but the cryptography, packet by packet; then the batch.

void Pipeline::write_outer(ByteSpan out, const PacketBuffer& packet) {
  if (packet.in_udp) {
    wire::write_udp_header(out.subspan(wire::kIpv4HeaderSize), packet.outer_source.port,
                           packet.outer_destination.port, out.size() - wire::kIpv4HeaderSize);
  }
  wire::Ipv4Header outer;
  outer.tos = packet.outer_tos;
  outer.id = next_id_++;
  outer.dont_fragment = packet.outer_dont_fragment;
  outer.ttl = 64;
  outer.protocol = packet.in_udp ? IpProtocol::udp : IpProtocol::esp;
  outer.source = packet.outer_source.address;
  outer.destination = packet.outer_destination.address;
  wire::write_ipv4_header(out, outer, out.size() - wire::kIpv4HeaderSize);
}

std::optional<Pipeline::Layout> Pipeline::layout(ByteView inner) const {
  const auto packet = wire::parse_ipv4(inner, false);
  if (!packet) return std::nullopt;
  const Sa* const sa = sad_.select_outbound(flow_of(*packet));
  if (sa == nullptr) return std::nullopt;
  return Layout{wire::kEspHeaderSize + sa->keys.iv_size(), padding_unit(*sa), sa->keys.icv_size(),
                sa->params.udp.has_value()};
}

PacketStatus Pipeline::prepare_seal(TimePoint now, PacketBuffer& packet, bool with_outer) {
  const auto inner = wire::parse_ipv4(packet.view());
  if (!inner) {
    ++totals_.malformed;
    return PacketStatus::malformed;
  }
  const wire::Ipv4Header header = inner->header;
  const std::size_t inner_size = inner->packet.size();
  Sa* const sa = sad_.select_outbound(flow_of(*inner));
  if (sa == nullptr) {
    ++totals_.no_outbound_sa;
    return PacketStatus::no_sa;
  }
  packet.spi = sa->params.spi;
  packet.conn_id = sa->params.conn_id;
  if (sa->over_hard_limit()) {
    ++sa->counters.send_errors;
    return PacketStatus::expired;
  }
  if (sa->sequence == kLastSequence) {
    ++sa->counters.send_errors;
    return PacketStatus::sequence_exhausted;
  }

  const std::size_t iv = sa->keys.iv_size();
  const std::size_t icv = sa->keys.icv_size();
  const std::size_t unit = padding_unit(*sa);
  const std::size_t padding = (unit - (inner_size + 2) % unit) % unit;
  const std::size_t udp = sa->params.udp ? wire::kUdpHeaderSize : 0;
  const std::size_t outer_size = wire::kIpv4HeaderSize + udp;
  const std::size_t esp_before = wire::kEspHeaderSize + iv;
  if (outer_size + esp_before + inner_size + padding + 2 + icv > wire::kMaxIpv4Packet) {
    ++sa->counters.send_errors;
    return PacketStatus::too_big;
  }

  packet.narrow(0, inner_size);
  packet.append(padding + 2 + icv);
  const ByteSpan trailer = packet.data().subspan(inner_size);
  for (std::size_t i = 0; i < padding; ++i) trailer[i] = static_cast<std::uint8_t>(i + 1);
  trailer[padding] = static_cast<std::uint8_t>(padding);
  trailer[padding + 1] = wire::kNextHeaderIpv4;

  packet.in_udp = udp != 0;
  packet.outer_source = {sa->params.local, sa->params.udp ? sa->params.udp->local_port : std::uint16_t{0}};
  packet.outer_destination = {sa->params.remote,
                              sa->params.udp ? sa->params.udp->remote_port : std::uint16_t{0}};
  packet.outer_tos = header.tos;  // DSCP and ECN: RFC 6040 section 4.1, normal mode
  packet.outer_dont_fragment = outer_df(sa->params.df, header.dont_fragment);

  const std::size_t esp_offset = with_outer ? outer_size : 0;
  packet.prepend(esp_offset + esp_before);
  const ByteSpan out = packet.data();
  ++sa->sequence;
  wire::write_esp_header(out.subspan(esp_offset), {sa->params.spi, sa->sequence});
  const ByteSpan iv_octets = out.subspan(esp_offset + wire::kEspHeaderSize, iv);
  if (crypto::is_combined(sa->params.cipher)) {
    // A counter: under one key no IV may come twice, and sequence numbers do not (RFC 4106 section 3.1).
    std::ranges::fill(iv_octets, std::uint8_t{0});
    put_u16(iv_octets, iv - 4, sa->sequence >> 16);
    put_u16(iv_octets, iv - 2, sa->sequence & 0xFFFFU);
  } else if (iv != 0) {
    fill_iv(iv_octets);
  }
  if (with_outer) write_outer(out, packet);

  // Counted here already, so that limits hold within one batch too.
  sa->counters.bytes += inner_size;
  ++sa->counters.encaps;
  sa->last_used_at = now;
  watch_limits(*sa);
  work_.push_back({&packet, sa, esp_offset, sa->sequence, inner_size, 0});
  jobs_.push_back({&sa->keys, out.subspan(esp_offset), JobStatus::pending});
  return PacketStatus::pending;
}

void Pipeline::seal(TimePoint now, std::span<PacketBuffer> packets) {
  seal(now, packets, true);
}
void Pipeline::seal_esp(TimePoint now, std::span<PacketBuffer> packets) {
  seal(now, packets, false);
}

void Pipeline::seal(TimePoint now, std::span<PacketBuffer> packets, bool with_outer) {
  work_.clear();
  jobs_.clear();
  for (PacketBuffer& packet : packets) packet.status = prepare_seal(now, packet, with_outer);
  crypto_->seal(jobs_);
  for (std::size_t i = 0; i < work_.size(); ++i) {
    Sa& sa = *work_[i].sa;
    if (jobs_[i].status != JobStatus::done) {
      work_[i].packet->status = PacketStatus::malformed;
      ++sa.counters.send_errors;
      continue;
    }
    work_[i].packet->status = PacketStatus::ok;
    ++sa.counters.encrypt;
    if (authenticates(sa.params.cipher, sa.params.auth)) ++sa.counters.digest;
  }
}

// Opening: find the SA and check the number; verify and decrypt the batch; then look inside.

Result<ByteView, PacketStatus> Pipeline::read_outer(PacketBuffer& packet) {
  const auto outer = wire::parse_ipv4(packet.view());
  if (!outer) {
    ++totals_.malformed;
    return failure(PacketStatus::malformed);
  }
  const wire::Ipv4Header header = outer->header;
  packet.outer_tos = header.tos;
  packet.outer_source = {header.source, 0};
  packet.outer_destination = {header.destination, 0};
  if (header.is_fragment()) {
    ++totals_.malformed;
    return failure(PacketStatus::fragment);
  }
  ByteView esp = outer->payload;
  packet.in_udp = header.protocol == IpProtocol::udp;
  if (packet.in_udp) {
    const auto datagram = wire::parse_udp(esp);
    if (!datagram) {
      ++totals_.malformed;
      return failure(PacketStatus::malformed);
    }
    esp = datagram->payload;
    packet.outer_source.port = datagram->source_port;
    packet.outer_destination.port = datagram->destination_port;
  } else if (header.protocol != IpProtocol::esp) {
    ++totals_.malformed;
    return failure(PacketStatus::malformed);
  }
  return esp;
}

PacketStatus Pipeline::prepare_open(PacketBuffer& packet, ByteView esp) {
  const auto esp_header = wire::read_esp_header(esp);
  if (!esp_header) {
    ++totals_.malformed;
    return PacketStatus::malformed;
  }
  packet.spi = esp_header->spi;
  Sa* const sa = sad_.inbound(esp_header->spi);
  if (sa == nullptr || sa->params.udp.has_value() != packet.in_udp ||
      (!sa->params.local.is_any() && sa->params.local != packet.outer_destination.address)) {
    report_unknown_spi(packet);
    return PacketStatus::no_sa;
  }
  packet.conn_id = sa->params.conn_id;
  if (sa->over_hard_limit()) {
    ++sa->counters.recv_errors;
    return PacketStatus::expired;
  }
  const ReplayVerdict verdict = sa->replay.check(esp_header->sequence);
  if (verdict != ReplayVerdict::fresh) {
    const auto status = verdict == ReplayVerdict::replayed ? PacketStatus::replayed : PacketStatus::too_old;
    drop_inbound(*sa, status);
    return status;
  }
  const auto esp_offset = static_cast<std::size_t>(esp.data() - packet.view().data());
  work_.push_back({&packet, sa, esp_offset, esp_header->sequence, 0, packet.outer_tos});
  jobs_.push_back({&sa->keys, packet.data().subspan(esp_offset, esp.size()), JobStatus::pending});
  return PacketStatus::pending;
}

void Pipeline::drop_inbound(Sa& sa, PacketStatus status) {
  ++sa.counters.recv_errors;
  if (status == PacketStatus::replayed) ++sa.counters.replay_drops;
  if (status == PacketStatus::too_old) ++sa.counters.late_drops;
  if (status == PacketStatus::bad_icv) ++sa.counters.bad_icv;
  if (status == PacketStatus::selector_mismatch) ++sa.counters.selector_mismatches;
}

PacketStatus Pipeline::finish_open(TimePoint now, const Work& work) {
  Sa& sa = *work.sa;
  // The same packet may be in one batch twice: only now is the number taken.
  const ReplayVerdict verdict = sa.replay.mark(work.sequence);
  if (verdict == ReplayVerdict::replayed) return PacketStatus::replayed;
  if (verdict == ReplayVerdict::too_old) return PacketStatus::too_old;
  if (authenticates(sa.params.cipher, sa.params.auth)) ++sa.counters.verify;
  ++sa.counters.decrypt;
  if (sa.over_hard_limit()) return PacketStatus::expired;

  const std::size_t before = wire::kEspHeaderSize + sa.keys.iv_size();
  const ByteSpan esp = work.packet->data().subspan(work.esp_offset);
  const std::size_t esp_size = jobs_[static_cast<std::size_t>(&work - work_.data())].packet.size();
  const ByteSpan text = esp.subspan(before, esp_size - before - sa.keys.icv_size());
  if (text.size() < 2) return PacketStatus::malformed;
  const std::uint8_t next_header = text[text.size() - 1];
  const std::size_t padding = text[text.size() - 2];
  if (padding + 2 > text.size()) return PacketStatus::malformed;
  const std::size_t payload_size = text.size() - 2 - padding;
  for (std::size_t i = 0; i < padding; ++i) {
    if (text[payload_size + i] != i + 1) return PacketStatus::malformed;
  }
  if (next_header == wire::kNextHeaderDummy) return PacketStatus::dummy;
  if (next_header != wire::kNextHeaderIpv4) return PacketStatus::selector_mismatch;

  const ByteSpan payload = text.first(payload_size);
  const auto inner = wire::parse_ipv4(payload);
  if (!inner) return PacketStatus::malformed;
  const Flow flow = flow_of(*inner);
  if (!matches(sa.params.remote_selector, flow.source, flow.protocol, flow.source_port) ||
      !matches(sa.params.local_selector, flow.destination, flow.protocol, flow.destination_port)) {
    return PacketStatus::selector_mismatch;
  }
  if ((work.outer_tos & kEcnMask) == kCongestionExperienced) {
    if ((payload[1] & kEcnMask) == 0) return PacketStatus::congestion_drop;
    payload[1] |= kCongestionExperienced;
    wire::refresh_ipv4_checksum(payload);
  }
  // Octets behind the inner packet's own length are traffic flow padding.
  const std::size_t inner_size = inner->packet.size();
  work.packet->narrow(work.esp_offset + before, inner_size);
  if (sa.counters.decaps == 0) report(EspEvent::Kind::first_use, sa);
  ++sa.counters.decaps;
  sa.counters.bytes += inner_size;
  sa.last_used_at = now;
  watch_limits(sa);
  watch_peer(now, sa, work.packet->outer_source, work.sequence);
  return PacketStatus::ok;
}

void Pipeline::open(TimePoint now, std::span<PacketBuffer> packets) {
  open(now, packets, true);
}
void Pipeline::open_esp(TimePoint now, std::span<PacketBuffer> packets) {
  open(now, packets, false);
}

void Pipeline::open(TimePoint now, std::span<PacketBuffer> packets, bool with_outer) {
  work_.clear();
  jobs_.clear();
  for (PacketBuffer& packet : packets) {
    const Result<ByteView, PacketStatus> esp = with_outer ? read_outer(packet) : packet.view();
    packet.status = esp ? prepare_open(packet, *esp) : esp.error();
  }
  crypto_->open(jobs_);
  for (std::size_t i = 0; i < work_.size(); ++i) {
    PacketStatus status = PacketStatus::malformed;
    if (jobs_[i].status == JobStatus::done) status = finish_open(now, work_[i]);
    if (jobs_[i].status == JobStatus::bad_icv) status = PacketStatus::bad_icv;
    if (status != PacketStatus::ok && status != PacketStatus::dummy) drop_inbound(*work_[i].sa, status);
    work_[i].packet->status = status;
  }
}

Result<Bytes, PacketStatus> Pipeline::seal_one(TimePoint now, ByteView inner) {
  PacketBuffer packet(inner);
  seal(now, {&packet, 1});
  if (packet.status != PacketStatus::ok) return failure(packet.status);
  return to_bytes(packet.view());
}

Result<Bytes, PacketStatus> Pipeline::open_one(TimePoint now, ByteView outer) {
  PacketBuffer packet(outer);
  open(now, {&packet, 1});
  if (packet.status != PacketStatus::ok) return failure(packet.status);
  return to_bytes(packet.view());
}

std::optional<EspEvent> Pipeline::poll_event() {
  if (events_.empty()) return std::nullopt;
  EspEvent event = events_.front();
  events_.pop_front();
  return event;
}

EspTotals Pipeline::totals() const {
  EspTotals totals = totals_;
  totals.all = sad_.totals();
  return totals;
}

bool Pipeline::protects(ByteView inner) const {
  const auto packet = wire::parse_ipv4(inner, false);
  return packet && sad_.select_outbound(flow_of(*packet)) != nullptr;
}

}  // namespace drawbridge::esp
