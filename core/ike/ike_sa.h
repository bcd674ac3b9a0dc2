// SPDX-License-Identifier: GPL-3.0-or-later
// One ISAKMP SA, either role: its state, its exchanges, the phase-2 pairs below it. Each exchange has a .cpp
// of its own (main_mode, aggressive_mode, xauth, mode_config, quick_mode, informational, dpd, lifetime);
// dispatch and sending are in ike_sa.cpp. A handler verifies everything first, then calls accept(), then
// acts: what is not accepted leaves no trace in the state.
#pragma once

#include <deque>

#include "base/timers.h"
#include "crypto/dh.h"
#include "ike/certificates.h"
#include "ike/context.h"
#include "ike/endpoint.h"
#include "ike/exchange_rules.h"
#include "ike/fragment.h"
#include "ike/identity.h"
#include "ike/keymat.h"
#include "ike/proposal.h"
#include "ike/retransmit.h"
#include "wire/isakmp_message.h"
#include "wire/mode_config.h"

namespace drawbridge::ike {

/// Everything phase 1 needs and an established SA does not.
struct Phase1Work {
  Bytes sa_i_b;  ///< the initiator's SA payload body as sent
  Bytes nonce;   ///< ours
  Bytes id_own;  ///< our ID body
  std::optional<crypto::DhKeyPair> dh;
  Secret pre_shared_key;
  bool unknown_group = false;
  std::vector<Bytes> authorities_asked;  ///< of certificate requests: names in DER
  Bytes nonce_peer;                      ///< aggressive mode
  Bytes public_peer;                     ///< aggressive mode
  Bytes id_peer;                         ///< aggressive mode
  std::optional<Phase1Choice> choice;    ///< responder
  std::optional<Digest> refused_answer;  ///< initiator: a message 2 whose HASH_R did not fit

