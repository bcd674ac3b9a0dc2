// SPDX-License-Identifier: GPL-3.0-or-later
// One TCP connection of a Host and the face its user shows it.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>

#include "base/bytes.h"
#include "base/ip.h"

struct tcp_pcb;

namespace drawbridge::tcpip {

class Host;
class TcpConnection;

enum class CloseReason : std::uint8_t {
  finished,   ///< both ends have closed in order, or ours has and nothing is left to send
  refused,    ///< the connection attempt was answered by a reset
  reset,      ///< an established connection was reset by the peer
  timed_out,  ///< the peer did not answer any more
  aborted,    ///< our host lost its address
};

/// What a user of connections implements. Calls never come from inside a call of the user's own (connect,
/// send, close), and any TcpConnection member may be called from here. A handler must not destroy the Host.
class TcpHandler {
 public:
  virtual ~TcpHandler();
  virtual void connected(TcpConnection&) {}
  virtual void received(TcpConnection&, ByteView octets) = 0;
  /// The peer sends no more. Unless told otherwise, we close too.
  virtual void peer_finished(TcpConnection& connection);
  /// The backlog of send() has been taken by the stack.
  virtual void writable(TcpConnection&) {}
  /// The last call: the connection is gone when it returns. Comes once for each connection, also after
  /// close(), but not after abort().
  virtual void closed(TcpConnection&, CloseReason) {}
};

/// Owned by its Host; a pointer to it is good until closed() has returned or abort() has been called.
class TcpConnection {
 public:
  TcpConnection(Host& host, tcp_pcb* pcb, TcpHandler* handler, Endpoint local, Endpoint remote);
  ~TcpConnection();
  TcpConnection(const TcpConnection&) = delete;
  TcpConnection& operator=(const TcpConnection&) = delete;

  /// Queues octets without limit and sends what the window lets through. Nothing happens after close().
  void send(ByteView octets);
  /// Octets that the stack has not taken yet.
  [[nodiscard]] std::size_t backlog() const { return unsent_.size() - unsent_begin_; }
  /// Sends what is queued, then FIN; the peer may still send (half close).
  void finish();
  /// Sends what is queued, then FIN; what still comes in is not delivered. closed() follows.
  void close();
  /// While held, octets that come in are not delivered, and the window closes: the peer has to wait.
  void hold(bool held) { held_ = held; }
  /// Sends a reset at once. No call to the handler follows; the connection must not be used any more.
  void abort();

  [[nodiscard]] Host& host() const { return host_; }
  [[nodiscard]] const Endpoint& local() const { return local_; }
  [[nodiscard]] const Endpoint& remote() const { return remote_; }
  [[nodiscard]] bool is_connected() const { return connected_; }
  [[nodiscard]] std::uint64_t bytes_received() const { return bytes_received_; }
  [[nodiscard]] std::uint64_t bytes_sent() const { return bytes_sent_; }

 private:
  friend class Host;
  struct Callbacks;

  using ConnectedCallback = signed char (*)(void*, tcp_pcb*, signed char);
  static ConnectedCallback connected_callback();
  /// Gives what fits into the stack's buffer to it, from `octets`; how many.
  std::size_t hand_over(ByteView octets);
  void push();
  /// Before anything is sent.
  void widen_send_buffer();
  /// The peer may send so many more.
  void taken(std::size_t octets);
  void fail(CloseReason reason);
  void dispatch();
  void detach_pcb();
  [[nodiscard]] bool has_news() const;
  [[nodiscard]] bool waits_to_deliver() const { return held_ && !closing_ && !inbox_.empty(); }

  Host& host_;
  tcp_pcb* pcb_;
  TcpHandler* handler_;
  std::unique_ptr<TcpHandler> owned_handler_;
  Endpoint local_;
  Endpoint remote_;
  Bytes unsent_;
  std::size_t unsent_begin_ = 0;  ///< what is before it has been taken by the stack
  std::deque<Bytes> inbox_;
  bool connected_ = false;
  bool finishing_ = false;  ///< FIN is wanted once unsent_ is empty
  bool fin_sent_ = false;
  bool closing_ = false;  ///< close() was called
  bool held_ = false;
  bool peer_finished_ = false;
  bool tell_accepted_ = false;  ///< a new connection whose handler is still to be asked for
  bool tell_connected_ = false;
  bool tell_peer_finished_ = false;
  bool tell_writable_ = false;
  bool tell_closed_ = false;
  bool widened_ = false;  ///< the window that the peer sees
  bool dead_ = false;     ///< to be freed at the end of the dispatch
  CloseReason reason_ = CloseReason::finished;
  std::uint64_t bytes_received_ = 0;
  std::uint64_t bytes_sent_ = 0;
};

}  // namespace drawbridge::tcpip
