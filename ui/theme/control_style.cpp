// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/control_style.h"

#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

const Tokens& tokens() {
  return Theme::instance().tokens();
}

QPen pen(const QColor& color, qreal width) {
  return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

// Direction of a chevron as a turn in degrees from pointing down.
void chevron(QPainter* painter, const QRectF& rect, int turn, const QColor& color) {
  const qreal side = qMin<qreal>(9, qMin(rect.width(), rect.height()) * 0.7);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->translate(rect.center());
  painter->rotate(turn);
  painter->setPen(pen(color, 1.5));
  const QPointF points[] = {{-side / 2, -side / 4}, {0, side / 4}, {side / 2, -side / 4}};
  painter->drawPolyline(points, 3);
  painter->restore();
}

// The frame of an input: border 1 px, or the focus border; never moves its content.
void inputFrame(QPainter* painter, const QRect& rect, bool enabled, bool focused, bool pressed) {
  const Tokens& t = tokens();
  const qreal width = focused ? t.focusWidth : 1.0;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(!enabled ? t.line : focused ? t.accent : t.control, width));
  painter->setBrush(!enabled ? t.window : pressed ? t.hover : t.surface);
  painter->drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), 5, 5);
  painter->restore();
}

void focusRing(QPainter* painter, const QRectF& rect, qreal radius) {
  const Tokens& t = tokens();
  painter->setBrush(Qt::NoBrush);
  painter->setPen(QPen(t.accent, t.focusWidth));
  painter->drawRoundedRect(rect, radius, radius);
}

void checkBox(const QStyleOption* option, QPainter* painter) {
  const Tokens& t = tokens();
  const bool enabled = option->state & QStyle::State_Enabled;
  const bool on = option->state & QStyle::State_On;
  const bool partly = option->state & QStyle::State_NoChange;
  const bool focused = (option->state & QStyle::State_HasFocus) && enabled;
  const QRectF box = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool filled = (on || partly) && enabled;
  painter->setPen(QPen(!enabled ? t.line : filled ? t.accentFill : t.control, 1.0));
  painter->setBrush(filled ? t.accentFill : enabled ? t.surface : t.window);
  painter->drawRoundedRect(box, 4, 4);
  if (on || partly) {
    painter->setPen(pen(enabled ? t.onAccentFill : t.disabled, 2));
    const qreal s = box.width();
    if (partly) {
      painter->drawLine(box.topLeft() + QPointF(s * 0.27, s * 0.5),
                        box.topLeft() + QPointF(s * 0.73, s * 0.5));
    } else {
      const QPointF points[] = {box.topLeft() + QPointF(s * 0.25, s * 0.53),
                                box.topLeft() + QPointF(s * 0.43, s * 0.71),
                                box.topLeft() + QPointF(s * 0.76, s * 0.32)};
      painter->drawPolyline(points, 3);
    }
  }
  if (focused) focusRing(painter, QRectF(option->rect).adjusted(1, 1, -1, -1), 5);
  painter->restore();
}

void radioButton(const QStyleOption* option, QPainter* painter) {
  const Tokens& t = tokens();
  const bool enabled = option->state & QStyle::State_Enabled;
  const bool on = option->state & QStyle::State_On;
  const QRectF ring = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(!enabled ? t.line : on ? t.accentFill : t.control, 1.0));
  painter->setBrush(!enabled ? t.window : on ? t.accentFill : t.surface);
  painter->drawEllipse(ring);
  if (on) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(enabled ? t.onAccentFill : t.disabled);
    painter->drawEllipse(ring.center(), ring.width() * 0.22, ring.width() * 0.22);
  }
  if ((option->state & QStyle::State_HasFocus) && enabled) {
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(t.accent, t.focusWidth));
    painter->drawEllipse(QRectF(option->rect).adjusted(1, 1, -1, -1));
  }
  painter->restore();
}

}  // namespace

