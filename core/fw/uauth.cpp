// SPDX-License-Identifier: GPL-3.0-or-later
#include "fw/uauth.h"

#include <algorithm>

namespace drawbridge::fw {

void Uauth::add(UauthEntry entry) {
  const Ipv4Address address = entry.address;
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
