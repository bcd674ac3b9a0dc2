// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/state_card.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/dialer/entry_state.h"
#include "ui/text/client_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sparkline.h"

namespace drawbridge::ui {

namespace {

constexpr std::size_t shownSamples = 60;

double seconds(Duration d) {
  return std::chrono::duration<double>(d).count();
}

/// How a series is drawn in the sparkline: filled, or a line only.
class SeriesMark final : public QWidget {
 public:
  SeriesMark(bool filled, QWidget* parent) : QWidget(parent), filled_(filled) {
    setFixedSize(10, 10);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = Theme::instance().tokens();
    if (filled_) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(tokens.accent);
      painter.drawEllipse(QRectF(2, 2, 6, 6));
    } else {
      painter.setPen(QPen(tokens.sent, 2));
      painter.drawLine(QPointF(0.5, 5), QPointF(9.5, 5));
    }
  }

 private:
  bool filled_;
};

}  // namespace

StateCard::StateCard(ClientSession& session, QWidget* parent)
    : Card(parent),
      session_(session),
      badge_(new LockBadge(this)),
      title_(makeLabel(QStringLiteral("h1"), true, this)),
      line_(makeLabel(QStringLiteral("cap"), true, this)),
      proxy_(makeLabel(QStringLiteral("cap"), true, this)),
      labPage_(new QPushButton(this)),
      waiting_(new QWidget(this)),
      connectNow_(new QPushButton(waiting_)),
      cancel_(new QPushButton(waiting_)),
      progress_(new QProgressBar(this)),
      step_(makeLabel(QStringLiteral("cap"), true, this)),
      facts_(new QWidget(this)),
      factGrid_(new QGridLayout(facts_)),
      traffic_(new QWidget(this)),
      spark_(new Sparkline(traffic_)),
      legend_(new QWidget(traffic_)),
      received_(makeLabel(QStringLiteral("cap"), false, legend_)),
      sent_(makeLabel(QStringLiteral("cap"), false, legend_)),
      statistics_(new QPushButton(traffic_)) {
  layout()->setContentsMargins(16, 16, 16, 16);
  // Never less than the words need, also when they wrap.
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  badge_->setFixedSize(badge_->sizeHint());
  facts_->installEventFilter(this);
  auto* row = new QHBoxLayout;
  row->setSpacing(16);
  row->addWidget(badge_, 0, Qt::AlignTop);

  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  words->addWidget(title_);
  words->addWidget(line_);
  auto* answers = new QHBoxLayout(waiting_);
  answers->setContentsMargins(0, 4, 0, 0);
  answers->setSpacing(8);
  for (QPushButton* button : {connectNow_, cancel_}) {
    button->setAutoDefault(false);
    answers->addWidget(button);
  }
  setVariant(connectNow_, "kind", QStringLiteral("primary"));
  answers->addStretch(1);
  words->addWidget(waiting_);
  progress_->setRange(0, connectionSteps);
  progress_->setTextVisible(false);
  words->addSpacing(8);
  words->addWidget(progress_);
  words->addWidget(step_);
  factGrid_->setContentsMargins(0, 0, 0, 0);
  factGrid_->setHorizontalSpacing(16);
  factGrid_->setVerticalSpacing(8);
  for (Fact& fact : fact_) {
    fact.box = new QWidget(facts_);
    auto* column = new QVBoxLayout(fact.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    fact.caption = makeLabel(QStringLiteral("cap"), false, fact.box);
    fact.value = makeLabel(QStringLiteral("mono"), false, fact.box);
    fact.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(fact.caption);
    column->addWidget(fact.value);
  }
  words->addSpacing(4);
  words->addWidget(facts_);
  proxy_->setObjectName(QStringLiteral("proxyPorts"));
  proxy_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  words->addWidget(proxy_);
  setVariant(labPage_, "kind", QStringLiteral("link"));
  labPage_->setAutoDefault(false);
  words->addWidget(labPage_, 0, Qt::AlignLeft);
  words->addStretch(1);
  row->addLayout(words, 1);

  auto* right = new QVBoxLayout(traffic_);
  right->setContentsMargins(0, 0, 0, 0);
  right->setSpacing(6);
  right->addWidget(spark_);
  auto* legend = new QHBoxLayout(legend_);
  legend->setContentsMargins(0, 0, 0, 0);
  legend->setSpacing(5);
  legend->addWidget(new SeriesMark(true, legend_));
  legend->addWidget(received_);
  legend->addStretch(1);
  legend->addSpacing(8);
  legend->addWidget(new SeriesMark(false, legend_));
  legend->addWidget(sent_);
  right->addWidget(legend_);
  statistics_->setIcon(icon(QStringLiteral("db-chart")));
  statistics_->setAutoDefault(false);
  right->addWidget(statistics_, 0, Qt::AlignRight);
  right->addStretch(1);
  row->addWidget(traffic_);
  body()->addLayout(row);

  connect(statistics_, &QPushButton::clicked, this, &StateCard::statisticsWanted);
  connect(labPage_, &QPushButton::clicked, this, &StateCard::labPageWanted);
  connect(connectNow_, &QPushButton::clicked, this, [this] { emit connectNowWanted(entry_); });
  connect(cancel_, &QPushButton::clicked, this, [this] { emit cancelWanted(entry_); });
  connect(&session_, &ClientSession::stateChanged, this, &StateCard::stateChanged);
  connect(&session_, &ClientSession::ended, this, &StateCard::refresh);
  connect(&session_, &ClientSession::waitChanged, this, [this](const QString& entry) {
    if (entry != entry_) return;
    refresh();
    if (session_.of(entry).waitsForKeyring) announce();
  });
  connect(&session_, &ClientSession::proxyChanged, this, &StateCard::refresh);
  connect(&session_, &ClientSession::statisticsChanged, this, &StateCard::take);
  placeFacts();
  retranslate();
}

void StateCard::setEntry(const QString& entry, const QString& group, const QString& user) {
  if (entry != entry_) {
    entry_ = entry;
    spark_->clear();
    for (const auto& sample : traffics_.value(entry_).samples) spark_->addSample(sample[0], sample[1]);
  }
  group_ = group;
  user_ = user;
  refresh();
}

void StateCard::setLabEntry(bool lab) {
  lab_ = lab;
  refresh();
}

void StateCard::stateChanged(const client::StateChange& change) {
  const QString entry = QString::fromStdString(change.entry);
  if (change.state == client::State::initializing || change.state == client::State::disconnected)
    traffics_.remove(entry);
  if (entry != entry_) return;
  if (!traffics_.contains(entry)) spark_->clear();
  refresh();
  announce();
}

void StateCard::announce() {
  QAccessibleEvent event(title_, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
}

void StateCard::take(const client::Statistics& now) {
  const QString entry = QString::fromStdString(now.entry);
  Traffic& traffic = traffics_[entry];
  client::Statistics& last = traffic.last;
  const double span = seconds(now.connected_for - last.connected_for);
  if (now.bytes_in != last.bytes_in || now.bytes_out != last.bytes_out)
    traffic.lastTraffic = now.connected_for;
  // Statistics also come after each change; a sample stands for about a second.
  if (!now.is_up || span < 0) {
    last = now;
  } else if (span >= 0.9) {
    // Counters may have been reset meanwhile.
    const auto rate = [span](std::uint64_t is, std::uint64_t was) {
      return is >= was ? static_cast<double>(is - was) / span : 0.0;
    };
    traffic.samples.push_back({rate(now.bytes_in, last.bytes_in), rate(now.bytes_out, last.bytes_out)});
    if (traffic.samples.size() > shownSamples) traffic.samples.pop_front();
    if (entry == entry_) spark_->addSample(traffic.samples.back()[0], traffic.samples.back()[1]);
    last = now;
  }
  if (entry == entry_) refresh();
}

QString StateCard::whoText(const QString& entry, const QString& group, const QString& user) const {
  QStringList parts;
  if (!entry.isEmpty()) parts.append(entry);
  if (!group.isEmpty()) parts.append(tr("group %1").arg(group));
  if (!user.isEmpty()) parts.append(tr("user %1").arg(user));
  if (lab_ && !entry.isEmpty()) parts.append(tr("built-in lab"));
  return parts.join(QStringLiteral("  ·  "));
}

QString StateCard::proxyText() const {
  const ipc::ClientProxy& proxy = session_.of(entry_).proxy;
  if (!proxy.is_active) return {};
  QStringList lines;
  const auto at = [](std::uint16_t port) { return QStringLiteral("127.0.0.1:%1").arg(port); };
  if (proxy.socks_port != 0 && proxy.http_port != 0) {
    lines.append(
        tr("Programs reach it through SOCKS %1 or HTTP %2.").arg(at(proxy.socks_port), at(proxy.http_port)));
  } else if (proxy.socks_port != 0) {
    lines.append(tr("Programs reach it through SOCKS %1.").arg(at(proxy.socks_port)));
  } else if (proxy.http_port != 0) {
    lines.append(tr("Programs reach it through HTTP %1.").arg(at(proxy.http_port)));
  }
  for (const client::PortForward& each : proxy.forwards) {
    lines.append(tr("%1 leads to %2 port %3.")
                     .arg(at(each.local_port), QString::fromStdString(each.host))
                     .arg(each.port));
  }
  for (const client::EndDetail& each : proxy.refused) lines.append(text(each));
  return lines.join(QLatin1Char('\n'));
}

void StateCard::refresh() {
  using client::State;
  const EntryState& one = session_.of(entry_);
  const client::StateChange& state = one.state;
  const client::Statistics& statistics = one.statistics;
  const int step = stepOf(state.state);
  const bool up = one.isUp();
  const bool making = one.isBusy() && !up && state.state != State::disconnecting;
  QString line = whoText(entry_, group_, user_);
  LockState lock = lockOf(one);
  if (up) {
    const Duration lastTraffic = traffics_.value(entry_).lastTraffic;
    const bool quiet = statistics.is_up && statistics.connected_for - lastTraffic >= quietAfter;
    if (quiet) lock = LockState::Attention;
    line = whoText(entry_, QString::fromStdString(statistics.group), QString::fromStdString(statistics.user));
    if (quiet) line += QStringLiteral("  ·  ") + tr("no traffic for a minute");
  } else if (one.isAgain) {
    line += QStringLiteral("  ·  ") + tr("the connection was lost and is made again");
  }
  QString title =
      one.isBusy() && !up ? stepWords(one) : text(state.state, QString::fromStdString(state.server), entry_);
  if (one.isWaiting()) {
    line = whoText(entry_, group_, user_) + QStringLiteral("  ·  ");
    const QString reason = reasonLine(state.lost_because);
    line += reason.isEmpty() ? tr("the connection was lost") : reason;
  }
  if (lock == LockState::Failed) {
    title = one.end->was_up ? tr("The connection has ended.") : tr("The connection could not be made.");
    line = entry_;
    const QString reason = endText(*one.end);
    if (!reason.isEmpty()) line += QStringLiteral("  ·  ") + reason;
  } else if (!one.isBusy() && line.isEmpty()) {
    line = tr("Select a connection entry, then press Connect.");
  }
  badge_->setState(lock);
  title_->setText(title);
  line_->setText(line);
  const QString ports = up ? proxyText() : QString();
  proxy_->setText(ports);
  proxy_->setVisible(!ports.isEmpty());
  labPage_->setVisible(up && lab_);
  const bool lostFocus = !one.isWaiting() && waiting_->isAncestorOf(QApplication::focusWidget());
  waiting_->setVisible(one.isWaiting());
  if (lostFocus) emit focusLeft();
  progress_->setVisible(making && step > 0);
  step_->setVisible(making && step > 0);
  progress_->setValue(step);
  step_->setText(tr("Step %1 of %2").arg(step).arg(connectionSteps));
  progress_->setAccessibleDescription(step_->text());
  facts_->setVisible(up);
  traffic_->setVisible(up);
  if (!up) return;
  const QLocale locale;
  fact_[0].value->setText(QString::fromStdString(statistics.client_address.to_string()));
  fact_[1].value->setText(QString::fromStdString(statistics.server_address.to_string()));
  fact_[2].value->setText(durationText(statistics.connected_for));
  fact_[3].value->setText(QString::fromStdString(statistics.encryption) + QStringLiteral(", ") +
                          QString::fromStdString(statistics.authentication));
  const auto size = [&locale](std::uint64_t bytes) {
    return locale.formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeTraditionalFormat);
  };
  received_->setText(tr("Received %1").arg(size(statistics.bytes_in)));
  sent_->setText(tr("Sent %1").arg(size(statistics.bytes_out)));
  spark_->setSummary(tr("received %1, sent %2").arg(size(statistics.bytes_in), size(statistics.bytes_out)));
  placeFacts();
}

void StateCard::placeFacts() {
  // One row if it fits, else two rows of two, else the last one has a row of its own.
  const auto width = [this](std::size_t i) {
    return std::max(fact_[i].caption->sizeHint().width(), fact_[i].value->sizeHint().width());
  };
  const int gap = factGrid_->horizontalSpacing();
  const int inRow = width(0) + width(1) + width(2) + width(3) + 3 * gap;
  const int inPairs = std::max(width(0), width(2)) + gap + std::max(width(1), width(3));
  const Facts placed = facts_->width() >= inRow     ? Facts::Row
                       : facts_->width() >= inPairs ? Facts::Pairs
                                                    : Facts::PairsAndLast;
  if (placed == placed_) return;
  placed_ = placed;
  const int columns = placed == Facts::Row ? 4 : 2;
  for (int i = 0; i < 5; ++i) factGrid_->setColumnStretch(i, 0);
  for (int i = 0; i < 3; ++i)
    factGrid_->addWidget(fact_[static_cast<std::size_t>(i)].box, i / columns, i % columns);
  if (placed == Facts::PairsAndLast) {
    factGrid_->addWidget(fact_[3].box, 2, 0, 1, 3);
  } else {
    factGrid_->addWidget(fact_[3].box, 3 / columns, 3 % columns);
  }
  factGrid_->setColumnStretch(columns, 1);
}

bool StateCard::eventFilter(QObject* watched, QEvent* event) {
  if (watched == facts_ && event->type() == QEvent::Resize) placeFacts();
  return Card::eventFilter(watched, event);
}

void StateCard::resizeEvent(QResizeEvent* event) {
  Card::resizeEvent(event);
  // The chart gives way to the words; Statistics has it too.
  const bool room = width() >= 760;
  spark_->setVisible(room);
  legend_->setVisible(room);
}

void StateCard::retranslate() {
  setAccessibleName(tr("State of the connection"));
  fact_[0].caption->setText(tr("Client address"));
  fact_[1].caption->setText(tr("Server address"));
  fact_[2].caption->setText(tr("Time connected"));
  fact_[3].caption->setText(tr("Encryption"));
  labPage_->setText(tr("Open Lab &Web Page"));
  connectNow_->setText(tr("Connect Now"));
  cancel_->setText(tr("Cancel"));
  statistics_->setText(tr("Statistics..."));
  progress_->setAccessibleName(tr("Progress of the connection"));
  spark_->setAccessibleName(tr("Traffic of the last minute"));
  refresh();
}

}  // namespace drawbridge::ui
