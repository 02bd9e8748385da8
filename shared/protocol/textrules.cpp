#include "shared/protocol/textrules.h"

#include "shared/protocol/characters.h"
#include "shared/protocol/limits.h"

#include <QList>

#include <algorithm>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

using Text = QList<uint>; ///< code points

constexpr char32_t blackFlag = 0x1F3F4;
constexpr char32_t endOfTags = 0xE007F;
constexpr char32_t brailleBlank = 0x2800;

Error refusal(ErrorCode code, QString message) { return {code, std::move(message), std::nullopt}; }

Error badName(QString message) { return refusal(ErrorCode::InvalidName, std::move(message)); }

/// NFC, for all Unicode versions alike: what is put together was settled long before this one.
QString composed(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C, QChar::Unicode_13_0);
}

/// The wide forms that East Asian keyboards give, as the letters that they are (RFC 8265 §3.1).
QString narrowed(QString text)
{
    for (QChar &c : text) {
        if (c >= QChar(0xFF01) && c <= QChar(0xFF5E))
            c = QChar(ushort(c.unicode() - 0xFEE0));
    }
    return text;
}

bool isTag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }

/// What emoji are made of beside what one sees of them.
bool isGlue(char32_t c)
{
    return c == Characters::joiner || c == Characters::textStyle || c == Characters::emojiStyle || isTag(c);
}

bool showsSomething(char32_t c)
{
    return !QChar::isSpace(c) && !Characters::isIgnorable(c) && c != brailleBlank;
}

/// Walks through a name and says what is wrong with it.
class NameCheck
{
public:
    explicit NameCheck(const QString &name)
        : m_text(name.toUcs4())
    {
    }

    /// A sentence, or empty.
    QString problem()
    {
        bool visible = false;
        for (m_at = 0; m_at < m_text.size(); ++m_at) {
            const QString found = problemHere();
            if (!found.isEmpty())
                return found;
            const char32_t c = m_text.at(m_at);
            visible = visible || !(Characters::isMark(c) || Characters::isIgnorable(c) || QChar::isSpace(c));
        }
        return visible ? QString() : u"A name needs at least one letter."_s;
    }

private:
    QString problemHere()
    {
        const char32_t c = m_text.at(m_at);
        if (Characters::isControl(c))
            return u"A name is one line, without control characters."_s;
        if (Characters::isNobodys(c))
            return u"This name has characters that mean something else on every machine."_s;
        if (c == brailleBlank || (Characters::isIgnorable(c) && !mayBeInvisible(c))) {
            const QString number = QString::number(uint(c), 16).toUpper().rightJustified(4, u'0');
            return u"This name has a character that nobody can see (U+%1)."_s.arg(number);
        }
        if (const QString found = stacked(c); !found.isEmpty())
            return found;
        return mixed(c);
    }

    /// As many marks as any language puts on a letter, and none twice (UTS 39 §5.4).
    QString stacked(char32_t c)
    {
        if (!Characters::isStacking(c)) {
            m_stacked = 0;
            return {};
        }
        constexpr int highest = 4;
        const bool again = m_at > 0 && m_text.at(m_at - 1) == c;
        return ++m_stacked > highest || again ? u"This name has too many marks on one letter."_s : QString();
    }

    /// The alphabets that have each other's shapes do not mix within a word: "аnn" with a Cyrillic а is
    /// nobody's name.
    QString mixed(char32_t c)
    {
        if (QChar::isSpace(c)) {
            m_alphabet = Characters::Alphabet::None;
            return {};
        }
        const auto alphabet = Characters::alphabetOf(c);
        if (alphabet == Characters::Alphabet::None)
            return {};
        if (m_alphabet != Characters::Alphabet::None && m_alphabet != alphabet)
            return u"This name mixes letters of two alphabets in one word."_s;
        m_alphabet = alphabet;
        return {};
    }

    bool mayBeInvisible(char32_t c) const
    {
        if (c == Characters::joiner || c == Characters::nonJoiner)
            return Characters::mayJoin(m_text, m_at);
        if (c == Characters::textStyle || c == Characters::emojiStyle)
            return m_at > 0 && mayHaveStyle(m_text.at(m_at - 1));
        return isTag(c) && followsFlag();
    }

    static bool mayHaveStyle(char32_t c)
    {
        return Characters::isPictograph(c) || (c >= '0' && c <= '9') || c == '#' || c == '*';
    }

    /// The flags of England, Scotland, Wales: a black one with the name of the region in tags, which end.
    bool followsFlag() const
    {
        qsizetype first = m_at;
        while (first > 0 && isTag(m_text.at(first)))
            --first;
        qsizetype last = m_at;
        while (last + 1 < m_text.size() && isTag(m_text.at(last + 1)))
            ++last;
        return m_text.at(first) == blackFlag && m_text.at(last) == endOfTags;
    }

    const Text m_text;
    qsizetype m_at = 0;
    int m_stacked = 0;
    Characters::Alphabet m_alphabet = Characters::Alphabet::None;
};

