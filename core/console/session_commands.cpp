// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of a session do.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "cli/help.h"
#include "console/output_filter.h"
#include "console/session_impl.h"
#include "console/tracer.h"
#include "console/unconfirmed_layouts.h"
#include "pix/writer.h"

namespace drawbridge::console {

namespace {

constexpr std::string_view unknown_text = "Type help or '?' for a list of available commands.";

/// Names of words that hold what no message may tell.
bool is_secret(std::string_view name) {
  return name == "key" || name == "key_string" || name == "session_key" || name == "password_text";
}

bool holds_secret(std::string_view words) {
  for (const std::string_view each : {"password", "key", "community", "md5", "secret", "passwd"}) {
    if (words.find(each) != std::string_view::npos) return true;
  }
  return false;
}

Lines no_such(std::string_view kind, std::string_view name) {
  return {fmt::format("ERROR: {} {} does not exist", kind, name)};
}

}  // namespace

std::string loggable(const cli::Match& match) {
  if (!match.ok()) return {};
  std::string text = match.negated ? "no" : "";
  bool secret_family = false;
  for (const cli::Capture& each : match.captures) {
    if (!text.empty()) text += ' ';
    if (each.word->kind == cli::WordKind::parens) {
      text += fmt::format("({})", each.text);
      continue;
    }
    const bool is_rest = each.word->kind == cli::WordKind::rest;
    const bool hide = is_secret(each.word->name) || (is_rest && (secret_family || holds_secret(each.text)));
    text += hide ? std::string_view("*****") : each.text;
    if (each.word->kind == cli::WordKind::keyword) secret_family = secret_family || holds_secret(each.text);
  }
  return text;
}

// ------------------------------------------------------------------ help

Lines Session::Impl::help_lines(const std::string& command) const {
  Lines lines;
  if (command.empty()) {
    const auto items = cli::help(grammar(), "", match_options());
    std::size_t width = 0;
    for (const auto& item : items) width = std::max(width, item.word.size());
    for (const auto& item : items) lines.push_back(fmt::format("{:<{}}  {}", item.word, width, item.help));
    return lines;
  }
  // The usage of every command that begins like that, then what its words mean.
  std::vector<std::string_view> typed;
  for (std::string_view rest = command; !rest.empty();) {
    const std::size_t end = rest.find(' ');
    if (end != 0) typed.push_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  const cli::MatchOptions options = match_options();
  std::vector<std::pair<std::string_view, std::string_view>> words;
  for (const cli::Command& each : grammar().commands()) {
    if ((each.modes & options.mode) == 0 || each.words.size() < typed.size()) continue;
    bool fits = !typed.empty();
    for (std::size_t i = 0; i < typed.size() && fits; ++i)
      fits = each.words[i].kind == cli::WordKind::keyword && each.words[i].name.starts_with(typed[i]);
    // "passwd" and "password" are two words for one command.
    if (typed.size() == 1 && each.words.front().kind == cli::WordKind::group_begin) {
      for (std::size_t i = 1; each.words[i].kind != cli::WordKind::group_end; ++i)
        fits = fits || each.words[i].name.starts_with(typed.front());
    }
    if (!fits) continue;
    lines.push_back((lines.empty() ? "Usage:  " : "        ") + cli::usage(each));
    for (const cli::Word& word : each.words) {
      if (!cli::takes_input(word.kind)) continue;
      const std::pair<std::string_view, std::string_view> entry{word.name, word.help};
      if (std::find(words.begin(), words.end(), entry) == words.end()) words.push_back(entry);
    }
  }
  if (lines.empty()) return {std::string(unknown_text)};
  std::size_t width = 0;
  for (const auto& [word, help] : words) width = std::max(width, word.size());
  lines.emplace_back();
  for (const auto& [word, help] : words) lines.push_back(fmt::format("  {:<{}}  {}", word, width, help));
  return lines;
}

Lines Session::Impl::note_once(const std::string& family, std::string sentence) {
  if (std::find(noted_.begin(), noted_.end(), family) != noted_.end()) return {};
  noted_.push_back(family);
  return {std::move(sentence)};
}

// ------------------------------------------------------------------ commands

Lines Session::Impl::execute(TimePoint now, const cli::Match& match) {
  const pix::Config& config = device_.running();
  const Exec id = static_cast<Exec>(match.command->id);
  if (id >= Exec::show_running && id <= Exec::show_chapter) return execute_show(now, match);
  if (id >= Exec::clear_isakmp_sa && id <= Exec::clear_logging) return execute_clear(now, match);
  switch (id) {
    case Exec::enable: {
      const auto level = static_cast<int>(match.number("level").value_or(15));
      if (level != 15 && !config.enable_passwords.contains(level))
        return {fmt::format("ERROR: there is no enable password for level {}", level)};
      if (!privileged_ || level > level_) begin_enable(now, level);
      return {};
    }
    case Exec::disable:
      leave_configuration();
      privileged_ = false;
      return {};
    case Exec::login:
      ask_user(Purpose::local_login, "LOCAL", false);
      return {};
    case Exec::leave: {
      const bool ends = match.captures.front().text == "logout";
      if (!ends && !context_.object_group.empty()) {
        context_ = {};
      } else if (!ends && configuring_) {
        leave_configuration();
      } else {
        if (!user_.empty()) device_.log(now, 5, 611103, "User logged out: Uname: " + user_);
        finish();
      }
      return {};
    }
    case Exec::help:
      return help_lines(match.string("command"));
    case Exec::configure_terminal:
      device_.log(now, 5, 111007, fmt::format("Begin configuration: {} reading from terminal", from_text()));
      configuring_ = true;
      return {};
    case Exec::configure_memory:
      return merge_startup(now);
    case Exec::configure_elsewhere:
      return {
          fmt::format("\"configure {}\" has no effect here: there is nothing to read from. Use the "
                      "Policy page, or \"configure memory\".",
                      match.text("from"))};
    case Exec::write_memory: {
      const std::string sum = checksum_words(pix::checksum(config));
      if (!device_.write_memory(now))
        return {"Building configuration...", "ERROR: the configuration could not be kept"};
      return {"Building configuration...", "Cryptochecksum: " + sum, "[OK]"};
    }
    case Exec::write_terminal: {
      Lines lines = {"Building configuration..."};
      for (std::string& line : split_lines(pix::write(config))) lines.push_back(std::move(line));
      lines.emplace_back("[OK]");
      return lines;
    }
    case Exec::write_erase:
      set_question(Question::erase_confirm);
      return {};
    case Exec::write_elsewhere:
      return {
          fmt::format("\"write {}\" has no effect here: there is nowhere to write to. Use \"write "
                      "memory\", or export from the Policy page.",
                      match.text("to"))};
    case Exec::copy:
      return {"\"copy\" has no effect here: this appliance has no software images."};
    case Exec::reload:
      if (match.has("noconfirm")) {
        device_.reload(now, from_text());
      } else {
        set_question(Question::reload_confirm);
      }
      return {};
    case Exec::ca_generate:
      return generate_key(device_, now, static_cast<int>(match.number("bits").value_or(0)));
    case Exec::ca_zeroize:
      if (!device_.change_key(now, std::nullopt)) return {std::string(layout::key_nobody)};
      return {};
    case Exec::kill: {
      const int number = static_cast<int>(match.number("session").value_or(0));
      if (!device_.kill_telnet_session(now, number))
        return {fmt::format("ERROR: there is no Telnet session {}", number)};
      return {};
    }
    case Exec::terminal_pager:
      page_lines_ = static_cast<int>(match.number("count").value_or(0));
      paging_ = page_lines_ > 0;
      return {};
    case Exec::no_pager:
      paging_ = false;
      return {};
    case Exec::terminal_width:
      width_ = static_cast<int>(match.number("count").value_or(0));
      return {};
    case Exec::terminal_monitor:
      monitor_ = !match.has("no");
      return {};
    case Exec::packet_tracer:
      return trace_packet(device_, now, match);
    case Exec::debug_isakmp:
    case Exec::debug_ipsec:
    case Exec::debug_engine:
    case Exec::debug_icmp:
    case Exec::debug_aaa:
    case Exec::debug_other:
    case Exec::debug_all:
      return switch_debug(match);
    default:
      return {};
  }
}

Lines Session::Impl::merge_startup(TimePoint now) {
  const auto refused = device_.merge_startup(now);
  if (!refused) return {"No startup configuration."};
  Lines lines = *refused;
  lines.push_back("Cryptochecksum: " + checksum_words(pix::checksum(device_.running())));
  return lines;
}

Lines Session::Impl::execute_show(TimePoint now, const cli::Match& match) {
  const pix::Config& config = device_.running();
  switch (static_cast<Exec>(match.command->id)) {
    case Exec::show_running:
      return split_lines(pix::write(config));
    case Exec::show_startup: {
      const auto text = device_.startup_text();
      if (!text) return {"No startup configuration."};
      Lines lines = split_lines(*text);
      const auto written = device_.startup_written();
      if (written && lines.size() > 1 && lines[1] == ":")
        lines[1] = ": Written by enable_15 at " + clock_text(*written);
      return lines;
    }
    case Exec::show_ca_key:
      return show_ca_key(device_);
    case Exec::show_version:
      return show_version(device_, now);
    case Exec::show_uauth:
      return show_uauth(device_.uauth(), match.string("user"));
    case Exec::show_isakmp_sa:
      return show_isakmp_sa(device_.isakmp_sas(now));
    case Exec::show_isakmp_sa_detail:
      return show_isakmp_sa_detail(device_.isakmp_sas(now));
    case Exec::show_isakmp:
      return pix::lines_of(config, pix::Chapter::isakmp);
    case Exec::show_ipsec_sa: {
      const auto view = match.has("address")    ? IpsecSaView::address
                        : match.has("identity") ? IpsecSaView::identity
                                                : IpsecSaView::all;
      const std::string map = match.string("map_name");
      if (!map.empty() && config.crypto_map(map) == nullptr) return no_such("crypto map", map);
      return show_ipsec_sa(config, device_.ipsec_pairs(now), map, view, match.has("detail"));
    }
    case Exec::show_isakmp_policy:
      return show_isakmp_policy(config);
    case Exec::show_crypto: {
      Lines lines;
      for (const auto chapter : {pix::Chapter::transform_set, pix::Chapter::dynamic_map,
                                 pix::Chapter::crypto_map, pix::Chapter::isakmp}) {
        for (std::string& line : pix::lines_of(config, chapter)) lines.push_back(std::move(line));
      }
      return lines;
    }
    case Exec::show_crypto_map:
      return show_crypto_map(device_, now, match.string("map_name"), match.string("interface_name"));
    case Exec::show_dynamic_map:
      return show_dynamic_map(config, match.string("map_name"));
    case Exec::show_ipsec_lifetime:
      return show_ipsec_lifetime(config);
    case Exec::show_transform_set:
      return show_transform_sets(config, match.string("set_name"));
    case Exec::show_vpngroup:
      return show_vpngroup(config, match.string("group"));
    case Exec::show_local_pool: {
      const std::string name = match.string("pool_name");
      Lines lines = show_local_pool(config, device_.pools(), name);
      return lines.empty() && !name.empty() ? no_such("pool", name) : lines;
    }
    case Exec::show_ip:
      return show_ip(config);
    case Exec::show_aaa: {
      Lines lines = pix::lines_of(config, pix::Chapter::aaa);
      const std::string begin = "aaa " + match.string("kind");
      std::erase_if(lines, [&](const std::string& line) {
        return !line.starts_with(begin) && !line.starts_with("no " + begin);
      });
      return lines;
    }
    case Exec::show_aaa_server:
      return show_aaa_server(config, device_.aaa_groups(), match.string("tag"));
    case Exec::show_debug:
      return show_debug(device_.debug());
    case Exec::show_conn:
    case Exec::show_xlate: {
      std::string error;
      const TrafficFilter filter = traffic_filter(match, error);
      if (!error.empty()) return {error};
      return static_cast<Exec>(match.command->id) == Exec::show_conn ? show_conn(device_, now, filter)
                                                                     : show_xlate(device_, now, filter);
    }
    case Exec::show_local_host:
      return show_local_host(device_, now, match.address("host"));
    case Exec::show_access_list: {
      const std::string id = match.string("list_id");
      Lines lines = show_access_list(device_, id);
      return lines.empty() ? no_such("access-list", id) : lines;
    }
    case Exec::show_interface: {
      const std::string name = match.string("interface_name");
      Lines lines = show_interface(device_, name);
      return lines.empty() && !name.empty() ? Lines{fmt::format("interface name \"{}\" undefined", name)}
                                            : lines;
    }
    case Exec::show_route:
      return show_route(config, match.string("interface_name"));
    case Exec::show_traffic:
      return show_traffic(device_, now);
    case Exec::show_counters:
      return show_counters(device_);
    case Exec::show_cpu:
      return {layout::cpu_none};
    case Exec::show_memory:
      return show_memory(device_.machine());
    case Exec::show_perfmon:
      return show_perfmon(device_, now, perfmon_);
    case Exec::show_blocks:
      return {layout::blocks_none};
    case Exec::show_processes:
      return {layout::processes_none};
    case Exec::show_tech_support:
      return show_tech_support(device_, now, !match.has("no-config"));
    case Exec::show_checksum:
      return {"Cryptochecksum: " + checksum_words(pix::checksum(config))};
    case Exec::show_clock:
      return {clock_text(device_.wall(now))};
    case Exec::show_history: {
      Lines lines;
      for (const std::string& each : editor_.history()) lines.push_back("  " + each);
      return lines;
    }
    case Exec::show_privilege:
      return show_privilege();
    case Exec::show_who: {
      Lines lines;
      const auto only = match.address("who_address");
      for (const TelnetSession& each : device_.telnet_sessions()) {
        if (!only || *only == each.from)
          lines.push_back(fmt::format(layout::who_row, each.number, each.from.to_string()));
      }
      return lines;
    }
    case Exec::show_logging:
      return show_logging(device_);
    case Exec::show_logging_queue:
      return show_logging_queue(device_);
    case Exec::show_logging_message: {
      const auto number = match.number("message_id");
      return show_logging_message(
          config, number ? std::optional<int>(static_cast<int>(*number)) : std::nullopt, match.has("all"));
    }
    case Exec::show_logging_level:
      return show_logging_levels();
    case Exec::show_chapter:
      return show_chapter(config, match.text("chapter"), match.text("words"));
    default:
      return {};
  }
}

Lines Session::Impl::show_privilege() const {
  return {fmt::format(layout::privilege_user, who()),
          fmt::format(layout::privilege_level, privileged_ ? level_ : 1),
          fmt::format(layout::privilege_mode, !privileged_   ? "P_UNPR"
                                              : configuring_ ? "P_PRIV P_CONF"
                                                             : "P_PRIV")};
}

Lines Session::Impl::execute_clear(TimePoint now, const cli::Match& match) {
  const auto text_of = [](std::optional<Ipv4Address> address) {
    return address ? address->to_string() : std::string();
  };
  switch (static_cast<Exec>(match.command->id)) {
    case Exec::clear_isakmp_sa:
      device_.clear(now, ClearWhat::isakmp_sa, {});
      break;
    case Exec::clear_ipsec_sa:
      if (match.has("counters")) {
        device_.clear(now, ClearWhat::ipsec_counters, {});
      } else if (match.has("map_name")) {
        const std::string map = match.string("map_name");
        if (device_.running().crypto_map(map) == nullptr) return no_such("crypto map", map);
        device_.clear(now, ClearWhat::ipsec_map, map);
      } else if (match.has("spi")) {
        std::string_view spi = match.text("spi");
        const bool is_hex = spi.starts_with("0x");
        if (is_hex) spi.remove_prefix(2);
        std::uint32_t value = 0;
        const auto [end, fault] =
            std::from_chars(spi.data(), spi.data() + spi.size(), value, is_hex ? 16 : 10);
        if (fault != std::errc{} || end != spi.data() + spi.size())
          return {fmt::format("ERROR: invalid SPI {}", match.text("spi"))};
        device_.clear(now, ClearWhat::ipsec_entry, std::to_string(value));
      } else {
        device_.clear(now, ClearWhat::ipsec_sa, text_of(match.address("peer_address")));
      }
      break;
    case Exec::clear_uauth:
      device_.clear(now, ClearWhat::uauth, match.string("user"));
      break;
    case Exec::clear_xlate: {
      std::string error;
      const TrafficFilter filter = traffic_filter(match, error);
      if (!error.empty()) return {error};
      std::string words;  // behind "clear xlate", keywords whole
      for (std::size_t i = 2; i < match.captures.size(); ++i)
        words += (words.empty() ? "" : " ") + std::string(match.captures[i].text);
      device_.clear(now, ClearWhat::xlate, words);
      break;
    }
    case Exec::clear_conn:
      device_.clear(now, ClearWhat::connections, text_of(match.address("host")));
      break;
    case Exec::clear_local_host:
      device_.clear(now, ClearWhat::local_host, text_of(match.address("host")));
      break;
    case Exec::clear_access_list: {
      const std::string id = match.string("list_id");
      if (device_.running().access_list(id) == nullptr) return no_such("access-list", id);
      device_.clear(now, ClearWhat::access_list_counters, id);
      break;
    }
    case Exec::clear_counters:
      perfmon_ = {};
      if (match.text("counter_kind") != "perfmon") device_.clear(now, ClearWhat::counters, {});
      break;
    case Exec::clear_logging:
      device_.clear(now, ClearWhat::logging_buffer, {});
      break;
    default:
      break;
  }
  return {};
}

Lines Session::Impl::switch_debug(const cli::Match& match) {
  DebugSwitches switches = device_.debug();
  const bool on = !match.negated;
  const int level = on ? static_cast<int>(match.number("level").value_or(1)) : 0;
  Lines lines;
  switch (static_cast<Exec>(match.command->id)) {
    case Exec::debug_isakmp:
      switches.crypto_isakmp = level;
      break;
    case Exec::debug_ipsec:
      switches.crypto_ipsec = level;
      break;
    case Exec::debug_engine:
      switches.crypto_engine = on;
      break;
    case Exec::debug_icmp:
      switches.icmp_trace = on;
      break;
    case Exec::debug_aaa:
      switches.aaa = on;
      break;
    case Exec::debug_other: {
      // The first words name the subject: "arp", "crypto ca", "fixup tcp".
      std::string subject = match.has("subject") ? match.string("subject") : "crypto ca";
      if (match.has("words")) subject += ' ' + match.string("words");
      std::erase(switches.silent, subject);
      if (on && switches.silent.size() < 64) {
        switches.silent.push_back(subject);
        lines = note_once("debug " + subject.substr(0, subject.find(' ')),
                          fmt::format("\"debug {}\" prints nothing here.", subject));
      }
      break;
    }
    default:
      switches = {};
      break;
  }
  device_.set_debug(switches);
  if (on && static_cast<Exec>(match.command->id) != Exec::debug_all) debugging_ = true;
  if (!switches.any()) debugging_ = false;
  return lines;
}

}  // namespace drawbridge::console
