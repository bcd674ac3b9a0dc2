// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/neighbours.h"

#include <algorithm>
#include <utility>

#include "base/timers.h"

namespace drawbridge::net {

namespace {

/// A machine that fights for an address does so often; what nobody asks about is not kept.
constexpr std::size_t kMostCollisions = 16;

}  // namespace

void Neighbours::set_address(Ipv4Address address) {
  if (address == address_) return;
  address_ = address;
  announce(address);
}

void Neighbours::announce(Ipv4Address address) {
  if (address.is_any()) return;
  frames_.push_back({wire::HardwareAddress::broadcast(), wire::EtherType::arp,
                     wire::write_arp({wire::ArpOperation::request, own_, address, {}, address})});
}

void Neighbours::ask(Ipv4Address address) {
  frames_.push_back({wire::HardwareAddress::broadcast(), wire::EtherType::arp,
                     wire::write_arp({wire::ArpOperation::request, own_, address_, {}, address})});
}

void Neighbours::make_room() {
  if (neighbours_.size() < limits_.known) return;
  neighbours_.erase(
      std::min_element(neighbours_.begin(), neighbours_.end(),
                       [](const auto& a, const auto& b) { return a.second.confirmed < b.second.confirmed; }));
}

void Neighbours::send(TimePoint now, Ipv4Address next_hop, ByteView packet) {
  auto found = neighbours_.find(next_hop);
  if (found != neighbours_.end() && found->second.at && found->second.confirmed + limits_.lasts <= now) {
    neighbours_.erase(found);
    found = neighbours_.end();
  }
  if (found == neighbours_.end()) {
    make_room();
    found = neighbours_.emplace(next_hop, Neighbour{}).first;
    found->second.confirmed = now;
    found->second.ask_at = now + limits_.between;
    found->second.asked = 1;
    ask(next_hop);
  }
  Neighbour& neighbour = found->second;
  if (neighbour.at) {
    frames_.push_back({*neighbour.at, wire::EtherType::ipv4, to_bytes(packet)});
    return;
  }
  neighbour.waiting.push_back(to_bytes(packet));
  if (neighbour.waiting.size() > limits_.waiting) neighbour.waiting.pop_front();
}

void Neighbours::receive(TimePoint now, const wire::ArpMessage& message,
                         const std::function<bool(Ipv4Address)>& answers_for) {
  if (message.sender_hardware == own_ || message.sender_hardware.is_group()) return;
  const bool is_for_us = !message.target.is_any() && answers_for(message.target);
  if (!message.sender.is_any() && answers_for(message.sender)) {
    if (collisions_.size() < kMostCollisions) {
      collisions_.push_back(
          {message.operation == wire::ArpOperation::reply, message.sender, message.sender_hardware});
    }
    // Whoever believed the other one is set right.
    if (message.sender == address_) announce(message.sender);
    return;
  }
  // RFC 826: what is known is set right by whatever is said; something new is learned only from who talks to
  // us.
  const auto known = neighbours_.find(message.sender);
  if (known != neighbours_.end()) {
    Neighbour& neighbour = known->second;
    neighbour.at = message.sender_hardware;
    neighbour.confirmed = now;
    for (Bytes& packet : std::exchange(neighbour.waiting, {}))
      frames_.push_back({message.sender_hardware, wire::EtherType::ipv4, std::move(packet)});
  } else if (is_for_us && !message.sender.is_any()) {
    make_room();
    Neighbour& neighbour = neighbours_[message.sender];
    neighbour.at = message.sender_hardware;
    neighbour.confirmed = now;
  }
  if (is_for_us && message.operation == wire::ArpOperation::request) {
    frames_.push_back({message.sender_hardware, wire::EtherType::arp,
                       wire::write_arp({wire::ArpOperation::reply, own_, message.target,
                                        message.sender_hardware, message.sender})});
  }
}

void Neighbours::handle_timeout(TimePoint now) {
  for (auto it = neighbours_.begin(); it != neighbours_.end();) {
    Neighbour& neighbour = it->second;
    if (neighbour.at || neighbour.ask_at > now) {
      ++it;
    } else if (neighbour.asked >= limits_.questions) {
      it = neighbours_.erase(it);
    } else {
      ++neighbour.asked;
      neighbour.ask_at = now + limits_.between;
      ask(it->first);
      ++it;
    }
  }
}

std::optional<TimePoint> Neighbours::next_timeout() const {
  std::optional<TimePoint> next;
  for (const auto& [address, neighbour] : neighbours_)
    if (!neighbour.at) next = earlier(next, neighbour.ask_at);
  return next;
}

std::vector<Neighbours::Frame> Neighbours::take_frames() {
  return std::exchange(frames_, {});
}

std::optional<Neighbours::Collision> Neighbours::poll_collision() {
  if (collisions_.empty()) return std::nullopt;
  const Collision collision = collisions_.front();
  collisions_.pop_front();
  return collision;
}

}  // namespace drawbridge::net
