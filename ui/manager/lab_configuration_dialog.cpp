// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/lab_configuration_dialog.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/help_window.h"
#include "ui/shell/page.h"
#include "ui/text/headend_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

LabConfigurationDialog::LabConfigurationDialog(const pix::LabConfiguration& configuration, bool running,
                                               QWidget* parent)
    : QDialog(parent),
      configuration_(configuration),
      running_(running),
      title_(makeLabel(QStringLiteral("h1"), true, this)),
      what_(makeLabel({}, true, this)),
      help_(new QPushButton(this)),
      use_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
  setHelpTopic(this, QStringLiteral("lab-configurations"));
  setMinimumWidth(520);
  resize(640, configuration.differences.empty() ? 220 : 460);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(20, 16, 20, 16);
  column->setSpacing(10);
  column->addWidget(title_);
  column->addWidget(what_);
  auto* content = new QWidget;
  auto* cards = new QVBoxLayout(content);
  cards->setContentsMargins(0, 0, 0, 0);
  cards->setSpacing(10);
  for (const pix::LabDifference& each : configuration.differences) {
    auto* card = new Card(content);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    int row = 0;
    for (const auto& [titles, text, tone] : {std::tuple{&noteTitles_, &each.in_note, Tone::Error},
                                             std::tuple{&correctedTitles_, &each.in_corrected, Tone::Ok}}) {
      QLabel* name = makeLabel(QStringLiteral("cap"), false, card);
      QLabel* line = makeLabel(QStringLiteral("mono"), true, card);
      line->setText(QString::fromStdString(*text));
      line->setTextInteractionFlags(Qt::TextSelectableByMouse);
      setTone(line, tone);
      titles->push_back(name);
      grid->addWidget(name, row, 0, Qt::AlignTop);
      grid->addWidget(line, row++, 1);
    }
    grid->setColumnStretch(1, 1);
    card->body()->addLayout(grid);
    QLabel* reason = makeLabel({}, true, card);
    reasons_.push_back(reason);
    card->body()->addWidget(reason);
    cards->addWidget(card);
  }
  cards->addStretch(1);
  if (!configuration.differences.empty()) {
    column->addWidget(scrollable(content, this), 1);
  } else {
    delete content;
    column->addStretch(1);
  }
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  help_->setIcon(icon(QStringLiteral("db-help")));
  use_->setProperty("kind", QStringLiteral("primary"));
  use_->setObjectName(QStringLiteral("useConfiguration"));
  use_->setDefault(true);
  for (QPushButton* each : {help_, cancel_}) each->setAutoDefault(false);
  buttons->addWidget(help_);
  buttons->addStretch(1);
  buttons->addWidget(use_);
  buttons->addWidget(cancel_);
  column->addLayout(buttons);
  connect(help_, &QPushButton::clicked, this,
          [this] { showHelp(QStringLiteral("lab-configurations"), this); });
  connect(use_, &QPushButton::clicked, this, &QDialog::accept);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
  use_->setFocus();
  retranslate();
}

void LabConfigurationDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void LabConfigurationDialog::retranslate() {
  const bool note = configuration_.differences.empty();
  setWindowTitle(tr("Start With"));
  title_->setText(note ? tr("The tech note's configuration") : tr("The corrected variant"));
  what_->setText(
      note
          ? tr("The lines as the tech note prints them, with the lab's keys and passwords where the note has "
               "asterisks. Some of what the note promises does not work with them; the findings on Policy "
               "say what.")
          : tr("The tech note's configuration with %n line(s) changed, so that everything the note promises "
               "works:",
               nullptr, static_cast<int>(configuration_.differences.size())));
  for (QLabel* each : noteTitles_) each->setText(tr("The note"));
  for (QLabel* each : correctedTitles_) each->setText(tr("Corrected"));
  for (std::size_t i = 0; i < reasons_.size(); ++i)
    reasons_[i]->setText(labDifferenceText(configuration_.differences[i].reason));
  help_->setText(tr("Help"));
  use_->setText(running_ ? tr("Load as Edits") : tr("Start"));
  cancel_->setText(tr("Cancel"));
}

}  // namespace drawbridge::ui