Result<QString, Error> normalizedName(const QString &input, int longest)
{
    if (!QStringView(input).isValidUtf16())
        return badName(u"This name is not valid text."_s);
    const QString name = composed(input).trimmed();
    if (name.isEmpty())
        return badName(u"A name must not be empty."_s);
    if (name.size() > longest)
        return badName(u"A name must not be longer than %1 characters."_s.arg(longest));
    const QString problem = NameCheck(name).problem();
    if (!problem.isEmpty())
        return badName(problem);
    return name;
}

bool isUsernameLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); }

bool isUsernameCharacter(QChar c) { return isUsernameLetter(c) || c == u'.' || c == u'_' || c == u'-'; }

// toLower() would turn characters like the Kelvin sign into ASCII letters.
QString asciiLower(QString text)
{
    for (QChar &c : text) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + u'a' - u'A');
    }
    return text;
}

/// OpaqueString of RFC 8265 §4.2: any space is a space, and NFC; nothing else is changed.
QString preparedPassword(QString password)
{
    for (QChar &c : password) {
        if (c.category() == QChar::Separator_Space)
            c = u' ';
    }
    return composed(password);
}

} // namespace

Result<QString, Error> normalizedUsername(const QString &input)
{
    const QString name = asciiLower(narrowed(input.trimmed()));
    const bool fits = !name.isEmpty() && name.size() <= Limits::usernameLength;
    if (!fits || !isUsernameLetter(name.front()) || !std::ranges::all_of(name, isUsernameCharacter)) {
        return refusal(
            ErrorCode::InvalidUsername,
            u"A username has 1 to %1 of a-z, 0-9, '.', '_' and '-', and begins with a letter or digit."_s.arg(
                Limits::usernameLength));
    }
    return name;
}

QString usernameSkeleton(const QString &username)
{
    QString skeleton = username;
    skeleton.replace(u'0', u'o').replace(u'1', u'l').replace("rn"_L1, "m"_L1).replace("vv"_L1, "w"_L1);
    return skeleton;
}

QString composedName(const QString &name) { return composed(name); }

QString searchKey(const QString &name) { return composed(composed(name).toCaseFolded()); }

Result<QString, Error> normalizedDisplayName(const QString &input)
{
    return normalizedName(input, Limits::displayNameLength);
}

Result<QString, Error> normalizedRoomName(const QString &input)
{
    return normalizedName(input, Limits::roomNameLength);
}

Result<QString, Error> checkedPassword(const QString &input)
{
    const auto weak = [](QString message) { return refusal(ErrorCode::WeakPassword, std::move(message)); };
    if (!QStringView(input).isValidUtf16() || input.contains(u'\0'))
        return weak(u"This password is not valid text."_s);
    const QString password = preparedPassword(input);
    if (password.size() < Limits::passwordMinLength)
        return weak(u"A password needs at least %1 characters."_s.arg(Limits::passwordMinLength));
    if (password.size() > Limits::passwordMaxLength)
        return weak(u"A password must not be longer than %1 characters."_s.arg(Limits::passwordMaxLength));
    return password;
}

QStringList passwordForms(const QString &input)
{
    const QString prepared = preparedPassword(input);
    QStringList forms{prepared, input,
                      prepared.normalized(QString::NormalizationForm_D, QChar::Unicode_13_0)};
    forms.removeDuplicates();
    return forms;
}

bool isBlank(QStringView text)
{
    // Almost always the first character already says no.
    while (!text.isEmpty()) {
        const bool isPair = text.size() > 1 && text.front().isHighSurrogate();
        const char32_t c =
            isPair ? QChar::surrogateToUcs4(text.at(0), text.at(1)) : char32_t(text.front().unicode());
        if (showsSomething(c))
            return false;
        text = text.sliced(isPair ? 2 : 1);
    }
    return true;
}

Result<QString, Error> checkedMessageText(const QString &input)
{
    if (input.size() > Limits::messageLength) {
        return refusal(ErrorCode::TooLarge,
                       u"A message must not be longer than %1 characters."_s.arg(Limits::messageLength));
    }
    if (!QStringView(input).isValidUtf16() || input.contains(u'\0'))
        return refusal(ErrorCode::BadRequest, u"This message is not valid text."_s);
    if (isBlank(input))
        return refusal(ErrorCode::BadRequest, u"A message must not be empty."_s);
    return input;
}

Result<QString, Error> checkedEmoji(const QString &input)
{
    const auto mayBeThere = [](char32_t c) {
        return (showsSomething(c) && !Characters::isControl(c)) || isGlue(c);
    };
    const bool fits = QStringView(input).isValidUtf16() && input.size() <= Limits::emojiLength &&
                      !isBlank(input) && std::ranges::all_of(input.toUcs4(), mayBeThere);
    if (!fits)
        return refusal(ErrorCode::BadRequest, u"'emoji' must be one reaction."_s);
    return input;
}

} // namespace Chinwag
