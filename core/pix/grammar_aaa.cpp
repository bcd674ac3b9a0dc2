// SPDX-License-Identifier: GPL-3.0-or-later
// aaa-server, aaa rules and sysopt (pix-commands.md 6 and 7).
#include "pix/editing.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

constexpr Choice protocols[] = {{"tacacs+", "TACACS+ over TCP port 49"},
                                {"radius", "RADIUS over UDP"},
                                {"local", "Users of this configuration"}};
constexpr Word server_words[] = {
    keyword("aaa-server", "Servers that know the users"),
    name("tag", "Name of the group of servers"),
    group_begin(),
    keyword("protocol", "What the group speaks"),
    choice("protocol_name", "Protocol", protocols),
    alternative(),
    optional_begin(),
    parens("if_name", "Interface it is reached through, in parentheses"),
    optional_end(),
    keyword("host", "A server of the group"),
    address("address", "Its address"),
    negated_end(),
    optional_begin(),
    keyword("timeout", "How long to wait for an answer"),
    number("seconds", "Seconds", 1, 30),
    optional_end(),
    alternative(),
    parens("if_name", "Interface it is reached through, in parentheses"),
    keyword("host", "A server of the group"),
    address("address", "Its address"),
    text("key", "The key shared with it"),
    optional_begin(),
    keyword("timeout", "How long to wait for an answer"),
    number("seconds", "Seconds", 1, 30),
    optional_end(),
    alternative(),
    keyword("host", "A server of the group"),
    address("address", "Its address"),
    text("key", "The key shared with it"),
    optional_begin(),
    keyword("timeout", "How long to wait for an answer"),
    number("seconds", "Seconds", 1, 30),
    optional_end(),
    alternative(),
    optional_begin(),
    parens("if_name", "Interface it is reached through, in parentheses"),
    optional_end(),
    keyword("host", "A server of the group"),
    address("address", "Its address"),
    keyword("no-message-authenticator", "Take answers of an old RADIUS server without Message-Authenticator"),
    alternative(),
    keyword("max-failed-attempts", "Failures until the next server is asked"),
    negated_end(),
    number("attempts", "Times", 1, 5),
    alternative(),
    keyword("deadtime", "How long a silent server is left alone"),
    negated_end(),
    number("minutes", "Minutes", 0, 1440),
    group_end(),
};
LineResult no_group(const std::string& tag) {
  return refused(LineCode::not_found, fmt::format("ERROR: aaa-server group {} does not exist", tag), {tag});
}
LineResult set_server(Edit& edit) {
  const auto& match = edit.match;
  const auto tag = match.string("tag");
  auto& groups = edit.config.aaa_servers;
  auto* group = find_item(groups, &AaaServerGroup::tag, tag);
  if (match.has("max-failed-attempts") || match.has("deadtime")) {
    if (group == nullptr) return no_group(tag);
    auto& setting = match.has("deadtime") ? group->deadtime : group->max_failed_attempts;
    if (edit.negated()) return assign(setting, std::nullopt) ? changed() : not_there(edit);
    return changed(assign(setting, static_cast<int>(match.captures[3].number)));
  }
  if (match.has("protocol")) {
    const auto word = match.text("protocol_name");
    const auto protocol = word == "tacacs+"  ? AaaProtocol::tacacs_plus
                          : word == "radius" ? AaaProtocol::radius
                                             : AaaProtocol::local;
    if (edit.negated()) {
      const bool built_in = tag == "TACACS+" || tag == "RADIUS" || tag == "LOCAL";
      if (group == nullptr) return not_there(edit);
      if (built_in) return changed(false);
      const auto user = user_of(edit.config, ObjectKind::aaa_server, tag);
      if (!user.empty()) return being_used("aaa-server " + tag, user);
      remove_where(groups, [&](const AaaServerGroup& other) { return other.tag == tag; });
      return changed();
    }
    if (group != nullptr && group->protocol != protocol) {
      return refused(LineCode::conflict,
                     fmt::format("ERROR: aaa-server {} uses protocol {}, you cannot use both", tag,
                                 to_text(group->protocol)),
                     {std::string(edit.line), std::string(to_text(group->protocol))});
    }
    if (group != nullptr) {
      group->origin = edit.origin;
      return changed(false);
    }
    groups.push_back({tag, protocol, {}, edit.origin});
    return changed();
  }
  if (group == nullptr) return no_group(tag);
  AaaHost wanted;
  if (match.has("if_name")) wanted.interface = match.text("if_name");
  wanted.address = *match.address("address");
  if (const auto seconds = match.number("seconds")) wanted.timeout = static_cast<int>(*seconds);
  wanted.origin = edit.origin;
  const auto same = [&](const AaaHost& host) { return host.address == wanted.address; };
  const auto present = std::find_if(group->hosts.begin(), group->hosts.end(), same);
  // An abbreviation of the word is more likely a key.
  const auto* flag = match.find("no-message-authenticator");
  const auto typed_flag =
      flag == nullptr ? std::string_view{}
                      : edit.line.substr(flag->column, edit.line.find(' ', flag->column) - flag->column);
  const bool is_flag = flag != nullptr && typed_flag.size() == flag->text.size();
  if (is_flag) {
    if (present == group->hosts.end()) return not_there(edit);
    if (group->protocol != AaaProtocol::radius) {
      return refused(LineCode::conflict, "ERROR: no-message-authenticator is for RADIUS only",
                     {std::string(edit.line), std::string(to_text(group->protocol))});
    }
    return changed(assign(present->no_message_authenticator, !edit.negated()));
  }
  if (edit.negated()) return remove_where(group->hosts, same) ? changed() : not_there(edit);
  if (edit.config.interface_named(wanted.interface) == nullptr) return bad_interface(wanted.interface);
  const auto key = flag != nullptr ? typed_flag : match.text("key");
  if (present != group->hosts.end()) wanted.no_message_authenticator = present->no_message_authenticator;
  if (!key.empty()) {
    const auto* previous =
        edit.context.previous == nullptr ? nullptr : edit.context.previous->aaa_server(tag);
    const StoredSecret* former = nullptr;
    if (previous != nullptr) {
      const auto found = std::find_if(previous->hosts.begin(), previous->hosts.end(), same);
      if (found != previous->hosts.end()) former = &found->key;
    }
    if (key.size() > 127) return bad_value("key");
    wanted.key = secret_from(key, present == group->hosts.end() ? nullptr : &present->key, former);
  }
  if (present != group->hosts.end()) return changed(assign(*present, wanted));
  if (group->hosts.size() >= 16) {
    return refused(LineCode::conflict, fmt::format("ERROR: aaa-server {} has 16 hosts", tag),
                   {std::string(edit.line), tag});
  }
  group->hosts.push_back(wanted);
  return changed();
}

