// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/form_dialog.h"

#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog_head.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/lock_badge.h"
#include "ui/widgets/secret_edit.h"

namespace drawbridge::ui {

namespace {
constexpr int leastWidth = 460;  // without the margins
}

FormDialog::FormDialog(const QString& helpTopic, const QString& iconName, QWidget* parent)
    : QDialog(parent),
      helpTopic_(helpTopic),
      title_(makeLabel(QStringLiteral("h2"), true, this)),
      sentence_(makeLabel(QStringLiteral("cap"), true, this)),
      grid_(new QGridLayout),
      problem_(new NoteBox(this)),
      help_(new QPushButton(this)),
      main_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
  setModal(true);
  setHelpTopic(this, helpTopic_);
  auto* badge = new LockBadge(this);
  badge->setIcon(iconName, Tone::Info);
  QVBoxLayout* column = makeDialogColumn(this, badge, title_, sentence_);
  // A sentence that appears under a field makes the dialog grow.
  column->setSizeConstraint(QLayout::SetMinimumSize);
  column->addStrut(leastWidth);
  grid_->setHorizontalSpacing(16);
  grid_->setVerticalSpacing(4);
  grid_->setColumnStretch(1, 1);
  column->addLayout(grid_);
  column->addWidget(problem_);
  problem_->hide();
  column->addStretch(1);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  for (QPushButton* button : {help_, cancel_}) button->setAutoDefault(false);
  setVariant(main_, "kind", QStringLiteral("primary"));
  main_->setDefault(true);
  row->addWidget(help_);
  row->addStretch(1);
  row->addWidget(main_);
  row->addWidget(cancel_);
  column->addLayout(row);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(helpTopic_, this); });
  connect(main_, &QPushButton::clicked, this, &FormDialog::accept);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
}

QString FormDialog::problem() const {
  return problem_->isHidden() ? QString() : problem_->text();
}

void FormDialog::accept() {
  setProblem({});
  if (run()) QDialog::accept();
}

void FormDialog::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  // Sentences that take more lines than their hint knew, as another language's may.
  fit();
}

void FormDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void FormDialog::retranslate() {
  help_->setText(tr("Help"));
  cancel_->setText(tr("Cancel"));
  if (browse_ != nullptr) browse_->setText(tr("&Browse..."));
}

FormField* FormDialog::addField(QWidget* field) {
  auto* made = new FormField(grid_, row_, field);
  // Up to the edge; beside a file there is a button.
  const int columns = field == file_ ? 1 : 2;
  grid_->addWidget(field, row_, 1, 1, columns);
  grid_->addWidget(made->note(), row_ + 1, 1, 1, 2);
  row_ += formFieldRows;
  return made;
}

FormField* FormDialog::addFileField(QLineEdit* field, bool write) {
  file_ = field;
  writes_ = write;
  browse_ = new QPushButton(this);
  browse_->setAutoDefault(false);
  grid_->addWidget(browse_, row_, 2);
  connect(browse_, &QPushButton::clicked, this, &FormDialog::askFile);
  FormField* made = addField(field);
  setTabOrder(field, browse_);
  return made;
}

void FormDialog::addWide(QWidget* widget) {
  grid_->addWidget(widget, row_++, 0, 1, 3);
}

void FormDialog::setHead(const QString& title, const QString& sentence) {
  title_->setText(title);
  sentence_->setText(sentence);
  sentence_->setVisible(!sentence.isEmpty());
}

void FormDialog::setFileQuestion(const QString& title, const QString& filters, const QString& suggested) {
  fileTitle_ = title;
  fileFilters_ = filters;
  suggested_ = suggested;
}

void FormDialog::setProblem(const QString& text) {
  if (!text.isEmpty()) problem_->setNote(Tone::Error, {}, text);
  problem_->setVisible(!text.isEmpty());
  fit();
}

void FormDialog::fit() {
  layout()->invalidate();
  layout()->activate();
  const int high =
      layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
  if (high > height()) resize(width(), high);
}

void FormDialog::askFile() {
  auto* dialog = new QFileDialog(this, fileTitle_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(writes_ ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
  dialog->setFileMode(writes_ ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
  dialog->setNameFilters(fileFilters_.split(QStringLiteral(";;")));
  const QString typed = file_->text();
  if (!typed.isEmpty() || !suggested_.isEmpty()) dialog->selectFile(typed.isEmpty() ? suggested_ : typed);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    chosen_ = path;
    file_->setText(path);
    emit file_->textEdited(path);
  });
  dialog->open();
}

bool sameTyped(const SecretEdit& first, const SecretEdit& second, FormField& secondField) {
  const bool same = first.secret() == second.secret();
  secondField.setError(same ? QString() : FormDialog::tr("The two passwords differ."));
  return same;
}

}  // namespace drawbridge::ui
