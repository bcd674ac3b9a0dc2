// SPDX-License-Identifier: GPL-3.0-or-later
// show access-list: the lines with their numbers and hit counts, and what object groups make of them.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "console/show.h"
#include "pix/literals.h"
#include "pix/writer.h"

namespace drawbridge::console {

namespace {

constexpr int kDefaultFlowMax = 4096;
constexpr int kDefaultAlertInterval = 300;

std::string address_text(Ipv4Address address, Ipv4Address mask) {
  if (mask.is_any()) return "any";
  if (mask.value() == UINT32_MAX) return "host " + address.to_string();
  return address.to_string() + ' ' + mask.to_string();
}

std::string port_text(int protocol, std::uint16_t first, std::uint16_t last, bool negated) {
  if (first == 0 && last == 65535) return {};
  const std::string low = pix::port_text(protocol, first);
  if (negated) return " neq " + low;
  if (first == last) return " eq " + low;
  if (last == 65535) return " gt " + pix::port_text(protocol, static_cast<std::uint16_t>(first - 1));
  if (first == 0) return " lt " + pix::port_text(protocol, static_cast<std::uint16_t>(last + 1));
  return fmt::format(" range {} {}", low, pix::port_text(protocol, last));
}

std::string rule_text(const fw::AclRuleStatus& rule) {
  std::string text = fmt::format(
      "{} {} {}{} {}{}", rule.permit ? "permit" : "deny", pix::protocol_text(rule.protocol),
      address_text(rule.source, rule.source_mask),
      port_text(rule.protocol, rule.source_first, rule.source_last, rule.source_negated),
      address_text(rule.destination, rule.destination_mask),
      port_text(rule.protocol, rule.destination_first, rule.destination_last, rule.destination_negated));
  if (rule.icmp_type >= 0) text += ' ' + pix::icmp_type_text(rule.icmp_type);
  return text;
}

bool has_group(const pix::AccessEntry& entry) {
  return entry.source.kind == pix::AddressSpec::Kind::object_group ||
         entry.destination.kind == pix::AddressSpec::Kind::object_group ||
         entry.source_port.kind == pix::PortSpec::Kind::object_group ||
         entry.destination_port.kind == pix::PortSpec::Kind::object_group || !entry.protocol_group.empty() ||
         !entry.icmp_group.empty();
}

/// The number behind the words of a setting of the chapter: "access-list deny-flow-max 1024".
int setting(const Lines& chapter, std::string_view words, int otherwise) {
  for (const std::string& line : chapter) {
    if (!line.starts_with(words)) continue;
    const std::string_view value = std::string_view(line).substr(words.size());
    int number = 0;
    for (const char c : value) {
      if (c >= '0' && c <= '9' && number < 1'000'000) number = number * 10 + (c - '0');
    }
    return number;
  }
  return otherwise;
}

}  // namespace

Lines show_access_list(const Device& device, const std::string& id) {
  const pix::Config& config = device.running();
  if (!id.empty() && config.access_list(id) == nullptr) return {};
  const Lines chapter = pix::lines_of(config, pix::Chapter::access_list);
  const std::vector<fw::AclStatus> compiled = device.access_lists();
  const fw::AclLogStatus flows = device.acl_log();
  Lines lines = {
      fmt::format("access-list cached ACL log flows: total {}, denied {} (deny-flow-max {})", flows.flows,
                  flows.denied, setting(chapter, "access-list deny-flow-max ", kDefaultFlowMax)),
      fmt::format("            alert-interval {}",
                  setting(chapter, "access-list alert-interval ", kDefaultAlertInterval))};
  // The chapter prints the lists one behind the other, their entries in order.
  std::size_t at = 0;
  for (const pix::AccessList& list : config.access_lists) {
    const std::string head = fmt::format("access-list {} ", list.id);
    while (at < chapter.size() && !chapter[at].starts_with(head)) ++at;
    const std::size_t begin = at;
    at += list.entries.size();
    if (!id.empty() && list.id != id) continue;
    std::map<int, std::vector<const fw::AclRuleStatus*>> rules;
    const auto found = std::find_if(compiled.begin(), compiled.end(),
                                    [&](const fw::AclStatus& each) { return each.id == list.id; });
    std::size_t elements = 0;
    if (found != compiled.end()) {
      elements = found->rules.size();
      for (const fw::AclRuleStatus& rule : found->rules) rules[rule.line].push_back(&rule);
    } else {
      elements = static_cast<std::size_t>(std::count_if(list.entries.begin(), list.entries.end(),
                                                        [](const auto& entry) { return !entry.is_remark; }));
    }
    lines.push_back(fmt::format("access-list {}; {} elements", list.id, elements));
    for (std::size_t i = 0; i < list.entries.size() && begin + i < chapter.size(); ++i) {
      const int number = static_cast<int>(i) + 1;
      std::string_view words = std::string_view(chapter[begin + i]).substr(head.size());
      while (words.ends_with(' ')) words.remove_suffix(1);
      const std::string text = fmt::format("{}line {} {}", head, number, words);
      if (list.entries[i].is_remark) {
        lines.push_back(text);
        continue;
      }
      const auto& of_line = rules[number];
      std::uint64_t hits = 0;
      for (const fw::AclRuleStatus* rule : of_line) hits += rule->hits;
      // A group stands first, and what it means behind it under the same number.
      const bool grouped = has_group(list.entries[i]);
      lines.push_back(grouped ? text : fmt::format("{} (hitcnt={}) ", text, hits));
      if (!grouped) continue;
      for (const fw::AclRuleStatus* rule : of_line) {
        lines.push_back(fmt::format("{}line {} {} (hitcnt={}) ", head, number, rule_text(*rule), rule->hits));
      }
    }
  }
  return lines;
}

}  // namespace drawbridge::console
