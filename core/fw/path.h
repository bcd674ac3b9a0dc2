// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a packet through the appliance: the checks of pix-behaviour.md 2, in order, once. Each step is a
// function with a name and a counter, so that whoever asks can be told where a packet ended.
#pragma once

#include <deque>
#include <map>
#include <span>
#include <unordered_map>
#include <variant>

#include "fw/acl_log.h"
#include "fw/message.h"
#include "fw/nat_index.h"
#include "fw/rules.h"
#include "fw/sequence_shift.h"
#include "fw/status.h"
#include "fw/uauth.h"
#include "fw/xlate_filter.h"
#include "fw/xlate_table.h"

namespace drawbridge::fw {

struct ConnBuilt {
  Connection connection;
};
struct ConnEnded {
  Connection connection;
  ConnEnd reason{};
};
using PathEvent = std::variant<Message, ConnBuilt, ConnEnded>;

enum class Outcome : std::uint8_t {
  forward,
  to_self,
  drop,
  login,      ///< whoever sent it must log in first; see Verdict::login
  authorize,  ///< the user is known, and a server must be asked whether the connection is permitted
  wait,       ///< a fragment before its first one; see Path::poll_released()
  to_proxy,   ///< an answer to a connection that the cut-through proxy began, rewritten as for its initiator
};

/// What the cut-through proxy needs of a packet that begins a connection (pix-behaviour.md 5).
struct LoginWanted {
  std::string_view tag;  ///< of the servers; valid until the next configure()
  PromptService service = PromptService::other;
  std::string user;      ///< for authorize
  std::string resource;  ///< for authorize: "192.168.67.11/telnet", what UauthEntry::authorized must hold
  Endpoint from;         ///< as it came
  Endpoint to;           ///< as it came: the mapped address
  Endpoint real_to;
  InterfaceIndex ingress = kNoInterface;
  InterfaceIndex egress = kNoInterface;
  bool is_virtual = false;  ///< to the address of `virtual http` or `virtual telnet`
};

struct Verdict {
  Outcome outcome = Outcome::drop;
  Hop hop;                             ///< for forward and to_proxy
  std::string_view step;               ///< the step that decided
  std::optional<LoginWanted> login{};  ///< for login and authorize
  /// For forward and to_proxy: the packet in its place, if its size had to change; empty: it was changed
  /// where it is.
  Bytes rewritten{};
};

/// proxied: the cut-through proxy sends it in the name of a user who has logged in.
enum class Origin : std::uint8_t { wire, proxied };

class Path {
 public:
  Path() = default;
  explicit Path(Rules rules) { configure(std::move(rules)); }
  Path(const Path&) = delete;
  Path& operator=(const Path&) = delete;

  /// New rules for new connections; known connections, users, host routes and hit counts stay.
  void configure(Rules rules);
  [[nodiscard]] const Rules& rules() const { return rules_; }

  /// One whole IPv4 packet, rewritten in place if it is to be forwarded. `from_tunnel`: it was decrypted on
  /// that interface.
  ///
  /// Origin::proxied skips the step "login" only, and marks the connection that it makes: answers to it yield
  /// Outcome::to_proxy. `user` stands in the connection if Uauth knows nobody behind the source (`timeout
  /// uauth 0`); then the proxy has taken care of the authorization as well.
  Verdict process(TimePoint now, InterfaceIndex ingress, bool from_tunnel, ByteSpan packet,
                  Origin origin = Origin::wire, std::string_view user = {});

  /// What process() would make of a packet, step by step (path_trace.h). Nothing changes, nothing is counted,
  /// no message is given.
  [[nodiscard]] TraceResult trace(TimePoint now, const TraceRequest& request) const;

  /// A fragment that waited for the first one of its packet: process() it now. Ask after every process().
  [[nodiscard]] std::optional<HeldFragment> poll_released() { return fragments_.poll_released(); }

