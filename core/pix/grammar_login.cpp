// SPDX-License-Identifier: GPL-3.0-or-later
// How people log in: at the console, through the appliance, and what they are shown (pix-commands.md 3 and
// 6).
#include "pix/editing.h"

namespace drawbridge::pix {
namespace {

using namespace cli;  // the words of the patterns

constexpr Choice lines[] = {{"serial", "The serial console"},
                            {"enable", "Privileged mode"},
                            {"telnet", "Telnet to the appliance"},
                            {"ssh", "SSH to the appliance"},
                            {"http", "The device manager"}};
constexpr Word console_words[] = {
    keyword("aaa", "Who must log in, and what is recorded"),
    keyword("authentication", "Who must log in"),
    choice("line", "Where", lines),
    keyword("console", "Who manages the appliance"),
    negated_end(),
    name("tag", "Group of servers"),
    optional_begin(),
    keyword("LOCAL", "Local users, when no server answers"),
    optional_end(),
};
LineResult set_console_login(Edit& edit) {
  const auto& match = edit.match;
  auto& logins = edit.config.console_authentication;
  const auto line = match.string("line");
  const auto tag = match.string("tag");
  const auto present = logins.find(line);
  if (edit.negated()) {
    if (present == logins.end() || (!tag.empty() && present->second.tag != tag)) return not_there(edit);
    logins.erase(present);
    return changed();
  }
  if (edit.config.aaa_server(tag) == nullptr) {
    return refused(LineCode::not_found, fmt::format("ERROR: aaa-server group {} does not exist", tag), {tag});
  }
  const bool is_new = present == logins.end();
  return changed(
      assign(logins[line], ConsoleAuthentication{tag, match.has("LOCAL") && tag != "LOCAL", edit.origin}) ||
      is_new);
}

constexpr Word proxy_limit_words[] = {
    keyword("aaa", "Who must log in, and what is recorded"),
    keyword("proxy-limit", "Login prompts per user at the same time"),
    negated_end(),
    group_begin(),
    keyword("disable", "No limit"),
    alternative(),
    number("limit", "Prompts", 1, 128),
    group_end(),
};
LineResult set_proxy_limit(Edit& edit) {
  const int factory = Config{}.proxy_limit;
  const int wanted = edit.negated()              ? factory
                     : edit.match.has("disable") ? 0
                                                 : static_cast<int>(*edit.match.number("limit"));
  return changed(assign(edit.config.proxy_limit, wanted));
}

constexpr Word virtual_words[] = {
    keyword("virtual", "Addresses where users log in"),
    group_begin(),
    keyword("http", "Of the login page"),
    negated_end(),
    address("http_address", "The address"),
    optional_begin(),
    keyword("warn", "Tell browsers that cannot be sent there by themselves"),
    optional_end(),
    alternative(),
    keyword("telnet", "Of the login by Telnet"),
    negated_end(),
    address("telnet_address", "The address"),
    group_end(),
};
LineResult set_virtual(Edit& edit) {
  const auto& match = edit.match;
  auto& config = edit.config;
  const bool http = match.has("http");
  auto& place = http ? config.virtual_http : config.virtual_telnet;
  const auto wanted = match.address(http ? "http_address" : "telnet_address");
  if (edit.negated()) {
    if (!place || (wanted && place != wanted)) return not_there(edit);
    place.reset();
    if (http) config.virtual_http_warn = false;
    return changed();
  }
  const bool moved = assign(place, wanted);
  const bool warned = http && assign(config.virtual_http_warn, match.has("warn"));
  return changed(moved || warned);
}

constexpr std::size_t longest_prompt = 235;

constexpr Word prompt_words[] = {
    keyword("auth-prompt", "Texts of the login"),
    negated_end(),
    group_begin(),
    keyword("prompt", "Before the name is asked"),
    negated_end(),
    rest("prompt_text", "Up to 235 characters"),
    alternative(),
    keyword("accept", "After a good login"),
    negated_end(),
    rest("accept_text", "Up to 235 characters"),
    alternative(),
    keyword("reject", "After a bad login"),
    negated_end(),
    rest("reject_text", "Up to 235 characters"),
    alternative(),
    rest("prompt_text", "Up to 235 characters: before the name is asked"),
    group_end(),
};
LineResult set_prompt(Edit& edit) {
  const auto& match = edit.match;
  auto& prompts = edit.config.auth_prompt;
  const bool accept = match.has("accept");
  const bool reject = match.has("reject");
  if (edit.negated() && match.captures.size() == 1) return changed(assign(prompts, AuthPrompt{}));
  auto& place = accept ? prompts.accept : reject ? prompts.reject : prompts.prompt;
  if (edit.negated()) {
    if (place.empty()) return not_there(edit);
    place.clear();
    return changed();
  }
  const auto text = match.text(accept ? "accept_text" : reject ? "reject_text" : "prompt_text");
  if (text.size() > longest_prompt) {
    return refused(LineCode::bad_value,
                   fmt::format("ERROR: auth-prompt has at most {} characters", longest_prompt),
                   {std::to_string(text.size())});
  }
  return changed(assign(place, text));
}

constexpr Word clear_prompt_words[] = {
    keyword("clear", "Remove or reset"),
    keyword("auth-prompt", "Texts of the login"),
};
LineResult clear_prompt(Edit& edit) {
  return changed(assign(edit.config.auth_prompt, AuthPrompt{}));
}

constexpr Choice banner_kinds[] = {
    {"exec", "After the login"}, {"login", "Before the login"}, {"motd", "When a session begins"}};
constexpr Word banner_words[] = {
    keyword("banner", "Text shown to those who log in"),
    choice("kind", "When", banner_kinds),
    negated_end(),
    rest("banner_text", "One line; $(hostname) and $(domain) are replaced"),
};
LineResult set_banner(Edit& edit) {
  const auto& match = edit.match;
  const auto kind = match.text("kind");
  auto& banners = edit.config.banners;
  auto& shown = kind == "exec" ? banners.exec : kind == "login" ? banners.login : banners.motd;
  const auto text = match.string("banner_text");
  if (!edit.negated()) {
    // A line of a file that is entered on top of the same file would double it on the device too.
    shown.push_back(text);
    return changed();
  }
  if (!text.empty()) return remove_value(shown, text) ? changed() : not_there(edit);
  if (shown.empty()) return not_there(edit);
  shown.clear();
  return changed();
}

constexpr Word clear_banner_words[] = {
    keyword("clear", "Remove or reset"),
    keyword("banner", "Text shown to those who log in"),
};
LineResult clear_banner(Edit& edit) {
  return changed(assign(edit.config.banners, Banners{}));
}

constexpr ConfigCommand table[] = {
    {console_words, Chapter::aaa, Negatable::yes, set_console_login},
    {proxy_limit_words, Chapter::aaa, Negatable::yes, set_proxy_limit},
    {virtual_words, Chapter::services, Negatable::yes, set_virtual},
    {prompt_words, Chapter::auth_prompt, Negatable::yes, set_prompt},
    {clear_prompt_words, Chapter::auth_prompt, Negatable::no, clear_prompt},
    {banner_words, Chapter::banner, Negatable::yes, set_banner},
    {clear_banner_words, Chapter::banner, Negatable::no, clear_banner},
};

}  // namespace

std::span<const ConfigCommand> login_commands() {
  return table;
}

}  // namespace drawbridge::pix
