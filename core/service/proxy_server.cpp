// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/proxy_server.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/descriptor.h"
#include "base/timers.h"
#include "proxy/dialogue.h"
#include "service/outside_names.h"

namespace drawbridge::service {

namespace {

constexpr Duration kAskWithin = Seconds{30};      ///< for a program to say where it wants to go
constexpr Duration kConnectWithin = Seconds{30};  ///< for the other end to answer
constexpr std::size_t kMostUnsent = 128 * 1024;   ///< octets that wait for one side before the other is held
constexpr int kBacklog = 64;

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/// Whether the other end of a connection between two ports of 127.0.0.1 belongs to this user: another user of
/// the machine has no business in the tunnel. /proc/net/tcp has a line for each socket, with its owner.
bool is_own_program(std::uint16_t its_port, std::uint16_t our_port) {
  std::FILE* const table = std::fopen("/proc/net/tcp", "re");
  if (table == nullptr) return true;
  std::array<char, 512> line{};
  bool is_own = false;
  while (std::fgets(line.data(), static_cast<int>(line.size()), table) != nullptr) {
    unsigned local_port = 0, remote_port = 0, user = 0;
    // " 0: 0100007F:C350 0100007F:0438 01 00000000:00000000 00:00000000 00000000  1000 ..."
    if (std::sscanf(line.data(), " %*d: %*8x:%4x %*8x:%4x %*x %*x:%*x %*x:%*x %*x %u", &local_port,
                    &remote_port, &user) != 3)
      continue;
    if (local_port != its_port || remote_port != our_port) continue;
    is_own = user == geteuid() || user == 0;
    break;
  }
  std::fclose(table);
  return is_own;
}

}  // namespace

struct ProxyServer::Port {
  Kind kind{};
  std::uint16_t number = 0;
  client::PortForward forward;
  Descriptor socket;
  std::unique_ptr<QSocketNotifier> notifier;
};

// A program's connection and the one through the tunnel.
class ProxyServer::Session final : public tcpip::TcpHandler {
 public:
  Session(ProxyServer& server, std::uint64_t id, Descriptor socket, std::unique_ptr<proxy::Dialogue> dialogue,
          TimePoint now)
      : server_(server),
        id_(id),
        socket_(std::move(socket)),
        readable_(socket_.get(), QSocketNotifier::Read),
        writable_(socket_.get(), QSocketNotifier::Write),
        dialogue_(std::move(dialogue)),
        deadline_(now + kAskWithin) {
    // One call a time: the notifier rests until what it told of has been moved.
    QObject::connect(&readable_, &QSocketNotifier::activated, &readable_, [this] {
      readable_.setEnabled(false);
      wake();
    });
    QObject::connect(&writable_, &QSocketNotifier::activated, &writable_, [this] {
      writable_.setEnabled(false);
      wake();
    });
    writable_.setEnabled(false);
  }
  ~Session() override {
    if (remote_ != nullptr) remote_->abort();
  }

  [[nodiscard]] std::uint64_t id() const { return id_; }
  [[nodiscard]] bool is_over() const { return is_over_; }
  [[nodiscard]] std::optional<TimePoint> deadline() const { return deadline_; }
  [[nodiscard]] const proxy::Target& target() const { return dialogue_->target(); }
  [[nodiscard]] bool wants_lookup() const {
    return !is_over_ && !looks_up_ && remote_ == nullptr && dialogue_->state() == State::waiting;
  }
  void begin_lookup(TimePoint now) {
    looks_up_ = true;
    deadline_ = now + kConnectWithin;
  }
  [[nodiscard]] bool is_looking_up() const { return looks_up_ && remote_ == nullptr && !is_over_; }

  void connect(Ipv4Address address) {
    remote_ = server_.host_.connect({address, dialogue_->target().port}, *this);
    if (remote_ == nullptr) refuse(proxy::Refusal::no_tunnel);
  }
  void refuse(proxy::Refusal refusal) {
    dialogue_->refused(refusal);
    take_reply();
    write_out();
  }
  void timed_out() {
    if (dialogue_->state() == State::waiting) {
      if (remote_ != nullptr) std::exchange(remote_, nullptr)->abort();
      refuse(proxy::Refusal::unreachable);
      deadline_.reset();
    } else {
      is_over_ = true;
    }
  }

