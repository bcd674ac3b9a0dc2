// SPDX-License-Identifier: GPL-3.0-or-later
// The headend's own streams and datagrams on the machine's real network, instead of the lab's: what
// `drawbridgectl lab console --real-aaa` asks for. Needs an event loop of Qt on its thread. What happens is
// kept until deliver(): the headend is told the time by whoever drives it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <variant>
#include <vector>

#include "headend/headend.h"

class QTcpSocket;
class QUdpSocket;

namespace drawbridge::service {

class RealSockets {
 public:
  /// `on_news`, where given, is called when there is something for deliver(): whoever drives the headend may
  /// be asleep.
  explicit RealSockets(std::function<void()> on_news = {});
  ~RealSockets();
  RealSockets(const RealSockets&) = delete;
  RealSockets& operator=(const RealSockets&) = delete;

  void open(const headend::OpenStream& action);
  void send(const headend::SendDatagram& action);
  /// A connection that somebody made to this machine, as that stream of the headend's.
  void adopt(std::uint64_t stream, std::unique_ptr<QTcpSocket> socket);
  /// False for a stream that is not one of these.
  bool write(std::uint64_t stream, ByteView octets);
  bool close(std::uint64_t stream);
  /// Tells the headend what has happened since. True if anything.
  bool deliver(TimePoint now, headend::Headend& headend);

 private:
  struct Opened {
    std::uint64_t stream = 0;
  };
  struct Data {
    std::uint64_t stream = 0;
    Bytes octets;
  };
  struct Closed {
    std::uint64_t stream = 0;
    bool refused = false;
  };
  struct Datagram {
    std::string interface;
    std::uint16_t port = 0;
    Endpoint from;
    Bytes payload;
  };
  using News = std::variant<Opened, Data, Closed, Datagram>;

  void add(News news);
  void watch(std::uint64_t stream, QTcpSocket* socket);
  void end(std::uint64_t stream, bool refused);
  void read_datagrams(const std::string& interface, std::uint16_t port, QUdpSocket& socket);

  std::function<void()> on_news_;
  std::map<std::uint64_t, std::unique_ptr<QTcpSocket>> streams_;
  std::set<std::uint64_t> opened_;
  std::map<std::pair<std::string, std::uint16_t>, std::unique_ptr<QUdpSocket>> sockets_;
  std::vector<News> news_;
};

}  // namespace drawbridge::service
