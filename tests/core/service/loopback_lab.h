// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's headend reached over real UDP sockets of 127.0.0.1: a station on the lab's outside wire that
// translates addresses, as a home router would. Behind it a client on the real network meets the PIX.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <map>

#include "net/linux/udp_port.h"
#include "service/service.h"
#include "wire/ipv4.h"
#include "wire/udp.h"

namespace drawbridge::testing {

class Translator final : public net::Station {
 public:
  static constexpr Ipv4Address kAddress{192, 168, 1, 60};
  static constexpr Ipv4Address kLoopback{127, 0, 0, 1};

  Translator() {
    for (const std::uint16_t port : {std::uint16_t{500}, std::uint16_t{4500}}) {
      auto opened = net::UdpPort::open({{kLoopback, 0}, 1U << 20, false, false});
      if (!opened) qFatal("no socket on loopback: %s", opened.error().text().c_str());
      ports_.emplace(port, std::move(*opened));
    }
  }
  void attach(net::Segment& segment) {
    segment_ = &segment;
    segment.attach(*this);
  }
  void detach() {
    if (segment_ != nullptr) segment_->detach(*this);
    segment_ = nullptr;
  }
  /// Where the gateway's ports are to be found.
  [[nodiscard]] std::map<std::uint16_t, std::uint16_t> gateway_ports() const {
    std::map<std::uint16_t, std::uint16_t> map;
    for (const auto& [port, socket] : ports_) map[port] = socket.local().port;
    return map;
  }
  /// Nothing passes in either direction while this is set.
  bool is_cut = false;

  /// From the sockets to the wire.
  void run(TimePoint now) {
    for (auto& [port, socket] : ports_) {
      for (const net::UdpReceived& received : socket.receive()) {
        if (is_cut) continue;
        // The client's ports are free ones of this machine, so they serve as the translated ones too.
        clients_[received.from.port] = received.from;
        segment_->send(now, *this, lab::address::pix_outside,
                       wire::build_udp({kAddress, received.from.port}, {lab::address::pix_outside, port},
                                       received.payload));
      }
    }
  }
  [[nodiscard]] bool answers_for(Ipv4Address next_hop) const override { return next_hop == kAddress; }
  void receive(TimePoint, ByteView packet) override {
    const auto view = wire::parse_ipv4(packet);
    if (!view || view->header.protocol != wire::IpProtocol::udp || is_cut) return;
    const auto datagram = wire::parse_udp(*view);
    if (!datagram) return;
    const auto socket = ports_.find(datagram->source_port);
    const auto client = clients_.find(datagram->destination_port);
    if (socket == ports_.end() || client == clients_.end()) return;
    socket->second.send_one({datagram->payload, client->second, {}, 0, false});
  }

 private:
  net::Segment* segment_ = nullptr;
  std::map<std::uint16_t, net::UdpPort> ports_;
  std::map<std::uint16_t, Endpoint> clients_;
};

/// A service on the real clock, driven by the test's event loop.
class LoopbackLab {
 public:
  explicit LoopbackLab(const std::string& configuration, const std::string& profile_folder = {})
      : random_(7), service_(options(profile_folder), random_, TimePoint{}) {
    clock_.start();
    translator.attach(service_.lab().outside());
    send(ipc::StartHeadend{configuration});
  }
  ~LoopbackLab() {
    send(ipc::Disconnect{});
    translator.detach();
  }

  void send(ipc::Request request) {
    service_.handle(now(), std::move(request));
    take_notices();
  }
  /// Runs both ends until `condition` holds; false after a minute.
  template <typename Condition>
  bool until(Condition condition) {
    constexpr qint64 limit = 60'000;
    const qint64 begin = clock_.elapsed();
    while (!condition()) {
      if (clock_.elapsed() - begin > limit) return false;
      QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
      translator.run(now());
      service_.step(now());
      take_notices();
    }
    return true;
  }

  [[nodiscard]] service::Service& service() { return service_; }
  [[nodiscard]] TimePoint now() const {
    return TimePoint(std::chrono::microseconds(clock_.isValid() ? clock_.nsecsElapsed() / 1000 : 0)) +
           skipped_;
  }
  /// As if so much time had passed.
  void skip(Duration time) { skipped_ += time; }
  [[nodiscard]] bool is_up() const { return !states.empty() && states.back().state == client::State::up; }

  Translator translator;
  std::vector<client::StateChange> states;
  std::vector<client::Ended> ends;
  std::vector<client::LogRecord> log;
  std::vector<client::UserPrompt> prompts;
  std::vector<client::BackupServers> backups;
  std::map<std::string, ipc::ClientProxy> proxies;  ///< by entry
  std::vector<ipc::ClientConnection> connections;   ///< the last list
  std::optional<ipc::ClientFirewall> firewall;
  client::Statistics statistics;
  ipc::ClientProxy proxy;
  ipc::ClientReport report;

 private:
  service::ServiceOptions options(const std::string& profile_folder) {
    service::ServiceOptions options;
    options.profile_folder = profile_folder;
    options.real_network = true;
    options.gateway_ports = translator.gateway_ports();
    return options;
  }
  void take_notices() {
    while (auto notice = service_.poll_notice()) {
      if (auto* state = std::get_if<ipc::ClientState>(&*notice)) states.push_back(state->change);
      if (auto* ended = std::get_if<ipc::ClientEnded>(&*notice)) ends.push_back(ended->ended);
      if (auto* record = std::get_if<ipc::ClientLog>(&*notice)) log.push_back(record->record);
      if (auto* prompt = std::get_if<ipc::ClientPrompt>(&*notice)) prompts.push_back(prompt->prompt);
      if (auto* numbers = std::get_if<ipc::ClientStatistics>(&*notice)) statistics = numbers->statistics;
      if (auto* offered = std::get_if<ipc::ClientProxy>(&*notice)) {
        proxy = *offered;
        proxies[offered->entry] = *offered;
      }
      if (auto* list = std::get_if<ipc::ClientConnections>(&*notice)) connections = list->connections;
      if (auto* servers = std::get_if<ipc::ClientBackupServers>(&*notice)) backups.push_back(servers->told);
      if (auto* answer = std::get_if<ipc::ClientFirewall>(&*notice)) firewall = *answer;
      if (auto* told = std::get_if<ipc::ClientReport>(&*notice)) report = *told;
    }
  }

  QElapsedTimer clock_;
  Duration skipped_{};
  SeededRandom random_;
  service::Service service_;
};

}  // namespace drawbridge::testing