  /// Moves what can be moved, both ways.
  void move(TimePoint) {
    is_expected_ = false;
    if (is_over_) return;
    read_in();
    write_out();
  }

  // ---- of the tunnel ----
  void connected(tcpip::TcpConnection& connection) override {
    deadline_.reset();
    dialogue_->connected();
    take_reply();
    connection.send(dialogue_->take_upstream());
    wake();
  }
  void received(tcpip::TcpConnection& connection, ByteView octets) override {
    // Written together with what comes along in the same burst.
    append(unsent_, octets);
    if (!std::exchange(is_expected_, true)) server_.ready_.push_back(id_);
    if (unsent() > kMostUnsent) connection.hold(true);
  }
  void writable(tcpip::TcpConnection&) override { wake(); }
  void peer_finished(tcpip::TcpConnection&) override {
    remote_finished_ = true;
    write_out();
  }
  void closed(tcpip::TcpConnection&, tcpip::CloseReason reason) override {
    remote_ = nullptr;
    if (dialogue_->state() == State::waiting) {
      refuse(reason == tcpip::CloseReason::refused   ? proxy::Refusal::refused
             : reason == tcpip::CloseReason::aborted ? proxy::Refusal::no_tunnel
                                                     : proxy::Refusal::unreachable);
      return;
    }
    remote_finished_ = true;
    write_out();
    if (reason != tcpip::CloseReason::finished) reset_program();
  }

 private:
  using State = proxy::Dialogue::State;

  void wake() {
    server_.ready_.push_back(id_);
    server_.wake_();
  }
  [[nodiscard]] std::size_t unsent() const { return unsent_.size() - unsent_begin_; }
  void take_reply() { append(unsent_, dialogue_->take_reply()); }
  /// The program sees a reset instead of an end that it would take for a whole answer.
  void reset_program() {
    const linger at_once{1, 0};
    (void)setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    is_over_ = true;
  }

  void read_in() {
    std::array<std::uint8_t, 32 * 1024> buffer;
    while (!program_finished_ && !is_over_) {
      const bool is_joined = dialogue_->state() == State::joined && remote_ != nullptr;
      if (dialogue_->state() != State::asking && !is_joined) return;  // read again once it is decided
      if (is_joined && remote_->backlog() > kMostUnsent) return;      // writable() comes
      const ssize_t got = recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
      if (got < 0) {
        if (errno == EINTR) continue;
        if (errno == EAGAIN) {
          readable_.setEnabled(true);
        } else {
          is_over_ = true;
        }
        return;
      }
      if (got == 0) {
        program_finished_ = true;
        if (is_joined) {
          remote_->finish();
        } else {
          is_over_ = true;
        }
        return;
      }
      const ByteView octets(buffer.data(), static_cast<std::size_t>(got));
      if (is_joined) {
        remote_->send(octets);
      } else {
        dialogue_->receive(octets);
        take_reply();
        if (dialogue_->state() == State::ended) return;
      }
    }
  }

  void write_out() {
    while (unsent() > 0 && !is_over_) {
      const ssize_t sent =
          send(socket_.get(), unsent_.data() + unsent_begin_, unsent(), MSG_DONTWAIT | MSG_NOSIGNAL);
      if (sent < 0) {
        if (errno == EINTR) continue;
        if (errno == EAGAIN) {
          writable_.setEnabled(true);
        } else {
          is_over_ = true;
        }
        break;
      }
      unsent_begin_ += static_cast<std::size_t>(sent);
    }
    if (unsent() == 0) {
      unsent_.clear();
      unsent_begin_ = 0;
      if (remote_ != nullptr) remote_->hold(false);
      if (dialogue_->state() == State::ended || (remote_finished_ && remote_ == nullptr)) {
        is_over_ = true;
        server_.ready_.push_back(id_);
      } else if (remote_finished_ && !told_program_) {
        told_program_ = true;
        (void)shutdown(socket_.get(), SHUT_WR);
      }
    } else if (unsent_begin_ > kMostUnsent) {
      unsent_.erase(unsent_.begin(), unsent_.begin() + static_cast<std::ptrdiff_t>(unsent_begin_));
      unsent_begin_ = 0;
    }
  }

