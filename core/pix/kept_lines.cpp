// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/editing.h"
#include "pix/kept_families.h"

namespace drawbridge::pix {

LineResult apply_kept(Edit& edit, std::size_t family_index) {
  const auto& family = kept_families()[family_index];
  if (family.argument == KeptFamily::Argument::action) return changed(false);
  std::string text(family.words);
  if (const auto words = edit.match.text("words"); !words.empty()) {
    text += ' ';
    text += words;
  }
  auto& lines = edit.config.kept_lines;
  std::string key(first_words(text, family.key_words));
  if (family.words == "privilege") {
    // One level for each command: the key is the line without its level.
    if (key.find(" command ") == std::string::npos) return bad_value(text);
    auto at = key.find(" level ");
    if (at != std::string::npos && at > key.find(" command ")) at = std::string::npos;
    if (at != std::string::npos) key.erase(at, key.find(' ', at + 7) - at);
    if (at == std::string::npos && !edit.negated()) return bad_value(text);
  } else if (family.key_words == 0) {
    if (!edit.negated()) return changed(add_value(lines, KeptLine{family.chapter, text, text, edit.origin}));
    auto found =
        std::find_if(lines.begin(), lines.end(), [&](const KeptLine& line) { return line.text == text; });
    if (found == lines.end()) {
      // The end may be left out: "no logging host inside 10.1.1.1".
      found = std::find_if(lines.begin(), lines.end(),
                           [&](const KeptLine& line) { return line.text.starts_with(text + ' '); });
    }
    if (found == lines.end()) return not_there(edit);
    lines.erase(found);
    return changed();
  }
  if (family.words == "failover ip address") {
    const auto interface = std::string_view(key).substr(std::min(key.size(), family.words.size() + 1));
    if (edit.config.interface_named(interface) == nullptr) return bad_interface(interface);
  }
  auto* present = find_item(lines, &KeptLine::key, key);
  if (edit.negated()) {
    std::string wanted(family.fallback);
    if (family.prints_no) wanted = "no " + key;
    if (wanted.empty()) {
      if (present == nullptr) return family.words == "failover ip address" ? changed(false) : not_there(edit);
      lines.erase(lines.begin() + (present - lines.data()));
      return changed();
    }
    text = wanted;
  }
  if (present != nullptr) {
    present->origin = edit.origin;
    return changed(assign(present->text, text));
  }
  lines.push_back({family.chapter, key, text, edit.origin});
  return changed();
}

void forget_kept(Config& config, std::string_view words) {
  const auto belongs = [&](const KeptLine& line) {
    std::string_view text = line.text;
    if (text.starts_with("no ")) text.remove_prefix(3);
    return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
  };
  remove_where(config.kept_lines, belongs);
  for (const auto& line : default_kept_lines()) {
    if (belongs(line)) config.kept_lines.push_back(line);
  }
}

}  // namespace drawbridge::pix
