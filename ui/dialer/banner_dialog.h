// SPDX-License-Identifier: GPL-3.0-or-later
// What a gateway wants read before the connection goes on: its text, Continue or Disconnect.
#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace drawbridge::ui {

class BannerDialog : public QDialog {
  Q_OBJECT

 public:
  BannerDialog(const QString& entry, const QString& text, QWidget* parent = nullptr);
  /// The question is void: it goes without an answer.
  void drop();

 signals:
  /// Exactly once, unless it was dropped.
  void answered(bool accepted);

 public slots:
  void done(int result) override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QString entry_;
  bool told_ = false;
  QLabel* title_;
  QLabel* who_;
  QPlainTextEdit* text_;
  QPushButton* continue_;
  QPushButton* disconnect_;
};

}  // namespace drawbridge::ui
