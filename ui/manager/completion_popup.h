// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand here: the keywords and their meanings; when one is certain, then what may follow it (picture
// 13).
#pragma once

#include <QFrame>
#include <string>
#include <utility>
#include <vector>

class QStandardItemModel;
class QTreeView;

namespace drawbridge::ui {

/// A child of the console's viewport that never takes the focus: the console hands it the keys.
class CompletionPopup : public QFrame {
  Q_OBJECT

 public:
  using Words = std::vector<std::pair<std::string, std::string>>;

  explicit CompletionPopup(QWidget* parent);
  void setWords(const Words& words);
  /// Under the line "then".
  void setNext(const Words& words);
  /// Below `caret` if there is room, else above; `caret` in the parent's coordinates.
  void showAt(const QRect& caret);
  void move(int step);
  /// The selected word, or nothing if it is a value such as <address>.
  [[nodiscard]] QString selectedWord() const;
  /// It belongs to the part under "then".
  [[nodiscard]] bool isSelectedNext() const;
  [[nodiscard]] QStringList words() const;

 signals:
  void chosen();

 private:
  void add(const Words& words, bool next);
  void fit();

  QTreeView* view_;
  QStandardItemModel* model_;
};

/// "<address>", "<1-65534>", "<cr>": stands for something to type.
[[nodiscard]] bool isValueWord(const QString& word);

}  // namespace drawbridge::ui
