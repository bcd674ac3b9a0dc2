// SPDX-License-Identifier: GPL-3.0-or-later
// The one main window: menus, navigation, pages, message bar and status bar. It knows no engine: the programs
// and pages tell it what to show through plain setters.
#pragma once

#include <QHash>
#include <QMainWindow>
#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

#include "ui/shell/page.h"
#include "ui/widgets/lock_badge.h"
#include "ui/widgets/message_bar.h"

class QAction;
class QActionGroup;
class QMenu;
class QStackedWidget;

namespace drawbridge::ui {

class ActionSet;
class HelpWindow;
class Navigation;
class ShellStatusBar;

/// The left half of the status bar.
struct ClientStatus {
  LockState lock = LockState::Idle;
  QString text = {};     ///< "Connected to \"Lab headend\"", "Not connected"
  QString address = {};  ///< "10.89.129.200" or ""
  QString time = {};     ///< "0 day(s), 00:12.41" or ""
  QString detail = {};   ///< a line for each connection, when there are several
};

/// The right half. `text` is ready made: "Headend pixfirewall running, 1 tunnel".
struct HeadendStatus {
  bool running = false;
  QString text = {};
  int editsNotPushed = 0;
};

/// How closing is answered (ui.md 2.5).
struct CloseHooks {
  /// Entries whose connections are up or in the making.
  std::function<QStringList()> connections;
  /// True while the headend of this program runs.
  std::function<bool()> headendRuns;
  /// Ends tunnel and headend, then calls its argument; the window quits then.
  std::function<void(std::function<void()>)> shutDown;
  /// Edits of the headend that were not pushed; asked before closing if not 0.
  std::function<int()> editsNotPushed;
};

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Call once before show(); the first page of the list is opened unless `first` names another.
  void setPages(std::vector<PageSpec> pages, const QString& first = {});
  /// Simple mode's central widget, made at the first switch; its action appears when a maker is given.
  void setSimpleWidget(std::function<QWidget*()> make);
  void setCloseHooks(CloseHooks hooks);

  [[nodiscard]] ActionSet& actions() const { return *actions_; }
  /// Opens a page by its id; nothing happens for an unknown id.
  void openPage(const QString& id);
  [[nodiscard]] QString currentPage() const;
  /// The page itself, made now if it was never visited; null for an unknown id.
  QWidget* page(const QString& id);
  void setBadge(const QString& pageId, int count);

  void setClientState(const ClientStatus& status);
  void setHeadendState(const HeadendStatus& status);

  /// On top of the current page.
  void showMessage(const Message& message);
  [[nodiscard]] MessageBar& messageBar() const { return *messageBar_; }

  void setSimpleMode(bool on);
  [[nodiscard]] bool isSimpleMode() const { return simple_; }
  /// Options > Preferences > "Show headend pages".
  void setHeadendShown(bool on);
  [[nodiscard]] bool isHeadendShown() const { return headendShown_; }
  void setNavigationCollapsed(bool on);
  [[nodiscard]] bool isNavigationCollapsed() const;
  /// "en", "it"; installs the translator and retranslates everything at once.
  void setLanguage(const QString& language);

  /// Opens the help window on a topic; dialogs call the free function showHelp() of help_window.h.
  void openHelp(const QString& topic);
  /// Shows, unminimises and raises: a second start, a notification's button.
  void bringToFront();
  /// Size, page, mode, language and look from the settings file; saveState() writes them. Position is left to
  /// the desktop.
  void restoreSettings();
  void saveSettings();

 signals:
  void pageChanged(const QString& id);
  /// Parts of the status bar were pressed.
  void clientStatusClicked();
  void clientTimeClicked();
  void headendStatusClicked();
  void editsClicked();
  /// A message left the bar without an answer: it belongs into Notifications.
  void messageArchived(const drawbridge::ui::Message& message);
  /// The user chose to keep running; whoever owns a tray hides the window, else it is minimised.
  void keepRunningChosen();

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// To the field that the page shown begins with.
  void focusPage();
  void buildMenus();
  void retranslate();
  void connectActions();
  void updateNavigation();
  void focusPane(int step);
  /// True if closing may go on now; else a bar asks.
  bool mayClose();
  void askAboutEdits(int count);
  void placeMessageBar();
  void registerPageShortcuts();
  void showShortcuts();
  void showAbout();
  void keepRunning();
  void quitNow();
  [[nodiscard]] const PageSpec* spec(const QString& id) const;
  QWidget* ensurePage(const PageSpec& spec);
  [[nodiscard]] QString frontTopic() const;

  ActionSet* actions_;
  Navigation* navigation_;
  QStackedWidget* modes_;
  QStackedWidget* stack_;
  QWidget* advanced_;
  MessageBar* messageBar_;
  ShellStatusBar* status_;
  std::vector<PageSpec> specs_;
  QHash<QString, QWidget*> pages_;
  QString current_;
  std::function<QWidget*()> makeSimple_;
  QWidget* simpleWidget_ = nullptr;
  CloseHooks hooks_;
  bool simple_ = false;
  bool headendShown_ = true;
  bool userCollapsed_ = false;
  bool closing_ = false;
  QWidget* messageHost_;
  QWidget* simplePage_;
  std::vector<QAction*> pageActions_;
  QMenu* entriesMenu_ = nullptr;
  QMenu* statusMenu_ = nullptr;
  QMenu* certificatesMenu_ = nullptr;
  QMenu* logMenu_ = nullptr;
  QMenu* headendMenu_ = nullptr;
  QMenu* startWithMenu_ = nullptr;
  QMenu* runOnMenu_ = nullptr;
  QMenu* optionsMenu_ = nullptr;
  QMenu* languageMenu_ = nullptr;
  QMenu* helpMenu_ = nullptr;
};

}  // namespace drawbridge::ui
