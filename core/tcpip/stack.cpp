// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpip/stack.h"

#include <lwip/init.h>
#include <lwip/ip4_frag.h>
#include <lwip/netif.h>
#include <lwip/priv/tcp_priv.h>
#include <lwip/sys.h>

#include <algorithm>

#include "tcpip/host.h"

namespace {

// What lwIP's own sys_now() answers; set by the Stack. It lives outside the class because the library asks
// for it while the Stack is still being made.
std::uint32_t milliseconds_now = 0;

}  // namespace

// The library calls the program's definition instead of its own: its clock is ours.
extern "C" u32_t sys_now(void) {
  return milliseconds_now;
}

namespace drawbridge::tcpip {

namespace {

constexpr Duration tcp_interval = Milliseconds(TCP_TMR_INTERVAL);
constexpr Duration reassembly_interval = Milliseconds(IP_TMR_INTERVAL);
// After a long rest the timers are caught up with at most this far back: longer than TIME_WAIT lasts (2 x 60
// s).
constexpr Duration longest_catch_up = Seconds(150);

// Whether the connection has anything that only time can move.
bool needs_timer(const tcp_pcb& pcb) {
  if (pcb.state != ESTABLISHED && pcb.state != CLOSE_WAIT) return true;
  if (pcb.unsent != nullptr || pcb.unacked != nullptr || pcb.ooseq != nullptr) return true;
  if (pcb.refused_data != nullptr || pcb.persist_backoff > 0) return true;
  return (pcb.flags & (TF_ACK_DELAY | TF_ACK_NOW | TF_CLOSEPEND | TF_NAGLEMEMERR)) != 0;
}

bool any_needs_timer() {
  for (const tcp_pcb* pcb = tcp_active_pcbs; pcb != nullptr; pcb = pcb->next) {
    if (needs_timer(*pcb)) return true;
  }
  return false;
}

bool any_waits() {
  return tcp_active_pcbs != nullptr || tcp_tw_pcbs != nullptr;
}

}  // namespace

Stack& Stack::instance() {
  static Stack stack;
  return stack;
}

Stack::Stack() {
  lwip_init();
  // IPv6 packets never come in; forwarding needs two interfaces that are up, which never happens
  // (Host::Entry).
  netif_set_default(nullptr);
}

void Stack::add(Host& host) {
  hosts_.push_back(&host);
}
void Stack::remove(Host& host) {
  std::erase(hosts_, &host);
}

void Stack::set_now(TimePoint now) {
  if (hosts_.empty() && now < now_) {
    next_tcp_tick_.reset();
    next_reassembly_tick_.reset();
  } else {
    now = std::max(now, now_);
  }
  now_ = now;
  milliseconds_now =
      static_cast<std::uint32_t>(std::chrono::duration_cast<Milliseconds>(now.time_since_epoch()).count());
  catch_up();
}

void Stack::tick(TimePoint now) {
  set_now(now);
  flush();
}

void Stack::catch_up() {
  if (!any_waits()) {
    next_tcp_tick_.reset();
  } else {
    arm();
    *next_tcp_tick_ = std::max(*next_tcp_tick_, now_ - longest_catch_up);
    while (*next_tcp_tick_ <= now_) {
      // lwIP's TCP measures time in these calls, not by its clock.
      tcp_tmr();
      *next_tcp_tick_ += tcp_interval;
    }
  }
  if (!next_reassembly_tick_) next_reassembly_tick_ = now_ + reassembly_interval;
  *next_reassembly_tick_ = std::max(*next_reassembly_tick_, now_ - Seconds(20));
  while (*next_reassembly_tick_ <= now_) {
    ip_reass_tmr();
    *next_reassembly_tick_ += reassembly_interval;
  }
}

void Stack::arm() {
  if (!next_tcp_tick_ && any_waits()) next_tcp_tick_ = now_ + tcp_interval;
}

void Stack::flush() {
  bool again = true;
  while (again) {
    again = false;
    // By index: output functions and handlers may add hosts.
    for (std::size_t i = 0; i < hosts_.size(); ++i) {
      again = hosts_[i]->flush_output() || again;
      if (i < hosts_.size()) again = hosts_[i]->flush_news() || again;
    }
  }
}

std::optional<TimePoint> Stack::next_timeout() const {
  for (const Host* host : hosts_) {
    if (host->has_news()) return now_;
  }
  if (!any_needs_timer()) return std::nullopt;
  return next_tcp_tick_ ? next_tcp_tick_ : now_ + tcp_interval;
}

}  // namespace drawbridge::tcpip
