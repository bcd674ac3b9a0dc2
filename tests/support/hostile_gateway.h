// SPDX-License-Identifier: GPL-3.0-or-later
// What a gateway might say to do harm, as further attributes of Mode-Config (ike::GatewayQuirks).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/writer.h"
#include "ike/policy.h"
#include "wire/mode_config.h"

namespace drawbridge::testing {

using HostileAttributes = std::vector<std::pair<std::uint16_t, Bytes>>;

inline void add_hostile(HostileAttributes& to, wire::ConfigAttribute type, ByteView octets) {
  to.emplace_back(static_cast<std::uint16_t>(type), to_bytes(octets));
}
inline void add_hostile(HostileAttributes& to, wire::ConfigAttribute type, std::string_view text) {
  add_hostile(to, type, ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}
inline void add_hostile(HostileAttributes& to, wire::ConfigAttribute type, Ipv4Address address) {
  Writer out;
  out.u32(address.value());
  add_hostile(to, type, out.view());
}

/// ESC, BEL, backspace, C1, and characters that turn the direction of writing around.
inline constexpr std::string_view kEvilText =
    "Welcome\x1b]0;owned\x07\x1b[2J\b\b \xc2\x9b"
    "31m \xe2\x80\xae"
    "txt.exe\xe2\x81\xa6 \xff\xfe end";

/// Texts that would command a terminal, addresses that are nobody's, a mask that is none, each of them twice.
inline HostileAttributes evil_values() {
  using wire::ConfigAttribute;
  HostileAttributes all;
  for (int twice = 0; twice < 2; ++twice) {
    add_hostile(all, ConfigAttribute::unity_banner, kEvilText);
    add_hostile(all, ConfigAttribute::unity_def_domain,
                std::string_view("evil\x1b[31m.example\n.\xe2\x80\xae"));
    add_hostile(all, ConfigAttribute::application_version, kEvilText);
    add_hostile(all, ConfigAttribute::unity_backup_servers,
                std::string_view("\x1b[2J,;rm -rf /,..,127.0.0.1"));
    add_hostile(all, ConfigAttribute::unity_splitdns_name, std::string_view("a b,\x1b]0;x\x07,.,-option,*"));
    add_hostile(all, ConfigAttribute::internal_ip4_netmask, Ipv4Address(1, 2, 3, 4));
    for (const Ipv4Address nobody : {Ipv4Address(), Ipv4Address(127, 0, 0, 1), Ipv4Address(224, 0, 0, 1),
                                     Ipv4Address(255, 255, 255, 255), Ipv4Address(240, 0, 0, 1)}) {
      add_hostile(all, ConfigAttribute::internal_ip4_dns, nobody);
      add_hostile(all, ConfigAttribute::internal_ip4_nbns, nobody);
    }
  }
  return all;
}

/// A banner as long as one message can carry.
inline HostileAttributes long_banner() {
  HostileAttributes all;
  add_hostile(all, wire::ConfigAttribute::unity_banner, std::string(64'000, 'A'));
  return all;
}

/// A split list that begins with the gateway itself, loopback, everybody's group and nonsense, and goes on
/// for `networks` entries of 8 octets. One message carries some eight thousand.
inline HostileAttributes long_list(Ipv4Address gateway, std::size_t networks) {
  Writer out;
  const auto entry = [&](Ipv4Address address, Ipv4Address mask) {
    out.u32(address.value());
    out.u32(mask.value());
  };
  entry(gateway, Ipv4Address(255, 255, 255, 255));
  entry(Ipv4Address(127, 0, 0, 0), Ipv4Address(255, 0, 0, 0));
  entry(Ipv4Address(224, 0, 0, 0), Ipv4Address(240, 0, 0, 0));
  entry(Ipv4Address(10, 89, 129, 128), Ipv4Address(255, 255, 255, 128));
  for (std::size_t i = 4; i < networks; ++i)
    entry(Ipv4Address(static_cast<std::uint32_t>(0x0B000000U + (i << 9U))), Ipv4Address(255, 255, 255, 0));
  HostileAttributes all;
  add_hostile(all, wire::ConfigAttribute::unity_split_include, out.view());
  return all;
}

}  // namespace drawbridge::testing
