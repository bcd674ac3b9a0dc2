// SPDX-License-Identifier: GPL-3.0-or-later
// The program's windows over a fake service, with entries in a folder of their own.
#pragma once

#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "client/profile_store.h"
#include "fake_link.h"
#include "ui/shell/windows.h"
#include "window_fixture.h"

namespace drawbridge::ui::testing {

/// A base of test classes, behind QObject.
class WindowsFixture {
 protected:
  /// Everything but the windows.
  void prepare() {
    startClean();
    folder_ = std::make_unique<QTemporaryDir>();
    link_ = std::make_unique<FakeLink>();
    store_ = std::make_unique<client::ProfileStore>((folder_->path() + QStringLiteral("/p")).toStdString());
  }
  void makeWindows(client::SecretStore* secrets = nullptr) {
    windows_ = std::make_unique<Windows>(*link_, *store_, secrets);
  }
  /// The window at that page; false if it does not get the focus.
  [[nodiscard]] bool show(const char* page) {
    windows_->open(QLatin1String(page));
    windows_->window().show();
    return QTest::qWaitForWindowActive(&windows_->window());
  }
  void takeAway() {
    windows_.reset();
    store_.reset();
    link_.reset();
    folder_.reset();
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<FakeLink> link_;
  std::unique_ptr<client::ProfileStore> store_;
  std::unique_ptr<Windows> windows_;
};

}  // namespace drawbridge::ui::testing
