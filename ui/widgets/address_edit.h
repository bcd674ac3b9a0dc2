// SPDX-License-Identifier: GPL-3.0-or-later
// A field for an address, a network or a list of addresses, which says under it what it could not read.
#pragma once

#include <QLineEdit>
#include <QString>
#include <QStringList>
#include <optional>

#include "base/ip.h"

namespace drawbridge::ui {

class AddressEdit : public QLineEdit {
  Q_OBJECT

 public:
  /// What is accepted. Host = one IPv4 address; HostOrName = also a host name; Network = `any`, `host A`,
  /// A/length, "A mask" or a name among setNames(); List = addresses separated by blanks or commas.
  enum class Accepts { Host, HostOrName, Network, List };

  explicit AddressEdit(Accepts accepts, QWidget* parent = nullptr);
  /// Object names that complete and are accepted.
  void setNames(const QStringList& names);
  void setEmptyAllowed(bool allowed) { emptyAllowed_ = allowed; }
  /// Host only.
  [[nodiscard]] std::optional<Ipv4Address> address() const;
  /// The sentence for the user, "10.89.129.300 is not an address."; empty if the text is accepted.
  [[nodiscard]] QString complaint() const;

 signals:
  /// When the field is left or Return pressed; empty = accepted. Never on each key.
  void checked(const QString& complaint);

 private:
  [[nodiscard]] QString complaintAbout(const QString& text) const;

  Accepts accepts_;
  bool emptyAllowed_ = true;
  QStringList names_;
};

}  // namespace drawbridge::ui
