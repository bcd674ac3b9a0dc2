// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/real_sockets.h"

#include <QHostAddress>
#include <QNetworkDatagram>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QUdpSocket>

namespace drawbridge::service {

namespace {

QHostAddress host(Ipv4Address address) {
  return QHostAddress(address.value());
}

Bytes to_octets(const QByteArray& array) {
  const auto* const data = reinterpret_cast<const std::uint8_t*>(array.constData());
  return {data, data + array.size()};
}

}  // namespace

RealSockets::RealSockets(std::function<void()> on_news) : on_news_(std::move(on_news)) {}

RealSockets::~RealSockets() {
  for (auto& [stream, socket] : streams_) socket->disconnect();
  for (auto& [port, socket] : sockets_) socket->disconnect();
}

void RealSockets::add(News news) {
  news_.push_back(std::move(news));
  if (on_news_) on_news_();
}

void RealSockets::open(const headend::OpenStream& action) {
  const std::uint64_t stream = action.stream;
  auto socket = std::make_unique<QTcpSocket>();
  QTcpSocket* const raw = socket.get();
  // A server of the machine's own network is never reached through a web proxy.
  raw->setProxy(QNetworkProxy::NoProxy);
  QObject::connect(raw, &QTcpSocket::connected, raw, [this, stream] {
    opened_.insert(stream);
    add(Opened{stream});
  });
  watch(stream, raw);
  streams_[stream] = std::move(socket);
  raw->connectToHost(host(action.to.address), action.to.port);
}

void RealSockets::adopt(std::uint64_t stream, std::unique_ptr<QTcpSocket> socket) {
  watch(stream, socket.get());
  opened_.insert(stream);
  QTcpSocket* const raw = (streams_[stream] = std::move(socket)).get();
  if (raw->bytesAvailable() > 0) add(Data{stream, to_octets(raw->readAll())});
}

void RealSockets::watch(std::uint64_t stream, QTcpSocket* socket) {
  QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, stream, socket] {
    add(Data{stream, to_octets(socket->readAll())});
  });
  QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, stream] { end(stream, false); });
  QObject::connect(socket, &QTcpSocket::errorOccurred, socket,
                   [this, stream](QAbstractSocket::SocketError error) {
                     // The peer's orderly end is told by disconnected().
                     if (error != QAbstractSocket::RemoteHostClosedError)
                       end(stream, !opened_.contains(stream));
                   });
}

void RealSockets::end(std::uint64_t stream, bool refused) {
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return;
  const bool was_open = opened_.erase(stream) > 0;
  if (was_open && found->second->bytesAvailable() > 0) add(Data{stream, to_octets(found->second->readAll())});
  found->second->disconnect();
  // The socket is among its own callers.
  found->second.release()->deleteLater();
  streams_.erase(found);
  add(Closed{stream, refused || !was_open});
}

bool RealSockets::write(std::uint64_t stream, ByteView octets) {
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return false;
  found->second->write(reinterpret_cast<const char*>(octets.data()), static_cast<qint64>(octets.size()));
  return true;
}

bool RealSockets::close(std::uint64_t stream) {
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return false;
  QTcpSocket* const socket = found->second.release();
  streams_.erase(found);
  opened_.erase(stream);
  socket->disconnect();
  // What is still to be sent goes out before the end.
  QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
  socket->disconnectFromHost();
  if (socket->state() == QAbstractSocket::UnconnectedState) socket->deleteLater();
  return true;
}

void RealSockets::send(const headend::SendDatagram& action) {
  auto& socket = sockets_[{action.interface, action.port}];
  if (socket == nullptr) {
    socket = std::make_unique<QUdpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    // The headend's number of the port is its own matter: another program may have that one here.
    socket->bind(QHostAddress(QHostAddress::AnyIPv4), 0);
    QUdpSocket* const raw = socket.get();
    const std::string interface = action.interface;
    const std::uint16_t port = action.port;
    QObject::connect(raw, &QUdpSocket::readyRead, raw,
                     [this, raw, interface, port] { read_datagrams(interface, port, *raw); });
  }
  socket->writeDatagram(reinterpret_cast<const char*>(action.payload.data()),
                        static_cast<qint64>(action.payload.size()), host(action.to.address), action.to.port);
}

void RealSockets::read_datagrams(const std::string& interface, std::uint16_t port, QUdpSocket& socket) {
  while (socket.hasPendingDatagrams()) {
    const QNetworkDatagram datagram = socket.receiveDatagram();
    const Endpoint from{Ipv4Address(datagram.senderAddress().toIPv4Address()),
                        static_cast<std::uint16_t>(datagram.senderPort())};
    add(Datagram{interface, port, from, to_octets(datagram.data())});
  }
}

bool RealSockets::deliver(TimePoint now, headend::Headend& headend) {
  const std::vector<News> news = std::exchange(news_, {});
  for (const News& each : news) {
    if (const auto* opened = std::get_if<Opened>(&each)) {
      headend.stream_opened(now, opened->stream);
    } else if (const auto* data = std::get_if<Data>(&each)) {
      headend.stream_data(now, data->stream, data->octets);
    } else if (const auto* closed = std::get_if<Closed>(&each)) {
      headend.stream_closed(now, closed->stream, closed->refused);
    } else if (const auto* datagram = std::get_if<Datagram>(&each)) {
      headend.datagram(now, datagram->interface, datagram->port, datagram->from, datagram->payload);
    }
  }
  return !news.empty();
}

}  // namespace drawbridge::service
