// SPDX-License-Identifier: GPL-3.0-or-later
// `fixup protocol ...` for the packet path: what it inspects. The others keep to what their commands display.
#include <sstream>

#include "headend/compile.h"
#include "pix/literals.h"

namespace drawbridge::headend {

namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(std::move(word));
  return words;
}

}  // namespace

void compile_fixups(const pix::Config& config, fw::Rules& rules) {
  for (const pix::Fixup& each : config.fixups) {
    const auto words = words_of(each.arguments);
    if (each.protocol == "dns") {
      rules.fixups.dns_maximum = 512;
      if (words.size() == 2) rules.fixups.dns_maximum = static_cast<std::size_t>(std::stoul(words[1]));
      continue;
    }
    fw::FixupRule rule;
    if (each.protocol == "ftp") rule.kind = fw::Fixup::ftp;
    if (each.protocol == "http") rule.kind = fw::Fixup::http;
    if (rule.kind == fw::Fixup::none || words.empty()) continue;
    rule.strict = words.front() == "strict";
    const std::string_view ports = words.back();
    const std::size_t dash = ports.find('-');
    const auto first = pix::parse_port(fw::kTcp, ports.substr(0, dash));
    const auto last =
        dash == std::string_view::npos ? first : pix::parse_port(fw::kTcp, ports.substr(dash + 1));
    if (!first || !last) continue;
    rule.ports = {*first, *last, false};
    rules.fixups.ports.push_back(rule);
  }
}

}  // namespace drawbridge::headend
