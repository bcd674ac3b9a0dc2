// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the windows by their names: light, dark and high contrast. The only place with colour
// literals.
#pragma once

#include <QColor>
#include <QPalette>

namespace drawbridge::ui {

enum class Scheme { Light, Dark };

/// One row of the token table each. Text tokens reach 4.5 to 1 on the grounds they are used on, borders that
/// carry meaning 3 to 1 (WCAG 2.1); `disabled` is exempt and `line` is decoration.
struct Tokens {
  QColor window;           ///< window, dialog
  QColor surface;          ///< inputs, tables, cards
  QColor sidebar;          ///< navigation
  QColor alternate;        ///< header rows, bands
  QColor line;             ///< separators, card edges
  QColor control;          ///< border of inputs, ring, lifeline
  QColor text;             ///< text
  QColor text2;            ///< captions, icons
  QColor hint;             ///< placeholder
  QColor disabled;         ///< disabled text and icons
  QColor accent;           ///< links, focus, current page, first data series
  QColor accentFill;       ///< primary button, check mark field
  QColor accentFillHover;  ///< the same under the pointer
  QColor onAccentFill;     ///< text and icons on accentFill
  QColor ok;               ///< secure, pass, permit
  QColor warn;             ///< warnings, changing state
  QColor error;            ///< failures, deny, remove
  QColor sent;             ///< second data series, client to headend
  QColor okTint;
  QColor warnTint;
  QColor errorTint;
  QColor infoTint;
  QColor selection;  ///< ground of selected rows
  QColor hover;      ///< ground under the pointer
  QColor syntaxWord;
  QColor syntaxName;
  QColor syntaxAddress;
  QColor syntaxComment;
  int focusWidth = 2;  ///< pixels of the focus border; 3 in high contrast
};

/// High contrast: text2 becomes text, line becomes control, focus 3 px, tinted grounds off.
[[nodiscard]] Tokens tokensFor(Scheme scheme, bool highContrast = false);

/// The palette that Fusion and plain Qt widgets draw with.
[[nodiscard]] QPalette paletteFor(const Tokens& tokens);

/// Contrast ratio of two opaque colours by the WCAG 2.1 formula, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

}  // namespace drawbridge::ui
