// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/policy_object_model.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

struct PolicyWords {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::PolicyWords)
};

QString weak(const QString& name) {
  return PolicyWords::tr("%1 (weak)").arg(name);
}

QString text(std::string_view value) {
  return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

void add(PolicyRow& row, const QString& cell, const QVariant& value = {}) {
  row.cells << cell;
  row.values.push_back(value.isValid() ? value : QVariant(cell));
}

QString seconds(std::int64_t value) {
  return PolicyWords::tr("%1 s", "seconds").arg(QLocale().toString(static_cast<qlonglong>(value)));
}

}  // namespace

QString encryptionText(const QString& word) {
  if (word == QLatin1String("des")) return weak(QStringLiteral("DES"));
  if (word == QLatin1String("3des")) return weak(QStringLiteral("3DES"));
  if (word == QLatin1String("null")) return weak(PolicyWords::tr("none, NULL"));
  if (word == QLatin1String("aes")) return QStringLiteral("AES-128");
  if (word.startsWith(QLatin1String("gcm"))) return QStringLiteral("AES-GCM-") + word.section(QLatin1Char(' '), 1, 1);
  return word.toUpper();
}

QString hashText(const QString& word) {
  if (word == QLatin1String("md5")) return weak(QStringLiteral("MD5"));
  if (word == QLatin1String("sha")) return QStringLiteral("SHA-1");
  // sha256, sha384, sha512
  return word.startsWith(QLatin1String("sha")) ? QStringLiteral("SHA-") + word.mid(3) : word.toUpper();
}

QString dhGroupText(int group) {
  const QString name = QString::number(group);
  return group <= 2 ? weak(name) : name;
}

QString authenticationText(const QString& word) {
  if (word == QLatin1String("hybrid")) return PolicyWords::tr("Hybrid (gateway's certificate)");
  return word == QLatin1String("pre-share") ? PolicyWords::tr("Pre-shared key")
                                            : PolicyWords::tr("Certificate (RSA)");
}

void PolicyObjectModel::setKind(PolicyKind kind) {
  if (kind == kind_ && columnCount() > 0) return;
  beginResetModel();
  kind_ = kind;
  forgetRows();
  endResetModel();
}

void PolicyObjectModel::update(const pix::Config& running, const pix::Config& wanted,
                               const ipc::HeadendSnapshot& snapshot) {
  std::vector<PolicyRow> rows;
  for (const PolicyObject& object : objectsOf(kind_, running, wanted)) {
    rows.push_back(row_of(object, object.state == EditState::Removed ? running : wanted, snapshot));
  }
  setRows(std::move(rows));
}

PolicyRow PolicyObjectModel::row_of(const PolicyObject& object, const pix::Config& config,
                                    const ipc::HeadendSnapshot& snapshot) const {
  PolicyRow row;
  row.key = object.key;
  row.state = object.state;
  const std::string name = object.key.toStdString();
  switch (kind_) {
    case PolicyKind::VpnGroups: {
      const pix::VpnGroup& group = *config.vpngroup(name);
      const auto users = std::count_if(snapshot.sessions.begin(), snapshot.sessions.end(),
                                       [&](const auto& each) { return each.group == name; });
      add(row, object.key);
      add(row, text(group.address_pool));
      add(row, seconds(group.idle_time), static_cast<qlonglong>(group.idle_time));
      add(row, QLocale().toString(static_cast<qlonglong>(users)), static_cast<qlonglong>(users));
      break;
    }
    case PolicyKind::Pools: {
      const pix::LocalPool& pool = *config.local_pool(name);
      qlonglong used = 0;
      for (const auto& each : snapshot.pools) {
        if (each.name == name) used = static_cast<qlonglong>(each.in_use.size());
      }
      const auto size = static_cast<qlonglong>(pool.range.size());
      add(row, object.key);
      add(row, text(pool.range.first.to_string()), pool.range.first.value());
      add(row, text(pool.range.last.to_string()), pool.range.last.value());
      add(row, QLocale().toString(size), size);
      add(row, QLocale().toString(used), used);
      break;
    }
    case PolicyKind::IsakmpPolicies: {
      const int priority = object.key.toInt();
      const pix::IsakmpPolicy& policy = config.isakmp.policies.at(priority);
      add(row, object.key, priority);
      add(row, encryptionText(text(pix::to_text(policy.encryption))));
      add(row, hashText(text(pix::to_text(policy.hash))));
      add(row, dhGroupText(policy.group), policy.group);
      add(row, authenticationText(text(pix::to_text(policy.authentication))));
      add(row, seconds(policy.lifetime), static_cast<qlonglong>(policy.lifetime));
      break;
    }
    case PolicyKind::TransformSets: {
      const pix::TransformSet& set = *config.transform_set(name);
      QString cipher, hash, ah;
      for (const std::string& each : set.transforms) {
        const QString word = text(each);
        if (word.startsWith(QLatin1String("ah-"))) {
          ah = hashText(word.mid(3).section(QLatin1Char('-'), 0, 0));
        } else if (word.endsWith(QLatin1String("-hmac"))) {
          hash = hashText(word.mid(4).section(QLatin1Char('-'), 0, 0));
        } else {
          cipher = encryptionText(word.mid(4));
        }
      }
      add(row, object.key);
      add(row, cipher);
      add(row, hash);
      add(row, ah);
      add(row, set.transport_mode ? tr("transport") : tr("tunnel"));
      break;
    }
  }
  add(row, editStateText(object.state), static_cast<int>(object.state));
  return row;
}

