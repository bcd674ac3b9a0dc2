// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/exec_table.h"

#include <array>

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
using cli::Word;

constexpr Word kEnable[] = {keyword("enable", "Turn on privileged commands")};
constexpr Word kDisable[] = {keyword("disable", "Turn off privileged commands")};
constexpr Word kExit[] = {keyword("exit", "Leave this mode, or the session")};
constexpr Word kQuit[] = {keyword("quit", "Leave this mode, or the session")};
constexpr Word kLogout[] = {keyword("logout", "End the session")};
constexpr Word kHelp[] = {keyword("help", "List the commands of this mode")};
constexpr Word kConfigure[] = {keyword("configure", "Enter configuration mode"),
                               keyword("terminal", "Take commands from this session")};

constexpr Word kWriteMemory[] = {keyword("write", "Keep, show or erase the configuration"),
                                 keyword("memory", "Copy the running configuration to startup")};
constexpr Word kWriteTerminal[] = {keyword("write", "Keep, show or erase the configuration"),
                                   keyword("terminal", "Show the running configuration")};
constexpr Word kWriteErase[] = {keyword("write", "Keep, show or erase the configuration"),
                                keyword("erase", "Erase the startup configuration")};

constexpr Word kShow = keyword("show", "Show what is configured and what happens");
constexpr Word kShowRunning[] = {kShow, keyword("running-config", "The configuration in force")};
constexpr Word kShowStartup[] = {kShow,
                                 keyword("startup-config", "The configuration kept for the next start")};
constexpr Word kShowConfigure[] = {kShow, keyword("configure", "The configuration kept for the next start")};
constexpr Word kShowVersion[] = {kShow, keyword("version", "Software and licence")};
constexpr Word kShowUauth[] = {kShow, keyword("uauth", "Users that are logged in"), optional_begin(),
                               cli::name("user", "Only this user"), optional_end()};
constexpr Word kShowCryptoIsakmp[] = {kShow, keyword("crypto", "Tunnels"), keyword("isakmp", "Phase 1"),
                                      keyword("sa", "Security associations")};
constexpr Word kShowIsakmp[] = {kShow, keyword("isakmp", "Phase 1"), keyword("sa", "Security associations")};
constexpr Word kShowIpsec[] = {kShow, keyword("crypto", "Tunnels"), keyword("ipsec", "Phase 2"),
                               keyword("sa", "Security associations")};
constexpr Word kShowTransformSet[] = {kShow, keyword("crypto", "Tunnels"), keyword("ipsec", "Phase 2"),
                                      keyword("transform-set", "Transform sets")};
constexpr Word kShowPolicy[] = {kShow, keyword("isakmp", "Phase 1"), keyword("policy", "Protection suites")};
constexpr Word kShowCryptoPolicy[] = {kShow, keyword("crypto", "Tunnels"), keyword("isakmp", "Phase 1"),
                                      keyword("policy", "Protection suites")};
constexpr Word kShowVpngroup[] = {kShow, keyword("vpngroup", "Groups of remote clients"), optional_begin(),
                                  cli::name("group", "Only this group"), optional_end()};
constexpr Word kShowPool[] = {kShow,
                              keyword("ip", "Addresses"),
                              keyword("local", "Of this device"),
                              keyword("pool", "Address pools for clients"),
                              optional_begin(),
                              cli::name("pool_name", "What this pool has free and in use"),
                              optional_end()};
constexpr Word kShowAaa[] = {kShow, keyword("aaa-server", "Servers that decide who a user is")};
constexpr Word kShowDebug[] = {kShow, keyword("debug", "Debug switches")};
constexpr Word kShowConn[] = {kShow, keyword("conn", "Connections through the device")};
constexpr Word kShowChecksum[] = {kShow, keyword("checksum", "Checksum of the configuration")};
constexpr Word kShowClock[] = {kShow, keyword("clock", "Date and time")};
constexpr Word kShowHistory[] = {kShow, keyword("history", "Commands of this session")};
constexpr Choice kChapters[] = {{"access-list", "Access lists"},
                                {"access-group", "Which list guards which interface"},
                                {"global", "Pools of mapped addresses"},
                                {"hostname", "The device's name"},
                                {"mtu", "Largest packets"},
                                {"names", "Names of addresses"},
                                {"nameif", "Names and security levels"},
                                {"nat", "Address translation"},
                                {"pager", "Lines a page"},
                                {"route", "Routes"},
                                {"ssh", "Who may use SSH"},
                                {"static", "Fixed translations"},
                                {"sysopt", "System options"},
                                {"telnet", "Who may use Telnet"},
                                {"timeout", "Timers"},
                                {"fixup", "Application inspection"},
                                {"aaa", "What must be authenticated and accounted"}};
constexpr Word kShowChapter[] = {kShow,
                                 cli::choice("chapter", "Configuration lines of a chapter", kChapters)};

constexpr Word kClear = keyword("clear", "Remove or reset");
constexpr Word kClearIsakmp[] = {kClear, keyword("crypto", "Tunnels"), keyword("isakmp", "Phase 1"),
                                 keyword("sa", "Security associations")};
constexpr Word kClearIsakmpShort[] = {kClear, keyword("isakmp", "Phase 1"),
                                      keyword("sa", "Security associations")};
constexpr Word kClearIpsec[] = {kClear,
                                keyword("crypto", "Tunnels"),
                                keyword("ipsec", "Phase 2"),
                                keyword("sa", "Security associations"),
                                optional_begin(),
                                keyword("peer", "Of one peer"),
                                cli::address("peer_address", "Its address"),
                                optional_end()};
