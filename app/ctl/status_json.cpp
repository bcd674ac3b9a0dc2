// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/status_json.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "base/clock.h"

namespace drawbridge::ctl {

namespace {

QString text(const std::string& from) {
  return QString::fromStdString(from);
}
QString text(Ipv4Address address) {
  return address.is_any() ? QString() : text(address.to_string());
}
qint64 number(std::uint64_t value) {
  return static_cast<qint64>(value);
}

QJsonArray routes(const std::vector<client::Route>& list) {
  QJsonArray array;
  for (const client::Route& route : list) {
    array.append(QJsonObject{{QStringLiteral("network"), text(route.network.to_string())},
                             {QStringLiteral("mask"), text(route.mask.to_string())},
                             {QStringLiteral("secured_now"), route.has_sa}});
  }
  return array;
}

QJsonObject proxy(const ipc::ClientProxy& offered) {
  QJsonArray forwards;
  for (const client::PortForward& each : offered.forwards)
    forwards.append(text(client::port_forward_text(each)));
  return {{QStringLiteral("socks_port"), offered.socks_port},
          {QStringLiteral("http_port"), offered.http_port},
          {QStringLiteral("forwards"), forwards}};
}

QJsonObject values_of(const ipc::ClientConnection& connection) {
  const client::Statistics& s = connection.statistics;
  QJsonObject object{{QStringLiteral("connected"), s.is_up}};
  object[QStringLiteral("entry")] = text(s.entry);
  object[QStringLiteral("user")] = text(s.user);
  object[QStringLiteral("client_address")] = text(s.client_address);
  object[QStringLiteral("server_address")] = text(s.server_address);
  object[QStringLiteral("encryption")] = text(s.encryption);
  object[QStringLiteral("authentication")] = text(s.authentication);
  object[QStringLiteral("nat_port")] = s.natt_active ? QJsonValue(s.natt_port) : QJsonValue(QJsonValue::Null);
  object[QStringLiteral("local_lan")] = s.local_lan;
  object[QStringLiteral("seconds")] = qint64{whole_seconds(s.connected_for)};
  object[QStringLiteral("bytes_in")] = number(s.bytes_in);
  object[QStringLiteral("bytes_out")] = number(s.bytes_out);
  object[QStringLiteral("packets_encrypted")] = number(s.packets_encrypted);
  object[QStringLiteral("packets_decrypted")] = number(s.packets_decrypted);
  object[QStringLiteral("packets_bypassed")] = number(s.packets_bypassed);
  object[QStringLiteral("packets_discarded")] = number(s.packets_discarded);
  QJsonArray servers;
  for (const Ipv4Address server : s.dns) servers.append(text(server));
  object[QStringLiteral("dns")] = servers;
  object[QStringLiteral("domain")] = text(s.default_domain);
  object[QStringLiteral("mtu")] = s.mtu;
  object[QStringLiteral("gateway")] = text(s.gateway);
  object[QStringLiteral("secured_routes")] = routes(s.secured_routes);
  object[QStringLiteral("local_routes")] = routes(s.local_routes);
  object[QStringLiteral("firewall")] = connection.is_firewall_set;
  object[QStringLiteral("firewall_suspended")] = connection.is_firewall_suspended;
  if (connection.proxy.is_active) object[QStringLiteral("proxy")] = proxy(connection.proxy);
  return object;
}

QJsonObject wait_of(const client::StateChange& waiting) {
  const qint64 milliseconds = std::chrono::duration_cast<Milliseconds>(waiting.next_attempt_in).count();
  return {{QStringLiteral("entry"), text(waiting.entry)},
          {QStringLiteral("reason"), static_cast<int>(waiting.lost_because)},
          {QStringLiteral("seconds_to_next_attempt"), static_cast<double>(milliseconds) / 1000},
          {QStringLiteral("next_attempt"),
           QDateTime::currentDateTimeUtc().addMSecs(milliseconds).toString(Qt::ISODateWithMs)}};
}

std::string lines(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Indented).toStdString();
}

}  // namespace

std::string statistics_json(const std::vector<ipc::ClientConnection>& up,
                            const std::vector<ipc::ClientConnection>& waiting) {
  QJsonObject object{{QStringLiteral("connected"), false}};
  if (!up.empty()) {
    object = values_of(up.back());
    QJsonArray all;
    for (const ipc::ClientConnection& each : up) all.append(values_of(each));
    object[QStringLiteral("connections")] = all;
  }
  if (!waiting.empty()) {
    QJsonArray all;
    for (const ipc::ClientConnection& each : waiting) all.append(wait_of(each.state));
    object[QStringLiteral("waiting")] = all;
  }
  return lines(object);
}

std::string notes_json(const std::vector<ipc::ClientNote>& notes) {
  QJsonArray array;
  for (const ipc::ClientNote& note : notes) {
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(note.at.microseconds / 1000, Qt::UTC);
    array.append(QJsonObject{{QStringLiteral("at"), at.toString(Qt::ISODateWithMs)},
                             {QStringLiteral("text"), text(note.text)}});
  }
  return lines(QJsonObject{{QStringLiteral("notifications"), array}});
}

}  // namespace drawbridge::ctl
