// SPDX-License-Identifier: GPL-3.0-or-later
// The list of certificates: what the store holds, requests and damaged files included.
#pragma once

#include <optional>

#include "client/certificate_store.h"
#include "ui/models/keyed_table_model.h"

namespace drawbridge::ui {

struct CertificateRow {
  QString name;                                     ///< in the store; of a damaged file: its file name
  std::optional<client::StoredCertificate> stored;  ///< none: damaged
};

class CertificateModel final : public KeyedTableModel<CertificateRow> {
  Q_OBJECT

 public:
  enum Column { Name, Kind, Issuer, Validity, Key, ColumnCount };
  /// SortRole: the raw value under Qt::UserRole; NameRole: the certificate's name in every column.
  enum Role { SortRole = Qt::UserRole, NameRole };

  using KeyedTableModel::KeyedTableModel;

  /// `authorities`: whether those of others are shown as well.
  void setListing(const client::CertificateListing& listing, bool authorities, WallTime now);
  void retranslate();

  [[nodiscard]] QString key(const CertificateRow& row) const override { return row.name; }
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] QString shown(const CertificateRow& row, int column) const;

  WallTime now_{};
};

}  // namespace drawbridge::ui
