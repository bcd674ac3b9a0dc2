// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's TACACS+ server behind a real socket: serve_tacacs ADDRESS. Each connection to ADDRESS port 49 is
// carried to the server of the in-memory lab and back, until the program is ended.
#include <QCoreApplication>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <chrono>
#include <cstdio>

#include "lab/network.h"

using namespace drawbridge;

namespace {

constexpr std::uint16_t port = 49;

TimePoint now() {
  static const auto begin = std::chrono::steady_clock::now();
  return TimePoint(std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - begin));
}

/// One connection, both halves; it goes with the socket.
class Carrier final : public QObject, public tcpip::TcpHandler {
 public:
  Carrier(QTcpSocket& socket, tcpip::Host& host) : QObject(&socket), socket_(socket) {
    connection_ = host.connect({lab::address::aaa, port}, *this);
    connect(&socket_, &QTcpSocket::readyRead, this, [this] {
      const QByteArray octets = socket_.readAll();
      if (connection_ != nullptr)
        connection_->send({reinterpret_cast<const std::uint8_t*>(octets.constData()),
                           static_cast<std::size_t>(octets.size())});
    });
    connect(&socket_, &QTcpSocket::disconnected, this, [this] {
      if (connection_ != nullptr) std::exchange(connection_, nullptr)->abort();
      socket_.deleteLater();
    });
  }
  ~Carrier() override {
    if (connection_ != nullptr) connection_->abort();
  }
  void received(tcpip::TcpConnection&, ByteView octets) override {
    socket_.write(reinterpret_cast<const char*>(octets.data()), static_cast<qint64>(octets.size()));
  }
  void closed(tcpip::TcpConnection&, tcpip::CloseReason) override {
    connection_ = nullptr;
    socket_.disconnectFromHost();
  }

 private:
  QTcpSocket& socket_;
  tcpip::TcpConnection* connection_ = nullptr;
};

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: serve_tacacs ADDRESS\n");
    return 2;
  }
  SystemRandom random;
  tcpip::Stack& stack = tcpip::Stack::instance();
  lab::LabNetwork network(stack, random);
  tcpip::AttachedHost bridge(
      stack, {"bridge", Ipv4Address(10, 89, 129, 140), mask_of(28), lab::address::router_servers},
      network.servers());
  QTcpServer server;
  QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
    while (QTcpSocket* const socket = server.nextPendingConnection()) new Carrier(*socket, bridge.host());
  });
  if (!server.listen(QHostAddress(QString::fromLocal8Bit(argv[1])), port)) {
    std::fprintf(stderr, "serve_tacacs: %s\n", qPrintable(server.errorString()));
    return 1;
  }
  QTimer timer;
  constexpr int step = 2;  // milliseconds
  QObject::connect(&timer, &QTimer::timeout, &timer, [&] { network.deliver(now()); });
  timer.start(step);
  return QCoreApplication::exec();
}
