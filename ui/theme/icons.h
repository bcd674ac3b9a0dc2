// SPDX-License-Identifier: GPL-3.0-or-later
// The icon family: SVG files drawn in one colour, coloured at painting time by mode and scheme.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <QString>
#include <QStringList>

class QPainter;

namespace drawbridge::ui {

/// Which token colours an icon in normal mode. `Control` is the default: text2, accent when checked, active
/// or selected, disabled when disabled. The others keep their colour in every mode but disabled.
enum class IconTint { Control, Text, OnAccent, Accent, Ok, Warn, Error, Hint, Sent };

/// An icon of the family by its name with or without "db-", e.g. "db-lock". It follows scheme changes by
/// itself. An unknown name gives a null icon.
[[nodiscard]] QIcon icon(const QString& name, IconTint tint = IconTint::Control);

/// The same as a pixmap of `size` logical pixels for a device pixel ratio, in exactly this colour.
[[nodiscard]] QPixmap iconPixmap(const QString& name, int size, qreal ratio, const QColor& color);

/// Paints it into a rectangle; for own painted widgets and delegates.
void paintIcon(QPainter* painter, const QString& name, const QRectF& rect, const QColor& color);

/// All names of the family, sorted, with "db-".
[[nodiscard]] QStringList iconNames();

/// The product mark with its simplified drawings for 16, 22 and 32 pixels.
[[nodiscard]] QIcon productIcon();

}  // namespace drawbridge::ui
