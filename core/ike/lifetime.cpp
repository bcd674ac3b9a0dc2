// SPDX-License-Identifier: GPL-3.0-or-later
// Time: retransmissions, lifetimes and rekeying of both phases (wire.md 3 and 4), and the end of an SA.
#include <algorithm>

#include "ike/ike_sa.h"

namespace drawbridge::ike {

namespace {
constexpr Duration kRetryRekey = Seconds{60};
constexpr Duration kBeforeExpiry = Seconds{10};
/// Client, without an ISAKMP SA: until the next try to make one.
constexpr Duration kRetryPhase1 = Seconds{5};
}  // namespace

/// 85 to 95 % of the hard life, so that many clients do not come at once.
Duration IkeSa::soft_life(std::uint32_t seconds) const {
  const std::uint64_t percent_10 = 850 + ctx_.random.below(101);
  return Milliseconds{static_cast<std::int64_t>(std::uint64_t{seconds} * percent_10)};
}

std::optional<TimePoint> IkeSa::next_timeout() const {
  std::optional<TimePoint> next = timers_.next();
  for (const ExchangeMemory& memory : exchanges_) {
    if (memory.awaiting) next = earlier(next, memory.next_send);
    next = earlier(next, memory.forget_at);
  }
  for (const WaitingOutbound& waiting : waiting_outbound_) next = earlier(next, waiting.until);
  for (const ChildPair& pair : pairs_) {
    next = earlier(next, pair.hard_at);
    const bool is_renewed_here = stage_ == Stage::established || may_need_phase1();
    if (is_renewed_here && pair.soft_at != TimePoint::max()) next = earlier(next, pair.soft_at);
  }
  return next;
}

void IkeSa::handle_timeout(TimePoint now) {
  std::erase_if(exchanges_,
                [now](const ExchangeMemory& memory) { return memory.forget_at && *memory.forget_at <= now; });
  if (stage_ == Stage::closed) return;
  resend_due(now);
  pair_timeouts(now);
  while (stage_ != Stage::closed) {
    const auto timer = timers_.pop_expired(now);
    if (!timer) break;
    switch (*timer) {
      case Timer::phase_1:
        // What the peer said in the clear, or the group, may explain why nothing came.
        finish(now, work_ && work_->unknown_group ? CloseReason::unknown_group : CloseReason::no_answer);
        break;
      case Timer::patience:
        if (client_) {
          close(now, CloseReason::no_answer, true);
        } else if (login_ == Login::done || login_ == Login::none) {
          close(now, CloseReason::address_failed, true);
        } else {
          close(now, login_ == Login::told_failed ? CloseReason::xauth_failed : CloseReason::xauth_timeout,
                true);
        }
        break;
      case Timer::failing:
        if (stage_ == Stage::established) {
          close(now, CloseReason::address_failed, true);
        } else {
          const bool proposal =
              peer_notify_ == static_cast<std::uint16_t>(wire::NotifyType::no_proposal_chosen);
          finish(now, proposal ? CloseReason::no_proposal_chosen : CloseReason::authentication_failed, {},
                 peer_notify_);
        }
        break;
      case Timer::dpd_idle:
      case Timer::dpd_retry:
        dpd_timeout(now);
        break;
      case Timer::soft_life:
        renew_phase1(now);
        break;
      case Timer::hard_life:
        if (!client_ && pairs_may_outlive()) {
          outlive(now, CloseReason::expired);
          break;
        }
        // The client says that one which was renewed is gone.
        close(now, superseded_ ? CloseReason::replaced : CloseReason::expired, !superseded_ || client_);
        break;
      case Timer::nat_keepalive:
        nat_keepalive_due(now);
        break;
      case Timer::held:
        release_held(now);
        break;
      case Timer::old_sa:
        close_old(now);
        break;
      case Timer::deleted:
        go_on_without_phase1(now);
        break;
      case Timer::count:
        break;
    }
  }
}

void IkeSa::resend_due(TimePoint now) {
  for (std::size_t i = 0; i < exchanges_.size(); ++i) {
    if (!exchanges_[i].awaiting || exchanges_[i].next_send > now) continue;
    if (exchanges_[i].sends_left <= 0) {
      ExchangeMemory memory = exchanges_[i];
      exchanges_[i].awaiting = false;
      gave_up(now, memory);
      if (stage_ == Stage::closed) return;
      continue;
    }
    --exchanges_[i].sends_left;
    exchanges_[i].next_send = now + exchanges_[i].interval;
    ++ctx_.counters.retransmissions_out;
    ctx_.trace(trace::Problem{trace::Trouble::retransmitting, peer_.address, {}});
    transmit(now, exchanges_[i].last_sent);
    trace_sent(exchanges_[i].type, exchanges_[i].message_id, stage_ == Stage::established,
               exchanges_[i].last_sent.size(), {}, true);
    // A gateway that is silent on one network must not hold up the others.
    const QuickMode* const quick =
        exchanges_[i].type == wire::ExchangeType::quick_mode ? find_quick(exchanges_[i].message_id) : nullptr;
    if (quick != nullptr && quick->initiator && quick->rekey_of == 0) start_next_quick_mode(now);
  }
}

void IkeSa::gave_up(TimePoint now, ExchangeMemory& memory) {
  if (stage_ != Stage::established) {
    CloseReason reason = CloseReason::no_answer;
    if (work_ && work_->refused_answer) reason = CloseReason::authentication_failed;
    if (peer_notify_ == static_cast<std::uint16_t>(wire::NotifyType::no_proposal_chosen))
      reason = CloseReason::no_proposal_chosen;
    // A rekey that got no answer leaves the old SA to its hard life, and tries again.
    if (successor_of_ != 0) {
      if (IkeSa* const old = ctx_.registry->find(successor_of_)) {
        old->successor_started_ = false;
        ctx_.registry->touch(successor_of_);
        old->timers_.set(Timer::soft_life, std::min(now + kRetryRekey, old->expires_at_ - kBeforeExpiry));
      }
    }
    finish(now, reason, {}, peer_notify_);
    return;
  }
  if (memory.type == wire::ExchangeType::transaction && !client_ && xauth_ && login_ == Login::asked &&
      memory.message_id == xauth_->message_id) {
    // The user may need minutes: the question is repeated until patience ends (pix-behaviour.md 6.2).
    if (ExchangeMemory* const asked = find_memory(memory.message_id, memory.type)) {
      asked->awaiting = true;
      asked->next_send = now + asked->interval;
      asked->sends_left = 1;
    }
    return;
  }
  if (memory.type == wire::ExchangeType::quick_mode) {
    const QuickMode* const quick = find_quick(memory.message_id);
    if (quick == nullptr) return;
    // A held quick mode of the 1.1 client dies quietly; a gateway that answers none is gone. Clients need not
    // answer a gateway's: theirs may come still, and hard lifetime and dead peer detection see to the rest.
    const bool quiet = quick->early || !quick->initiator || !client_;
    if (!quiet && (quick->rekey_of != 0 || pairs_.empty())) {
      ctx_.trace(trace::Problem{trace::Trouble::dead_peer, peer_.address, {}});
      close(now, CloseReason::no_answer, true);
      return;
    }
    quick_mode_failed(now, memory.message_id, CloseReason::no_answer, 0);
    return;
  }
  if (login_ == Login::told_ok && !client_) {
    close(now, CloseReason::no_answer, true);
    return;
  }
  if (login_ == Login::told_failed) {
    close(now, closed_reason_, true);
    return;
  }
  close(now, CloseReason::no_answer, true);
}

void IkeSa::pair_timeouts(TimePoint now) {
  outbound_timeouts(now);
  for (bool changed = true; changed && has_pairs_of_its_own();) {
    changed = false;
    for (ChildPair& pair : pairs_) {
      if (pair.hard_at <= now) {
        close_pair(now, pair.pair);
        changed = true;
        break;
      }
      if (stage_ == Stage::established && pair.soft_at <= now) {
        pair.soft_at = TimePoint::max();
        rekey_pair(now, pair.pair);
        changed = true;
        break;
      }
      if (pair.soft_at <= now && may_need_phase1()) need_phase1(now, false);
    }
  }
}

bool IkeSa::pairs_may_outlive() const {
  return stage_ == Stage::established && !superseded_ && login_complete() &&
         std::any_of(pairs_.begin(), pairs_.end(), [](const ChildPair& pair) { return !pair.replaced; });
}

/// The ISAKMP SA ends and its pairs go on (pix-behaviour.md 6.7): nothing is left that could carry or open a
/// message, and keepalives still hold a translator open for ESP. `reason`: of the end, when the pairs are
/// gone, too.
void IkeSa::outlive(TimePoint now, CloseReason reason) {
  if (!client_) {
    if (policy_->quirks.gives_reason) send_delete_reason(now, reason);
    send_informational(now, wire::PayloadType::delete_,
                       wire::DeletePayload::isakmp(cookie_i_, cookie_r_).write());
  }
  closed_reason_ = reason;
  close_old(now);
  while (!waiting_outbound_.empty()) pair_used(waiting_outbound_.front().pair);
  abandon_quick_modes(now);
  for (ChildPair& pair : pairs_) pair.rekeying = false;
  ctx_.trace(trace::SaDeleted{ctx_.local.address, peer_.address});
  drop_reference();
  stage_ = Stage::pairs_only;
  const auto keepalive = timers_.at(Timer::nat_keepalive);
  timers_.stop_all();
  if (keepalive) timers_.set(Timer::nat_keepalive, *keepalive);
  probe_.reset();
  work_.reset();
  xauth_.reset();
  config_work_.reset();
  held_.reset();
  exchanges_.clear();
  fragments_.reset();
  keys_.skeyid_d.clear();
  keys_.skeyid_a.clear();
  keys_.cipher_key.clear();
  ctx_.events.push_back(Phase1Over{id_, peer_});
}

/// Client: the gateway deleted the ISAKMP SA and none of the pairs. Devices do that when the life of phase 1
/// is over by their own reckoning (pix-behaviour.md 6.7), and some to log a user off. Which of the two it was
/// the pairs tell: need_phase1().
void IkeSa::go_on_without_phase1(TimePoint now) {
  if (!pairs_may_outlive()) return finish(now, CloseReason::peer_deleted);
  outlive(now, CloseReason::peer_deleted);
  expires_at_ = now + plan_->peer_timeout;
}

bool IkeSa::may_need_phase1() const {
  return stage_ == Stage::pairs_only && client_ && !successor_started_ && !timers_.at(Timer::soft_life);
}

/// Client, without an ISAKMP SA: a new one is made now, because something came from the gateway, so that it
/// kept the tunnel, or because keys have to be renewed. `in_doubt`: because nothing comes, or it is said not
/// to know our SPI: perhaps the login ended as well.
void IkeSa::need_phase1(TimePoint now, bool in_doubt) {
  if (!in_doubt) pairs_in_doubt_ = false;
  if (!may_need_phase1()) return;
  pairs_in_doubt_ = in_doubt;
  expires_at_ = now + plan_->peer_timeout;
  renew_phase1(now);
}

void IkeSa::renew_phase1(TimePoint now) {
  if (superseded_ || successor_started_ || !has_pairs_of_its_own()) return;
  successor_started_ = true;
  ctx_.registry->start_successor(now, *this);
}

/// Client: the login was made again, and the gateway may have forgotten what belonged to the one before. The
/// address comes first: without one of this login it takes no pair.
void IkeSa::renew_doubtful(TimePoint now) {
  if (!pairs_in_doubt_) return;
  if (!address_assigned_ || !plan_->unity) return renew_doubtful_pairs(now);
  addressing_ = Addressing::waiting;
  request_config(now);
}

void IkeSa::renew_doubtful_pairs(TimePoint now) {
  std::vector<std::uint64_t> doubtful;
  for (const ChildPair& pair : pairs_) doubtful.push_back(pair.pair);
  for (const std::uint64_t pair : doubtful) rekey_pair(now, pair);
}

/// Client: the SA that was to take over this one never stood.
void IkeSa::successor_failed(TimePoint now, CloseReason reason) {
  if (stage_ != Stage::pairs_only) return;
  successor_started_ = false;
  if (reason != CloseReason::no_answer || now >= expires_at_) return finish(now, reason);
  timers_.set(Timer::soft_life, now + kRetryPhase1);
}

/// Client: what was to take over from this SA has nothing to take over.
void IkeSa::drop_successors(TimePoint now) {
  if (!client_ || superseded_) return;
  for (IkeSa* const other : ctx_.registry->others_with(*this)) {
    if (other->successor_of_ == id_ && !other->established_) other->finish(now, CloseReason::local_request);
  }
}

void IkeSa::drop_reference() {
  if (has_reference_) ctx_.drop_peer_reference(peer_.address, false);
  has_reference_ = false;
}

void IkeSa::finish(TimePoint now, CloseReason reason, std::vector<Mismatch> mismatches,
                   std::uint16_t notify) {
  if (stage_ == Stage::closed) return;
  if (certificate_problem_ && !established_ &&
      (reason == CloseReason::no_answer || reason == CloseReason::authentication_failed))
    reason = CloseReason::certificate_failed;
  std::optional<crypto::TrustProblem> certificate;
  if (reason == CloseReason::certificate_failed && certificate_problem_)
    certificate = std::move(*certificate_problem_);
  closed_reason_ = reason;
  close_old(now);
  while (!pairs_.empty()) remove_pair(pairs_.back().pair);
  abandon_quick_modes(now);
  if (mismatches.empty() && reason == CloseReason::no_proposal_chosen)
    mismatches = std::move(quick_mismatches_);
  const bool stood = established_ && stage_ != Stage::pairs_only;
  if (stood) ctx_.trace(trace::SaDeleted{ctx_.local.address, peer_.address});
  drop_reference();
  // An SA that was to take over and never stood is nobody's business: the old one goes on.
  const bool is_known = !superseded_ && (successor_of_ == 0 || established_);
  if (is_known)
    ctx_.events.push_back(Closed{id_, peer_, reason, group_, user_, std::move(mismatches), notify, stood,
                                 std::move(certificate), delete_reason_});
  // Only what answers a duplicate of the peer's last message stays, and only where the peer waits for it.
  const bool linger = client_ && login_ == Login::told_failed;
  stage_ = Stage::closed;
  timers_.stop_all();
  work_.reset();
  xauth_.reset();
  config_work_.reset();
  config_.reset();
  held_.reset();
  keys_.skeyid_d.clear();
  drop_successors(now);
  if (successor_of_ != 0 && !established_ && initiator_ && client_) {
    if (IkeSa* const old = ctx_.registry->find(successor_of_)) {
      ctx_.registry->touch(successor_of_);
      old->successor_failed(now, reason);
    }
  }
  if (!linger) {
    exchanges_.clear();
    keys_.skeyid_a.clear();
    keys_.cipher_key.clear();
    return;
  }
  std::erase_if(exchanges_, [](const ExchangeMemory& memory) {
    return memory.type != wire::ExchangeType::transaction || !memory.forget_at;
  });
}

SaStatus IkeSa::status(TimePoint now) const {
  SaStatus out;
  out.id = id_;
  out.local = own_endpoint();
  out.peer = peer_;
  out.is_initiator = initiator_;
  switch (stage_) {
    case Stage::fresh:
    case Stage::mm_sa_sent:
      out.state = State::mm_no_state;
      break;
    case Stage::mm_sa_answered:
      out.state = State::mm_sa_setup;
      break;
    case Stage::mm_key_sent:
      out.state = State::mm_sa_setup;
      break;
    case Stage::mm_key_answered:
      out.state = State::mm_key_exch;
      break;
    case Stage::mm_auth_sent:
      out.state = State::mm_key_exch;
      break;
    case Stage::ag_sent:
      out.state = State::ag_no_state;
      break;
    case Stage::ag_answered:
      out.state = State::ag_init_exch;
      break;
    case Stage::established:
    case Stage::pairs_only:
    case Stage::closed:
      out.state = State::qm_idle;
      if (!login_complete()) {
        out.state = login_ == Login::waiting && !client_ ? State::qm_idle : State::conf_xauth;
      } else if (addressing_ == Addressing::waiting || addressing_ == Addressing::sent) {
        out.state = State::conf_addr;
      }
      break;
  }
  out.is_authenticated = established_;
  out.pending = static_cast<int>(quick_.size());
  out.created = static_cast<int>(pairs_.size());
  if (established_) {
    out.encryption = cipher_word(chosen_.encryption);
    out.hash = hash_word(chosen_.hash);
    out.group = static_cast<int>(chosen_.group);
    out.authentication = authentication_word(chosen_.method);
    out.remaining_seconds = std::max<std::int64_t>(0, whole_seconds(expires_at_ - now));
  }
  out.vpn_group = group_;
  out.user = user_;
  out.created_at = created_at_;
  out.peer_has_unity = traits_.unity;
  out.peer_has_xauth = traits_.xauth;
  out.peer_has_dpd = traits_.dpd;
  out.dpd_answered_at = probe_answered_;
  return out;
}

}  // namespace drawbridge::ike