  /// Initiator, main mode: a message 2. It is not authenticated, so others are remembered beside it.
  struct Answer {
    wire::Cookie responder_cookie{};
    Phase1Transform transform;
  };
  std::vector<Answer> answers;
  /// Main mode: what one message 3 (or 4) would make of the keys; HASH in message 5 (or 6) tells which is
  /// genuine.
  struct Candidate {
    wire::Cookie responder_cookie{};
    Phase1Transform transform;
    Bytes public_peer, nonce_peer;
    Phase1Keys keys;
    PeerTraits traits;
    NatFindings nat;
    Bytes last_block;  ///< initiator: of the message 5 that was sent under these keys
  };
  std::vector<Candidate> candidates;
};

/// What remains of phase 1.
struct SaKeys {
  crypto::HashAlgorithm hash{};
  crypto::CipherSpec cipher;
  Secret skeyid_d, skeyid_a, cipher_key;
  Bytes last_block;  ///< last ciphertext block of phase 1, seed of all later IVs
};

/// After phase 1, before phase 2.
enum class Login : std::uint8_t {
  none,         ///< nothing asked (yet)
  waiting,      ///< client: for the gateway's question; headend: for the first quick mode ("Need XAUTH")
  asked,        ///< headend: REQUEST sent; client: the user is being asked
  deciding,     ///< headend: AAA works; client: REPLY sent
  told_ok,      ///< headend: SET(OK) sent, no ACK yet
  told_failed,  ///< headend: SET(FAIL) sent, no ACK yet
  done,
};
enum class Addressing : std::uint8_t {
  none,     ///< no Mode-Config on this SA
  waiting,  ///< for the peer's request or push, or for the owner's answer
  sent,     ///< client: REQUEST sent; headend: SET sent
  refused,
  done,
};

struct XauthWork {
  std::uint32_t message_id = 0;
  std::uint16_t identifier = 0;
  int round = 0;
  bool answered_before = false;
  bool challenged = false;            ///< headend: an ANSWER is asked for, not name and password
  std::vector<std::uint16_t> wanted;  ///< client: attributes of the question
  std::uint16_t type = 0;
};

struct ConfigWork {
  std::uint32_t message_id = 0;
  std::uint16_t identifier = 0;
  bool pushed = false;
  std::vector<std::uint16_t> requested;
};

/// A Quick Mode that begins when the one before it was answered (InitiatorConfig::quick_modes_in_turn).
struct WaitingQuickMode {
  TrafficSelector local;
  TrafficSelector remote;
};

struct QuickMode {
  std::uint32_t message_id = 0;
  bool initiator = false;
  Bytes nonce_i, nonce_r;
  std::uint32_t own_spi = 0;
  std::optional<crypto::DhKeyPair> dh;
  TrafficSelector local, remote;
  std::uint64_t rekey_of = 0;  ///< pair
  bool early = false;          ///< sent before the login, which the headend holds
  // Initiator: what was offered.
  std::vector<EspProposal> offered;
  std::optional<std::uint32_t> offered_life;
  std::optional<crypto::DhGroup> pfs;  ///< also of a responder: what was chosen
  // Responder, between messages 1 and 3:
  std::uint64_t pair = 0;
  std::optional<ChildSa> outbound;
  ChildSa inbound_facts;  ///< without keys
  EspTransform transform;
};

/// A pair of phase-2 SAs, without keys.
struct ChildPair {
  std::uint64_t pair = 0;
  std::uint32_t inbound_spi = 0, outbound_spi = 0;
  std::uint16_t inbound_slot = 0, outbound_slot = 0;
  EspTransform transform;
  TrafficSelector local, remote;
  std::optional<std::uint32_t> life_seconds;
  std::optional<crypto::DhGroup> pfs;
  bool initiated = false;
  bool replaced = false;
  bool rekeying = false;
  TimePoint soft_at{}, hard_at{};
};

/// The outbound SA of a pair that renews another: the peer may read message 3 of Quick Mode, and know the
/// keys, later than what is sent behind it. That message may be lost, too, and not every peer asks for it
/// again: it is repeated a few times until something comes under the new keys.
struct WaitingOutbound {
  std::uint64_t pair = 0;
  std::uint64_t old = 0;  ///< the pair that is used meanwhile
  TimePoint until{};
  std::optional<ChildSa> child;  ///< nothing: installed
  std::uint32_t message_id = 0;
  int repeats_left = 0;
  Duration interval{};
};

/// Cisco's Delete with reason: number and layout are not verified (wire-ike.md 8).
constexpr wire::PayloadType kDeleteWithReason{129};

class IkeSa {
 public:
  struct Origin {
    SaId id = 0;
    bool initiator = false;  ///< of phase 1
    bool client = false;     ///< of remote access: not the same where a gateway renews phase 1
    Endpoint peer;
    wire::Cookie initiator_cookie{}, responder_cookie{};
  };
  /// A client has a plan, a gateway a policy; who renews or answers against its role has both until phase 1
  /// is established (ike/renewal.h). `successor_of`: the SA that this one is to take over from, or 0.
  IkeSa(Context& context, const Origin& origin, std::shared_ptr<const InitiatorConfig> plan,
        std::shared_ptr<const ResponderConfig> policy, SaId successor_of);
  ~IkeSa();
  IkeSa(const IkeSa&) = delete;
  IkeSa& operator=(const IkeSa&) = delete;

