#pragma once

#include <QString>

#include <optional>

namespace Chinwag {

/// The word that is being written and can be completed.
struct CompletionToken
{
    enum class Kind { PersonName, EmojiName, CommandName };

    Kind kind = Kind::PersonName;
    int from = 0; ///< of the sign it begins with: '@', ':', '/'
    int to = 0;
    QString typed; ///< behind the sign
    friend bool operator==(const CompletionToken &, const CompletionToken &) = default;
};

/// The one that ends at `cursor`. A sign within a word is none ("ann@example.org", "10:30"); of an emoji
/// there are two letters before it is one; a command stands first in the text.
std::optional<CompletionToken> completionTokenAt(const QString &text, int cursor);

} // namespace Chinwag
