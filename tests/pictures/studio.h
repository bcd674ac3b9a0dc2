// SPDX-License-Identifier: GPL-3.0-or-later
// Takes pictures of widgets into a folder.
#pragma once

#include <QApplication>
#include <QDialog>
#include <QString>
#include <QTextStream>
#include <QTimer>
#include <QWidget>
#include <utility>

namespace drawbridge::testing {

class Studio {
 public:
  /// Without `all` only the README's.
  Studio(QString folder, bool all) : folder_(std::move(folder)), all_(all) {}

  [[nodiscard]] bool ok() const { return ok_; }

  /// As wide as it likes to be; a main window at its default size.
  void shoot(QWidget* widget, const QString& name, bool readme = false) {
    if (!readme && !all_) return;
    if (widget == nullptr) {
      QTextStream(stderr) << "no window for " << name << "\n";
      ok_ = false;
      return;
    }
    for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    const QString path = folder_ + QLatin1Char('/') + name + QStringLiteral(".png");
    if (!widget->grab().save(path)) {
      QTextStream(stderr) << path << " cannot be written\n";
      ok_ = false;
    }
  }

  /// The modal dialog that `open` opens, whether it waits for it or not.
  template <typename Open>
  void shootDialog(Open open, const QString& name) {
    QTimer::singleShot(0, qApp, [this, name] { shootModal(name); });
    open();
    QCoreApplication::processEvents();
  }

 private:
  void shootModal(const QString& name) {
    QWidget* dialog = QApplication::activeModalWidget();
    if (dialog == nullptr) return;
    shoot(dialog, name);
    if (auto* closing = qobject_cast<QDialog*>(dialog)) closing->done(QDialog::Rejected);
  }

  QString folder_;
  bool all_;
  bool ok_ = true;
};

}  // namespace drawbridge::testing
