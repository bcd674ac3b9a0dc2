// SPDX-License-Identifier: GPL-3.0-or-later
// RADIUS (RFC 2865, 2866, 2869; wire-aaa.md 1): packet, attributes, vendor attributes. MD5 and HMAC-MD5 are
// passed in by the room that has them.
//
//   | code (1) | identifier (1) | length (2) | authenticator (16) | attributes |
//   attribute  | type (1) | length with these two octets (1) | value |
//   vendor     | 26 | length | vendor (4) | vendor type (1) | vendor length with these two octets (1) | value
//   |
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ip.h"
#include "base/result.h"
#include "base/secret.h"
#include "wire/error.h"
#include "wire/tacacs_packet.h"

namespace drawbridge::wire {

enum class RadiusCode : std::uint8_t {
  access_request = 1,
  access_accept = 2,
  access_reject = 3,
  accounting_request = 4,
  accounting_response = 5,
  access_challenge = 11,
  status_server = 12,
  disconnect_request = 40,
  disconnect_ack = 41,
  disconnect_nak = 42,
  coa_request = 43,
  coa_ack = 44,
  coa_nak = 45,
};

enum class RadiusType : std::uint8_t {
  user_name = 1,
  user_password = 2,
  chap_password = 3,
  nas_ip_address = 4,
  nas_port = 5,
  service_type = 6,
  framed_protocol = 7,
  framed_ip_address = 8,
  framed_ip_netmask = 9,
  filter_id = 11,
  login_ip_host = 14,
  login_tcp_port = 16,
  reply_message = 18,
  state = 24,
  class_ = 25,
  vendor_specific = 26,
  session_timeout = 27,
  idle_timeout = 28,
  called_station_id = 30,
  calling_station_id = 31,
  nas_identifier = 32,
  proxy_state = 33,
  acct_status_type = 40,
  acct_delay_time = 41,
  acct_input_octets = 42,
  acct_output_octets = 43,
  acct_session_id = 44,
  acct_authentic = 45,
  acct_session_time = 46,
  acct_input_packets = 47,
  acct_output_packets = 48,
  acct_terminate_cause = 49,
  acct_input_gigawords = 52,
  acct_output_gigawords = 53,
  event_timestamp = 55,
  chap_challenge = 60,
  nas_port_type = 61,
  tunnel_client_endpoint = 66,
  message_authenticator = 80,
  acct_interim_interval = 85,
};

constexpr std::uint32_t kVendorCisco = 9;
constexpr std::uint32_t kVendorMicrosoft = 311;
constexpr std::uint32_t kVendorVpn3000 = 3076;
constexpr std::uint8_t kCiscoAvPair = 1;

constexpr std::size_t kRadiusHeaderSize = 20;
constexpr std::size_t kMaxRadiusPacket = 4096;
constexpr std::size_t kMaxRadiusValue = 253;

[[nodiscard]] std::string_view name(RadiusCode code);

struct RadiusAttribute {
  RadiusType type{};
  Bytes value;  ///< at most 253 octets; write cuts more

  [[nodiscard]] static RadiusAttribute text(RadiusType type, std::string_view text);
  [[nodiscard]] static RadiusAttribute number(RadiusType type, std::uint32_t value);
  [[nodiscard]] static RadiusAttribute address(RadiusType type, Ipv4Address address);
  [[nodiscard]] static RadiusAttribute vendor(std::uint32_t vendor, std::uint8_t type, ByteView value);
  /// "ip:source-ip=192.168.1.2" and the like.
  [[nodiscard]] static RadiusAttribute cisco_av_pair(std::string_view pair);

  /// Exactly four octets as a number.
  [[nodiscard]] std::optional<std::uint32_t> as_number() const;
  [[nodiscard]] std::string as_text() const { return to_text(value); }
  bool operator==(const RadiusAttribute&) const = default;
};

struct RadiusVendorAttribute {
  std::uint32_t vendor = 0;
  std::uint8_t type = 0;
  Bytes value;
  bool operator==(const RadiusVendorAttribute&) const = default;
};

using RadiusAuthenticator = std::array<std::uint8_t, 16>;

struct RadiusPacket {
  RadiusCode code = RadiusCode::access_request;
  std::uint8_t identifier = 0;
  RadiusAuthenticator authenticator{};
  std::vector<RadiusAttribute> attributes;

  /// The length field rules: a shorter datagram is refused, octets behind it are ignored. Errors: truncated,
  /// bad_length (length field outside 20..4096, an attribute length below 2 or past the end).
  [[nodiscard]] static Result<RadiusPacket, WireError> read(ByteView datagram);
  /// Attributes that no longer fit into 4096 octets are left out.
  [[nodiscard]] Bytes write() const;

  [[nodiscard]] const RadiusAttribute* find(RadiusType type) const;
  [[nodiscard]] std::optional<std::string> text(RadiusType type) const;
  [[nodiscard]] std::optional<std::uint32_t> number(RadiusType type) const;
  [[nodiscard]] std::optional<Ipv4Address> address(RadiusType type) const;
  /// All values of this type one after the other: Reply-Message.
  [[nodiscard]] std::string joined_text(RadiusType type) const;
  /// Vendor attributes in order; one whose inner lengths do not fit is left out as a unit.
  [[nodiscard]] std::vector<RadiusVendorAttribute> vendor_attributes(std::uint32_t vendor) const;
  [[nodiscard]] std::vector<std::string> cisco_av_pairs() const;
  bool operator==(const RadiusPacket&) const = default;
};

/// The message of a datagram: its length field's octets; nothing if the field does not fit.
[[nodiscard]] std::optional<ByteView> radius_message(ByteView datagram);
/// Where the 16 octets of Message-Authenticator lie in a written packet; nothing if there is none (or of
/// wrong size).
[[nodiscard]] std::optional<std::size_t> message_authenticator_offset(ByteView packet);

/// User-Password as hidden octets: 16 to 128 of them (RFC 2865 section 5.2). Passwords beyond 128 octets are
/// cut.
[[nodiscard]] Bytes hide_radius_password(const Secret& password, const Secret& secret,
                                         const RadiusAuthenticator& request, const Md5Function& md5);
/// The reverse; trailing zeros are stripped. Nothing for a size that is no multiple of 16 in 16..128.
[[nodiscard]] std::optional<Secret> reveal_radius_password(ByteView hidden, const Secret& secret,
                                                           const RadiusAuthenticator& request,
                                                           const Md5Function& md5);
/// MD5(code, id, length, `request`, attributes, secret) over a written packet: the Response Authenticator,
/// and with sixteen zeros as `request` the authenticator of an Accounting-Request.
[[nodiscard]] RadiusAuthenticator radius_authenticator(ByteView packet, const RadiusAuthenticator& request,
                                                       const Secret& secret, const Md5Function& md5);
/// Fills in the Message-Authenticator of a written packet: HMAC-MD5 over it with `authenticator` in its
/// header (RFC 2869 5.14: the request's, in an answer too). Nothing happens if it has none.
void sign_radius(ByteSpan packet, const RadiusAuthenticator& authenticator, const Secret& secret,
                 const Md5Function& md5);
/// Whether the Message-Authenticator fits; nothing if there is none.
[[nodiscard]] std::optional<bool> radius_signature_fits(ByteView packet,
                                                        const RadiusAuthenticator& authenticator,
                                                        const Secret& secret, const Md5Function& md5);
/// Overwrites the authenticator field of a written packet.
void patch_radius_authenticator(ByteSpan packet, const RadiusAuthenticator& authenticator);

}  // namespace drawbridge::wire
