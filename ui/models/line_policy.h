// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of the policy whose objects are lines of the configuration: access rules, translations, AAA servers
// (ui.md 5.2). A policy turns a configuration into rows and the fields of a form back into it. Pure values.
#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>
#include <memory>
#include <optional>
#include <vector>

#include "ipc/control_messages.h"
#include "ui/models/policy_objects.h"

namespace drawbridge::ui {

enum class LineKind { AccessRules, Translations, AaaServers };
inline constexpr LineKind lineKinds[] = {LineKind::AccessRules, LineKind::Translations, LineKind::AaaServers};
[[nodiscard]] QString lineKindTitle(LineKind kind);  ///< "Access rules"
[[nodiscard]] QString lineKindIcon(LineKind kind);   ///< "db-rules"

struct LineRow {
  QString key;  ///< place of the row, stable while its fields change: "120|2"
  enum class Kind { Line, Heading, Implied };
  Kind kind = Kind::Line;
  QString form;                  ///< which form it has, see LineForm::id
  QStringList cells;             ///< a heading has one, over the whole width
  std::vector<QVariant> values;  ///< what the cells are sorted by
  QStringList fields;            ///< what stands in the fields of its form
  QString line;                  ///< the command, secrets masked
  EditState state = EditState::Same;
};

struct LineField {
  enum class Type { Text, Choice, Flag, Secret };
  Type type = Type::Text;
  QString label;    ///< with mnemonic and colon
  QString caption;  ///< under the field
  QStringList choices;
  bool editable = false;  ///< of a choice: other words may be typed
};

struct LineForm {
  QString id;
  QString title;
  std::vector<LineField> fields;
};

/// Nothing went wrong, or the sentence that says what.
using LineComplaint = QString;

class LinePolicy {
 public:
  virtual ~LinePolicy() = default;
  [[nodiscard]] virtual QStringList titles() const = 0;
  [[nodiscard]] virtual std::vector<LineRow> rows(const pix::Config& running, const pix::Config& wanted,
                                                  const ipc::HeadendSnapshot& snapshot) const = 0;
  /// The forms, with the choices that this configuration gives.
  [[nodiscard]] virtual std::vector<LineForm> forms(const pix::Config& wanted) const = 0;
  /// Fields that mean nothing with these values.
  [[nodiscard]] virtual bool isFieldUsed(const QString& form, int field, const QStringList& values) const;
  /// The command that these fields make; shown while they are typed.
  [[nodiscard]] virtual QString lineOf(const QString& form, const QStringList& values) const = 0;
  /// Puts the fields at the place of `key`, or behind the last if it is empty. A secret that was not typed
  /// keeps the one that is there.
  [[nodiscard]] virtual LineComplaint put(pix::Config& config, const QString& key, const QString& form,
                                          const QStringList& values,
                                          const std::optional<Secret>& secret) const = 0;
  [[nodiscard]] virtual LineComplaint remove(pix::Config& config, const LineRow& row) const = 0;
  /// What Add begins with, beside the selected row.
  [[nodiscard]] virtual QStringList fresh(const QString& form, const pix::Config& config,
                                          const LineRow* beside) const = 0;
  /// Whether the order of rows counts; then move() puts the row one place up or down and gives its new key.
  [[nodiscard]] virtual bool isOrdered() const { return false; }
  [[nodiscard]] virtual QString move(pix::Config& config, const QString& key, bool up) const;
  /// The key of what a finding is about, empty if it is not of this kind.
  [[nodiscard]] virtual QString find(const pix::Config& config, const QString& object, int line) const = 0;
  /// How many lines the tree shows.
  [[nodiscard]] int count(const pix::Config& config) const;
};

[[nodiscard]] std::unique_ptr<LinePolicy> makeLinePolicy(LineKind kind);
[[nodiscard]] std::unique_ptr<LinePolicy> makeAccessRules();
[[nodiscard]] std::unique_ptr<LinePolicy> makeTranslations();
[[nodiscard]] std::unique_ptr<LinePolicy> makeAaaServers();

// Fields and commands write addresses differently.
/// "any", "host 10.1.1.1", "10.1.1.0/24", "object-group servers" as a field shows it.
[[nodiscard]] QString specText(const pix::AddressSpec& spec);
/// The same as the command needs it: masks in place of lengths, "host" before a lone address.
[[nodiscard]] QString specWords(const QString& field);
[[nodiscard]] QString networkText(Ipv4Address address, Ipv4Address mask);
/// The sentence for a line that the device would refuse.
[[nodiscard]] QString refusalText(const QString& line, const pix::LineResult& result);

}  // namespace drawbridge::ui
