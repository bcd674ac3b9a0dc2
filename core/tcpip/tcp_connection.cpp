// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpip/tcp_connection.h"

#include <lwip/priv/tcp_priv.h>
#include <lwip/tcp.h>

#include <algorithm>
#include <utility>

#include "tcpip/host.h"
#include "tcpip/lwip_glue.h"

namespace drawbridge::tcpip {

namespace {

/// lwIP keeps at most 180 packets of a connection: so many of the usual size are more than this.
constexpr tcpwnd_size_t kWideSendBuffer = 192 * 1024;
/// The most that the window's 16 bits can say with the scale that lwIP was built with.
constexpr tcpwnd_size_t kWideWindow = tcpwnd_size_t{0xFFFF} << TCP_RCV_SCALE;

}  // namespace

TcpHandler::~TcpHandler() = default;
void TcpHandler::peer_finished(TcpConnection& connection) {
  connection.close();
}

/// What lwIP calls. It only notes what happened; handlers hear of it when lwIP is done.
struct TcpConnection::Callbacks {
  static TcpConnection& self(void* argument) { return *static_cast<TcpConnection*>(argument); }

  static err_t connected(void* argument, tcp_pcb*, err_t) {
    TcpConnection& c = self(argument);
    c.connected_ = true;
    c.tell_connected_ = true;
    c.push();
    return ERR_OK;
  }
  static err_t received(void* argument, tcp_pcb*, pbuf* data, err_t) {
    TcpConnection& c = self(argument);
    if (data == nullptr) {
      c.peer_finished_ = true;
      c.tell_peer_finished_ = true;
      return ERR_OK;
    }
    c.bytes_received_ += data->tot_len;
    if (c.closing_) {
      c.taken(data->tot_len);
    } else {
      Bytes octets(data->tot_len);
      pbuf_copy_partial(data, octets.data(), data->tot_len, 0);
      c.inbox_.push_back(std::move(octets));
    }
    pbuf_free(data);
    return ERR_OK;
  }
  static err_t sent(void* argument, tcp_pcb*, u16_t) {
    TcpConnection& c = self(argument);
    if (c.backlog() > 0) {
      c.push();
      if (c.backlog() == 0) c.tell_writable_ = true;
    } else {
      c.push();
    }
    return ERR_OK;
  }
  // The control block is gone when this is called.
  static void failed(void* argument, err_t error) {
    TcpConnection& c = self(argument);
    c.pcb_ = nullptr;
    if (error == ERR_RST) {
      c.fail(c.connected_ ? CloseReason::reset : CloseReason::refused);
    } else if (error == ERR_CLSD) {
      c.fail(CloseReason::finished);
    } else {
      c.fail(CloseReason::timed_out);
    }
  }
};

TcpConnection::TcpConnection(Host& host, tcp_pcb* pcb, TcpHandler* handler, Endpoint local, Endpoint remote)
    : host_(host), pcb_(pcb), handler_(handler), local_(local), remote_(remote) {
  tcp_arg(pcb, this);
  tcp_recv(pcb, &Callbacks::received);
  tcp_sent(pcb, &Callbacks::sent);
  tcp_err(pcb, &Callbacks::failed);
  // Small requests and answers wait for nobody's acknowledgement.
  tcp_nagle_disable(pcb);
}

TcpConnection::ConnectedCallback TcpConnection::connected_callback() {
  return &Callbacks::connected;
}

TcpConnection::~TcpConnection() {
  detach_pcb();
}

void TcpConnection::detach_pcb() {
  if (pcb_ == nullptr) return;
  tcp_arg(pcb_, nullptr);
  tcp_recv(pcb_, nullptr);
  tcp_sent(pcb_, nullptr);
  tcp_err(pcb_, nullptr);
  pcb_ = nullptr;
}

void TcpConnection::fail(CloseReason reason) {
  reason_ = reason;
  tell_closed_ = true;
}

void TcpConnection::widen_send_buffer() {
  if (!host_.config().wide_windows) return;
  pcb_->snd_buf = kWideSendBuffer;
  // Slow start goes so far, not only to what the buffer would have been.
  pcb_->ssthresh = kWideSendBuffer;
}

void TcpConnection::taken(std::size_t octets) {
  const bool is_wide = host_.config().wide_windows && (pcb_->flags & TF_WND_SCALE) != 0;
  if (!is_wide) {
    tcp_recved(pcb_, static_cast<u16_t>(octets));
    return;
  }
  // What tcp_recved() does, but for its limit.
  if (!std::exchange(widened_, true)) octets += kWideWindow - TCP_WND;
  pcb_->rcv_wnd = std::min(pcb_->rcv_wnd + static_cast<tcpwnd_size_t>(octets), kWideWindow);
  if (tcp_update_rcv_ann_wnd(pcb_) >= TCP_WND_UPDATE_THRESHOLD) {
    tcp_ack_now(pcb_);
    tcp_output(pcb_);
  }
}

void TcpConnection::send(ByteView octets) {
  if (pcb_ == nullptr || finishing_ || dead_ || octets.empty()) return;
  const Host::Entry entry(host_);
  if (connected_ && backlog() == 0) octets = octets.subspan(hand_over(octets));
  if (!octets.empty()) {
    append(unsent_, octets);
    push();
  }
  if (pcb_ != nullptr) tcp_output(pcb_);
}

std::size_t TcpConnection::hand_over(ByteView octets) {
  constexpr std::size_t chunk = 8192;
  std::size_t done = 0;
  while (done < octets.size()) {
    const std::size_t size = std::min({octets.size() - done, std::size_t{tcp_sndbuf(pcb_)}, chunk});
    if (size == 0) break;
    const err_t error = tcp_write(pcb_, octets.data() + done, static_cast<u16_t>(size), TCP_WRITE_FLAG_COPY);
    if (error != ERR_OK) break;
    done += size;
  }
  bytes_sent_ += done;
  return done;
}

void TcpConnection::push() {
  if (pcb_ == nullptr || !connected_) return;
  unsent_begin_ += hand_over(ByteView(unsent_).subspan(unsent_begin_));
  if (backlog() == 0 || unsent_begin_ > 65536) {
    unsent_.erase(unsent_.begin(), unsent_.begin() + static_cast<std::ptrdiff_t>(unsent_begin_));
    unsent_begin_ = 0;
  }
  if (!finishing_ || backlog() > 0) return;
  if (closing_) {
    tcp_pcb* pcb = pcb_;
    // Detached first: the control block lives on inside lwIP until the peer has acknowledged, or is freed at
    // once.
    detach_pcb();
    // Without memory for the FIN lwIP tries again by its timer.
    tcp_close(pcb);
    fail(CloseReason::finished);
  } else if (!fin_sent_) {
    fin_sent_ = tcp_shutdown(pcb_, 0, 1) == ERR_OK;
  }
}

void TcpConnection::finish() {
  if (pcb_ == nullptr || dead_ || finishing_) return;
  finishing_ = true;
  const Host::Entry entry(host_);
  push();
}

void TcpConnection::close() {
  if (dead_ || closing_) return;
  closing_ = true;
  finishing_ = true;
  if (pcb_ == nullptr) return;
  const Host::Entry entry(host_);
  // What was not delivered counts as read: otherwise lwIP would reset the connection instead of finishing it.
  for (const Bytes& octets : inbox_) taken(octets.size());
  inbox_.clear();
  if (!connected_) {
    abort_pcb(pcb_);
    pcb_ = nullptr;
    fail(CloseReason::finished);
    return;
  }
  push();
}

void TcpConnection::abort() {
  if (dead_) return;
  dead_ = true;
  handler_ = nullptr;
  if (pcb_ == nullptr) return;
  const Host::Entry entry(host_);
  abort_pcb(pcb_);
  pcb_ = nullptr;
}

bool TcpConnection::has_news() const {
  if (dead_ || tell_accepted_ || tell_connected_ || tell_writable_ || tell_closed_) return true;
  return !waits_to_deliver() && (tell_peer_finished_ || !inbox_.empty());
}

void TcpConnection::dispatch() {
  if (!dead_ && tell_connected_) {
    tell_connected_ = false;
    if (handler_ != nullptr && !closing_) handler_->connected(*this);
  }
  while (!dead_ && !inbox_.empty() && !waits_to_deliver()) {
    const Bytes octets = std::move(inbox_.front());
    inbox_.pop_front();
    if (pcb_ != nullptr) {
      const Host::Entry entry(host_);
      taken(octets.size());
    }
    if (handler_ != nullptr && !closing_) handler_->received(*this, octets);
  }
  if (!dead_ && tell_writable_) {
    tell_writable_ = false;
    if (handler_ != nullptr && !closing_) handler_->writable(*this);
  }
  if (!dead_ && tell_peer_finished_ && !waits_to_deliver()) {
    tell_peer_finished_ = false;
    if (handler_ != nullptr && !closing_) handler_->peer_finished(*this);
  }
  // Both directions are finished: nothing is left but to say so.
  if (!dead_ && peer_finished_ && fin_sent_ && !closing_ && inbox_.empty()) close();
  if (!dead_ && tell_closed_) {
    tell_closed_ = false;
    dead_ = true;
    if (handler_ != nullptr) handler_->closed(*this, reason_);
  }
}

}  // namespace drawbridge::tcpip
