// SPDX-License-Identifier: GPL-3.0-or-later
// The look of the whole application: scheme, palette, the one style sheet, fonts relative to the desktop's.
#pragma once

#include <QFont>
#include <QObject>
#include <QPalette>
#include <QString>
#include <optional>

#include "ui/theme/tokens.h"

class QApplication;
class QDBusVariant;
class QWidget;

namespace drawbridge::ui {

enum class SchemePreference { System, Light, Dark };

/// Type scale relative to the desktop's font (ui.md 6.3).
enum class FontRole { Body, Title, Group, Caption, Section, Number, Mono };

/// What a box, a mark or a text means; the widget property `tone` has the lower-case names ok, warn, err,
/// info.
enum class Tone { None, Ok, Warn, Error, Info };

class Theme : public QObject {
  Q_OBJECT

 public:
  static Theme& instance();

  /// Fusion, palette and style sheet on the application; listens to the desktop's settings portal from then
  /// on. Call once after the QApplication exists. Tests may call it again to return to known values.
  void install(QApplication& application);

  [[nodiscard]] const Tokens& tokens() const { return tokens_; }
  [[nodiscard]] Scheme scheme() const { return scheme_; }
  [[nodiscard]] bool highContrast() const { return highContrast_; }
  [[nodiscard]] bool desktopStyle() const { return desktopStyle_; }
  /// Whether the few animations may run: preference and the style's own hint.
  [[nodiscard]] bool animations() const;

  void setPreference(SchemePreference preference);
  [[nodiscard]] SchemePreference preference() const { return preference_; }
  /// Nothing: as the desktop says.
  void setContrastPreference(std::optional<bool> high);
  /// The desktop's own widget style and palette; only our own painted widgets take tokens then.
  void setDesktopStyle(bool on);
  void setAnimationsAllowed(bool on);

  [[nodiscard]] QFont font(FontRole role) const;
  /// The colour that carries a tone: ok, warn, error, accent for info, text2 for none.
  [[nodiscard]] QColor toneColor(Tone tone) const;
  /// The tinted ground of a tone; surface for none.
  [[nodiscard]] QColor toneTint(Tone tone) const;

 signals:
  /// Tokens changed; own painted widgets repaint. Palette and style sheet are already set.
  void changed();

 private slots:
  void portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  Theme();
  void readPortal();
  void apply();
  void listenToPortal();

  Tokens tokens_;
  Scheme scheme_ = Scheme::Light;
  SchemePreference preference_ = SchemePreference::System;
  std::optional<bool> contrastPreference_;
  std::optional<Scheme> portalScheme_;
  bool portalContrast_ = false;
  bool highContrast_ = false;
  bool desktopStyle_ = false;
  bool animationsAllowed_ = true;
  bool listening_ = false;
  bool ownStyle_ = false;
  QApplication* application_ = nullptr;
  QPalette startPalette_;
  QString startStyle_;
  QFont baseFont_;
};

/// The application style sheet, generated from tokens; sizes follow `base`. Pure, so that tests can read it.
[[nodiscard]] QString styleSheetFor(const Tokens& tokens, const QFont& base);

/// Sets a style property (kind, tone, role, state) and lets the style sheet see it, also after the widget was
/// shown. kind = primary | danger | link | flat; tone = ok | warn | err | info; role = h1 | h2 | cap |
/// section | number | mono
void setVariant(QWidget* widget, const char* property, const QString& value);
void setTone(QWidget* widget, Tone tone);
[[nodiscard]] QString toneName(Tone tone);

}  // namespace drawbridge::ui
