// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/literals.h"

#include <charconv>
#include <span>

namespace drawbridge::pix {
namespace {

struct Literal {
  std::string_view text;
  int number;
};

constexpr Literal tcp_ports[] = {
    {"aol", 5190},        {"bgp", 179},         {"chargen", 19}, {"citrix-ica", 1494},
    {"cmd", 514},         {"ctiqbe", 2748},     {"daytime", 13}, {"discard", 9},
    {"domain", 53},       {"echo", 7},          {"exec", 512},   {"finger", 79},
    {"ftp", 21},          {"ftp-data", 20},     {"gopher", 70},  {"h323", 1720},
    {"hostname", 101},    {"https", 443},       {"ident", 113},  {"imap4", 143},
    {"irc", 194},         {"kerberos", 750},    {"klogin", 543}, {"kshell", 544},
    {"ldap", 389},        {"ldaps", 636},       {"login", 513},  {"lotusnotes", 1352},
    {"lpd", 515},         {"netbios-ssn", 139}, {"nntp", 119},   {"pcanywhere-data", 5631},
    {"pim-auto-rp", 496}, {"pop2", 109},        {"pop3", 110},   {"pptp", 1723},
    {"smtp", 25},         {"sqlnet", 1521},     {"ssh", 22},     {"sunrpc", 111},
    {"tacacs", 49},       {"talk", 517},        {"telnet", 23},  {"uucp", 540},
    {"whois", 43},        {"www", 80}};
constexpr Literal udp_ports[] = {{"biff", 512},        {"bootpc", 68},         {"bootps", 67},
                                 {"discard", 9},       {"dnsix", 195},         {"domain", 53},
                                 {"echo", 7},          {"isakmp", 500},        {"kerberos", 750},
                                 {"mobile-ip", 434},   {"nameserver", 42},     {"netbios-dgm", 138},
                                 {"netbios-ns", 137},  {"ntp", 123},           {"pcanywhere-status", 5632},
                                 {"pim-auto-rp", 496}, {"radius", 1645},       {"radius-acct", 1646},
                                 {"rip", 520},         {"secureid-udp", 5510}, {"snmp", 161},
                                 {"snmptrap", 162},    {"sunrpc", 111},        {"syslog", 514},
                                 {"tacacs", 49},       {"talk", 517},          {"tftp", 69},
                                 {"time", 37},         {"who", 513},           {"xdmcp", 177}};
constexpr Literal icmp_types[] = {{"echo-reply", 0},           {"unreachable", 3},
                                  {"source-quench", 4},        {"redirect", 5},
                                  {"alternate-address", 6},    {"echo", 8},
                                  {"router-advertisement", 9}, {"router-solicitation", 10},
                                  {"time-exceeded", 11},       {"parameter-problem", 12},
                                  {"timestamp-request", 13},   {"timestamp-reply", 14},
                                  {"information-request", 15}, {"information-reply", 16},
                                  {"mask-request", 17},        {"mask-reply", 18},
                                  {"conversion-error", 31},    {"mobile-redirect", 32}};
// The words after the numbers' own ones are accepted and not printed.
constexpr Literal protocols[] = {{"ah", 51},   {"eigrp", 88}, {"esp", 50},  {"gre", 47},   {"icmp", 1},
                                 {"igmp", 2},  {"igrp", 9},   {"ip", 0},    {"ipinip", 4}, {"nos", 94},
                                 {"ospf", 89}, {"pcp", 108},  {"pim", 103}, {"snp", 109},  {"tcp", 6},
                                 {"udp", 17},  {"ipsec", 50}, {"pptp", 47}};

std::optional<int> number_of(std::span<const Literal> literals, std::string_view text) {
  for (const auto& literal : literals) {
    if (literal.text == text) return literal.number;
  }
  return std::nullopt;
}

std::optional<std::string_view> text_of(std::span<const Literal> literals, int number) {
  for (const auto& literal : literals) {
    if (literal.number == number) return literal.text;
  }
  return std::nullopt;
}

std::optional<int> decimal(std::string_view text, int highest) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > highest)
    return std::nullopt;
  return value;
}

std::string literal_or_number(std::span<const Literal> literals, int number) {
  const auto text = text_of(literals, number);
  return text ? std::string(*text) : std::to_string(number);
}

}  // namespace

std::string port_text(int protocol, std::uint16_t port) {
  if (protocol == protocol_tcp) return literal_or_number(tcp_ports, port);
  if (protocol == protocol_udp) return literal_or_number(udp_ports, port);
  return std::to_string(port);
}

std::optional<std::uint16_t> parse_port(int protocol, std::string_view text) {
  auto port = decimal(text, 65535);
  if (!port && text == "http" && protocol != protocol_udp) port = 80;
  if (!port && protocol != protocol_udp) port = number_of(tcp_ports, text);
  if (!port && protocol != protocol_tcp) port = number_of(udp_ports, text);
  if (!port) return std::nullopt;
  return static_cast<std::uint16_t>(*port);
}

std::string protocol_text(int protocol) {
  return literal_or_number(protocols, protocol);
}

std::optional<int> parse_protocol(std::string_view text) {
  const auto number = decimal(text, 255);
  return number ? number : number_of(protocols, text);
}

std::string icmp_type_text(int type) {
  return literal_or_number(icmp_types, type);
}

std::optional<int> parse_icmp_type(std::string_view text) {
  const auto number = decimal(text, 255);
  return number ? number : number_of(icmp_types, text);
}

}  // namespace drawbridge::pix