ControlStyle::ControlStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const {
  const bool enabled = option->state & State_Enabled;
  const QColor arrow = enabled ? tokens().text2 : tokens().disabled;
  switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
      checkBox(option, painter);
      return;
    case PE_IndicatorRadioButton:
      radioButton(option, painter);
      return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorHeaderArrow:
      if (element == PE_IndicatorHeaderArrow) {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        const bool up = header != nullptr && header->sortIndicator == QStyleOptionHeader::SortUp;
        chevron(painter, option->rect, up ? 0 : 180, arrow);
        return;
      }
      chevron(painter, option->rect, 0, arrow);
      return;
    case PE_IndicatorArrowUp:
      chevron(painter, option->rect, 180, arrow);
      return;
    case PE_IndicatorArrowLeft:
      chevron(painter, option->rect, 90, arrow);
      return;
    case PE_IndicatorArrowRight:
      chevron(painter, option->rect, -90, arrow);
      return;
    case PE_IndicatorBranch:
      if (option->state & State_Children) {
        chevron(painter, option->rect, option->state & State_Open ? 0 : -90, arrow);
      }
      return;
    // Check boxes, radio buttons and views show the focus themselves.
    case PE_FrameFocusRect:
      return;
    default:
      break;
  }
  QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ControlStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const {
  const bool enabled = option->state & State_Enabled;
  const bool focused = (option->state & State_HasFocus) && enabled;
  const QColor arrow = enabled ? tokens().text2 : tokens().disabled;
  if (control == CC_ComboBox) {
    inputFrame(painter, option->rect, enabled, focused, option->state & State_Sunken);
    chevron(painter, proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget), 0, arrow);
    return;
  }
  if (control == CC_SpinBox) {
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (spin != nullptr && spin->frame) inputFrame(painter, option->rect, enabled, focused, false);
    if (spin != nullptr && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
      const bool up = spin->stepEnabled & QAbstractSpinBox::StepUpEnabled;
      const bool down = spin->stepEnabled & QAbstractSpinBox::StepDownEnabled;
      chevron(painter, proxy()->subControlRect(control, option, SC_SpinBoxUp, widget), 180,
              up ? arrow : tokens().disabled);
      chevron(painter, proxy()->subControlRect(control, option, SC_SpinBoxDown, widget), 0,
              down ? arrow : tokens().disabled);
    }
    return;
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon ControlStyle::standardIcon(StandardPixmap standard, const QStyleOption* option,
                                 const QWidget* widget) const {
  switch (standard) {
    case SP_MessageBoxInformation:
      return icon(QStringLiteral("db-info"), IconTint::Accent);
    case SP_MessageBoxQuestion:
      return icon(QStringLiteral("db-help"), IconTint::Accent);
    case SP_MessageBoxWarning:
      return icon(QStringLiteral("db-warn"), IconTint::Warn);
    case SP_MessageBoxCritical:
      return icon(QStringLiteral("db-err"), IconTint::Error);
    default:
      return QProxyStyle::standardIcon(standard, option, widget);
  }
}

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: {
      const int text = option != nullptr ? option->fontMetrics.height() : 16;
      return qMax(18, text);
    }
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
      return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
      return 16;
    case PM_ToolBarIconSize:
      return 16;
    default:
      break;
  }
  return QProxyStyle::pixelMetric(metric, option, widget);
}

int ControlStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* data) const {
  switch (hint) {
    // A list below the field with its own scroll bar, not Fusion's menu over the field.
    case SH_ComboBox_Popup:
      return 0;
    case SH_EtchDisabledText:
      return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
      return 0;
    // Tab always reaches buttons and check boxes, whatever the platform theme says.
    case SH_MenuBar_AltKeyNavigation:
      return 1;
    default:
      break;
  }
  return QProxyStyle::styleHint(hint, option, widget, data);
}

QSize ControlStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                     const QWidget* widget) const {
  QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
  if (type == CT_ComboBox || type == CT_SpinBox) {
    // As high as a line edit: text, 5 px above and below, 1 px border.
    const int text = option != nullptr ? option->fontMetrics.height() : 18;
    result.setHeight(qMax(result.height(), qMax(18, text) + 12));
    result.rwidth() += 10;
  }
  return result;
}

QRect ControlStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                   const QWidget* widget) const {
  const QRect all = option->rect;
  if (control == CC_ComboBox && (part == SC_ComboBoxArrow || part == SC_ComboBoxEditField)) {
    const int arrow = 26;
    const QRect rect = part == SC_ComboBoxArrow
                           ? QRect(all.right() - arrow + 1, all.top(), arrow, all.height())
                           : QRect(all.left() + 9, all.top() + 2, all.width() - arrow - 10, all.height() - 4);
    return visualRect(option->direction, all, rect);
  }
  if (control == CC_SpinBox && part != SC_SpinBoxFrame) {
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    const bool buttons = spin != nullptr && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
    const int arrow = buttons ? 24 : 4;
    const int half = all.height() / 2;
    QRect rect;
    switch (part) {
      case SC_SpinBoxUp:
        rect = QRect(all.right() - arrow + 1, all.top() + 2, arrow - 2, half - 2);
        break;
      case SC_SpinBoxDown:
        rect = QRect(all.right() - arrow + 1, all.top() + half, arrow - 2, half - 2);
        break;
      default:
        rect = QRect(all.left() + 9, all.top() + 2, all.width() - arrow - 10, all.height() - 4);
        break;
    }
    if (!buttons && part != SC_SpinBoxEditField) return {};
    return visualRect(option->direction, all, rect);
  }
  return QProxyStyle::subControlRect(control, option, part, widget);
}

}  // namespace drawbridge::ui
