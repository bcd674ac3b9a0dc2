// SPDX-License-Identifier: GPL-3.0-or-later
// "Visit as Internet Host": a page fetched by the lab's visitor, who has no tunnel. Where the headend asks
// for a login first (cut-through), the window asks as a browser does.
#pragma once

#include <QDialog>
#include <QFrame>
#include <optional>

#include "ipc/control_messages.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTextBrowser;

namespace drawbridge::ui {

class ClientSession;
class NoteBox;
class SecretEdit;

class VisitorWindow : public QDialog {
  Q_OBJECT

 public:
  /// `session` must outlive the window.
  explicit VisitorWindow(ClientSession& session, QWidget* parent = nullptr);
  void visit();
  [[nodiscard]] QString pageText() const;
  [[nodiscard]] bool asks() const { return question_->isVisibleTo(this); }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  enum class State { Nothing, Waiting, Page, Question, Refused };
  void answer();
  void take(const ipc::PageFetched& page);
  void retranslate();
  void showState();

  ClientSession& session_;
  State state_ = State::Nothing;
  quint64 wanted_ = 0;
  QString asked_;  ///< the address that waits for its answer
  std::optional<ipc::PageFetched> page_;
  bool answered_ = false;  ///< a name was sent with the request

  QLabel* intro_;
  QLabel* urlLabel_;
  QLineEdit* url_;
  QPushButton* go_;
  NoteBox* note_;
  QFrame* question_;
  QLabel* realm_;
  QLabel* userLabel_;
  QLineEdit* user_;
  QLabel* passwordLabel_;
  SecretEdit* password_;
  QPushButton* logIn_;
  QTextBrowser* view_;
};

}  // namespace drawbridge::ui
