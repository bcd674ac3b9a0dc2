// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ini.h"

#include <algorithm>

namespace drawbridge::client {

namespace {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// Octets of the UTF-8 sequence at the front of `text`; 0 if there is none that is well-formed (RFC 3629).
std::size_t utf8_length(std::string_view text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto tail = [&](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
  const unsigned first = at(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!tail(1) || !tail(2)) return 0;
    if (first == 0xE0 && at(1) < 0xA0) return 0;
    if (first == 0xED && at(1) > 0x9F) return 0;
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if (first == 0xF0 && at(1) < 0x90) return 0;
    if (first == 0xF4 && at(1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

bool same_key(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; },
      ' ');
  return std::string(trimmed(line));
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string utf8_from_latin1(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0U | code >> 6U);
      out += static_cast<char>(0x80U | (code & 0x3FU));
    }
  }
  return out;
}

std::optional<std::string> latin1_from_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = utf8_length(text);
    if (length == 1) {
      out += text.front();
    } else if (length == 2 && first <= 0xC3) {
      out += static_cast<char>((first & 0x03U) << 6U | (static_cast<unsigned char>(text[1]) & 0x3FU));
    } else {
      return std::nullopt;
    }
    text.remove_prefix(length);
  }
  return out;
}

std::optional<IniError> IniDocument::parse_line(IniDocument& document, Line& line, int number) {
  line.section = document.sections_.size() - 1;
  std::string_view text = trimmed(line.text);
  if (text.empty() || text.front() == ';' || text.front() == '#') return std::nullopt;
  if (text.front() == '[' && text.back() == ']') {
    document.sections_.emplace_back(trimmed(text.substr(1, text.size() - 2)));
    line.section = document.sections_.size() - 1;
    return std::nullopt;
  }
  const IniError bad{IniError::Kind::not_key_value, number};
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || text.find('\0') != std::string_view::npos) return bad;
  std::string_view key = trimmed(text.substr(0, equals));
  if (!key.empty() && key.front() == '!') {
    line.key.read_only = true;
    key = trimmed(key.substr(1));
  }
  // A key that would read as something else when written again is none.
  if (key.empty() || key.front() == '[' || key.front() == '!') return bad;
  line.is_key = true;
  line.key.key = std::string(key);
  line.key.value = std::string(trimmed(text.substr(equals + 1)));
  line.key.line = number;
  return std::nullopt;
}

Result<IniDocument, IniError> IniDocument::parse(ByteView octets) {
  if (octets.size() > kMaxIniOctets) return failure(IniError{IniError::Kind::too_large, 0});
  IniDocument document;
  std::string all = to_text(octets);
  if (all.starts_with(kByteOrderMark)) {
    document.mark_ = true;
    all.erase(0, kByteOrderMark.size());
  }
  if (!is_utf8(all)) {
    document.latin1_ = true;
    all = utf8_from_latin1(all);
    document.mark_ = false;
  }
  std::string_view rest = all;
  int number = 0;
  while (!rest.empty()) {
    const std::size_t newline = rest.find('\n');
    Line line;
    std::string_view text = rest.substr(0, newline);
    if (newline != std::string_view::npos) line.end = "\n";
    if (!text.empty() && text.back() == '\r') {
      text.remove_suffix(1);
      line.end = "\r" + line.end;
    }
    line.text = std::string(text);
    if (const auto error = parse_line(document, line, ++number)) return failure(*error);
    document.lines_.push_back(std::move(line));
    if (newline == std::string_view::npos) break;
    rest.remove_prefix(newline + 1);
  }
  return document;
}

Bytes IniDocument::write() const {
  std::string all;
  for (const Line& line : lines_) all += line.text + line.end;
  if (latin1_) {
    // Turned into Latin-1 the text must not read as UTF-8, or it would come back as something else.
    if (const auto latin1 = latin1_from_utf8(all); latin1 && !is_utf8(*latin1)) return to_bytes(*latin1);
  }
  if (mark_) all.insert(0, kByteOrderMark);
  return to_bytes(all);
}

bool IniDocument::in_section(const Line& line, std::string_view section) const {
  return same_key(sections_[line.section], section);
}

std::optional<std::size_t> IniDocument::index_of(std::string_view section, std::string_view key) const {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].is_key && in_section(lines_[i], section) && same_key(lines_[i].key.key, key)) return i;
  }
  return std::nullopt;
}

const IniKey* IniDocument::find(std::string_view section, std::string_view key) const {
  const auto index = index_of(section, key);
  return index ? &lines_[*index].key : nullptr;
}

bool IniDocument::has_section(std::string_view section) const {
  return std::any_of(sections_.begin(), sections_.end(),
                     [&](const std::string& each) { return same_key(each, section); });
}

std::vector<const IniKey*> IniDocument::keys(std::string_view section) const {
  std::vector<const IniKey*> found;
  for (const Line& line : lines_) {
    if (line.is_key && in_section(line, section)) found.push_back(&line.key);
  }
  return found;
}

std::string IniDocument::line_end() const {
  return !lines_.empty() && lines_.front().end == "\r\n" ? "\r\n" : "\n";
}

void IniDocument::render(Line& line) {
  line.text = (line.key.read_only ? "!" : "") + line.key.key + "=" + line.key.value;
}

void IniDocument::set(std::string_view section, std::string_view key, std::string_view value) {
  if (const auto index = index_of(section, key)) {
    Line& line = lines_[*index];
    if (line.key.value == value) return;  // also what we would not write ourselves stays as it came
    line.key.value = one_line(value);
    render(line);
    return;
  }
  const std::string end = line_end();
  if (!lines_.empty() && !lines_.back().end.ends_with('\n')) lines_.back().end = end;
  if (!has_section(section)) {
    sections_.emplace_back(section);
    Line header;
    header.text = "[" + std::string(section) + "]";
    header.end = end;
    header.section = sections_.size() - 1;
    lines_.push_back(std::move(header));
  }
  // Behind the section's last line that says something: empty lines before the next section stay there.
  std::size_t place = 0;
  std::size_t section_index = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!in_section(lines_[i], section) || trimmed(lines_[i].text).empty()) continue;
    place = i + 1;
    section_index = lines_[i].section;
  }
  Line line;
  line.section = section_index;
  line.is_key = true;
  line.key.key = std::string(key);
  line.key.value = one_line(value);
  line.end = end;
  render(line);
  lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(place), std::move(line));
}

void IniDocument::set_read_only(std::string_view section, std::string_view key, bool read_only) {
  const auto index = index_of(section, key);
  if (!index || lines_[*index].key.read_only == read_only) return;
  lines_[*index].key.read_only = read_only;
  render(lines_[*index]);
}

void IniDocument::remove(std::string_view section, std::string_view key) {
  std::erase_if(lines_, [&](const Line& line) {
    return line.is_key && in_section(line, section) && same_key(line.key.key, key);
  });
}

void IniDocument::remove_section(std::string_view section) {
  std::erase_if(lines_, [&](const Line& line) { return line.section != 0 && in_section(line, section); });
  for (std::size_t i = 1; i < sections_.size(); ++i) {
    // The index of other lines' sections must not move.
    if (same_key(sections_[i], section)) sections_[i] = "\n";
  }
}

}  // namespace drawbridge::client
