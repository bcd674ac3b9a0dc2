// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/lines_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/manager/command_box.h"
#include "ui/models/line_row_model.h"
#include "ui/shell/page.h"
#include "ui/text/headend_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

namespace {

/// Under this the form goes below the table (ui.md 2.4).
constexpr int besideWidth = 620;
constexpr int formWidth = 280;
constexpr int formRoom = 48;  // card, margins and scroll bar
constexpr int columnRoom = 4;
constexpr int fieldRoom = 26;  // margins of a field
constexpr auto widestAddress = "host 100.100.100.100";

QToolButton* toolButton(const char* iconName, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(QLatin1String(iconName)));
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

/// The style sheet's items leave the model's ground out.
class EditedLineDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QVariant ground = index.data(Qt::BackgroundRole);
    if (ground.isValid() && !option.state.testFlag(QStyle::State_Selected))
      painter->fillRect(option.rect, ground.value<QColor>());
    QStyledItemDelegate::paint(painter, option, index);
  }
};

QString textOf(QWidget* widget) {
  if (auto* box = qobject_cast<QCheckBox*>(widget)) return box->isChecked() ? QStringLiteral("1") : QString();
  if (auto* combo = qobject_cast<QComboBox*>(widget)) return combo->currentText();
  if (qobject_cast<SecretEdit*>(widget) != nullptr) return {};
  return static_cast<QLineEdit*>(widget)->text();
}

}  // namespace

LinesView::LinesView(HeadendSession& session, LineKind kind, QWidget* parent)
    : QWidget(parent),
      session_(session),
      kind_(kind),
      policy_(makeLinePolicy(kind)),
      model_(new LineRowModel(*policy_, this)),
      table_(new QTableView(this)),
      filter_(new FilterBar(this, QStringLiteral("db-filter"))),
      add_(toolButton("db-plus", this)),
      addMenu_(new QMenu(this)),
      delete_(toolButton("db-trash", this)),
      up_(toolButton("db-up", this)),
      down_(toolButton("db-down", this)),
      empty_(makeLabel({}, true, this)),
      split_(new QSplitter(this)),
      card_(new Card),
      note_(new NoteBox(this)),
      commandCard_(new Card),
      commands_(new CommandBox(this)) {
  for (QToolButton* each : {add_, delete_}) each->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  filter_->setMinimumWidth(120);
  filter_->setMaximumWidth(240);
  auto* tools = new QHBoxLayout;
  tools->setSpacing(6);
  for (QToolButton* each : {add_, delete_, up_, down_}) tools->addWidget(each);
  tools->addStretch(1);
  tools->addWidget(filter_, 2);
  table_->setModel(model_);
  setUpTable(table_);
  table_->setItemDelegate(new EditedLineDelegate(table_));
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setSectionsMovable(false);
  auto* side = new QWidget;
  auto* sideColumn = new QVBoxLayout(side);
  sideColumn->setContentsMargins(0, 0, 0, 0);
  sideColumn->setSpacing(10);
  sideColumn->addWidget(note_);
  sideColumn->addWidget(card_);
  commandCard_->body()->addWidget(commands_);
  sideColumn->addWidget(commandCard_);
  sideColumn->addStretch(1);
  QWidget* scroll = scrollable(side);
  scroll->setMinimumWidth(formWidth);
  split_->setChildrenCollapsible(false);
  split_->addWidget(table_);
  split_->addWidget(scroll);
  split_->setStretchFactor(0, 3);
  split_->setStretchFactor(1, 2);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(8);
  all->addLayout(tools);
  all->addWidget(empty_, 1);
  all->addWidget(split_, 1);
  empty_->setAlignment(Qt::AlignCenter);
  note_->hide();
  up_->setVisible(policy_->isOrdered());
  down_->setVisible(policy_->isOrdered());

  connect(delete_, &QToolButton::clicked, this, &LinesView::deleteLine);
  connect(up_, &QToolButton::clicked, this, [this] { moveLine(true); });
  connect(down_, &QToolButton::clicked, this, [this] { moveLine(false); });
  const auto shortcut = [this](const QKeySequence& keys, auto act) {
    auto* made = new QShortcut(keys, table_);
    made->setContext(Qt::WidgetShortcut);
    connect(made, &QShortcut::activated, this, act);
  };
  shortcut(QKeySequence(Qt::Key_Delete), [this] { deleteLine(); });
  shortcut(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { moveLine(true); });
  shortcut(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { moveLine(false); });
  connect(filter_, &FilterBar::filterChanged, this, &LinesView::showFilter);
  connect(filter_, &FilterBar::left, this, [this] { table_->setFocus(); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& index) {
            if (loading_ || !index.isValid()) return;
            if (model_->row(index.row()).kind != LineRow::Kind::Line) return;
            selected_ = model_->row(index.row()).key;
            error_.clear();
            loadFields();
          });
  connect(table_, &QTableView::activated, this, [this] {
    if (QWidget* first = field(0)) first->setFocus();
  });
  connect(&session_, &HeadendSession::snapshotChanged, this, [this] {
    if (!isVisible()) return;
    model_->update(session_.running().config, session_.wanted(), session_.snapshot());
  });
  retranslate();
}

