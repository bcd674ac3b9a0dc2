// SPDX-License-Identifier: GPL-3.0-or-later
// One IkeEndpoint per local address: many ISAKMP SAs, both roles, sans I/O. Every call states the time at
// which it happened; afterwards poll_action, poll_event and poll_trace until empty. RFC 2408, 2409; wire.md;
// wire-ike.md.
#pragma once

#include <memory>

#include "base/random.h"
#include "ike/events.h"
#include "ike/status.h"
#include "ike/trace.h"

namespace drawbridge::ike {

class IkeEndpoint {
 public:
  /// `random` must outlive the endpoint.
  IkeEndpoint(Endpoint local, Random& random);
  ~IkeEndpoint();
  IkeEndpoint(const IkeEndpoint&) = delete;
  IkeEndpoint& operator=(const IkeEndpoint&) = delete;

  /// Answer as a headend from now on; nothing: refuse every first message. Existing SAs stay.
  void set_responder(std::optional<ResponderConfig> config);
  /// Start a connection as a client. The first message is among the actions afterwards.
  SaId initiate(TimePoint now, const InitiatorConfig& config);

  /// An ISAKMP message. `natt_port`: the own port on which it came behind a non-ESP marker, which the owner
  /// has taken off (wire/natt.h); 0: it came on the endpoint's own port, without one.
  void handle_datagram(TimePoint now, const Endpoint& from, ByteView datagram, std::uint16_t natt_port = 0);
  void handle_timeout(TimePoint now);

  // Client's answers to NeedCredentials.
  struct Credentials {
    std::string user;
    Secret password;
    Secret passcode;
    std::string domain;
    Secret answer;
    Secret next_pin;
  };
  void give_credentials(TimePoint now, SaId sa, const Credentials& credentials);
  void refuse_credentials(TimePoint now, SaId sa);

  // Headend's answers to CredentialsReceived and AddressWanted. A refused user is asked again until the
  // attempts of Limits are used up.
  void xauth_result(TimePoint now, SaId sa, bool accepted, const std::string& message = {});
  /// The server has a further question (a challenge, a next code): the client is asked for an ANSWER to that
  /// MESSAGE, which comes as CredentialsReceived. Not one of the attempts.
  void xauth_challenge(TimePoint now, SaId sa, const std::string& message);
  void assign_address(TimePoint now, SaId sa, const ModeConfig& config);
  void refuse_address(TimePoint now, SaId sa);

  /// Sends Delete for the phase-2 SAs and the ISAKMP SA, then Closed. `tell_peer` false: silently.
  void close(TimePoint now, SaId sa, CloseReason reason, bool tell_peer = true);
  void close_all(TimePoint now, CloseReason reason);
  /// Deletes one pair of phase-2 SAs and tells the peer.
  void close_pair(TimePoint now, SaId sa, std::uint64_t pair);
  /// Starts a Quick Mode for the same selectors as `pair` (kilobyte expiry of the data plane); either side
  /// may.
  void rekey_pair(TimePoint now, SaId sa, std::uint64_t pair);
  /// Begins a phase 1 that takes over from this SA. Both sides do so by themselves before its life ends, a
  /// gateway only if it is told to (GatewayQuirks::renews_phase1).
  void renew_phase1(TimePoint now, SaId sa);
  /// The data plane received the first packet of this pair: the peer has the new keys, and what goes to it
  /// may go under them. Until then, or for half a second, a renewed pair sends with the old ones.
  void pair_used(TimePoint now, SaId sa, std::uint64_t pair);
  /// The data plane saw authenticated traffic of this SA: proof of life for DPD, and for the idle limits.
  void traffic_seen(TimePoint now, SaId sa);
  /// The data plane has something to send while nothing was heard: lets DPD worry (RFC 3706).
  void traffic_wanted(TimePoint now, SaId sa);

  /// Authenticated ESP in UDP of this SA came from an endpoint other than the one we send to, with the
  /// highest sequence number so far: the peer's translator changed (RFC 3948). MovePeer follows where it may.
  void esp_from(TimePoint now, SaId sa, const Endpoint& from);

  /// Headend: ESP came from there on an SPI that is not installed. Who has an ISAKMP SA is told under its
  /// protection, and asked whether it lives if this headend asks at all; once a second and address at most
  /// (wire-esp.md 5).
  void unknown_spi(TimePoint now, Ipv4Address from, std::uint32_t spi);

  [[nodiscard]] std::optional<Action> poll_action();
  [[nodiscard]] std::optional<Event> poll_event();
  /// Traces are collected only while enabled.
  void enable_trace(bool on);
  [[nodiscard]] std::optional<trace::Event> poll_trace();
  /// Keys are handed out only while this is on: for a recording that a person asked for.
  void enable_key_records(bool on);
  [[nodiscard]] std::optional<Phase1KeyRecord> poll_key_record();
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  [[nodiscard]] std::vector<SaStatus> status(TimePoint now) const;
  [[nodiscard]] Counters counters() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace drawbridge::ike
