// SPDX-License-Identifier: GPL-3.0-or-later
// "Lab Terminal": Telnet and FTP from a host of the lab, line by line. From the inside host the appliance's
// console is reached as its `telnet` lines permit; from the Internet visitor the cut-through login asks.
#pragma once

#include <QDialog>

#include "ipc/control_messages.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace drawbridge::ui {

class ClientSession;
class NoteBox;

class TerminalWindow : public QDialog {
  Q_OBJECT

 public:
  /// `session` must outlive the window.
  explicit TerminalWindow(ClientSession& session, QWidget* parent = nullptr);
  ~TerminalWindow() override;
  [[nodiscard]] QString screenText() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void chooseHost();
  void toggle();
  void sendLine();
  void take(const ipc::TerminalText& text);
  void retranslate();
  void showState();

  ClientSession& session_;
  quint64 terminal_ = 0;  ///< 0: none is open
  QLabel* fromLabel_;
  QComboBox* from_;
  QLabel* serviceLabel_;
  QComboBox* service_;
  QLabel* addressLabel_;
  QLineEdit* address_;
  QPushButton* connect_;
  NoteBox* note_;
  QPlainTextEdit* screen_;
  QLabel* lineLabel_;
  QLineEdit* line_;
  QPushButton* send_;
};

}  // namespace drawbridge::ui
