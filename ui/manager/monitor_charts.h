// SPDX-License-Identifier: GPL-3.0-or-later
// The three charts of the Monitor page: throughput, tunnels, drops by reason, each with its names and its
// summary in words (ui.md 5.5, 7.3).
#pragma once

#include <QWidget>
#include <array>

#include "ui/manager/traffic_history.h"
#include "ui/widgets/chart.h"

class QLabel;

namespace drawbridge::ui {

class Card;

class MonitorCharts : public QWidget {
  Q_OBJECT

 public:
  enum Which { Throughput, Tunnels, Drops, WhichCount };

  explicit MonitorCharts(QWidget* parent = nullptr);
  void display(const TrafficHistory& history, TrafficHistory::Range range);
  void retranslate();
  [[nodiscard]] Chart* chart(Which which) const { return charts_[which]; }

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void paintMarks();
  /// Beside the titles if there is room, else below them, in all three alike.
  void placeLegends();

  std::array<Card*, WhichCount> cards_{};
  std::array<Chart*, WhichCount> charts_{};
  std::array<QWidget*, WhichCount> legendRows_{};
  std::array<QLabel*, WhichCount> legends_{};  ///< none for the throughput, which has marks and words
  enum class Legends { Nowhere, Beside, Below };
  Legends placed_ = Legends::Nowhere;
  std::array<QLabel*, 2> marks_{};
  std::array<QLabel*, 2> words_{};
};

}  // namespace drawbridge::ui