  // Called by the endpoint.
  void start(TimePoint now);
  /// `natt_port`: own port on which the message came behind a non-ESP marker; 0: without one.
  void handle(TimePoint now, const Endpoint& from, const wire::IsakmpMessageView& message,
              std::uint16_t natt_port = 0);
  /// A message that carries a fragment: the whole message if it is complete now.
  [[nodiscard]] std::optional<Bytes> take_fragment(TimePoint now, const Endpoint& from,
                                                   const wire::IsakmpMessageView& carrier);
  /// A new SA that will take over from `old` begins on the ports that `old` has reached.
  void begin_at(const IkeSa& old);
  /// Authenticated ESP of this SA came from there.
  void esp_from(const Endpoint& from);
  void handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;
  void give_credentials(TimePoint now, const IkeEndpoint::Credentials& credentials);
  void refuse_credentials(TimePoint now);
  void xauth_result(TimePoint now, bool accepted, const std::string& message);
  void xauth_challenge(TimePoint now, const std::string& message);
  void assign_address(TimePoint now, const ModeConfig& config);
  void refuse_address(TimePoint now);
  void close(TimePoint now, CloseReason reason, bool tell_peer);
  void close_pair(TimePoint now, std::uint64_t pair);
  void rekey_pair(TimePoint now, std::uint64_t pair);
  /// Begins a phase 1 that is to take over from this one.
  void renew_phase1(TimePoint now);
  /// What is sent for this pair goes under its own keys from here on; nothing if it does already.
  void switch_outbound(std::uint64_t pair);
  /// The peer sends under its keys.
  void pair_used(std::uint64_t pair);
  /// Headend: something came on an SPI that nobody has.
  void tell_invalid_spi(TimePoint now, const wire::NotifyPayload& notify);
  [[nodiscard]] bool sends_with(std::uint32_t spi) const;
  /// Client: a notification that nobody vouches for says that the gateway does not know our SPI.
  void doubt(TimePoint now, const wire::NotifyPayload& notify, std::uint32_t message_id);
  void traffic_seen(TimePoint now);
  void traffic_wanted(TimePoint now);
  [[nodiscard]] SaStatus status(TimePoint now) const;

  [[nodiscard]] SaId id() const { return id_; }
  [[nodiscard]] bool is_initiator() const { return initiator_; }
  [[nodiscard]] bool is_client() const { return client_; }
  [[nodiscard]] Stage stage() const { return stage_; }
  [[nodiscard]] const Endpoint& peer() const { return peer_; }
  [[nodiscard]] const wire::Cookie& initiator_cookie() const { return cookie_i_; }
  [[nodiscard]] const wire::Cookie& responder_cookie() const { return cookie_r_; }
  [[nodiscard]] bool is_half_open() const;
  /// Nothing is left to do: the endpoint may destroy it.
  /// Has pairs, perhaps without an ISAKMP SA that carries messages.
  [[nodiscard]] bool has_pairs_of_its_own() const {
    return stage_ == Stage::established || stage_ == Stage::pairs_only;
  }
  [[nodiscard]] bool is_finished() const { return stage_ == Stage::closed && exchanges_.empty(); }
  /// A message 1 that fitted no policy: never was an SA.
  [[nodiscard]] bool was_refused() const { return refused_; }
  [[nodiscard]] bool fitted_no_policy() const { return closed_reason_ == CloseReason::no_proposal_chosen; }
  void tell_no_proposal(TimePoint now) { send_clear_notify(now, wire::NotifyType::no_proposal_chosen); }
  /// Gives the place among the peers back, for an SA that goes without having been one.
  void drop_reference();
  /// Client: its plan, one object for all SAs of a connection.
  [[nodiscard]] const std::shared_ptr<const InitiatorConfig>& plan() const { return plan_; }
  [[nodiscard]] const std::shared_ptr<const ResponderConfig>& policy() const { return policy_; }
  [[nodiscard]] std::shared_ptr<const InitiatorConfig> plan_of_renewal() const;
  /// Client: the connection is this SA's, and packets pass: its gateway may renew it.
  [[nodiscard]] bool holds_tunnel() const {
    return client_ && has_pairs_of_its_own() && !superseded_ && !pairs_.empty();
  }

