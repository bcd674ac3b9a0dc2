// SPDX-License-Identifier: GPL-3.0-or-later
// What an IkeEndpoint wants done (actions, strictly in order) and what it tells its owner (events).
#pragma once

#include "crypto/trust.h"
#include "ike/policy.h"
#include "wire/isakmp_header.h"

namespace drawbridge::ike {

/// Handle of one ISAKMP SA within its endpoint; never reused.
using SaId = std::uint64_t;

/// Ports of ESP in UDP, as seen by us.
struct UdpPorts {
  std::uint16_t local = 0;
  std::uint16_t peer = 0;
  bool operator==(const UdpPorts&) const = default;
};

/// One direction of a phase-2 SA, ready for the data plane.
struct ChildSa {
  std::uint32_t spi = 0;
  crypto::CipherSpec encryption;
  EspAuth authentication{};
  Secret encryption_key;
  Secret authentication_key;
  Ipv4Address local;  ///< own tunnel endpoint
  Ipv4Address peer;   ///< the other tunnel endpoint
  TrafficSelector local_selector;
  TrafficSelector remote_selector;
  std::optional<std::uint32_t> life_seconds;  ///< as negotiated; nothing: none was
  std::uint16_t conn_id = 0;                  ///< the device's slot number, 1..65535 (map_alloc_entry)
  std::optional<UdpPorts> udp;                ///< nothing: IP protocol 50
};

/// The inbound half is installed before the message leaves that lets the peer send with it; a pair shares
/// `pair`. A datagram is complete: behind the float with its non-ESP marker, and a NAT keepalive is one too.
struct Transmit {
  Endpoint from;
  Endpoint to;
  Bytes datagram;
};
struct InstallInbound {
  SaId sa = 0;
  std::uint64_t pair = 0;
  ChildSa child;
};
struct InstallOutbound {
  SaId sa = 0;
  std::uint64_t pair = 0;
  ChildSa child;
};
struct RemovePair {
  SaId sa = 0;
  std::uint64_t pair = 0;
  std::uint32_t inbound_spi = 0;
  std::uint32_t outbound_spi = 0;
};
/// The peer is reached under another address or port from now on (its NAT changed): all pairs of this SA
/// move. `esp` is where ESP goes.
struct MovePeer {
  SaId sa = 0;
  Endpoint old_esp;
  Endpoint esp;
  Endpoint ike;
};
using Action = std::variant<Transmit, InstallInbound, InstallOutbound, RemovePair, MovePeer>;

/// For a recording of the session that can be decoded afterwards: how the messages of one ISAKMP SA are
/// encrypted.
struct Phase1KeyRecord {
  wire::Cookie initiator_cookie{};
  crypto::CipherSpec cipher;
  Secret cipher_key;
};

enum class CloseReason : std::uint8_t {
  local_request,          ///< the owner closed it
  no_answer,              ///< retransmissions used up, or dead peer
  peer_deleted,           ///< Delete payload
  no_proposal_chosen,     ///< phase 1 or 2 offer refused, by us or by the peer
  authentication_failed,  ///< HASH of the peer does not fit (wrong key)
  unknown_group,
  xauth_failed,  ///< user authentication failed, tries used up
  xauth_cancelled,
  xauth_timeout,
  address_failed,  ///< Mode-Config brought no address
  quick_mode_failed,
  peer_not_capable,  ///< no Xauth or no Mode-Config where it is needed
  expired,
  replaced,  ///< INITIAL-CONTACT or a newer SA of the same peer
  idle,
  session_time,  ///< the headend's limit of a session, `vpngroup max-time` or the server's
  administrator,
  shut_down,  ///< the headend ends
  restart,    ///< the headend begins anew
  protocol_error,
  certificate_failed,  ///< the peer's certificate, signature or name: see Closed::certificate
};

/// Why a proposal was not taken: which attribute differed, for every pair compared. For messages and logs.
struct Mismatch {
  int offered = 0;        ///< transform or proposal number
  int policy = 0;         ///< policy priority, 0 for phase 2
  std::string attribute;  ///< "encryption", "hash", "group", "authentication", "lifetime", "encapsulation"
  std::string offered_value;
  std::string wanted_value;
};

/// Client and headend: phase 1 is authenticated.
struct Phase1Established {
  SaId sa = 0;
  Endpoint peer;
  Phase1Transform chosen;
  std::uint32_t lifetime_seconds = 0;
  std::string group;
  bool peer_is_unity = false;
  bool peer_has_dpd = false;
  bool nat_traversal = false;  ///< both ends speak it
  bool behind_nat = false;     ///< we are (or state to be)
  bool peer_behind_nat = false;
};
/// Client: the gateway asks. Answer with IkeEndpoint::give_credentials or refuse_credentials.
struct NeedCredentials {
  SaId sa = 0;
  std::uint16_t type = 0;
  bool wants_user = false, wants_password = false, wants_passcode = false, wants_domain = false;
  bool wants_answer = false, wants_next_pin = false;
  std::string message;  ///< the gateway's own words, may be empty
  int round = 1;        ///< 1 for the first question of this login
  bool last_was_refused = false;
};
/// Headend: the client answered; decide with IkeEndpoint::xauth_result.
struct CredentialsReceived {
  SaId sa = 0;
  Endpoint peer;
  std::string group;
  std::string user;
  Secret password;
};
/// Headend: an address is wanted (pull or push); answer with assign_address or refuse_address.
struct AddressWanted {
  SaId sa = 0;
  Endpoint peer;
  std::string group;
  std::string user;
  bool pushed = false;
};
/// Client: Mode-Config is done.
struct AddressAssigned {
  SaId sa = 0;
  ModeConfig config;
};
/// Client: the user was accepted (Xauth STATUS OK).
struct UserAuthenticated {
  SaId sa = 0;
};
/// Both: a pair of phase-2 SAs is installed in both directions.
struct ChildEstablished {
  SaId sa = 0;
  std::uint64_t pair = 0;
  std::uint32_t inbound_spi = 0;
  std::uint32_t outbound_spi = 0;
  EspTransform transform;
  TrafficSelector local;
  TrafficSelector remote;
  std::optional<std::uint32_t> life_seconds;
  bool is_rekey = false;
};
struct ChildRemoved {
  SaId sa = 0;
  std::uint64_t pair = 0;
  std::uint32_t inbound_spi = 0;
  std::uint32_t outbound_spi = 0;
};
/// Both: a new ISAKMP SA of the same peer took over login, address and pairs; nothing follows for `old_sa`,
/// not even Closed, and no Phase1Established for `new_sa`. User credentials may be asked for again under
/// `new_sa`. Where both sides began one, there may be two of these, and the last holds.
struct Phase1Rekeyed {
  SaId old_sa = 0;
  SaId new_sa = 0;
  bool by_peer = false;  ///< who began it
  /// Client, behind Phase1Over: nothing has come from the gateway since, which may have ended the login as
  /// well.
  bool in_doubt = false;
};
/// Both: the ISAKMP SA has come to its end and is listed no more, but its pairs live on: until their own end,
/// when Closed follows, or until a new ISAKMP SA of the same peer takes them over, which is Phase1Rekeyed. To
/// the owner they are still this SA's. A client begins that new SA by itself: as soon as something comes from
/// the gateway, or keys have to be renewed, or nothing comes although something is sent.
struct Phase1Over {
  SaId sa = 0;
  Endpoint peer;
};
/// Client: the gateway wants the connection to be made with another member of its cluster (notify 40501,
/// under protection). The owner closes this SA.
struct Redirected {
  SaId sa = 0;
  Ipv4Address to;
};
/// Both: the ISAKMP SA is gone; nothing follows for this SaId.
struct Closed {
  SaId sa = 0;
  Endpoint peer;
  CloseReason reason{};
  std::string group;
  std::string user;
  std::vector<Mismatch> mismatches;  ///< filled for no_proposal_chosen
  std::uint16_t peer_notify = 0;     ///< notify type that the peer gave, 0: none
  bool was_established = false;      ///< the ISAKMP SA stood until now: false behind Phase1Over, too
  std::optional<crypto::TrustProblem> certificate{};  ///< filled for certificate_failed
  std::optional<std::uint8_t> delete_reason;  ///< the peer's (wire-ike.md 8), if it was told and is read
};
using Event = std::variant<Phase1Established, NeedCredentials, CredentialsReceived, AddressWanted,
                           AddressAssigned, UserAuthenticated, ChildEstablished, ChildRemoved, Phase1Rekeyed,
                           Phase1Over, Closed, Redirected>;

}  // namespace drawbridge::ike
