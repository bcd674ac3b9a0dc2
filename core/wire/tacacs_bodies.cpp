// SPDX-License-Identifier: GPL-3.0-or-later
// The seven bodies of RFC 8907 sections 5 to 7. The inner lengths come first, the fields they measure after
// them.
#include <algorithm>

#include "base/reader.h"
#include "base/writer.h"
#include "wire/tacacs_packet.h"

namespace drawbridge::wire {

namespace {

constexpr std::size_t kMaxShort = 255;
constexpr std::size_t kMaxLong = 65535;
constexpr std::size_t kMaxArgs = 255;

template <typename Octets>
ByteView cut(const Octets& octets, std::size_t limit) {
  ByteView view;
  if constexpr (std::is_same_v<Octets, std::string>) {
    view = as_bytes(octets);
  } else if constexpr (std::is_same_v<Octets, Secret>) {
    view = octets.reveal();
  } else {
    view = octets;
  }
  return view.first(std::min(view.size(), limit));
}

void short_size(Writer& out, ByteView octets) {
  out.u8(static_cast<std::uint8_t>(octets.size()));
}
void long_size(Writer& out, ByteView octets) {
  out.u16(static_cast<std::uint16_t>(octets.size()));
}

/// One error branch for every body: all fields taken, none left.
template <typename Body>
Result<Body, WireError> finish(Reader& in, Body body) {
  if (!in.ok()) return failure(WireError::truncated);
  if (!in.at_end()) return failure(WireError::trailing);
  return body;
}

std::vector<std::size_t> take_sizes(Reader& in, std::size_t count) {
  std::vector<std::size_t> sizes;
  for (const std::uint8_t size : in.take(count)) sizes.push_back(size);
  return sizes;
}

void take_args(Reader& in, const std::vector<std::size_t>& sizes, std::vector<std::string>& args) {
  for (const std::size_t size : sizes) args.push_back(to_text(in.take(size)));
}

void write_arg_sizes(Writer& out, const std::vector<std::string>& args) {
  for (std::size_t i = 0; i < std::min(args.size(), kMaxArgs); ++i) short_size(out, cut(args[i], kMaxShort));
}

void write_args(Writer& out, const std::vector<std::string>& args) {
  for (std::size_t i = 0; i < std::min(args.size(), kMaxArgs); ++i) out.bytes(cut(args[i], kMaxShort));
}

std::uint8_t arg_count(const std::vector<std::string>& args) {
  return static_cast<std::uint8_t>(std::min(args.size(), kMaxArgs));
}

/// What authorization and accounting requests share from authen_method on.
template <typename Request>
void read_request(Reader& in, Request& request) {
  request.authen_method = TacacsMethod{in.u8()};
  request.priv_lvl = in.u8();
  request.authen_type = TacacsAuthenType{in.u8()};
  request.authen_service = TacacsService{in.u8()};
  const std::size_t user = in.u8();
  const std::size_t port = in.u8();
  const std::size_t rem_addr = in.u8();
  const auto args = take_sizes(in, in.u8());
  request.user = to_text(in.take(user));
  request.port = to_text(in.take(port));
  request.rem_addr = to_text(in.take(rem_addr));
  take_args(in, args, request.args);
}

template <typename Request>
void write_request(Writer& out, const Request& request) {
  const ByteView user = cut(request.user, kMaxShort);
  const ByteView port = cut(request.port, kMaxShort);
  const ByteView rem_addr = cut(request.rem_addr, kMaxShort);
  out.u8(static_cast<std::uint8_t>(request.authen_method));
  out.u8(request.priv_lvl);
  out.u8(static_cast<std::uint8_t>(request.authen_type));
  out.u8(static_cast<std::uint8_t>(request.authen_service));
  short_size(out, user);
  short_size(out, port);
  short_size(out, rem_addr);
  out.u8(arg_count(request.args));
  write_arg_sizes(out, request.args);
  out.bytes(user);
  out.bytes(port);
  out.bytes(rem_addr);
  write_args(out, request.args);
}

}  // namespace

// ---- Authentication (RFC 8907 section 5)

Result<TacacsAuthenStart, WireError> TacacsAuthenStart::read(ByteView body) {
  Reader in(body);
  TacacsAuthenStart start;
  start.action = TacacsAction{in.u8()};
  start.priv_lvl = in.u8();
  start.authen_type = TacacsAuthenType{in.u8()};
  start.service = TacacsService{in.u8()};
  const std::size_t user_size = in.u8();
  const std::size_t port_size = in.u8();
  const std::size_t rem_addr_size = in.u8();
  const std::size_t data_size = in.u8();
  start.user = to_text(in.take(user_size));
  start.port = to_text(in.take(port_size));
  start.rem_addr = to_text(in.take(rem_addr_size));
  start.data = Secret(in.take(data_size));
  return finish(in, std::move(start));
}

Bytes TacacsAuthenStart::write() const {
  Writer out;
  out.u8(static_cast<std::uint8_t>(action));
  out.u8(priv_lvl);
  out.u8(static_cast<std::uint8_t>(authen_type));
  out.u8(static_cast<std::uint8_t>(service));
  short_size(out, cut(user, kMaxShort));
  short_size(out, cut(port, kMaxShort));
  short_size(out, cut(rem_addr, kMaxShort));
  short_size(out, cut(data, kMaxShort));
  out.bytes(cut(user, kMaxShort));
  out.bytes(cut(port, kMaxShort));
  out.bytes(cut(rem_addr, kMaxShort));
  out.bytes(cut(data, kMaxShort));
  return out.take();
}

Result<TacacsAuthenReply, WireError> TacacsAuthenReply::read(ByteView body) {
  Reader in(body);
  TacacsAuthenReply reply;
  reply.status = TacacsAuthenStatus{in.u8()};
  reply.flags = in.u8();
  const std::size_t message_size = in.u16();
  const std::size_t data_size = in.u16();
  reply.server_msg = to_text(in.take(message_size));
  reply.data = to_bytes(in.take(data_size));
  return finish(in, std::move(reply));
}

Bytes TacacsAuthenReply::write() const {
  Writer out;
  out.u8(static_cast<std::uint8_t>(status));
  out.u8(flags);
  long_size(out, cut(server_msg, kMaxLong));
  long_size(out, cut(data, kMaxLong));
  out.bytes(cut(server_msg, kMaxLong));
  out.bytes(cut(data, kMaxLong));
  return out.take();
}

Result<TacacsAuthenContinue, WireError> TacacsAuthenContinue::read(ByteView body) {
  Reader in(body);
  TacacsAuthenContinue answer;
  const std::size_t message_size = in.u16();
  const std::size_t data_size = in.u16();
  answer.flags = in.u8();
  answer.user_msg = Secret(in.take(message_size));
  answer.data = to_bytes(in.take(data_size));
  return finish(in, std::move(answer));
}

Bytes TacacsAuthenContinue::write() const {
  Writer out;
  long_size(out, cut(user_msg, kMaxLong));
  long_size(out, cut(data, kMaxLong));
  out.u8(flags);
  out.bytes(cut(user_msg, kMaxLong));
  out.bytes(cut(data, kMaxLong));
  return out.take();
}

// ---- Authorization (section 6)

Result<TacacsAuthorRequest, WireError> TacacsAuthorRequest::read(ByteView body) {
  Reader in(body);
  TacacsAuthorRequest request;
  read_request(in, request);
  return finish(in, std::move(request));
}

Bytes TacacsAuthorRequest::write() const {
  Writer out;
  write_request(out, *this);
  return out.take();
}

Result<TacacsAuthorResponse, WireError> TacacsAuthorResponse::read(ByteView body) {
  Reader in(body);
  TacacsAuthorResponse response;
  response.status = TacacsAuthorStatus{in.u8()};
  const std::size_t count = in.u8();
  const std::size_t message_size = in.u16();
  const std::size_t data_size = in.u16();
  const auto sizes = take_sizes(in, count);
  response.server_msg = to_text(in.take(message_size));
  response.data = to_bytes(in.take(data_size));
  take_args(in, sizes, response.args);
  return finish(in, std::move(response));
}

Bytes TacacsAuthorResponse::write() const {
  Writer out;
  out.u8(static_cast<std::uint8_t>(status));
  out.u8(arg_count(args));
  long_size(out, cut(server_msg, kMaxLong));
  long_size(out, cut(data, kMaxLong));
  write_arg_sizes(out, args);
  out.bytes(cut(server_msg, kMaxLong));
  out.bytes(cut(data, kMaxLong));
  write_args(out, args);
  return out.take();
}

// ---- Accounting (section 7)

Result<TacacsAcctRequest, WireError> TacacsAcctRequest::read(ByteView body) {
  Reader in(body);
  TacacsAcctRequest request;
  request.flags = in.u8();
  read_request(in, request);
  return finish(in, std::move(request));
}

Bytes TacacsAcctRequest::write() const {
  Writer out;
  out.u8(flags);
  write_request(out, *this);
  return out.take();
}

Result<TacacsAcctReply, WireError> TacacsAcctReply::read(ByteView body) {
  Reader in(body);
  TacacsAcctReply reply;
  const std::size_t message_size = in.u16();
  const std::size_t data_size = in.u16();
  reply.status = TacacsAcctStatus{in.u8()};
  reply.server_msg = to_text(in.take(message_size));
  reply.data = to_bytes(in.take(data_size));
  return finish(in, std::move(reply));
}

Bytes TacacsAcctReply::write() const {
  Writer out;
  long_size(out, cut(server_msg, kMaxLong));
  long_size(out, cut(data, kMaxLong));
  out.u8(static_cast<std::uint8_t>(status));
  out.bytes(cut(server_msg, kMaxLong));
  out.bytes(cut(data, kMaxLong));
  return out.take();
}

}  // namespace drawbridge::wire
