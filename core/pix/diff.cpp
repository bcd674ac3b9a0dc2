// SPDX-License-Identifier: GPL-3.0-or-later
#include "pix/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "pix/access_diff.h"
#include "pix/editing.h"
#include "pix/entries.h"

namespace drawbridge::pix {
namespace {

/// What tells an entry apart from others of its kind.
std::string_view identity(const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::setting:
      return entry.key;
    case EntryKind::ordered:
      return entry.undo;
    default:
      return entry.text;
  }
}

class Differ {
 public:
  Differ(const Config& running, const Config& wanted)
      : running_(entries_of(running, {.use_names = false})),
        wanted_(entries_of(wanted, {.use_names = false})) {}

  void run(Script& script) {
    index();
    keep_ordered();
    find_early();
    remove(false);
    add();
    remove(true);
    script.steps.insert(script.steps.end(), std::make_move_iterator(steps_.begin()),
                        std::make_move_iterator(steps_.end()));
    for (auto& warning : warnings_) {
      if (std::find(script.warnings.begin(), script.warnings.end(), warning) == script.warnings.end()) {
        script.warnings.push_back(std::move(warning));
      }
    }
  }

 private:
  void index() {
    for (const auto& entry : wanted_) {
      if (!entry.owner.empty()) wanted_owners_.insert(entry.owner);
      if (entry.kind == EntryKind::access) {
        wanted_lists_[entry.key].push_back(entry.text);
      } else if (entry.kind == EntryKind::sequence) {
        wanted_sequences_[entry.key].push_back(entry.text);
      } else {
        wanted_by_identity_.emplace(scoped(entry), &entry);
      }
    }
    for (const auto& entry : running_) {
      if (entry.definition && !entry.owner.empty()) definition_owners_.insert(entry.owner);
      if (entry.kind == EntryKind::access) {
        running_lists_[entry.key].push_back(entry.text);
      } else if (entry.kind == EntryKind::sequence) {
        running_sequences_[entry.key].push_back(entry.text);
      } else {
        running_by_identity_.emplace(scoped(entry), &entry);
      }
    }
  }

  /// Members of object groups are told apart within their group only.
  static std::string scoped(const Entry& entry) {
    if (entry.kind == EntryKind::grouped) return entry.key + '\n' + entry.text;
    return std::string(identity(entry));
  }
  [[nodiscard]] const Entry* in_wanted(const Entry& entry) const {
    const auto found = wanted_by_identity_.find(scoped(entry));
    return found == wanted_by_identity_.end() ? nullptr : found->second;
  }
  [[nodiscard]] const Entry* in_running(const Entry& entry) const {
    const auto found = running_by_identity_.find(scoped(entry));
    return found == running_by_identity_.end() ? nullptr : found->second;
  }

  /// What goes while something else still names it must go between its users' going and coming back: an
  /// aaa-server group that gets another protocol, or what the wanted configuration names without having it.
  void find_early() {
    std::unordered_set<std::string> stays;
    for (const auto& entry : wanted_) {
      if (!entry.defines.empty()) stays.insert(entry.defines);
      if (entry.kind == EntryKind::access) stays.insert("list " + entry.key);
    }
    std::unordered_set<std::string> gone;
    for (const auto& entry : running_) {
      if (entry.kind == EntryKind::access && !wanted_lists_.contains(entry.key))
        gone.insert("list " + entry.key);
      if (entry.defines.empty()) continue;
      if (!stays.contains(entry.defines)) gone.insert(entry.defines);
      const auto* wanted = in_wanted(entry);
      if (entry.reset_before_change && wanted != nullptr && wanted->text != entry.text) {
        early_.insert(entry.defines);
      }
    }
    for (const auto& entry : wanted_) {
      for (const auto& use : entry.uses) {
        if (gone.contains(use)) early_.insert(use);
      }
    }
    for (bool more = !early_.empty(); more;) {
      more = false;
      for (const auto& entry : running_) {
        const bool named = std::any_of(entry.uses.begin(), entry.uses.end(),
                                       [&](const std::string& use) { return early_.contains(use); });
        if (!named || !rebuilt_.insert(scoped(entry)).second) continue;
        more = true;
        if (!entry.defines.empty()) early_.insert(entry.defines);
      }
    }
  }
  [[nodiscard]] bool is_early(const Entry& entry) const {
    return early_.contains(entry.kind == EntryKind::access ? "list " + entry.key : entry.defines);
  }