  ProxyServer& server_;
  std::uint64_t id_;
  Descriptor socket_;
  QSocketNotifier readable_;
  QSocketNotifier writable_;
  std::unique_ptr<proxy::Dialogue> dialogue_;
  tcpip::TcpConnection* remote_ = nullptr;
  Bytes unsent_;  ///< for the program
  std::size_t unsent_begin_ = 0;
  std::optional<TimePoint> deadline_;
  bool is_expected_ = false;  ///< move() is on its way
  bool looks_up_ = false;
  bool program_finished_ = false;
  bool remote_finished_ = false;
  bool told_program_ = false;
  bool is_over_ = false;
};

ProxyServer::ProxyServer(tcpip::Host& host, Random& random, std::function<void()> wake)
    : host_(host),
      random_(random),
      wake_(std::move(wake)),
      dns_(random),
      context_(std::make_unique<QObject>()) {}

ProxyServer::~ProxyServer() {
  close();
}

void ProxyServer::open(const ProxySettings& settings) {
  close();
  listening_.is_active = true;
  listen(Kind::socks, settings.socks_port, true, nullptr);
  listen(Kind::http, settings.http_port, true, nullptr);
  for (const client::PortForward& forward : settings.forwards)
    listen(Kind::forward, forward.local_port, false, &forward);
}

bool ProxyServer::listen(Kind kind, std::uint16_t number, bool or_any_free,
                         const client::PortForward* forward) {
  Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const int on = 1;
  (void)setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address = loopback(number);
  const auto bind_to = [&] {
    return bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
           ::listen(socket.get(), kBacklog) == 0;
  };
  bool is_bound = bind_to();
  if (!is_bound) {
    client::EndDetail detail{client::EndDetail::Kind::proxy_port_unusable,
                             {std::to_string(number), std::strerror(errno)}};
    if (or_any_free && number != 0) {
      address = loopback(0);
      is_bound = bind_to();
      if (is_bound) detail.kind = client::EndDetail::Kind::proxy_port_replaced;
    }
    listening_.refused.push_back(std::move(detail));
    if (!is_bound) return false;
  }
  socklen_t size = sizeof address;
  (void)getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size);
  auto port = std::make_unique<Port>();
  port->kind = kind;
  port->number = ntohs(address.sin_port);
  if (forward != nullptr) port->forward = *forward;
  port->socket = std::move(socket);
  port->notifier = std::make_unique<QSocketNotifier>(port->socket.get(), QSocketNotifier::Read);
  QObject::connect(port->notifier.get(), &QSocketNotifier::activated, port->notifier.get(),
                   [this, raw = port.get()] {
                     raw->notifier->setEnabled(false);
                     wake_();
                   });
  switch (kind) {
    case Kind::socks:
      listening_.socks_port = port->number;
      break;
    case Kind::http:
      listening_.http_port = port->number;
      break;
    case Kind::forward:
      listening_.forwards.push_back(*forward);
      break;
  }
  ports_.push_back(std::move(port));
  return true;
}

void ProxyServer::close() {
  tunnel_ended();
  sessions_.clear();
  ready_.clear();
  ports_.clear();
  listening_ = {};
}

void ProxyServer::set_tunnel(proxy::DnsSettings dns, std::vector<client::Route> routes) {
  routes_ = std::move(routes);
  dns_.configure(std::move(dns));
  if (dns_port_ != 0) return;
  // Any port but a guessable one.
  for (int tries = 0; tries < 16 && dns_port_ == 0; ++tries) {
    const auto port = static_cast<std::uint16_t>(20000 + random_.below(29000));
    const bool is_free = host_.bind_udp(port, [this](Endpoint from, ByteView payload) {
      if (from.port == proxy::DnsClient::kServerPort) dns_.receive(host_.now(), from.address, payload);
    });
    if (is_free) dns_port_ = port;
  }
}

void ProxyServer::tunnel_ended() {
  routes_.clear();
  dns_.configure({});
  if (dns_port_ != 0) host_.unbind_udp(dns_port_);
  dns_port_ = 0;
}

