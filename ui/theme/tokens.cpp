// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace drawbridge::ui {

namespace {

QColor rgb(unsigned value) {
  return QColor::fromRgb(QRgb(0xff000000U | value));
}

Tokens light() {
  Tokens t;
  t.window = rgb(0xf3f5f7);
  t.surface = rgb(0xffffff);
  t.sidebar = rgb(0xe8ecf0);
  t.alternate = rgb(0xf7f9fb);
  t.line = rgb(0xd3d9e0);
  t.control = rgb(0x838d99);
  t.text = rgb(0x1a2028);
  t.text2 = rgb(0x4a5563);
  t.hint = rgb(0x66707d);
  t.disabled = rgb(0x77818e);
  t.accent = rgb(0x1f5aa8);
  t.accentFill = rgb(0x1f5aa8);
  t.accentFillHover = rgb(0x194b8d);
  t.onAccentFill = rgb(0xffffff);
  t.ok = rgb(0x17733f);
  t.warn = rgb(0x8a5200);
  t.error = rgb(0xb3261e);
  t.sent = rgb(0x7a3e9d);
  t.okTint = rgb(0xe2f3e8);
  t.warnTint = rgb(0xfff1d6);
  t.errorTint = rgb(0xfce6e4);
  t.infoTint = rgb(0xe4eefb);
  t.selection = rgb(0xd9e7fa);
  t.hover = rgb(0xedf1f5);
  t.syntaxWord = rgb(0x1f5aa8);
  t.syntaxName = rgb(0x8a3a1f);
  t.syntaxAddress = rgb(0x0b6b6f);
  t.syntaxComment = rgb(0x5c6773);
  return t;
}

Tokens dark() {
  Tokens t;
  t.window = rgb(0x1c2025);
  t.surface = rgb(0x252a30);
  t.sidebar = rgb(0x16191d);
  t.alternate = rgb(0x2b3138);
  t.line = rgb(0x3b434c);
  t.control = rgb(0x7d8894);
  t.text = rgb(0xeceff3);
  t.text2 = rgb(0xb6bfca);
  t.hint = rgb(0x98a3af);
  t.disabled = rgb(0x808b97);
  t.accent = rgb(0x8ab8ff);
  t.accentFill = rgb(0x3a74cf);
  t.accentFillHover = rgb(0x3369bd);
  t.onAccentFill = rgb(0xffffff);
  t.ok = rgb(0x63d297);
  t.warn = rgb(0xf2b95f);
  t.error = rgb(0xff9388);
  t.sent = rgb(0xd3a4f0);
  t.okTint = rgb(0x17362a);
  t.warnTint = rgb(0x3b2e14);
  t.errorTint = rgb(0x45221f);
  t.infoTint = rgb(0x1d3152);
  t.selection = rgb(0x2a4468);
  t.hover = rgb(0x2f353c);
  t.syntaxWord = rgb(0x8ab8ff);
  t.syntaxName = rgb(0xf0a98c);
  t.syntaxAddress = rgb(0x6fd3d0);
  t.syntaxComment = rgb(0x98a3af);
  return t;
}

// One channel of the relative luminance of WCAG 2.1.
double linear(int channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
  return 0.2126 * linear(color.red()) + 0.7152 * linear(color.green()) + 0.0722 * linear(color.blue());
}

}  // namespace

Tokens tokensFor(Scheme scheme, bool highContrast) {
  Tokens t = scheme == Scheme::Dark ? dark() : light();
  if (!highContrast) return t;
  t.text2 = t.text;
  t.hint = t.text;
  t.line = t.control;
  t.okTint = t.warnTint = t.errorTint = t.infoTint = t.surface;
  t.focusWidth = 3;
  return t;
}

QPalette paletteFor(const Tokens& t) {
  QPalette p;
  p.setColor(QPalette::Window, t.window);
  p.setColor(QPalette::WindowText, t.text);
  p.setColor(QPalette::Base, t.surface);
  p.setColor(QPalette::AlternateBase, t.alternate);
  p.setColor(QPalette::Text, t.text);
  p.setColor(QPalette::PlaceholderText, t.hint);
  p.setColor(QPalette::Button, t.surface);
  p.setColor(QPalette::ButtonText, t.text);
  p.setColor(QPalette::BrightText, t.error);
  p.setColor(QPalette::Highlight, t.selection);
  p.setColor(QPalette::HighlightedText, t.text);
  p.setColor(QPalette::ToolTipBase, t.surface);
  p.setColor(QPalette::ToolTipText, t.text);
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::LinkVisited, t.accent);
  p.setColor(QPalette::Light, t.surface);
  p.setColor(QPalette::Midlight, t.hover);
  p.setColor(QPalette::Mid, t.line);
  p.setColor(QPalette::Dark, t.control);
  p.setColor(QPalette::Shadow, t.control);
  for (const auto role :
       {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
        QPalette::PlaceholderText, QPalette::ToolTipText, QPalette::Link}) {
    p.setColor(QPalette::Disabled, role, t.disabled);
  }
  p.setColor(QPalette::Disabled, QPalette::Base, t.window);
  return p;
}

double contrastRatio(const QColor& a, const QColor& b) {
  const double one = luminance(a);
  const double two = luminance(b);
  return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

}  // namespace drawbridge::ui
