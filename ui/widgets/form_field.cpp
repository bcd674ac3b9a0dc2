// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/form_field.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>

#include "ui/theme/icons.h"

namespace drawbridge::ui {

FieldNote::FieldNote(QWidget* parent) : QWidget(parent), icon_(new QLabel(this)), text_(new QLabel(this)) {
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(1, 0, 0, 2);
  line->setSpacing(6);
  icon_->setFixedSize(14, 18);
  icon_->setAlignment(Qt::AlignTop);
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  text_->setProperty("role", QStringLiteral("cap"));
  line->addWidget(icon_, 0, Qt::AlignTop);
  line->addWidget(text_, 1);
  connect(&Theme::instance(), &Theme::changed, this, &FieldNote::refreshIcon);
  hide();
}

void FieldNote::setNote(const QString& text, Tone tone, const QString& iconName) {
  tone_ = tone;
  iconName_ = iconName;
  if (iconName_.isEmpty()) {
    if (tone == Tone::Error) iconName_ = QStringLiteral("db-err");
    if (tone == Tone::Warn) iconName_ = QStringLiteral("db-warn");
    if (tone == Tone::Ok) iconName_ = QStringLiteral("db-ok");
    if (tone == Tone::Info) iconName_ = QStringLiteral("db-info");
  }
  text_->setText(text);
  setTone(text_, tone);
  refreshIcon();
  setVisible(!text.isEmpty());
}

QString FieldNote::text() const {
  return text_->text();
}

void FieldNote::changeEvent(QEvent* event) {
  if (event->type() == QEvent::EnabledChange) refreshIcon();
  QWidget::changeEvent(event);
}

void FieldNote::refreshIcon() {
  icon_->setVisible(!iconName_.isEmpty());
  if (iconName_.isEmpty()) return;
  const Theme& theme = Theme::instance();
  const QColor color = isEnabled() ? theme.toneColor(tone_) : theme.tokens().disabled;
  QPixmap pixmap = iconPixmap(iconName_, 14, devicePixelRatioF(), color);
  icon_->setPixmap(pixmap);
}

FormField::FormField(QGridLayout* grid, int row, QWidget* field, int column)
    : QObject(field),
      label_(new QLabel(field->parentWidget())),
      field_(field),
      note_(new FieldNote(field->parentWidget())) {
  label_->setBuddy(field);
  grid->addWidget(label_, row, column);
  grid->addWidget(field, row, column + 1);
  grid->addWidget(note_, row + 1, column + 1);
}

void FormField::setLabel(const QString& text, const QString& group) {
  label_->setText(text);
  QString name = text;
  name.remove(QLatin1Char('&'));
  if (name.endsWith(QLatin1Char(':'))) name.chop(1);
  if (!group.isEmpty()) name += QStringLiteral(", ") + group;
  field_->setAccessibleName(name);
}

void FormField::setCaption(const QString& text, const QString& iconName) {
  caption_ = text;
  captionIcon_ = iconName;
  show();
}

void FormField::setError(const QString& text) {
  const bool appears = !text.isEmpty() && text != error_;
  error_ = text;
  setVariant(field_, "state", text.isEmpty() ? QString() : QStringLiteral("error"));
  show();
  if (appears) {
    QAccessibleEvent event(field_, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
  }
}

void FormField::setWarning(const QString& text) {
  warning_ = text;
  show();
}

void FormField::show() {
  const bool bad = !error_.isEmpty();
  const bool odd = !bad && !warning_.isEmpty();
  const QString text = bad ? error_ : odd ? warning_ : caption_;
  field_->setAccessibleDescription(text);
  note_->setNote(text,
                 bad   ? Tone::Error
                 : odd ? Tone::Warn
                       : Tone::None,
                 bad || odd ? QString() : captionIcon_);
  note_->setVisible(visible_ && !text.isEmpty());
}

void FormField::setEnabled(bool on) {
  label_->setEnabled(on);
  field_->setEnabled(on);
  note_->setEnabled(on);
}

void FormField::setVisible(bool on) {
  visible_ = on;
  label_->setVisible(on);
  field_->setVisible(on);
  show();
}

}  // namespace drawbridge::ui
