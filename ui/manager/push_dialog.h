// SPDX-License-Identifier: GPL-3.0-or-later
// What a push will send, what it brings with it, and how it is undone (ui.md 5.3). Nothing is sent before the
// button.
#pragma once

#include <QDialog>

#include "ui/bridge/headend_session.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QListView;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QTabWidget;
class QVBoxLayout;

namespace drawbridge::ui {

class Card;
class CommandPreviewModel;

class PushDialog : public QDialog {
  Q_OBJECT

 public:
  explicit PushDialog(HeadendSession& session, QWidget* parent = nullptr);
  [[nodiscard]] CommandPreviewModel* model() const { return model_; }
  [[nodiscard]] QPushButton* pushButton() const { return push_; }

 signals:
  void pushStarted(quint64 id);
  /// The console changed the headend meanwhile, and the user wants the edits on top of that.
  void mergeWanted();

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void retranslate();
  void refresh();
  void fillConsequences();
  void push();
  void updatePush();
  [[nodiscard]] QStringList newErrors() const;
  [[nodiscard]] QStringList usersCutOff() const;
  [[nodiscard]] Duration confirmWithin() const;

  HeadendSession& session_;
  pix::Script script_;
  quint64 pushId_ = 0;
  bool pushed_ = false;
  CommandPreviewModel* model_;
  CommandPreviewModel* undoModel_;
  QLabel* title_;
  QLabel* caption_;
  QTabWidget* tabs_;
  QListView* commands_;
  QPlainTextEdit* running_;
  QPlainTextEdit* wanted_;
  QLabel* runningLabel_;
  QLabel* wantedLabel_;
  QListView* undo_;
  QVBoxLayout* consequences_;
  Card* safety_;
  QCheckBox* errors_ = nullptr;  ///< only while there are errors to ask about
  QCheckBox* confirm_;
  QComboBox* minutes_;
  QCheckBox* stop_;
  QCheckBox* save_;
  QScrollArea* scroll_ = nullptr;
  QPushButton* copy_;
  QPushButton* help_;
  QPushButton* push_;
  QPushButton* cancel_;
};

}  // namespace drawbridge::ui
