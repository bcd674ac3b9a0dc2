// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialer/auto_connector.h"

#include <algorithm>

#include "ui/text/client_text.h"

namespace drawbridge::ui {

AutoConnector::AutoConnector(ConnectionController& connections, QObject* parent)
    : QObject(parent), connections_(connections), session_(connections.session()) {
  clock_.start();
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &AutoConnector::look);
  connect(&session_, &ClientSession::stateChanged, this, [this](const client::StateChange& change) {
    if (initiator_ == nullptr || change.state == client::State::disconnected) return;
    initiator_->began(change.entry);
    emit changed();
  });
  connect(&session_, &ClientSession::ended, this, &AutoConnector::ended);
  connect(&session_, &ClientSession::waitChanged, this, &AutoConnector::changed);
  connect(&connections_, &ConnectionController::refused, this, &AutoConnector::givenUp);
  connect(&connections_, &ConnectionController::givenUp, this, &AutoConnector::givenUp);
}

TimePoint AutoConnector::now() const {
  return TimePoint(std::chrono::milliseconds(clock_.elapsed()));
}

std::filesystem::path AutoConnector::file() const {
  return client::auto_initiation_file(connections_.store().folder());
}

void AutoConnector::start() {
  settings_ = client::load_auto_initiation(file());
  renew(client::entries_of_the_start(connections_.store()));
}

QString AutoConnector::change(const client::AutoInitiation& settings) {
  if (const auto saved = client::save_auto_initiation(file(), settings); !saved) return text(saved.error());
  settings_ = client::load_auto_initiation(file());
  if (!settings_.is_on) suspended_ = false;
  renew({});
  return {};
}

void AutoConnector::suspend(bool suspended) {
  suspended_ = suspended;
  // What people ended meanwhile is due again when they resume.
  renew({});
}

void AutoConnector::renew(const std::vector<std::string>& atStart) {
  initiator_ = std::make_unique<client::AutoInitiator>(settings_, atStart);
  for (const QString& entry : session_.busy()) initiator_->began(entry.toStdString());
  look();
}

void AutoConnector::look() {
  if (initiator_ == nullptr) return;
  timer_.stop();
  own_ = ownAddresses ? ownAddresses() : std::vector<Ipv4Address>();
  initiator_->addresses(now(), own_);
  if (!suspended_) {
    while (const auto entry = initiator_->due(now())) {
      const QString name = QString::fromStdString(*entry);
      begun_.insert(name);
      connections_.connectEntry(name);
    }
    if (const auto next = initiator_->next_timeout()) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*next - now());
      timer_.start(std::max(left, std::chrono::milliseconds{1}));
    }
  }
  emit changed();
}

void AutoConnector::ended(const client::Ended& ended) {
  const QString entry = QString::fromStdString(ended.entry);
  // The end of a second attempt: the first one lives on.
  if (initiator_ == nullptr || session_.isBusy(entry)) return;
  initiator_->ended(now(), ended);
  // Whoever else hears of this end asks who began it.
  QTimer::singleShot(0, this, [this, entry] {
    if (!session_.isBusy(entry)) begun_.remove(entry);
    look();
  });
}

void AutoConnector::givenUp(const QString& entry) {
  if (initiator_ == nullptr || session_.isBusy(entry)) return;
  begun_.remove(entry);
  initiator_->ended(now(), entry.toStdString(), client::AutoInitiator::End::for_good);
  emit changed();
}

QString AutoConnector::statusText() const {
  if (!settings_.is_on) return tr("Off: no connection begins because of the network.");
  if (suspended_) return tr("Suspended: no connection begins by itself until you resume.");
  const client::AutoNetwork* const network = client::network_of(settings_, own_);
  if (network == nullptr) return tr("Waiting: this machine is in none of the networks of the list.");
  const QString where = QString::fromStdString(network->network.to_string());
  if (!network->connects) return tr("Waiting: in the network %1 nothing is to be connected.").arg(where);
  const QString entry = QString::fromStdString(network->entry);
  const EntryState& one = session_.of(entry);
  if (one.isUp()) return tr("In use: \"%1\" is connected, as the network %2 wants.").arg(entry, where);
  if (one.isBusy())
    return tr("In use: \"%1\" is being connected, as the network %2 wants.").arg(entry, where);
  if (timer_.isActive() && one.hasFailed()) {
    return tr("Waiting: \"%1\" was not connected; tried again every %n minute(s).", nullptr,
              settings_.retry_minutes)
        .arg(entry);
  }
  return tr("Waiting: \"%1\" stays disconnected until this machine's addresses change.").arg(entry);
}

}  // namespace drawbridge::ui
