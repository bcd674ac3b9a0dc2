// SPDX-License-Identifier: GPL-3.0-or-later
// What the shell knows about a page, and what a page gets from the shell.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace drawbridge::ui {

class ActionSet;
class CertificateActions;
class ClientSession;
class ConnectionController;
class EntryActions;
class HeadendController;
class HeadendSession;
class MainWindow;

enum class PageGroup { Client, Headend };

/// What a page's factory works with. The sessions may be null (tests of the shell alone).
struct PageContext {
  MainWindow* window = nullptr;
  ActionSet* actions = nullptr;
  ClientSession* client = nullptr;
  HeadendSession* headend = nullptr;
  ConnectionController* connections = nullptr;  ///< entries, secrets and connecting
  HeadendController* control = nullptr;         ///< what all headend pages share
  EntryActions* entries = nullptr;              ///< the selected entry and the menu's functions on it
  CertificateActions* certificates = nullptr;   ///< the same of the menu Certificates
};

/// One entry of the navigation. The page is made at the first visit, or shortly after start if `eager` is
/// set.
struct PageSpec {
  QString id = {};  ///< stable name for settings and links, e.g. "connections"
  PageGroup group = PageGroup::Client;
  std::function<QString()> title = {};  ///< translated anew at a language change
  QString icon = {};                    ///< "db-lock"
  std::function<QWidget*()> make = {};
  bool collapsesNavigation =
      false;           ///< under 1200 px the navigation shows icons only while this page is in front
  bool eager = false;  ///< made when the event loop starts, because menu actions need it
};

/// Base of pages. Texts are set in retranslate(), which is called at first show and at each language change.
class Page : public QWidget {
  Q_OBJECT

 public:
  explicit Page(QString helpTopic, QWidget* parent = nullptr);

  /// The help page F1 opens: resources/help/<language>/<topic>.html
  [[nodiscard]] QString helpTopic() const { return helpTopic_; }
  /// Sets every text. Call it at the end of the constructor; the base calls it at a language change.
  virtual void retranslate() {}
  /// The widget that gets the focus when the page is opened; nothing keeps the last one.
  [[nodiscard]] virtual QWidget* firstFocus() const { return nullptr; }
  /// The panes F6 walks through, in reading order.
  [[nodiscard]] virtual QList<QWidget*> panes() const { return {}; }

 signals:
  /// Edits of this page that are not pushed; drawn as a badge in the navigation. 0 hides it.
  void badgeChanged(int count);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QString helpTopic_;
};

/// The head of a page: title 18 px semibold, a caption line, actions at the right.
class PageHead : public QWidget {
  Q_OBJECT

 public:
  explicit PageHead(QWidget* parent = nullptr);
  void setTitle(const QString& text);
  void setCaption(const QString& text);
  /// Adds a widget at the right end.
  void addAction(QWidget* widget);

 private:
  QLabel* title_;
  QLabel* caption_;
  QHBoxLayout* actions_;
};

/// A scroll area that scrolls a page vertically only; the page's 16 px margins are set on its layout by the
/// caller.
[[nodiscard]] QWidget* scrollable(QWidget* content, QWidget* parent = nullptr);

}  // namespace drawbridge::ui
