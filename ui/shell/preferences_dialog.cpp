// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/shell/help_window.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

namespace drawbridge::ui {

namespace {

void keep(const char* key, const QVariant& value) {
  QSettings().setValue(QLatin1String(key), value);
}

// Sets the texts of a combo box whose items carry their value as data, and keeps the choice.
void fill(QComboBox* box, const std::vector<std::pair<QString, QString>>& items, const QString& chosen) {
  const QSignalBlocker quiet(box);
  const QString before = box->count() > 0 ? box->currentData().toString() : chosen;
  box->clear();
  for (const auto& [value, text] : items) box->addItem(text, value);
  box->setCurrentIndex(qMax(0, box->findData(before)));
}

}  // namespace

void applyLookFromSettings() {
  const QSettings kept;
  Theme& theme = Theme::instance();
  const QString scheme = kept.value(QLatin1String(settings::scheme)).toString();
  const QString contrast = kept.value(QLatin1String(settings::contrast)).toString();
  theme.setAnimationsAllowed(kept.value(QLatin1String(settings::animations), true).toBool());
  theme.setDesktopStyle(kept.value(QLatin1String(settings::desktopStyle), false).toBool());
  theme.setContrastPreference(contrast == QLatin1String("high")     ? std::optional(true)
                              : contrast == QLatin1String("normal") ? std::optional(false)
                                                                    : std::nullopt);
  theme.setPreference(scheme == QLatin1String("dark")    ? SchemePreference::Dark
                      : scheme == QLatin1String("light") ? SchemePreference::Light
                                                         : SchemePreference::System);
}

PreferencesDialog::PreferencesDialog(MainWindow& window)
    : QDialog(&window), window_(window), list_(new QListWidget(this)), stack_(new QStackedWidget(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  auto* row = new QHBoxLayout;
  row->setSpacing(16);
  list_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
  row->addWidget(list_);
  row->addWidget(stack_, 1);
  column->addLayout(row, 1);
  auto* buttons = new QHBoxLayout;
  help_ = new QPushButton(this);
  close_ = new QPushButton(this);
  close_->setDefault(true);
  help_->setIcon(icon(QStringLiteral("db-help")));
  help_->setAutoDefault(false);
  buttons->addWidget(help_);
  buttons->addStretch(1);
  buttons->addWidget(close_);
  column->addLayout(buttons);
  stack_->addWidget(makeGeneral());
  stack_->addWidget(makeAppearance());
  list_->addItems({QString(), QString()});
  connect(list_, &QListWidget::currentRowChanged, stack_, &QStackedWidget::setCurrentIndex);
  connect(close_, &QPushButton::clicked, this, &QDialog::accept);
  connect(help_, &QPushButton::clicked, this, [this] { showHelp(QStringLiteral("preferences"), this); });
  setHelpTopic(this, QStringLiteral("preferences"));
  retranslate();
  list_->setCurrentRow(0);
  list_->setFocus();
  resize(580, 360);
}

QWidget* PreferencesDialog::makeGeneral() {
  const QSettings kept;
  auto* page = new QWidget(this);
  auto* grid = new QGridLayout(page);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(12);
  generalTitle_ = makeLabel(QStringLiteral("h1"), false, page);
  languageLabel_ = new QLabel(page);
  language_ = new QComboBox(page);
  languageLabel_->setBuddy(language_);
  for (const QString& code : languages()) language_->addItem(languageName(code), code);
  language_->setCurrentIndex(qMax(0, language_->findData(currentLanguage())));
  closeLabel_ = new QLabel(page);
  closeAnswer_ = new QComboBox(page);
  closeLabel_->setBuddy(closeAnswer_);
  headendPages_ = new QCheckBox(page);
  headendPages_->setChecked(window_.isHeadendShown());
  closeHistory_ = new QCheckBox(page);
  closeHistory_->setChecked(kept.value(QLatin1String(settings::closeHistory), true).toBool());
  accountingRefuses_ = new QCheckBox(page);
  accountingRefuses_->setObjectName(QStringLiteral("accountingRefuses"));
  accountingRefuses_->setChecked(kept.value(QLatin1String(settings::accountingRefuses), false).toBool());
  grid->addWidget(generalTitle_, 0, 0, 1, 2);
  grid->addWidget(languageLabel_, 1, 0);
  grid->addWidget(language_, 1, 1);
  grid->addWidget(closeLabel_, 2, 0);
  grid->addWidget(closeAnswer_, 2, 1);
  grid->addWidget(headendPages_, 3, 0, 1, 2);
  grid->addWidget(closeHistory_, 4, 0, 1, 2);
  grid->addWidget(accountingRefuses_, 5, 0, 1, 2);
  grid->setRowStretch(6, 1);
  grid->setColumnStretch(1, 1);
  connect(accountingRefuses_, &QCheckBox::toggled, this,
          [](bool on) { keep(settings::accountingRefuses, on); });
  connect(language_, &QComboBox::activated, this,
          [this] { window_.setLanguage(language_->currentData().toString()); });
  connect(closeAnswer_, &QComboBox::activated, this,
          [this] { keep(settings::closeAnswer, closeAnswer_->currentData()); });
  connect(headendPages_, &QCheckBox::toggled, this, [this](bool on) { window_.setHeadendShown(on); });
  connect(closeHistory_, &QCheckBox::toggled, this, [](bool on) { keep(settings::closeHistory, on); });
  return page;
}

QWidget* PreferencesDialog::makeAppearance() {
  auto* page = new QWidget(this);
  auto* grid = new QGridLayout(page);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(12);
  appearanceTitle_ = makeLabel(QStringLiteral("h1"), false, page);
  schemeLabel_ = new QLabel(page);
  scheme_ = new QComboBox(page);
  schemeLabel_->setBuddy(scheme_);
  contrastLabel_ = new QLabel(page);
  contrast_ = new QComboBox(page);
  contrastLabel_->setBuddy(contrast_);
  styleLabel_ = new QLabel(page);
  style_ = new QComboBox(page);
  styleLabel_->setBuddy(style_);
  animations_ = new QCheckBox(page);
  animations_->setChecked(QSettings().value(QLatin1String(settings::animations), true).toBool());
  grid->addWidget(appearanceTitle_, 0, 0, 1, 2);
  grid->addWidget(schemeLabel_, 1, 0);
  grid->addWidget(scheme_, 1, 1);
  grid->addWidget(contrastLabel_, 2, 0);
  grid->addWidget(contrast_, 2, 1);
  grid->addWidget(styleLabel_, 3, 0);
  grid->addWidget(style_, 3, 1);
  grid->addWidget(animations_, 4, 0, 1, 2);
  grid->setRowStretch(5, 1);
  grid->setColumnStretch(1, 1);
  const auto apply = [this] {
    keep(settings::scheme, scheme_->currentData());
    keep(settings::contrast, contrast_->currentData());
    keep(settings::desktopStyle, style_->currentData().toString() == QLatin1String("desktop"));
    keep(settings::animations, animations_->isChecked());
    applyLookFromSettings();
  };
  for (QComboBox* box : {scheme_, contrast_, style_}) connect(box, &QComboBox::activated, this, apply);
  connect(animations_, &QCheckBox::toggled, this, apply);
  return page;
}

void PreferencesDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void PreferencesDialog::retranslate() {
  const QSettings kept;
  setWindowTitle(tr("Preferences"));
  list_->item(0)->setText(tr("General"));
  list_->item(1)->setText(tr("Appearance"));
  list_->setFixedWidth(qMax(140, list_->sizeHintForColumn(0) + 40));
  list_->setAccessibleName(tr("Preferences pages"));
  close_->setText(tr("Close"));
  help_->setText(tr("Help"));
  generalTitle_->setText(tr("General"));
  languageLabel_->setText(tr("&Language:"));
  closeLabel_->setText(tr("When the window is &closed while busy:"));
  fill(closeAnswer_,
       {{QStringLiteral("ask"), tr("Ask")},
        {QStringLiteral("keep"), tr("Keep running")},
        {QStringLiteral("quit"), tr("Disconnect and quit")}},
       kept.value(QLatin1String(settings::closeAnswer), QStringLiteral("ask")).toString());
  headendPages_->setText(tr("Show &headend pages"));
  closeHistory_->setText(tr("Close the connection history when the connection is &up"));
  accountingRefuses_->setText(tr("&Refuse what must be accounted while the queue of records is full"));
  accountingRefuses_->setToolTip(
      tr("From the next start on. Otherwise such connections pass and their records are lost."));
  appearanceTitle_->setText(tr("Appearance"));
  schemeLabel_->setText(tr("&Scheme:"));
  fill(scheme_,
       {{QStringLiteral("system"), tr("As the desktop")},
        {QStringLiteral("light"), tr("Light")},
        {QStringLiteral("dark"), tr("Dark")}},
       kept.value(QLatin1String(settings::scheme), QStringLiteral("system")).toString());
  contrastLabel_->setText(tr("Co&ntrast:"));
  fill(contrast_,
       {{QStringLiteral("system"), tr("As the desktop")},
        {QStringLiteral("normal"), tr("Normal")},
        {QStringLiteral("high"), tr("High")}},
       kept.value(QLatin1String(settings::contrast), QStringLiteral("system")).toString());
  styleLabel_->setText(tr("&Widgets:"));
  fill(style_,
       {{QStringLiteral("own"), QStringLiteral("Drawbridge")},
        {QStringLiteral("desktop"), tr("As the desktop")}},
       kept.value(QLatin1String(settings::desktopStyle), false).toBool() ? QStringLiteral("desktop")
                                                                         : QStringLiteral("own"));
  animations_->setText(tr("&Animations"));
}

}  // namespace drawbridge::ui
