// SPDX-License-Identifier: GPL-3.0-or-later
// What happened inside the engine, as values. The headend's `debug crypto` lines (console/debug_crypto.h) and
// the client's log (client/event_log.h) are written from these and from nothing else. Each event answers to a
// row of the table in pix-show-and-debug.md section 3.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/ip.h"

namespace drawbridge::ike::trace {

/// An ISAKMP datagram arrived and belongs to this endpoint (row 1). Starts a block that BlockEnd closes.
struct Received {
  Endpoint from, to;
  std::uint8_t exchange = 0;
  std::uint32_t message_id = 0;
  bool encrypted = false;
  std::size_t length = 0;
  std::vector<std::string> payloads;  ///< short names: SA KE NON ID HASH ...
};
/// The exchange of that datagram (row 4), behind what is said about a new peer.
struct Exchange {
  std::uint8_t exchange = 0;
};
/// A datagram was handed to the network (client log: SENDING >>>).
struct Sent {
  Endpoint from, to;
  std::uint8_t exchange = 0;
  std::uint32_t message_id = 0;
  bool encrypted = false;
  std::size_t length = 0;
  std::vector<std::string> payloads;
  bool retransmission = false;
};
enum class Status : std::uint8_t { no_error, no_retrans, retrans, error };
struct BlockEnd {
  Status status{};
};  ///< rows 19, 20
struct PeerAdded {
  Ipv4Address peer;
  int total_peers = 0;
};  ///< row 2
struct PeerReference {
  Ipv4Address peer;
  bool ipsec = false;
  int count = 0;
  int total_peers = 0;
  bool decremented = false;
};  ///< rows 3, 48, 49
struct PeerRemoved {
  Ipv4Address peer;
  int total_peers = 0;
};  ///< row 49
struct PeerNode {
  Ipv4Address peer;
};  ///< row 26
struct ProcessingPayload {
  std::string name;
  std::uint32_t message_id = 0;
};  ///< rows 5, 14: SA KE NONCE ID HASH
struct CheckingTransform {
  int transform = 0;
  int priority = 0;
};  ///< row 6
/// Attributes in the order of the packet (rows 7-10, 36).
struct Phase1Attribute {
  std::uint16_t type = 0;
  std::uint32_t number = 0;
  Bytes octets;
};
struct TransformVerdict {
  bool acceptable = false;
  int next_payload = 0;
};  ///< rows 11, 12
struct IdTypeChosen {
  std::uint8_t id_type = 1;
};  ///< row 13
struct VendorId {
  bool dpd = false;
  bool unity = false;
  bool xauth = false;
};  ///< rows 15-17
struct OwnIdPayload {
  int next_payload = 0;
  int type = 0;
  int protocol = 0;
  int port = 0;
  int length = 0;
  int total = 0;
};  ///< row 18
struct Notify {
  std::uint16_t type = 0;
  int protocol = 0;
  std::uint32_t spi = 0;
  std::uint32_t message_id = 0;
  bool acted_on = false;
};  ///< rows 21, 22
struct DeletedSharedSas {
  Ipv4Address peer;
};                        ///< rows 23, 24
struct Authenticated {};  ///< row 25
struct NeedXauth {};      ///< row 27
struct XauthRequestAttribute {
  std::uint16_t attribute = 0;
};  ///< row 28
struct InitiatingPeerConfig {
  Ipv4Address peer;
  std::uint32_t message_id = 0;
};  ///< row 29
/// Row 30: `shown` is the number the device prints there (84, 60, 0).
struct TransactionPayload {
  Ipv4Address peer;
  std::uint32_t shown = 0;
  std::uint32_t message_id = 0;
};
struct ConfigPayload {
  std::uint8_t type = 0;
};                          ///< row 31: 1 REQUEST 2 REPLY 3 SET 4 ACK
struct AddressAccepted {};  ///< row 32
struct CheckingRequest {};  ///< row 33
struct RequestAttribute {
  std::uint16_t attribute = 0;
  bool supported = false;
};  ///< row 33
struct RespondingPeerConfig {
  Ipv4Address peer;
  std::uint32_t message_id = 0;
};  ///< row 34
enum class QuickModeStep : std::uint8_t { idle, auth_await };
struct QuickMode {
  QuickModeStep step{};
};  ///< rows 35, 44
struct CheckingProposal {
  int number = 0;
};  ///< row 36
struct CheckingEspTransform {
  int transform = 0;
  std::uint8_t transform_id = 0;
  std::uint8_t protocol = 3;
};  ///< row 36
struct Phase2Attribute {
  std::uint16_t type = 0;
  std::uint32_t number = 0;
  Bytes octets;
};  ///< row 36
struct ProposalNotSupported {
  int protocol = 0;
  int transform_id = 0;
  int hmac = 0;
};  ///< row 37
struct Phase2Verdict {
  bool acceptable = false;
  int next_payload = 0;
};  ///< rows 38, 41
struct SkippingAnded {
  int proposal = 0;
};  ///< row 39
struct BadSpiSize {
  int octets = 0;
};  ///< row 40
struct Proxy {
  Prefix network;
  int id_type = 1;
  int protocol = 0;
  int port = 0;
};
struct ProposalPart {
  Ipv4Address dest, src;
  Proxy dest_proxy, src_proxy;
  std::string transform;
  int keysize = 0;
};  ///< row 41
struct QuickModeId {
  bool is_source = false;
  Proxy proxy;
};  ///< row 42
struct SpiAllocated {
  std::uint32_t spi = 0;
  Ipv4Address from, to;
};  ///< row 43 (with key_engine line before)
struct SlotAllocated {
  int slot = 0;
};  ///< row 45
/// Row 46 and 47: a pair is created.
struct SasCreated {
  Ipv4Address local, peer;
  Proxy local_proxy, peer_proxy;
  std::uint32_t inbound_spi = 0, outbound_spi = 0;
  int inbound_conn_id = 0, outbound_conn_id = 0;
  std::optional<std::uint32_t> life_seconds;
  std::string transform;
  int keysize = 0;
};
struct DeletePayload {
  std::uint32_t message_id = 0;
};  ///< row 50
struct SaDeleted {
  Ipv4Address src, dst;
};  ///< row 50
/// Trouble, row 52 and the client's log.
enum class Trouble : std::uint8_t {
  sa_not_found,
  malformed,
  decrypt_failed,
  hash_mismatch,
  unknown_group,
  wrong_group_password,
  no_common_policy,
  retransmitting,
  duplicate,
  half_open_limit,
  no_key,
  proxy_not_assigned_address,
  dead_peer,
  certificate_refused,  ///< `detail` says why, in English
  no_udp,               ///< ESP can only go in UDP, and the peer agreed to none
};
/// NAT-D payloads were compared: who is behind a translator.
struct NatDetected {
  bool own = false;
  bool peer = false;
};
struct Problem {
  Trouble what{};
  Ipv4Address peer;
  std::string detail;
};

using Event =
    std::variant<Received, Exchange, Sent, BlockEnd, PeerAdded, PeerReference, PeerRemoved, PeerNode,
                 ProcessingPayload, CheckingTransform, Phase1Attribute, TransformVerdict, IdTypeChosen,
                 VendorId, OwnIdPayload, Notify, DeletedSharedSas, Authenticated, NeedXauth,
                 XauthRequestAttribute, InitiatingPeerConfig, TransactionPayload, ConfigPayload,
                 AddressAccepted, CheckingRequest, RequestAttribute, RespondingPeerConfig, QuickMode,
                 CheckingProposal, CheckingEspTransform, Phase2Attribute, ProposalNotSupported, Phase2Verdict,
                 SkippingAnded, BadSpiSize, ProposalPart, QuickModeId, SpiAllocated, SlotAllocated,
                 SasCreated, DeletePayload, SaDeleted, NatDetected, Problem>;

}  // namespace drawbridge::ike::trace
