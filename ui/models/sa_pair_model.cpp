// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sa_pair_model.h"

#include <QLocale>
#include <algorithm>

#include "ui/models/session_model.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

QString spiText(std::uint32_t spi) {
  return spi == 0 ? QStringLiteral("-") : QStringLiteral("0x%1").arg(spi, 8, 16, QLatin1Char('0'));
}

std::string proxiesOf(const esp::SaStatus& sa) {
  return sa.local_selector.network.to_string() + " - " + sa.remote_selector.network.to_string();
}

}  // namespace

std::vector<SaPair> saPairs(const ipc::HeadendSnapshot& snapshot, Ipv4Address peer) {
  std::vector<SaPair> pairs;
  for (const esp::SaStatus& sa : snapshot.ipsec_sas) {
    if (sa.remote != peer) continue;
    const bool inbound = sa.direction == esp::Direction::inbound;
    const std::string proxies = proxiesOf(sa);
    auto pair = std::find_if(pairs.begin(), pairs.end(), [&](const SaPair& each) {
      return each.proxies == proxies && (inbound ? each.in : each.out) == 0;
    });
    if (pair == pairs.end()) {
      SaPair fresh;
      fresh.proxies = proxies;
      fresh.transform = sa.authentication.empty() ? sa.cipher : sa.cipher + ' ' + sa.authentication;
      pair = pairs.insert(pairs.end(), std::move(fresh));
    }
    (inbound ? pair->in : pair->out) = sa.spi;
    (inbound ? pair->packetsIn : pair->packetsOut) = inbound ? sa.counters.decaps : sa.counters.encaps;
    (inbound ? pair->bytesIn : pair->bytesOut) = sa.counters.bytes;
  }
  return pairs;
}

QString SaPairModel::key(const SaPair& row) const {
  return QStringLiteral("%1/%2").arg(row.in).arg(row.out);
}

int SaPairModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant SaPairModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const SaPair& pair = row(index.row());
  if (role == Qt::FontRole && index.column() <= Transform) return Theme::instance().font(FontRole::Mono);
  if (role == Qt::TextAlignmentRole && index.column() >= Packets) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  const QLocale locale;
  switch (index.column()) {
    case Spis:
      return QStringLiteral("%1 / %2").arg(spiText(pair.in), spiText(pair.out));
    case Proxies:
      return QString::fromStdString(pair.proxies);
    case Transform:
      return QString::fromStdString(pair.transform);
    case Packets:
      return QStringLiteral("%1 / %2").arg(locale.toString(static_cast<qulonglong>(pair.packetsIn)),
                                           locale.toString(static_cast<qulonglong>(pair.packetsOut)));
    case Bytes:
      return QStringLiteral("%1 / %2").arg(bytesText(pair.bytesIn), bytesText(pair.bytesOut));
    default:
      return {};
  }
}

QVariant SaPairModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole && section >= Packets) return numberAlignment;
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Spis:
      return tr("SA pair");
    case Proxies:
      return tr("Proxies");
    case Transform:
      return tr("Transform");
    case Packets:
      return tr("Packets in / out");
    case Bytes:
      return tr("Bytes in / out");
    default:
      return {};
  }
}

void SaPairModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

}  // namespace drawbridge::ui
