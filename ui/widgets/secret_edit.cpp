// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_edit.h"

#include <QAction>
#include <QEvent>
#include <QFocusEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

SecretEdit::SecretEdit(QWidget* parent) : QLineEdit(parent) {
  setEchoMode(QLineEdit::Password);
  setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                      Qt::ImhSensitiveData);
  eye_ = addAction(icon(QStringLiteral("db-eye")), QLineEdit::TrailingPosition);
  eye_->setCheckable(true);
  connect(eye_, &QAction::toggled, this, &SecretEdit::setRevealed);
  // There is nothing to look at while the field is empty.
  connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
    eye_->setEnabled(!text.isEmpty());
    update();
  });
  eye_->setEnabled(false);
  retranslate();
}

SecretEdit::~SecretEdit() {
  // Its parent may be half gone: nobody is told of the last wiping.
  blockSignals(true);
  wipe();
}

void SecretEdit::setKept(bool kept) {
  kept_ = kept;
  retranslate();
  update();
}

Secret SecretEdit::secret() const {
  QByteArray octets = text().toUtf8();
  Secret result(std::string_view(octets.constData(), static_cast<std::size_t>(octets.size())));
  octets.fill('\0');
  return result;
}

void SecretEdit::wipe() {
  // The undo history would keep what clear() removes.
  QString over(text().size(), QChar(u'\0'));
  setText(over);
  setText(QString());
  setRevealed(false);
}

void SecretEdit::setEyeShown(bool shown) {
  eye_->setVisible(shown);
}

void SecretEdit::focusOutEvent(QFocusEvent* event) {
  if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
    setRevealed(false);
  QLineEdit::focusOutEvent(event);
}

void SecretEdit::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QLineEdit::changeEvent(event);
}

void SecretEdit::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  if (!isKept() || hasFocus()) return;
  QStyleOptionFrame option;
  initStyleOption(&option);
  QPainter painter(this);
  const QRect area = style()->subElementRect(QStyle::SE_LineEditContents, &option, this).adjusted(3, 0, 0, 0);
  painter.setPen(isEnabled() ? Theme::instance().tokens().text : Theme::instance().tokens().disabled);
  painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, QString(8, QChar(0x25cf)));
}

void SecretEdit::retranslate() {
  eye_->setText(eye_->isChecked() ? tr("Hide what was typed") : tr("Show what was typed"));
  eye_->setToolTip(eye_->text());
  setPlaceholderText(kept_ && hasFocus() ? tr("kept; typing replaces it") : QString());
  if (accessibleDescription().isEmpty() || kept_) {
    setAccessibleDescription(kept_ ? tr("A secret is kept. Typing replaces it.") : QString());
  }
}

void SecretEdit::setRevealed(bool revealed) {
  setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
  if (eye_->isChecked() != revealed) eye_->setChecked(revealed);
  eye_->setText(revealed ? tr("Hide what was typed") : tr("Show what was typed"));
  eye_->setToolTip(eye_->text());
}

}  // namespace drawbridge::ui
