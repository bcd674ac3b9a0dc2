// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/trace_list.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/models/trace_model.h"
#include "ui/text/trace_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

constexpr int iconSize = 18;
constexpr int room = 8;

struct Look {
  const char* icon;
  Tone tone;
  bool quiet;  ///< after the packet's end: grey
};

Look lookOf(fw::TraceVerdict verdict) {
  switch (verdict) {
    case fw::TraceVerdict::pass:
      return {"db-ok", Tone::Ok, false};
    case fw::TraceVerdict::changed:
      return {"db-swap", Tone::Info, false};
    case fw::TraceVerdict::drop:
      return {"db-block", Tone::Error, false};
    case fw::TraceVerdict::login:
      return {"db-user", Tone::Warn, false};
    default:
      return {"db-circle", Tone::None, true};
  }
}

class StepDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
    const QFontMetrics body(option.font);
    const QFontMetrics small(Theme::instance().font(FontRole::Caption));
    return {200, body.height() + small.height() + 10};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = Theme::instance();
    const Tokens& t = theme.tokens();
    const auto verdict = static_cast<fw::TraceVerdict>(index.data(TraceModel::VerdictRole).toInt());
    const Look look = lookOf(verdict);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
      painter->fillRect(option.rect, t.selection);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
      painter->fillRect(option.rect, t.hover);
    }
    const QRect area = option.rect.adjusted(room, 4, -room, -4);
    paintIcon(painter, QLatin1String(look.icon),
              QRectF(area.left(), area.center().y() - iconSize / 2.0, iconSize, iconSize),
              theme.toneColor(look.tone));
    QFont strong = option.font;
    strong.setBold(!look.quiet);
    const QFont& small = theme.font(FontRole::Caption);
    const QString word = traceVerdictText(verdict);
    const QFont wordFont = look.quiet ? small : strong;
    const int wordWidth = QFontMetrics(wordFont).horizontalAdvance(word) + 2;
    painter->setFont(wordFont);
    painter->setPen(look.quiet ? t.text2 : theme.toneColor(look.tone));
    painter->drawText(QRect(area.right() - wordWidth, area.top(), wordWidth + 1, area.height()),
                      Qt::AlignRight | Qt::AlignVCenter, word);
    const QRect text = area.adjusted(iconSize + room, 0, -wordWidth - room, 0);
    const QFontMetrics metrics(strong);
    painter->setFont(strong);
    painter->setPen(t.text);
    painter->drawText(
        text, Qt::AlignLeft | Qt::AlignTop,
        metrics.elidedText(index.data(TraceModel::NameRole).toString(), Qt::ElideRight, text.width()));
    painter->setFont(small);
    painter->setPen(t.text2);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignBottom,
                      QFontMetrics(small).elidedText(index.data(TraceModel::SentenceRole).toString(),
                                                     Qt::ElideRight, text.width()));
    painter->restore();
  }
};

}  // namespace

TraceList::TraceList(QWidget* parent) : QListView(parent) {
  setItemDelegate(new StepDelegate(this));
  setUniformItemSizes(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setMouseTracking(true);
  setMinimumWidth(240);
}

}  // namespace drawbridge::ui
