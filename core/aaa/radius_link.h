// SPDX-License-Identifier: GPL-3.0-or-later
// RADIUS to servers: identifiers, retransmission, challenges (wire-aaa.md 2.3 to 2.5).
#pragma once

#include <bitset>
#include <map>
#include <vector>

#include "aaa/link.h"
#include "aaa/radius_client.h"
#include "base/random.h"

namespace drawbridge::aaa {

class RadiusLink final : public Link {
 public:
  RadiusLink(Random& random, WallTime epoch) : random_(random), epoch_(epoch) {}

  void begin(TimePoint now, RequestId id, const ServerConfig& server, const Question& question) override;
  void answer(TimePoint now, RequestId id, const Secret& text) override;
  void cancel(RequestId id) override;
  void datagram(TimePoint now, SocketId socket, const Endpoint& from, ByteView payload) override;
  void handle_timeout(TimePoint now) override;
  [[nodiscard]] std::optional<TimePoint> next_timeout() const override;

  /// A server is asked this often, its timeout apart.
  static constexpr int max_tries = 4;
  /// With more than this many requests under way to one server another port of ours is used.
  static constexpr std::size_t most_per_socket = 200;

 private:
  /// Where an answer must come from, where it must arrive, and its identifier.
  struct Slot {
    Endpoint server;
    SocketId socket = 0;
    std::uint8_t identifier = 0;
    auto operator<=>(const Slot&) const = default;
  };
  struct Identifiers {
    std::bitset<256> used;
    std::uint8_t next = 0;
  };
  struct Task {
    ServerConfig server;
    Question question;
    Slot slot;
    bool has_slot = false;
    wire::RadiusAuthenticator authenticator{};
    Bytes datagram;
    Bytes state;
    int tries = 0;
    std::int64_t delay = 0;  ///< seconds, as said in the datagram
    bool asking = false;
    ServerFault suspicion = ServerFault::silent;  ///< what the answers that were dropped looked like
    TimePoint deadline{};

    [[nodiscard]] bool is_record() const { return std::holds_alternative<AccountingRequest>(question); }
  };

  void send(TimePoint now, Task& task);
  void build(TimePoint now, RequestId id, Task& task, const Secret& password);
  void take_slot(RequestId id, Task& task);
  void free_slot(Task& task);
  void end(RequestId id, Verdict verdict);
  [[nodiscard]] Duration delay_of(TimePoint now, const Task& task) const;

  Random& random_;
  WallTime epoch_;
  std::map<RequestId, Task> tasks_;
  std::map<Slot, RequestId> slots_;
  std::map<Endpoint, std::vector<Identifiers>> sockets_;  ///< by server; the index is the socket
};

}  // namespace drawbridge::aaa
