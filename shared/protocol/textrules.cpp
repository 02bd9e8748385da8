#include "shared/protocol/textrules.h"

#include "shared/protocol/limits.h"

#include <QList>

#include <algorithm>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

Error refusal(ErrorCode code, QString message) { return {code, std::move(message), std::nullopt}; }

bool isMark(QChar::Category category)
{
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining ||
           category == QChar::Mark_Enclosing;
}

// Invisible although Unicode calls them letters, symbols or marks: they would let two names look the same.
bool isInvisible(char32_t c)
{
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x2800 ||
           c == 0x3164 || c == 0xFFA0 || (c >= 0x180B && c <= 0x180F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool mayStandInNames(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return !isInvisible(c);
    }
}

Result<QString, Error> normalizedName(const QString &input, int longest)
{
    constexpr int marksInARow = 2;
    const QString name = input.trimmed();
    if (name.isEmpty())
        return refusal(ErrorCode::InvalidName, u"A name must not be empty."_s);
    if (name.size() > longest)
        return refusal(ErrorCode::InvalidName,
                       u"A name must not be longer than %1 characters."_s.arg(longest));
    if (!QStringView(name).isValidUtf16())
        return refusal(ErrorCode::InvalidName, u"This name is not valid text."_s);

    int marks = 0;
    bool visible = false;
    for (const char32_t c : name.toUcs4()) {
        if (!mayStandInNames(c))
            return refusal(ErrorCode::InvalidName, u"This name has invisible or control characters."_s);
        marks = isMark(QChar::category(c)) ? marks + 1 : 0;
        if (marks > marksInARow)
            return refusal(ErrorCode::InvalidName, u"This name has too many marks on one letter."_s);
        visible = visible || (marks == 0 && !QChar::isSpace(c));
    }
    if (!visible)
        return refusal(ErrorCode::InvalidName, u"A name needs at least one letter."_s);
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

} // namespace

Result<QString, Error> normalizedUsername(const QString &input)
{
    const QString name = asciiLower(input.trimmed());
    const bool fits = !name.isEmpty() && name.size() <= Limits::usernameLength;
    if (!fits || !isUsernameLetter(name.front()) || !std::ranges::all_of(name, isUsernameCharacter)) {
        return refusal(
            ErrorCode::InvalidUsername,
            u"A username has 1 to %1 of a-z, 0-9, '.', '_' and '-', and begins with a letter or digit."_s.arg(
                Limits::usernameLength));
    }
    return name;
}

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
    if (input.size() < Limits::passwordMinLength) {
        return refusal(ErrorCode::WeakPassword,
                       u"A password needs at least %1 characters."_s.arg(Limits::passwordMinLength));
    }
    if (input.size() > Limits::passwordMaxLength) {
        return refusal(ErrorCode::WeakPassword,
                       u"A password must not be longer than %1 characters."_s.arg(Limits::passwordMaxLength));
    }
    if (!QStringView(input).isValidUtf16() || input.contains(u'\0'))
        return refusal(ErrorCode::WeakPassword, u"This password is not valid text."_s);
    return input;
}

Result<QString, Error> checkedMessageText(const QString &input)
{
    if (input.size() > Limits::messageLength) {
        return refusal(ErrorCode::TooLarge,
                       u"A message must not be longer than %1 characters."_s.arg(Limits::messageLength));
    }
    if (!QStringView(input).isValidUtf16() || input.contains(u'\0'))
        return refusal(ErrorCode::BadRequest, u"This message is not valid text."_s);
    if (input.trimmed().isEmpty())
        return refusal(ErrorCode::BadRequest, u"A message must not be empty."_s);
    return input;
}

} // namespace Chinwag
