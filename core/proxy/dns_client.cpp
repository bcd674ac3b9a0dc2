// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/dns_client.h"

#include <algorithm>

#include "base/timers.h"

namespace drawbridge::proxy {

namespace {

constexpr Duration kWait = Seconds{2};
constexpr std::size_t kRounds = 2;  ///< over all servers
constexpr std::uint32_t kLeastTtl = 1, kMostTtl = 3600;
constexpr Duration kForgetMissing = Seconds{30};

bool is_in_domain(std::string_view name, std::string_view domain) {
  if (domain.empty() || name.size() < domain.size() || !name.ends_with(domain)) return false;
  return name.size() == domain.size() || name[name.size() - domain.size() - 1] == '.';
}

}  // namespace

void DnsClient::configure(DnsSettings settings) {
  while (!questions_.empty()) finish(questions_.begin(), std::nullopt);
  remembered_.clear();
  queries_.clear();
  settings_ = std::move(settings);
  settings_.default_domain = dns_name(settings_.default_domain);
  for (std::string& domain : settings_.for_tunnel) domain = dns_name(domain);
  std::erase(settings_.for_tunnel, std::string());
}

bool DnsClient::is_for_tunnel(std::string_view text) const {
  if (settings_.servers.empty()) return false;
  const std::string name = dns_name(text);
  if (name.empty()) return false;
  if (settings_.for_tunnel.empty()) return true;
  // A bare name is completed with the default domain, which is the tunnel's.
  if (name.find('.') == std::string::npos) return !settings_.default_domain.empty();
  return std::any_of(settings_.for_tunnel.begin(), settings_.for_tunnel.end(),
                     [&](const std::string& domain) { return is_in_domain(name, domain); });
}

void DnsClient::ask(TimePoint now, std::uint64_t id, std::string_view text) {
  const std::string name = dns_name(text);
  if (const auto known = remembered_.find(name); known != remembered_.end()) {
    if (now < known->second.until) {
      answers_.push_back({id, known->second.address});
      return;
    }
    remembered_.erase(known);
  }
  if (const auto asked = questions_.find(name); asked != questions_.end()) {
    asked->second.askers.push_back(id);
    return;
  }
  if (name.empty() || settings_.servers.empty() || questions_.size() >= kMostQuestions) {
    answers_.push_back({id, std::nullopt});
    return;
  }
  Question question;
  question.askers.push_back(id);
  const bool is_bare = name.find('.') == std::string::npos;
  if (is_bare && !settings_.default_domain.empty()) {
    if (const std::string whole = dns_name(name + '.' + settings_.default_domain); !whole.empty())
      question.names.push_back(whole);
  }
  question.names.push_back(name);
  send(now, questions_.emplace(name, std::move(question)).first->second);
}

void DnsClient::send(TimePoint now, Question& question) {
  // A new number for each try: who answers late has not answered this one.
  question.number = static_cast<std::uint16_t>(random_.u32());
  question.again = now + kWait;
  queries_.push_back({server_of(question), write_dns_query(question.number, question.names.front())});
}

void DnsClient::receive(TimePoint now, Ipv4Address from, ByteView payload) {
  const auto reply = read_dns_reply(payload);
  if (!reply) return;
  for (auto at = questions_.begin(); at != questions_.end(); ++at) {
    Question& question = at->second;
    if (question.number != reply->id || question.names.front() != reply->name || server_of(question) != from)
      continue;
    if (!reply->addresses.empty()) {
      if (remembered_.size() < kMostRemembered) {
        remembered_[at->first] = {reply->addresses.front(),
                                  now + Seconds{std::clamp(reply->ttl, kLeastTtl, kMostTtl)}};
      }
      finish(at, reply->addresses.front());
    } else if (reply->status == DnsReply::Status::failed || reply->truncated) {
      question.again = now;  // the next server at once
      handle_timeout(now);
    } else {
      next_name(now, at);
    }
    return;
  }
}

void DnsClient::next_name(TimePoint now, std::map<std::string, Question>::iterator at) {
  Question& question = at->second;
  question.names.erase(question.names.begin());
  question.tries = 0;
  if (!question.names.empty()) {
    send(now, question);
    return;
  }
  if (remembered_.size() < kMostRemembered) remembered_[at->first] = {std::nullopt, now + kForgetMissing};
  finish(at, std::nullopt);
}

void DnsClient::finish(std::map<std::string, Question>::iterator at, std::optional<Ipv4Address> address) {
  for (const std::uint64_t asker : at->second.askers) answers_.push_back({asker, address});
  questions_.erase(at);
}

void DnsClient::handle_timeout(TimePoint now) {
  for (auto at = questions_.begin(); at != questions_.end();) {
    const auto present = at++;
    Question& question = present->second;
    if (question.again > now) continue;
    if (++question.tries >= kRounds * settings_.servers.size()) {
      // Silence says nothing about the name, so it is not remembered.
      finish(present, std::nullopt);
    } else {
      send(now, question);
    }
  }
  std::erase_if(remembered_, [&](const auto& each) { return each.second.until <= now; });
}

std::optional<TimePoint> DnsClient::next_timeout() const {
  std::optional<TimePoint> next;
  for (const auto& [name, question] : questions_) next = earlier(next, question.again);
  return next;
}

std::optional<DnsClient::Query> DnsClient::poll_query() {
  if (queries_.empty()) return std::nullopt;
  Query query = std::move(queries_.front());
  queries_.pop_front();
  return query;
}

std::optional<DnsClient::Answer> DnsClient::poll_answer() {
  if (answers_.empty()) return std::nullopt;
  const Answer answer = answers_.front();
  answers_.pop_front();
  return answer;
}

}  // namespace drawbridge::proxy
