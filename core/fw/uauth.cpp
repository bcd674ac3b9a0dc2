// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/uauth.h"

#include <algorithm>

namespace drawbridge::fw {

void Uauth::add(UauthEntry entry) {
  const Ipv4Address address = entry.address;
  if (connections_.contains(address)) {
    entry.idle_since.reset();
  } else if (!entry.idle_since) {
    entry.idle_since = entry.since;
  }
  if (const auto end = end_of(entry)) deadlines_.add(*end, address.value());
  entries_[address] = std::move(entry);
  authenticated_most_ = std::max(authenticated_most_, static_cast<int>(entries_.size()));
}

bool Uauth::remove(Ipv4Address address) {
  return entries_.erase(address) != 0;
}

std::vector<Ipv4Address> Uauth::clear(std::string_view user) {
  std::vector<Ipv4Address> gone;
  for (const auto& [address, entry] : entries_) {
    if (user.empty() || entry.user == user) gone.push_back(address);
  }
  for (const Ipv4Address address : gone) entries_.erase(address);
  return gone;
}

bool Uauth::authorize(Ipv4Address address, std::string what) {
  const auto found = entries_.find(address);
  if (found == entries_.end()) return false;
  auto& list = found->second.authorized;
  if (std::find(list.begin(), list.end(), what) == list.end()) list.push_back(std::move(what));
  return true;
}

void Uauth::connection_built(Ipv4Address address) {
  ++connections_[address];
  if (const auto found = entries_.find(address); found != entries_.end()) found->second.idle_since.reset();
}

void Uauth::connection_ended(TimePoint now, Ipv4Address address) {
  const auto count = connections_.find(address);
  if (count == connections_.end() || --count->second > 0) return;
  connections_.erase(count);
  if (const auto found = entries_.find(address); found != entries_.end()) {
    found->second.idle_since = now;
    if (const auto end = end_of(found->second)) deadlines_.add(*end, address.value());
  }
}

std::optional<TimePoint> Uauth::end_of(const UauthEntry& entry) {
  std::optional<TimePoint> end;
  if (entry.absolute) end = entry.since + *entry.absolute;
  if (entry.inactivity && entry.idle_since) {
    const TimePoint idle_end = *entry.idle_since + *entry.inactivity;
    end = end ? std::min(*end, idle_end) : idle_end;
  }
  return end;
}

std::optional<UauthEntry> Uauth::pop_expired(TimePoint now) {
  while (const auto key = deadlines_.pop(now)) {
    const auto found = entries_.find(Ipv4Address(static_cast<std::uint32_t>(*key)));
    if (found == entries_.end()) continue;
    const auto end = end_of(found->second);
    if (!end) continue;
    if (*end > now) {
      deadlines_.add(*end, *key);
      continue;
    }
    UauthEntry gone = std::move(found->second);
    entries_.erase(found);
    return gone;
  }
  return std::nullopt;
}

void Uauth::begin() {
  ++in_progress_;
  in_progress_most_ = std::max(in_progress_most_, in_progress_);
}

void Uauth::end() {
  if (in_progress_ > 0) --in_progress_;
}

const UauthEntry* Uauth::find(Ipv4Address address) const {
  const auto found = entries_.find(address);
  return found == entries_.end() ? nullptr : &found->second;
}

UauthStatus Uauth::status() const {
  UauthStatus status;
  for (const auto& [address, entry] : entries_) status.entries.push_back(entry);
  status.authenticated = static_cast<int>(entries_.size());
  status.authenticated_most = authenticated_most_;
  status.in_progress = in_progress_;
  status.in_progress_most = in_progress_most_;
  return status;
}

}  // namespace drawbridge::fw
