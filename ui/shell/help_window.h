// SPDX-License-Identifier: GPL-3.0-or-later
// Help in our own words: one page a window, from the resources, in the language in use.
#pragma once

#include <QDialog>
#include <QString>

class QDialogButtonBox;
class QPushButton;
class QTextBrowser;

namespace drawbridge::ui {

/// Modeless; one for the whole program. Esc closes it.
class HelpWindow : public QDialog {
  Q_OBJECT

 public:
  explicit HelpWindow(QWidget* parent = nullptr);
  /// Loads :/help/<language>/<topic>.html, or the English page if the language has none.
  void open(const QString& topic);
  [[nodiscard]] QString topic() const { return topic_; }
  [[nodiscard]] QString text() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void load();

  QString topic_;
  QTextBrowser* browser_;
  QPushButton* close_;
};

/// Opens the help of `topic` over `parent`; every Help button and F1 end here. Gives the window for tests.
HelpWindow* showHelp(const QString& topic, QWidget* parent);
/// Whether a page of this topic exists in the resources (in English at least).
[[nodiscard]] bool hasHelp(const QString& topic);
/// Gives a dialog its help topic: F1 in it opens that page. The main window's pages have Page::helpTopic()
/// instead.
void setHelpTopic(QWidget* window, const QString& topic);

}  // namespace drawbridge::ui
