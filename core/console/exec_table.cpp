// SPDX-License-Identifier: GPL-3.0-or-later
// The commands about the session itself and about files, and all rows together.
#include "console/exec_table.h"

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
using cli::Word;

constexpr Word kEnable[] = {keyword("enable", "Turn on privileged commands"), optional_begin(),
                            cli::number("level", "Privilege level", 0, 15), optional_end()};
constexpr Word kDisable[] = {keyword("disable", "Turn off privileged commands")};
constexpr Word kLogin[] = {keyword("login", "Log in as a local user")};
constexpr Word kExit[] = {keyword("exit", "Leave this mode, or the session")};
constexpr Word kQuit[] = {keyword("quit", "Leave this mode, or the session")};
constexpr Word kLogout[] = {keyword("logout", "End the session")};
constexpr Word kHelp[] = {keyword("help", "List the commands of this mode, or say how one is typed"),
                          optional_begin(), cli::rest("command", "The command"), optional_end()};

constexpr Word kConfigureWord = keyword("configure", "Enter configuration mode, or read a configuration");
constexpr Word kConfigure[] = {kConfigureWord, keyword("terminal", "Take commands from this session")};
constexpr Word kConfigureMemory[] = {kConfigureWord,
                                     keyword("memory", "Merge the startup configuration into the running")};
constexpr Choice kElsewhereToRead[] = {
    {"net", "From a TFTP server"}, {"floppy", "From a diskette"}, {"factory-default", "As delivered"}};
constexpr Word kConfigureElsewhere[] = {kConfigureWord, cli::choice("from", "Where from", kElsewhereToRead),
                                        optional_begin(), cli::rest("file", "Server and file"),
                                        optional_end()};

constexpr Word kWriteWord = keyword("write", "Keep, show or erase the configuration");
constexpr Word kWriteMemory[] = {kWriteWord, keyword("memory", "Copy the running configuration to startup")};
constexpr Word kWriteTerminal[] = {kWriteWord, keyword("terminal", "Show the running configuration")};
constexpr Word kWriteErase[] = {kWriteWord, keyword("erase", "Erase the startup configuration")};
constexpr Choice kElsewhereToWrite[] = {
    {"net", "To a TFTP server"}, {"floppy", "To a diskette"}, {"standby", "To the standby unit"}};
constexpr Word kWriteElsewhere[] = {kWriteWord, cli::choice("to", "Where to", kElsewhereToWrite),
                                    optional_begin(), cli::rest("file", "Server and file"), optional_end()};
constexpr Word kCopy[] = {keyword("copy", "Copy a software image"),
                          cli::rest("words", "From where to where")};

constexpr Word kReload[] = {keyword("reload", "Restart the appliance from its startup configuration"),
                            optional_begin(), keyword("noconfirm", "Without a question"), optional_end()};
constexpr Word kWho[] = {keyword("who", "Who uses Telnet"), optional_begin(),
                         cli::address("who_address", "Only from this address"), optional_end()};
constexpr Word kKill[] = {keyword("kill", "End a Telnet session"),
                          cli::number("session", "Its number in who", 0, 99)};

constexpr Word kTerminal = keyword("terminal", "This session");
constexpr Word kTerminalPager[] = {kTerminal,        keyword("pager", "Lines a page"),
                                   optional_begin(), keyword("lines", "Number of lines"),
                                   optional_end(),   cli::number("count", "0: no pages", 0, 511)};
constexpr Word kPager[] = {keyword("pager", "Lines a page")};
constexpr Word kTerminalWidth[] = {kTerminal, keyword("width", "Characters a line"),
                                   cli::number("count", "0: no limit", 0, 511)};
constexpr Word kTerminalMonitor[] = {kTerminal, keyword("monitor", "Print syslog messages here")};
constexpr Word kTerminalNoMonitor[] = {kTerminal, keyword("no", "Stop"),
                                       keyword("monitor", "Print syslog messages here")};

constexpr Choice kPorts[] = {{"domain", "53"}, {"ftp", "21"},      {"https", "443"},   {"isakmp", "500"},
                             {"ntp", "123"},   {"pop3", "110"},    {"radius", "1645"}, {"smtp", "25"},
                             {"snmp", "161"},  {"sqlnet", "1521"}, {"ssh", "22"},      {"syslog", "514"},
                             {"tacacs", "49"}, {"telnet", "23"},   {"tftp", "69"},     {"www", "80"},
                             {"http", "80"}};
constexpr Choice kIcmpTypes[] = {{"echo", "8"},           {"echo-reply", "0"}, {"unreachable", "3"},
                                 {"time-exceeded", "11"}, {"redirect", "5"},   {"source-quench", "4"}};
