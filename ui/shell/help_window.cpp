// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_window.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFile>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

namespace {

QString pathOf(const QString& topic, const QString& language) {
  return QStringLiteral(":/help/%1/%2.html").arg(language, topic);
}

// The pages carry no colours of their own; these come from the tokens.
QString helpSheet() {
  const Tokens& t = Theme::instance().tokens();
  return QStringLiteral(
             "body { color: %1; } h1 { font-size: x-large; font-weight: 600; } h2 { font-size: medium; "
             "font-weight: 600; }"
             "a { color: %2; } dt { font-weight: 600; } dd { margin-bottom: 7px; } li { margin-bottom: 3px; "
             "} code { color: %3; } .hint { color: %4; }")
      .arg(t.text.name(), t.accent.name(), t.syntaxWord.name(), t.text2.name());
}

}  // namespace

HelpWindow::HelpWindow(QWidget* parent) : QDialog(parent), browser_(new QTextBrowser(this)) {
  setModal(false);
  resize(560, 620);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 12);
  column->setSpacing(12);
  browser_->setOpenLinks(false);
  browser_->document()->setDocumentMargin(10);
  connect(browser_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
    const QString topic = link.path().section(QLatin1Char('/'), -1).remove(QStringLiteral(".html"));
    if (hasHelp(topic)) open(topic);
  });
  auto* row = new QDialogButtonBox(this);
  close_ = row->addButton(QDialogButtonBox::Close);
  connect(row, &QDialogButtonBox::rejected, this, &QDialog::close);
  column->addWidget(browser_, 1);
  column->addWidget(row);
  connect(&Theme::instance(), &Theme::changed, this, &HelpWindow::load);
  retranslate();
}

void HelpWindow::open(const QString& topic) {
  topic_ = topic;
  load();
  show();
  raise();
  activateWindow();
  browser_->setFocus();
}

QString HelpWindow::text() const {
  return browser_->toPlainText();
}

void HelpWindow::load() {
  initResources();
  QFile file(pathOf(topic_, currentLanguage()));
  if (!file.exists()) file.setFileName(pathOf(topic_, QStringLiteral("en")));
  if (!file.open(QIODevice::ReadOnly)) {
    browser_->setPlainText(tr("There is no help page for this window."));
    return;
  }
  browser_->document()->setDefaultStyleSheet(helpSheet());
  browser_->setHtml(QString::fromUtf8(file.readAll()));
}

void HelpWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    load();
  }
  QDialog::changeEvent(event);
}

void HelpWindow::retranslate() {
  setWindowTitle(tr("Drawbridge Help"));
  browser_->setAccessibleName(tr("Help text"));
  close_->setText(tr("Close"));
}

bool hasHelp(const QString& topic) {
  initResources();
  return !topic.isEmpty() && QFile::exists(pathOf(topic, QStringLiteral("en")));
}

HelpWindow* showHelp(const QString& topic, QWidget* parent) {
  static QPointer<HelpWindow> window;
  // Over a modal dialog help must be the dialog's child, or it could not be used.
  QWidget* owner = parent != nullptr ? parent->window() : nullptr;
  if (window != nullptr && window->parentWidget() != owner) delete window;
  if (window == nullptr) window = new HelpWindow(owner);
  window->open(topic);
  return window;
}

void setHelpTopic(QWidget* window, const QString& topic) {
  window->setProperty("helpTopic", topic);
  auto* shortcut = new QShortcut(QKeySequence(Qt::Key_F1), window);
  shortcut->setContext(Qt::WindowShortcut);
  QObject::connect(shortcut, &QShortcut::activated, window,
                   [window] { showHelp(window->property("helpTopic").toString(), window); });
}

}  // namespace drawbridge::ui