  void handle_timeout(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;
  [[nodiscard]] std::optional<PathEvent> poll_event();

  [[nodiscard]] Uauth& uauth() { return uauth_; }
  [[nodiscard]] const Uauth& uauth() const { return uauth_; }
  /// A user has logged in: fills in the time, a sid if there is none, and the limits of `timeout uauth` where
  /// the entry has none of its own. Answers the sid. With an absolute limit of zero nothing is remembered.
  std::uint32_t login(TimePoint now, UauthEntry entry);
  /// Logs a user out, or all, with message 109012; their addresses.
  std::vector<Ipv4Address> logout(TimePoint now, std::string_view user);
  bool logout(TimePoint now, Ipv4Address address);
  /// A list for UauthEntry::access_list that is not in the configuration (downloaded); stays until replaced.
  void add_user_acl(Acl acl);
  /// Connections that must be accounted are not made while this is set: their records could not be kept.
  void close_accounting(bool closed) { accounting_closed_ = closed; }

  [[nodiscard]] RouteTable& routes() { return routes_; }
  [[nodiscard]] const RouteTable& routes() const { return routes_; }

  /// Ends every connection of that address: its holder is gone.
  void end_connections_of(TimePoint now, Ipv4Address address);
  /// False if there is no connection of that number.
  bool end_connection_number(TimePoint now, std::uint64_t number);
  /// Forgets dynamic translations and ends the connections that used them or a static.
  void clear_xlates(TimePoint now, const XlateFilter& filter = {});
  /// Ends the connections and forgets the translations of a local host, or of all.
  void clear_local_host(TimePoint now, std::optional<Ipv4Address> host);

  /// True if what comes in for the interface's own address belongs to somebody behind it, who shares the
  /// address by ports.
  [[nodiscard]] bool is_shared_port(InterfaceIndex ingress, const PacketInfo& info, ByteView packet) const;
  /// True if the interface answers ARP for a mapped address of a static or global.
  [[nodiscard]] bool is_mapped_address(InterfaceIndex interface, Ipv4Address address) const;
  [[nodiscard]] const AclMatcher* acl(std::string_view id) const;
  /// All lists of the configuration with their counts.
  [[nodiscard]] std::vector<AclStatus> access_lists() const;
  [[nodiscard]] AclLogStatus acl_log() const { return acl_log_.status(); }
  /// Forgets the counts of a list, or of all.
  void clear_access_list_counters(std::string_view id);
  /// `conduit` lines as one list, with their counts.
  [[nodiscard]] const AclMatcher& conduits() const { return conduits_; }
  [[nodiscard]] std::vector<ConnStatus> connections() const;
  [[nodiscard]] std::size_t connections_most() const { return conns_.most(); }
  /// Statics first, in the order of the configuration, then the dynamic ones, oldest first.
  [[nodiscard]] std::vector<XlateStatus> xlates() const;
  [[nodiscard]] std::size_t xlates_most() const { return xlates_most_; }
  /// Packets that ended at each step, and those that went on.
  [[nodiscard]] std::vector<Counter> counters() const;
  void clear_counters();

 private:
  struct Context;
  struct Slot;
  enum class StepResult : std::uint8_t { next, drop, to_self, deliver, wait, login, authorize };
  struct Step {
    std::string_view name;
    StepResult (Path::*run)(Context&);
  };
  static std::span<const Step> steps();

  StepResult check_header(Context& c);
  StepResult check_land(Context& c);
  StepResult check_spoof(Context& c);
  StepResult check_reverse_path(Context& c);
  StepResult check_own_address(Context& c);
  StepResult check_fragments(Context& c);
  StepResult bypass_for_tunnel(Context& c);
  StepResult find_connection(Context& c);
  StepResult require_syn(Context& c);
  StepResult find_destination(Context& c);
  StepResult check_acl(Context& c);
  StepResult translate(Context& c);
  StepResult check_limits(Context& c);
  StepResult check_login(Context& c);
  StepResult check_authorization(Context& c);
  StepResult check_user_acl(Context& c);
  StepResult create_connection(Context& c);
  Verdict run(Context& c);
  Verdict deliver(Context& c);
  Verdict deliver_known(Context& c);
  void aim_known(Context& c);
  [[nodiscard]] std::optional<Hop> hop_of(const Context& c) const;
  struct Tracer;

  [[nodiscard]] const InterfaceRule& interface(InterfaceIndex index) const {
    return rules_.interfaces[static_cast<std::size_t>(index)];
  }

  // path_translate.cpp
  bool find_owner(Context& c);
  bool find_static_destination(Context& c, const Slot& slot);
  bool find_lent_destination(Context& c, const Slot& slot);
  [[nodiscard]] bool is_exempt(const Context& c, bool inbound) const;
  [[nodiscard]] bool permits_from_real(AclIndex acl, const PacketInfo& info, const Endpoint& real) const;
  StepResult translate_source(Context& c, const Slot& slot, bool outside);
  bool reuse_translation(Context& c, const Slot& slot, bool outside);
  StepResult lend(Context& c, const Slot& slot, const NatSource& nat);
  StepResult not_lent(Context& c, std::string_view kind, bool exhausted);
  void keep_xlate(Context& c, Xlate xlate);
  void apply_translation(Context& c);
  [[nodiscard]] std::string xlate_text(const Xlate& xlate) const;

  // path_xlates.cpp
  [[nodiscard]] XlateStatus status_of(const Xlate& xlate) const;
  [[nodiscard]] XlateStatus status_of(const StaticMapping& mapping) const;
  void note_xlates();
  void say_torn_down(TimePoint now, const Xlate& xlate);
  void expire_xlates(TimePoint now);
  void log_verdict(Context& c, const AclMatcher& list, const AclVerdict& verdict, std::string_view word);
  [[nodiscard]] AclIndex acl_index(std::string_view id) const;

  void say(Context& c, int severity, int id, std::string text);
  void say(int severity, int id, std::string text);
  /// The list's word; a hit is counted unless the context is dry, and the tracer is told which rule it was.
  [[nodiscard]] static std::optional<AclVerdict> ask(const Context& c, AclMatcher& list);

  // path_fixup.cpp
  /// A data connection that was announced: who may connect where, and where that really is.
  struct Offer {
    InterfaceIndex ingress = kNoInterface, egress = kNoInterface;
    Ipv4Address source;
    Endpoint to, real_to;
    bool inbound = false;
    bool is_back = false;  ///< from the server to its client
    std::uint64_t xlate = 0;
    bool by_static = false;
    std::uint64_t control = 0;  ///< number of the connection that announced it
    std::string user;
    TimePoint end{};
  };
  /// What is remembered of an FTP control connection.
  struct FtpControl {
    struct Side {
      SequenceShift shift;  ///< of what it sends
      bool seen = false;
      std::uint32_t next = 0;  ///< sequence number
      bool in_line = false;    ///< what it sent last did not end a line
    };
    Side client, server;
  };
  [[nodiscard]] Fixup fixup_for(const Context& c) const;
  [[nodiscard]] bool is_strict(const Connection& connection) const;
  /// False: the packet is dropped.
  bool run_fixup(Context& c, Connection& connection, bool from_foreign);
  bool run_ftp(Context& c, Connection& connection, bool from_foreign);
  /// DNS guard: the answer of a name server ends its connection.
  [[nodiscard]] bool ends_with_answer(const Context& c, const Connection& connection,
                                      bool from_foreign) const;
  std::optional<Endpoint> open_for(const Context& c, const Connection& control, bool from_foreign,
                                   bool from_client, const Endpoint& offered);
  [[nodiscard]] const Offer* offer_for(const Context& c) const;
  StepResult take_offer(Context& c, const Offer& offer);
  void end_fixup(const Connection& connection);
  void expire_offers(TimePoint now);

  [[nodiscard]] bool permits_icmp_to_self(const Context& c) const;
  [[nodiscard]] bool answers_established(const Context& c) const;
  [[nodiscard]] const ServiceRule* rule_for(const std::vector<ServiceRule>& rules, const Context& c) const;
  [[nodiscard]] LoginWanted login_wanted(const Context& c, std::string_view tag) const;
  [[nodiscard]] AclMatcher* user_acl(const Context& c);
  StepResult check_list_of_user(Context& c, AclMatcher& list);
  void expire_users(TimePoint now);
  void say_logged_out(TimePoint now, const UauthEntry& entry);
  void end_connection(TimePoint now, Connection& connection, ConnEnd reason);

  Rules rules_;
  RouteTable routes_;
  std::vector<AclMatcher> acls_;
  AclMatcher conduits_;
  ConnTable conns_;
  FragmentGuard fragments_;
  std::unordered_map<std::uint64_t, FtpControl> ftp_;  ///< by connection
  std::map<std::pair<InterfaceIndex, Endpoint>, Offer> offers_;
  Deadlines offer_deadlines_;
  Uauth uauth_;
  std::map<std::string, AclMatcher, std::less<>> user_acls_;
  AclLog acl_log_;
  NatIndex nat_;
  XlateTable xlates_;
  std::size_t xlates_most_ = 0;
  std::deque<PathEvent> events_;
  std::vector<std::uint64_t> dropped_ = std::vector<std::uint64_t>(32, 0);
  bool accounting_closed_ = false;
  std::uint64_t logins_wanted_ = 0;
  std::uint64_t stray_ = 0;
  std::uint64_t fixup_dropped_ = 0;
  std::uint64_t forwarded_ = 0;
  std::uint64_t to_self_ = 0;
  std::uint64_t no_route_ = 0;
  std::uint64_t ttl_exceeded_ = 0;
};

}  // namespace drawbridge::fw
