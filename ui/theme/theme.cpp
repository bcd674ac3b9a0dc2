// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFontDatabase>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

#include "ui/theme/control_style.h"
#include "ui/theme/resources.h"

namespace drawbridge::ui {

namespace {

constexpr auto portalService = "org.freedesktop.portal.Desktop";
constexpr auto portalPath = "/org/freedesktop/portal/desktop";
constexpr auto portalInterface = "org.freedesktop.portal.Settings";
constexpr auto appearanceGroup = "org.freedesktop.appearance";

// The portal wraps its answer in a variant of a variant in older versions.
uint unwrapped(QVariant value) {
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  return value.toUInt();
}

QFont scaled(const QFont& base, double factor) {
  QFont font = base;
  if (base.pointSizeF() > 0) {
    font.setPointSizeF(base.pointSizeF() * factor);
  } else {
    font.setPixelSize(qMax(1, qRound(base.pixelSize() * factor)));
  }
  return font;
}

}  // namespace

Theme::Theme() : tokens_(tokensFor(Scheme::Light)) {
  initResources();
}

Theme& Theme::instance() {
  static Theme theme;
  return theme;
}

void Theme::install(QApplication& application) {
  if (application_ == nullptr) {
    startPalette_ = application.palette();
    startStyle_ = application.style()->objectName();
  }
  application_ = &application;
  if (!listening_) baseFont_ = QApplication::font();
  if (!listening_) {
    listening_ = true;
    listenToPortal();
    readPortal();
  }
  apply();
}

void Theme::listenToPortal() {
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  bus.connect(QLatin1String(portalService), QLatin1String(portalPath), QLatin1String(portalInterface),
              QStringLiteral("SettingChanged"), this,
              SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
}

void Theme::readPortal() {
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  // Asynchronous: a portal that starts slowly must not hold up the window.
  for (const char* key : {"color-scheme", "contrast"}) {
    QDBusMessage call =
        QDBusMessage::createMethodCall(QLatin1String(portalService), QLatin1String(portalPath),
                                       QLatin1String(portalInterface), QStringLiteral("Read"));
    call << QString::fromLatin1(appearanceGroup) << QString::fromLatin1(key);
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 2000), this);
    connect(
        watcher, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher* finished) {
          finished->deleteLater();
          const QDBusPendingReply<QDBusVariant> reply = *finished;
          if (reply.isError()) return;
          portalSettingChanged(QString::fromLatin1(appearanceGroup), QString::fromLatin1(key), reply.value());
        });
  }
}

void Theme::portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
  if (group != QLatin1String(appearanceGroup)) return;
  const uint number = unwrapped(value.variant());
  if (key == QLatin1String("color-scheme")) {
    // 0 = no preference, 1 = dark, 2 = light
    portalScheme_ = number == 1   ? std::optional(Scheme::Dark)
                    : number == 2 ? std::optional(Scheme::Light)
                                  : std::nullopt;
  } else if (key == QLatin1String("contrast")) {
    portalContrast_ = number == 1;
  } else {
    return;
  }
  apply();
}

void Theme::setPreference(SchemePreference preference) {
  preference_ = preference;
  apply();
}

void Theme::setContrastPreference(std::optional<bool> high) {
  contrastPreference_ = high;
  apply();
}

void Theme::setDesktopStyle(bool on) {
  desktopStyle_ = on;
  apply();
}

void Theme::setAnimationsAllowed(bool on) {
  animationsAllowed_ = on;
}

bool Theme::animations() const {
  if (!animationsAllowed_ || application_ == nullptr) return false;
  return application_->style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
}

void Theme::apply() {
  switch (preference_) {
    case SchemePreference::Light:
      scheme_ = Scheme::Light;
      break;
    case SchemePreference::Dark:
      scheme_ = Scheme::Dark;
      break;
    case SchemePreference::System: {
      const bool darkStart = startPalette_.color(QPalette::WindowText).lightness() >
                             startPalette_.color(QPalette::Window).lightness();
      scheme_ = portalScheme_.value_or(darkStart ? Scheme::Dark : Scheme::Light);
      break;
    }
  }
  highContrast_ = contrastPreference_.value_or(portalContrast_);
  tokens_ = tokensFor(scheme_, highContrast_);
  if (application_ != nullptr) {
    if (desktopStyle_) {
      application_->setStyleSheet(QString());
      if (ownStyle_) application_->setStyle(QStyleFactory::create(startStyle_));
      ownStyle_ = false;
      application_->setPalette(startPalette_);
    } else {
      if (!ownStyle_) application_->setStyle(new ControlStyle);  // the application owns it
      ownStyle_ = true;
      application_->setPalette(paletteFor(tokens_));
      application_->setStyleSheet(styleSheetFor(tokens_, baseFont_));
    }
  }
  emit changed();
}

QFont Theme::font(FontRole role) const {
  const QFont base = application_ != nullptr ? baseFont_ : QApplication::font();
  QFont font = base;
  switch (role) {
    case FontRole::Body:
      break;
    case FontRole::Title:
      font = scaled(base, 1.4);
      font.setWeight(QFont::DemiBold);
      break;
    case FontRole::Group:
      font.setWeight(QFont::DemiBold);
      break;
    case FontRole::Caption:
      font = scaled(base, 0.92);
      break;
    case FontRole::Section:
      font = scaled(base, 0.85);
      font.setWeight(QFont::DemiBold);
      break;
    case FontRole::Number:
      font = scaled(base, 1.7);
      font.setWeight(QFont::DemiBold);
      break;
    case FontRole::Mono: {
      const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
      font = scaled(base, 0.92);
      font.setFamilies(fixed.families());
      font.setStyleHint(QFont::Monospace);
      font.setFixedPitch(true);
      break;
    }
  }
  return font;
}

QColor Theme::toneColor(Tone tone) const {
  switch (tone) {
    case Tone::Ok:
      return tokens_.ok;
    case Tone::Warn:
      return tokens_.warn;
    case Tone::Error:
      return tokens_.error;
    case Tone::Info:
      return tokens_.accent;
    case Tone::None:
      break;
  }
  return tokens_.text2;
}

QColor Theme::toneTint(Tone tone) const {
  switch (tone) {
    case Tone::Ok:
      return tokens_.okTint;
    case Tone::Warn:
      return tokens_.warnTint;
    case Tone::Error:
      return tokens_.errorTint;
    case Tone::Info:
      return tokens_.infoTint;
    case Tone::None:
      break;
  }
  return tokens_.surface;
}

QString toneName(Tone tone) {
  switch (tone) {
    case Tone::Ok:
      return QStringLiteral("ok");
    case Tone::Warn:
      return QStringLiteral("warn");
    case Tone::Error:
      return QStringLiteral("err");
    case Tone::Info:
      return QStringLiteral("info");
    case Tone::None:
      break;
  }
  return {};
}

void setVariant(QWidget* widget, const char* property, const QString& value) {
  if (widget->property(property).toString() == value) return;
  widget->setProperty(property, value);
  // Rules are matched when a widget is polished; a widget that was never shown is polished later anyway.
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
  widget->update();
}

void setTone(QWidget* widget, Tone tone) {
  setVariant(widget, "tone", toneName(tone));
}

}  // namespace drawbridge::ui
