// SPDX-License-Identifier: GPL-3.0-or-later
#include "aaa/radius_client.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypto/hash.h"

namespace drawbridge::aaa {

using wire::RadiusAttribute;
using wire::RadiusAuthenticator;
using wire::RadiusCode;
using wire::RadiusPacket;
using wire::RadiusType;

namespace {

constexpr std::uint32_t kVirtual = 5;  // NAS-Port-Type
constexpr std::size_t kSignatureSize = 16;

std::uint32_t low_word(std::uint64_t value) {
  return static_cast<std::uint32_t>(value & 0xFFFFFFFFU);
}

}  // namespace

Bytes access_request(std::uint8_t identifier, const RadiusAuthenticator& authenticator,
                     const ServerConfig& server, const AuthenticationRequest& login, const Secret& password,
                     ByteView state) {
  RadiusPacket packet;
  packet.code = RadiusCode::access_request;
  packet.identifier = identifier;
  packet.authenticator = authenticator;
  const std::string from = login.rem_addr.to_string();
  packet.attributes = {
      {RadiusType::message_authenticator, Bytes(kSignatureSize, 0)},
      RadiusAttribute::text(RadiusType::user_name, login.user),
      {RadiusType::user_password,
       wire::hide_radius_password(password, server.key, authenticator, &crypto::md5)},
      RadiusAttribute::address(RadiusType::nas_ip_address, server.nas_address),
      RadiusAttribute::number(RadiusType::nas_port, login.nas_port),
      RadiusAttribute::number(RadiusType::nas_port_type, kVirtual),
      RadiusAttribute::text(RadiusType::calling_station_id, from),
      RadiusAttribute::cisco_av_pair("ip:source-ip=" + from),
  };
  if (!state.empty()) packet.attributes.push_back({RadiusType::state, to_bytes(state)});
  Bytes octets = packet.write();
  wire::sign_radius(octets, authenticator, server.key, &crypto::md5);
  return octets;
}

Bytes accounting_request(std::uint8_t identifier, const ServerConfig& server, const AccountingRequest& record,
                         Duration delay) {
  RadiusPacket packet;
  packet.code = RadiusCode::accounting_request;
  packet.identifier = identifier;
  auto& out = packet.attributes;
  const auto number = [&](RadiusType type, std::uint32_t value) {
    out.push_back(RadiusAttribute::number(type, value));
  };
  const auto status = record.kind == AccountingKind::start  ? 1U
                      : record.kind == AccountingKind::stop ? 2U
                                                            : 3U;
  number(RadiusType::acct_status_type, status);
  out.push_back(RadiusAttribute::text(RadiusType::acct_session_id, fmt::format("0x{:08x}", record.task_id)));
  out.push_back(RadiusAttribute::text(RadiusType::user_name, record.user));
  out.push_back(RadiusAttribute::address(RadiusType::nas_ip_address, server.nas_address));
  number(RadiusType::nas_port, record.task_id);
  number(RadiusType::nas_port_type, kVirtual);
  out.push_back(RadiusAttribute::address(RadiusType::framed_ip_address, record.rem_addr));
  out.push_back(RadiusAttribute::address(RadiusType::login_ip_host, record.destination.address));
  number(RadiusType::login_tcp_port, record.destination.port);
  for (const Bytes& each : record.classes) out.push_back({RadiusType::class_, each});
  number(RadiusType::acct_authentic, record.local_login ? 2 : 1);
  number(RadiusType::acct_delay_time,
         static_cast<std::uint32_t>(std::clamp<std::int64_t>(whole_seconds(delay), 0, 0xFFFFFFFF)));
  if (record.made.microseconds > 0)
    number(RadiusType::event_timestamp,
           low_word(static_cast<std::uint64_t>(record.made.microseconds) / 1000000));
  if (record.kind != AccountingKind::start) {
    constexpr int word = 32;
    number(RadiusType::acct_session_time,
           static_cast<std::uint32_t>(whole_seconds(record.elapsed.value_or(Duration{0}))));
    number(RadiusType::acct_input_octets, low_word(record.bytes_in));
    number(RadiusType::acct_output_octets, low_word(record.bytes_out));
    if (record.bytes_in >> word != 0)
      number(RadiusType::acct_input_gigawords, low_word(record.bytes_in >> word));
    if (record.bytes_out >> word != 0)
      number(RadiusType::acct_output_gigawords, low_word(record.bytes_out >> word));
  }
  if (record.kind == AccountingKind::stop && record.terminate_cause != 0)
    number(RadiusType::acct_terminate_cause, record.terminate_cause);
  const auto pair = [&](std::string_view name, const std::string& value) {
    out.push_back(RadiusAttribute::cisco_av_pair(fmt::format("{}={}", name, value)));
  };
  pair("Source-IP", record.source.address.to_string());
  pair("Source-Port", std::to_string(record.source.port));
  pair("Destination-IP", record.destination.address.to_string());
  pair("Destination-Port", std::to_string(record.destination.port));
  Bytes octets = packet.write();
  wire::patch_radius_authenticator(
      octets, wire::radius_authenticator(octets, RadiusAuthenticator{}, server.key, &crypto::md5));
  return octets;
}

CheckedReply check_reply(ByteView datagram, std::uint8_t identifier, const RadiusAuthenticator& request,
                         const ServerConfig& server, bool accounting) {
  CheckedReply out;
  const auto message = wire::radius_message(datagram);
  if (!message || (*message)[1] != identifier) return out;
  const auto code = static_cast<RadiusCode>((*message)[0]);
  const bool fits = accounting ? code == RadiusCode::accounting_response
                               : code == RadiusCode::access_accept || code == RadiusCode::access_reject ||
                                     code == RadiusCode::access_challenge;
  if (!fits) return out;
  constexpr std::size_t authenticator_at = 4;
  const RadiusAuthenticator expected =
      wire::radius_authenticator(*message, request, server.key, &crypto::md5);
  if (!constant_time_equal(expected, message->subspan(authenticator_at, expected.size()))) {
    out.check = ReplyCheck::wrong_key;
    return out;
  }
  auto packet = RadiusPacket::read(*message);
  // We send no Proxy-State: one in the answer is the mark of a forged packet (BlastRADIUS).
  if (!packet || packet->find(RadiusType::proxy_state) != nullptr) return out;
  const auto is_signed = wire::radius_signature_fits(*message, request, server.key, &crypto::md5);
  if (is_signed && !*is_signed) {
    out.check = ReplyCheck::wrong_key;
    return out;
  }
  if (!is_signed && !accounting && server.requires_message_authenticator) {
    out.check = ReplyCheck::unsigned_;
    return out;
  }
  out.check = ReplyCheck::good;
  out.packet = std::move(*packet);
  return out;
}

}  // namespace drawbridge::aaa