constexpr Word radius_port_words[] = {
    keyword("aaa-server", "Servers that know the users"),
    group_begin(),
    keyword("radius-authport", "UDP port of RADIUS"),
    negated_end(),
    number("port", "Port", 1, 65535),
    alternative(),
    keyword("radius-acctport", "UDP port of RADIUS accounting"),
    negated_end(),
    number("port", "Port", 1, 65535),
    group_end(),
};
LineResult set_radius_port(Edit& edit) {
  const auto& match = edit.match;
  const bool accounting = match.has("radius-acctport");
  const int factory = accounting ? Config{}.radius_acctport : Config{}.radius_authport;
  auto& place = accounting ? edit.config.radius_acctport : edit.config.radius_authport;
  const auto port = edit.negated() ? factory : static_cast<int>(match.number("port").value_or(factory));
  return changed(assign(place, port));
}

constexpr Word rule_words[] = {
    keyword("aaa", "Who must log in, and what is recorded"),
    group_begin(),
    keyword("authentication", "Who must log in"),
    alternative(),
    keyword("authorization", "What a user may do"),
    alternative(),
    keyword("accounting", "What is recorded"),
    group_end(),
    group_begin(),
    group_begin(),
    keyword("include", "Traffic it is for"),
    alternative(),
    keyword("exclude", "Traffic it is not for"),
    group_end(),
    text("traffic", "any, ftp, http, https, telnet, ssh, or protocol/port"),
    name("direction", "inbound, outbound, or the interface where connections arrive"),
    address("local", "Address on the more secure side"),
    mask("local_mask", "Its mask"),
    optional_begin(),
    address("foreign", "Address on the less secure side"),
    mask("foreign_mask", "Its mask"),
    optional_end(),
    name("tag", "Group of servers"),
    alternative(),
    keyword("match", "Traffic of an access list"),
    name("list", "Its name"),
    name("direction", "inbound, outbound, or the interface where connections arrive"),
    name("tag", "Group of servers"),
    group_end(),
};
LineResult set_rule(Edit& edit) {
  const auto& match = edit.match;
  AaaRule wanted;
  wanted.service = match.has("authentication")  ? AaaService::authentication
                   : match.has("authorization") ? AaaService::authorization
                                                : AaaService::accounting;
  wanted.action = match.has("match")     ? AaaRule::Action::match
                  : match.has("include") ? AaaRule::Action::include
                                         : AaaRule::Action::exclude;
  wanted.traffic = match.string("traffic");
  wanted.access_list = match.string("list");
  wanted.direction = match.string("direction");
  wanted.tag = match.string("tag");
  wanted.local = match.address("local").value_or(Ipv4Address());
  wanted.local_mask = match.address("local_mask").value_or(Ipv4Address());
  wanted.foreign = match.address("foreign").value_or(Ipv4Address());
  wanted.foreign_mask = match.address("foreign_mask").value_or(Ipv4Address());
  wanted.origin = edit.origin;
  if (edit.negated()) return remove_value(edit.config.aaa_rules, wanted) ? changed() : not_there(edit);
  if (wanted.direction != "inbound" && wanted.direction != "outbound" &&
      edit.config.interface_named(wanted.direction) == nullptr) {
    return bad_interface(wanted.direction);
  }
  if (!wanted.traffic.empty()) {
    static constexpr std::string_view words[] = {"any", "ftp", "http", "https", "telnet", "ssh"};
    if (std::find(std::begin(words), std::end(words), wanted.traffic) == std::end(words) &&
        wanted.traffic.find('/') == std::string::npos) {
      return bad_value(wanted.traffic);
    }
  }
  if (edit.config.aaa_server(wanted.tag) == nullptr) {
    return refused(LineCode::not_found, fmt::format("ERROR: aaa-server group {} does not exist", wanted.tag),
                   {wanted.tag});
  }
  return changed(add_value(edit.config.aaa_rules, wanted));
}