  /// Of lists that only grow at the end: those stay that the wanted list begins with, in its order.
  void keep_ordered() {
    std::unordered_map<std::string_view, std::vector<const Entry*>> wanted;
    std::unordered_map<std::string_view, std::vector<const Entry*>> running;
    for (const auto& entry : wanted_) {
      if (entry.kind == EntryKind::ordered) wanted[entry.key].push_back(&entry);
    }
    for (const auto& entry : running_) {
      if (entry.kind == EntryKind::ordered) running[entry.key].push_back(&entry);
    }
    for (const auto& [key, present] : running) {
      std::size_t at = 0;
      std::unordered_set<const Entry*> stays;
      for (const auto* entry : wanted[key]) {
        while (at < present.size() && identity(*present[at]) != identity(*entry)) ++at;
        if (at == present.size()) break;
        stays.insert(present[at++]);
      }
      for (const auto* entry : present) {
        if (!stays.contains(entry)) moved_.insert(scoped(*entry));
      }
    }
  }

  /// Whether the wanted lines of a sequence are the running ones, and perhaps more.
  [[nodiscard]] bool grows(const std::string& key) {
    const auto& running = running_sequences_[key];
    const auto& wanted = wanted_sequences_[key];
    return running.size() <= wanted.size() && std::equal(running.begin(), running.end(), wanted.begin());
  }

  void emit(std::string command, StepReason code, std::string reason, bool removes, std::string shown = {}) {
    if (shown.empty()) shown = command;
    steps_.push_back({std::move(command), std::move(shown), code, std::move(reason), removes});
  }

  void enter_group(const std::string& opening) {
    if (!steps_.empty() && group_ == opening && group_steps_ == steps_.size()) return;
    emit(opening, StepReason::context, "enters the group", false);
  }
  void in_group(const std::string& opening, const std::string& command, StepReason code, std::string reason,
                bool removes) {
    enter_group(opening);
    emit(command, code, std::move(reason), removes);
    group_ = opening;
    group_steps_ = steps_.size();
  }

  /// An interface keeps its lines when its name changes, unless the new name is still another's.
  [[nodiscard]] bool name_is_taken(const Entry& entry, const Entry& wanted) const {
    if (entry.chapter != Chapter::nameif) return true;
    const auto name = [](const Entry& line) {
      const auto words = std::string_view(line.text).substr(line.key.size() + 1);
      return words.substr(0, words.find(' '));
    };
    return std::any_of(running_.begin(), running_.end(), [&](const Entry& other) {
      return other.chapter == Chapter::nameif && other.key != entry.key && name(other) == name(wanted);
    });
  }

  void remove(bool definitions) {
    for (auto it = running_.rbegin(); it != running_.rend(); ++it) {
      const auto& entry = *it;
      if (entry.kind == EntryKind::access) {
        if (wanted_lists_.contains(entry.key)) continue;
        if (definitions == (!early_.empty() && is_early(entry))) continue;
        if (!removed_.insert("list " + entry.key).second) continue;
        emit("no access-list " + entry.key, StepReason::removed, "the list is not wanted", true);
        continue;
      }
      if (entry.kind == EntryKind::sequence) {
        if (!definitions && !grows(entry.key) && removed_.insert(entry.undo).second) {
          emit(entry.undo, StepReason::removed, "other lines are wanted", true);
        }
        continue;
      }
      const auto* wanted = in_wanted(entry);
      const bool moved = entry.kind == EntryKind::ordered && moved_.contains(scoped(entry));
      const bool owner_gone = !entry.owner.empty() && !wanted_owners_.contains(entry.owner);
      if (!rebuilt_.empty() && rebuilt_.contains(scoped(entry))) {
        if (definitions) continue;
        const auto& command = owner_gone ? entry.owner_undo : entry.undo;
        if (!removed_.insert(owner_gone ? entry.owner : entry.undo).second) continue;
        emit(command, wanted == nullptr ? StepReason::removed : StepReason::replaced_by_new,
             wanted == nullptr ? "not in the wanted configuration" : "names what goes away or is made anew",
             true);
        continue;
      }
      if (wanted != nullptr && !moved) {
        if (!definitions && entry.reset_before_change && wanted->text != entry.text &&
            name_is_taken(entry, *wanted)) {
          emit(entry.undo, StepReason::replaced_by_new, "the old value is not replaced by the new line alone",
               true);
        }
        continue;
      }
      const bool early = !early_.empty() && !entry.defines.empty() && is_early(entry);
      // What belongs to an object that others may name goes with it, at the end.
      const bool with_owner = owner_gone && definition_owners_.contains(entry.owner);
      const bool last = (entry.definition || with_owner) && !early && !(moved && !owner_gone);
      if (last != definitions) continue;
      if (owner_gone) {
        if (removed_.insert(entry.owner).second) {
          emit(entry.owner_undo, StepReason::removed, "not in the wanted configuration", true);
        }
        continue;
      }
      if (entry.kind == EntryKind::grouped) {
        in_group(entry.key, entry.undo, StepReason::removed, "not in the wanted group", true);
        continue;
      }
      if (entry.undo.empty()) {
        warnings_.push_back({ConsequenceCode::cannot_be_removed,
                             {entry.text},
                             fmt::format("\"{}\" cannot be removed", entry.text)});
        continue;
      }
      if (removed_.insert(entry.undo).second) {
        emit(entry.undo, StepReason::removed, "not in the wanted configuration", true);
      }
    }
  }

