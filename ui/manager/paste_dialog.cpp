// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/paste_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/manager/config_highlighter.h"
#include "ui/shell/help_window.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

PasteDialog::PasteDialog(const QStringList& lines, QWidget* parent) : QDialog(parent) {
  const auto count = static_cast<int>(lines.size());
  setObjectName(QStringLiteral("pasteDialog"));
  setWindowTitle(tr("Paste into the Console"));
  setHelpTopic(this, QStringLiteral("console"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  QLabel* title = makeLabel(QStringLiteral("h2"), true, this);
  title->setText(tr("Send %n line(s)?", nullptr, count));
  column->addWidget(title);
  auto* text = new QPlainTextEdit(lines.join(QLatin1Char('\n')), this);
  text->setReadOnly(true);
  text->setProperty("role", QStringLiteral("code"));
  text->setLineWrapMode(QPlainTextEdit::NoWrap);
  text->setTabChangesFocus(true);
  text->setAccessibleName(tr("Lines to send"));
  new ConfigHighlighter(text->document(), ConfigHighlighter::Kind::Configuration);
  column->addWidget(text, 1);
  QLabel* caption = makeLabel(QStringLiteral("cap"), true, this);
  caption->setText(tr("Each line acts as soon as the headend reads it."));
  column->addWidget(caption);
  auto* buttons = new QDialogButtonBox(this);
  auto* send = buttons->addButton(tr("&Send"), QDialogButtonBox::AcceptRole);
  setVariant(send, "kind", QStringLiteral("primary"));
  send->setDefault(true);
  buttons->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole);
  auto* help = new QPushButton(icon(QStringLiteral("db-help")), tr("&Help"), this);
  help->setAutoDefault(false);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(help, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("console"), this); });
  auto* row = new QHBoxLayout;
  row->addWidget(help);
  row->addWidget(buttons, 1);
  column->addLayout(row);
  resize(560, 360);
  send->setFocus();
}

}  // namespace drawbridge::ui