QStringList PolicyObjectModel::titles() const {
  switch (kind_) {
    case PolicyKind::VpnGroups:
      return {tr("Name"), tr("Address pool"), tr("Idle time"), tr("Users"), tr("Edit", "noun")};
    case PolicyKind::Pools:
      return {tr("Name"),      tr("First address"), tr("Last address"),
              tr("Addresses"), tr("In use"),        tr("Edit", "noun")};
    case PolicyKind::IsakmpPolicies:
      return {tr("Priority"),       tr("Encryption"), tr("Hash"),        tr("Group", "Diffie-Hellman"),
              tr("Authentication"), tr("Lifetime"),   tr("Edit", "noun")};
    case PolicyKind::TransformSets:
      return {tr("Name"), tr("Encryption"), tr("Integrity"), tr("Header"), tr("Mode"), tr("Edit", "noun")};
  }
  return {};
}

void PolicyObjectModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int PolicyObjectModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(titles().size());
}

QVariant PolicyObjectModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const PolicyRow& object = row(index.row());
  const QString& cell = object.cells[index.column()];
  const QVariant& value = object.values[static_cast<std::size_t>(index.column())];
  const bool isNumber = value.userType() != QMetaType::QString;
  switch (role) {
    case Qt::DisplayRole:
      if (index.column() == 0 && object.state != EditState::Same) return cell + QStringLiteral(" \u2022");
      return cell;
    case Qt::ToolTipRole:
      return cell;
    case Qt::AccessibleTextRole:
      return index.column() == 0 && object.state != EditState::Same
                 ? tr("%1, %2", "name, what became of it").arg(cell, editStateText(object.state))
                 : cell;
    case Qt::DecorationRole:
      if (cell.isEmpty() || isNumber || index.column() == 0) return {};
      return cell == weak(cell.section(QLatin1String(" ("), 0, 0))
                 ? icon(QStringLiteral("db-warn"), IconTint::Warn)
                 : QVariant();
    case Qt::FontRole: {
      const bool isAddress = kind_ == PolicyKind::Pools && (index.column() == 1 || index.column() == 2);
      QFont font = Theme::instance().font(isAddress ? FontRole::Mono : FontRole::Body);
      font.setStrikeOut(object.state == EditState::Removed);
      return font;
    }
    case Qt::BackgroundRole:
      return object.state == EditState::Same ? QVariant() : QVariant(Theme::instance().tokens().infoTint);
    case Qt::ForegroundRole:
      return object.state == EditState::Removed ? QVariant(Theme::instance().tokens().text2) : QVariant();
    case SortRole:
      return value;
    case StateRole:
      return static_cast<int>(object.state);
    default:
      return {};
  }
}

QVariant PolicyObjectModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return titles().value(section);
}

}  // namespace drawbridge::ui
