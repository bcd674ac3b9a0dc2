// SPDX-License-Identifier: GPL-3.0-or-later
// What the forms of all kinds of objects share (ui.md 5.2): a field applies when it is left or by Return, Esc
// gives back what was, a complaint stands beside the field and keeps what was typed, and at the end stand the
// commands.
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "pix/check.h"
#include "pix/edit.h"
#include "ui/bridge/headend_session.h"
#include "ui/models/policy_objects.h"
#include "ui/text/headend_text.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace drawbridge::ui {

class Card;
class CommandBox;
class FormField;
class NoteBox;
class SecretEdit;

// How each kind of object is found in a configuration and put into it.
[[nodiscard]] const pix::VpnGroup* objectIn(const pix::Config& config, const QString& key,
                                            const pix::VpnGroup*);
[[nodiscard]] const pix::LocalPool* objectIn(const pix::Config& config, const QString& key,
                                             const pix::LocalPool*);
[[nodiscard]] const pix::IsakmpPolicy* objectIn(const pix::Config& config, const QString& key,
                                                const pix::IsakmpPolicy*);
[[nodiscard]] const pix::TransformSet* objectIn(const pix::Config& config, const QString& key,
                                                const pix::TransformSet*);
[[nodiscard]] pix::EditResult putObject(const pix::Config& config, const QString& key,
                                        const pix::VpnGroup& object);
[[nodiscard]] pix::EditResult putObject(const pix::Config& config, const QString& key,
                                        const pix::LocalPool& object);
[[nodiscard]] pix::EditResult putObject(const pix::Config& config, const QString& key,
                                        const pix::IsakmpPolicy& object);
[[nodiscard]] pix::EditResult putObject(const pix::Config& config, const QString& key,
                                        const pix::TransformSet& object);
/// Takes the object out of the configuration.
[[nodiscard]] pix::EditResult removeObject(PolicyKind kind, const pix::Config& config, const QString& key);
/// The object of `from` into `to`, as it is.
[[nodiscard]] pix::EditResult copyObject(PolicyKind kind, const pix::Config& from, const QString& key,
                                         const pix::Config& to, const QString& newKey);
[[nodiscard]] pix::EditResult renameObject(PolicyKind kind, const pix::Config& config, const QString& from,
                                           const QString& to);

class PolicyForm : public QWidget {
  Q_OBJECT

 public:
  PolicyForm(HeadendSession& session, PolicyKind kind, QWidget* parent = nullptr);

  [[nodiscard]] PolicyKind kind() const { return kind_; }
  /// Shows the object of this key, a deleted one as it runs; an empty key shows nothing.
  void setObject(const QString& key);
  [[nodiscard]] const QString& object() const { return key_; }
  /// Reads the wanted configuration again. Fields with something typed keep it.
  virtual void refresh();
  /// Those about this object stand beside the field they are about.
  void setFindings(const std::vector<pix::Finding>& findings);
  /// Applies a field that was typed in and not left yet.
  void applyPending();
  [[nodiscard]] CommandBox* commandBox() const { return commands_; }
  [[nodiscard]] virtual QWidget* firstField() const = 0;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  /// The object has another name now.
  void renamed(const QString& key);
  void poolWanted(const QString& pool);
  void sessionWanted(quint64 session);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

  virtual void retranslate();
  /// The field a finding is about, or null: then it stands above the form.
  [[nodiscard]] virtual FormField* fieldFor(pix::FindingCode code) const = 0;
  /// The same for a finding whose code is not enough to tell the field.
  [[nodiscard]] virtual FormField* fieldOf(const pix::Finding& finding) const {
    return fieldFor(finding.code);
  }
  /// Choices that come from the configuration (pools, lists): before the fields are loaded.
  virtual void loadChoices(const pix::Config& config) { static_cast<void>(config); }

  /// Where the cards go, above the commands. `side`: beside the one before, where there is room.
  void addCard(QWidget* card, bool side = false);

  struct Binding {
    QWidget* widget = nullptr;
    FormField* row = nullptr;
    std::function<QString()> text;                     ///< what stands in the widget
    std::function<QString(const pix::Config&)> value;  ///< what would stand there; none for a secret
    std::function<void(const pix::Config&)> load;      ///< from the configuration into the widget
    std::function<QString(pix::Config&)> write;        ///< into the configuration; a complaint, or empty
    std::function<QString()> step;                     ///< name of the undoable step
    bool isName = false;
    QString loaded;
  };
  template <class T>
  using Get = std::function<QString(const T&)>;
  /// Puts the text into the object; a complaint, or empty.
  template <class T>
  using Put = std::function<QString(T&, const QString&)>;
  using Step = std::function<QString()>;

