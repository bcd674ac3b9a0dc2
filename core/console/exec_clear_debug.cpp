// SPDX-License-Identifier: GPL-3.0-or-later
// `clear` of what lives (what clears configuration belongs to pix) and the `debug` switches
// (pix-commands.md 7, pix-show-and-debug.md 3).
#include "console/exec_rows.h"

namespace drawbridge::console {

namespace {

using cli::alternative;
using cli::Choice;
using cli::Command;
using cli::group_begin;
using cli::group_end;
using cli::keyword;
using cli::Negatable;
using cli::optional_begin;
using cli::optional_end;
using cli::repeat_begin;
using cli::repeat_end;
using cli::Word;

constexpr Word kClear = keyword("clear", "Remove or reset");
constexpr Word kCrypto = keyword("crypto", "Tunnels");
constexpr Word kSa = keyword("sa", "Security associations");
constexpr Word kCounters = keyword("counters", "Only their counters");

constexpr Word kCryptoIsakmp[] = {kClear, kCrypto, keyword("isakmp", "Phase 1"), kSa};
constexpr Word kIsakmp[] = {kClear, keyword("isakmp", "Phase 1"), kSa};

constexpr Word kCryptoIpsec[] = {kClear,
                                 kCrypto,
                                 optional_begin(),
                                 keyword("ipsec", "Phase 2"),
                                 optional_end(),
                                 kSa,
                                 optional_begin(),
                                 group_begin(),
                                 keyword("peer", "Of one peer"),
                                 cli::address("peer_address", "Its address"),
                                 alternative(),
                                 keyword("map", "Of one crypto map"),
                                 cli::name("map_name", "Its name"),
                                 alternative(),
                                 keyword("entry", "One association"),
                                 cli::address("entry_address", "Its destination"),
                                 cli::name("entry_protocol", "esp or ah"),
                                 cli::name("spi", "Its SPI, decimal or 0x..."),
                                 alternative(),
                                 kCounters,
                                 group_end(),
                                 optional_end()};
constexpr Word kIpsec[] = {kClear,
                           keyword("ipsec", "Phase 2"),
                           kSa,
                           optional_begin(),
                           group_begin(),
                           keyword("peer", "Of one peer"),
                           cli::address("peer_address", "Its address"),
                           alternative(),
                           kCounters,
                           group_end(),
                           optional_end()};
constexpr Word kUauth[] = {kClear, keyword("uauth", "Log users out"), optional_begin(),
                           cli::name("user", "Only this user"), optional_end()};
constexpr Word kXlateBegin[] = {kClear, keyword("xlate", "Translations and their connections"),
                                optional_begin(), repeat_begin(), group_begin()};
constexpr Word kXlateEnd[] = {cli::name("states", "static, portmap, identity, norandomseq"), group_end(),
                              repeat_end(), optional_end()};
constexpr auto kXlate = joined(kXlateBegin, kTranslationFilters, kXlateEnd);
constexpr Word kConn[] = {kClear, keyword("conn", "Connections (an extension)"), optional_begin(),
                          cli::address("host", "Only of this address"), optional_end()};
constexpr Word kLocalHost[] = {kClear, keyword("local-host", "A host's translations and connections"),
                               optional_begin(), cli::address("host", "Only this host"), optional_end()};
constexpr Word kAccessList[] = {kClear, keyword("access-list", "Access lists"),
                                cli::name("list_id", "The list"), keyword("counters", "Only its hit counts")};
constexpr Choice kCounterKinds[] = {{"counters", "Counters of the packet path"},
                                    {"traffic", "Counters of traffic"},
                                    {"interface", "Counters of the interfaces"},
                                    {"perfmon", "Rates"}};
constexpr Word kCountersRow[] = {kClear, cli::choice("counter_kind", "Set counters to zero", kCounterKinds)};
constexpr Word kLogging[] = {kClear, keyword("logging", "Messages in the buffer")};
constexpr Word kLogs[] = {kClear, keyword("logs", "Messages in the buffer")};

constexpr Word kDebug = keyword("debug", "Print what happens");
constexpr Word kLevel[] = {optional_begin(), cli::number("level", "How much", 1, 255), optional_end()};
constexpr Word kDebugIsakmp[] = {kDebug,    kCrypto,   keyword("isakmp", "Phase 1 and negotiations"),
                                 kLevel[0], kLevel[1], kLevel[2]};
constexpr Word kDebugIpsec[] = {kDebug,    kCrypto,   keyword("ipsec", "Phase 2"),
                                kLevel[0], kLevel[1], kLevel[2]};
constexpr Word kDebugEngine[] = {kDebug,    kCrypto,   keyword("engine", "The crypto engine"),
                                 kLevel[0], kLevel[1], kLevel[2]};
constexpr Word kDebugIcmp[] = {
    kDebug,   keyword("icmp", "ICMP"), keyword("trace", "Each echo and its answer"), kLevel[0], kLevel[1],
    kLevel[2]};
constexpr Choice kAaaWords[] = {{"aaa", "Logins and what the servers said"},
                                {"radius", "Logins and what the servers said"},
                                {"tacacs", "Logins and what the servers said"},
                                {"authentication", "Logins and what the servers said"}};
constexpr Word kDebugAaa[] = {kDebug, cli::choice("aaa_word", "Logins", kAaaWords), optional_begin(),
                              cli::rest("words", "Level or user"), optional_end()};
constexpr Choice kOthers[] = {{"access-list", "Access lists"},
                              {"arp", "ARP"},
                              {"ctiqbe", "CTIQBE inspection"},
                              {"dhcpc", "DHCP client"},
                              {"dhcpd", "DHCP server"},
                              {"dns", "DNS inspection"},
                              {"fixup", "Inspection"},
                              {"fover", "Failover"},
                              {"h323", "H.323 inspection"},
                              {"mgcp", "MGCP inspection"},
                              {"ntp", "Network time"},
                              {"ospf", "OSPF"},
                              {"packet", "Packets on an interface"},
                              {"pdm", "Device manager"},
                              {"ppp", "PPP"},
                              {"pppoe", "PPPoE"},
                              {"route", "Routes"},
                              {"rtsp", "RTSP inspection"},
                              {"sip", "SIP inspection"},
                              {"skinny", "Skinny inspection"},
                              {"sqlnet", "SQL*Net inspection"},
                              {"ssh", "SSH"},
                              {"ssl", "TLS"},
                              {"vpdn", "PPTP and L2TP"},
                              {"xdmcp", "XDMCP inspection"}};
constexpr Word kDebugOther[] = {kDebug, cli::choice("subject", "A subject that is silent here", kOthers),
                                optional_begin(), cli::rest("words", "What of it"), optional_end()};
constexpr Word kDebugCa[] = {kDebug,    kCrypto,   keyword("ca", "Certificates (silent here)"),
                             kLevel[0], kLevel[1], kLevel[2]};
constexpr Word kDebugAll[] = {kDebug, keyword("all", "Every switch")};
constexpr Word kUndebugAll[] = {keyword("undebug", "Stop printing what happens"),
                                keyword("all", "Every switch")};

constexpr Command kCommands[] = {
    exec_row(kCryptoIsakmp, privileged_modes, Exec::clear_isakmp_sa),
    exec_row(kIsakmp, privileged_modes, Exec::clear_isakmp_sa),
    exec_row(kCryptoIpsec, privileged_modes, Exec::clear_ipsec_sa),
    exec_row(kIpsec, privileged_modes, Exec::clear_ipsec_sa),
    exec_row(kUauth, privileged_modes, Exec::clear_uauth),
    exec_row(kXlate, privileged_modes, Exec::clear_xlate),
    exec_row(kConn, privileged_modes, Exec::clear_conn),
    exec_row(kLocalHost, privileged_modes, Exec::clear_local_host),
    exec_row(kAccessList, privileged_modes, Exec::clear_access_list),
    exec_row(kCountersRow, privileged_modes, Exec::clear_counters),
    exec_row(kLogging, privileged_modes, Exec::clear_logging),
    exec_row(kLogs, privileged_modes, Exec::clear_logging),
    exec_row(kDebugIsakmp, privileged_modes, Exec::debug_isakmp, Negatable::yes),
    exec_row(kDebugIpsec, privileged_modes, Exec::debug_ipsec, Negatable::yes),
    exec_row(kDebugEngine, privileged_modes, Exec::debug_engine, Negatable::yes),
    exec_row(kDebugIcmp, privileged_modes, Exec::debug_icmp, Negatable::yes),
    exec_row(kDebugAaa, privileged_modes, Exec::debug_aaa, Negatable::yes),
    exec_row(kDebugOther, privileged_modes, Exec::debug_other, Negatable::yes),
    exec_row(kDebugCa, privileged_modes, Exec::debug_other, Negatable::yes),
    exec_row(kDebugAll, privileged_modes, Exec::debug_all, Negatable::only),
    exec_row(kUndebugAll, privileged_modes, Exec::debug_all),
};

}  // namespace

std::span<const cli::Command> clear_and_debug_rows() {
  return kCommands;
}

}  // namespace drawbridge::console
