// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the entry form. Each shows its part of a profile and writes it back; what it does not show it
// leaves as it is.
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <initializer_list>

#include "base/secret.h"
#include "client/profile.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace drawbridge::ui {

class FormField;
class NoteBox;
class SecretEdit;

class EditorTab : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;
  virtual void load(const client::Profile& profile) = 0;
  virtual void store(client::Profile& profile) const = 0;
  virtual void retranslate() = 0;
  /// Marks what is wrong and gives the field to go to; null if all is well.
  [[nodiscard]] virtual QWidget* check() { return nullptr; }

 signals:
  void edited();
};

/// "Set by your administrator.": disables the widgets if the profile marks one of the keys as read-only, with
/// a lock in line edits and the tool tip. Gives whether it did.
bool lockIfReadOnly(const client::Profile& profile, std::initializer_list<const char*> keys,
                    std::initializer_list<QWidget*> widgets);

/// Fields of a choice stand under its text, this far to the right.
inline constexpr int choiceIndent = 26;
[[nodiscard]] QGridLayout* formGrid(int left);
/// The layout of a tab, with its margins.
[[nodiscard]] QVBoxLayout* tabColumn(QWidget* tab);

class AuthenticationTab final : public EditorTab {
  Q_OBJECT

 public:
  /// Where the group password is kept.
  enum class Kept { Unknown, Nowhere, Keyring, File, NoKeyring, Refused, Lab };

  explicit AuthenticationTab(QWidget* parent = nullptr);
  void load(const client::Profile& profile) override;
  void store(client::Profile& profile) const override;
  void retranslate() override;
  QWidget* check() override;
  void setKept(Kept kept);
  /// The personal certificates of the store.
  void setCertificates(const QStringList& names);
  [[nodiscard]] Kept kept() const { return kept_; }
  /// Move to Keyring did not work; the password is still in the file.
  void showMoveFailed();
  /// Typed; empty: the kept one stays.
  [[nodiscard]] Secret password() const;
  void wipe();

 signals:
  void moveToKeyringWanted();

 private:
  void updateMethods();
  void askAuthorityFile();
  bool checkRules();

  Kept kept_ = Kept::Unknown;
  bool moveFailed_ = false;
  bool nameLocked_ = false;
  bool gatewayLocked_ = false;
  bool passwordLocked_ = false;
  QRadioButton* group_;
  QLineEdit* name_;
  SecretEdit* password_;
  SecretEdit* confirm_;
  FormField* nameField_;
  FormField* passwordField_;
  FormField* confirmField_;
  NoteBox* inFile_;
  QPushButton* move_;
  QRadioButton* mutual_;
  QRadioButton* certificate_;
  QComboBox* certificateName_;
  QString loadedCertificate_;
  FormField* certificateField_;
  QCheckBox* chain_;
  QLabel* gateway_;
  QLineEdit* authority_;
  QPushButton* browse_;
  QLineEdit* rules_;
  FormField* authorityField_;
  FormField* rulesField_;
};

/// What installs the helper.
[[nodiscard]] QString installCommand();
/// The one sentence that offers it.
[[nodiscard]] QString helperOfferText();

class TransportTab final : public EditorTab {
  Q_OBJECT

 public:
  explicit TransportTab(QWidget* parent = nullptr);
  void load(const client::Profile& profile) override;
  void store(client::Profile& profile) const override;
  void retranslate() override;
  QWidget* check() override;

  /// Asked when the whole system is chosen: whether the helper is to be offered now.
  std::function<bool()> offerHelper;

 private:
  void update();
  [[nodiscard]] client::Reach chosen() const;

  bool locked_ = false;
  bool natLocked_ = false;
  bool proxyLocked_ = false;
  bool systemLocked_ = false;
  QLabel* reachLabel_;
  QComboBox* reach_;
  QCheckBox* transparent_;
  QRadioButton* udp_;
  QRadioButton* tcp_;
  QLabel* portLabel_;
  QSpinBox* port_;
  QCheckBox* localLan_;
  QLabel* timeoutLabel_;
  QSpinBox* timeout_;
  QLabel* timeoutRange_;
  NoteBox* note_;
  NoteBox* helper_;
  QPushButton* copyCommand_;
  QComboBox* nat_;
  QCheckBox* sourcePort_;
  QLabel* proxyTitle_;
  QSpinBox* socks_;
  QSpinBox* http_;
  QLineEdit* forwards_;
  QLabel* systemTitle_;
  QCheckBox* killSwitch_;
  QCheckBox* blockIpv6_;
  QSpinBox* mtu_;
  QLabel* lifeTitle_;
  QCheckBox* atStart_;
  QComboBox* reconnect_;
  FormField* reconnectField_;
  FormField* natField_;
  FormField* socksField_;
  FormField* httpField_;
  FormField* forwardsField_;
  FormField* mtuField_;
};

class BackupTab final : public EditorTab {
  Q_OBJECT

 public:
  explicit BackupTab(QWidget* parent = nullptr);
  void load(const client::Profile& profile) override;
  void store(client::Profile& profile) const override;
  void retranslate() override;

 private:
  void add();
  void move(int step);
  void update();

  bool locked_ = false;
  QCheckBox* enable_;
  QLabel* serverLabel_;
  QLineEdit* server_;
  QListWidget* list_;
  QPushButton* add_;
  QPushButton* remove_;
  QPushButton* up_;
  QPushButton* down_;
  QLabel* caption_;
};

class DialUpTab final : public EditorTab {
  Q_OBJECT

 public:
  explicit DialUpTab(QWidget* parent = nullptr);
  void load(const client::Profile& profile) override;
  void store(client::Profile& profile) const override;
  void retranslate() override;

 private:
  QCheckBox* enable_;
  QRadioButton* microsoft_;
  QRadioButton* program_;
  QLineEdit* phonebook_;
  QLineEdit* command_;
  FormField* phonebookField_;
  FormField* commandField_;
  NoteBox* note_;
};

class AdvancedTab final : public EditorTab {
  Q_OBJECT

 public:
  explicit AdvancedTab(QWidget* parent = nullptr);
  void load(const client::Profile& profile) override;
  void store(client::Profile& profile) const override;
  void retranslate() override;
  QWidget* check() override;

 private:
  void update();

  client::Profile profile_;
  QLabel* phase1_;
  QLabel* phase2_;
  QLabel* identity_;
  QLabel* compatibility_;
  QComboBox* offer_;
  QComboBox* mode_;
  QComboBox* group_;
  QComboBox* pfs_;
  QLineEdit* ikeLife_;
  QLineEdit* ipsecLife_;
  QCheckBox* login_;
  QLineEdit* user_;
  QLineEdit* domain_;
  FormField* offerField_;
  FormField* modeField_;
  FormField* groupField_;
  FormField* pfsField_;
  FormField* ikeLifeField_;
  FormField* ipsecLifeField_;
  FormField* userField_;
  FormField* domainField_;
  QCheckBox* legacy_;
  QCheckBox* deleteReason_;
  NoteBox* weak_;
};

}  // namespace drawbridge::ui
