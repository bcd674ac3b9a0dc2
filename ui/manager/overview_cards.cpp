// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manager/overview_cards.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "ui/manager/throughput.h"
#include "ui/models/findings_model.h"
#include "ui/text/headend_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/sparkline.h"

namespace drawbridge::ui {

namespace {

constexpr int copiedForMs = 2000;
constexpr int smallestTarget = 24;  // ui.md 10

QString copyText(const QString& what) {
  if (what == QLatin1String("group")) return CredentialsCard::tr("Copy the group password");
  if (what == QLatin1String("wildcard")) return CredentialsCard::tr("Copy the wildcard key");
  if (what == QLatin1String("user")) return CredentialsCard::tr("Copy the user's password");
  return CredentialsCard::tr("Copy the AAA key");
}

}  // namespace

// ------------------------------------------------------------------ counters

CountersCard::CountersCard(QWidget* parent) : Card(parent) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(2);
  tunnels_ = add(0, grid);
  pairs_ = add(1, grid);
  pool_ = add(2, grid);
  body()->addLayout(grid);
  display({});
}

CountersCard::Counter CountersCard::add(int column, QGridLayout* grid) {
  const Counter counter{makeLabel(QStringLiteral("number"), false, this),
                        makeLabel(QStringLiteral("cap"), true, this)};
  grid->addWidget(counter.number, 0, column);
  grid->addWidget(counter.words, 1, column, Qt::AlignTop);
  grid->setColumnStretch(column, 1);
  return counter;
}

void CountersCard::display(const ipc::HeadendSnapshot& snapshot) {
  tunnels_.number->setText(QString::number(snapshot.ike_tunnels));
  tunnels_.words->setText(tr("IKE tunnels"));
  pairs_.number->setText(QString::number(snapshot.ipsec_pairs));
  pairs_.words->setText(tr("IPsec SA pairs"));
  qulonglong used = 0;
  qulonglong all = 0;
  for (const ipc::PoolRow& pool : snapshot.pools) {
    used += pool.in_use.size();
    all += pool.in_use.size() + pool.free_count;
  }
  pool_.number->setText(QStringLiteral("%1 / %2").arg(used).arg(all));
  pool_.words->setText(snapshot.pools.size() == 1 ? QString::fromStdString(snapshot.pools.front().name)
                                                  : tr("pool addresses in use"));
  for (const Counter& each : {tunnels_, pairs_, pool_}) {
    each.number->setAccessibleName(QStringLiteral("%1: %2").arg(each.words->text(), each.number->text()));
  }
}

// ------------------------------------------------------------------ throughput

ThroughputCard::ThroughputCard(QWidget* parent)
    : Card(parent), chart_(new Sparkline(this, static_cast<int>(Throughput::capacity))) {
  chart_->setFixedHeight(38);
  body()->addWidget(chart_);
  auto* line = new QHBoxLayout;
  line->setSpacing(6);
  for (int i = 0; i < 2; ++i) {
    marks_[i] = new QLabel(this);
    rates_[i] = makeLabel(QStringLiteral("cap"), false, this);
    line->addWidget(marks_[i]);
    line->addWidget(rates_[i]);
    if (i == 0) line->addStretch(1);
  }
  body()->addLayout(line);
  connect(&Theme::instance(), &Theme::changed, this, &ThroughputCard::paintMarks);
  paintMarks();
  retranslate();
}

void ThroughputCard::retranslate() {
  setTitle(tr("Throughput, last 5 min"));
}

void ThroughputCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

void ThroughputCard::paintMarks() {
  const Tokens& tokens = Theme::instance().tokens();
  marks_[0]->setPixmap(iconPixmap(QStringLiteral("db-dot"), 12, devicePixelRatioF(), tokens.accent));
  marks_[1]->setPixmap(iconPixmap(QStringLiteral("db-dot"), 12, devicePixelRatioF(), tokens.sent));
}

void ThroughputCard::display(const Throughput& throughput) {
  chart_->clear();
  for (const Throughput::Sample& each : throughput.samples())
    chart_->addSample(each.toClients, each.fromClients);
  const Throughput::Sample now = throughput.newest();
  rates_[0]->setText(tr("to clients %1").arg(rateText(now.toClients)));
  rates_[1]->setText(tr("from clients %1").arg(rateText(now.fromClients)));
  chart_->setSummary(
      tr("To clients %1, from clients %2, highest %3.")
          .arg(rateText(now.toClients), rateText(now.fromClients), rateText(chart_->highest())));
}

