// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_config.h"

#include <fmt/format.h>

#include <array>

#include "pix/parser.h"

namespace drawbridge::testing {
namespace {

class Typist {
 public:
  explicit Typist(Random& random) : random_(random) {}

  std::string command() {
    switch (random_.below(49)) {
      case 0:
        return fmt::format("access-list {} {} {} {} {}", id(), verb(), protocol(), address(), address());
      case 1:
        return fmt::format("access-list {} line {} {} tcp {} {} eq {}", id(), 1 + random_.below(4), verb(),
                           address(), address(), pick("www", "22", "ssh", "8080"));
      case 2:
        return fmt::format("access-list {} remark text {}", id(), random_.below(3));
      case 3:
        return fmt::format("access-list {} {} icmp any {} {}", id(), verb(), address(),
                           pick("echo", "8", "111"));
      case 4:
        return fmt::format("access-list {} {} udp any gt {} any range 1000 {} log", id(), verb(), number(9),
                           2000 + number(9));
      case 5:
        return fmt::format("access-group {} in interface {}", id(), interface());
      case 6:
        return fmt::format("nat ({}) 0 access-list {}", interface(), id());
      case 7:
        return fmt::format("nat ({}) {} {} {}", interface(), number(3), network(),
                           pick("", "10 20", "norandomseq"));
      case 8:
        return fmt::format(
            "global ({}) {} {}", interface(), 1 + number(3),
            pick("interface", "10.9.0.1-10.9.0.5", "10.9.1.1", "10.9.2.0-10.9.2.9 netmask 255.255.255.0"));
      case 9:
        return fmt::format("static (inside,outside) {} {}", host(), host());
      case 10:
        return fmt::format("static (inside,outside) tcp interface {} {} {}", pick("80", "25"), host(),
                           pick("8080", "www"));
      case 11:
        return fmt::format("route {} {} {} {}", interface(), network(), host(), 1 + number(3));
      case 12:
        return fmt::format("ip local pool {} 10.1.{}.1-10.1.{}.9{}", name(), number(3), 3,
                           pick("", " mask 255.255.0.0"));
      case 13:
        return fmt::format("aaa-server {} protocol {}", name(), pick("tacacs+", "radius"));
      case 14:
        return fmt::format("aaa-server {} ({}) host {} {}", name(), interface(), host(),
                           pick("", "key1", "key1 timeout 9", "t timeout 3"));
      case 15:
        return fmt::format("aaa {} include {} {} {} {}", pick("authentication", "accounting"),
                           pick("http", "any", "tcp/80"), pick("inbound", "outbound", "outside"),
                           pick("0 0 0 0", "10.1.1.0 255.255.255.0 0 0"), name());
      case 16:
        return fmt::format("crypto ipsec transform-set {} {}", name(),
                           pick("esp-des esp-md5-hmac", "esp-3des", "ah-sha-hmac esp-aes esp-sha-hmac",
                                "esp-gcm 256", "esp-gcm", "esp-aes-256 esp-sha512-hmac"));
      case 17:
        return fmt::format("crypto ipsec transform-set {} mode transport", name());
      case 18:
        return fmt::format("crypto dynamic-map {} {} set transform-set {}", name(), sequence(),
                           pick("a", "b a"));
      case 19:
        return fmt::format("crypto dynamic-map {} {} {}", name(), sequence(),
                           pick("set pfs group2", "set pfs", "set pfs group14", "match address 101",
                                "set security-association lifetime seconds 3600"));
      case 20:
        return fmt::format("crypto map {} {} ipsec-isakmp{}", name(), sequence(),
                           pick("", " dynamic a", " dynamic b"));
      case 21:
        return fmt::format("crypto map {} {} {}", name(), sequence(),
                           pick("set peer 1.2.3.4", "set peer 1.2.3.5", "match address 101",
                                "set transform-set a", "set pfs group5", "set pfs group21"));
      case 22:
        return fmt::format("crypto map {} client {}", name(),
                           pick("configuration address initiate", "configuration address respond",
                                "authentication a", "authentication b LOCAL", "token authentication a"));
      case 23:
        return fmt::format("crypto map {} interface {}", name(), interface());
      case 24:
        return fmt::format("isakmp enable {}", interface());
      case 25:
        return fmt::format("isakmp key {} address {} {}", pick("k1", "k2"),
                           pick("0.0.0.0 netmask 0.0.0.0", "1.2.3.4"),
                           pick("", "no-xauth", "no-xauth no-config-mode"));
      case 26:
        return fmt::format("isakmp {}", pick("identity hostname", "identity key-id me", "keepalive 10",
                                             "keepalive 20 5", "nat-traversal", "nat-traversal 30",
                                             "client configuration address-pool local a outside"));
      case 27:
        return fmt::format(
            "isakmp policy {} {}", sequence(),
            pick("authentication pre-share", "encryption 3des", "encryption aes-256", "hash md5",
                 "hash sha384", "group 2", "group 5", "group 19", "lifetime 3600", "authentication hybrid"));
      case 28:
        return fmt::format(
            "vpngroup {} {}", name(),
            pick("address-pool a", "dns-server 1.1.1.1 2.2.2.2", "wins-server 1.1.1.1", "default-domain x.y",
                 "split-tunnel 101", "split-dns a.b c.d", "pfs", "backup-server 1.1.1.1 h", "idle-time 60",
                 "max-time 600", "user-authentication", "user-idle-timeout 0:10:00", "device-pass-through",
                 "secure-unit-authentication", "authentication-server a", "udp-port 10000"));
      case 29:
        return fmt::format("vpngroup {} password {}", name(), pick("s1", "s2"));
      case 30:
        return fmt::format("timeout {}",
                           pick("xlate 1:00:00", "conn 2:00:00 half-closed 0:20:00", "sip 0:10:00",
                                "uauth 0:02:00 inactivity", "uauth 0:09:00 absolute"));
      case 31:
        return fmt::format(
            "sysopt {}", pick("connection permit-ipsec", "connection tcpmss 1200",
                              "connection tcpmss minimum 48", "noproxyarp inside", "uauth allow-http-cache"));
      case 32:
        return fmt::format("{} 10.2.{}.0 255.255.255.0 inside", pick("telnet", "ssh"), number(3));
      case 33:
        return pick("telnet timeout 9", "ssh timeout 60", "console timeout 5", "terminal width 100",
                    "pager lines 30", "no pager", "floodguard disable", "no names", "hostname fw",
                    "domain-name x.org", "arp timeout 60");
      case 34:
        return pick("fixup protocol http 8080", "no fixup protocol smtp 25",
                    "fixup protocol dns maximum-length 1024", "no fixup protocol dns",
                    "fixup protocol esp-ike", "no fixup protocol sip udp 5060", "fixup protocol mgcp 2427");
      case 35:
        return fmt::format("name 10.1.1.{} n{}", number(3), number(3));
      case 36:
        return fmt::format("username {} {} privilege {}", pick("alice", "bob"),
                           pick("nopassword", "password x"), number(16));
      case 37:
        return pick("snmp-server community secret", "snmp-server location Rome",
                    "snmp-server host inside 1.1.1.1", "failover", "failover ip address outside 192.168.1.9",
                    "no pdm history enable", "ip audit info action alarm drop", "clock timezone CET 1",
                    "service resetinbound", "access-list compiled", "http server enable",
                    "http 10.1.1.1 255.255.255.255 inside");
      case 38:
        return pick("nameif ethernet0 outside security0", "nameif ethernet0 wild security0",
                    "nameif ethernet2 dmz security50", "interface ethernet1 auto",
                    "interface ethernet1 100full shutdown", "mtu outside 1400",
                    "ip address inside 10.3.0.1 255.255.255.0", "ip address outside dhcp setroute",
                    "no ip address inside", "enable password x", "enable password y level 5", "passwd z");
      case 39:
        return pick("logging on", "logging trap debugging", "logging trap 3", "logging console 2",
                    "logging buffered warnings", "logging host inside 10.1.1.1",
                    "logging host inside 10.1.1.1 udp/1514 format emblem",
                    "logging host outside 10.1.1.2 tcp/1468", "logging timestamp", "logging facility 21",
                    "logging queue 100", "logging device-id hostname", "logging device-id ipaddress inside",
                    "logging device-id string fw one", "no logging message 106015",
                    "logging message 106023 level errors", "no logging message 106023",
                    "clear logging disable");
      case 40:
        return fmt::format(
            "conduit {} {} {}", verb(),
            pick("tcp host 10.1.1.1 eq www", "ip 10.1.1.0 255.255.255.0", "udp any range 10 20", "tcp any"),
            pick("any", "host 10.2.2.2", "10.2.0.0 255.255.0.0"));
      case 41:
        return pick("established tcp 135", "established tcp 6000 0 permitto tcp 0 permitfrom tcp 1024-65535",
                    "established udp 1024 53 permitto udp 2000-2100",
                    "established tcp telnet permitfrom udp 20", "conduit permit icmp any any echo-reply");
      case 42:
        return fmt::format("icmp {} {} {}{}", verb(), pick("any", "host 10.1.1.1", "10.1.0.0 255.255.0.0"),
                           pick("", "echo ", "3 "), interface());
      case 43:
        return fmt::format("{} {}",
                           pick("ip verify reverse-path interface", "fragment chain 1", "fragment size 300",
                                "fragment timeout 9", "no fragment chain"),
                           interface());
      case 44:
        return pick("auth-prompt prompt Who are you", "auth-prompt Log in", "auth-prompt accept Good",
                    "auth-prompt reject Bad", "virtual http 10.1.1.9", "virtual http 10.1.1.9 warn",
                    "virtual telnet 10.1.1.8", "aaa proxy-limit 3", "aaa proxy-limit disable",
                    "aaa authentication serial console a", "aaa authentication enable console TACACS+ LOCAL",
                    "aaa authentication telnet console LOCAL", "aaa-server radius-authport 1812",
                    "aaa-server radius-acctport 1813");
      case 45:
        return fmt::format(
            "aaa-server {} {}", name(),
            pick("max-failed-attempts 2", "deadtime 20", "(inside) host 10.1.1.1 no-message-authenticator",
                 "(outside) host 10.1.1.2 no-message-authenticator"));
      case 46:
        return pick("banner motd hello", "banner motd one more line", "banner exec $(hostname) is watched",
                    "banner login No entry", "no banner motd", "no banner exec");
      case 47:
        return pick(
            "object-group network g2\nnetwork-object host 10.1.1.1\nobject-group network g3\n"
            "group-object g2",
            "object-group network g1\ngroup-object g3",
            "object-group service s1 tcp\nport-object eq www\n"
            "access-list 101 permit tcp any any object-group s1",
            "object-group protocol p1\nprotocol-object gre\naccess-list 120 permit object-group p1 any any",
            "object-group icmp-type i1\nicmp-object echo\naccess-list 120 permit icmp any any object-group "
            "i1",
            "no access-list 120", "no object-group g2", "no ip local pool a",
            "no aaa-server b protocol radius", "privilege show level 5 command clock",
            "privilege show level 7 command clock", "alias (inside) 10.1.1.1 10.2.2.2 255.255.255.255",
            "apply (inside) 1 outgoing_src", "timeout sip-disconnect 0:02:00 sip-invite 0:03:00",
            "access-list acl compiled");
      default:
        return fmt::format("object-group network {}\nnetwork-object host {}\nnetwork-object {}",
                           pick("g1", "g2"), host(), network());
    }
  }

