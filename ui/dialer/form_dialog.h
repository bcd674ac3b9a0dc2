// SPDX-License-Identifier: GPL-3.0-or-later
// What the small dialogs with a form share: badge, title and sentence at the head, fields in one grid, a box
// for what went wrong, Help at the left, one primary button and Cancel at the right.
#pragma once

#include <QDialog>

#include "base/secret.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace drawbridge::ui {

class FormField;
class NoteBox;
class SecretEdit;

class FormDialog : public QDialog {
  Q_OBJECT

 public:
  /// `iconName`: of the badge.
  FormDialog(const QString& helpTopic, const QString& iconName, QWidget* parent);

  [[nodiscard]] QPushButton* mainButton() const { return main_; }
  /// What went wrong, empty if nothing did.
  [[nodiscard]] QString problem() const;

 public slots:
  /// The primary button; closes only what run() has done.
  void accept() override;

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

  /// Does what the dialog is for. False: something is wrong and marked.
  virtual bool run() = 0;
  /// Sets every text; call it at the end of the constructor.
  virtual void retranslate();

  FormField* addField(QWidget* field);
  /// A line edit with a button that asks for a file. `write`: for a new file called `suggested`.
  FormField* addFileField(QLineEdit* field, bool write);
  void addWide(QWidget* widget);
  void setHead(const QString& title, const QString& sentence);
  void setFileQuestion(const QString& title, const QString& filters, const QString& suggested = {});
  void setProblem(const QString& text);
  [[nodiscard]] QGridLayout* grid() const { return grid_; }
  [[nodiscard]] QPushButton* cancelButton() const { return cancel_; }
  [[nodiscard]] QPushButton* browseButton() const { return browse_; }
  /// Height follows the content.
  void fit();
  /// The file was chosen in the desktop's dialog, which asked about replacing.
  [[nodiscard]] bool isChosen(const QString& path) const { return !chosen_.isEmpty() && path == chosen_; }

 private:
  void askFile();

  QString helpTopic_;
  QLabel* title_;
  QLabel* sentence_;
  QGridLayout* grid_;
  int row_ = 0;
  NoteBox* problem_;
  QPushButton* help_;
  QPushButton* main_;
  QPushButton* cancel_;
  QLineEdit* file_ = nullptr;
  QPushButton* browse_ = nullptr;
  bool writes_ = false;
  QString fileTitle_, fileFilters_, suggested_, chosen_;
};

/// Typed twice alike; else the second field says that they differ.
[[nodiscard]] bool sameTyped(const SecretEdit& first, const SecretEdit& second, FormField& secondField);

}  // namespace drawbridge::ui
