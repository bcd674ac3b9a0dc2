// SPDX-License-Identifier: GPL-3.0-or-later
// Connection History: the steps while connecting, and the result form when it fails or the gateway ends it
// (ui.md 4.5). Modeless; closing it never ends the attempt.
#pragma once

#include <QDialog>
#include <QTimer>
#include <functional>
#include <vector>

#include "ui/dialer/connection_controller.h"
#include "ui/models/connection_steps.h"

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace drawbridge::ui {

class Card;
class TurningIcon;

class ConnectionHistory : public QDialog {
  Q_OBJECT

 public:
  /// Of `entry`; without a name, of whichever is spoken of. Takes the steps that `controller`'s session has
  /// kept and listens from then on. `controller` must outlive it.
  explicit ConnectionHistory(ConnectionController& controller, QWidget* parent = nullptr,
                             const QString& entry = {});

  [[nodiscard]] const ConnectionSteps& steps() const { return steps_; }
  /// From now on it is that entry's alone.
  void setEntry(const QString& entry) { entry_ = entry; }
  /// "Step 5 of 7. Phase 1 took 84 ms, your answer 7.4 s."
  [[nodiscard]] QString progressText() const;
  /// What Copy Details puts on the clipboard; no secret is in it.
  [[nodiscard]] QString details() const;

  /// Comes to the front by itself when a connection begins and when it fails; else only when it is opened.
  bool comesByItself = true;
  /// Shows the entry's form, for reasons that are mended there; without it there is no such button.
  std::function<void(const QString& entry)> openEntry;

 signals:
  /// Show Log was pressed; `record` is the number of the newest log record at the end, 0 if there was none.
  void logWanted(quint64 record);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  enum class Form { Nothing, Running, Up, Waiting, Ended, Failed };

  void stateChanged(const client::StateChange& change);
  void ended(const client::Ended& ended);
  void refresh();
  /// Why the connection was lost, and when it is tried again.
  [[nodiscard]] QString waitText() const;
  void showLines();
  void showHints();
  void fit();
  void announce(const QString& text);
  [[nodiscard]] bool isMine(const std::string& entry) const;
  [[nodiscard]] QString endLine() const;
  [[nodiscard]] QString failureNote() const;

  ConnectionController& controller_;
  ClientSession& session_;
  QString entry_;
  ConnectionSteps steps_;
  Form form_ = Form::Nothing;
  client::Ended end_;
  quint64 lastRecord_ = 0;
  QTimer closeSoon_;
  struct Row {
    TurningIcon* mark;
    QLabel* text;
    QLabel* time;
  };
  std::vector<Row> rows_;
  TurningIcon* failedMark_;
  QLabel* title_;
  QLabel* reason_;
  Card* card_;
  QGridLayout* grid_;
  QProgressBar* bar_;
  QLabel* progress_;
  QWidget* try_;
  QLabel* tryTitle_;
  QVBoxLayout* hints_;
  QPushButton* openEntry_;
  QPushButton* legacy_;
  QLabel* endLine_;
  QToolButton* help_;
  QPushButton* showLog_;
  QPushButton* copy_;
  QPushButton* again_;
  QPushButton* main_;  ///< Cancel Connect, or Close
};

}  // namespace drawbridge::ui
