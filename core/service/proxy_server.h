// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection without privileges offers this machine's programs: a SOCKS5 port, an HTTP proxy port and
// port forwards on 127.0.0.1, each joined with a TCP connection of the tunnel's host. Only programs of the
// same user are served. Belongs to the service's thread, which has an event loop of Qt.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "client/status.h"
#include "ipc/control_messages.h"
#include "proxy/dns_client.h"
#include "tcpip/host.h"

class QObject;

namespace drawbridge::service {

struct ProxySettings {
  std::uint16_t socks_port = 0;  ///< 0: any free one
  std::uint16_t http_port = 0;
  std::vector<client::PortForward> forwards;
};

class ProxyServer {
 public:
  /// Connections of programs at a time, over all ports.
  static constexpr std::size_t kMostSessions = 256;

  /// `host` and `random` must outlive the server. `wake` is called when something waits for run(); it must
  /// not call back at once.
  ProxyServer(tcpip::Host& host, Random& random, std::function<void()> wake);
  ~ProxyServer();
  ProxyServer(const ProxyServer&) = delete;
  ProxyServer& operator=(const ProxyServer&) = delete;

  /// Opens the ports. One that is in use is replaced by a free one, a forward's is not: what came of it
  /// stands in listening().
  void open(const ProxySettings& settings);
  /// Closes ports and sessions.
  void close();
  /// The tunnel is up, or its networks and name servers changed; without routes nothing is served.
  void set_tunnel(proxy::DnsSettings dns, std::vector<client::Route> routes);
  /// The tunnel is gone; the ports stay and say so.
  void tunnel_ended();

  /// Moves what waits. True if there was anything.
  bool run(TimePoint now);
  [[nodiscard]] std::optional<TimePoint> next_timeout() const;

  [[nodiscard]] const ipc::ClientProxy& listening() const { return listening_; }
  [[nodiscard]] std::size_t session_count() const { return sessions_.size(); }

 private:
  class Session;
  struct Port;
  enum class Kind : std::uint8_t { socks, http, forward };

  bool listen(Kind kind, std::uint16_t port, bool or_any_free, const client::PortForward* forward);
  void accept_from(Port& port);
  void look_up(TimePoint now, Session& session);
  void found(std::uint64_t id, std::optional<Ipv4Address> address);
  [[nodiscard]] bool is_routed(Ipv4Address to) const;

  tcpip::Host& host_;
  Random& random_;
  std::function<void()> wake_;
  proxy::DnsClient dns_;
  std::uint16_t dns_port_ = 0;  ///< of the tunnel's host; 0: closed
  std::vector<client::Route> routes_;
  ipc::ClientProxy listening_;
  std::vector<std::unique_ptr<Port>> ports_;
  std::map<std::uint64_t, std::unique_ptr<Session>> sessions_;
  std::vector<std::uint64_t> ready_;  ///< sessions that may have something to move
  std::uint64_t next_id_ = 1;
  struct OutsideAnswer {
    std::uint64_t id = 0;
    std::optional<Ipv4Address> address;
  };
  std::vector<OutsideAnswer> outside_answers_;
  std::unique_ptr<QObject> context_;  ///< of callbacks: none comes after it is gone
  TimePoint now_{};
};

}  // namespace drawbridge::service
