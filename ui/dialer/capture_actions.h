// SPDX-License-Identifier: GPL-3.0-or-later
// Recording a session with its keys, and saving it: only after people have said that they want it.
#pragma once

#include <QObject>

#include "ui/bridge/client_session.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

class MainWindow;

class CaptureActions : public QObject {
  Q_OBJECT

 public:
  /// Both must outlive this.
  CaptureActions(MainWindow& window, ClientSession& session, QObject* parent = nullptr);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void record(bool on);
  void askSave();
  void askFile();
  void saved(const ipc::RecordingSaved& saved);
  void update();
  void tell(Tone tone, const QString& text, const QString& detail = {});

  MainWindow& window_;
  ClientSession& session_;
  bool isOn_ = false;
  bool hasSome_ = false;  ///< a connection was begun since
};

}  // namespace drawbridge::ui