constexpr Word kClearUauth[] = {kClear, keyword("uauth", "Log users out"), optional_begin(),
                                cli::name("user", "Only this user"), optional_end()};

constexpr Word kDebug = keyword("debug", "Print what happens");
constexpr Word kDebugIsakmp[] = {kDebug,
                                 keyword("crypto", "Tunnels"),
                                 keyword("isakmp", "Phase 1 and negotiations"),
                                 optional_begin(),
                                 cli::number("level", "How much", 1, 255),
                                 optional_end()};
constexpr Word kDebugIpsec[] = {kDebug,
                                keyword("crypto", "Tunnels"),
                                keyword("ipsec", "Phase 2"),
                                optional_begin(),
                                cli::number("level", "How much", 1, 255),
                                optional_end()};
constexpr Word kDebugEngine[] = {kDebug, keyword("crypto", "Tunnels"),
                                 keyword("engine", "The crypto engine")};
constexpr Word kDebugAll[] = {kDebug, keyword("all", "Every switch")};
constexpr Word kUndebugAll[] = {keyword("undebug", "Stop printing what happens"),
                                keyword("all", "Every switch")};
constexpr Word kTerminalPager[] = {keyword("terminal", "This session"),
                                   keyword("pager", "Lines a page"),
                                   optional_begin(),
                                   keyword("lines", "Number of lines"),
                                   optional_end(),
                                   cli::number("count", "0: no pages", 0, 511)};

constexpr cli::ModeMask kBoth = privileged_mode | pix::config_mode | pix::object_group_mode;
constexpr cli::ModeMask kEverywhere = unprivileged_mode | kBoth;

constexpr Command row(std::span<const Word> words, cli::ModeMask modes, Exec id,
                      Negatable negatable = Negatable::no) {
  return {words, modes, 0, negatable, static_cast<int>(id)};
}

constexpr Command kCommands[] = {
    row(kEnable, kEverywhere, Exec::enable),
    row(kDisable, privileged_mode, Exec::disable),
    row(kExit, kEverywhere, Exec::leave),
    row(kQuit, kEverywhere, Exec::leave),
    row(kLogout, unprivileged_mode | privileged_mode, Exec::leave),
    row(kHelp, kEverywhere, Exec::help),
    row(kConfigure, privileged_mode, Exec::configure_terminal),
    row(kWriteMemory, kBoth, Exec::write_memory),
    row(kWriteTerminal, kBoth, Exec::write_terminal),
    row(kWriteErase, kBoth, Exec::write_erase),
    row(kShowRunning, kBoth, Exec::show_running),
    row(kShowStartup, kBoth, Exec::show_startup),
    row(kShowConfigure, kBoth, Exec::show_startup),
    row(kShowVersion, kEverywhere, Exec::show_version),
    row(kShowUauth, kBoth, Exec::show_uauth),
    row(kShowCryptoIsakmp, kBoth, Exec::show_isakmp_sa),
    row(kShowIsakmp, kBoth, Exec::show_isakmp_sa),
    row(kShowIpsec, kBoth, Exec::show_ipsec_sa),
    row(kShowTransformSet, kBoth, Exec::show_transform_set),
    row(kShowPolicy, kBoth, Exec::show_isakmp_policy),
    row(kShowCryptoPolicy, kBoth, Exec::show_isakmp_policy),
    row(kShowVpngroup, kBoth, Exec::show_vpngroup),
    row(kShowPool, kBoth, Exec::show_local_pool),
    row(kShowAaa, kBoth, Exec::show_aaa_server),
    row(kShowDebug, kBoth, Exec::show_debug),
    row(kShowConn, kBoth, Exec::show_conn),
    row(kShowChecksum, kBoth, Exec::show_checksum),
    row(kShowClock, kBoth, Exec::show_clock),
    row(kShowHistory, kEverywhere, Exec::show_history),
    row(kShowChapter, kBoth, Exec::show_chapter),
    row(kClearIsakmp, kBoth, Exec::clear_isakmp_sa),
    row(kClearIsakmpShort, kBoth, Exec::clear_isakmp_sa),
    row(kClearIpsec, kBoth, Exec::clear_ipsec_sa),
    row(kClearUauth, kBoth, Exec::clear_uauth),
    row(kDebugIsakmp, kBoth, Exec::debug_isakmp, Negatable::yes),
    row(kDebugIpsec, kBoth, Exec::debug_ipsec, Negatable::yes),
    row(kDebugEngine, kBoth, Exec::debug_engine, Negatable::yes),
    row(kDebugAll, kBoth, Exec::debug_all, Negatable::only),
    row(kUndebugAll, kBoth, Exec::debug_all),
    row(kTerminalPager, privileged_mode, Exec::terminal_pager),
};

}  // namespace

std::span<const cli::Command> exec_commands() {
  return kCommands;
}

const cli::Grammar& exec_grammar() {
  static const cli::Grammar grammar({std::begin(kCommands), std::end(kCommands)});
  return grammar;
}

const cli::Grammar& full_grammar() {
  static const cli::Grammar grammar = [] {
    std::vector<Command> all(std::begin(kCommands), std::end(kCommands));
    const auto config = pix::config_commands();
    all.insert(all.end(), config.begin(), config.end());
    return cli::Grammar(std::move(all));
  }();
  return grammar;
}

}  // namespace drawbridge::console
