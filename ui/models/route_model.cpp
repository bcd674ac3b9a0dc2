// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/route_model.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

RouteModel::RouteModel(Kind kind, QObject* parent) : KeyedTableModel<client::Route>(parent), kind_(kind) {}

void RouteModel::setRoutes(const std::vector<client::Route>& routes) {
  std::vector<client::Route> once;
  for (const client::Route& each : routes) {
    const bool known = std::any_of(once.begin(), once.end(),
                                   [&](const client::Route& other) { return key(other) == key(each); });
    if (!known) once.push_back(each);
  }
  if (once != rows()) setRows(std::move(once));
}

int RouteModel::columnCount(const QModelIndex& parent) const {
  if (parent.isValid()) return 0;
  return kind_ == Kind::Secured ? 3 : 2;
}

QVariant RouteModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const client::Route& route = row(index.row());
  const bool isSecured = kind_ == Kind::Secured;
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
      switch (index.column()) {
        case Network: {
          const QString network = QString::fromStdString(route.network.to_string());
          return role == Qt::AccessibleTextRole && isSecured && route.has_sa
                     ? tr("%1, key in use").arg(network)
                     : network;
        }
        case Mask:
          return QString::fromStdString(route.mask.to_string());
        default:
          return route.spi == 0 ? tr("none", "security association")
                                : QStringLiteral("0x%1").arg(route.spi, 8, 16, QLatin1Char('0'));
      }
    case Qt::DecorationRole:
      if (index.column() == Network && isSecured && route.has_sa)
        return icon(QStringLiteral("db-key"), IconTint::Ok);
      return {};
    case Qt::FontRole:
      // Hexadecimal needs the fixed font; addresses in tables have it too.
      if (index.column() == Sa && route.spi == 0) return {};
      return Theme::instance().font(FontRole::Mono);
    default:
      return {};
  }
}

QVariant RouteModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Network:
      return tr("Network");
    case Mask:
      return tr("Subnet Mask");
    default:
      return tr("SA", "security association");
  }
}

QString RouteModel::key(const client::Route& row) const {
  return QString::fromStdString(row.network.to_string() + "/" + row.mask.to_string());
}

void RouteModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

}  // namespace drawbridge::ui
