// SPDX-License-Identifier: GPL-3.0-or-later
#include "privilege/helper_messages.h"

#include <algorithm>

#include "base/reader.h"
#include "base/writer.h"

namespace drawbridge::privilege {

namespace {

constexpr std::uint8_t kAnswerBit = 0x80;
/// So many prefixes fit beside everything else a record holds.
constexpr std::size_t kMaxListed = 12000;

// ---- writing ----

void put(Writer& out, bool value) {
  out.u8(value ? 1 : 0);
}
void put(Writer& out, std::uint16_t value) {
  out.u16(value);
}
void put(Writer& out, Ipv4Address value) {
  out.u32(value.value());
}
void put(Writer& out, const Prefix& value) {
  out.u32(value.address.value());
  out.u8(static_cast<std::uint8_t>(value.length));
}
void put(Writer& out, const std::string& text) {
  const std::size_t size = std::min(text.size(), kMaxText);
  out.u16(static_cast<std::uint16_t>(size));
  out.bytes(as_bytes(std::string_view(text).substr(0, size)));
}
template <typename T>
void put(Writer& out, const std::vector<T>& list, std::size_t limit) {
  const std::size_t count = std::min(list.size(), limit);
  out.u16(static_cast<std::uint16_t>(count));
  for (std::size_t i = 0; i < count; ++i) put(out, list[i]);
}

void put(Writer& out, const OpenTun& r) {
  put(out, r.name);
  put(out, r.plain);
}
void put(Writer& out, const OpenUdp& r) {
  put(out, r.port);
  put(out, r.address);
}
void put(Writer& out, const OpenRawEsp& r) {
  put(out, r.address);
}
void put(Writer& out, const SetAddress& r) {
  put(out, r.device);
  put(out, r.address);
  put(out, r.mtu);
}
void put(Writer& out, const SetRoutes& r) {
  put(out, r.device);
  put(out, r.gateway);
  put(out, r.through, kMaxListed);
  put(out, r.around, kMaxListed - std::min(r.through.size(), kMaxListed));
  put(out, r.local_lan);
}
void put(Writer& out, const SetDns& r) {
  put(out, r.device);
  put(out, r.servers, 255);
  put(out, r.domains, 100);
  put(out, r.all_names);
}
void put(Writer& out, const BlockIpv6& r) {
  put(out, r.device);
}
void put(Writer& out, const KillSwitch& r) {
  put(out, r.device);
  put(out, r.gateways, 255);
  put(out, r.local_lan);
  put(out, r.dhcp);
}
void put(Writer& out, const Undo& r) {
  put(out, r.keep_kill_switch);
  put(out, r.keep_device);
}
void put(Writer& out, const LiftKillSwitch& r) {
  put(out, r.device);
}

Writer header(std::uint8_t operation) {
  Writer out;
  out.u8('D');
  out.u8('B');
  out.u8(kVersion);
  out.u8(operation);
  out.u32(0);
  return out;
}
Bytes finished(Writer out) {
  out.patch_u32(4, static_cast<std::uint32_t>(out.size() - kHeaderSize));
  return out.take();
}

// ---- reading: a failed reader yields zeroes, and the caller looks at it once ----

void get(Reader& in, bool& value) {
  const std::uint8_t octet = in.u8();
  if (octet > 1) in.fail();
  value = octet == 1;
}
void get(Reader& in, std::uint16_t& value) {
  value = in.u16();
}
void get(Reader& in, Ipv4Address& value) {
  value = Ipv4Address(in.u32());
}
void get(Reader& in, Prefix& value) {
  value.address = Ipv4Address(in.u32());
  value.length = in.u8();
  if (value.length > 32) in.fail();
}
void get(Reader& in, std::string& value) {
  const std::size_t size = in.u16();
  if (size > kMaxText) in.fail();
  value = to_text(in.take(size));
}
template <typename T>
void get(Reader& in, std::vector<T>& list, std::size_t limit) {
  const std::size_t count = in.u16();
  if (count > limit) in.fail();
  // No reserve: the count is only believed as far as there are octets.
  for (std::size_t i = 0; i < count && in.ok(); ++i) get(in, list.emplace_back());
}

void get(Reader& in, OpenTun& r) {
  get(in, r.name);
  get(in, r.plain);
}
void get(Reader& in, OpenUdp& r) {
  get(in, r.port);
  get(in, r.address);
}
void get(Reader& in, OpenRawEsp& r) {
  get(in, r.address);
}
void get(Reader& in, SetAddress& r) {
  get(in, r.device);
  get(in, r.address);
  get(in, r.mtu);
}
void get(Reader& in, SetRoutes& r) {
  get(in, r.device);
  get(in, r.gateway);
  get(in, r.through, kMaxListed);
  get(in, r.around, kMaxListed);
  get(in, r.local_lan);
}
void get(Reader& in, SetDns& r) {
  get(in, r.device);
  get(in, r.servers, 255);
  get(in, r.domains, 100);
  get(in, r.all_names);
}
void get(Reader& in, BlockIpv6& r) {
  get(in, r.device);
}
void get(Reader& in, KillSwitch& r) {
  get(in, r.device);
  get(in, r.gateways, 255);
  get(in, r.local_lan);
  get(in, r.dhcp);
}
void get(Reader& in, Undo& r) {
  get(in, r.keep_kill_switch);
  get(in, r.keep_device);
}
void get(Reader& in, LiftKillSwitch& r) {
  get(in, r.device);
}

struct Record {
  std::uint8_t operation = 0;
  ByteView body;
};

Result<Record, ReadError> open_record(ByteView record) {
  if (record.size() < kHeaderSize) return failure(ReadError::too_short);
  Reader in(record);
  if (in.u16() != ('D' << 8 | 'B')) return failure(ReadError::not_ours);
  if (in.u8() != kVersion) return failure(ReadError::version);
  Record found;
  found.operation = in.u8();
  const std::uint32_t length = in.u32();
  if (record.size() > kMaxMessage || length != in.remaining()) return failure(ReadError::length);
  found.body = in.rest();
  return found;
}

template <typename T>
Result<Request, ReadError> read_body(ByteView body) {
  Reader in(body);
  T request;
  get(in, request);
  if (!in.ok() || !in.at_end()) return failure(ReadError::body);
  return Request(std::move(request));
}

constexpr std::uint8_t number(Operation operation) {
  return static_cast<std::uint8_t>(operation);
}
bool known(std::uint8_t operation) {
  return operation >= number(Operation::open_tun) && operation <= number(Operation::lift_kill_switch);
}

}  // namespace

Operation operation_of(const Request& request) {
  return static_cast<Operation>(request.index() + 1);
}

std::string_view name_of(Operation operation) {
  switch (operation) {
    case Operation::open_tun:
      return "open-tun";
    case Operation::open_udp:
      return "open-udp";
    case Operation::open_raw_esp:
      return "open-raw-esp";
    case Operation::set_address:
      return "set-address";
    case Operation::set_routes:
      return "set-routes";
    case Operation::set_dns:
      return "set-dns";
    case Operation::block_ipv6:
      return "block-ipv6";
    case Operation::kill_switch:
      return "kill-switch";
    case Operation::undo:
      return "undo";
    case Operation::lift_kill_switch:
      return "lift-kill-switch";
  }
  return "unknown";
}

std::string_view name_of(ErrorCode error) {
  switch (error) {
    case ErrorCode::none:
      return "ok";
    case ErrorCode::malformed:
      return "malformed request";
    case ErrorCode::refused:
      return "refused";
    case ErrorCode::too_many:
      return "too many";
    case ErrorCode::no_device:
      return "no device";
    case ErrorCode::name_taken:
      return "name taken";
    case ErrorCode::port_taken:
      return "port taken";
    case ErrorCode::no_permission:
      return "no permission";
    case ErrorCode::conflict:
      return "conflict";
    case ErrorCode::no_service:
      return "no service";
    case ErrorCode::journal:
      return "journal not writable";
    case ErrorCode::system:
      return "system error";
  }
  return "unknown";
}

std::string_view name_of(ReadError error) {
  switch (error) {
    case ReadError::too_short:
      return "too short";
    case ReadError::not_ours:
      return "not a message of the helper";
    case ReadError::version:
      return "another version of the helper's language";
    case ReadError::unknown_operation:
      return "unknown operation";
    case ReadError::length:
      return "wrong length";
    case ReadError::body:
      return "malformed body";
  }
  return "unknown";
}

Bytes write(const Request& request) {
  Writer out = header(number(operation_of(request)));
  std::visit([&](const auto& r) { put(out, r); }, request);
  return finished(std::move(out));
}

Bytes write(const Answer& answer) {
  Writer out = header(static_cast<std::uint8_t>(kAnswerBit | number(answer.to)));
  out.u8(static_cast<std::uint8_t>(answer.error));
  put(out, answer.with_descriptor);
  out.u32(static_cast<std::uint32_t>(answer.system_error));
  put(out, answer.device);
  put(out, answer.detail);
  return finished(std::move(out));
}

Result<Request, ReadError> read_request(ByteView record) {
  const auto opened = open_record(record);
  if (!opened) return failure(opened.error());
  switch (static_cast<Operation>(opened->operation)) {
    case Operation::open_tun:
      return read_body<OpenTun>(opened->body);
    case Operation::open_udp:
      return read_body<OpenUdp>(opened->body);
    case Operation::open_raw_esp:
      return read_body<OpenRawEsp>(opened->body);
    case Operation::set_address:
      return read_body<SetAddress>(opened->body);
    case Operation::set_routes:
      return read_body<SetRoutes>(opened->body);
    case Operation::set_dns:
      return read_body<SetDns>(opened->body);
    case Operation::block_ipv6:
      return read_body<BlockIpv6>(opened->body);
    case Operation::kill_switch:
      return read_body<KillSwitch>(opened->body);
    case Operation::undo:
      return read_body<Undo>(opened->body);
    case Operation::lift_kill_switch:
      return read_body<LiftKillSwitch>(opened->body);
  }
  return failure(ReadError::unknown_operation);
}

Result<Answer, ReadError> read_answer(ByteView record) {
  const auto opened = open_record(record);
  if (!opened) return failure(opened.error());
  const auto operation = static_cast<std::uint8_t>(opened->operation & ~kAnswerBit);
  if ((opened->operation & kAnswerBit) == 0 || !known(operation))
    return failure(ReadError::unknown_operation);
  Reader in(opened->body);
  Answer answer;
  answer.to = static_cast<Operation>(operation);
  const std::uint8_t error = in.u8();
  if (error > static_cast<std::uint8_t>(ErrorCode::system)) in.fail();
  answer.error = static_cast<ErrorCode>(error);
  get(in, answer.with_descriptor);
  answer.system_error = static_cast<std::int32_t>(in.u32());
  get(in, answer.device);
  get(in, answer.detail);
  if (!in.ok() || !in.at_end()) return failure(ReadError::body);
  return answer;
}

}  // namespace drawbridge::privilege
