// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the lab's inside web server, fetched through the tunnel: the proof that it carries packets.
#pragma once

#include <QDialog>

#include "ipc/control_messages.h"

class QLabel;
class QPushButton;
class QTextBrowser;

namespace drawbridge::ui {

class ClientSession;
class NoteBox;

class LabPageWindow : public QDialog {
  Q_OBJECT

 public:
  /// Fetches at once. `session` must outlive the window.
  explicit LabPageWindow(ClientSession& session, QWidget* parent = nullptr);
  /// What is shown of the page, as text.
  [[nodiscard]] QString pageText() const;

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void fetch();
  void take(const ipc::PageFetched& page);
  void retranslate();

  ClientSession& session_;
  quint64 wanted_ = 0;
  QLabel* url_;
  QLabel* status_;
  NoteBox* failure_;
  QTextBrowser* view_;
  QPushButton* help_;
  QPushButton* again_;
  QPushButton* close_;
  std::optional<ipc::PageFetched> page_;
};

}  // namespace drawbridge::ui