 private:
  enum class Timer : std::uint8_t {
    phase_1,   ///< half-open responder state dies
    patience,  ///< login or address takes too long
    dpd_idle,  ///< silence
    dpd_retry,
    soft_life,
    hard_life,
    held,     ///< a held quick mode is forgotten
    failing,  ///< give up soon
    nat_keepalive,
    old_sa,   ///< the SA that this one renewed is deleted
    deleted,  ///< the peer deleted this SA alone: its pairs go on without it
    count
  };
  struct Message {
    TimePoint now;
    Endpoint from;
    std::uint16_t natt_port = 0;
    wire::IsakmpHeader header;
    bool encrypted = false;
    std::size_t length = 0;
    Digest digest{};
    ByteView octets;                         ///< the whole datagram
    std::vector<wire::RawPayload> payloads;  ///< views into `plain` or the datagram
    Bytes plain;
    Bytes next_iv;
    std::optional<std::size_t> candidate;  ///< main mode 5 and 6: whose keys opened it
    [[nodiscard]] const wire::RawPayload* find(wire::PayloadType type) const {
      return wire::find_payload(payloads, type);
    }
  };
  /// How a message ended; `held` and `accepted` are no errors.
  enum class Outcome : std::uint8_t { accepted, accepted_waiting, ignored, malformed, wrong_hash, held };

  // ike_sa.cpp
  [[nodiscard]] static bool decrypt(Message& message, const wire::IsakmpMessageView& view, ByteView key,
                                    const crypto::CipherSpec& cipher, ByteView iv);
  [[nodiscard]] bool open_phase1(Message& message, const wire::IsakmpMessageView& view);
  [[nodiscard]] bool open(Message& message, const wire::IsakmpMessageView& view);
  [[nodiscard]] Outcome dispatch(Message& message, Handler handler);
  void accept(Message& message);
  void trace_received(const Message& message, bool decrypted);
  void note_failure(TimePoint now, const Endpoint& from, trace::Trouble what);
  ExchangeMemory& memory_of(std::uint32_t message_id, wire::ExchangeType type);
  [[nodiscard]] ExchangeMemory* find_memory(std::uint32_t message_id, wire::ExchangeType type);
  void forget_later(TimePoint now, ExchangeMemory& memory);
  void stop_resending();
  [[nodiscard]] std::uint32_t new_message_id();
  [[nodiscard]] bool use_message_id(std::uint32_t message_id, bool quick_mode);
  [[nodiscard]] const RetransmitPolicy& resend_policy() const;
  /// Builds, encrypts where there are keys, traces and queues a message; the datagram as sent.
  struct Sealing {
    ByteView key;
    crypto::CipherSpec cipher;
    Bytes* iv = nullptr;  ///< moved on to the last block
  };
  Bytes send_chain(TimePoint now, wire::ExchangeType exchange, std::uint32_t message_id,
                   const wire::PayloadChain& chain, const Sealing* sealing);
  /// Under the established keys, IV chain of `message_id`.
  Bytes send_encrypted(TimePoint now, wire::ExchangeType exchange, std::uint32_t message_id,
                       const wire::PayloadChain& chain);
  /// HASH(1) in front of `chain`, sent under `message_id`.
  Bytes send_hashed(TimePoint now, wire::ExchangeType exchange, std::uint32_t message_id,
                    wire::PayloadChain chain);
  void transmit(TimePoint now, const Bytes& datagram);
  void trace_sent(wire::ExchangeType exchange, std::uint32_t message_id, bool encrypted, std::size_t length,
                  std::vector<std::string> payloads, bool again);
  [[nodiscard]] Bytes& phase1_iv() { return memory_of(0, phase1_exchange()).iv; }
  [[nodiscard]] wire::ExchangeType phase1_exchange() const {
    return aggressive_ ? wire::ExchangeType::aggressive : wire::ExchangeType::main_mode;
  }
  [[nodiscard]] TraceSink sink();
  [[nodiscard]] bool verify_hash_1(const Message& message) const;