constexpr Choice alias_directions[] = {{"inbound", "From outside"}, {"outbound", "From inside"}};
constexpr Word sysopt_words[] = {
    keyword("sysopt", "Exceptions of the system"),
    group_begin(),
    keyword("connection", "Of connections"),
    group_begin(),
    keyword("permit-ipsec", "Decrypted packets pass without access list"),
    alternative(),
    keyword("permit-pptp", "Packets of PPTP tunnels pass without access list"),
    alternative(),
    keyword("permit-l2tp", "Packets of L2TP tunnels pass without access list"),
    alternative(),
    keyword("timewait", "Keep closed TCP connections for 15 seconds"),
    alternative(),
    keyword("tcpmss", "Limit the TCP segment size"),
    negated_end(),
    optional_begin(),
    keyword("minimum", "From below"),
    negated_end(),
    optional_end(),
    number("octets", "Octets", 0, 65535),
    group_end(),
    alternative(),
    keyword("ipsec", "Of IPsec"),
    keyword("pl-compatible", "IPsec packets pass without translation and inspection"),
    alternative(),
    keyword("noproxyarp", "Do not answer ARP for others"),
    name("if_name", "At this interface"),
    alternative(),
    keyword("nodnsalias", "Do not translate DNS answers for alias"),
    choice("alias_direction", "In which direction", alias_directions),
    alternative(),
    keyword("radius", "Of RADIUS"),
    keyword("ignore-secret", "Accept accounting answers with a wrong authenticator"),
    alternative(),
    keyword("uauth", "Of logins"),
    keyword("allow-http-cache", "Let browsers answer with cached passwords"),
    group_end(),
};
LineResult set_sysopt(Edit& edit) {
  std::string words;
  for (std::size_t i = 1; i < edit.match.captures.size(); ++i) {
    const auto& capture = edit.match.captures[i];
    if (!words.empty()) words += ' ';
    words += capture.text;
  }
  auto& sysopts = edit.config.sysopts;
  if (words.starts_with("connection tcpmss")) {
    // One value for each of the two limits.
    const std::string key =
        words.starts_with("connection tcpmss minimum") ? "connection tcpmss minimum" : "connection tcpmss";
    const auto same = [&](const std::string& other) {
      return other.starts_with(key) &&
             (key.ends_with("minimum") || !other.starts_with("connection tcpmss minimum"));
    };
    const auto present = std::find_if(sysopts.begin(), sysopts.end(), same);
    if (edit.negated()) {
      if (present == sysopts.end()) return not_there(edit);
      sysopts.erase(present);
      return changed();
    }
    if (present != sysopts.end()) return changed(assign(*present, words));
    sysopts.push_back(words);
    return changed();
  }
  if (edit.negated()) return remove_value(sysopts, words) ? changed() : not_there(edit);
  return changed(add_value(sysopts, words));
}

constexpr ConfigCommand table[] = {
    {server_words, Chapter::aaa_server, Negatable::yes, set_server},
    {radius_port_words, Chapter::aaa_server, Negatable::yes, set_radius_port},
    {rule_words, Chapter::aaa, Negatable::yes, set_rule},
    {sysopt_words, Chapter::sysopt, Negatable::yes, set_sysopt},
};

}  // namespace

std::span<const ConfigCommand> aaa_commands() {
  return table;
}

}  // namespace drawbridge::pix
