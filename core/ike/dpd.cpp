// SPDX-License-Identifier: GPL-3.0-or-later
// Dead peer detection (RFC 3706; wire-ike.md 4.4). The headend asks after silence if it is configured to; the
// client asks after a minute of silence, earlier when it has something to send, until the peer timeout.
#include <algorithm>

#include "ike/ike_sa.h"

namespace drawbridge::ike {

namespace {
constexpr Duration kClientWorry = Seconds{20};
constexpr Duration kClientSilence = Seconds{60};
constexpr Duration kClientRetry = Seconds{5};
constexpr int kHeadendTries = 5;
/// Of a gateway that does not know our SPI, as somebody said: six questions without an answer. The least that
/// a peer timeout can be set to.
constexpr Duration kDoubtPatience = Seconds{30};
/// Between two hints that are followed.
constexpr Duration kBetweenDoubts = Seconds{20};
/// How long a renewed SA stays beside the new one, once that has its login.
constexpr Duration kOldSa = Seconds{3};
/// The same where the peer began the new one: to end the old one is its own affair, if it does so at all.
constexpr Duration kOldSaOfPeer = Seconds{30};
/// How far a peer's sequence may run ahead of what was last seen.
constexpr std::uint32_t kSequenceWindow = 8;
}  // namespace

void IkeSa::watch_silence(TimePoint now) {
  if (!traits_.dpd) return;
  if (client_) {
    if (plan_->dpd) timers_.set(Timer::dpd_idle, now + kClientSilence);
  } else if (policy_->dpd_idle) {
    timers_.set(Timer::dpd_idle, now + *policy_->dpd_idle);
  }
}

void IkeSa::heard(TimePoint now) {
  last_heard_ = now;
  probe_.reset();
  doubted_at_.reset();
  timers_.stop(Timer::dpd_retry);
  watch_silence(now);
}

void IkeSa::heard_under_these_keys(TimePoint now) {
  heard(now);
  close_old_later(now);
  if (!initiator_ || !aggressive_) return;
  // Message 3 of aggressive mode is repeated only until the gateway is heard.
  ExchangeMemory* const first = find_memory(0, phase1_exchange());
  if (first != nullptr && first->awaiting) forget_later(now, *first);
}

void IkeSa::close_old_later(TimePoint now) {
  if (old_sa_ == 0 || login_ != Login::done || timers_.at(Timer::old_sa)) return;
  timers_.set(Timer::old_sa, now + (initiator_ ? kOldSa : kOldSaOfPeer));
}

void IkeSa::close_old(TimePoint now) {
  IkeSa* const old = old_sa_ == 0 ? nullptr : ctx_.registry->find(old_sa_);
  if (old != nullptr) {
    ctx_.registry->touch(old_sa_);
    old->close(now, CloseReason::replaced, true);
  }
  old_sa_ = 0;
}

void IkeSa::traffic_seen(TimePoint now) {
  pairs_in_doubt_ = false;
  if (stage_ == Stage::established) heard(now);
  if (stage_ != Stage::pairs_only) return;
  unanswered_since_.reset();
  need_phase1(now, false);
}

void IkeSa::traffic_wanted(TimePoint now) {
  keep_nat_open(now);
  if (may_need_phase1() && plan_->dpd) {
    // Silence is what nobody breaks: it begins with what was sent, however long nothing had to be said.
    if (!unanswered_since_) unanswered_since_ = now;
    if (now - *unanswered_since_ >= kClientWorry) need_phase1(now, true);
    return;
  }
  if (stage_ != Stage::established || !traits_.dpd || probe_ || !client_ || !plan_->dpd) return;
  if (now - last_heard_ < kClientWorry) return;
  first_probe_ = now;
  send_probe(now);
}

void IkeSa::tell_invalid_spi(TimePoint now, const wire::NotifyPayload& notify) {
  if (negotiates_pairs()) return;  // there will be new keys, and see tell_deletes()
  send_informational(now, wire::PayloadType::notification, notify.write());
  if (!policy_->dpd_idle || !traits_.dpd || probe_) return;
  first_probe_ = now;
  send_probe(now);
}

bool IkeSa::sends_with(std::uint32_t spi) const {
  return std::any_of(pairs_.begin(), pairs_.end(),
                     [spi](const ChildPair& pair) { return pair.outbound_spi == spi && !pair.replaced; });
}

void IkeSa::doubt(TimePoint now, const wire::NotifyPayload& notify, std::uint32_t message_id) {
  if (may_need_phase1() && plan_->dpd) {
    trace_notify(notify, message_id, false);
    return need_phase1(now, true);
  }
  if (!client_ || !plan_->dpd || !traits_.dpd || stage_ != Stage::established) return;
  if (doubted_at_ || (last_doubt_ && now - *last_doubt_ < kBetweenDoubts)) return;
  trace_notify(notify, message_id, false);
  doubted_at_ = last_doubt_ = now;
  if (probe_) return;
  first_probe_ = now;
  send_probe(now);
}

void IkeSa::send_probe(TimePoint now) {
  // Repeated with the same number: a peer that takes only the next few must not be lost to us for good when
  // as many were lost on the way (wire-ike.md, DPD).
  if (!probe_) own_sequence_ = (own_sequence_ + 1) & 0x7FFFFFFFU;
  probe_ = own_sequence_;
  Writer data;
  data.u32(own_sequence_);
  const auto notify =
      wire::NotifyPayload::about_isakmp(wire::NotifyType::r_u_there, cookie_i_, cookie_r_, data.view());
  send_informational(now, wire::PayloadType::notification, notify.write());
  timers_.set(Timer::dpd_retry, now + (client_ ? kClientRetry : policy_->dpd_retry));
}

void IkeSa::dpd_timeout(TimePoint now) {
  if (!probe_) {  // silence
    first_probe_ = now;
    send_probe(now);
    return;
  }
  const Duration patience = client_ ? plan_->peer_timeout : policy_->dpd_retry * kHeadendTries;
  const bool doubt_is_over = doubted_at_ && now - *doubted_at_ >= kDoubtPatience;
  if (now - first_probe_ >= patience || doubt_is_over) {
    ctx_.trace(trace::Problem{trace::Trouble::dead_peer, peer_.address, {}});
    close(now, CloseReason::no_answer, false);
    return;
  }
  send_probe(now);
}

void IkeSa::on_probe(TimePoint now, const wire::NotifyPayload& notify) {
  const auto sequence = notify.data_u32();
  Bytes cookies = to_bytes(ByteView(cookie_i_));
  append(cookies, cookie_r_);
  if (!sequence || (!notify.spi.empty() && notify.spi != cookies)) return;
  // The first number is taken as it is, later ones from the last up to a window ahead; older ones are
  // replays.
  if (peer_sequence_ && *sequence - *peer_sequence_ > kSequenceWindow) return;
  peer_sequence_ = *sequence;
  if (policy_ && policy_->limits.enabled) {
    if (now - answers_since_ >= Seconds{1}) {
      answers_since_ = now;
      answers_ = 0;
    }
    if (++answers_ > policy_->limits.dpd_answers_per_second) return;
  }
  Writer data;
  data.u32(*sequence);
  const auto answer =
      wire::NotifyPayload::about_isakmp(wire::NotifyType::r_u_there_ack, cookie_i_, cookie_r_, data.view());
  send_informational(now, wire::PayloadType::notification, answer.write());
}

void IkeSa::on_probe_answer(TimePoint now, const wire::NotifyPayload& notify) {
  const auto sequence = notify.data_u32();
  if (!sequence || probe_ != sequence) return;
  probe_answered_ = now;
  heard(now);
}

}  // namespace drawbridge::ike
