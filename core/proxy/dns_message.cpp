// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/dns_message.h"

#include <algorithm>
#include <optional>

#include "base/reader.h"
#include "base/writer.h"

namespace drawbridge::proxy {

namespace {

constexpr std::size_t kLongestLabel = 63;
constexpr std::size_t kLongestName = 253;
constexpr std::uint16_t kTypeA = 1;
constexpr std::uint16_t kTypeCname = 5;
constexpr std::uint16_t kClassIn = 1;
constexpr std::uint16_t kResponse = 0x8000;
constexpr std::uint16_t kTruncated = 0x0200;
constexpr std::uint16_t kRecursionDesired = 0x0100;
constexpr std::uint16_t kCodeMask = 0x000F;
constexpr std::uint16_t kNoSuchName = 3;
/// Records that are looked at; a reply over UDP has far fewer.
constexpr int kMostRecords = 256;
constexpr int kMostAliases = 16;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Reads a name that may go on elsewhere in the message (section 4.1.4). A pointer must lead backwards, so
/// that there is an end.
std::optional<std::string> read_name(ByteView message, Reader& reader) {
  std::string name;
  Reader at = reader;
  std::size_t before = at.position();
  bool has_jumped = false;
  for (;;) {
    const std::uint8_t length = at.u8();
    if (!at.ok()) return std::nullopt;
    if (length == 0) break;
    if ((length & 0xC0U) == 0xC0U) {
      const std::size_t target = (std::size_t{length} & 0x3FU) << 8 | at.u8();
      if (!at.ok() || target >= before) return std::nullopt;
      if (!has_jumped) reader = at;
      has_jumped = true;
      before = target;
      at = Reader(message);
      at.skip(target);
      continue;
    }
    if (length > kLongestLabel) return std::nullopt;
    const std::string label = to_text(at.take(length));
    if (!at.ok() || name.size() + label.size() + 1 > kLongestName + 1) return std::nullopt;
    if (!name.empty()) name += '.';
    for (const char c : label) name += lower(c);
  }
  if (!has_jumped) reader = at;
  return name;
}

struct Record {
  std::string owner;
  std::uint16_t type = 0;
  std::uint32_t ttl = 0;
  Ipv4Address address;
  std::string alias;
};

}  // namespace

std::string dns_name(std::string_view text) {
  if (!text.empty() && text.back() == '.') text.remove_suffix(1);
  if (text.empty() || text.size() > kLongestName) return {};
  std::string name;
  std::size_t label = 0;
  for (const char c : text) {
    if (c == '.') {
      if (label == 0) return {};
      label = 0;
    } else if (c <= ' ' || c >= '\x7F' || ++label > kLongestLabel) {
      return {};
    }
    name += lower(c);
  }
  return label == 0 ? std::string() : name;
}

Bytes write_dns_query(std::uint16_t id, std::string_view name) {
  Writer out;
  out.u16(id);
  out.u16(kRecursionDesired);
  out.u16(1);
  out.zeros(6);
  while (!name.empty()) {
    const std::string_view label = name.substr(0, name.find('.'));
    out.u8(static_cast<std::uint8_t>(label.size()));
    out.bytes(as_bytes(label));
    name.remove_prefix(std::min(name.size(), label.size() + 1));
  }
  out.u8(0);
  out.u16(kTypeA);
  out.u16(kClassIn);
  return out.take();
}

Result<DnsReply, DnsError> read_dns_reply(ByteView message) {
  Reader reader(message);
  DnsReply reply;
  reply.id = reader.u16();
  const std::uint16_t flags = reader.u16();
  const std::uint16_t questions = reader.u16();
  const std::uint16_t answers = reader.u16();
  reader.skip(4);
  if (!reader.ok()) return tl::unexpected(DnsError::truncated);
  if ((flags & kResponse) == 0 || questions != 1) return tl::unexpected(DnsError::not_a_reply);
  const auto name = read_name(message, reader);
  if (!name) return tl::unexpected(DnsError::bad_name);
  const std::uint16_t type = reader.u16();
  const std::uint16_t kind = reader.u16();
  if (!reader.ok()) return tl::unexpected(DnsError::truncated);
  if (type != kTypeA || kind != kClassIn) return tl::unexpected(DnsError::not_a_reply);
  reply.name = *name;
  reply.truncated = (flags & kTruncated) != 0;
  const std::uint16_t code = flags & kCodeMask;
  if (code == kNoSuchName) {
    reply.status = DnsReply::Status::no_such_name;
  } else if (code != 0) {
    reply.status = DnsReply::Status::failed;
  }

  std::vector<Record> records;
  for (int i = 0; i < std::min<int>(answers, kMostRecords); ++i) {
    Record record;
    const auto owner = read_name(message, reader);
    record.type = reader.u16();
    const std::uint16_t record_class = reader.u16();
    record.ttl = reader.u32();
    const std::uint16_t size = reader.u16();
    Reader inside = reader;
    const ByteView data = reader.take(size);
    if (!owner || !reader.ok()) {
      // What a server cut off is not held against what came before it.
      if (reply.truncated) break;
      return tl::unexpected(owner ? DnsError::truncated : DnsError::bad_name);
    }
    if (record_class != kClassIn) continue;
    record.owner = *owner;
    if (record.type == kTypeA && data.size() == 4) {
      record.address = Ipv4Address(Reader(data).u32());
    } else if (record.type == kTypeCname) {
      const auto alias = read_name(message, inside);
      if (!alias) return tl::unexpected(DnsError::bad_name);
      record.alias = *alias;
    } else {
      continue;
    }
    records.push_back(std::move(record));
  }

  // Addresses count only for the name that was asked for, or for what it is an alias of.
  std::string wanted = reply.name;
  std::optional<std::uint32_t> ttl;
  for (int step = 0; step < kMostAliases; ++step) {
    const Record* alias = nullptr;
    for (const Record& record : records) {
      if (record.owner != wanted) continue;
      if (record.type == kTypeA) {
        reply.addresses.push_back(record.address);
        ttl = std::min(ttl.value_or(record.ttl), record.ttl);
      } else if (alias == nullptr) {
        alias = &record;
      }
    }
    if (!reply.addresses.empty() || alias == nullptr) break;
    ttl = std::min(ttl.value_or(alias->ttl), alias->ttl);
    wanted = alias->alias;
  }
  reply.ttl = ttl.value_or(0);
  return reply;
}

}  // namespace drawbridge::proxy
