// SPDX-License-Identifier: GPL-3.0-or-later
// The packet to trace as one row of fields (ui.md 5.6): interface, protocol, ends, ports or ICMP type, flags.
#pragma once

#include <optional>

#include "fw/status.h"
#include "ui/widgets/card.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace drawbridge::ui {

class AddressEdit;
class FieldNote;

class TraceInputs : public Card {
  Q_OBJECT

 public:
  explicit TraceInputs(QWidget* parent = nullptr);
  /// Names of the interfaces a packet can arrive on; the choice stays if it still exists.
  void setInterfaces(const QStringList& names);
  void setRequest(const fw::TraceRequest& request);
  /// Nothing if a field cannot be read: it then says so and has the focus.
  [[nodiscard]] std::optional<fw::TraceRequest> request();
  void retranslate();
  [[nodiscard]] QPushButton* traceButton() const { return trace_; }
  [[nodiscard]] QWidget* firstField() const;
  [[nodiscard]] QString complaint() const;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  void traceWanted();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  enum Cell { Interface, Protocol, Source, SourcePort, Destination, DestinationPort, Extras, CellCount };
  void arrange(bool narrow);
  [[nodiscard]] int cellsWidth(int columns) const;
  void showProtocol();
  void complain(QWidget* field, const QString& text);
  [[nodiscard]] int protocol() const;
  [[nodiscard]] QString portText(std::uint16_t port) const;

  QGridLayout* grid_;
  QLabel* labels_[CellCount] = {};
  QComboBox* interface_;
  QComboBox* protocol_;
  AddressEdit* source_;
  QLineEdit* sourcePort_;
  AddressEdit* destination_;
  QLineEdit* destinationPort_;
  QWidget* extras_;
  QCheckBox* syn_;
  QCheckBox* tunnel_;
  QPushButton* trace_;
  FieldNote* note_;
  bool narrow_ = false;
};

}  // namespace drawbridge::ui
