// SPDX-License-Identifier: GPL-3.0-or-later
// The two tables of Route Details: local and secured networks (client.md 5).
#pragma once

#include "client/status.h"
#include "ui/models/keyed_table_model.h"

namespace drawbridge::ui {

class RouteModel : public KeyedTableModel<client::Route> {
  Q_OBJECT

 public:
  enum Column { Network, Mask, Sa };
  enum class Kind { Local, Secured };
  /// Local routes have no column Sa.
  explicit RouteModel(Kind kind, QObject* parent = nullptr);

  /// A network named twice is shown once.
  void setRoutes(const std::vector<client::Route>& routes);

  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] QString key(const client::Route& row) const override;
  void retranslate();

 private:
  Kind kind_;
};

}  // namespace drawbridge::ui
