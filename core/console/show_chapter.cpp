// SPDX-License-Identifier: GPL-3.0-or-later
// The `show` commands that print the configuration lines of their chapter.
#include <algorithm>

#include "console/show.h"
#include "pix/writer.h"

namespace drawbridge::console {

namespace {

using pix::Chapter;

struct Row {
  std::string_view word;  ///< behind show
  Chapter chapter;
  std::string_view begins;  ///< what its lines begin with; empty: all of the chapter
};

constexpr Row kRows[] = {
    {"access-group", Chapter::access_group, "access-group"},
    {"alias", Chapter::alias, "alias"},
    {"apply", Chapter::outbound, "apply"},
    {"arp", Chapter::arp, ""},
    {"auth-prompt", Chapter::auth_prompt, "auth-prompt"},
    {"banner", Chapter::banner, ""},
    {"ca", Chapter::ca, ""},
    {"conduit", Chapter::conduit, "conduit"},
    {"console", Chapter::console, ""},
    {"dhcpd", Chapter::vpdn, "dhcpd"},
    {"dhcprelay", Chapter::vpdn, "dhcprelay"},
    {"domain-name", Chapter::hostname, "domain-name"},
    {"enable", Chapter::passwords, "enable"},
    {"established", Chapter::established, "established"},
    {"failover", Chapter::failover, ""},
    {"filter", Chapter::services, "filter"},
    {"fixup", Chapter::fixup, ""},
    {"floodguard", Chapter::floodguard, ""},
    {"fragment", Chapter::fragment, "fragment"},
    {"global", Chapter::global, ""},
    {"hostname", Chapter::hostname, "hostname"},
    {"http", Chapter::services, "http"},
    {"icmp", Chapter::icmp, ""},
    {"mac-list", Chapter::aaa, "mac-list"},
    {"management-access", Chapter::ssh, "management-access"},
    {"mtu", Chapter::mtu, ""},
    {"multicast", Chapter::route, "multicast"},
    {"name", Chapter::names, "name "},
    {"nameif", Chapter::nameif, ""},
    {"names", Chapter::names, "name"},
    {"nat", Chapter::nat, ""},
    {"ntp", Chapter::services, "ntp"},
    {"object-group", Chapter::object_group, ""},
    {"outbound", Chapter::outbound, "outbound"},
    {"pager", Chapter::pager, ""},
    {"passwd", Chapter::passwords, "passwd"},
    {"pdm", Chapter::pdm, ""},
    {"privilege", Chapter::username, "privilege"},
    {"rip", Chapter::route, "rip"},
    {"router", Chapter::route, "router"},
    {"service", Chapter::sysopt, "service"},
    {"snmp-server", Chapter::snmp, "snmp-server"},
    {"ssh", Chapter::ssh, "ssh"},
    {"static", Chapter::static_, "static"},
    {"sysopt", Chapter::sysopt, "sysopt"},
    {"telnet", Chapter::telnet, ""},
    {"terminal", Chapter::terminal, ""},
    {"tftp-server", Chapter::snmp, "tftp-server"},
    {"timeout", Chapter::timeout, ""},
    {"url-block", Chapter::services, "url-block"},
    {"url-cache", Chapter::services, "url-cache"},
    {"url-server", Chapter::services, "url-server"},
    {"username", Chapter::username, "username"},
    {"virtual", Chapter::services, "virtual"},
    {"vpdn", Chapter::vpdn, "vpdn"},
    {"vpnclient", Chapter::vpdn, "vpnclient"},
};

}  // namespace

Lines show_chapter(const pix::Config& config, std::string_view word, std::string_view words) {
  const auto row =
      std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& each) { return each.word == word; });
  if (row == std::end(kRows)) return {};
  Lines lines = pix::lines_of(config, row->chapter);
  std::erase_if(lines, [&](const std::string& line) {
    std::string_view text = line;
    if (text.starts_with("no ")) text.remove_prefix(3);
    return !text.starts_with(row->begins) || line.find(words) == std::string::npos;
  });
  return lines;
}

}  // namespace drawbridge::console
