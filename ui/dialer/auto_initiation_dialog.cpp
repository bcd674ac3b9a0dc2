// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/auto_initiation_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <algorithm>

#include "ui/text/client_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/rows.h"

namespace drawbridge::ui {

namespace {

enum Column { Network, Entry };
constexpr int mostMinutes = 10;
constexpr int listHeight = 190;

constexpr int rowGap = 6;

/// What stands in two rows must not touch.
class SpacedRows final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex&) const override {
    editor->setGeometry(option.rect.adjusted(2, rowGap / 2, -2, -rowGap / 2));
  }
};

QLineEdit* networkOf(const QTableWidget* list, int row) {
  return qobject_cast<QLineEdit*>(list->cellWidget(row, Network));
}
QComboBox* entryOf(const QTableWidget* list, int row) {
  return qobject_cast<QComboBox*>(list->cellWidget(row, Entry));
}

}  // namespace

AutoInitiationDialog::AutoInitiationDialog(AutoConnector& connector, const QStringList& entries,
                                           QWidget* parent)
    : FormDialog(QStringLiteral("auto-initiation"), QStringLiteral("db-network"), parent),
      connector_(connector),
      entries_(entries),
      on_(new QCheckBox(this)),
      minutes_(new QSpinBox(this)),
      listTitle_(new QLabel(this)),
      list_(new QTableWidget(0, 2, this)),
      add_(new QPushButton(this)),
      remove_(new QPushButton(this)),
      up_(new QPushButton(this)),
      down_(new QPushButton(this)),
      status_(makeLabel(QStringLiteral("cap"), true, this)),
      suspend_(new QPushButton(this)) {
  setObjectName(QStringLiteral("autoInitiation"));
  addWide(on_);
  minutes_->setRange(1, mostMinutes);
  minutesField_ = addField(minutes_);
  listTitle_->setBuddy(list_);
  addWide(listTitle_);
  list_->setFixedHeight(listHeight);
  list_->setSelectionBehavior(QAbstractItemView::SelectRows);
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  list_->setShowGrid(false);
  list_->setItemDelegate(new SpacedRows(list_));
  list_->verticalHeader()->hide();
  list_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  list_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  list_->setTabKeyNavigation(false);
  addWide(list_);
  auto* buttons = new QWidget(this);
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  for (QPushButton* button : {add_, remove_, up_, down_}) {
    button->setAutoDefault(false);
    row->addWidget(button);
  }
  row->addStretch(1);
  addWide(buttons);
  auto* now = new QWidget(this);
  auto* line = new QHBoxLayout(now);
  line->setContentsMargins(0, 8, 0, 0);
  line->setSpacing(8);
  suspend_->setAutoDefault(false);
  status_->setObjectName(QStringLiteral("autoStatus"));
  line->addWidget(status_, 1);
  line->addWidget(suspend_, 0, Qt::AlignTop);
  addWide(now);

  const client::AutoInitiation& settings = connector_.settings();
  on_->setChecked(settings.is_on);
  minutes_->setValue(settings.retry_minutes);
  for (const client::AutoNetwork& each : settings.networks) addNetwork(each);
  connect(on_, &QCheckBox::toggled, this, &AutoInitiationDialog::update);
  connect(list_, &QTableWidget::itemSelectionChanged, this, &AutoInitiationDialog::update);
  connect(add_, &QPushButton::clicked, this, [this] {
    addNetwork({});
    networkOf(list_, list_->rowCount() - 1)->setFocus();
  });
  connect(remove_, &QPushButton::clicked, this, [this] {
    list_->removeRow(list_->currentRow());
    update();
  });
  connect(up_, &QPushButton::clicked, this, [this] { move(-1); });
  connect(down_, &QPushButton::clicked, this, [this] { move(1); });
  connect(suspend_, &QPushButton::clicked, this, [this] { connector_.suspend(!connector_.isSuspended()); });
  connect(&connector_, &AutoConnector::changed, this, &AutoInitiationDialog::showStatus);
  retranslate();
  update();
  QStringList problems;
  for (const client::AutoProblem& each : settings.problems) problems.append(text(each));
  if (!problems.isEmpty()) setProblem(problems.join(QLatin1Char('\n')));
  on_->setFocus();
}

void AutoInitiationDialog::addNetwork(const client::AutoNetwork& network) {
  const int row = list_->rowCount();
  list_->insertRow(row);
  auto* key = new QTableWidgetItem;
  key->setData(Qt::UserRole, QString::fromStdString(network.section));
  list_->setItem(row, Network, key);
  auto* edit = new QLineEdit(list_);
  if (!network.section.empty()) edit->setText(QString::fromStdString(network.network.to_string()));
  edit->setPlaceholderText(QStringLiteral("192.168.1.0/24"));
  edit->setAccessibleName(tr("Network"));
  auto* entry = new QComboBox(list_);
  entry->addItem(tr("Connect nothing"));
  entry->addItems(entries_);
  const QString name = QString::fromStdString(network.entry);
  // An entry that is not there any more stays until somebody chooses another.
  if (!name.isEmpty() && network.connects && !entries_.contains(name)) entry->addItem(name);
  entry->setCurrentIndex(network.connects && !name.isEmpty() ? entry->findText(name) : 0);
  entry->setAccessibleName(tr("Connection entry"));
  list_->setCellWidget(row, Network, edit);
  list_->setCellWidget(row, Entry, entry);
  list_->setRowHeight(row, std::max(edit->sizeHint().height(), entry->sizeHint().height()) + rowGap);
  list_->selectRow(row);
}

