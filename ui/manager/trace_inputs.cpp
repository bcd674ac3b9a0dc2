// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/trace_inputs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "pix/literals.h"
#include "ui/text/traffic_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/address_edit.h"
#include "ui/widgets/form_field.h"

namespace drawbridge::ui {

namespace {

/// Under this the fields take two lines (ui.md 2.4).
constexpr int oneLineFrom = 820;
constexpr int columnsWhenNarrow = 4;
constexpr int portWidth = 72;
constexpr int addressWidth = 118;
constexpr std::uint8_t synFlag = 0x02;
constexpr std::uint8_t ackFlag = 0x10;

}  // namespace

TraceInputs::TraceInputs(QWidget* parent)
    : Card(parent),
      grid_(new QGridLayout),
      interface_(new QComboBox(this)),
      protocol_(new QComboBox(this)),
      source_(new AddressEdit(AddressEdit::Accepts::Host, this)),
      sourcePort_(new QLineEdit(this)),
      destination_(new AddressEdit(AddressEdit::Accepts::Host, this)),
      destinationPort_(new QLineEdit(this)),
      extras_(new QWidget(this)),
      syn_(new QCheckBox(extras_)),
      tunnel_(new QCheckBox(extras_)),
      trace_(new QPushButton(this)),
      note_(new FieldNote(this)) {
  interface_->setObjectName(QStringLiteral("traceInterface"));
  protocol_->setObjectName(QStringLiteral("traceProtocol"));
  source_->setObjectName(QStringLiteral("traceSource"));
  sourcePort_->setObjectName(QStringLiteral("traceSourcePort"));
  destination_->setObjectName(QStringLiteral("traceDestination"));
  destinationPort_->setObjectName(QStringLiteral("traceDestinationPort"));
  for (AddressEdit* each : {source_, destination_}) {
    each->setEmptyAllowed(false);
    each->setMinimumWidth(addressWidth);
  }
  for (QLineEdit* each : {sourcePort_, destinationPort_}) each->setMinimumWidth(portWidth);
  for (const std::uint8_t number : {std::uint8_t{6}, std::uint8_t{17}, std::uint8_t{1}}) {
    protocol_->addItem(protocolText(number), number);
  }
  interface_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  protocol_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  sourcePort_->setText(QStringLiteral("1025"));
  destinationPort_->setText(QStringLiteral("http"));
  syn_->setChecked(true);
  auto* checks = new QVBoxLayout(extras_);
  checks->setContentsMargins(0, 0, 0, 0);
  checks->setSpacing(2);
  checks->addWidget(syn_);
  checks->addWidget(tunnel_);
  trace_->setObjectName(QStringLiteral("trace"));
  trace_->setProperty("kind", QStringLiteral("primary"));
  trace_->setIcon(icon(QStringLiteral("db-play"), IconTint::OnAccent));
  trace_->setAutoDefault(false);
  QWidget* const fields[] = {interface_,   protocol_,        source_, sourcePort_,
                             destination_, destinationPort_, extras_};
  for (int i = 0; i < CellCount; ++i) {
    labels_[i] = makeLabel(QStringLiteral("cap"), false, this);
    if (i != Extras) labels_[i]->setBuddy(fields[i]);
  }
  grid_->setHorizontalSpacing(8);
  grid_->setVerticalSpacing(3);
  body()->addLayout(grid_);
  body()->addWidget(note_);
  arrange(false);
  for (QLineEdit* each : {static_cast<QLineEdit*>(source_), sourcePort_,
                          static_cast<QLineEdit*>(destination_), destinationPort_}) {
    connect(each, &QLineEdit::returnPressed, this, &TraceInputs::traceWanted);
    connect(each, &QLineEdit::textEdited, this, [this] { complain(nullptr, {}); });
  }
  connect(trace_, &QPushButton::clicked, this, &TraceInputs::traceWanted);
  connect(protocol_, &QComboBox::currentIndexChanged, this, [this] {
    if (protocol() == pix::protocol_icmp) {
      destinationPort_->setText(QStringLiteral("echo"));
    } else if (!pix::parse_port(protocol(), destinationPort_->text().toStdString())) {
      destinationPort_->setText(protocol() == pix::protocol_udp ? QStringLiteral("domain")
                                                                : QStringLiteral("http"));
    }
    showProtocol();
  });
  QWidget* before = interface_;
  for (QWidget* each : std::initializer_list<QWidget*>{protocol_, source_, sourcePort_, destination_,
                                                       destinationPort_, syn_, tunnel_, trace_}) {
    setTabOrder(before, each);
    before = each;
  }
  retranslate();
}

void TraceInputs::arrange(bool narrow) {
  narrow_ = narrow;
  QWidget* const fields[] = {interface_,   protocol_,        source_, sourcePort_,
                             destination_, destinationPort_, extras_};
  for (int column = 0; column < CellCount + 2; ++column) grid_->setColumnStretch(column, 0);
  for (int i = 0; i < CellCount; ++i) {
    const int row = narrow && i >= columnsWhenNarrow ? 2 : 0;
    const int column = narrow ? i % columnsWhenNarrow : i;
    grid_->addWidget(labels_[i], row, column);
    grid_->addWidget(fields[i], row + 1, column);
    if (i == Source || i == Destination) grid_->setColumnStretch(column, 1);
  }
  grid_->addWidget(trace_, narrow ? 3 : 1, narrow ? 3 : CellCount);
}

void TraceInputs::resizeEvent(QResizeEvent* event) {
  Card::resizeEvent(event);
  const bool narrow = width() < std::max(oneLineFrom, cellsWidth(CellCount + 1));
  if (narrow != narrow_) arrange(narrow);
}

// The width of so many cells beside each other, the others below them.
int TraceInputs::cellsWidth(int columns) const {
  const QWidget* const fields[] = {interface_,   protocol_,        source_, sourcePort_,
                                   destination_, destinationPort_, extras_, trace_};
  const QMargins edge = layout()->contentsMargins();
  int width = edge.left() + edge.right() + 2 * frameWidth() - grid_->horizontalSpacing();
  for (int column = 0; column < columns; ++column) {
    int widest = 0;
    for (int i = column; i <= CellCount; i += columns) {
      widest = std::max({widest, fields[i]->minimumWidth(), fields[i]->minimumSizeHint().width()});
      if (i < CellCount) widest = std::max(widest, labels_[i]->minimumSizeHint().width());
    }
    width += widest + grid_->horizontalSpacing();
  }
  return width;
}

// One line of fields does not keep the page from getting narrower: then they take two.
QSize TraceInputs::minimumSizeHint() const {
  return {cellsWidth(columnsWhenNarrow), Card::minimumSizeHint().height()};
}

int TraceInputs::protocol() const {
  return protocol_->currentData().toInt();
}

QString TraceInputs::portText(std::uint16_t port) const {
  return QString::fromStdString(pix::port_text(protocol(), port));
}

void TraceInputs::showProtocol() {
  const bool icmp = protocol() == pix::protocol_icmp;
  labels_[SourcePort]->setVisible(!icmp);
  sourcePort_->setVisible(!icmp);
  syn_->setVisible(protocol() == pix::protocol_tcp);
  labels_[DestinationPort]->setText(icmp ? tr("&Kind", "ICMP type") : tr("Por&t", "destination"));
  destinationPort_->setAccessibleName(icmp ? tr("ICMP type") : tr("Destination port"));
}

void TraceInputs::setInterfaces(const QStringList& names) {
  const QString chosen = interface_->currentText();
  QStringList before;
  for (int i = 0; i < interface_->count(); ++i) before << interface_->itemText(i);
  if (before == names) return;
  interface_->clear();
  interface_->addItems(names);
  interface_->setCurrentIndex(std::max(0, interface_->findText(chosen)));
}

void TraceInputs::setRequest(const fw::TraceRequest& request) {
  complain(nullptr, {});
  const int at = interface_->findText(QString::fromStdString(request.interface));
  if (at >= 0) interface_->setCurrentIndex(at);
  protocol_->setCurrentIndex(std::max(0, protocol_->findData(request.protocol)));
  source_->setText(QString::fromStdString(request.from.address.to_string()));
  destination_->setText(QString::fromStdString(request.to.address.to_string()));
  if (request.protocol == pix::protocol_icmp) {
    destinationPort_->setText(QString::fromStdString(pix::icmp_type_text(request.icmp_type)));
  } else {
    sourcePort_->setText(portText(request.from.port));
    destinationPort_->setText(portText(request.to.port));
  }
  syn_->setChecked((request.tcp_flags & synFlag) != 0);
  tunnel_->setChecked(request.from_tunnel);
  showProtocol();
}

std::optional<fw::TraceRequest> TraceInputs::request() {
  fw::TraceRequest request;
  request.interface = interface_->currentText().toStdString();
  request.protocol = static_cast<std::uint8_t>(protocol());
  request.from_tunnel = tunnel_->isChecked();
  request.tcp_flags = syn_->isChecked() ? synFlag : ackFlag;
  for (const auto& [field, end] : {std::pair{source_, &request.from}, std::pair{destination_, &request.to}}) {
    const QString wrong = field->complaint();
    if (!wrong.isEmpty()) {
      complain(field, wrong);
      return std::nullopt;
    }
    end->address = *field->address();
  }
  if (protocol() == pix::protocol_icmp) {
    const auto type = pix::parse_icmp_type(destinationPort_->text().trimmed().toStdString());
    if (!type) {
      complain(destinationPort_, tr("%1 is not an ICMP type.").arg(destinationPort_->text()));
      return std::nullopt;
    }
    request.icmp_type = static_cast<std::uint8_t>(*type);
    return request;
  }
  for (const auto& [field, end] :
       {std::pair{sourcePort_, &request.from}, std::pair{destinationPort_, &request.to}}) {
    const auto port = pix::parse_port(protocol(), field->text().trimmed().toStdString());
    if (!port) {
      complain(field,
               tr("%1 is not a port: a number up to 65535 or a name such as http.").arg(field->text()));
      return std::nullopt;
    }
    end->port = *port;
  }
  return request;
}

void TraceInputs::complain(QWidget* field, const QString& text) {
  for (QWidget* each :
       std::initializer_list<QWidget*>{source_, sourcePort_, destination_, destinationPort_}) {
    setVariant(each, "state", each == field ? QStringLiteral("error") : QString());
    each->setAccessibleDescription(each == field ? text : QString());
  }
  note_->setNote(text, Tone::Error);
  if (field != nullptr) field->setFocus(Qt::OtherFocusReason);
}

QString TraceInputs::complaint() const {
  return note_->text();
}

QWidget* TraceInputs::firstField() const {
  return source_;
}

void TraceInputs::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

void TraceInputs::retranslate() {
  labels_[Interface]->setText(tr("Arr&ives on"));
  labels_[Protocol]->setText(tr("&Protocol"));
  labels_[Source]->setText(tr("So&urce"));
  labels_[SourcePort]->setText(tr("Po&rt", "source"));
  labels_[Destination]->setText(tr("&Destination"));
  labels_[Extras]->setText(QString());
  interface_->setAccessibleName(tr("Arrives on"));
  protocol_->setAccessibleName(tr("Protocol"));
  source_->setAccessibleName(tr("Source"));
  sourcePort_->setAccessibleName(tr("Source port"));
  destination_->setAccessibleName(tr("Destination"));
  syn_->setText(tr("SY&N"));
  syn_->setToolTip(tr("The packet begins a connection."));
  tunnel_->setText(tr("&From a tunnel"));
  tunnel_->setToolTip(tr("The packet was decrypted on this interface."));
  trace_->setText(tr("Tra&ce"));
  showProtocol();
}

}  // namespace drawbridge::ui
