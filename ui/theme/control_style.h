// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with our check boxes, radio buttons, combo boxes, spin boxes and arrows, drawn from tokens at any
// scale.
#pragma once

#include <QProxyStyle>

namespace drawbridge::ui {

class ControlStyle : public QProxyStyle {
  Q_OBJECT

 public:
  ControlStyle();
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  /// Of message boxes: ours.
  QIcon standardIcon(StandardPixmap standard, const QStyleOption* option,
                     const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                       const QWidget* widget) const override;
};

}  // namespace drawbridge::ui