  // One field each; `step` names the edit, "change idle time of vpn3000".
  template <class T>
  void bindText(QLineEdit* edit, FormField* row, Get<T> get, Put<T> put, Step step) {
    bindWidget(edit, row, wrapGet<T>(std::move(get)), wrapPut<T>(std::move(put)), std::move(step));
  }
  template <class T>
  void bindNumber(QSpinBox* spin, FormField* row, Get<T> get, Put<T> put, Step step) {
    bindWidget(spin, row, wrapGet<T>(std::move(get)), wrapPut<T>(std::move(put)), std::move(step));
  }
  /// The texts are the items' data.
  template <class T>
  void bindChoice(QComboBox* combo, FormField* row, Get<T> get, Put<T> put, Step step) {
    bindWidget(combo, row, wrapGet<T>(std::move(get)), wrapPut<T>(std::move(put)), std::move(step));
  }
  /// The texts are "1" and "".
  template <class T>
  void bindFlag(QCheckBox* box, Get<T> get, Put<T> put, Step step) {
    bindWidget(box, nullptr, wrapGet<T>(std::move(get)), wrapPut<T>(std::move(put)), std::move(step));
  }
  /// What is kept shows as dots; typing replaces it.
  void bindSecret(SecretEdit* edit, FormField* row, std::function<bool(const pix::Config&)> isKept,
                  std::function<QString(pix::Config&)> write, Step step);
  void bindName(QLineEdit* edit, FormField* row);
  void bindName(QSpinBox* spin, FormField* row);

  [[nodiscard]] HeadendSession& session() const { return session_; }
  /// The configuration whose object is shown: wanted, or running for a deleted object.
  [[nodiscard]] const pix::Config& shown() const;
  [[nodiscard]] bool isDeleted() const;
  /// The object as it would be with what stands in the fields now.
  [[nodiscard]] pix::Config candidate() const;
  /// After every change of what the fields hold.
  virtual void showLive();

 private:
  void bindWidget(QWidget* widget, FormField* row, std::function<QString(const pix::Config&)> get,
                  std::function<QString(pix::Config&, const QString&)> put, Step step);
  void add(Binding binding);
  void apply(Binding& binding);
  void restore(Binding& binding);
  void load(Binding& binding);
  [[nodiscard]] bool isDirty(const Binding& binding) const;
  [[nodiscard]] Binding* bindingOf(const QObject* widget);
  [[nodiscard]] QString writeName(pix::Config& config, const QString& to) const;

  template <class T>
  std::function<QString(const pix::Config&)> wrapGet(Get<T> get) {
    return [this, get = std::move(get)](const pix::Config& config) {
      const T* object = objectIn(config, key_, static_cast<const T*>(nullptr));
      return object == nullptr ? QString() : get(*object);
    };
  }
  template <class T>
  std::function<QString(pix::Config&, const QString&)> wrapPut(Put<T> put) {
    return [this, put = std::move(put)](pix::Config& config, const QString& text) {
      const T* object = objectIn(config, key_, static_cast<const T*>(nullptr));
      if (object == nullptr) return QString();
      T changed = *object;
      QString complaint = put(changed, text);
      if (!complaint.isEmpty()) return complaint;
      auto result = putObject(config, key_, changed);
      if (!result) return editErrorText(result.error());
      config = std::move(*result);
      return QString();
    };
  }

  HeadendSession& session_;
  PolicyKind kind_;
  QString key_;
  std::vector<Binding> bindings_;
  std::vector<pix::Finding> findings_;
  bool loading_ = false;
  QBoxLayout* row_ = nullptr;  ///< the cards that stand beside each other
  std::vector<QBoxLayout*> rows_;
  QVBoxLayout* cards_;
  NoteBox* deleted_;
  QPushButton* restore_;
  NoteBox* note_;
  QWidget* fields_;
  Card* commandCard_;
  CommandBox* commands_;
};

/// "10.1.1.1, 10.1.1.2" for the list fields; reads blanks and commas.
[[nodiscard]] QStringList wordsIn(const QString& text);

}  // namespace drawbridge::ui
