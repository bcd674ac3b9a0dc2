// SPDX-License-Identifier: GPL-3.0-or-later
// What this session was told: banners, ends with their reasons, messages that left the bar (client.md 6).
// Newest first.
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>
#include <deque>

#include "ui/theme/theme.h"

namespace drawbridge::ui {

class NotificationModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Time, Text, ColumnCount };
  /// Keeps the newest `limit`.
  explicit NotificationModel(int limit = 500, QObject* parent = nullptr);
  /// The text stays as it was said when the language changes.
  void add(Tone tone, const QString& text, const QDateTime& at = QDateTime::currentDateTime());
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    QDateTime at;
    Tone tone = Tone::Info;
    QString text;
  };
  int limit_;
  std::deque<Row> rows_;
};

}  // namespace drawbridge::ui
