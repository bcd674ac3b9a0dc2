// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/telnet_door.h"

#include <fmt/format.h>

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include "service/admission.h"

namespace drawbridge::service {

namespace {
constexpr std::uint16_t kTelnetPort = 23;
}  // namespace

TelnetDoor::TelnetDoor(Surroundings surroundings) : surroundings_(std::move(surroundings)) {}
TelnetDoor::~TelnetDoor() = default;

void TelnetDoor::follow(const pix::Config& config, const pix::Interface* inside) {
  const bool wanted = inside != nullptr && inside->address && !config.telnet.empty();
  if (!wanted) return close();
  const QHostAddress address(inside->address->value());
  if (server_ && server_->serverAddress() == address) return;
  server_ = std::make_unique<QTcpServer>();
  QObject::connect(server_.get(), &QTcpServer::newConnection, server_.get(), [this] { accept(); });
  if (!server_->listen(address, kTelnetPort)) {
    surroundings_.say(fmt::format("Telnet cannot be offered at {}: {}.", inside->address->to_string(),
                                  server_->errorString().toStdString()));
    server_.reset();
  }
}

void TelnetDoor::close() {
  server_.reset();
}

void TelnetDoor::accept() {
  while (server_ && server_->hasPendingConnections()) {
    std::unique_ptr<QTcpSocket> socket(server_->nextPendingConnection());
    socket->setParent(nullptr);
    HeadendMachine* const machine = surroundings_.machine();
    if (machine == nullptr) return socket->abort();
    const pix::Config& config = machine->headend().device().running();
    const Endpoint from{Ipv4Address(socket->peerAddress().toIPv4Address()), socket->peerPort()};
    std::string name;
    for (const pix::Interface& each : config.interfaces)
      if (each.hardware == "ethernet1") name = each.name;
    const TimePoint now = surroundings_.now();
    const Ipv4Address to(socket->localAddress().toIPv4Address());
    if (admits(machine->headend(), now, config.telnet, name, from, to, "telnet")) {
      machine->adopt(now, name, std::move(socket));
    } else {
      socket->abort();
    }
  }
  surroundings_.wake();
}

}  // namespace drawbridge::service