 private:
  template <typename... Texts>
  std::string pick(Texts... texts) {
    const std::array<const char*, sizeof...(Texts)> all{texts...};
    return all[random_.below(sizeof...(Texts))];
  }
  unsigned number(unsigned below) { return random_.below(below); }
  std::string id() { return pick("101", "120", "acl"); }
  std::string name() { return pick("a", "b", "c"); }
  std::string verb() { return pick("permit", "deny"); }
  std::string protocol() { return pick("ip", "tcp", "50", "gre"); }
  std::string interface() { return pick("outside", "inside"); }
  std::string sequence() { return pick("10", "20", "30"); }
  std::string host() { return fmt::format("10.1.1.{}", number(4)); }
  std::string network() { return pick("0 0", "10.1.1.0 255.255.255.0", "10.2.0.0 255.255.0.0"); }
  std::string address() {
    return pick("any", "host 10.1.1.1", "10.1.1.0 255.255.255.0", "10.1.1.2 255.255.255.255",
                "object-group g1");
  }

  Random& random_;
};

}  // namespace

pix::Config random_config(Random& random, int commands) {
  pix::Config config;
  for (const auto* line :
       {"interface ethernet0 100full", "interface ethernet1 100full", "interface ethernet2 auto",
        "nameif ethernet0 outside security0", "nameif ethernet1 inside security100"}) {
    pix::apply_line(config, line);
  }
  Typist typist(random);
  pix::EditContext context;
  for (int i = 0; i < commands; ++i) {
    std::string text = typist.command();
    // A list may name a group only while there is one, on a device as here.
    if (text.starts_with("access-list") && text.find("object-group g1") != std::string::npos) {
      text = "object-group network g1\nnetwork-object host 10.1.1.7\n" + text;
    }
    while (!text.empty()) {
      const auto end = text.find('\n');
      pix::apply_line(config, text.substr(0, end), &context);
      text = end == std::string::npos ? std::string() : text.substr(end + 1);
    }
  }
  return config;
}

}  // namespace drawbridge::testing
