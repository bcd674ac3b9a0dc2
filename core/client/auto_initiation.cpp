// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/auto_initiation.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/timers.h"

namespace drawbridge::client {

namespace {

constexpr int kMostMinutes = 10;

std::string value_of(const IniDocument& settings, std::string_view section, std::string_view key) {
  const IniKey* const found = settings.find(section, key);
  return found != nullptr ? std::string(trimmed(found->value)) : std::string();
}

}  // namespace

std::string english_text(const AutoProblem& problem) {
  using Kind = AutoProblem::Kind;
  switch (problem.kind) {
    case Kind::retry_interval:
      return fmt::format(
          "AutoInitiationRetryInterval is \"{}\"; it is a number of minutes from 1 to 10, so 1 is used.",
          problem.what);
    case Kind::network:
      return fmt::format(
          "Section [{}] is left out: Network and Mask must be a network, as 192.168.1.0 and 255.255.255.0.",
          problem.what);
    case Kind::entry:
      return fmt::format("Section [{}] is left out: ConnectionEntry names no entry.", problem.what);
    case Kind::damaged:
      return fmt::format("{} cannot be understood; nothing in it is used.", problem.what);
    case Kind::not_changed:
      return fmt::format("{} cannot be understood, so it is not changed: mend it or move it away.",
                         problem.what);
    case Kind::not_written:
      return fmt::format("{} cannot be written ({}).", problem.what, problem.system);
  }
  return {};
}

AutoInitiation read_auto_initiation(const IniDocument& settings) {
  AutoInitiation read;
  read.is_on = value_of(settings, "main", "AutoInitiationEnable") == "1";
  const std::string minutes = value_of(settings, "main", "AutoInitiationRetryInterval");
  int number = 0;
  const auto [end, error] = std::from_chars(minutes.data(), minutes.data() + minutes.size(), number);
  if (error == std::errc{} && end == minutes.data() + minutes.size() && number >= 1 &&
      number <= kMostMinutes) {
    read.retry_minutes = number;
  } else if (!minutes.empty()) {
    read.problems.push_back({AutoProblem::Kind::retry_interval, minutes});
  }
  const std::string list = value_of(settings, "main", "AutoInitiationList");
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    const std::string section(trimmed(std::string_view(list).substr(at, comma - at)));
    at = comma + 1;
    if (section.empty()) continue;
    const auto network = Ipv4Address::parse(value_of(settings, section, "Network"));
    const auto mask = Ipv4Address::parse(value_of(settings, section, "Mask"));
    const auto length = mask ? length_of(*mask) : std::nullopt;
    AutoNetwork one;
    one.section = section;
    one.entry = value_of(settings, section, "ConnectionEntry");
    one.connects = value_of(settings, section, "Connect") != "0";
    if (!network || !length) {
      read.problems.push_back({AutoProblem::Kind::network, section});
    } else if (one.connects && one.entry.empty()) {
      read.problems.push_back({AutoProblem::Kind::entry, section});
    } else {
      one.network = {*network, *length};
      one.network = {one.network.network(), one.network.length};
      read.networks.push_back(std::move(one));
    }
  }
  return read;
}

const AutoNetwork* network_of(const AutoInitiation& settings, const std::vector<Ipv4Address>& own_addresses) {
  for (const AutoNetwork& each : settings.networks) {
    const bool fits = std::any_of(own_addresses.begin(), own_addresses.end(),
                                  [&](Ipv4Address own) { return each.network.contains(own); });
    if (fits) return &each;
  }
  return nullptr;
}

AutoInitiator::AutoInitiator(AutoInitiation settings, const std::vector<std::string>& at_start)
    : settings_(std::move(settings)) {
  for (const std::string& entry : at_start) wanted_[entry].at = TimePoint{};
}

void AutoInitiator::addresses(TimePoint now, const std::vector<Ipv4Address>& own) {
  if (own == own_ && has_looked_) return;
  own_ = own;
  // Without an address there is nothing to be reached; the next change will come.
  const AutoNetwork* const network = settings_.is_on ? network_of(settings_, own) : nullptr;
  const std::string chosen = network != nullptr && network->connects ? network->entry : std::string();
  const bool was_first = !std::exchange(has_looked_, true);
  // What another network wanted is not tried any more; what is up stays up.
  if (chosen != chosen_ && !chosen_.empty()) wanted_[chosen_].at.reset();
  chosen_ = chosen;
  if (!chosen_.empty()) wanted_[chosen_].at = now;
  if (was_first) return;
  for (auto& [entry, wanted] : wanted_) {
    if (wanted.at && !wanted.is_going_on) wanted.at = now;
  }
}

void AutoInitiator::began(const std::string& entry) {
  wanted_[entry].is_going_on = true;
}

void AutoInitiator::ended(TimePoint now, const std::string& entry, End how) {
  const auto found = wanted_.find(entry);
  if (found == wanted_.end()) return;
  found->second.is_going_on = false;
  if (!found->second.at) return;
  if (how == End::for_good) {
    found->second.at.reset();
  } else {
    found->second.at = now + Seconds{60} * settings_.retry_minutes;
  }
}

void AutoInitiator::ended(TimePoint now, const Ended& ended) {
  const bool may_help_later =
      tries_backup_server(ended.reason) || ended.reason == Reason::name_not_resolved || ended.was_up;
  this->ended(now, ended.entry, ended.by_user || !may_help_later ? End::for_good : End::failed);
}

std::optional<std::string> AutoInitiator::due(TimePoint now) {
  for (auto& [entry, wanted] : wanted_) {
    if (wanted.is_going_on || !wanted.at || *wanted.at > now) continue;
    wanted.is_going_on = true;
    return entry;
  }
  return std::nullopt;
}

std::optional<TimePoint> AutoInitiator::next_timeout() const {
  std::optional<TimePoint> next;
  for (const auto& [entry, wanted] : wanted_) {
    if (!wanted.is_going_on) next = earlier(next, wanted.at);
  }
  return next;
}

}  // namespace drawbridge::client
