// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/single_instance.h"

#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace drawbridge::ui {

namespace {

constexpr int waitMs = 500;
constexpr qint64 longestMessage = 4096;  // octets; more is not from us

QString socketPath(const QString& name) {
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
  return folder.isEmpty() ? name : QDir(folder).filePath(name);
}

}  // namespace

SingleInstance::SingleInstance(QString name, QObject* parent) : QObject(parent), name_(socketPath(name)) {}

bool SingleInstance::handOver(const QStringList& arguments) const {
  QLocalSocket socket;
  socket.connectToServer(name_);
  if (!socket.waitForConnected(waitMs)) return false;
  socket.write(arguments.join(QLatin1Char('\n')).toUtf8() + '\0');
  if (!socket.waitForBytesWritten(waitMs)) return false;
  // The answer proves that somebody lives behind the socket.
  return socket.waitForReadyRead(waitMs) && socket.readAll() == "ok";
}

bool SingleInstance::listen() {
  server_ = new QLocalServer(this);
  server_->setSocketOptions(QLocalServer::UserAccessOption);
  connect(server_, &QLocalServer::newConnection, this, &SingleInstance::receive);
  if (server_->listen(name_)) return true;
  // Left behind by a crash: nobody answered handOver(), so it may go.
  QLocalServer::removeServer(name_);
  return server_->listen(name_);
}

void SingleInstance::receive() {
  while (QLocalSocket* socket = server_->nextPendingConnection()) {
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    const auto read = [this, socket] {
      if (socket->bytesAvailable() > longestMessage) {
        socket->abort();
        return;
      }
      const QByteArray seen = socket->peek(longestMessage);
      const qsizetype end = seen.indexOf('\0');
      if (end < 0) return;
      socket->readAll();
      socket->write("ok");
      socket->flush();
      emit startedAgain(QString::fromUtf8(seen.left(end)).split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    };
    connect(socket, &QLocalSocket::readyRead, this, read);
    read();
  }
}

}  // namespace drawbridge::ui
