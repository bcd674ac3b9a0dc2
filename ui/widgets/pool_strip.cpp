// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pool_strip.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QPainter>
#include <QProgressBar>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/pool_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {

constexpr int cellMargin = 9;
constexpr int cellGap = 8;
constexpr int markSize = 14;

}  // namespace

PoolCell::PoolCell(QWidget* parent) : QAbstractButton(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PoolCell::setAddress(const PoolAddress& address, const QString& user, const QString& detail) {
  address_ = QString::fromStdString(address.address.to_string());
  user_ = user;
  detail_ = detail;
  used_ = address.isUsed;
  session_ = address.session;
  // Only what leads somewhere is a stop.
  setFocusPolicy(session_ != 0 ? Qt::StrongFocus : Qt::NoFocus);
  setCursor(session_ != 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  QStringList words{address_, user_};
  if (!detail_.isEmpty()) words << detail_;
  setAccessibleName(words.join(QStringLiteral(", ")));
  setToolTip(words.join(QLatin1Char('\n')));
  updateGeometry();
  update();
}

QSize PoolCell::sizeHint() const {
  const Theme& theme = Theme::instance();
  const QFontMetrics mono(theme.font(FontRole::Mono));
  const QFontMetrics body(theme.font(FontRole::Body));
  const QFontMetrics caption(theme.font(FontRole::Caption));
  const int width = std::max({mono.horizontalAdvance(QStringLiteral("255.255.255.255")),
                              markSize + 6 + std::min(120, body.horizontalAdvance(user_)),
                              std::min(150, caption.horizontalAdvance(detail_))});
  return {width + 2 * cellMargin, mono.height() + body.height() + caption.height() + 2 * cellMargin + 4};
}

QSize PoolCell::minimumSizeHint() const {
  const QFontMetrics mono(Theme::instance().font(FontRole::Mono));
  return {mono.horizontalAdvance(QStringLiteral("255.255.255.255")) + 2 * cellMargin, sizeHint().height()};
}

void PoolCell::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::instance();
  const Tokens& t = theme.tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool isFocused = hasFocus();
  const qreal pen = isFocused ? t.focusWidth : used_ ? 1.5 : 1.0;
  painter.setPen(QPen(isFocused ? t.accent : used_ ? t.ok : t.line, pen));
  painter.setBrush(used_ ? t.okTint : t.alternate);
  painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 5, 5);

  QRect line = rect().adjusted(cellMargin, cellMargin, -cellMargin, 0);
  const auto draw = [&](const QFont& font, const QColor& colour, const QString& text, int indent) {
    painter.setFont(font);
    painter.setPen(colour);
    const QFontMetrics metrics(font);
    const QRect row(line.left() + indent, line.top(), line.width() - indent, metrics.height());
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(text, Qt::ElideRight, row.width()));
    line.setTop(line.top() + metrics.height() + 2);
  };
  draw(theme.font(FontRole::Mono), t.text, address_, 0);
  const int height = QFontMetrics(theme.font(FontRole::Body)).height();
  paintIcon(&painter, used_ ? QStringLiteral("db-user") : QStringLiteral("db-circle"),
            QRectF(line.left(), line.top() + (height - markSize) / 2.0, markSize, markSize),
            used_ ? t.ok : t.text2);
  draw(theme.font(FontRole::Body), used_ ? t.ok : t.text2, user_, markSize + 6);
  draw(theme.font(FontRole::Caption), t.text2, detail_, 0);
}

PoolStrip::PoolStrip(PoolModel* model, QWidget* parent)
    : QWidget(parent),
      model_(model),
      grid_(new QGridLayout),
      bar_(new QProgressBar(this)),
      table_(new QTableView(this)) {
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(cellGap);
  grid_->setSpacing(cellGap);
  all->addLayout(grid_);
  all->addWidget(bar_);
  all->addWidget(table_);
  bar_->setTextVisible(false);
  setUpTable(table_, 26);
  table_->setModel(model_);
  table_->setMinimumHeight(130);
  table_->horizontalHeader()->setStretchLastSection(true);
  connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
    const quint64 session = model_->row(index.row()).session;
    if (session != 0) emit sessionClicked(session);
  });
  connect(model_, &QAbstractItemModel::dataChanged, this, &PoolStrip::refresh);
  connect(model_, &QAbstractItemModel::rowsInserted, this, &PoolStrip::refresh);
  connect(model_, &QAbstractItemModel::rowsRemoved, this, &PoolStrip::refresh);
  refresh();
}

void PoolStrip::refresh() {
  const bool isLong = model_->isLong();
  bar_->setVisible(isLong);
  table_->setVisible(isLong && model_->rowCount() > 0);
  // A bar counts in steps; the largest pool has more addresses than an int.
  bar_->setRange(0, 1000);
  bar_->setValue(model_->size() == 0 ? 0 : static_cast<int>(model_->used() * 1000 / model_->size()));
  bar_->setAccessibleName(model_->summary());
  const std::size_t count = isLong ? 0 : model_->rows().size();
  const bool counted = count != cells_.size();
  while (cells_.size() > count) {
    delete cells_.back();
    cells_.pop_back();
  }
  while (cells_.size() < count) {
    auto* cell = new PoolCell(this);
    connect(cell, &QAbstractButton::clicked, this, [this, cell] {
      if (cell->session() != 0) emit sessionClicked(cell->session());
    });
    cells_.push_back(cell);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const PoolAddress& row = model_->rows()[i];
    QString detail;
    if (row.isUsed && !row.peer.isEmpty()) {
      const QString since = model_->sinceText(row);
      detail = since.isEmpty() ? row.peer : tr("%1, %2", "how long, from where").arg(since, row.peer);
    }
    cells_[i]->setAddress(row, model_->userText(row), detail);
  }
  if (counted) columns_ = 0;
  arrange();
}

void PoolStrip::arrange() {
  if (cells_.empty()) return;
  int widest = 1;
  for (const PoolCell* cell : cells_) widest = std::max(widest, cell->sizeHint().width());
  const int columns =
      std::clamp((width() + cellGap) / (widest + cellGap), 1, static_cast<int>(cells_.size()));
  if (columns == columns_) return;
  columns_ = columns;
  for (int column = 0; column < grid_->columnCount(); ++column) grid_->setColumnStretch(column, 0);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const int at = static_cast<int>(i);
    grid_->addWidget(cells_[i], at / columns, at % columns);
    grid_->setColumnStretch(at % columns, 1);
    cells_[i]->show();
  }
}

void PoolStrip::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void PoolStrip::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    model_->retranslate();
    refresh();
  }
}

}  // namespace drawbridge::ui
