// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked at inside connections: FTP control connections and the data connections they announce, URLs,
// answers of name servers (pix-behaviour.md 4).
#include <fmt/format.h>

#include <algorithm>

#include "fw/fixup_ftp.h"
#include "fw/path_context.h"
#include "wire/checksum.h"
#include "wire/tcp.h"

namespace drawbridge::fw {

namespace {

constexpr std::uint16_t kFtpDataPort = 20;
constexpr std::uint16_t kDnsPort = 53;
constexpr std::uint16_t kFirstFreePort = 1024;
constexpr Duration kOfferLife = Seconds{60};
constexpr std::size_t kMaxOffers = 4096;
constexpr std::size_t kTcpChecksumAt = 16;
constexpr std::size_t kMaxUrl = 1024;

void put_long(ByteSpan octets, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) octets[at + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

/// The TCP segment of a packet that passed inspect() and is no later fragment.
ByteSpan segment_of(ByteSpan packet, const PacketInfo& info) {
  const std::size_t total = std::size_t{packet[2]} << 8 | packet[3];
  return packet.subspan(info.header_size, total - info.header_size);
}

std::uint16_t checksum_of(const PacketInfo& info, ByteView segment) {
  return wire::internet_checksum(
      segment, wire::pseudo_header_sum(info.source, info.destination, kTcp, segment.size()));
}

void refresh_checksum(const PacketInfo& info, ByteSpan segment) {
  segment[kTcpChecksumAt] = segment[kTcpChecksumAt + 1] = 0;
  const std::uint16_t sum = checksum_of(info, segment);
  segment[kTcpChecksumAt] = static_cast<std::uint8_t>(sum >> 8);
  segment[kTcpChecksumAt + 1] = static_cast<std::uint8_t>(sum);
}

/// Takes "selective acknowledgements permitted" out of a SYN: blocks of sequence numbers would have to be
/// shifted as well.
bool strip_sack(ByteSpan segment) {
  const std::size_t end = std::min<std::size_t>(std::size_t{segment[12]} >> 4 << 2, segment.size());
  bool any = false;
  for (std::size_t at = wire::kTcpHeaderSize; at < end && segment[at] != 0;) {
    if (segment[at] == 1) {
      ++at;
      continue;
    }
    if (at + 1 >= end || segment[at + 1] < 2) break;
    const std::size_t size = segment[at + 1];
    if (segment[at] == 4 && at + size <= end) {
      std::fill_n(segment.begin() + static_cast<std::ptrdiff_t>(at), size, std::uint8_t{1});
      any = true;
    }
    at += size;
  }
  return any;
}

/// The path of a request that begins with the octets, "" if there is none.
std::string url_of(ByteView data) {
  const std::string_view text(reinterpret_cast<const char*>(data.data()), data.size());
  for (const std::string_view method : {"GET ", "POST ", "HEAD "}) {
    if (!text.starts_with(method)) continue;
    std::string_view url = text.substr(method.size());
    url = url.substr(0, std::min(url.find_first_of(" \r\n"), kMaxUrl));
    std::string out(url);
    for (char& c : out) {
      if (c < 0x21 || c > 0x7E) c = '?';
    }
    return out;
  }
  return {};
}

}  // namespace

Fixup Path::fixup_for(const Context& c) const {
  if (c.info.protocol == kUdp) return c.info.destination_port == kDnsPort ? Fixup::dns : Fixup::none;
  for (const FixupRule& rule : rules_.fixups.ports) {
    if (rule.ports.holds(c.info.destination_port) || rule.ports.holds(c.real_port)) return rule.kind;
  }
  return Fixup::none;
}

bool Path::is_strict(const Connection& connection) const {
  const std::uint16_t seen = connection.inbound ? connection.mapped_local.port : connection.foreign.port;
  const std::uint16_t real = connection.inbound ? connection.local.port : connection.foreign.port;
  return std::any_of(rules_.fixups.ports.begin(), rules_.fixups.ports.end(), [&](const FixupRule& rule) {
    return rule.kind == Fixup::ftp && rule.strict && (rule.ports.holds(seen) || rule.ports.holds(real));
  });
}

bool Path::run_fixup(Context& c, Connection& connection, bool from_foreign) {
  if (c.info.is_fragment) return true;
  const bool from_initiator = from_foreign == connection.inbound;
  switch (connection.fixup) {
    case Fixup::none:
      return true;
    case Fixup::ftp:
      return run_ftp(c, connection, from_foreign);
    case Fixup::http: {
      if (!from_initiator || c.info.payload_bytes == 0) return true;
      const ByteSpan segment = segment_of(c.packet, c.info);
      const std::string url = url_of(segment.subspan(segment.size() - c.info.payload_bytes));
      if (!url.empty()) {
        say(5, 304001,
            fmt::format("{} Accessed URL {}:{}", c.info.source.to_string(), c.info.destination.to_string(),
                        url));
      }
      return true;
    }
    case Fixup::dns:
      return from_initiator || !rules_.fixups.dns_maximum ||
             c.info.payload_bytes <= *rules_.fixups.dns_maximum;
  }
  return true;
}

bool Path::ends_with_answer(const Context& c, const Connection& connection, bool from_foreign) const {
  if (connection.fixup != Fixup::dns || from_foreign == connection.inbound) return false;
  constexpr std::size_t kFlagsAt = 8 + 2;  // behind the UDP header and the identifier
  const std::size_t at = c.info.header_size + kFlagsAt;
  return c.info.payload_bytes >= 12 && at < c.packet.size() && (c.packet[at] & 0x80) != 0;
}

// ------------------------------------------------------------------ FTP

bool Path::run_ftp(Context& c, Connection& connection, bool from_foreign) {
  const ByteSpan segment = segment_of(c.packet, c.info);
  if (checksum_of(c.info, segment) != 0) return true;  // the receiver will not take it
  FtpControl& control = ftp_[connection.number];
  const bool from_client = from_foreign == connection.inbound;
  FtpControl::Side& mine = from_client ? control.client : control.server;
  FtpControl::Side& other = from_client ? control.server : control.client;
  const std::uint32_t sequence = c.info.tcp_sequence;
  if ((c.info.tcp_flags & wire::kTcpSyn) != 0) {
    if (strip_sack(segment)) refresh_checksum(c.info, segment);
    return true;
  }

  const std::size_t header = segment.size() - c.info.payload_bytes;
  Bytes data = to_bytes(segment.subspan(header));
  std::vector<std::pair<std::uint32_t, std::int32_t>> edits;  // end of the old text, difference of sizes
  if (!data.empty()) {
    const bool follows = mine.seen && sequence == mine.next;
    const FtpFindings found =
        read_ftp(data, from_client ? FtpSide::client : FtpSide::server, follows && mine.in_line);
    const auto bad = [&](const FtpOffer& offer) {
      const Ipv4Address own = from_foreign ? connection.foreign.address : connection.local.address;
      return offer.endpoint.address != own || offer.endpoint.port < kFirstFreePort;
    };
    const bool any_bad = std::any_of(found.offers.begin(), found.offers.end(), bad);
    if ((found.damaged || any_bad) && is_strict(connection)) return false;

    std::ptrdiff_t grown = 0;
    for (const FtpOffer& offer : found.offers) {
      if (bad(offer)) continue;
      const auto seen = open_for(c, connection, from_foreign, from_client, offer.endpoint);
      if (!seen || *seen == offer.endpoint) continue;
      const std::string text = ftp_text(*seen);
      const auto at = static_cast<std::ptrdiff_t>(offer.first) + grown;
      data.erase(data.begin() + at, data.begin() + at + static_cast<std::ptrdiff_t>(offer.size));
      data.insert(data.begin() + at, text.begin(), text.end());
      const auto delta = static_cast<std::int32_t>(text.size()) - static_cast<std::int32_t>(offer.size);
      edits.push_back({sequence + static_cast<std::uint32_t>(offer.first + offer.size), delta});
      grown += delta;
    }
    for (const FtpTransfer& transfer : found.transfers) {
      say(6, 303002,
          fmt::format("{} {} {}:{}", c.info.source.to_string(), transfer.stored ? "Stored" : "Retrieved",
                      c.info.destination.to_string(), transfer.file));
    }
    const auto size = static_cast<std::uint32_t>(c.info.payload_bytes);
    if (!mine.seen || static_cast<std::int32_t>(sequence + size - mine.next) > 0) {
      mine.next = sequence + size;
      mine.in_line = segment.back() != '\n';
      mine.seen = true;
    }
  }

  const bool is_changed = !edits.empty();
  const std::uint32_t new_sequence = mine.shift.to_receiver(sequence);
  for (const auto& [end, delta] : edits) mine.shift.add(end, delta);
  std::uint32_t new_acknowledgement = c.info.tcp_acknowledgement;
  if ((c.info.tcp_flags & wire::kTcpAck) != 0) {
    new_acknowledgement = other.shift.to_sender(c.info.tcp_acknowledgement);
  }
  if (!is_changed && new_sequence == sequence && new_acknowledgement == c.info.tcp_acknowledgement)
    return true;

  // The packet may have another size now; it is written anew.
  Bytes packet = to_bytes(c.packet.first(c.info.header_size + header));
  packet.insert(packet.end(), data.begin(), data.end());
  packet[2] = static_cast<std::uint8_t>(packet.size() >> 8);
  packet[3] = static_cast<std::uint8_t>(packet.size());
  wire::refresh_ipv4_checksum(packet);
  const ByteSpan fresh = ByteSpan(packet).subspan(c.info.header_size);
  put_long(fresh, 4, new_sequence);
  put_long(fresh, 8, new_acknowledgement);
  refresh_checksum(c.info, fresh);
  c.info.tcp_acknowledgement = new_acknowledgement;  // FINs are followed in the sender's own numbers
  c.rewritten = std::move(packet);
  c.packet = c.rewritten;
  return true;
}

/// Makes the way free for the data connection to `offered`, which waits on the side that the packet comes
/// from; where the other side must connect to. Nothing if it cannot be reached.
std::optional<Endpoint> Path::open_for(const Context& c, const Connection& control, bool from_foreign,
                                       bool from_client, const Endpoint& offered) {
  Offer offer;
  offer.ingress = from_foreign ? control.local_interface : control.foreign_interface;
  offer.egress = from_foreign ? control.foreign_interface : control.local_interface;
  offer.source = from_foreign ? control.local.address : control.foreign.address;
  offer.inbound = !from_foreign;
  offer.real_to = offered;
  offer.to = offered;
  offer.control = control.number;
  offer.user = control.user;
  offer.is_back = from_client;
  offer.end = c.now + kOfferLife;
  if (from_foreign) {
    offer.to.address = control.mapped_foreign.address;
  } else {
    // As if the local side had sent something: that finds or lends what it is seen as.
    Context t;
    t.now = c.now;
    t.ingress = control.local_interface;
    t.egress = control.foreign_interface;
    t.info.protocol = kTcp;
    t.info.source = offered.address;
    t.info.source_port = offered.port;
    t.info.destination = control.foreign.address;
    t.info.destination_port = from_client ? kFtpDataPort : control.foreign.port;
    t.real_destination = t.info.destination;
    t.real_port = t.info.destination_port;
    t.mapped_source = offered.address;
    t.mapped_port = offered.port;
    if (translate(t) != StepResult::next) return std::nullopt;
    offer.to = {t.mapped_source, t.mapped_port};
    offer.xlate = t.xlate;
    offer.by_static = t.by_static;
  }
  const std::pair key{offer.ingress, offer.to};
  if (!offers_.contains(key) && offers_.size() >= kMaxOffers) return std::nullopt;
  offers_[key] = offer;
  offer_deadlines_.add(offer.end, control.number);
  return offer.to;
}

const Path::Offer* Path::offer_for(const Context& c) const {
  if (offers_.empty() || c.info.protocol != kTcp) return nullptr;
  const bool opens =
      (c.info.tcp_flags & (wire::kTcpSyn | wire::kTcpAck | wire::kTcpRst | wire::kTcpFin)) == wire::kTcpSyn;
  if (!opens) return nullptr;
  const auto found = offers_.find({c.ingress, c.info.to()});
  if (found == offers_.end()) return nullptr;
  const Offer& offer = found->second;
  return offer.source == c.info.source && offer.end > c.now ? &offer : nullptr;
}

/// A data connection that was announced meets no list and no login.
Path::StepResult Path::take_offer(Context& c, const Offer& offer) {
  c.egress = offer.egress;
  c.inbound = offer.inbound;
  c.real_destination = offer.real_to.address;
  c.real_port = offer.real_to.port;
  c.mapped_source = c.info.source;
  c.mapped_port = c.info.source_port;
  c.destination_translated = offer.inbound;
  if (translate(c) != StepResult::next) return StepResult::drop;
  if (offer.inbound) {
    c.xlate = offer.xlate;
    c.by_static = offer.by_static;
  }
  c.offer = offer;
  c.because("announced", [&] { return std::vector{std::to_string(offer.control)}; });
  return StepResult::deliver;
}

void Path::end_fixup(const Connection& connection) {
  if (connection.fixup != Fixup::ftp) return;
  ftp_.erase(connection.number);
  std::erase_if(offers_, [&](const auto& entry) { return entry.second.control == connection.number; });
}

void Path::expire_offers(TimePoint now) {
  bool any = false;
  while (offer_deadlines_.pop(now)) any = true;
  if (any) std::erase_if(offers_, [&](const auto& entry) { return entry.second.end <= now; });
}

}  // namespace drawbridge::fw
