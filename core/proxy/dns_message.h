// SPDX-License-Identifier: GPL-3.0-or-later
// Questions for IPv4 addresses and their answers (RFC 1035 section 4):
//
//   | id (2) | flags (2) | questions (2) | answers (2) | authorities (2) | additional (2) | sections ... |
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/ip.h"
#include "base/result.h"

namespace drawbridge::proxy {

/// Lower case, without the dot at its end; empty unless each label has 1 to 63 octets that are printable and
/// the whole at most 253.
[[nodiscard]] std::string dns_name(std::string_view text);

/// A question for the A records of `name`, which dns_name() gave, with recursion wanted.
[[nodiscard]] Bytes write_dns_query(std::uint16_t id, std::string_view name);

struct DnsReply {
  enum class Status : std::uint8_t {
    ok,            ///< also without an address: the name exists, but has none
    no_such_name,  ///< NXDOMAIN
    failed,        ///< any other code: another server may know
  };
  std::uint16_t id = 0;
  std::string name;  ///< of the question, in lower case
  Status status = Status::ok;
  bool truncated = false;
  /// In the server's order, aliases (CNAME) followed as far as the answer tells them.
  std::vector<Ipv4Address> addresses;
  std::uint32_t ttl = 0;  ///< seconds, the least of the records that were used
};

/// not_a_reply: a question, or not one question of class IN and type A. Records of other kinds are passed
/// over.
enum class DnsError : std::uint8_t { truncated, not_a_reply, bad_name };
[[nodiscard]] Result<DnsReply, DnsError> read_dns_reply(ByteView message);

}  // namespace drawbridge::proxy
