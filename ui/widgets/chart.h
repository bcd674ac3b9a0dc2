// SPDX-License-Identifier: GPL-3.0-or-later
// A chart over time for the Monitor page (ui.md 7.3), drawn by QCustomPlot in the colours of the theme. It
// says in words what it shows, and its context menu copies it as a table.
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

class QCustomPlot;

namespace drawbridge::ui {

class Chart : public QWidget {
  Q_OBJECT

 public:
  /// Lines: the first filled, the others lines only. Steps: one filled staircase. Bars: stacked, so that the
  /// height is the sum.
  enum class Style { Lines, Steps, Bars };
  explicit Chart(Style style, QWidget* parent = nullptr);
  ~Chart() override;

  /// Every series has one value for each time; times are seconds before now, negative, growing.
  struct Data {
    QStringList names;
    std::vector<double> times;
    std::vector<std::vector<double>> values;
  };
  /// `seconds`: width of the time axis. `whole`: values are counted, the axis has no fractions.
  void setData(const Data& data, int seconds, bool whole);
  /// In words, for assistive technology and as tool tip.
  void setSummary(const QString& text);
  [[nodiscard]] const Data& data() const { return data_; }
  /// A heading row, then a row a sample, columns separated by tabs.
  [[nodiscard]] QString table() const;
  void copyTable() const;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void paintTheme();
  void draw();

  Style style_;
  QCustomPlot* plot_;
  Data data_;
  int seconds_ = 300;
  bool whole_ = false;
};

/// The colour of a series: accent, sent, then the tones. Also for the mark beside its name.
[[nodiscard]] QColor seriesColor(Chart::Style style, int series);

}  // namespace drawbridge::ui
