// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of the settings file (QSettings with the application's names), in one place.
#pragma once

namespace drawbridge::ui::settings {

inline constexpr auto windowSize = "window/size";
inline constexpr auto windowMaximized = "window/maximized";
inline constexpr auto simpleSize = "window/simpleSize";
inline constexpr auto page = "window/page";
inline constexpr auto simpleMode = "window/simple";
inline constexpr auto collapsed = "window/navigationCollapsed";
inline constexpr auto headendShown = "view/headendPages";
inline constexpr auto language = "view/language";  ///< "" = by locale
inline constexpr auto scheme = "view/scheme";      ///< system, light, dark
inline constexpr auto desktopStyle = "view/desktopStyle";
inline constexpr auto animations = "view/animations";
inline constexpr auto contrast = "view/contrast";    ///< system, normal, high
inline constexpr auto closeAnswer = "close/answer";  ///< ask, keep, quit
inline constexpr auto closeHistory = "connect/closeHistoryWhenUp";
inline constexpr auto accountingRefuses = "headend/fullAccountingRefuses";
inline constexpr auto showAuthorities = "certificates/showAuthorities";
inline constexpr auto helperOffered = "connect/helperOffered";
inline constexpr auto logEnabled = "log/enabled";
inline constexpr auto logLevels = "log/levels";    ///< followed by the class: "log/levels/IKE", 0 to 3
inline constexpr auto logSource = "log/source";    ///< client, debug, syslog, all
inline constexpr auto logStep = "log/level";       ///< which lines are shown: 1 to 3
inline constexpr auto logColumns = "log/columns";  ///< state of the list's header

}  // namespace drawbridge::ui::settings
