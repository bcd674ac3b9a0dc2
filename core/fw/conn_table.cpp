// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/conn_table.h"

#include <algorithm>

#include "wire/tcp.h"

namespace drawbridge::fw {

namespace {

/// True if `acknowledged` is at or behind `end` in sequence space.
bool reaches(std::uint32_t acknowledged, std::uint32_t end) {
  return static_cast<std::int32_t>(acknowledged - end) >= 0;
}

}  // namespace

std::string_view name(ConnEnd reason) {
  switch (reason) {
    case ConnEnd::tcp_fins:
      return "TCP FINs";
    case ConnEnd::reset_inside:
      return "TCP Reset-I";
    case ConnEnd::reset_outside:
      return "TCP Reset-O";
    case ConnEnd::syn_timeout:
      return "SYN Timeout";
    case ConnEnd::fin_timeout:
      return "FIN Timeout";
    case ConnEnd::conn_timeout:
      return "Conn-timeout";
    case ConnEnd::xlate_clear:
      return "Xlate Clear";
  }
  return "";
}

std::string Connection::flags() const {
  if (protocol != kTcp) return {};
  std::string text;
  if (up) {
    text += 'U';
    if (bytes_in != 0) text += 'I';
    if (bytes_out != 0) text += 'O';
  } else {
    // Awaited: the SYN of the side that did not begin, then the acknowledgements.
    if (inbound) {
      text += syn_answered ? "a" : "SaA";
    } else {
      text += syn_answered ? "A" : "saA";
    }
  }
  if (fin_in) text += fin_in_acked ? "R" : "F";
  if (fin_out) text += fin_out_acked ? "r" : "f";
  if (inbound) text += 'B';
  if (is_back) text += inbound ? 'E' : 'P';
  return text;
}

Connection* ConnTable::find(const PacketInfo& packet, InterfaceIndex ingress) const {
  // Two directions can be meant; the interface tells which one it is.
  if (const auto found = by_mapped_.find({packet.from(), packet.to(), packet.protocol});
      found != by_mapped_.end() && found->second->foreign_interface == ingress) {
    return found->second;
  }
  if (const auto found = by_local_.find({packet.to(), packet.from(), packet.protocol});
      found != by_local_.end() && found->second->local_interface == ingress) {
    return found->second;
  }
  return nullptr;
}

HostCounts ConnTable::counts(InterfaceIndex local_interface, Ipv4Address local) const {
  const auto found = hosts_.find(host_key(local_interface, local));
  return found == hosts_.end() ? HostCounts{} : found->second;
}

Connection& ConnTable::add(TimePoint now, Connection connection) {
  connection.number = next_number_++;
  connection.started = now;
  connection.last = now;
  auto owned = std::make_unique<Connection>(std::move(connection));
  Connection& added = *owned;
  if (added.mapped_foreign == Endpoint{}) added.mapped_foreign = added.foreign;
  by_local_[local_key(added)] = &added;
  by_mapped_[mapped_key(added)] = &added;
  HostCounts& host = hosts_[host_key(added.local_interface, added.local.address)];
  ++host.connections;
  if (added.protocol == kTcp && !added.up) ++host.embryonic;
  by_number_[added.number] = std::move(owned);
  most_ = std::max(most_, by_number_.size());
  if (const auto at = deadline(added)) deadlines_.add(*at, added.number);
  return added;
}

std::optional<ConnEnd> ConnTable::follow(TimePoint now, Connection& connection, const PacketInfo& packet,
                                         bool from_foreign) {
  connection.last = now;
  if (connection.protocol != kTcp) {
    (from_foreign ? connection.bytes_in : connection.bytes_out) += packet.payload_bytes;
    return std::nullopt;
  }
  const auto has = [&](std::uint8_t flag) { return (packet.tcp_flags & flag) != 0; };
  if (has(wire::kTcpRst)) return from_foreign ? ConnEnd::reset_outside : ConnEnd::reset_inside;

  const bool was_waiting = !connection.up || (!connection.fin_in && !connection.fin_out);
  (from_foreign ? connection.bytes_in : connection.bytes_out) += packet.payload_bytes;
  const bool from_initiator = from_foreign == connection.inbound;
  if (has(wire::kTcpSyn) && has(wire::kTcpAck) && !from_initiator) connection.syn_answered = true;
  if (!connection.up && connection.syn_answered && from_initiator && has(wire::kTcpAck) &&
      !has(wire::kTcpSyn)) {
    connection.up = true;
    --hosts_[host_key(connection.local_interface, connection.local.address)].embryonic;
  }
  if (has(wire::kTcpFin)) {
    const std::uint32_t end = packet.tcp_sequence + static_cast<std::uint32_t>(packet.payload_bytes) + 1;
    (from_foreign ? connection.fin_in : connection.fin_out) = true;
    (from_foreign ? connection.fin_in_end : connection.fin_out_end) = end;
  }
  if (has(wire::kTcpAck)) {
    if (from_foreign && connection.fin_out && reaches(packet.tcp_acknowledgement, connection.fin_out_end)) {
      connection.fin_out_acked = true;
    }
    if (!from_foreign && connection.fin_in && reaches(packet.tcp_acknowledgement, connection.fin_in_end)) {
      connection.fin_in_acked = true;
    }
  }
  if (connection.fin_in_acked && connection.fin_out_acked) return ConnEnd::tcp_fins;
  // The limit may have become shorter with this packet; the queue only knows the former one.
  if (was_waiting && (connection.fin_in || connection.fin_out)) {
    if (const auto at = deadline(connection)) deadlines_.add(*at, connection.number);
  }
  return std::nullopt;
}

Connection* ConnTable::find(std::uint64_t number) const {
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? nullptr : found->second.get();
}

void ConnTable::remove(std::uint64_t number) {
  const auto found = by_number_.find(number);
  if (found == by_number_.end()) return;
  const Connection& connection = *found->second;
  by_local_.erase(local_key(connection));
  by_mapped_.erase(mapped_key(connection));
  const auto host = hosts_.find(host_key(connection.local_interface, connection.local.address));
  if (host != hosts_.end()) {
    if (connection.protocol == kTcp && !connection.up) --host->second.embryonic;
    if (--host->second.connections == 0) hosts_.erase(host);
  }
  by_number_.erase(found);
  if (by_number_.empty()) deadlines_.clear();
}

std::optional<TimePoint> ConnTable::deadline(const Connection& connection) const {
  Duration limit = timeouts_.conn;
  if (connection.protocol != kTcp) {
    limit = timeouts_.udp;
  } else if (!connection.up) {
    limit = timeouts_.embryonic;
  } else if (connection.fin_in || connection.fin_out) {
    limit = timeouts_.half_closed;
  }
  if (limit == Duration::zero()) return std::nullopt;
  return connection.last + limit;
}

std::optional<ConnTable::Expired> ConnTable::pop_expired(TimePoint now) {
  while (const auto number = deadlines_.pop(now)) {
    const auto found = by_number_.find(*number);
    if (found == by_number_.end()) continue;
    Connection& connection = *found->second;
    const auto at = deadline(connection);
    if (!at) continue;
    if (*at > now) {
      deadlines_.add(*at, *number);
      continue;
    }
    ConnEnd reason = ConnEnd::conn_timeout;
    if (connection.protocol == kTcp && !connection.up) reason = ConnEnd::syn_timeout;
    if (connection.fin_in || connection.fin_out) reason = ConnEnd::fin_timeout;
    return Expired{&connection, reason};
  }
  return std::nullopt;
}

void ConnTable::set_timeouts(const ConnTimeouts& timeouts) {
  if (timeouts == timeouts_) return;
  timeouts_ = timeouts;
  for (const auto& [number, connection] : by_number_) {
    if (const auto at = deadline(*connection)) deadlines_.add(*at, number);
  }
}

std::vector<Connection*> ConnTable::all() {
  std::vector<Connection*> list;
  list.reserve(by_number_.size());
  for (const auto& [number, connection] : by_number_) list.push_back(connection.get());
  std::sort(list.begin(), list.end(),
            [](const Connection* a, const Connection* b) { return a->number < b->number; });
  return list;
}

std::vector<const Connection*> ConnTable::all() const {
  std::vector<const Connection*> list;
  list.reserve(by_number_.size());
  for (const auto& [number, connection] : by_number_) list.push_back(connection.get());
  std::sort(list.begin(), list.end(),
            [](const Connection* a, const Connection* b) { return a->number < b->number; });
  return list;
}

}  // namespace drawbridge::fw