  // phase1.cpp
  void begin_phase1_work();
  [[nodiscard]] bool read_vendor_ids(const Message& message, PeerTraits& traits, bool traced);
  void add_vendor_ids(wire::PayloadChain& chain, const PeerTraits& peer) const;
  [[nodiscard]] Bytes own_identity() const;
  void trace_own_identity(wire::PayloadType next);
  [[nodiscard]] std::optional<Phase1Keys> make_keys(const Phase1Transform& transform,
                                                    const wire::Cookie& cookie_r, ByteView public_peer,
                                                    ByteView nonce_peer) const;
  void keep_keys(const Phase1Transform& transform, Phase1Keys keys);
  [[nodiscard]] Outcome refuse_phase1(Message& message, CloseReason reason, std::vector<Mismatch> mismatches);
  /// The HASH of phase 1 does not cover a NOTIFY beside it: what was damaged there shows by the cookies in
  /// it.
  [[nodiscard]] bool notifies_fit(const Message& message) const;
  void note_initial_contact(const Message& message, const wire::NotifyPayload& notify);
  void trace_notify(const wire::NotifyPayload& notify, std::uint32_t message_id, bool acted_on);
  void establish(TimePoint now);
  [[nodiscard]] IkeSa* predecessor();
  [[nodiscard]] IkeSa* holder_of_connection();
  void take_over(TimePoint now, IkeSa& old, TimePoint began);
  void drop_own_attempts(TimePoint now);
  [[nodiscard]] bool is_same_gateway(ByteView id_body) const;
  [[nodiscard]] IkeSa* one_beside() const;
  void take_back(TimePoint now, IkeSa& from);
  void delete_others();
  [[nodiscard]] bool same_identity(const IkeSa& other) const;
  void start_lifetimes(TimePoint now);
  void begin_after_phase1(TimePoint now);

  // certificates.cpp
  enum class Proof : std::uint8_t {
    good,
    wrong_hash,  ///< HASH does not fit, or what there should be is not there
    refused,     ///< certificate, signature or name: certificate_problem_ says why
  };
  [[nodiscard]] const CertificateConfig* certificates() const;
  /// Those that this peer could authenticate by: with a key for its address, or with a certificate of ours.
  [[nodiscard]] std::vector<Phase1Policy> usable_policies(bool has_shared_key) const;
  void note_requests(const Message& message);
  /// CERTREQ where the peer is to sign.
  void add_requests(wire::PayloadChain& chain, AuthMethod method) const;
  /// HASH, or CERT and SIG over it.
  void add_proof(wire::PayloadChain& chain, AuthMethod method, const Bytes& hash) const;
  /// The peer's HASH, or its certificates, signature, identity and names. `expected`: HASH as the peer must
  /// have made it.
  [[nodiscard]] Proof check_proof(const Message& message, const Phase1Transform& transform, ByteView expected,
                                  ByteView id_body);
  /// Hybrid: the group and its password, which a notification beside HASH_I proves (wire-ike.md 2.3).
  void take_group(const wire::IdPayload& id);
  [[nodiscard]] std::optional<Bytes> group_proof(const Phase1Keys& keys, crypto::HashAlgorithm hash) const;
  void add_group_proof(wire::PayloadChain& chain, const Phase1Keys& keys,
                       const Phase1Transform& transform) const;
  [[nodiscard]] bool group_proof_fits(const Message& message, const Phase1Keys& keys,
                                      const Phase1Transform& transform) const;
  Outcome refuse_group(const Message& message);
  void trace_proof(const Message& message);

