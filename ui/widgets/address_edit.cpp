// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/address_edit.h"

#include <QCompleter>
#include <QRegularExpression>

namespace drawbridge::ui {

namespace {

std::optional<Ipv4Address> parsed(const QString& text) {
  return Ipv4Address::parse(text.toStdString());
}

bool looksNumeric(const QString& text) {
  static const QRegularExpression numeric(QStringLiteral("^[0-9.]+$"));
  return numeric.match(text).hasMatch();
}

// RFC 1123: labels of letters, digits and hyphens, 63 octets each, 253 in all.
bool isHostName(const QString& text) {
  static const QRegularExpression name(
      QStringLiteral("^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?"
                     "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?)*\\.?$"));
  return !looksNumeric(text) && name.match(text).hasMatch();
}

}  // namespace

AddressEdit::AddressEdit(Accepts accepts, QWidget* parent) : QLineEdit(parent), accepts_(accepts) {
  connect(this, &QLineEdit::editingFinished, this, [this] { emit checked(complaint()); });
}

void AddressEdit::setNames(const QStringList& names) {
  names_ = names;
  auto* completer = new QCompleter(names, this);
  completer->setCaseSensitivity(Qt::CaseInsensitive);
  QLineEdit::setCompleter(completer);
}

std::optional<Ipv4Address> AddressEdit::address() const {
  return parsed(text().trimmed());
}

QString AddressEdit::complaint() const {
  const QString value = text().trimmed();
  if (value.isEmpty()) return emptyAllowed_ ? QString() : tr("An address is needed here.");
  if (accepts_ == Accepts::List) {
    static const QRegularExpression gap(QStringLiteral("[\\s,]+"));
    for (const QString& part : value.split(gap, Qt::SkipEmptyParts)) {
      if (!parsed(part)) return tr("%1 is not an address.").arg(part);
    }
    return {};
  }
  return complaintAbout(value);
}

QString AddressEdit::complaintAbout(const QString& value) const {
  if (names_.contains(value)) return {};
  if (accepts_ == Accepts::Host) return parsed(value) ? QString() : tr("%1 is not an address.").arg(value);
  if (accepts_ == Accepts::HostOrName) {
    return parsed(value) || isHostName(value) ? QString()
                                              : tr("%1 is neither an address nor a host name.").arg(value);
  }
  if (value == QLatin1String("any")) return {};
  static const QRegularExpression gap(QStringLiteral("\\s+"));
  const QStringList words = value.split(gap);
  if (words.size() == 2 && words[0] == QLatin1String("host")) {
    return parsed(words[1]) ? QString() : tr("%1 is not an address.").arg(words[1]);
  }
  if (words.size() == 2) {
    if (!parsed(words[0])) return tr("%1 is not an address.").arg(words[0]);
    const auto mask = parsed(words[1]);
    return mask && length_of(*mask) ? QString() : tr("%1 is not a network mask.").arg(words[1]);
  }
  const qsizetype slash = value.indexOf(QLatin1Char('/'));
  if (words.size() == 1 && slash > 0) {
    if (!parsed(value.left(slash))) return tr("%1 is not an address.").arg(value.left(slash));
    bool number = false;
    const int length = value.mid(slash + 1).toInt(&number);
    return number && length >= 0 && length <= 32
               ? QString()
               : tr("%1 is not a prefix length, 0 to 32.").arg(value.mid(slash + 1));
  }
  return parsed(value) ? QString() : tr("%1 is not an address.").arg(value);
}

}  // namespace drawbridge::ui
