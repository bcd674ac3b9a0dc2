// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/completion_popup.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {

constexpr int rowHeight = 26;
constexpr int rowsShown = 10;
constexpr int widest = 520;
constexpr int nextRole = Qt::UserRole + 1;

}  // namespace

bool isValueWord(const QString& word) {
  return word.startsWith(QLatin1Char('<')) || word.startsWith(QLatin1Char('('));
}

CompletionPopup::CompletionPopup(QWidget* parent)
    : QFrame(parent), view_(new QTreeView(this)), model_(new QStandardItemModel(0, 2, this)) {
  setFocusPolicy(Qt::NoFocus);
  view_->setModel(model_);
  setUpList(view_, rowHeight);
  view_->setHeaderHidden(true);
  view_->setFrameShape(QFrame::NoFrame);
  view_->setFocusPolicy(Qt::NoFocus);
  view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  view_->setSelectionMode(QAbstractItemView::SingleSelection);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(view_);
  connect(view_, &QTreeView::clicked, this, &CompletionPopup::chosen);
  hide();
}

void CompletionPopup::add(const Words& words, bool next) {
  const QFont mono = Theme::instance().font(FontRole::Mono);
  for (const auto& [word, help] : words) {
    auto* name = new QStandardItem(QString::fromStdString(word));
    name->setFont(mono);
    name->setData(next, nextRole);
    auto* meaning = new QStandardItem(QString::fromStdString(help));
    meaning->setForeground(Theme::instance().tokens().text2);
    model_->appendRow({name, meaning});
  }
}

void CompletionPopup::setWords(const Words& words) {
  model_->removeRows(0, model_->rowCount());
  add(words, false);
  setAccessibleName(tr("What may stand here"));
  if (model_->rowCount() > 0) view_->setCurrentIndex(model_->index(0, 0));
}

void CompletionPopup::setNext(const Words& words) {
  if (words.empty()) return;
  auto* then = new QStandardItem(tr("then", "what may follow the word"));
  then->setFlags(Qt::NoItemFlags);
  then->setForeground(Theme::instance().tokens().hint);
  then->setFont(Theme::instance().font(FontRole::Caption));
  model_->appendRow({then, new QStandardItem});
  model_->item(model_->rowCount() - 1, 1)->setFlags(Qt::NoItemFlags);
  add(words, true);
  if (isVisible()) fit();
}

void CompletionPopup::fit() {
  view_->resizeColumnToContents(0);
  view_->resizeColumnToContents(1);
  const int names = view_->columnWidth(0) + 12;
  view_->setColumnWidth(0, names);
  const int shown = std::min(model_->rowCount(), rowsShown);
  const int height = shown * std::max(rowHeight, view_->sizeHintForRow(0)) + 6;
  int width = names + view_->columnWidth(1) + 24;
  if (model_->rowCount() > rowsShown) width += view_->verticalScrollBar()->sizeHint().width();
  resize(std::min({width, widest, parentWidget()->width() - 8}), height);
}

void CompletionPopup::showAt(const QRect& caret) {
  fit();
  const QWidget* room = parentWidget();
  const int x = std::clamp(caret.left() - 12, 4, std::max(4, room->width() - width() - 4));
  int y = caret.bottom() + 4;
  if (y + height() > room->height() && caret.top() - height() - 4 >= 0) y = caret.top() - height() - 4;
  QFrame::move(x, std::max(0, std::min(y, room->height() - height())));
  show();
  raise();
}

void CompletionPopup::move(int step) {
  int row = view_->currentIndex().row();
  for (;;) {
    row += step;
    if (row < 0 || row >= model_->rowCount()) return;
    if ((model_->item(row)->flags() & Qt::ItemIsEnabled) != 0) break;
  }
  view_->setCurrentIndex(model_->index(row, 0));
  view_->scrollTo(view_->currentIndex());
}

QString CompletionPopup::selectedWord() const {
  const QModelIndex at = view_->currentIndex().siblingAtColumn(0);
  const QString word = at.data().toString();
  return isValueWord(word) ? QString() : word;
}

bool CompletionPopup::isSelectedNext() const {
  return view_->currentIndex().siblingAtColumn(0).data(nextRole).toBool();
}

QStringList CompletionPopup::words() const {
  QStringList all;
  for (int row = 0; row < model_->rowCount(); ++row) all << model_->item(row)->text();
  return all;
}

}  // namespace drawbridge::ui
