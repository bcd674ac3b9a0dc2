// SPDX-License-Identifier: GPL-3.0-or-later
// Headend > Run On: which headend the manager works on, the built-in lab's or that of drawbridged on this
// machine.
#pragma once

#include <QObject>
#include <functional>

#include "ui/bridge/bridge.h"
#include "ui/dialer/form_dialog.h"
#include "ui/theme/theme.h"

namespace drawbridge::ui {

class HeadendController;
class MainWindow;

/// Asks for the socket at which drawbridged listens.
class HeadendPlaceDialog final : public FormDialog {
  Q_OBJECT

 public:
  explicit HeadendPlaceDialog(const QString& path, QWidget* parent = nullptr);

 signals:
  void chosen(const QString& path);

 protected:
  bool run() override;
  void retranslate() override;

 private:
  QLineEdit* path_;
  FormField* field_;
};

class HeadendSwitch : public QObject {
  Q_OBJECT

 public:
  /// All must outlive this.
  HeadendSwitch(MainWindow& window, Bridge& bridge, HeadendController& control, QObject* parent = nullptr);

  /// Opens the wire to the socket at that path. Unset: no other headend can be reached from here.
  std::function<HeadendPlace(const QString& path)> open;
  /// Where drawbridged usually listens.
  QString defaultPath = QStringLiteral("/run/drawbridge/control");
  void update();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void askPlace();
  void manage(const QString& path);
  void backToLab();
  void told(quint64 attempt, HeadendPlace::State state, const QString& sentence);
  /// False: there are edits that are not to be lost.
  [[nodiscard]] bool mayLeave();
  void tell(Tone tone, const QString& text, const QString& detail = {});

  MainWindow& window_;
  Bridge& bridge_;
  HeadendController& control_;
  quint64 attempt_ = 0;
  bool wasThere_ = false;
};

}  // namespace drawbridge::ui