  // nat.cpp
  [[nodiscard]] bool speaks_natt() const;
  [[nodiscard]] bool speaks_fragments() const;
  /// The version that both speak.
  [[nodiscard]] NattVersion natt_version(const PeerTraits& traits) const;
  void add_nat_vendor_ids(wire::PayloadChain& chain, const PeerTraits& peer) const;
  void add_nat_d(wire::PayloadChain& chain, const NatContext& context) const;
  [[nodiscard]] NatContext nat_context(const PeerTraits& traits, crypto::HashAlgorithm hash,
                                       const wire::Cookie& cookie_r) const {
    return {natt_version(traits), hash, cookie_i_, cookie_r};
  }
  [[nodiscard]] NatFindings find_nat(const Message& message, const NatContext& context) const;
  [[nodiscard]] Endpoint own_endpoint() const;
  /// Initiator: to port 4500 if there is a translator, else where it began.
  void float_ports(const NatFindings& nat);
  [[nodiscard]] std::optional<UdpPorts> udp_ports(std::uint16_t encapsulation) const;
  [[nodiscard]] std::uint16_t wanted_encapsulation() const;
  void take_cisco_port(std::uint16_t port);
  void follow(const Message& message);
  void move_peer(const Endpoint& to);
  void keep_nat_open(TimePoint now);
  [[nodiscard]] Duration nat_keepalive() const;
  void nat_keepalive_due(TimePoint now);
  [[nodiscard]] std::vector<Bytes> pieces_of(const Bytes& datagram) const;

  // main_mode.cpp, aggressive_mode.cpp
  void start_main(TimePoint now);
  Outcome on_main_1(Message& message);
  Outcome on_main_2(Message& message);
  Outcome on_main_3(Message& message);
  Outcome on_main_4(Message& message);
  Outcome on_main_5(Message& message);
  Outcome on_main_6(Message& message);
  void start_aggressive(TimePoint now);
  Outcome on_aggressive_1(Message& message);
  Outcome on_aggressive_2(Message& message);
  Outcome on_aggressive_3(Message& message);

  // xauth.cpp
  [[nodiscard]] bool needs_xauth() const;
  [[nodiscard]] bool login_complete() const { return login_ == Login::done || login_ == Login::none; }
  Outcome on_transaction(Message& message);
  void ask_user(TimePoint now, const std::string& text, bool challenge = false);
  void tell_status(TimePoint now, bool ok, const std::string& text);
  void login_finished(TimePoint now);
  Outcome on_xauth_reply(Message& message, const wire::ConfigPayload& payload);
  Outcome on_xauth_request(Message& message, const wire::ConfigPayload& payload);
  Outcome on_xauth_set(Message& message, const wire::ConfigPayload& payload);
  Outcome on_xauth_ack(Message& message, const wire::ConfigPayload& payload);
  void send_config(TimePoint now, std::uint32_t message_id, const wire::ConfigPayload& payload,
                   bool expect_answer);
  void send_xauth_reply(TimePoint now, const wire::ConfigPayload& reply);

  // mode_config.cpp
  [[nodiscard]] bool address_required() const;
  void begin_addressing(TimePoint now);
  void request_config(TimePoint now);
  Outcome on_config_request(Message& message, const wire::ConfigPayload& payload);
  Outcome on_config_reply(Message& message, const wire::ConfigPayload& payload);
  Outcome on_config_set(Message& message, const wire::ConfigPayload& payload);
  Outcome on_config_ack(Message& message, const wire::ConfigPayload& payload);
  void addressing_finished(TimePoint now);
  void address_known(TimePoint now, ModeConfig config);

