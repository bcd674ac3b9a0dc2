// SPDX-License-Identifier: GPL-3.0-or-later
// "Second Client": the lab's other user with a tunnel of his own, so that two pool addresses can be seen at
// once.
#pragma once

#include <QDialog>

#include "ipc/control_messages.h"

class QLabel;
class QPushButton;
class QTextBrowser;

namespace drawbridge::ui {

class ClientSession;
class NoteBox;

class CompanionWindow : public QDialog {
  Q_OBJECT

 public:
  /// `session` must outlive the window.
  explicit CompanionWindow(ClientSession& session, QWidget* parent = nullptr);
  [[nodiscard]] QString pageText() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void toggle();
  void read();
  void take(const ipc::PageFetched& page);
  void retranslate();
  void showState();

  ClientSession& session_;
  quint64 wanted_ = 0;  ///< the page that is waited for; 0: none
  QLabel* intro_;
  NoteBox* note_;
  QPushButton* connect_;
  QPushButton* read_;
  QTextBrowser* view_;
};

}  // namespace drawbridge::ui