LinesView::~LinesView() = default;

const LineRow* LinesView::row() const {
  const int at = model_->rowOf(selected_);
  return at < 0 ? nullptr : &model_->row(at);
}

const LineForm* LinesView::form() const {
  const LineRow* now = row();
  if (now == nullptr) return nullptr;
  const auto found =
      std::find_if(forms_.begin(), forms_.end(), [&](const LineForm& each) { return each.id == now->form; });
  return found == forms_.end() ? nullptr : &*found;
}

QWidget* LinesView::field(int index) const {
  return index >= 0 && static_cast<std::size_t>(index) < widgets_.size()
             ? widgets_[static_cast<std::size_t>(index)].widget
             : nullptr;
}

QString LinesView::complaint() const {
  return error_;
}

void LinesView::refresh() {
  loading_ = true;
  model_->update(session_.running().config, session_.wanted(), session_.snapshot());
  forms_ = policy_->forms(session_.wanted());
  const auto& rows = model_->rows();
  const auto line =
      std::find_if(rows.begin(), rows.end(), [](const LineRow& r) { return r.kind == LineRow::Kind::Line; });
  const bool has = line != rows.end();
  empty_->setVisible(!has);
  split_->setVisible(has);
  if (row() == nullptr || row()->kind != LineRow::Kind::Line) selected_ = has ? line->key : QString();
  spanHeadings();
  const int at = model_->rowOf(selected_);
  if (at >= 0 && (table_->currentIndex().row() != at || !table_->selectionModel()->isRowSelected(at))) {
    table_->setCurrentIndex(model_->index(at, 0));
    table_->selectRow(at);
  }
  loading_ = false;
  if (has && !table_->property("measured").toBool()) {
    table_->setProperty("measured", true);
    // Headings span: the widths are those of the lines.
    for (int column = 0; column < model_->columnCount(); ++column) {
      int width = table_->horizontalHeader()->sectionSizeHint(column);
      for (int i = 0; i < std::min(model_->rowCount(), 200); ++i) {
        if (model_->row(i).kind == LineRow::Kind::Heading) continue;
        width = std::max(width, table_->sizeHintForIndex(model_->index(i, column)).width());
      }
      table_->setColumnWidth(column, width + columnRoom);
    }
  }
  if (!isDirty() || error_.isEmpty()) loadFields();
  showNote();
}

void LinesView::spanHeadings() {
  table_->clearSpans();
  for (int i = 0; i < model_->rowCount(); ++i) {
    if (model_->row(i).kind == LineRow::Kind::Heading) table_->setSpan(i, 0, 1, model_->columnCount());
  }
}

void LinesView::showFilter(const QString& text) {
  for (int i = 0; i < model_->rowCount(); ++i) {
    const LineRow& each = model_->row(i);
    const bool fits = text.isEmpty() || each.kind == LineRow::Kind::Heading ||
                      each.line.contains(text, Qt::CaseInsensitive) ||
                      each.cells.join(QLatin1Char(' ')).contains(text, Qt::CaseInsensitive);
    table_->setRowHidden(i, !fits);
  }
}

void LinesView::select(const QString& key) {
  if (model_->rowOf(key) < 0) refresh();
  if (model_->rowOf(key) < 0) return;
  selected_ = key;
  error_.clear();
  refresh();
  table_->scrollTo(model_->index(model_->rowOf(key), 0));
}

// A finding names its line; the number of that line is one of another text.
QString LinesView::keyOf(const pix::Finding& finding) const {
  for (const LineRow& each : model_->rows()) {
    if (each.line.isEmpty()) continue;
    const std::string line = each.line.toStdString();
    if (std::find(finding.args.begin(), finding.args.end(), line) != finding.args.end()) return each.key;
  }
  return policy_->find(session_.wanted(), QString::fromStdString(finding.object), 0);
}

