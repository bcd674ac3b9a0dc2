// SPDX-License-Identifier: GPL-3.0-or-later
// Packet Tracer (ui.md 5.6): one made-up packet, the steps it takes through the live headend, and the rule
// that decided. Nothing is sent and nothing changes.
#pragma once

#include <array>

#include "ui/bridge/headend_session.h"
#include "ui/shell/page.h"

class QFrame;
class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace drawbridge::ui {

class ComparisonModel;
class HeadendController;
class NoteBox;
class TraceInputs;
class TraceList;
class TraceModel;

class TracerPage : public Page {
  Q_OBJECT

 public:
  /// `context.control` must not be null.
  explicit TracerPage(const PageContext& context, QWidget* parent = nullptr);
  void retranslate() override;
  [[nodiscard]] QWidget* firstFocus() const override;
  [[nodiscard]] QList<QWidget*> panes() const override;
  [[nodiscard]] TraceInputs* inputs() const { return inputs_; }
  [[nodiscard]] NoteBox* verdict() const { return verdict_; }
  [[nodiscard]] TraceList* list() const { return list_; }
  [[nodiscard]] QTableView* comparisons() const { return table_; }
  void trace(const fw::TraceRequest& packet);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  enum Preset { VisitorOpens, ClientOpens, InsideAnswers, PresetCount };
  void buildDetail(QWidget* side);
  void refresh();
  void start();
  void show(quint64 id, const fw::TraceResult& result);
  void showStep(int row);
  void showVerdict();
  /// A finding with a way to mend the list that dropped the packet.
  void showMend();
  [[nodiscard]] fw::TraceRequest preset(Preset which) const;

  HeadendController& controller_;
  HeadendSession& session_;
  PageHead* head_;
  QStackedWidget* whole_;
  QLabel* stoppedText_;
  QPushButton* start_;
  TraceInputs* inputs_;
  QLabel* examples_;
  std::array<QPushButton*, PresetCount> presets_{};
  NoteBox* verdict_;
  QPushButton* mend_;
  QWidget* steps_;
  QLabel* hint_;
  TraceModel* model_;
  TraceList* list_;
  QLabel* stepTitle_;
  QLabel* stepSentence_;
  QLabel* stepMeaning_;
  ComparisonModel* comparisonModel_;
  QTableView* table_;
  QLabel* carriesTitle_;
  std::array<QLabel*, 6> facts_{};
  QPushButton* open_;
  quint64 waiting_ = 0;
  fw::TraceRequest traced_;
  std::optional<pix::Finding> mendable_;
};

}  // namespace drawbridge::ui