  // quick_mode.cpp
  void start_quick_modes(TimePoint now, bool early);
  [[nodiscard]] const ChildPair* standing_pair(const std::optional<TrafficSelector>& local,
                                               const std::optional<TrafficSelector>& remote) const;
  [[nodiscard]] std::uint32_t deleted_spi(const ChildPair& pair) const;
  void yield_rekey(TimePoint now, const TrafficSelector& local, const TrafficSelector& remote);
  void start_next_quick_mode(TimePoint now);
  void start_quick_mode(TimePoint now, const TrafficSelector& local, const TrafficSelector& remote,
                        std::uint64_t rekey_of, bool early);
  Outcome on_quick_mode(Message& message);
  Outcome on_quick_1(Message& message);
  Outcome on_quick_2(Message& message, QuickMode& quick);
  Outcome on_quick_3(Message& message, QuickMode& quick);
  Outcome hold_quick_mode(Message& message);
  void release_held(TimePoint now);
  void refuse_quick_mode(TimePoint now, std::uint32_t peer_spi, wire::NotifyType why);
  [[nodiscard]] QuickMode* find_quick(std::uint32_t message_id);
  void drop_quick(std::uint32_t message_id);
  void abandon_quick_modes(TimePoint now);
  void quick_mode_failed(TimePoint now, std::uint32_t message_id, CloseReason reason, std::uint16_t notify);
  [[nodiscard]] std::optional<ChildSa> make_child(const QuickMode& quick, const Phase2Values& values,
                                                  std::uint32_t spi, ByteView g_xy) const;
  void add_pair(TimePoint now, const QuickMode& quick, ChildPair pair);
  void remove_pair(std::uint64_t pair);
  [[nodiscard]] bool negotiates_pairs() const;
  void tell_deletes(TimePoint now);
  [[nodiscard]] IkeSa& keeper_of_pairs();
  [[nodiscard]] ChildPair* find_pair(std::uint64_t pair);

  // informational.cpp, dpd.cpp
  Outcome on_informational(Message& message);
  Outcome on_clear_informational(Message& message);
  void send_informational(TimePoint now, wire::PayloadType type, const Bytes& body);
  void send_clear_notify(TimePoint now, wire::NotifyType type);
  void send_delete_reason(TimePoint now, CloseReason reason);
  void on_notify(TimePoint now, const wire::NotifyPayload& notify, std::uint32_t message_id);
  [[nodiscard]] bool on_delete(TimePoint now, const wire::DeletePayload& payload, std::uint32_t message_id);
  void send_probe(TimePoint now);
  void on_probe(TimePoint now, const wire::NotifyPayload& notify);
  void on_probe_answer(TimePoint now, const wire::NotifyPayload& notify);
  void dpd_timeout(TimePoint now);
  void watch_silence(TimePoint now);
  /// Traffic of its pairs, or a message of its own, says that the peer lives.
  void heard(TimePoint now);
  void heard_under_these_keys(TimePoint now);
  void close_old(TimePoint now);
  void close_old_later(TimePoint now);
  void told_by_quick_mode(TimePoint now);

  // lifetime.cpp
  /// An end by which the pairs below are not meant.
  [[nodiscard]] bool pairs_may_outlive() const;
  void outlive(TimePoint now, CloseReason reason);
  void go_on_without_phase1(TimePoint now);
  [[nodiscard]] bool may_need_phase1() const;
  void need_phase1(TimePoint now, bool in_doubt);
  void renew_doubtful(TimePoint now);
  void renew_doubtful_pairs(TimePoint now);
  void successor_failed(TimePoint now, CloseReason reason);
  void drop_successors(TimePoint now);
  void finish(TimePoint now, CloseReason reason, std::vector<Mismatch> mismatches = {},
              std::uint16_t notify = 0);
  void pair_timeouts(TimePoint now);
  void outbound_timeouts(TimePoint now);
  void resend_due(TimePoint now);
  [[nodiscard]] Duration soft_life(std::uint32_t seconds) const;
  void gave_up(TimePoint now, ExchangeMemory& memory);

  Context& ctx_;
  SaId id_;
  Endpoint peer_;
  wire::Cookie cookie_i_, cookie_r_;
  std::shared_ptr<const InitiatorConfig> plan_;
  std::shared_ptr<const ResponderConfig> policy_;
  SaId successor_of_ = 0;
  SaId old_sa_ = 0;  ///< to be closed some time after the gateway took this one