// ------------------------------------------------------------------ the form

void LinesView::buildForm() {
  const LineForm* now = form();
  const QString wanted = now == nullptr ? QString() : now->id;
  if (wanted == shownForm_ && fields_ != nullptr) return;
  shownForm_ = wanted;
  if (fields_ != nullptr) {
    // One of its fields may be what called.
    fields_->hide();
    fields_->deleteLater();
  }
  fields_ = nullptr;
  widgets_.clear();
  if (now == nullptr) return;
  fields_ = new QWidget(card_);
  auto* grid = new QGridLayout(fields_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  int at = 0;
  for (const LineField& each : now->fields) {
    Field made;
    switch (each.type) {
      case LineField::Type::Choice: {
        auto* combo = new QComboBox(fields_);
        combo->setEditable(each.editable);
        combo->setFocusPolicy(Qt::StrongFocus);
        combo->setInsertPolicy(QComboBox::NoInsert);
        connect(combo, &QComboBox::activated, this, [this] {
          showLive();
          apply();
        });
        if (each.editable) {
          connect(combo->lineEdit(), &QLineEdit::editingFinished, this, &LinesView::apply);
          connect(combo->lineEdit(), &QLineEdit::textEdited, this, &LinesView::showLive);
          combo->lineEdit()->installEventFilter(this);
        }
        made.widget = combo;
        break;
      }
      case LineField::Type::Flag: {
        auto* box = new QCheckBox(fields_);
        box->setText(each.label);
        connect(box, &QCheckBox::clicked, this, &LinesView::apply);
        made.widget = box;
        break;
      }
      case LineField::Type::Secret:
      case LineField::Type::Text: {
        QLineEdit* edit =
            each.type == LineField::Type::Secret ? new SecretEdit(fields_) : new QLineEdit(fields_);
        // Room for what is read most.
        edit->setMinimumWidth(edit->fontMetrics().horizontalAdvance(QLatin1String(widestAddress)) +
                              fieldRoom);
        connect(edit, &QLineEdit::editingFinished, this, &LinesView::apply);
        connect(edit, &QLineEdit::textEdited, this, &LinesView::showLive);
        made.widget = edit;
        break;
      }
    }
    made.widget->installEventFilter(this);
    if (each.type == LineField::Type::Flag) {
      grid->addWidget(made.widget, at * formFieldRows, 0, 1, 2);
      QLabel* caption = makeLabel(QStringLiteral("cap"), true, fields_);
      caption->setText(each.caption);
      grid->addWidget(caption, at * formFieldRows + 1, 0, 1, 2);
    } else {
      made.row = new FormField(grid, at * formFieldRows, made.widget);
      made.row->setLabel(each.label);
      if (!each.caption.isEmpty()) made.row->setCaption(each.caption);
    }
    widgets_.push_back(made);
    ++at;
  }
  card_->body()->addWidget(fields_);
}

void LinesView::loadFields() {
  loading_ = true;
  buildForm();
  // A form scrolls up and down only.
  if (fields_ != nullptr)
    split_->widget(1)->setMinimumWidth(std::max(formWidth, fields_->minimumSizeHint().width() + formRoom));
  const LineRow* now = row();
  const LineForm* layout = form();
  card_->setVisible(layout != nullptr);
  commandCard_->setVisible(layout != nullptr);
  if (layout != nullptr && now != nullptr) {
    card_->setTitle(layout->title);
    for (std::size_t i = 0; i < widgets_.size(); ++i) {
      const QString value = now->fields.value(static_cast<qsizetype>(i));
      const LineField& field = layout->fields[i];
      if (auto* combo = qobject_cast<QComboBox*>(widgets_[i].widget)) {
        combo->clear();
        combo->addItems(field.choices);
        if (!field.editable && combo->findText(value) < 0) combo->addItem(value);
        combo->setCurrentIndex(combo->findText(value));
        if (field.editable) combo->setEditText(value);
      } else if (auto* box = qobject_cast<QCheckBox*>(widgets_[i].widget)) {
        box->setChecked(!value.isEmpty());
      } else if (auto* secret = qobject_cast<SecretEdit*>(widgets_[i].widget)) {
        secret->wipe();
        secret->setKept(!value.isEmpty());
      } else if (auto* edit = qobject_cast<QLineEdit*>(widgets_[i].widget); edit->text() != value) {
        edit->setText(value);
        // What does not fit goes at the end.
        edit->setCursorPosition(0);
      }
    }
    loaded_ = values();
  }
  error_.clear();
  loading_ = false;
  showLive();
  showNote();
}

QStringList LinesView::values() const {
  QStringList all;
  const LineRow* now = row();
  for (std::size_t i = 0; i < widgets_.size(); ++i) {
    // Whether a key is there, never the key.
    if (auto* secret = qobject_cast<SecretEdit*>(widgets_[i].widget)) {
      const bool kept = now != nullptr && !now->fields.value(static_cast<qsizetype>(i)).isEmpty();
      all << (kept || !secret->text().isEmpty() ? QStringLiteral("1") : QString());
    } else {
      all << textOf(widgets_[i].widget);
    }
  }
  return all;
}

std::optional<Secret> LinesView::typedSecret() const {
  for (const Field& each : widgets_) {
    auto* secret = qobject_cast<SecretEdit*>(each.widget);
    if (secret != nullptr && !secret->text().isEmpty()) return secret->secret();
  }
  return std::nullopt;
}

bool LinesView::isDirty() const {
  return !widgets_.empty() && (values() != loaded_ || typedSecret().has_value());
}

void LinesView::showLive() {
  if (loading_) return;
  const LineRow* now = row();
  const bool editable = now != nullptr && form() != nullptr;
  delete_->setEnabled(editable);
  up_->setEnabled(editable);
  down_->setEnabled(editable);
  if (!editable) {
    commands_->setCommands({});
    return;
  }
  const QStringList typed = values();
  for (std::size_t i = 0; i < widgets_.size(); ++i) {
    const bool used = policy_->isFieldUsed(now->form, static_cast<int>(i), typed);
    if (widgets_[i].row != nullptr) {
      widgets_[i].row->setEnabled(used);
    } else {
      widgets_[i].widget->setEnabled(used);
    }
  }
  const QString line = policy_->lineOf(now->form, typed);
  std::vector<ObjectCommand> commands;
  if (line != now->line)
    commands.push_back({QStringLiteral("no ") + now->line, ObjectCommand::Mark::Removed});
  const bool isNew = line != now->line || now->state == EditState::Added || typedSecret().has_value();
  commands.push_back({line, isNew ? ObjectCommand::Mark::Added : ObjectCommand::Mark::Same});
  commands_->setCommands(std::move(commands));
}

void LinesView::apply() {
  if (loading_ || row() == nullptr || form() == nullptr || !isDirty()) return;
  const QString key = selected_;
  const QString formId = row()->form;
  pix::Config wanted = session_.wanted();
  error_ = policy_->put(wanted, key, formId, values(), typedSecret());
  if (!error_.isEmpty()) {
    showNote();
    return;
  }
  // A line that went to another group stands at its end.
  const QString group = values().value(0).trimmed();
  const QString line = policy_->lineOf(formId, values());
  loaded_ = values();
  session_.edit(wanted, tr("change %1").arg(line.section(QLatin1Char(' '), 0, 1)));
  if (row() == nullptr || row()->line != line) {
    for (const LineRow& each : model_->rows()) {
      if (each.line == line && each.fields.value(0) == group) selected_ = each.key;
    }
  }
  refresh();
}

void LinesView::applyPending() {
  apply();
}

void LinesView::setFindings(const std::vector<pix::Finding>& findings) {
  findings_ = findings;
  showNote();
}

void LinesView::showNote() {
  if (!error_.isEmpty()) {
    note_->setNote(Tone::Error, {}, error_);
    note_->show();
    return;
  }
  QStringList texts;
  pix::Severity worst = pix::Severity::note;
  for (const pix::Finding& each : findings_) {
    const QString key = keyOf(each);
    if (key.isEmpty() || key != selected_) continue;
    const QString text = findingText(each);
    if (texts.contains(text)) continue;
    texts << text;
    worst = std::min(worst, each.severity);
  }
  note_->setVisible(!texts.isEmpty());
  note_->setNote(worst == pix::Severity::error     ? Tone::Error
                 : worst == pix::Severity::warning ? Tone::Warn
                                                   : Tone::Info,
                 {}, texts.join(QLatin1Char('\n')));
}

// ------------------------------------------------------------------ adding, deleting, moving

void LinesView::addLine(const QString& formId) {
  apply();
  pix::Config wanted = session_.wanted();
  const QStringList fields = policy_->fresh(formId, wanted, row());
  const QString why = policy_->put(wanted, {}, formId, fields, std::nullopt);
  if (!why.isEmpty()) {
    emit refused(why);
    return;
  }
  session_.edit(wanted, tr("add %1").arg(policy_->lineOf(formId, fields).section(QLatin1Char(' '), 0, 1)));
  model_->update(session_.running().config, session_.wanted(), session_.snapshot());
  const QString line = policy_->lineOf(formId, fields);
  for (const LineRow& each : model_->rows()) {
    if (each.line == line) selected_ = each.key;
  }
  refresh();
  table_->scrollTo(model_->index(std::max(0, model_->rowOf(selected_)), 0));
  if (QWidget* first = field(0)) first->setFocus();
}

void LinesView::deleteLine() {
  const LineRow* now = row();
  if (now == nullptr || now->kind != LineRow::Kind::Line) return;
  pix::Config wanted = session_.wanted();
  const QString why = policy_->remove(wanted, *now);
  if (!why.isEmpty()) {
    emit refused(tr("%1 cannot be deleted. %2").arg(now->line, why));
    return;
  }
  session_.edit(wanted, tr("delete %1").arg(now->line.section(QLatin1Char(' '), 0, 1)));
}

void LinesView::moveLine(bool up) {
  if (!policy_->isOrdered() || row() == nullptr) return;
  apply();
  pix::Config wanted = session_.wanted();
  const QString key = policy_->move(wanted, selected_, up);
  if (key == selected_) return;
  selected_ = key;
  session_.edit(wanted, up ? tr("move a rule up") : tr("move a rule down"));
  refresh();
}

bool LinesView::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Wheel) {
    auto* widget = qobject_cast<QWidget*>(watched);
    if (widget != nullptr && !widget->hasFocus()) {
      event->ignore();
      return true;
    }
  }
  if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
    auto* key = static_cast<QKeyEvent*>(event);
    const bool open = isDirty() || !error_.isEmpty();
    if (key->key() == Qt::Key_Escape && open) {
      if (event->type() == QEvent::KeyPress) loadFields();
      event->accept();
      return true;
    }
    if (event->type() == QEvent::ShortcutOverride && !open &&
        (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
      event->ignore();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void LinesView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const auto wanted = width() < besideWidth ? Qt::Vertical : Qt::Horizontal;
  if (split_->orientation() == wanted) return;
  split_->setOrientation(wanted);
  split_->setSizes(wanted == Qt::Vertical ? QList<int>{180, 260} : QList<int>{600, 320});
}

void LinesView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void LinesView::retranslate() {
  add_->setText(tr("Add"));
  delete_->setText(tr("Delete"));
  up_->setToolTip(tr("Move up (Alt+Up)"));
  up_->setAccessibleName(tr("Move up"));
  down_->setToolTip(tr("Move down (Alt+Down)"));
  down_->setAccessibleName(tr("Move down"));
  filter_->setPlaceholderText(tr("Address, port or name"));
  filter_->setAccessibleName(tr("Filter the rows"));
  table_->setAccessibleName(lineKindTitle(kind_));
  commandCard_->setTitle(tr("Command"));
  commands_->setAccessibleName(tr("Commands of this form"));
  empty_->setText(tr("There are none yet. Press Add to make the first."));
  forms_ = policy_->forms(session_.wanted());
  addMenu_->clear();
  // Only ours: the style sheet listens to the end of every widget.
  disconnect(add_, &QToolButton::clicked, this, nullptr);
  if (forms_.size() > 1) {
    for (const LineForm& each : forms_)
      connect(addMenu_->addAction(each.title), &QAction::triggered, this,
              [this, id = each.id] { addLine(id); });
    add_->setMenu(addMenu_);
    add_->setPopupMode(QToolButton::InstantPopup);
  } else {
    connect(add_, &QToolButton::clicked, this, [this] { addLine(forms_.front().id); });
  }
  shownForm_.clear();
  if (fields_ != nullptr) {
    // One of its fields may be what called.
    fields_->hide();
    fields_->deleteLater();
  }
  fields_ = nullptr;
  widgets_.clear();
  model_->retranslate();
  refresh();
}

}  // namespace drawbridge::ui
