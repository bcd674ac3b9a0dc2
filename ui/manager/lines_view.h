// SPDX-License-Identifier: GPL-3.0-or-later
// Table and form of a kind whose objects are lines (ui.md 5.2): Add, Delete, Up and Down where the order
// counts, filter; a field applies when it is left or by Return, Esc gives back what was, and under the form
// stand the commands.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "ui/bridge/headend_session.h"
#include "ui/models/line_policy.h"

class QGridLayout;
class QLabel;
class QMenu;
class QSplitter;
class QTableView;
class QToolButton;

namespace drawbridge::ui {

class Card;
class CommandBox;
class FilterBar;
class FormField;
class LineRowModel;
class NoteBox;

class LinesView : public QWidget {
  Q_OBJECT

 public:
  LinesView(HeadendSession& session, LineKind kind, QWidget* parent = nullptr);
  ~LinesView() override;
  [[nodiscard]] LineKind kind() const { return kind_; }
  [[nodiscard]] const LinePolicy& policy() const { return *policy_; }
  [[nodiscard]] QTableView* table() const { return table_; }
  [[nodiscard]] CommandBox* commandBox() const { return commands_; }
  [[nodiscard]] QToolButton* addButton() const { return add_; }
  [[nodiscard]] QToolButton* deleteButton() const { return delete_; }
  [[nodiscard]] QToolButton* upButton() const { return up_; }
  /// The widget of the form's field, null if there is none.
  [[nodiscard]] QWidget* field(int index) const;
  [[nodiscard]] QString complaint() const;
  void refresh();
  void select(const QString& key);
  /// The row that a finding is about, empty if it is not of this kind.
  [[nodiscard]] QString keyOf(const pix::Finding& finding) const;
  [[nodiscard]] QString selected() const { return selected_; }
  /// Applies what was typed and not left yet.
  void applyPending();
  void setFindings(const std::vector<pix::Finding>& findings);

 signals:
  void refused(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  void buildForm();
  void loadFields();
  void showLive();
  void showNote();
  void apply();
  void addLine(const QString& form);
  void deleteLine();
  void moveLine(bool up);
  void showFilter(const QString& text);
  void spanHeadings();
  [[nodiscard]] const LineRow* row() const;
  [[nodiscard]] const LineForm* form() const;
  [[nodiscard]] QStringList values() const;
  [[nodiscard]] std::optional<Secret> typedSecret() const;
  [[nodiscard]] bool isDirty() const;

  HeadendSession& session_;
  LineKind kind_;
  std::unique_ptr<LinePolicy> policy_;
  LineRowModel* model_;
  QTableView* table_;
  FilterBar* filter_;
  QToolButton* add_;
  QMenu* addMenu_;
  QToolButton* delete_;
  QToolButton* up_;
  QToolButton* down_;
  QLabel* empty_;
  QSplitter* split_;
  Card* card_;
  QWidget* fields_ = nullptr;
  NoteBox* note_;
  Card* commandCard_;
  CommandBox* commands_;
  std::vector<LineForm> forms_;
  QString shownForm_;  ///< the form whose fields are there
  struct Field {
    QWidget* widget = nullptr;
    FormField* row = nullptr;
  };
  std::vector<Field> widgets_;
  QString selected_;
  QStringList loaded_;
  QString error_;
  std::vector<pix::Finding> findings_;
  bool loading_ = false;
};

}  // namespace drawbridge::ui
