// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of a push, numbered, each group with its reason as a ":" comment line; and what became of each.
#pragma once

#include <QAbstractListModel>
#include <vector>

#include "pix/diff.h"

namespace drawbridge::ui {

class CommandPreviewModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum class Kind { Comment, Add, Remove, Refusal };
  enum class State { Waiting, Accepted, Refused };
  enum Role { KindRole = Qt::UserRole, NumberRole, StateRole };
  using QAbstractListModel::QAbstractListModel;

  void setScript(const pix::Script& script);
  /// `index` counts commands from 0. The device's own text stands under its line.
  void setProgress(int index, bool ok, const QString& deviceText);
  [[nodiscard]] int commandCount() const { return commands_; }
  /// As a text to keep: comments, commands, secrets masked.
  [[nodiscard]] QString text() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  struct Line {
    Kind kind = Kind::Comment;
    int number = 0;
    QString text;
    State state = State::Waiting;
  };
  std::vector<Line> lines_;
  int commands_ = 0;
};

}  // namespace drawbridge::ui
