// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/lab_configuration.h"

namespace drawbridge::pix {

std::string_view lab_configuration() {
  return R"cfg(: Saved
:
PIX Version 6.3(3)
interface ethernet0 100full
interface ethernet1 100full
nameif ethernet0 outside security0
nameif ethernet1 inside security100
enable password 8Ry2YjIyt7RRXU24 encrypted
passwd 2KFQnbNIdI.2KYOU encrypted
hostname pixfirewall
fixup protocol dns maximum-length 512
fixup protocol ftp 21
fixup protocol h323 h225 1720
fixup protocol h323 ras 1718-1719
fixup protocol http 80
fixup protocol rsh 514
fixup protocol rtsp 554
fixup protocol sip 5060
fixup protocol sip udp 5060
fixup protocol skinny 2000
fixup protocol smtp 25
fixup protocol sqlnet 1521
fixup protocol tftp 69
names
access-list 101 permit ip 10.89.129.128 255.255.255.240 10.89.129.192 255.255.255.240
access-list 120 permit icmp any host 10.89.129.131
access-list 120 permit tcp any host 10.89.129.131
access-list 120 permit udp any host 10.89.129.131
pager lines 24
mtu outside 1500
mtu inside 1500
ip address outside 192.168.1.1 255.255.255.0
ip address inside 10.89.129.194 255.255.255.240
ip audit info action alarm
ip audit attack action alarm
ip local pool VPNpool 10.89.129.200-10.89.129.204
no failover
failover timeout 0:00:00
failover poll 15
no failover ip address outside
no failover ip address inside
pdm history enable
arp timeout 14400
global (outside) 1 192.168.1.6-192.168.1.10
nat (inside) 0 access-list 101
nat (inside) 1 0.0.0.0 0.0.0.0 0 0
static (inside,outside) 192.168.1.11 10.89.129.131 netmask 255.255.255.255 0 0
access-group 120 in interface outside
route outside 0.0.0.0 0.0.0.0 192.168.1.3 1
route inside 10.89.129.128 255.255.255.128 10.89.129.193 1
timeout xlate 3:00:00
timeout conn 1:00:00 half-closed 0:10:00 udp 0:02:00 rpc 0:10:00 h225 1:00:00
timeout h323 0:05:00 mgcp 0:05:00 sip 0:30:00 sip_media 0:02:00
timeout uauth 0:05:00 absolute
aaa-server TACACS+ protocol tacacs+
aaa-server RADIUS protocol radius
aaa-server LOCAL protocol local
aaa-server AuthInbound protocol tacacs+
aaa-server AuthInbound (inside) host 10.89.129.134 secretkey timeout 10
aaa authentication include http outside 10.89.129.131 255.255.255.255 0.0.0.0 0.0.0.0 AuthInbound
aaa authentication include ftp outside 10.89.129.131 255.255.255.255 0.0.0.0 0.0.0.0 AuthInbound
aaa authentication include telnet outside 10.89.129.131 255.255.255.255 0.0.0.0 0.0.0.0 AuthInbound
no snmp-server location
no snmp-server contact
snmp-server community public
no snmp-server enable traps
floodguard enable
sysopt connection permit-ipsec
crypto ipsec transform-set myset esp-des esp-md5-hmac
crypto dynamic-map dynmap 10 set transform-set myset
crypto map mymap 10 ipsec-isakmp dynamic dynmap
crypto map mymap client configuration address initiate
crypto map mymap client configuration address respond
crypto map mymap client authentication AuthInbound
crypto map mymap interface outside
isakmp enable outside
isakmp key cisco1234 address 0.0.0.0 netmask 0.0.0.0
isakmp identity address
isakmp client configuration address-pool local VPNpool outside
isakmp policy 10 authentication pre-share
isakmp policy 10 encryption des
isakmp policy 10 hash md5
isakmp policy 10 group 2
isakmp policy 10 lifetime 86400
isakmp policy 20 authentication pre-share
isakmp policy 20 encryption des
isakmp policy 20 hash md5
isakmp policy 20 group 1
isakmp policy 20 lifetime 86400
vpngroup vpn3000 address-pool VPNpool
vpngroup vpn3000 idle-time 1800
vpngroup vpn3000 password cisco123
telnet timeout 5
ssh timeout 5
console timeout 0
terminal width 80
: end
)cfg";
}

const std::vector<LabConfiguration>& lab_configurations() {
  static const std::vector<LabConfiguration> all = [] {
    using Reason = LabDifference::Reason;
    std::vector<LabDifference> differences{
        {"access-list 101 permit ip 10.89.129.128 255.255.255.240 10.89.129.192 255.255.255.240",
         "access-list 101 permit ip 10.89.129.128 255.255.255.128 10.89.129.192 255.255.255.240",
         Reason::whole_network_exempt}};
    for (const auto* protocol : {"icmp", "tcp", "udp"}) {
      const auto line = "access-list 120 permit " + std::string(protocol) + " any host ";
      differences.push_back({line + "10.89.129.131", line + "192.168.1.11", Reason::global_address});
    }
    std::string corrected(lab_configuration());
    for (const auto& difference : differences) {
      corrected.replace(corrected.find(difference.in_note), difference.in_note.size(),
                        difference.in_corrected);
    }
    return std::vector<LabConfiguration>{{"note", std::string(lab_configuration()), {}},
                                         {"corrected", std::move(corrected), std::move(differences)}};
  }();
  return all;
}

const LabConfiguration* lab_configuration_named(std::string_view id) {
  for (const auto& configuration : lab_configurations()) {
    if (configuration.id == id) return &configuration;
  }
  return nullptr;
}

std::string english_text(LabDifference::Reason reason) {
  switch (reason) {
    case LabDifference::Reason::global_address:
      return "a list at the outside is compared with packets as they arrive, which carry the global address";
    case LabDifference::Reason::whole_network_exempt:
      return "answers to clients from all of 10.89.129.128/25 must not be translated";
  }
  return {};
}

}  // namespace drawbridge::pix
