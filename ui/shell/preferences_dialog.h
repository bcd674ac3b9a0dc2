// SPDX-License-Identifier: GPL-3.0-or-later
// Options > Preferences: pages at the left, changes apply at once, one button: Close.
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace drawbridge::ui {

class MainWindow;

class PreferencesDialog : public QDialog {
  Q_OBJECT

 public:
  explicit PreferencesDialog(MainWindow& window);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeGeneral();
  QWidget* makeAppearance();
  void retranslate();

  MainWindow& window_;
  QListWidget* list_;
  QStackedWidget* stack_;
  QPushButton* close_;
  QPushButton* help_;
  QLabel* generalTitle_;
  QCheckBox* headendPages_;
  QCheckBox* closeHistory_;
  QCheckBox* accountingRefuses_;
  QLabel* closeLabel_;
  QComboBox* closeAnswer_;
  QLabel* languageLabel_;
  QComboBox* language_;
  QLabel* appearanceTitle_;
  QLabel* schemeLabel_;
  QComboBox* scheme_;
  QLabel* contrastLabel_;
  QComboBox* contrast_;
  QLabel* styleLabel_;
  QComboBox* style_;
  QCheckBox* animations_;
};

/// Applies the looks kept in the settings file to the theme; the program calls it before the first window.
void applyLookFromSettings();

}  // namespace drawbridge::ui
