// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of a server group and what comes back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "aaa/accounting.h"
#include "aaa/authorization.h"
#include "aaa/local_users.h"
#include "aaa/status.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/ip.h"
#include "base/secret.h"

namespace drawbridge::aaa {

/// Unique within one ServerGroup, never reused.
using StreamId = std::uint64_t;
using RequestId = std::uint64_t;
/// A UDP port of the group's own, numbered from 0: whoever carries datagrams binds a real one for each.
using SocketId = std::uint32_t;

constexpr std::uint16_t kTacacsPort = 49;
/// PIX 6.3 (pix-commands.md 6), not the ports of the registry.
constexpr std::uint16_t kRadiusAuthPort = 1645;
constexpr std::uint16_t kRadiusAcctPort = 1646;

struct ServerConfig {
  Ipv4Address address;
  std::uint16_t port = kTacacsPort;  ///< TACACS+: TCP; RADIUS: UDP, authentication
  Secret key;
  Duration timeout = Seconds(5);
  std::uint16_t accounting_port = kRadiusAcctPort;  ///< RADIUS
  /// RADIUS: answers without a Message-Authenticator are dropped (wire-aaa.md 1.3).
  bool requires_message_authenticator = true;
  Ipv4Address nas_address{};  ///< RADIUS: ours on the interface towards it
  /// TACACS+: several sessions on one connection where the server agrees (wire-aaa.md 4.4).
  bool single_connect = false;
  bool operator==(const ServerConfig&) const = default;
};

struct GroupConfig {
  std::string tag;
  Protocol protocol = Protocol::tacacs;
  std::vector<ServerConfig> servers;
  LocalUsers local_users;
  /// Records kept while no server answers; the oldest ones stay, new ones are dropped and counted.
  std::size_t accounting_limit = 1000;
  /// After all servers failed for a record, how long until it is tried again.
  Duration accounting_retry = Seconds(30);
  /// `max-failed-attempts` and `deadtime`: with either of them a server that failed so often in a row is
  /// skipped for that long. With neither, every request begins with the first server.
  std::optional<int> max_failed_attempts{};
  std::optional<Duration> deadtime{};
  WallTime epoch{};  ///< the date of TimePoint zero
};

/// Open a TCP connection. Answer with stream_opened() or stream_closed().
struct OpenStream {
  StreamId id;
  Endpoint to;
};
struct SendStream {
  StreamId id;
  Bytes octets;
};
/// Close it; nothing more is to be reported for it.
struct CloseStream {
  StreamId id;
};
/// Send it from that port of ours; answers come back with datagram().
struct SendDatagram {
  SocketId socket;
  Endpoint to;
  Bytes payload;
};
using Action = std::variant<OpenStream, SendStream, CloseStream, SendDatagram>;

enum class Outcome : std::uint8_t {
  accepted,
  refused,             ///< a server (or LOCAL) said no
  error,               ///< the group cannot answer: it has no server, or its protocol has no such question
  all_servers_failed,  ///< each server was tried; `attempts` says what was wrong with each
};

struct Attempt {
  Ipv4Address server;
  ServerFault fault = ServerFault::none;
  bool operator==(const Attempt&) const = default;
};

struct AuthenticationResult {
  RequestId id = 0;
  Outcome outcome = Outcome::error;
  /// What the server said to the user, if anything.
  std::string message{};
  /// The servers that failed before this outcome, in order.
  std::vector<Attempt> attempts{};
  Authorization authorization{};
};

/// The server has a further question; answer with ServerGroup::answer() or cancel().
struct ChallengeNeeded {
  RequestId id = 0;
  std::string message;
  bool echo = false;  ///< the answer is no secret
};

struct AuthorizationResult {
  RequestId id = 0;
  Outcome outcome = Outcome::error;
  std::string message{};
  std::vector<Attempt> attempts{};
  /// TACACS+: what the server added or replaced.
  std::vector<std::string> args{};
  Authorization authorization{};
};

/// A record was stored (accepted), refused by the server, or found every server failing: then it stays queued
/// and will be tried again, and another result follows later.
struct AccountingResult {
  RequestId id = 0;
  Outcome outcome = Outcome::error;
  std::string message{};
  std::vector<Attempt> attempts{};
};

/// An answer was not believed, and the request goes on as if it had not come. Told once a request.
struct ReplyRefused {
  Ipv4Address server;
  ServerFault fault = ServerFault::unsigned_reply;
};
/// A server is skipped from now on (`dead`), or asked again.
struct ServerStateChanged {
  Ipv4Address server;
  bool dead = false;
};

using Event = std::variant<AuthenticationResult, AccountingResult, ChallengeNeeded, AuthorizationResult,
                           ReplyRefused, ServerStateChanged>;

struct AuthenticationRequest {
  std::string user;
  Secret password;
  /// The client's address as it is told to the server.
  Ipv4Address rem_addr;
  std::string port = "PIX";
  std::uint32_t nas_port = 0;  ///< RADIUS: number of the session
};

/// May that user do that? TACACS+ only: service=, cmd=, cmd-arg= (pix-behaviour.md 7).
struct AuthorizationRequest {
  std::string user;
  Ipv4Address rem_addr;
  std::string port = "PIX";
  std::string service = "shell";
  std::string command;  ///< "http", "ftp", "telnet", "tcp/8080"
  std::vector<std::string> arguments{};
};

using Question = std::variant<AuthenticationRequest, AccountingRequest, AuthorizationRequest>;

}  // namespace drawbridge::aaa