  void add() {
    std::unordered_set<std::string_view> lists_done;
    for (const auto& entry : wanted_) {
      if (entry.kind == EntryKind::access) {
        if (lists_done.insert(entry.key).second) add_list(entry.key);
        continue;
      }
      if (entry.kind == EntryKind::sequence) {
        auto& done = sequence_done_[entry.key];
        const bool stays = grows(entry.key) && done < running_sequences_[entry.key].size();
        ++done;
        if (!stays) emit(entry.text, StepReason::added, "not in the running configuration", false);
        continue;
      }
      const auto* present = in_running(entry);
      if (!rebuilt_.empty() && rebuilt_.contains(scoped(entry))) present = nullptr;
      const bool moved = entry.kind == EntryKind::ordered && moved_.contains(scoped(entry));
      if (present != nullptr && !moved && (present->text == entry.text || entry.masked)) continue;
      if (entry.masked) {
        const auto& shown = entry.shown.empty() ? entry.text : entry.shown;
        warnings_.push_back({ConsequenceCode::secret_must_be_typed,
                             {shown},
                             fmt::format("\"{}\" is not sent: its secret must be typed", shown)});
        continue;
      }
      if (entry.kind == EntryKind::grouped) {
        in_group(entry.key, entry.text.substr(2), StepReason::added, "new member of the group", false);
        continue;
      }
      // The line may be just what removing another one already did: "no fixup protocol smtp 25".
      if (removed_.contains(entry.text)) continue;
      emit(entry.text, present == nullptr || moved ? StepReason::added : StepReason::changed,
           present == nullptr || moved ? "not in the running configuration" : "replaces the present value",
           false, entry.shown);
      if (entry.opener) {
        group_ = entry.text;
        group_steps_ = steps_.size();
      }
    }
  }

  void add_list(const std::string& id) {
    const auto& wanted = wanted_lists_.at(id);
    const auto present = running_lists_.find(id);
    if (present == running_lists_.end()) {
      for (const auto line : wanted) {
        emit(std::string(line), StepReason::added, "not in the running configuration", false);
      }
      return;
    }
    if (present->second != wanted) diff_access_list(id, present->second, wanted, steps_);
  }

