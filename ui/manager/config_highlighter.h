// SPDX-License-Identifier: GPL-3.0-or-later
// Colours of commands: words, names, addresses, secrets and comments; in a console also the prompt and state
// words.
#pragma once

#include <QSyntaxHighlighter>

namespace drawbridge::ui {

class ConfigHighlighter : public QSyntaxHighlighter {
  Q_OBJECT

 public:
  enum class Kind { Configuration, Console };
  ConfigHighlighter(QTextDocument* document, Kind kind);
  /// Length of the prompt at the start of a console line, 0 if it has none.
  [[nodiscard]] static int promptLength(const QString& line);

 protected:
  void highlightBlock(const QString& text) override;

 private:
  void colourCommand(const QString& text, int from);
  void colourAddresses(const QString& text, int from);

  Kind kind_;
};

}  // namespace drawbridge::ui
