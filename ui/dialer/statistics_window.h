// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics: tunnel and routes of a connection, refreshed each second (ui.md 4.6, client.md 5). Modeless.
#pragma once

#include <QDialog>
#include <functional>
#include <vector>

#include "ui/bridge/client_session.h"
#include "ui/models/route_model.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QTabWidget;
class QTableView;

namespace drawbridge::ui {

class NoteBox;

class StatisticsWindow : public QDialog {
  Q_OBJECT

 public:
  /// `session` must outlive the window.
  explicit StatisticsWindow(ClientSession& session, QWidget* parent = nullptr);

  /// The value beside a label of Tunnel Details, found by its stable name: "client", "server", "entry",
  /// "time", "received", "sent", "encrypted", "decrypted", "discarded", "bypassed", "encryption",
  /// "authentication", "transport", "localLan", "compression", "phase1", "phase2", "dpd", "dns", "domains",
  /// "mtu", "gateway".
  [[nodiscard]] QLabel* value(const QString& name) const;
  [[nodiscard]] QTabWidget* tabs() const { return tabs_; }
  /// Shows the connection of this entry; nothing happens unless it is up.
  void select(const QString& entry);
  /// Which connection, shown while several are up.
  [[nodiscard]] QComboBox* connection() const { return connection_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Field {
    QString name;
    QLabel* label;
    QLabel* value;
    std::function<QString()> labelText;
    std::function<QString(const client::Statistics&)> valueText;
  };
  struct Group {
    QLabel* heading;
    std::function<QString()> text;
  };
  using LabelText = std::function<QString()>;
  using ValueText = std::function<QString(const client::Statistics&)>;

  QWidget* makeTunnel();
  QWidget* makeRoutes();
  void addFields();
  /// Starts a group at the left (0) or right (1) of the present pair of groups.
  void addGroup(int side, LabelText heading);
  void addField(const char* name, LabelText label, ValueText value);
  /// The next groups stand below the longer one of the last two.
  void nextPair();
  QTableView* makeTable(RouteModel& model);
  void retranslate();
  void take();
  void listConnections();
  [[nodiscard]] client::Statistics shown() const;

  ClientSession& session_;
  RouteModel localModel_{RouteModel::Kind::Local};
  RouteModel securedModel_{RouteModel::Kind::Secured};
  std::vector<Field> fields_;
  std::vector<Group> groups_;
  QGridLayout* grid_ = nullptr;
  int side_ = 0;
  int firstRow_ = 0;
  int nextRow_[2] = {0, 0};
  QTabWidget* tabs_;
  NoteBox* inactive_;
  QString entry_;
  QLabel* connectionLabel_;
  QComboBox* connection_;
  QLabel* localTitle_ = nullptr;
  QLabel* securedTitle_ = nullptr;
  NoteBox* localNote_ = nullptr;
  NoteBox* securedNote_ = nullptr;
  QTableView* localTable_ = nullptr;
  QTableView* securedTable_ = nullptr;
  QPushButton* help_;
  QPushButton* copy_;
  QPushButton* reset_;
  QPushButton* close_;
};

}  // namespace drawbridge::ui
