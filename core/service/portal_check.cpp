// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/portal_check.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>
#include <utility>

#include "base/text.h"

namespace drawbridge::service {

namespace {

constexpr std::chrono::milliseconds kWithin{4000};
constexpr qint64 kMostRead = 8192;

/// The host of "http://HOST:PORT/..."; empty for a path.
std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  return url.substr(0, url.find(':'));
}

}  // namespace

bool is_portal_answer(std::string_view answer, Ipv4Address gateway, std::string_view host) {
  if (!answer.starts_with("HTTP/1.") || answer.size() < 12) return false;
  const std::string_view status = answer.substr(9, 3);
  if (status == "511") return true;
  if (status != "301" && status != "302" && status != "303" && status != "307" && status != "308")
    return false;
  while (!answer.empty()) {
    const std::size_t end = answer.find('\n');
    const std::string_view line = trim(answer.substr(0, end));
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && same_name(line.substr(0, colon), "Location")) {
      const std::string_view to = host_of(trim(line.substr(colon + 1)));
      return !to.empty() && !same_name(to, host) && to != gateway.to_string();
    }
    if (end == std::string_view::npos) break;
    answer.remove_prefix(end + 1);
  }
  return false;
}

void ask_for_portal(Ipv4Address gateway, const std::string& host, QObject* context,
                    std::function<void(bool)> done) {
  auto* const socket = new QTcpSocket(context);
  socket->setProxy(QNetworkProxy::NoProxy);
  auto* const answer = new QByteArray;
  QObject::connect(socket, &QObject::destroyed, [answer] { delete answer; });
  const auto finish = [socket, answer, gateway, host, done = std::move(done), is_done = false]() mutable {
    if (std::exchange(is_done, true)) return;
    socket->deleteLater();
    done(is_portal_answer({answer->constData(), static_cast<std::size_t>(answer->size())}, gateway, host));
  };
  auto* const end = new QTimer(socket);
  end->setSingleShot(true);
  QObject::connect(end, &QTimer::timeout, socket, finish);
  // Whatever ends it leads to the timer, so that there is one end.
  const auto at_once = [end] { end->start(0); };
  QObject::connect(socket, &QTcpSocket::connected, socket, [socket, gateway] {
    socket->write("GET / HTTP/1.0\r\nHost: " + QByteArray::fromStdString(gateway.to_string()) + "\r\n\r\n");
  });
  QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, answer, at_once] {
    answer->append(socket->read(kMostRead - answer->size()));
    if (answer->contains("\r\n\r\n") || answer->size() >= kMostRead) at_once();
  });
  QObject::connect(socket, &QTcpSocket::errorOccurred, socket, at_once);
  end->start(kWithin);
  socket->connectToHost(QHostAddress(gateway.value()), 80);
}

}  // namespace drawbridge::service
