// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/own_addresses.h"

#include <QNetworkInterface>
#include <algorithm>

namespace drawbridge::service {

std::vector<Ipv4Address> own_addresses() {
  std::vector<Ipv4Address> own;
  // The privileged helper's names of devices.
  const QString tunnels = QStringLiteral("drawbridge");
  for (const QNetworkInterface& device : QNetworkInterface::allInterfaces()) {
    const bool is_up = device.flags().testFlag(QNetworkInterface::IsUp);
    if (!is_up || device.flags().testFlag(QNetworkInterface::IsLoopBack) || device.name().startsWith(tunnels))
      continue;
    for (const QNetworkAddressEntry& each : device.addressEntries()) {
      if (each.ip().protocol() == QAbstractSocket::IPv4Protocol)
        own.push_back(Ipv4Address(each.ip().toIPv4Address()));
    }
  }
  std::sort(own.begin(), own.end());
  return own;
}

}  // namespace drawbridge::service
