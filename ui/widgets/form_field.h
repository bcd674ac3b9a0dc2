// SPDX-License-Identifier: GPL-3.0-or-later
// Label, field, and under it a caption or the validation text, tied together for eyes and assistive
// technology.
#pragma once

#include <QGridLayout>
#include <QLabel>
#include <QObject>
#include <QString>
#include <QWidget>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

/// Icon and text under a field: an error, a warning or a quiet caption. Takes no room while empty.
class FieldNote : public QWidget {
  Q_OBJECT

 public:
  explicit FieldNote(QWidget* parent = nullptr);
  /// Tone::None = caption without icon unless `iconName` is given. An empty text hides the note.
  void setNote(const QString& text, Tone tone, const QString& iconName = {});
  [[nodiscard]] QString text() const;
  [[nodiscard]] Tone tone() const { return tone_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refreshIcon();
  QLabel* icon_;
  QLabel* text_;
  QString iconName_;
  Tone tone_ = Tone::None;
};

/// One row of a form grid. Not a widget of its own, so that labels share a column sized by content.
class FormField : public QObject {
  Q_OBJECT

 public:
  /// Adds two grid rows: label and field, then the note under the field. `field` becomes the label's buddy.
  FormField(QGridLayout* grid, int row, QWidget* field, int column = 0);

  /// Text with its mnemonic and colon, "&Password:". Also sets the field's accessible name (without & and
  /// colon), with `group` after a comma if given: "Password, group access".
  void setLabel(const QString& text, const QString& group = {});
  /// A quiet line under the field, shown while there is no error.
  void setCaption(const QString& text, const QString& iconName = {});
  /// Shown under the field, set as its description and announced when it appears. The field gets property
  /// state=error.
  void setError(const QString& text);
  void setWarning(const QString& text);
  void clearError() { setError({}); }
  [[nodiscard]] bool hasError() const { return !error_.isEmpty(); }
  [[nodiscard]] QString error() const { return error_; }
  /// Label, field and note together.
  void setEnabled(bool on);
  void setVisible(bool on);

  [[nodiscard]] QWidget* field() const { return field_; }
  [[nodiscard]] QLabel* label() const { return label_; }
  [[nodiscard]] FieldNote* note() const { return note_; }

 private:
  void show();

  QLabel* label_;
  QWidget* field_;
  FieldNote* note_;
  QString caption_;
  QString captionIcon_;
  QString error_;
  QString warning_;
  bool visible_ = true;
};

/// The number of grid rows one FormField takes.
inline constexpr int formFieldRows = 2;

}  // namespace drawbridge::ui
