// SPDX-License-Identifier: GPL-3.0-or-later
// A host with one address on the process's stack. Hosts are isolated from each other: every connection is
// bound to its host's interface, and a packet that is not for the host's own address is dropped.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ip.h"
#include "tcpip/stack.h"
#include "tcpip/tcp_connection.h"

struct netif;
struct raw_pcb;
struct udp_pcb;

namespace drawbridge::tcpip {

struct HostConfig {
  std::string name;
  /// 0.0.0.0 for a host that has no address yet.
  Ipv4Address address;
  Ipv4Address mask = mask_of(32);
  /// Where packets go that are not for the own network; 0.0.0.0 sends them with themselves as next hop.
  Ipv4Address gateway;
  std::uint16_t mtu = 1500;
  /// For real lines: more octets under way than lwIP's own 64 KB, if the peer knows window scaling.
  bool wide_windows = false;
};

class Host {
 public:
  /// Takes each packet with its next hop. It is never called from inside the stack: it may call other hosts.
  using Output = std::function<void(Ipv4Address next_hop, ByteView packet)>;
  /// Returns the handler of a new connection, which then owns it; nothing resets the connection.
  using AcceptHandler = std::function<std::unique_ptr<TcpHandler>(TcpConnection&)>;
  using UdpHandler = std::function<void(Endpoint from, ByteView payload)>;
  using EchoHandler =
      std::function<void(Ipv4Address from, std::uint16_t id, std::uint16_t sequence, std::size_t size)>;

  Host(Stack& stack, HostConfig config, Output output);
  /// Resets what is open; handlers are not called any more.
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  /// A packet from the wire; dropped and counted if it is damaged or not for this host.
  void input(ByteView packet);

  /// Gives another address (or 0.0.0.0: none). Connections of the old address end with CloseReason::aborted;
  /// listeners move to the new address.
  void set_address(Ipv4Address address, Ipv4Address mask, Ipv4Address gateway);
  void set_mtu(std::uint16_t mtu);

  /// Begins a connection; `handler` must live until closed() or abort(). Null if the host has no address, or
  /// the peer is the host itself.
  TcpConnection* connect(const Endpoint& to, TcpHandler& handler);
  /// Accepts connections on a port; false if the port is taken on this host.
  bool listen(std::uint16_t port, AcceptHandler accept);
  void stop_listening(std::uint16_t port);

  /// Receives UDP on a port; false if it is taken on this host.
  bool bind_udp(std::uint16_t port, UdpHandler handler);
  void unbind_udp(std::uint16_t port);
  /// Sends from a bound port; false if it is not bound.
  bool send_udp(std::uint16_t from_port, const Endpoint& to, ByteView payload);

  /// Sends an ICMP echo request; replies come to the echo handler. False without an address.
  bool ping(Ipv4Address to, std::uint16_t id, std::uint16_t sequence, std::size_t size = 56);
  void set_echo_handler(EchoHandler handler) { echo_ = std::move(handler); }

  [[nodiscard]] const HostConfig& config() const { return config_; }
  [[nodiscard]] Ipv4Address address() const { return config_.address; }
  [[nodiscard]] TimePoint now() const { return stack_.now(); }
  [[nodiscard]] std::size_t connection_count() const { return connections_.size(); }

  struct Counters {
    std::uint64_t packets_in = 0;
    std::uint64_t packets_out = 0;
    std::uint64_t not_ours = 0;  ///< for another address, or too short to tell
    bool operator==(const Counters&) const = default;
  };
  [[nodiscard]] const Counters& counters() const { return counters_; }

 private:
  friend class Stack;
  friend class TcpConnection;
  struct Glue;
  struct Listener;
  struct UdpPort;
  /// Marks the interface up while lwIP works for this host; at the end of the outermost one packets leave.
  class Entry {
   public:
    explicit Entry(Host& host);
    ~Entry();
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

   private:
    Host& host_;
    netif* previous_ = nullptr;
  };

  /// Where the stack writes its next packet of that size to.
  [[nodiscard]] Bytes spare(std::size_t size);
  void queue_output(Ipv4Address to, Bytes packet);
  void open_listener(Listener& listener);
  void open_udp(UdpPort& port);
  /// Resets everything bound to the interface without a word on the wire.
  void drop_all_pcbs();
  [[nodiscard]] std::uint8_t interface_index() const;
  /// Hands queued packets to output_. True if any.
  bool flush_output();
  /// Hands news to handlers once. True if any.
  bool flush_news();
  [[nodiscard]] bool has_news() const;

  Stack& stack_;
  HostConfig config_;
  Output output_;
  std::unique_ptr<netif> netif_;
  std::vector<std::unique_ptr<TcpConnection>> connections_;
  std::map<std::uint16_t, std::unique_ptr<Listener>> listeners_;
  std::map<std::uint16_t, std::unique_ptr<UdpPort>> udp_ports_;
  struct Outgoing {
    Ipv4Address next_hop;
    Bytes packet;
  };
  struct Datagram {
    std::uint16_t port = 0;
    Endpoint from;
    Bytes payload;
  };
  struct EchoReply {
    Ipv4Address from;
    std::uint16_t id = 0;
    std::uint16_t sequence = 0;
    std::size_t size = 0;
  };
  std::deque<Outgoing> outbox_;
  std::vector<Bytes> spare_;  ///< memory of packets that have left
  std::deque<Datagram> datagrams_;
  std::deque<EchoReply> echo_replies_;
  raw_pcb* icmp_ = nullptr;  ///< made by the first ping
  EchoHandler echo_;
  Counters counters_;
  int depth_ = 0;
  bool muted_ = false;  ///< packets of the stack are thrown away: the address they would come from is going
  bool sending_ = false;
  bool telling_ = false;
};

}  // namespace drawbridge::tcpip
