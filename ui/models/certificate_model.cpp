// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/certificate_model.h"

#include "ui/text/certificate_text.h"
#include "ui/theme/icons.h"

namespace drawbridge::ui {

using StoredKind = client::StoredCertificate::Kind;

void CertificateModel::setListing(const client::CertificateListing& listing, bool authorities, WallTime now) {
  now_ = now;
  std::vector<CertificateRow> rows;
  for (const client::StoredCertificate& each : listing.entries) {
    if (each.kind == StoredKind::authority && !authorities) continue;
    rows.push_back({QString::fromStdString(each.name), each});
  }
  for (const std::string& file : listing.damaged) rows.push_back({QString::fromStdString(file), {}});
  setRows(std::move(rows));
}

void CertificateModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CertificateModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString CertificateModel::shown(const CertificateRow& row, int column) const {
  if (column == Name) return row.name;
  if (!row.stored) return column == Kind ? tr("Damaged") : QString();
  const client::StoredCertificate& stored = *row.stored;
  switch (column) {
    case Kind:
      return text(stored.kind);
    case Issuer: {
      if (!stored.certificate) return {};
      if (stored.certificate->is_self_issued()) return tr("itself", "issuer of a certificate");
      const std::string_view name = stored.certificate->issuer.first("CN");
      return QString::fromStdString(name.empty() ? stored.certificate->issuer.to_string()
                                                 : std::string(name));
    }
    case Validity:
      return stored.certificate ? validity(*stored.certificate, now_).text
                                : tr("waits for its certificate", "a request");
    case Key:
      return keyText(stored);
    default:
      return {};
  }
}

QVariant CertificateModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const CertificateRow& at = row(index.row());
  const bool dated = at.stored && at.stored->certificate;
  const Tone tone = dated ? validity(*at.stored->certificate, now_).tone : Tone::None;
  switch (role) {
    case Qt::DisplayRole:
      return shown(at, index.column());
    case NameRole:
      return at.name;
    case SortRole:
      if (index.column() == Validity && dated) return qint64{at.stored->certificate->not_after.microseconds};
      return shown(at, index.column());
    case Qt::DecorationRole:
      if (index.column() != Name) return {};
      if (!at.stored) return icon(QStringLiteral("db-warn"), IconTint::Warn);
      switch (at.stored->kind) {
        case StoredKind::personal:
          return icon(QStringLiteral("db-cert"));
        case StoredKind::authority:
          return icon(QStringLiteral("db-shield"));
        case StoredKind::request:
          return icon(QStringLiteral("db-clock"));
      }
      return {};
    case Qt::ForegroundRole:
      if (index.column() == Validity && tone != Tone::None) return Theme::instance().toneColor(tone);
      return {};
    case Qt::FontRole: {
      QFont font;
      if (index.column() != Name || at.stored) return {};
      font.setItalic(true);
      return font;
    }
    case Qt::ToolTipRole:
      if (!at.stored)
        return tr("%1 holds nothing of use. It stays as it is until you delete it.").arg(at.name);
      if (dated) return QString::fromStdString(at.stored->certificate->subject.to_string());
      return tr("Import the certificate that answers this request; it gets the request's key.");
    case Qt::AccessibleTextRole:
      if (index.column() == Name) return tr("%1, %2").arg(at.name, shown(at, Kind));
      return shown(at, index.column());
    default:
      return {};
  }
}

QVariant CertificateModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case Name:
      return tr("Certificate");
    case Kind:
      return tr("Kind");
    case Issuer:
      return tr("Issued by");
    case Validity:
      return tr("Validity");
    case Key:
      return tr("Private key");
    default:
      return {};
  }
}

}  // namespace drawbridge::ui
