// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/command_list.h"

#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/models/command_preview_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

constexpr int lineLeft = 66;  ///< state, number and sign before the command

/// One command a row: state, number, sign, text on the tint of what it does. Long commands wrap.
class CommandDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QFontMetrics metrics(Theme::instance().font(FontRole::Mono));
    const auto* view = qobject_cast<const QListView*>(option.widget);
    const int width = (view != nullptr ? view->viewport()->width() : 400) - lineLeft - 8;
    const QRect rect = metrics.boundingRect(QRect(0, 0, qMax(80, width), 10000), Qt::TextWrapAnywhere,
                                            index.data().toString());
    return {lineLeft + 80, rect.height() + 6};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Tokens& t = Theme::instance().tokens();
    const auto kind =
        static_cast<CommandPreviewModel::Kind>(index.data(CommandPreviewModel::KindRole).toInt());
    const auto state =
        static_cast<CommandPreviewModel::State>(index.data(CommandPreviewModel::StateRole).toInt());
    const bool isCommand =
        kind == CommandPreviewModel::Kind::Add || kind == CommandPreviewModel::Kind::Remove;
    painter->save();
    painter->setFont(Theme::instance().font(FontRole::Mono));
    if (isCommand) {
      painter->fillRect(option.rect, kind == CommandPreviewModel::Kind::Add ? t.okTint : t.errorTint);
    }
    if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, t.selection);
    const QRect row = option.rect.adjusted(0, 3, -8, -3);
    const int line = painter->fontMetrics().height();
    if (state != CommandPreviewModel::State::Waiting) {
      const bool ok = state == CommandPreviewModel::State::Accepted;
      paintIcon(painter, ok ? QStringLiteral("db-check") : QStringLiteral("db-x"),
                QRectF(row.left() + 4, row.top() + (line - 14) / 2.0, 14, 14), ok ? t.ok : t.error);
    }
    if (isCommand) {
      painter->setPen(t.text2);
      painter->drawText(QRect(row.left() + 18, row.top(), 26, line), Qt::AlignRight | Qt::AlignVCenter,
                        QString::number(index.data(CommandPreviewModel::NumberRole).toInt()));
      painter->setPen(kind == CommandPreviewModel::Kind::Add ? t.ok : t.error);
      painter->drawText(QRect(row.left() + 44, row.top(), 18, line), Qt::AlignCenter,
                        kind == CommandPreviewModel::Kind::Add ? QStringLiteral("+") : QStringLiteral("-"));
    }
    painter->setPen(isCommand                                    ? t.text
                    : kind == CommandPreviewModel::Kind::Refusal ? t.error
                                                                 : t.syntaxComment);
    painter->drawText(QRect(row.left() + lineLeft, row.top(), row.width() - lineLeft, row.height()),
                      Qt::TextWrapAnywhere, index.data().toString());
    painter->restore();
  }
};

}  // namespace

QListView* makeCommandList(QWidget* parent) {
  auto* list = new QListView(parent);
  list->setItemDelegate(new CommandDelegate(list));
  list->setResizeMode(QListView::Adjust);
  list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  return list;
}

}  // namespace drawbridge::ui
