// SPDX-License-Identifier: GPL-3.0-or-later
#include "ike/retransmit.h"

#include <algorithm>
#include <cstring>

#include "crypto/hash.h"
#include "wire/isakmp_header.h"

namespace drawbridge::ike {

namespace {
constexpr int kAnswersPerSend = 3;
constexpr Duration kBetweenAnswers = Seconds{1};
}  // namespace

Digest digest_of(ByteView message) {
  constexpr std::size_t kVersion = 17;
  constexpr std::size_t kFlags = 19;
  if (message.size() <= kFlags) return {};
  const auto encrypted = static_cast<std::uint8_t>(message[kFlags] & wire::kFlagEncryption);
  const Bytes octets =
      crypto::hash(crypto::HashAlgorithm::sha256, {message.first(kVersion), message.subspan(kVersion + 1, 1),
                                                   ByteView(&encrypted, 1), message.subspan(kFlags + 1)});
  Digest digest{};
  std::copy_n(octets.begin(), digest.size(), digest.begin());
  return digest;
}

std::size_t DigestHash::operator()(const Digest& digest) const noexcept {
  std::size_t value = 0;
  std::memcpy(&value, digest.data(), sizeof value);
  return value;
}

DuplicateMemory::Found DuplicateMemory::find(const Digest& digest) const {
  for (std::size_t i = 0; i < count_; ++i) {
    if (seen_[i] == digest) return i == 0 ? Found::newest : Found::older;
  }
  return Found::fresh;
}

void DuplicateMemory::remember(const Digest& digest) {
  std::rotate(seen_.begin(), seen_.end() - 1, seen_.end());
  seen_[0] = digest;
  if (count_ < seen_.size()) ++count_;
}

void ExchangeMemory::expect_answer(TimePoint now, Bytes datagram, const RetransmitPolicy& policy) {
  answered(now, std::move(datagram), policy);
  awaiting = true;
  sends_left = policy.sends - 1;
  interval = policy.interval;
  next_send = now + interval;
}

void ExchangeMemory::answered(TimePoint now, Bytes datagram, const RetransmitPolicy& policy) {
  last_sent = std::move(datagram);
  last_answer = now;
  answers_left = kAnswersPerSend * std::max(policy.sends, 1);
  awaiting = false;
  forget_at.reset();
}

bool ExchangeMemory::may_repeat(TimePoint now) {
  if (last_sent.empty() || answers_left <= 0 || now - last_answer < kBetweenAnswers) return false;
  --answers_left;
  last_answer = now;
  return true;
}

}  // namespace drawbridge::ike
