#pragma once

#include <QString>

#include <optional>

namespace Chinwag {

/// An address that somebody wrote without any marks: "https://…", "mailto:…", "chinwag://…", "www.…" or an
/// e-mail address, without the punctuation of the sentence around it.
struct TextAddress
{
    qsizetype length = 0;
    QString target; ///< that LinkPolicy allows
};

/// Looks for the addresses of one text, which must outlive it.
class AddressFinder
{
public:
    explicit AddressFinder(const QString &text)
        : m_text(text)
    {
    }

    /// The address that begins exactly at `at`, as a word of its own. Asked for every place in order, it
    /// takes time in proportion to the length of the text.
    std::optional<TextAddress> at(qsizetype at);

private:
    std::optional<TextAddress> urlAt(qsizetype at);
    std::optional<TextAddress> mailAt(qsizetype at);
    qsizetype endOfUrl(qsizetype from) const;
    qsizetype endOfHost(qsizetype from) const;

    const QString &m_text;
    // What begins before these was tried as a part of something longer.
    qsizetype m_noUrlBefore = 0;
    qsizetype m_noMailBefore = 0;
};

} // namespace Chinwag
