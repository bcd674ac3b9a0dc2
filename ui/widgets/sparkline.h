// SPDX-License-Identifier: GPL-3.0-or-later
// A small chart without axes: the first series filled, the second a line only (so they differ without
// colour).
#pragma once

#include <QSize>
#include <QWidget>
#include <array>
#include <vector>

namespace drawbridge::ui {

/// A ring of `capacity` samples for two series, newest at the right, common scale from zero to the highest
/// shown.
class Sparkline : public QWidget {
  Q_OBJECT

 public:
  explicit Sparkline(QWidget* parent = nullptr, int capacity = 60);
  /// One more sample of both series, e.g. bytes per second received and sent. Negative values count as 0.
  void addSample(double first, double second);
  void clear();
  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] double highest() const;
  /// The words for assistive technology: "to clients 412 kb/s, highest 812".
  void setSummary(const QString& text);
  [[nodiscard]] QSize sizeHint() const override { return {196, 44}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {96, 32}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] double at(int series, int index) const;

  std::vector<std::array<double, 2>> ring_;
  int next_ = 0;
  int count_ = 0;
};

}  // namespace drawbridge::ui