void AutoInitiationDialog::move(int step) {
  const int from = list_->currentRow();
  const int to = from + step;
  if (from < 0 || to < 0 || to >= list_->rowCount()) return;
  // The widgets stay; what is in them changes places.
  const QString network = networkOf(list_, from)->text();
  networkOf(list_, from)->setText(networkOf(list_, to)->text());
  networkOf(list_, to)->setText(network);
  const QString mine = entryOf(list_, from)->currentText();
  const QString other = entryOf(list_, to)->currentText();
  const bool mineIsNone = entryOf(list_, from)->currentIndex() == 0;
  const bool otherIsNone = entryOf(list_, to)->currentIndex() == 0;
  const auto choose = [](QComboBox* box, const QString& name, bool isNone) {
    if (!isNone && box->findText(name) < 0) box->addItem(name);
    box->setCurrentIndex(isNone ? 0 : box->findText(name));
  };
  choose(entryOf(list_, from), other, otherIsNone);
  choose(entryOf(list_, to), mine, mineIsNone);
  const QVariant section = list_->item(from, Network)->data(Qt::UserRole);
  list_->item(from, Network)->setData(Qt::UserRole, list_->item(to, Network)->data(Qt::UserRole));
  list_->item(to, Network)->setData(Qt::UserRole, section);
  list_->selectRow(to);
}

bool AutoInitiationDialog::run() {
  client::AutoInitiation settings;
  settings.is_on = on_->isChecked();
  settings.retry_minutes = minutes_->value();
  QStringList sections;
  for (int row = 0; row < list_->rowCount(); ++row)
    sections.append(list_->item(row, Network)->data(Qt::UserRole).toString());
  for (int row = 0; row < list_->rowCount(); ++row) {
    const QString typed = networkOf(list_, row)->text().trimmed();
    const auto network = Prefix::parse(typed.toStdString());
    if (!network) {
      setProblem(tr("Row %1: \"%2\" is not a network. Write it as 192.168.1.0/24, or 0.0.0.0/0 for wherever "
                    "this machine is.")
                     .arg(row + 1)
                     .arg(typed));
      list_->selectRow(row);
      networkOf(list_, row)->setFocus();
      return false;
    }
    client::AutoNetwork one;
    QString section = sections.at(row);
    for (int number = 1; section.isEmpty(); ++number) {
      const QString name = QStringLiteral("Network%1").arg(number);
      if (!sections.contains(name, Qt::CaseInsensitive)) section = sections[row] = name;
    }
    one.section = section.toStdString();
    one.network = {network->network(), network->length};
    one.connects = entryOf(list_, row)->currentIndex() > 0;
    if (one.connects) one.entry = entryOf(list_, row)->currentText().toStdString();
    settings.networks.push_back(std::move(one));
  }
  const QString why = connector_.change(settings);
  setProblem(why);
  return why.isEmpty();
}

void AutoInitiationDialog::update() {
  const bool on = on_->isChecked();
  const int row = list_->currentRow();
  minutesField_->setEnabled(on);
  for (QWidget* each :
       {static_cast<QWidget*>(listTitle_), static_cast<QWidget*>(list_), static_cast<QWidget*>(add_)})
    each->setEnabled(on);
  remove_->setEnabled(on && row >= 0);
  up_->setEnabled(on && row > 0);
  down_->setEnabled(on && row >= 0 && row + 1 < list_->rowCount());
  showStatus();
}

void AutoInitiationDialog::showStatus() {
  status_->setText(connector_.statusText());
  suspend_->setText(connector_.isSuspended() ? tr("R&esume") : tr("&Suspend"));
  suspend_->setVisible(connector_.settings().is_on);
}

void AutoInitiationDialog::retranslate() {
  FormDialog::retranslate();
  setWindowTitle(tr("Automatic VPN Initiation"));
  setHead(tr("Connect by the network this machine is in."),
          tr("The first network of the list that this machine has an address in decides. What you disconnect "
             "stays so until the addresses change."));
  on_->setText(tr("Ena&ble automatic VPN initiation"));
  minutesField_->setLabel(tr("Retry &interval:"));
  minutesField_->setCaption(tr("Minutes between two attempts, 1 to 10."));
  minutes_->setSuffix(tr(" min", "minutes"));
  listTitle_->setText(tr("&Networks:"));
  list_->setAccessibleName(tr("Networks and their entries"));
  list_->setHorizontalHeaderLabels({tr("Network"), tr("Connection entry")});
  for (int row = 0; row < list_->rowCount(); ++row)
    entryOf(list_, row)->setItemText(0, tr("Connect nothing"));
  add_->setText(tr("&Add"));
  remove_->setText(tr("&Remove"));
  up_->setText(tr("&Up"));
  down_->setText(tr("&Down"));
  mainButton()->setText(tr("Sa&ve"));
  showStatus();
}

}  // namespace drawbridge::ui