  std::vector<Entry> running_;
  std::vector<Entry> wanted_;
  std::unordered_map<std::string, const Entry*> wanted_by_identity_;
  std::unordered_map<std::string, const Entry*> running_by_identity_;
  std::unordered_map<std::string, std::vector<std::string_view>> wanted_lists_;
  std::unordered_map<std::string, std::vector<std::string_view>> running_lists_;
  std::unordered_map<std::string, std::vector<std::string>> wanted_sequences_;
  std::unordered_map<std::string, std::vector<std::string>> running_sequences_;
  std::unordered_map<std::string, std::size_t> sequence_done_;
  std::unordered_set<std::string> wanted_owners_;
  std::unordered_set<std::string> definition_owners_;  ///< running objects that others may name
  std::unordered_set<std::string> moved_;
  std::unordered_set<std::string> early_;    ///< objects that go before the additions
  std::unordered_set<std::string> rebuilt_;  ///< entries that name one of them
  std::unordered_set<std::string> removed_;
  std::vector<Step> steps_;
  std::vector<Consequence> warnings_;
  std::string group_;
  std::size_t group_steps_ = 0;
};

void add_warning(Script& script, ConsequenceCode code, std::vector<std::string> args, std::string text) {
  Consequence warning{code, std::move(args), std::move(text)};
  if (std::find(script.warnings.begin(), script.warnings.end(), warning) == script.warnings.end()) {
    script.warnings.push_back(std::move(warning));
  }
}

/// The word at `index`, from 0, of a command without its "no".
std::string word_of(std::string_view command, int index) {
  if (command.starts_with("no ")) command.remove_prefix(3);
  for (int i = 0;; ++i) {
    const auto end = command.find(' ');
    if (i == index) return std::string(command.substr(0, end));
    if (end == std::string_view::npos) return {};
    command.remove_prefix(end + 1);
  }
}

/// Whether a command changes a way by which the appliance may be managed: who may come, by which address, and
/// through which tunnel.
bool may_cut(const Step& step) {
  std::string_view plain = step.command;
  if (plain.starts_with("no ")) plain.remove_prefix(3);
  const bool touches = step.removes || step.code == StepReason::changed;
  const auto first = word_of(plain, 0);
  const auto second = word_of(plain, 1);
  if (first == "telnet" || first == "ssh" || first == "http") return step.removes && second != "timeout";
  if (first == "access-group") return true;
  if (first == "crypto" && second == "map") return step.removes || word_of(plain, 3) == "interface";
  if (first == "isakmp" && second == "enable") return step.removes;
  if (first == "ip" && second == "address") return touches;
  if (first == "interface") return touches && plain.ends_with(" shutdown");
  if (first == "nameif" || first == "management-access") return touches;
  return first == "route" && step.removes;
}

void warn_of_consequences(const Config& running, Script& script) {
  for (std::size_t i = 0; i < script.steps.size(); ++i) {
    const auto& step = script.steps[i];
    std::string_view plain = step.command;
    if (plain.starts_with("no ")) plain.remove_prefix(3);
    const bool touches = step.removes || step.code == StepReason::changed;
    const auto first = word_of(plain, 0);
    const auto second = word_of(plain, 1);
    if (first == "crypto" && second == "map" && step.removes) {
      add_warning(script, ConsequenceCode::ends_all_sessions, {step.shown},
                  fmt::format("\"{}\" ends the sessions of this map", step.shown));
    } else if (first == "isakmp" && second == "enable" && step.removes) {
      add_warning(script, ConsequenceCode::ends_all_sessions, {step.shown},
                  fmt::format("\"{}\" ends all sessions at this interface", step.shown));
    } else if (first == "ip" && second == "address" && touches) {
      add_warning(script, ConsequenceCode::ends_all_sessions, {step.shown},
                  fmt::format("\"{}\" drops the connections through this interface", step.shown));
    } else if (first == "vpngroup" && running.vpngroup(second) != nullptr && touches &&
               (word_of(plain, 2) == "password" || word_of(plain, 2) == "address-pool" ||
                word_of(plain, 2).empty())) {
      add_warning(script, ConsequenceCode::ends_group_sessions, {second},
                  fmt::format("users of group {} must connect again", second));
    } else if (first == "ip" && second == "local" && touches) {
      add_warning(script, ConsequenceCode::ends_pool_sessions, {word_of(plain, 3)},
                  fmt::format("clients with an address of pool {} are dropped", word_of(plain, 3)));
    } else if (touches && ((first == "crypto" && (second == "ipsec" || second == "dynamic-map")) ||
                           (first == "isakmp" && (second == "policy" || second == "key")))) {
      add_warning(script, ConsequenceCode::new_sessions_only, {first + ' ' + second},
                  fmt::format("{} {}: sessions that are up keep what they negotiated", first, second));
    } else if (first == "nat" || first == "global" || first == "static" || first == "alias") {
      add_warning(script, ConsequenceCode::clear_xlate_advised, {},
                  "translations that exist stay: \"clear xlate\" is advised");
    }
  }
  const auto cutting = std::find_if(script.steps.begin(), script.steps.end(), may_cut);
  if (cutting != script.steps.end()) {
    add_warning(script, ConsequenceCode::cuts_own_session, {cutting->shown},
                fmt::format("\"{}\" may cut the session that sends the commands", cutting->shown));
  }
}

}  // namespace

Script diff(const Config& running, const Config& wanted) {
  Script script;
  Config now = running;
  now.unknown_lines = wanted.unknown_lines;
  EditContext context;
  AccessIndex index;
  std::size_t sent = 0;
  // One line may take others with it: a new name of an interface resets what belongs to it. So the script is
  // tried, and what is missing afterwards is added; more than two rounds have not been seen.
  for (int round = 0; round < 4 && !(now == wanted); ++round) {
    Differ(now, wanted).run(script);
    if (script.steps.size() == sent) break;
    for (; sent < script.steps.size(); ++sent) {
      apply_with_index(now, script.steps[sent].command, context, &index);
    }
  }
  warn_of_consequences(running, script);
  for (const auto& line : wanted.unknown_lines) {
    add_warning(script, ConsequenceCode::unknown_line_not_sent, {line.text},
                fmt::format("\"{}\" is not understood and not sent", line.text));
  }
  return script;
}

}  // namespace drawbridge::pix
