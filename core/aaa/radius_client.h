// SPDX-License-Identifier: GPL-3.0-or-later
// What a RADIUS client says and what it believes (RFC 2865, 2866, 2869; wire-aaa.md 1 and 2): datagrams
// without their timing.
#pragma once

#include <cstdint>
#include <optional>

#include "aaa/requests.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "wire/radius_packet.h"

namespace drawbridge::aaa {

/// Access-Request of a login: Message-Authenticator first, then 1, 2, 4, 5, 61, 31, Cisco-AVPair ip:source-ip
/// and, behind a challenge, State. `password` is the user's password or the answer to the challenge.
[[nodiscard]] Bytes access_request(std::uint8_t identifier, const wire::RadiusAuthenticator& authenticator,
                                   const ServerConfig& server, const AuthenticationRequest& login,
                                   const Secret& password, ByteView state);

/// Accounting-Request with its authenticator. `delay`: since the record was made.
[[nodiscard]] Bytes accounting_request(std::uint8_t identifier, const ServerConfig& server,
                                       const AccountingRequest& record, Duration delay);

enum class ReplyCheck : std::uint8_t {
  good,
  malformed,  ///< lengths, or an answer to something else (code, Proxy-State)
  wrong_key,  ///< Response Authenticator or Message-Authenticator does not fit our secret
  unsigned_,  ///< no Message-Authenticator where one is demanded
};
struct CheckedReply {
  ReplyCheck check = ReplyCheck::malformed;
  wire::RadiusPacket packet;  ///< only if good
};
/// The checks of wire-aaa.md 1.3 and 1.4, the Response Authenticator before any attribute is looked at.
/// `request` is the authenticator of the datagram that was sent.
[[nodiscard]] CheckedReply check_reply(ByteView datagram, std::uint8_t identifier,
                                       const wire::RadiusAuthenticator& request, const ServerConfig& server,
                                       bool accounting);

}  // namespace drawbridge::aaa
