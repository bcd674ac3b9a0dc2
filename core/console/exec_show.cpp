// SPDX-License-Identifier: GPL-3.0-or-later
// The `show` commands (pix-show-and-debug.md 1, pix-commands.md 1 to 3).
#include "console/exec_rows.h"

namespace drawbridge::console {

namespace {

using cli::alternative;
using cli::Choice;
using cli::Command;
using cli::group_begin;
using cli::group_end;
using cli::keyword;
using cli::optional_begin;
using cli::optional_end;
using cli::repeat_begin;
using cli::repeat_end;
using cli::Word;

constexpr Word kShow = keyword("show", "Show what is configured and what happens");
constexpr Word kCrypto = keyword("crypto", "Tunnels");
constexpr Word kIsakmpWord = keyword("isakmp", "Phase 1");
constexpr Word kIpsecWord = keyword("ipsec", "Phase 2");
constexpr Word kSa = keyword("sa", "Security associations");
constexpr Word kDetail = keyword("detail", "More about each");

// ---- the configuration
constexpr Word kRunning[] = {kShow, keyword("running-config", "The configuration in force")};
constexpr Word kStartup[] = {kShow, keyword("startup-config", "The configuration kept for the next start")};
constexpr Word kConfigure[] = {kShow, keyword("configure", "The configuration kept for the next start")};
constexpr Word kChecksum[] = {kShow, keyword("checksum", "Checksum of the configuration")};

// ---- users and tunnels
constexpr Word kUauth[] = {kShow, keyword("uauth", "Users that are logged in"), optional_begin(),
                           cli::name("user", "Only this user"), optional_end()};
constexpr Word kCryptoIsakmpSa[] = {kShow, kCrypto, kIsakmpWord, kSa};
constexpr Word kIsakmpSa[] = {kShow, kIsakmpWord, kSa};
constexpr Word kCryptoIsakmpSaDetail[] = {kShow, kCrypto, kIsakmpWord, kSa, kDetail};
constexpr Word kIsakmpSaDetail[] = {kShow, kIsakmpWord, kSa, kDetail};
constexpr Word kCryptoPolicy[] = {kShow, kCrypto, kIsakmpWord, keyword("policy", "Protection suites")};
constexpr Word kPolicy[] = {kShow, kIsakmpWord, keyword("policy", "Protection suites")};
constexpr Word kCryptoIsakmp[] = {kShow, kCrypto, kIsakmpWord};
constexpr Word kIsakmp[] = {kShow, kIsakmpWord};
constexpr Word kIpsecSa[] = {kShow,
                             kCrypto,
                             kIpsecWord,
                             kSa,
                             optional_begin(),
                             group_begin(),
                             keyword("map", "Of one crypto map"),
                             cli::name("map_name", "Its name"),
                             alternative(),
                             keyword("address", "Sorted by address"),
                             alternative(),
                             keyword("identity", "Only who talks to whom, without the associations"),
                             group_end(),
                             optional_end(),
                             optional_begin(),
                             kDetail,
                             optional_end()};
constexpr Word kTransformSet[] = {kShow,
                                  kCrypto,
                                  kIpsecWord,
                                  keyword("transform-set", "Transform sets"),
                                  optional_begin(),
                                  keyword("tag", "Only one"),
                                  cli::name("set_name", "Its name"),
                                  optional_end()};
constexpr Word kLifetime[] = {kShow, kCrypto, kIpsecWord, keyword("security-association", "Associations"),
                              keyword("lifetime", "How long they live if nothing else is agreed")};
constexpr Word kCryptoAlone[] = {kShow, kCrypto};
constexpr Word kMap[] = {kShow,
                         kCrypto,
                         keyword("map", "Crypto maps, with what was made of their templates"),
                         optional_begin(),
                         group_begin(),
                         keyword("interface", "Of one interface"),
                         cli::name("interface_name", "Its name"),
                         alternative(),
                         keyword("tag", "Of one name"),
                         cli::name("map_name", "Its name"),
                         group_end(),
                         optional_end()};
constexpr Word kDynamicMap[] = {kShow,
                                kCrypto,
                                keyword("dynamic-map", "Templates of crypto maps"),
                                optional_begin(),
                                keyword("tag", "Of one name"),
                                cli::name("map_name", "Its name"),
                                optional_end()};
constexpr Word kVpngroup[] = {kShow, keyword("vpngroup", "Groups of remote clients"), optional_begin(),
                              cli::name("group", "Only this group"), optional_end()};
constexpr Word kPool[] = {kShow,
                          keyword("ip", "Addresses"),
                          keyword("local", "Of this device"),
                          keyword("pool", "Address pools for clients"),
                          optional_begin(),
                          cli::name("pool_name", "What this pool has free and in use"),
                          optional_end()};
constexpr Choice kAaaKinds[] = {{"authentication", "Who must log in"},
                                {"authorization", "What a user may do"},
                                {"accounting", "What is recorded"},
                                {"proxy-limit", "Login prompts at the same time"}};
constexpr Word kAaa[] = {kShow, keyword("aaa", "What must be authenticated and accounted"), optional_begin(),
                         cli::choice("kind", "Only these", kAaaKinds), optional_end()};
constexpr Word kAaaServer[] = {kShow, keyword("aaa-server", "Servers that decide who a user is"),
                               optional_begin(), cli::name("tag", "Only this group"), optional_end()};

// ---- traffic
constexpr Word kConn[] = {kShow,
                          keyword("conn", "Connections through the device"),
                          optional_begin(),
                          repeat_begin(),
                          group_begin(),
                          keyword("count", "Only how many"),
                          alternative(),
                          kDetail,
                          alternative(),
                          keyword("foreign", "By address on the lower side"),
                          cli::name("foreign_range", "Address, or first-last"),
                          optional_begin(),
                          keyword("netmask", "Mask of that address"),
                          cli::mask("foreign_mask", "The mask"),
                          optional_end(),
                          alternative(),
                          keyword("local", "By address on the higher side"),
                          cli::name("local_range", "Address, or first-last"),
                          optional_begin(),
                          keyword("netmask", "Mask of that address"),
                          cli::mask("local_mask", "The mask"),
                          optional_end(),
                          alternative(),
                          keyword("protocol", "By protocol"),
                          cli::name("protocol_name", "tcp, udp, icmp or a number"),
                          alternative(),
                          keyword("fport", "By port on the lower side"),
                          cli::name("foreign_ports", "Port, or first-last"),
                          alternative(),
                          keyword("lport", "By port on the higher side"),
                          cli::name("local_ports", "Port, or first-last"),
                          alternative(),
                          keyword("state", "By state"),
                          cli::name("states", "up, conn_inbound, finin, finout, data_in, data_out"),
                          group_end(),
                          repeat_end(),
                          optional_end()};
constexpr Word kXlateBegin[] = {kShow,
                                keyword("xlate", "Translations"),
                                optional_begin(),
                                repeat_begin(),
                                group_begin(),
                                kDetail,
                                alternative(),
                                keyword("count", "Only how many"),
                                alternative()};
constexpr Word kXlateEnd[] = {cli::name("states", "static, dump, portmap, identity, norandomseq"),
                              group_end(), repeat_end(), optional_end()};
constexpr auto kXlate = joined(kXlateBegin, kTranslationFilters, kXlateEnd);
constexpr Word kLocalHost[] = {kShow,
                               keyword("local-host", "Hosts with translations and connections"),
                               optional_begin(),
                               cli::address("host", "Only this host"),
                               optional_end(),
                               optional_begin(),
                               kDetail,
                               optional_end()};
constexpr Word kAccessList[] = {kShow, keyword("access-list", "Access lists with hit counts"),
                                optional_begin(), cli::name("list_id", "Only this list"), optional_end()};
constexpr Word kInterface[] = {kShow, keyword("interface", "Interfaces and their counters"), optional_begin(),
                               cli::name("interface_name", "Only this one"), optional_end()};
constexpr Word kRoute[] = {kShow, keyword("route", "Routes"), optional_begin(),
                           cli::name("interface_name", "Of this interface"), optional_end()};
constexpr Word kIp[] = {kShow, keyword("ip", "Addresses of the interfaces"), optional_begin(),
                        keyword("address", "Addresses of the interfaces"), optional_end()};
constexpr Word kTraffic[] = {kShow, keyword("traffic", "Packets and octets of each interface")};
constexpr Word kCounters[] = {kShow, keyword("counters", "Where packets ended (an extension)")};

// ---- the appliance
constexpr Word kCaKey[] = {kShow, keyword("ca", "Keys and certificates"),
                           keyword("mypubkey", "The appliance's public key"),
                           keyword("rsa", "Of its RSA key pair")};
constexpr Word kVersion[] = {kShow, keyword("version", "Software and licence")};
constexpr Word kCpu[] = {kShow, keyword("cpu", "Processor"), optional_begin(),
                         keyword("usage", "How busy it is"), optional_end()};
constexpr Word kMemory[] = {kShow, keyword("memory", "Memory in use")};
constexpr Word kPerfmon[] = {kShow, keyword("perfmon", "What happens per second")};
constexpr Word kBlocks[] = {kShow, keyword("blocks", "Packet buffers")};
constexpr Word kProcesses[] = {kShow, keyword("processes", "Processes")};
constexpr Word kTechSupport[] = {kShow, keyword("tech-support", "What a helper asks for, in one go"),
                                 optional_begin(), keyword("no-config", "Without the configuration"),
                                 optional_end()};
constexpr Word kClock[] = {kShow, keyword("clock", "Date and time"), optional_begin(), kDetail,
                           optional_end()};
constexpr Word kHistory[] = {kShow, keyword("history", "Commands of this session")};
constexpr Word kCurpriv[] = {kShow, keyword("curpriv", "Who you are and what you may do")};
constexpr Word kWho[] = {kShow, keyword("who", "Who uses Telnet"), optional_begin(),
                         cli::address("who_address", "Only from this address"), optional_end()};
constexpr Word kDebug[] = {kShow, keyword("debug", "Debug switches")};

constexpr Word kLoggingWord = keyword("logging", "Where messages go, and the latest");
constexpr Word kLogging[] = {kShow, kLoggingWord};
constexpr Word kLoggingMessage[] = {kShow,
                                    kLoggingWord,
                                    keyword("message", "Messages with a level of their own"),
                                    optional_begin(),
                                    group_begin(),
                                    keyword("all", "Every one that this appliance has"),
                                    alternative(),
                                    cli::number("message_id", "Its number", 100000, 999999),
                                    group_end(),
                                    optional_end()};
constexpr Word kLoggingQueue[] = {kShow, kLoggingWord, keyword("queue", "Messages that wait")};
constexpr Word kLoggingLevel[] = {kShow, kLoggingWord, keyword("level", "The eight levels")};

// ---- chapters that print their lines
constexpr Choice kChapters[] = {{"access-group", "Which list guards which interface"},
                                {"alias", "Translated destinations"},
                                {"apply", "Bindings of outbound lists"},
                                {"arp", "Fixed entries of the ARP table"},
                                {"auth-prompt", "Texts of the login"},
                                {"banner", "Texts shown at login"},
                                {"ca", "Certification authority"},
                                {"conduit", "Older form of access lists"},
                                {"console", "Timeout of the console"},
                                {"dhcpd", "DHCP server"},
                                {"dhcprelay", "DHCP relay"},
                                {"domain-name", "The device's domain"},
                                {"enable", "Passwords for privileged mode"},
                                {"established", "Connections back that are permitted"},
                                {"failover", "Failover"},
                                {"filter", "Filters of URLs, ActiveX and Java"},
                                {"fixup", "Application inspection"},
                                {"floodguard", "Protection of the login proxy"},
                                {"fragment", "Limits for IP fragments"},
                                {"global", "Pools of mapped addresses"},
                                {"hostname", "The device's name"},
                                {"http", "Who may use the device manager"},
                                {"icmp", "ICMP to the device"},
                                {"mac-list", "Lists of hardware addresses"},
                                {"management-access", "Management through a tunnel"},
                                {"mtu", "Largest packets"},
                                {"multicast", "Multicast routing"},
                                {"name", "Names of addresses"},
                                {"nameif", "Names and security levels"},
                                {"names", "Names of addresses"},
                                {"nat", "Address translation"},
                                {"ntp", "Network time"},
                                {"object-group", "Groups of objects"},
                                {"outbound", "Outbound lists"},
                                {"pager", "Lines a page"},
                                {"passwd", "Password of the login"},
                                {"pdm", "Device manager"},
                                {"privilege", "Levels of commands"},
                                {"rip", "RIP"},
                                {"router", "OSPF"},
                                {"service", "Resets for refused connections"},
                                {"snmp-server", "SNMP"},
                                {"ssh", "Who may use SSH"},
                                {"static", "Fixed translations"},
                                {"sysopt", "System options"},
                                {"telnet", "Who may use Telnet"},
                                {"terminal", "Characters a line"},
                                {"tftp-server", "Where write net sends to"},
                                {"timeout", "Timers"},
                                {"url-block", "Buffers of URL filtering"},
                                {"url-cache", "Cache of URL filtering"},
                                {"url-server", "URL filtering servers"},
                                {"username", "Local users"},
                                {"virtual", "Addresses of the login page and Telnet login"},
                                {"vpdn", "PPTP, L2TP and PPPoE"},
                                {"vpnclient", "The device as a client"}};
constexpr Word kChapter[] = {kShow, cli::choice("chapter", "Configuration lines of a chapter", kChapters),
                             optional_begin(), cli::rest("words", "Only lines with these words"),
                             optional_end()};

constexpr Command kCommands[] = {
    exec_row(kRunning, privileged_modes, Exec::show_running),
    exec_row(kStartup, privileged_modes, Exec::show_startup),
    exec_row(kConfigure, privileged_modes, Exec::show_startup),
    exec_row(kVersion, all_modes, Exec::show_version),
    exec_row(kCaKey, privileged_modes, Exec::show_ca_key),
    exec_row(kUauth, privileged_modes, Exec::show_uauth),
    exec_row(kCryptoIsakmpSa, privileged_modes, Exec::show_isakmp_sa),
    exec_row(kIsakmpSa, privileged_modes, Exec::show_isakmp_sa),
    exec_row(kCryptoIsakmpSaDetail, privileged_modes, Exec::show_isakmp_sa_detail),
    exec_row(kIsakmpSaDetail, privileged_modes, Exec::show_isakmp_sa_detail),
    exec_row(kCryptoPolicy, privileged_modes, Exec::show_isakmp_policy),
    exec_row(kPolicy, privileged_modes, Exec::show_isakmp_policy),
    exec_row(kCryptoIsakmp, privileged_modes, Exec::show_isakmp),
    exec_row(kIsakmp, privileged_modes, Exec::show_isakmp),
    exec_row(kIpsecSa, privileged_modes, Exec::show_ipsec_sa),
    exec_row(kTransformSet, privileged_modes, Exec::show_transform_set),
    exec_row(kLifetime, privileged_modes, Exec::show_ipsec_lifetime),
    exec_row(kCryptoAlone, privileged_modes, Exec::show_crypto),
    exec_row(kMap, privileged_modes, Exec::show_crypto_map),
    exec_row(kDynamicMap, privileged_modes, Exec::show_dynamic_map),
    exec_row(kVpngroup, privileged_modes, Exec::show_vpngroup),
    exec_row(kPool, privileged_modes, Exec::show_local_pool),
    exec_row(kIp, privileged_modes, Exec::show_ip),
    exec_row(kAaa, privileged_modes, Exec::show_aaa),
    exec_row(kAaaServer, privileged_modes, Exec::show_aaa_server),
    exec_row(kDebug, privileged_modes, Exec::show_debug),
    exec_row(kConn, privileged_modes, Exec::show_conn),
    exec_row(kXlate, privileged_modes, Exec::show_xlate),
    exec_row(kLocalHost, privileged_modes, Exec::show_local_host),
    exec_row(kAccessList, privileged_modes, Exec::show_access_list),
    exec_row(kInterface, privileged_modes, Exec::show_interface),
    exec_row(kRoute, privileged_modes, Exec::show_route),
    exec_row(kTraffic, privileged_modes, Exec::show_traffic),
    exec_row(kCounters, privileged_modes, Exec::show_counters),
    exec_row(kCpu, privileged_modes, Exec::show_cpu),
    exec_row(kMemory, privileged_modes, Exec::show_memory),
    exec_row(kPerfmon, privileged_modes, Exec::show_perfmon),
    exec_row(kBlocks, privileged_modes, Exec::show_blocks),
    exec_row(kProcesses, privileged_modes, Exec::show_processes),
    exec_row(kTechSupport, privileged_modes, Exec::show_tech_support),
    exec_row(kChecksum, privileged_modes, Exec::show_checksum),
    exec_row(kClock, privileged_modes, Exec::show_clock),
    exec_row(kHistory, all_modes, Exec::show_history),
    exec_row(kCurpriv, all_modes, Exec::show_privilege),
    exec_row(kWho, privileged_modes, Exec::show_who),
    exec_row(kLogging, privileged_modes, Exec::show_logging),
    exec_row(kLoggingMessage, privileged_modes, Exec::show_logging_message),
    exec_row(kLoggingQueue, privileged_modes, Exec::show_logging_queue),
    exec_row(kLoggingLevel, privileged_modes, Exec::show_logging_level),
    exec_row(kChapter, privileged_modes, Exec::show_chapter),
};

}  // namespace

std::span<const cli::Command> show_rows() {
  return kCommands;
}

}  // namespace drawbridge::console
