// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/check.h"

#include <algorithm>

#include "pix/checker.h"

namespace drawbridge::pix {

std::vector<Finding> Checker::run() {
  access();
  logins();
  servers();
  kept();
  transforms();
  maps();
  isakmp();
  certificates();
  groups();
  beyond_63();
  pools();
  routes();
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const Finding& a, const Finding& b) { return a.line < b.line; });
  return std::move(findings_);
}

Finding& Checker::add(Severity severity, FindingCode code, SourceLine origin, Args args, std::string object,
                      std::vector<std::string> mend) {
  return findings_.emplace_back(
      Finding{severity, code, origin.number, std::move(args), std::move(object), std::move(mend)});
}

void Checker::need_list(const std::string& id, SourceLine origin, const std::string& line,
                        const std::string& object) {
  if (id.empty() || config_.access_list(id) != nullptr) return;
  add(Severity::error, FindingCode::unknown_access_list, origin, {id, line}, object);
}

void Checker::need_interface(const std::string& name, SourceLine origin, const std::string& line,
                             const std::string& object) {
  if (name.empty() || config_.interface_named(name) != nullptr) return;
  add(Severity::error, FindingCode::unknown_interface, origin, {name, line}, object);
}

void Checker::need_pool(const std::string& name, SourceLine origin, const std::string& line,
                        const std::string& object) {
  if (name.empty() || config_.local_pool(name) != nullptr) return;
  auto& finding = add(Severity::error, FindingCode::unknown_pool, origin, {name, line}, object);
  // With one pool there is no doubt which is meant.
  if (config_.local_pools.size() != 1) return;
  const auto& only = config_.local_pools.front().name;
  finding.mend.push_back(line.substr(0, line.size() - name.size()) + only);
  const auto& at = config_.isakmp.client_pool_interface;
  if (object == "isakmp" && !at.empty()) finding.mend.back() += ' ' + at;
}

void Checker::need_server(const std::string& tag, SourceLine origin, const std::string& line,
                          const std::string& object) {
  if (tag.empty()) return;
  const auto* group = config_.aaa_server(tag);
  if (group == nullptr) {
    add(Severity::error, FindingCode::unknown_aaa_server, origin, {tag, line}, object);
  } else if (group->hosts.empty() && group->protocol != AaaProtocol::local) {
    add(Severity::error, FindingCode::aaa_server_without_host, origin, {tag, line}, object);
  }
}

std::optional<Config> mended(const Config& config, const Finding& finding) {
  if (finding.mend.empty()) return std::nullopt;
  Config result = config;
  EditContext context;
  for (const auto& command : finding.mend) {
    if (!apply_line(result, command, &context).ok()) return std::nullopt;
  }
  return result;
}

std::vector<Finding> check(const Config& config, const Surroundings& surroundings) {
  return Checker(config, surroundings).run();
}

std::vector<Finding> check(const ParseResult& parsed, const Surroundings& surroundings) {
  std::vector<Finding> findings;
  for (const auto& diagnostic : parsed.diagnostics) {
    if (diagnostic.code == LineCode::checksum_differs) {
      findings.push_back({diagnostic.severity, FindingCode::checksum_differs, diagnostic.line,
                          diagnostic.args, "Cryptochecksum"});
      continue;
    }
    std::string line;
    for (const auto& unknown : parsed.config.unknown_lines) {
      if (unknown.origin.number == diagnostic.line) line = unknown.text;
    }
    if (line.empty() && !diagnostic.args.empty()) line = diagnostic.args.front();
    const bool no_group =
        diagnostic.device_text.starts_with("ERROR: object-group ") && diagnostic.code == LineCode::not_found;
    const auto code = no_group                                           ? FindingCode::unknown_object_group
                      : diagnostic.code == LineCode::unknown_access_list ? FindingCode::unknown_access_list
                      : diagnostic.code == LineCode::unknown_interface   ? FindingCode::unknown_interface
                                                                         : FindingCode::line_not_understood;
    // Of a device text of several lines the first says what is wrong, the others are the usage.
    const auto text = diagnostic.device_text.substr(0, diagnostic.device_text.find('\n'));
    if (code == FindingCode::line_not_understood) {
      findings.push_back({diagnostic.severity, code, diagnostic.line, {line, text}, line});
    } else {
      const auto name = diagnostic.args.empty() ? std::string() : diagnostic.args.front();
      findings.push_back({diagnostic.severity, code, diagnostic.line, {name, line}, line});
    }
  }
  auto more = check(parsed.config, surroundings);
  findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.line < b.line; });
  return findings;
}

}  // namespace drawbridge::pix