bool ProxyServer::is_routed(Ipv4Address to) const {
  return std::any_of(routes_.begin(), routes_.end(), [&](const client::Route& route) {
    return (to.value() & route.mask.value()) == (route.network.value() & route.mask.value());
  });
}

void ProxyServer::accept_from(Port& port) {
  for (;;) {
    sockaddr_in from{};
    socklen_t size = sizeof from;
    Descriptor socket(
        accept4(port.socket.get(), reinterpret_cast<sockaddr*>(&from), &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!socket.valid()) {
      // A connection that was given up meanwhile is no reason to stop; want of descriptors is.
      if (errno == EINTR || errno == ECONNABORTED) continue;
      break;
    }
    if (sessions_.size() >= kMostSessions || !is_own_program(ntohs(from.sin_port), port.number)) continue;
    std::unique_ptr<proxy::Dialogue> dialogue;
    switch (port.kind) {
      case Kind::socks:
        dialogue = proxy::socks5_dialogue();
        break;
      case Kind::http:
        dialogue = proxy::http_dialogue();
        break;
      case Kind::forward:
        dialogue = proxy::forward_dialogue({port.forward.host, port.forward.port});
        break;
    }
    const std::uint64_t id = next_id_++;
    sessions_[id] = std::make_unique<Session>(*this, id, std::move(socket), std::move(dialogue), now_);
    ready_.push_back(id);
  }
  port.notifier->setEnabled(true);
}

void ProxyServer::look_up(TimePoint now, Session& session) {
  session.begin_lookup(now);
  if (host_.address().is_any() || routes_.empty()) {
    session.refuse(proxy::Refusal::no_tunnel);
    return;
  }
  const std::string& name = session.target().host;
  const std::uint64_t id = session.id();
  if (const auto address = Ipv4Address::parse(name)) {
    found(id, address);
  } else if (dns_.is_for_tunnel(name)) {
    dns_.ask(now, id, name);
  } else {
    look_up_outside(name, context_.get(), [this, id](std::optional<Ipv4Address> answer) {
      outside_answers_.push_back({id, answer});
      wake_();
    });
  }
}

void ProxyServer::found(std::uint64_t id, std::optional<Ipv4Address> address) {
  const auto at = sessions_.find(id);
  if (at == sessions_.end() || !at->second->is_looking_up()) return;
  if (!address) {
    at->second->refuse(proxy::Refusal::no_such_name);
  } else if (!is_routed(*address)) {
    at->second->refuse(proxy::Refusal::not_routed);
  } else {
    at->second->connect(*address);
  }
}

bool ProxyServer::run(TimePoint now) {
  now_ = now;
  bool any = false;
  for (const auto& port : ports_) {
    if (!port->notifier->isEnabled()) accept_from(*port);
  }
  if (const auto due = dns_.next_timeout(); due && *due <= now) dns_.handle_timeout(now);
  for (auto ready = std::exchange(ready_, {}); const std::uint64_t id : ready) {
    const auto at = sessions_.find(id);
    if (at == sessions_.end()) continue;
    any = true;
    at->second->move(now);
    if (at->second->wants_lookup()) look_up(now, *at->second);
  }
  for (const auto& [id, session] : sessions_) {
    if (const auto due = session->deadline(); due && *due <= now) session->timed_out();
  }
  while (const auto query = dns_.poll_query()) {
    any = true;
    host_.send_udp(dns_port_, {query->server, proxy::DnsClient::kServerPort}, query->payload);
  }
  while (const auto answer = dns_.poll_answer()) {
    any = true;
    found(answer->id, answer->address);
  }
  for (auto answers = std::exchange(outside_answers_, {}); const OutsideAnswer& answer : answers) {
    any = true;
    found(answer.id, answer.address);
  }
  std::erase_if(sessions_, [](const auto& each) { return each.second->is_over(); });
  return any || !ready_.empty();
}

std::optional<TimePoint> ProxyServer::next_timeout() const {
  std::optional<TimePoint> next = dns_.next_timeout();
  for (const auto& [id, session] : sessions_) next = earlier(next, session->deadline());
  return next;
}

}  // namespace drawbridge::service
