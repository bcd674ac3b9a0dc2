// SPDX-License-Identifier: GPL-3.0-or-later
// The connections whose login the appliance takes for a server (pix-behaviour.md 5): who belongs to whom. The
// user's TCP ends at our own stack, at a port of ours; the connection to the server begins at our own stack
// too, and goes out in the user's name. Both are led by rewriting addresses:
//
//   user U -> server S             is handed to our stack as   U -> own address, port P
//   own address, port Q -> N:R     leaves our stack, goes on as  U -> S     (N is an address of no network)
//
// and the answers the other way round.
#pragma once

#include <map>
#include <memory>

#include "fw/path.h"
#include "headend/prompt_dialogue.h"

namespace drawbridge::headend {

/// Ports of ours at which users end up: one is enough while nobody reaches two servers from the same port.
inline constexpr std::uint16_t kFirstLoginPort = 20000;
inline constexpr std::uint16_t kLoginPorts = 16;
/// What our own stack takes for the servers' address (TEST-NET-1); no packet leaves with it.
inline constexpr Ipv4Address kServerSide{192, 0, 2, 1};

struct ProxiedLogin {
  std::uint64_t id = 0;
  std::string tag;
  fw::LoginWanted wanted;  ///< `tag` of it is not kept
  std::string interface;   ///< where the user comes in
  bool from_tunnel = false;
  std::uint16_t user_port = 0;                       ///< P
  std::uint16_t server_port = 0;                     ///< R
  Endpoint server_side;                              ///< own address, port Q, once our stack has said so
  std::uint64_t user_stream = 0, server_stream = 0;  ///< 0: none
  std::unique_ptr<LoginDialogue> dialogue;           ///< once the user's connection is open
  bool is_counted = false;                           ///< in "Authen In Progress"
  bool is_joined = false;
  bool is_done = false;  ///< both connections are ending; kept for their last packets
  std::string user;      ///< who has logged in
  std::uint32_t sid = 0;
  std::optional<fw::UauthEntry> entry;  ///< for `timeout uauth 0`, where nobody else remembers
  Bytes held;                           ///< the packet whose authorization is being asked
  TimePoint since{};
  std::optional<TimePoint> deadline;

  [[nodiscard]] const Endpoint& from() const { return wanted.from; }
  [[nodiscard]] const Endpoint& to() const { return wanted.to; }
};

class LoginProxies {
 public:
  /// Null if all ports are in use for that user, or there are too many.
  ProxiedLogin* add(fw::LoginWanted wanted);
  void remove(std::uint64_t id);

  [[nodiscard]] ProxiedLogin* find(std::uint64_t id);
  /// By the user's end and the server's, as the user sees it.
  [[nodiscard]] ProxiedLogin* find_flow(const Endpoint& user, const Endpoint& server);
  [[nodiscard]] ProxiedLogin* find_user_side(std::uint16_t port, const Endpoint& user);
  [[nodiscard]] ProxiedLogin* find_server_side(std::uint16_t port);
  [[nodiscard]] ProxiedLogin* find_stream(std::uint64_t stream);
  /// Streams set in the entry are found from now on.
  void note_streams(const ProxiedLogin& login);
  /// The user's unanswered prompts.
  [[nodiscard]] int prompts_of(Ipv4Address user) const;
  [[nodiscard]] int prompts() const;

  [[nodiscard]] std::vector<std::uint64_t> ids() const;
  /// Those whose deadline is over.
  [[nodiscard]] std::vector<std::uint64_t> due(TimePoint now) const;
  [[nodiscard]] std::optional<TimePoint> next_deadline() const;
  [[nodiscard]] bool empty() const { return logins_.empty(); }
  [[nodiscard]] std::size_t size() const { return logins_.size(); }

  static constexpr std::size_t kMost = 1024;

 private:
  using Flow = std::pair<Endpoint, Endpoint>;
  std::map<std::uint64_t, ProxiedLogin> logins_;
  std::map<Flow, std::uint64_t> by_flow_;
  std::map<std::pair<std::uint16_t, Endpoint>, std::uint64_t> by_user_port_;
  std::map<std::uint16_t, std::uint64_t> by_server_port_;
  std::map<std::uint64_t, std::uint64_t> by_stream_;
  std::uint64_t next_id_ = 1;
  std::uint16_t next_server_port_ = 1;
};

/// Gives a TCP packet other ends, in place; the checksums follow. False for what is no whole TCP header.
bool readdress(ByteSpan packet, const Endpoint& from, const Endpoint& to);

}  // namespace drawbridge::headend
