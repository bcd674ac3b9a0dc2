// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/acl_log.h"

#include <fmt/format.h>

namespace drawbridge::fw {

Message AclLog::message_of(const Key& key, const Flow& flow, std::uint64_t hits, const std::string& when) {
  return {
      flow.log.level, 106100,
      fmt::format("access-list {} {} {} {}/{}({}) -> {}/{}({}) hit-cnt {} ({})", key.list, flow.word,
                  protocol_words(key.protocol), flow.from, key.source.address.to_string(), key.source.port,
                  flow.to, key.destination.address.to_string(), key.destination.port, hits, when)};
}

std::optional<Message> AclLog::hit(TimePoint now, const std::string& list, const AclLogging& log,
                                   std::string_view word, const PacketInfo& packet, const std::string& from,
                                   const std::string& to) {
  if (log.kind != AclLogging::Kind::flows) return std::nullopt;
  Key key;
  key.list = list;
  key.protocol = packet.protocol;
  key.denied = word == "denied";
  key.source = packet.from();
  key.destination = packet.to();
  if (packet.protocol == kIcmp) {
    key.source.port = packet.icmp_type;
    key.destination.port = packet.icmp_code;
  }
  if (const auto known = flows_.find(key); known != flows_.end()) {
    ++known->second.hits;
    return std::nullopt;
  }
  if (key.denied && denied_ >= limits_.deny_flows) {
    if (alerted_ && now - *alerted_ < limits_.alert_interval) return std::nullopt;
    alerted_ = now;
    return Message{
        1, 106101,
        fmt::format("The number of ACL log deny-flows has reached limit ({}).", limits_.deny_flows)};
  }
  Flow flow;
  flow.number = next_number_++;
  flow.log = log;
  flow.word = word;
  flow.from = from;
  flow.to = to;
  Message told = message_of(key, flow, 1, "first hit");
  if (!key.denied && flows_.size() - denied_ >= kPermittedFlows) return told;
  if (key.denied) ++denied_;
  deadlines_.add(now + log.interval, flow.number);
  by_number_.emplace(flow.number, key);
  flows_.emplace(std::move(key), std::move(flow));
  return told;
}

std::optional<Message> AclLog::pop_due(TimePoint now) {
  while (const auto number = deadlines_.pop(now)) {
    const auto known = by_number_.find(*number);
    if (known == by_number_.end()) continue;
    const auto found = flows_.find(known->second);
    Flow& flow = found->second;
    if (flow.hits == 0) {
      if (found->first.denied) --denied_;
      flows_.erase(found);
      by_number_.erase(known);
      continue;
    }
    const std::uint64_t hits = flow.hits;
    flow.hits = 0;
    deadlines_.add(now + flow.log.interval, *number);
    return message_of(found->first, flow, hits,
                      fmt::format("{}-second interval", whole_seconds(flow.log.interval)));
  }
  return std::nullopt;
}

AclLogStatus AclLog::status() const {
  return {flows_.size(), denied_, limits_.deny_flows, limits_.alert_interval};
}

void AclLog::clear() {
  flows_.clear();
  by_number_.clear();
  denied_ = 0;
  deadlines_.clear();
  alerted_.reset();
}

}  // namespace drawbridge::fw
