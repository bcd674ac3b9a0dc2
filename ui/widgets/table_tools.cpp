// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_tools.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenu>
#include <QSaveFile>
#include <QSettings>
#include <QTableView>
#include <QTimer>

#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {

struct TableTools {
  Q_DECLARE_TR_FUNCTIONS(drawbridge::ui::TableTools)
};

constexpr int savedAfterMs = 400;

QString cell(QString text) {
  // CWE-1236: a spreadsheet would run what begins like this.
  if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front())) {
    bool isNumber = false;
    static_cast<void>(text.toDouble(&isNumber));
    if (!isNumber) text.prepend(QLatin1Char('\''));
  }
  if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) &&
      !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('\r'))) {
    return text;
  }
  return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

}  // namespace

void fillColumnMenu(QMenu* menu, QTableView* view) {
  menu->clear();
  QHeaderView* header = view->horizontalHeader();
  for (int place = 0; place < header->count(); ++place) {
    const int column = header->logicalIndex(place);
    QAction* action = menu->addAction(view->model()->headerData(column, Qt::Horizontal).toString());
    action->setCheckable(true);
    action->setChecked(!header->isSectionHidden(column));
    // The last one that is shown stays: without a column there is no header to bring one back.
    action->setEnabled(header->isSectionHidden(column) || header->count() - header->hiddenSectionCount() > 1);
    QObject::connect(action, &QAction::toggled, header,
                     [header, column](bool on) { header->setSectionHidden(column, !on); });
  }
}

bool keepColumns(QTableView* view, const QString& key) {
  QHeaderView* header = view->horizontalHeader();
  const bool found = header->restoreState(QSettings().value(key).toByteArray());
  auto* later = new QTimer(view);
  later->setSingleShot(true);
  later->setInterval(savedAfterMs);
  QObject::connect(later, &QTimer::timeout, header,
                   [header, key] { QSettings().setValue(key, header->saveState()); });
  for (const auto signal : {&QHeaderView::sectionMoved, &QHeaderView::sectionResized}) {
    QObject::connect(header, signal, later, qOverload<>(&QTimer::start));
  }
  header->setContextMenuPolicy(Qt::CustomContextMenu);
  QObject::connect(header, &QWidget::customContextMenuRequested, view, [view, header](const QPoint& at) {
    QMenu menu(view);
    fillColumnMenu(&menu, view);
    menu.exec(header->mapToGlobal(at));
  });
  return found;
}

QString csvOf(const QAbstractItemModel& model) {
  QString text;
  for (int column = 0; column < model.columnCount(); ++column) {
    if (column > 0) text += QLatin1Char(',');
    text += cell(model.headerData(column, Qt::Horizontal).toString());
  }
  text += QStringLiteral("\r\n");
  for (int row = 0; row < model.rowCount(); ++row) {
    for (int column = 0; column < model.columnCount(); ++column) {
      const QModelIndex index = model.index(row, column);
      const QVariant own = index.data(copyTextRole);
      if (column > 0) text += QLatin1Char(',');
      text += cell((own.isValid() ? own : index.data(Qt::DisplayRole)).toString());
    }
    text += QStringLiteral("\r\n");
  }
  return text;
}

QString exportCsv(QWidget* parent, const QAbstractItemModel& model, const QString& suggested,
                  const std::function<QString(const QString&)>& pick, QString* written) {
  const QString path =
      pick ? pick(suggested)
           : QFileDialog::getSaveFileName(parent, TableTools::tr("Export CSV"), suggested,
                                          TableTools::tr("Comma separated values (*.csv);;All files (*)"));
  if (written != nullptr) written->clear();
  if (path.isEmpty()) return {};
  QSaveFile file(path);
  const QByteArray bytes = csvOf(model).toUtf8();
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() ||
      !file.commit()) {
    return TableTools::tr("%1 could not be written: %2").arg(QFileInfo(path).fileName(), file.errorString());
  }
  if (written != nullptr) *written = path;
  return {};
}

}  // namespace drawbridge::ui
