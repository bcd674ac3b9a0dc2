// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of the headend as a text of 100,000 lines whose last one is edited (ui.md 5.4,
// pix-commands.md 1).
#pragma once

#include <QPlainTextEdit>
#include <QStringList>
#include <QTextCursor>
#include <functional>

#include "ui/bridge/headend_session.h"

namespace drawbridge::ui {

class CompletionPopup;

/// The line is edited here, with the keys of every text field and those of the device; Return sends it whole,
/// and the session's echo takes its place. So what the device prints meanwhile (debug) goes above the line
/// and never into it.
class ConsoleView : public QPlainTextEdit {
  Q_OBJECT

 public:
  static constexpr int lineLimit = 100'000;

  /// `session` must outlive the view.
  explicit ConsoleView(HeadendSession& session, QWidget* parent = nullptr);
  ~ConsoleView() override;

  /// Begins a session at the privileged prompt, if the headend runs and none is open.
  void open();
  [[nodiscard]] bool isOpen() const { return console_ != 0; }
  /// At `#` with nothing asked: a command of the window may be sent.
  [[nodiscard]] bool isReadyForCommand() const;
  /// As if typed and sent; what is being edited stays.
  void sendCommand(const QString& command);
  /// Several lines at once, each with its own prompt.
  void sendLines(const QStringList& lines);

  /// The line being edited, without prompt; empty at a password prompt.
  [[nodiscard]] QString line() const;
  void setLine(const QString& text);
  [[nodiscard]] QString prompt() const { return tail_; }
  [[nodiscard]] const QStringList& history() const { return history_; }
  [[nodiscard]] CompletionPopup* popup() const { return popup_; }

  /// Empties the screen but for the line being edited.
  void clearScreen();
  /// From the cursor on, around the end; false if it is nowhere.
  bool findText(const QString& text, bool backward);

  /// Asks before several pasted lines are sent; tests put their own answer.
  std::function<bool(const QStringList&)> confirmPaste;

 signals:
  /// The prompt changed or came back: a command has been worked off.
  void promptReturned();
  void openChanged();
  /// A line went to the headend, from the keys, from a paste or from sendCommand().
  void commandSent(const QString& command);
  /// Ctrl+R: the words for the line under the console; empty when the search is over.
  void searchChanged(const QString& words);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void inputMethodEvent(QInputMethodEvent* event) override;
  void insertFromMimeData(const QMimeData* source) override;
  bool canInsertFromMimeData(const QMimeData* source) const override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  enum class Asked { Nothing, Completion, Popup, Next };

  void takeOutput(const QString& characters);
  void showLocalLine(const QString& text);
  void endSession();
  [[nodiscard]] bool isHidden() const;
  [[nodiscard]] bool isPaging() const;
  [[nodiscard]] QString editText() const;
  [[nodiscard]] QString editToCursor() const;
  void replaceEdit(const QString& text);
  void goToEdit();
  [[nodiscard]] bool isSelectionInEdit() const;
  void send(const QString& characters);
  void sendEdit();
  void askHelp();
  void complete();
  void takeCompletions(const QString& line, const std::vector<std::pair<std::string, std::string>>& words);
  void showPopup();
  void acceptPopup();
  [[nodiscard]] bool popupKey(QKeyEvent* event);
  [[nodiscard]] bool controlKey(QKeyEvent* event);
  [[nodiscard]] bool searchKey(QKeyEvent* event);
  void recall(int step);
  void startSearch();
  void search(bool older);
  void stopSearch(bool keep);
  void moveWithin(QTextCursor::MoveOperation operation, bool select);

  HeadendSession& session_;
  quint64 console_ = 0;
  QString tail_;  ///< the device's unfinished last line: the prompt
  qsizetype column_ = 0;
  bool overwritten_ = false;
  QTextCursor tailStart_;  ///< where the device's last line begins
  QTextCursor editStart_;  ///< where what is typed begins; between them also what was sent and not yet echoed
  QString secret_;         ///< typed at a password prompt; asterisks are shown
  QStringList history_;
  qsizetype recalled_ = 0;
  QString kept_;

  CompletionPopup* popup_;
  Asked asked_ = Asked::Nothing;
  QString askedLine_;
  bool tabAgain_ = false;

  bool searching_ = false;
  QString searched_;
  qsizetype found_ = 0;
  QString beforeSearch_;
};

}  // namespace drawbridge::ui
