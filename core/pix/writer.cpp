// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/writer.h"

#include "crypto/hash.h"
#include "pix/entries.h"

namespace drawbridge::pix {
namespace {

std::string md5_hex(std::string_view text) {
  return to_hex(crypto::hash(crypto::HashAlgorithm::md5, {as_bytes(text)}));
}

/// Calls `take(chapter, line)` for every line, unknown ones in their place.
template <typename Take>
void for_each_line(const Config& config, SecretStyle style, const Take& take) {
  const auto entries = entries_of(config);
  auto unknown = config.unknown_lines.begin();
  Chapter chapter = Chapter::interface;
  std::size_t place = 0;  // lines of the chapter so far
  for (const auto& entry : entries) {
    if (entry.chapter != chapter) {
      chapter = entry.chapter;
      place = 0;
    }
    while (unknown != config.unknown_lines.end() &&
           (unknown->chapter < chapter || (unknown->chapter == chapter && unknown->place <= place))) {
      take(unknown->chapter, unknown->text);
      ++unknown;
    }
    take(chapter, style == SecretStyle::masked && !entry.shown.empty() ? entry.shown : entry.text);
    ++place;
    if (!entry.comment.empty()) take(chapter, entry.comment);
  }
  for (; unknown != config.unknown_lines.end(); ++unknown) take(unknown->chapter, unknown->text);
}

/// Lines that the device prints with a blank at the end (pix-commands.md 1.6).
bool ends_with_blank(Chapter chapter, std::string_view line) {
  switch (chapter) {
    case Chapter::aaa_server:
      return line.ends_with(" protocol tacacs+") || line.ends_with(" protocol radius");
    case Chapter::transform_set:
      return line.starts_with("crypto ipsec transform-set ");
    case Chapter::isakmp:
      return line.starts_with("isakmp key ");
    case Chapter::object_group:
      return line.starts_with("  ") && !line.starts_with("  description ");
    default:
      return false;
  }
}

std::string body(const Config& config, SecretStyle style, bool blanks = false) {
  std::string out(version_line);
  out += '\n';
  for_each_line(config, style, [&](Chapter chapter, const std::string& line) {
    out += line;
    if (blanks && ends_with_blank(chapter, line)) out += ' ';
    out += '\n';
  });
  return out;
}

}  // namespace

std::string write(const Config& config, SecretStyle style) {
  const auto text = body(config, style, true);
  std::string out = ": Saved\n:\n";
  out.reserve(out.size() + text.size() + 64);
  out += text;
  out += "Cryptochecksum:" + checksum(config, style) + "\n: end\n";
  return out;
}

std::vector<std::string> lines_of(const Config& config, Chapter chapter, SecretStyle style) {
  std::vector<std::string> lines;
  for_each_line(config, style, [&](Chapter at, const std::string& line) {
    if (at == chapter) lines.push_back(line);
  });
  return lines;
}

std::vector<std::string> lines_of(const Config& config, SecretStyle style) {
  std::vector<std::string> lines;
  for_each_line(config, style, [&](Chapter, const std::string& line) { lines.push_back(line); });
  return lines;
}

std::string checksum(const Config& config, SecretStyle style) {
  return md5_hex(body(config, style));
}

std::string checksum_of_text(std::string_view text) {
  std::string covered;
  bool inside = false;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t'))
      line.remove_suffix(1);
    if (line.starts_with("PIX Version")) inside = true;
    if (line.starts_with("Cryptochecksum")) break;
    if (!inside) continue;
    covered += line;
    covered += '\n';
  }
  return inside ? md5_hex(covered) : std::string();
}

}  // namespace drawbridge::pix