constexpr Word kTracer[] = {
    keyword("packet-tracer", "Ask what would become of a packet (an extension)"),
    keyword("input", "It arrives on"),
    cli::name("interface", "Name of the interface"),
    group_begin(),
    group_begin(),
    keyword("tcp", "A first segment of a connection"),
    alternative(),
    keyword("udp", "A datagram"),
    group_end(),
    cli::address("source", "Source address"),
    optional_begin(),
    group_begin(),
    cli::number("source_port", "Source port, 0-65535", 0, 65535),
    alternative(),
    cli::choice("source_service", "Source port", kPorts),
    group_end(),
    optional_end(),
    cli::address("destination", "Destination address"),
    optional_begin(),
    group_begin(),
    cli::number("port", "Destination port, 0-65535", 0, 65535),
    alternative(),
    cli::choice("service", "Destination port", kPorts),
    group_end(),
    optional_end(),
    alternative(),
    keyword("icmp", "An ICMP message"),
    cli::address("source", "Source address"),
    optional_begin(),
    group_begin(),
    cli::number("type", "Type, 0-255", 0, 255),
    alternative(),
    cli::choice("type_name", "Type", kIcmpTypes),
    group_end(),
    optional_end(),
    cli::address("destination", "Destination address"),
    optional_begin(),
    cli::number("code", "Code, 0-255", 0, 255),
    optional_end(),
    group_end(),
    optional_begin(),
    keyword("from-tunnel", "It was decrypted"),
    optional_end(),
    optional_begin(),
    keyword("detailed", "With every rule that was compared"),
    optional_end(),
};

constexpr Word kCa = keyword("ca", "Keys and certificates");
constexpr Word kRsa = keyword("rsa", "An RSA key pair");
constexpr Word kCaGenerate[] = {kCa, keyword("generate", "Make a key pair"), kRsa,
                                keyword("key", "For SSH and certificates"),
                                cli::number("bits", "Size of the modulus", 512, 4096)};
constexpr Word kCaZeroize[] = {kCa, keyword("zeroize", "Destroy the key pair"), kRsa};

constexpr Command kCommands[] = {
    exec_row(kEnable, all_modes, Exec::enable),
    exec_row(kDisable, privileged_modes, Exec::disable),
    exec_row(kLogin, all_modes, Exec::login),
    exec_row(kExit, all_modes, Exec::leave),
    exec_row(kQuit, all_modes, Exec::leave),
    exec_row(kLogout, all_modes, Exec::leave),
    exec_row(kHelp, all_modes, Exec::help),
    exec_row(kConfigure, privileged_modes, Exec::configure_terminal),
    exec_row(kConfigureMemory, privileged_modes, Exec::configure_memory),
    exec_row(kConfigureElsewhere, privileged_modes, Exec::configure_elsewhere),
    exec_row(kWriteMemory, privileged_modes, Exec::write_memory),
    exec_row(kWriteTerminal, privileged_modes, Exec::write_terminal),
    exec_row(kWriteErase, privileged_modes, Exec::write_erase),
    exec_row(kWriteElsewhere, privileged_modes, Exec::write_elsewhere),
    exec_row(kCopy, privileged_modes, Exec::copy),
    exec_row(kReload, privileged_modes, Exec::reload),
    exec_row(kWho, privileged_modes, Exec::show_who),
    exec_row(kKill, privileged_modes, Exec::kill),
    exec_row(kTerminalPager, privileged_modes, Exec::terminal_pager),
    // In configuration mode the word sets what all sessions get.
    exec_row(kPager, privileged_mode, Exec::no_pager, Negatable::only),
    exec_row(kTerminalMonitor, privileged_modes, Exec::terminal_monitor),
    exec_row(kTerminalNoMonitor, privileged_modes, Exec::terminal_monitor),
    // The width belongs to the configuration in configuration mode.
    exec_row(kTerminalWidth, privileged_mode, Exec::terminal_width),
    exec_row(kTracer, privileged_modes, Exec::packet_tracer),
    exec_row(kCaGenerate, privileged_modes, Exec::ca_generate),
    exec_row(kCaZeroize, privileged_modes, Exec::ca_zeroize),
};

std::vector<Command> together(std::initializer_list<std::span<const Command>> parts) {
  std::vector<Command> all;
  for (const auto part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

std::span<const cli::Command> session_rows() {
  return kCommands;
}

std::span<const cli::Command> exec_commands() {
  static const std::vector<Command> all = together({session_rows(), show_rows(), clear_and_debug_rows()});
  return all;
}

const cli::Grammar& exec_grammar() {
  static const cli::Grammar grammar(together({exec_commands()}));
  return grammar;
}

const cli::Grammar& full_grammar() {
  static const cli::Grammar grammar(together({exec_commands(), pix::config_commands()}));
  return grammar;
}

}  // namespace drawbridge::console
