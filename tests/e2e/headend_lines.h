// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration of a headend for one group of clients, which the worlds of many clients and of address
// translators and the measurements of a headend share.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace drawbridge::testing {

/// The words of the configuration.
struct HeadendAlgorithms {
  std::string_view encryption = "aes";
  std::string_view hash = "sha";
  std::string_view transforms = "esp-aes esp-sha-hmac";
};

/// `pool`: "10.20.0.1-10.20.0.254", of 10.20.0.0/16.
inline std::string headend_lines(std::string_view group, std::string_view pool,
                                 const HeadendAlgorithms& algorithms = {}) {
  return fmt::format(R"(interface ethernet0 100full
interface ethernet1 100full
nameif ethernet0 outside security0
nameif ethernet1 inside security100
access-list 101 permit ip 10.89.129.128 255.255.255.128 10.20.0.0 255.255.0.0
ip address outside 192.168.1.1 255.255.255.0
ip address inside 10.89.129.194 255.255.255.240
ip local pool {0} {1}
nat (inside) 0 access-list 101
route outside 0.0.0.0 0.0.0.0 192.168.1.3 1
route inside 10.89.129.128 255.255.255.128 10.89.129.193 1
username cisco_customer password cisco
sysopt connection permit-ipsec
crypto ipsec transform-set myset {4}
crypto dynamic-map dynmap 10 set transform-set myset
crypto map mymap 10 ipsec-isakmp dynamic dynmap
crypto map mymap client configuration address initiate
crypto map mymap client configuration address respond
crypto map mymap client authentication LOCAL
crypto map mymap interface outside
isakmp enable outside
isakmp identity address
isakmp policy 10 authentication pre-share
isakmp policy 10 encryption {2}
isakmp policy 10 hash {3}
isakmp policy 10 group 2
isakmp policy 10 lifetime 86400
vpngroup {0} address-pool {0}
vpngroup {0} idle-time 7200
vpngroup {0} password cisco123
)",
                     group, pool, algorithms.encryption, algorithms.hash, algorithms.transforms);
}

}  // namespace drawbridge::testing