  Stage stage_ = Stage::fresh;
  Login login_ = Login::none;
  Addressing addressing_ = Addressing::none;
  bool initiator_;  ///< of phase 1
  bool client_;     ///< of everything behind it
  bool aggressive_ = false;
  bool refused_ = false;
  bool established_ = false;    ///< was authenticated at some time
  bool has_reference_ = false;  ///< counted in the peer table
  bool address_assigned_ = false;
  bool initial_contact_ = false;
  bool peer_node_ = false;
  bool no_xauth_ = false;  ///< by the key of the peer
  bool no_config_ = false;
  bool begin_pending_ = false;  ///< what follows phase 1 waits for the end of the block
  bool superseded_ = false;     ///< a successor took over: ends without a word
  bool beside_ = false;         ///< and stands none the less: both sides had begun one
  bool successor_started_ = false;
  bool pairs_in_doubt_ = false;  ///< client: the gateway deleted its ISAKMP SA, and nothing came since
  bool inherits_login_ = false;
  CloseReason closed_reason_{};
  std::unique_ptr<crypto::TrustProblem> certificate_problem_;  ///< of the last proof that was refused
  std::uint16_t peer_notify_ = 0;

  std::unique_ptr<Phase1Work> work_;
  PeerTraits traits_;
  SaKeys keys_;
  Phase1Transform chosen_;
  std::uint32_t lifetime_seconds_ = 0;
  Bytes peer_identity_;
  std::string group_;
  std::string user_;
  Ipv4Address assigned_;
  std::unique_ptr<ModeConfig> config_;  ///< headend: until told; client: as received
  std::unique_ptr<XauthWork> xauth_;
  std::unique_ptr<ConfigWork> config_work_;
  std::unique_ptr<std::pair<Endpoint, Bytes>> held_;

  std::vector<ExchangeMemory> exchanges_;
  std::vector<std::unique_ptr<QuickMode>> quick_;
  std::deque<WaitingQuickMode> waiting_quick_;  ///< begun in turn
  std::vector<ChildPair> pairs_;
  std::vector<WaitingOutbound> waiting_outbound_;
  std::vector<std::uint32_t> untold_deletes_;  ///< SPIs of pairs that were removed while others were made
  std::vector<std::uint32_t> used_quick_ids_;
  std::vector<std::uint32_t> used_other_ids_;
  int pairs_created_ = 0;
  std::vector<Mismatch> quick_mismatches_;

  // Address translation
  NatFindings nat_;
  std::uint16_t local_port_ = 0;  ///< own port now
  bool marked_ = false;           ///< on the port of NAT-T: a non-ESP marker goes in front
  bool began_marked_ = false;
  std::uint16_t cisco_port_ = 0;  ///< ESP in UDP of Cisco's own kind; 0: none
  Endpoint cisco_peer_;
  TimePoint last_sent_{};
  std::unique_ptr<FragmentSet> fragments_;
  std::optional<std::uint8_t> delete_reason_;
  std::optional<TimePoint> pair_deleted_at_;  ///< by the peer: one that was in use

  TimerTable<Timer> timers_;
  TimePoint created_at_{};
  TimePoint expires_at_{};
  TimePoint last_heard_{};
  std::optional<std::uint32_t> probe_;  ///< sequence awaiting its answer
  TimePoint first_probe_{};
  std::optional<TimePoint> probe_answered_;
  std::optional<TimePoint> doubted_at_;  ///< the silence since then counts as more than silence
  std::optional<TimePoint> last_doubt_;
  std::optional<TimePoint> unanswered_since_;  ///< client, without an ISAKMP SA: the first packet
  std::uint32_t own_sequence_ = 0;
  std::optional<std::uint32_t> peer_sequence_;
  TimePoint answers_since_{};  ///< begin of the second that `answers_` counts
  std::size_t answers_ = 0;
  std::optional<TimePoint> last_config_request_;
  std::uint16_t failures_ = 0;
  TimePoint failures_since_{};
  std::optional<std::pair<Endpoint, TimePoint>> ignored_;
};

}  // namespace drawbridge::ike
