// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/accounting.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/reader.h"
#include "base/writer.h"

namespace drawbridge::aaa {

namespace {

constexpr std::uint8_t protocol_tcp = 6;
constexpr std::uint8_t protocol_udp = 17;

}  // namespace

std::string command_name(std::uint8_t protocol, std::uint16_t port) {
  if (protocol == protocol_tcp) {
    switch (port) {
      case 21:
        return "ftp";
      case 23:
        return "telnet";
      case 80:
        return "http";
      default:
        return fmt::format("tcp/{}", port);
    }
  }
  if (protocol == protocol_udp) return fmt::format("udp/{}", port);
  return fmt::format("{}/{}", protocol, port);
}

AccountingRequest connection_start(const ConnectionAccount& connection) {
  AccountingRequest request;
  request.kind = AccountingKind::start;
  request.user = connection.user;
  request.rem_addr = connection.inbound ? connection.foreign : connection.local;
  request.args = {fmt::format("task_id=0x{:x}", connection.task_id),
                  "foreign_ip=" + connection.foreign.to_string(), "local_ip=" + connection.local.to_string(),
                  "cmd=" + command_name(connection.protocol, connection.port)};
  request.task_id = connection.task_id;
  request.protocol = connection.protocol;
  const Endpoint foreign{connection.foreign, connection.inbound ? connection.source_port : connection.port};
  const Endpoint local{connection.local, connection.inbound ? connection.port : connection.source_port};
  request.source = connection.inbound ? foreign : local;
  request.destination = connection.inbound ? local : foreign;
  request.classes = connection.classes;
  request.local_login = connection.local_login;
  return request;
}

AccountingRequest connection_stop(const ConnectionAccount& connection, Duration elapsed,
                                  std::uint64_t bytes_in, std::uint64_t bytes_out, TerminateCause cause) {
  AccountingRequest request = connection_start(connection);
  request.kind = AccountingKind::stop;
  request.args.push_back(fmt::format("elapsed_time={}", whole_seconds(elapsed)));
  request.args.push_back(fmt::format("bytes_in={}", bytes_in));
  request.args.push_back(fmt::format("bytes_out={}", bytes_out));
  request.elapsed = elapsed;
  request.bytes_in = bytes_in;
  request.bytes_out = bytes_out;
  request.terminate_cause = static_cast<std::uint8_t>(cause);
  return request;
}

// ------------------------------------------------------------------ octets of the queue

namespace {

constexpr std::uint8_t kVersion = 1;

void put(Writer& out, ByteView octets) {
  const auto size = static_cast<std::uint16_t>(std::min<std::size_t>(octets.size(), 0xFFFF));
  out.u16(size);
  out.bytes(octets.first(size));
}
void put(Writer& out, const std::string& text) {
  put(out, ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}
void put(Writer& out, const Endpoint& endpoint) {
  out.u32(endpoint.address.value());
  out.u16(endpoint.port);
}
ByteView octets_of(Reader& in) {
  const std::uint16_t size = in.u16();
  return in.take(size);
}
std::string text_of(Reader& in) {
  return to_text(octets_of(in));
}
Endpoint endpoint_of(Reader& in) {
  const Ipv4Address address{in.u32()};
  return {address, in.u16()};
}

}  // namespace

Bytes AccountingRequest::write() const {
  Writer out;
  out.u8(kVersion);
  out.u8(static_cast<std::uint8_t>(kind));
  put(out, user);
  out.u32(rem_addr.value());
  put(out, port);
  out.u16(static_cast<std::uint16_t>(args.size()));
  for (const std::string& argument : args) put(out, argument);
  out.u32(task_id);
  out.u8(protocol);
  put(out, source);
  put(out, destination);
  out.u16(static_cast<std::uint16_t>(classes.size()));
  for (const Bytes& each : classes) put(out, ByteView(each));
  out.u8(local_login ? 1 : 0);
  out.u8(elapsed ? 1 : 0);
  out.u64(static_cast<std::uint64_t>(elapsed.value_or(Duration{0}).count()));
  out.u64(bytes_in);
  out.u64(bytes_out);
  out.u8(terminate_cause);
  out.u64(static_cast<std::uint64_t>(made.microseconds));
  return out.take();
}

std::optional<AccountingRequest> AccountingRequest::read(ByteView octets) {
  Reader in(octets);
  AccountingRequest request;
  if (in.u8() != kVersion) return std::nullopt;
  const std::uint8_t kind = in.u8();
  if (kind > static_cast<std::uint8_t>(AccountingKind::update)) return std::nullopt;
  request.kind = static_cast<AccountingKind>(kind);
  request.user = text_of(in);
  request.rem_addr = Ipv4Address{in.u32()};
  request.port = text_of(in);
  for (std::uint16_t left = in.u16(); left > 0 && in.ok(); --left) request.args.push_back(text_of(in));
  request.task_id = in.u32();
  request.protocol = in.u8();
  request.source = endpoint_of(in);
  request.destination = endpoint_of(in);
  for (std::uint16_t left = in.u16(); left > 0 && in.ok(); --left)
    request.classes.push_back(to_bytes(octets_of(in)));
  request.local_login = in.u8() != 0;
  const bool has_elapsed = in.u8() != 0;
  const auto elapsed = static_cast<std::int64_t>(in.u64());
  if (has_elapsed) request.elapsed = Duration{elapsed};
  request.bytes_in = in.u64();
  request.bytes_out = in.u64();
  request.terminate_cause = in.u8();
  request.made.microseconds = static_cast<std::int64_t>(in.u64());
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return request;
}

}  // namespace drawbridge::aaa