// ------------------------------------------------------------------ credentials

CredentialsCard::CredentialsCard(QWidget* parent) : Card(parent), grid_(new QGridLayout) {
  grid_->setHorizontalSpacing(12);
  grid_->setVerticalSpacing(0);
  grid_->setColumnStretch(1, 1);
  body()->addLayout(grid_);
}

void CredentialsCard::display(const std::vector<ipc::Credential>& credentials) {
  const auto same = [](const ipc::Credential& a, const ipc::Credential& b) {
    return a.what == b.what && a.name == b.name && a.secret == b.secret;
  };
  setVisible(!credentials.empty());
  setTitle(tr("Lab credentials"));
  // A refresh must not take the focus from a copy button: only other content or another language is drawn
  // anew.
  const QString language = accessibleName();
  if (language == language_ &&
      std::equal(credentials.begin(), credentials.end(), shown_.begin(), shown_.end(), same)) {
    return;
  }
  language_ = language;
  shown_ = credentials;
  while (QLayoutItem* item = grid_->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  int row = 0;
  for (const ipc::Credential& each : credentials) {
    const QString what = QString::fromStdString(each.what);
    QLabel* label = makeLabel(QStringLiteral("cap"), false, this);
    label->setText(credentialText(what));
    QLabel* value = makeLabel(QStringLiteral("mono"), false, this);
    const QString secret = QString::fromStdString(each.secret);
    value->setText(each.name.empty()
                       ? secret
                       : QStringLiteral("%1 / %2").arg(QString::fromStdString(each.name), secret));
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* copy = new QToolButton(this);
    copy->setIcon(icon(QStringLiteral("db-copy")));
    copy->setIconSize({14, 14});
    copy->setFixedHeight(smallestTarget);
    copy->setToolTip(copyText(what));
    copy->setAccessibleName(copyText(what));
    copy->setObjectName(QStringLiteral("copy-") + what);
    connect(copy, &QToolButton::clicked, this, [copy, secret] {
      QGuiApplication::clipboard()->setText(secret);
      copy->setIcon(icon(QStringLiteral("db-check"), IconTint::Ok));
      copy->setAccessibleDescription(tr("Copied."));
      QTimer::singleShot(copiedForMs, copy, [copy] {
        copy->setIcon(icon(QStringLiteral("db-copy")));
        copy->setAccessibleDescription({});
      });
    });
    grid_->addWidget(label, row, 0);
    grid_->addWidget(value, row, 1);
    grid_->addWidget(copy, row, 2);
    ++row;
  }
}

// ------------------------------------------------------------------ findings

FindingsCard::FindingsCard(QWidget* parent) : NoteBox(parent), link_(new QPushButton(this)) {
  link_->setProperty("kind", QStringLiteral("link"));
  link_->setObjectName(QStringLiteral("showFindings"));
  head()->addWidget(link_);
  connect(link_, &QPushButton::clicked, this, &FindingsCard::showWanted);
}

void FindingsCard::display(const std::vector<pix::Finding>& findings, int lines) {
  // Told once each, as the table on Policy does.
  FindingsModel model;
  model.setFindings(findings);
  const int count = model.rowCount();
  link_->setText(tr("Show Findings"));
  link_->setVisible(count > 0);
  if (count == 0) {
    setNote(Tone::Ok, tr("No findings."), tr("%n line(s) checked.", nullptr, lines));
    unsetCursor();
    return;
  }
  const pix::Finding& worst = model.row(0);
  const Tone tone = worst.severity == pix::Severity::error     ? Tone::Error
                    : worst.severity == pix::Severity::warning ? Tone::Warn
                                                               : Tone::Info;
  setNote(tone, tr("%n finding(s) in this configuration", nullptr, count), findingText(worst));
  setCursor(Qt::PointingHandCursor);
}

void FindingsCard::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && link_->isVisible() &&
      rect().contains(event->position().toPoint())) {
    emit showWanted();
    return;
  }
  NoteBox::mouseReleaseEvent(event);
}

}  // namespace drawbridge::ui
