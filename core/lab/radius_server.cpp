// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/radius_server.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypto/hash.h"

namespace drawbridge::lab {

using wire::RadiusAttribute;
using wire::RadiusCode;
using wire::RadiusPacket;
using wire::RadiusType;

namespace {

constexpr std::uint16_t login_ports[] = {1645, 1812};
constexpr std::uint16_t record_ports[] = {1646, 1813};
constexpr std::size_t most_answered = 1000;

std::string number_text(const RadiusPacket& packet, RadiusType type) {
  const auto value = packet.number(type);
  return value ? std::to_string(*value) : std::string();
}

/// What a TACACS+ record calls cmd: the service behind a TCP port.
std::string service_of(std::uint32_t port) {
  constexpr std::uint32_t ftp = 21;
  constexpr std::uint32_t telnet = 23;
  constexpr std::uint32_t http = 80;
  switch (port) {
    case ftp:
      return "ftp";
    case telnet:
      return "telnet";
    case http:
      return "http";
    default:
      return fmt::format("tcp/{}", port);
  }
}

/// Octets of a session, whose upper half is an attribute of its own.
std::string octets_text(const RadiusPacket& packet, RadiusType low, RadiusType high) {
  const auto value = packet.number(low);
  if (!value) return {};
  constexpr int word = 32;
  return std::to_string((std::uint64_t{packet.number(high).value_or(0)} << word) + *value);
}

}  // namespace

RadiusServer::RadiusServer(tcpip::Host& host, RadiusServerOptions options)
    : host_(host), options_(std::move(options)) {
  for (const std::uint16_t port : login_ports) {
    host_.bind_udp(port,
                   [this, port](Endpoint from, ByteView datagram) { take_login(port, from, datagram); });
  }
  for (const std::uint16_t port : record_ports) {
    host_.bind_udp(port,
                   [this, port](Endpoint from, ByteView datagram) { take_record(port, from, datagram); });
  }
}

RadiusServer::~RadiusServer() {
  for (const std::uint16_t port : login_ports) host_.unbind_udp(port);
  for (const std::uint16_t port : record_ports) host_.unbind_udp(port);
}

bool RadiusServer::repeat(std::uint16_t port, const Endpoint& from, ByteView datagram) {
  constexpr std::size_t identifier_at = 1;
  if (datagram.size() <= identifier_at) return false;
  const auto found = answered_.find({from, datagram[identifier_at]});
  if (found == answered_.end() || !std::equal(datagram.begin(), datagram.end(), found->second.request.begin(),
                                              found->second.request.end()))
    return false;
  ++counters_.repeated;
  host_.send_udp(port, from, found->second.reply);
  return true;
}

void RadiusServer::take_login(std::uint16_t port, const Endpoint& from, ByteView datagram) {
  ++counters_.requests;
  if (mode_ == RadiusMode::silent || repeat(port, from, datagram)) return;
  const auto request = RadiusPacket::read(datagram);
  const bool fits = request && request->code == RadiusCode::access_request &&
                    wire::radius_signature_fits(*wire::radius_message(datagram), request->authenticator,
                                                options_.secret, &crypto::md5) == true;
  if (!fits) {
    ++counters_.dropped;
    return;
  }
  RadiusPacket reply = answer_to(*request);
  const bool is_signed = mode_ != RadiusMode::unsigned_;
  const std::size_t before = answered_.size();
  if (before >= most_answered) answered_.clear();
  answered_[{from, request->identifier}].request = to_bytes(datagram);
  send(port, from, *request, std::move(reply), is_signed);
}

RadiusPacket RadiusServer::answer_to(const RadiusPacket& request) {
  RadiusPacket reply;
  const std::string user = request.text(RadiusType::user_name).value_or("");
  const RadiusAttribute* hidden = request.find(RadiusType::user_password);
  const auto password = hidden == nullptr ? std::nullopt
                                          : wire::reveal_radius_password(hidden->value, options_.secret,
                                                                         request.authenticator, &crypto::md5);
  const auto matches = [&](const std::map<std::string, Secret>& known) {
    const auto found = known.find(user);
    return found != known.end() && password && found->second == *password;
  };
  bool accepted = false;
  const auto state = request.text(RadiusType::state);
  if (state) {
    const auto asked = states_.find(*state);
    accepted = asked != states_.end() && asked->second == user && matches(options_.codes);
    if (asked != states_.end()) states_.erase(asked);
  } else {
    accepted = matches(options_.users);
    if (accepted && mode_ == RadiusMode::challenge) {
      const std::string name = fmt::format("lab-state-{}", next_state_++);
      states_[name] = user;
      reply.code = RadiusCode::access_challenge;
      reply.attributes = {RadiusAttribute::text(RadiusType::reply_message, options_.question),
                          RadiusAttribute::text(RadiusType::state, name)};
      ++counters_.challenged;
      return reply;
    }
  }
  ++(accepted ? counters_.accepted : counters_.refused);
  reply.code = accepted ? RadiusCode::access_accept : RadiusCode::access_reject;
  if (accepted) reply.attributes = options_.grants;
  return reply;
}

void RadiusServer::take_record(std::uint16_t port, const Endpoint& from, ByteView datagram) {
  ++counters_.requests;
  if (mode_ == RadiusMode::silent || repeat(port, from, datagram)) return;
  const auto message = wire::radius_message(datagram);
  const auto request = RadiusPacket::read(datagram);
  const bool fits =
      message && request && request->code == RadiusCode::accounting_request &&
      request->authenticator == wire::radius_authenticator(*message, {}, options_.secret, &crypto::md5);
  if (!fits) {
    ++counters_.dropped;
    return;
  }
  store(*request);
  RadiusPacket reply;
  reply.code = RadiusCode::accounting_response;
  if (answered_.size() >= most_answered) answered_.clear();
  answered_[{from, request->identifier}].request = to_bytes(datagram);
  send(port, from, *request, std::move(reply), false);
}

void RadiusServer::store(const RadiusPacket& request) {
  AccountingRecord record;
  constexpr std::uint32_t start = 1;
  constexpr std::uint32_t stop = 2;
  const auto status = request.number(RadiusType::acct_status_type).value_or(0);
  record.flags = status == start ? RecordFlag::start : status == stop ? RecordFlag::stop : RecordFlag::update;
  const auto delay = request.number(RadiusType::acct_delay_time).value_or(0);
  record.date = wall_time(options_.epoch, host_.now() - Seconds{delay});
  record.user = request.text(RadiusType::user_name).value_or("");
  if (const auto address = request.address(RadiusType::framed_ip_address))
    record.caller_id = address->to_string();
  record.elapsed = number_text(request, RadiusType::acct_session_time);
  record.bytes_in = octets_text(request, RadiusType::acct_input_octets, RadiusType::acct_input_gigawords);
  record.bytes_out = octets_text(request, RadiusType::acct_output_octets, RadiusType::acct_output_gigawords);
  record.task_id = request.text(RadiusType::acct_session_id).value_or("");
  record.nas_port = number_text(request, RadiusType::nas_port);
  if (const auto address = request.address(RadiusType::nas_ip_address))
    record.nas_address = address->to_string();
  if (const auto port = request.number(RadiusType::login_tcp_port)) record.cmd = service_of(*port);
  for (const std::string& pair : request.cisco_av_pairs()) record.add_argument(pair);
  records_.push_back(std::move(record));
  ++counters_.records;
}

void RadiusServer::send(std::uint16_t port, const Endpoint& to, const RadiusPacket& request,
                        RadiusPacket reply, bool is_signed) {
  reply.identifier = request.identifier;
  if (is_signed) {
    constexpr std::size_t size = 16;
    reply.attributes.insert(reply.attributes.begin(), {RadiusType::message_authenticator, Bytes(size, 0)});
  }
  Bytes octets = reply.write();
  wire::sign_radius(octets, request.authenticator, options_.secret, &crypto::md5);
  wire::patch_radius_authenticator(
      octets, wire::radius_authenticator(octets, request.authenticator, options_.secret, &crypto::md5));
  host_.send_udp(port, to, octets);
  answered_[{to, request.identifier}].reply = std::move(octets);
}

}  // namespace drawbridge::lab
