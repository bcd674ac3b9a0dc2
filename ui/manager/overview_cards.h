// SPDX-License-Identifier: GPL-3.0-or-later
// The column at the right of the overview: counters, throughput, what to log in with, findings (ui.md 5.1).
#pragma once

#include <vector>

#include "ipc/control_messages.h"
#include "ui/widgets/card.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace drawbridge::ui {

class Sparkline;
class Throughput;

/// IKE tunnels, IPsec SA pairs, addresses of the pools in use.
class CountersCard : public Card {
  Q_OBJECT

 public:
  explicit CountersCard(QWidget* parent = nullptr);
  void display(const ipc::HeadendSnapshot& snapshot);

 private:
  struct Counter {
    QLabel* number;
    QLabel* words;
  };
  Counter add(int column, QGridLayout* grid);
  Counter tunnels_, pairs_, pool_;
};

/// The last five minutes as a small chart, and both rates in words.
class ThroughputCard : public Card {
  Q_OBJECT

 public:
  explicit ThroughputCard(QWidget* parent = nullptr);
  /// All samples anew; cheap enough for once a second.
  void display(const Throughput& throughput);
  void retranslate();
  [[nodiscard]] Sparkline* chart() const { return chart_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void paintMarks();

  Sparkline* chart_;
  QLabel* marks_[2];
  QLabel* rates_[2];
};

/// What the lab's headend and AAA server accept, each with a button that copies the secret.
class CredentialsCard : public Card {
  Q_OBJECT

 public:
  explicit CredentialsCard(QWidget* parent = nullptr);
  /// Hides itself when there are none (not the lab's configuration).
  void display(const std::vector<ipc::Credential>& credentials);

 private:
  QGridLayout* grid_;
  std::vector<ipc::Credential> shown_;
  QString language_;
};

/// The worst of what `config check` finds now, and how many there are.
class FindingsCard : public NoteBox {
  Q_OBJECT

 public:
  explicit FindingsCard(QWidget* parent = nullptr);
  /// `lines`: how many were checked.
  void display(const std::vector<pix::Finding>& findings, int lines);

 signals:
  void showWanted();

 protected:
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  QPushButton* link_;
};

}  // namespace drawbridge::ui
