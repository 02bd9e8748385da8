#include "app/ui/signin/passwordadvice.h"

#include "shared/protocol/limits.h"
#include "shared/protocol/passwordstrength.h"
#include "shared/protocol/textrules.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr int least = Limits::passwordMinLength;
constexpr int most = Limits::passwordMaxLength;
constexpr int leastScore = 2; ///< below it one is warned wherever that is

// What remains of a password without what people add to it because a form asks for it: "Passw0rd!23".
QString core(const QString &password)
{
    QString plain = password.toLower();
    while (!plain.isEmpty() && !plain.back().isLetter())
        plain.chop(1);
    constexpr std::array swaps{std::pair{u'0', u'o'}, std::pair{u'1', u'l'}, std::pair{u'3', u'e'},
                               std::pair{u'4', u'a'}, std::pair{u'5', u's'}, std::pair{u'@', u'a'},
                               std::pair{u'$', u's'}};
    for (const auto &[sign, letter] : swaps)
        plain.replace(QChar(sign), QChar(letter));
    return plain;
}

bool isCommon(const QString &plain)
{
    static const QSet<QString> words{
        u"password"_s, u"passwort"_s,   u"passwd"_s,   u"welcome"_s,  u"willkommen"_s, u"letmein"_s,
        u"secret"_s,   u"geheim"_s,     u"iloveyou"_s, u"hallo"_s,    u"hello"_s,      u"admin"_s,
        u"monkey"_s,   u"dragon"_s,     u"sunshine"_s, u"football"_s, u"fussball"_s,   u"princess"_s,
        u"changeme"_s, u"trustnoone"_s, u"master"_s,   u"schatz"_s,   u"chinwag"_s,    u"hallohallo"_s,
        u"starwars"_s, u"batman"_s,     u"superman"_s, u"michael"_s,  u"computer"_s,   u"internet"_s};
    return words.contains(plain);
}

bool isStep(QChar from, QChar to)
{
    static const std::array rows{u"qwertyuiop"_s,
                                 u"qwertzuiop"_s,
                                 u"asdfghjkl"_s,
                                 u"zxcvbnm"_s,
                                 u"yxcvbnm"_s,
                                 u"1234567890"_s,
                                 u"abcdefghijklmnopqrstuvwxyz"_s};
    if (from == to)
        return true;
    return std::any_of(rows.begin(), rows.end(), [&](const QString &row) {
        const auto at = row.indexOf(from);
        return at >= 0 && row.indexOf(to) >= 0 && std::abs(row.indexOf(to) - at) == 1;
    });
}

bool isPattern(const QString &password)
{
    const QString plain = password.toLower();
    qsizetype steps = 0;
    for (qsizetype i = 1; i < plain.size(); ++i)
        steps += isStep(plain.at(i - 1), plain.at(i)) ? 1 : 0;
    const QSet<QChar> different(plain.begin(), plain.end());
    // One turn, as in "12345678abcdefgh" or "qwertyuiop123", makes it no better.
    return plain.size() >= 4 && (different.size() <= 2 || steps >= plain.size() - 3);
}

} // namespace

PasswordWeakness weaknessOf(const QString &password, const QStringList &names, int score)
{
    if (password.isEmpty())
        return PasswordWeakness::None;
    const QString plain = core(password);
    const QString name = names.value(0).trimmed().toLower();
    if (!name.isEmpty() && (password.toLower() == name || (!plain.isEmpty() && plain == core(name))))
        return PasswordWeakness::Name;
    if (isCommon(plain))
        return PasswordWeakness::Common;
    if (isNameOfOwner(password, names))
        return PasswordWeakness::Name;
    const bool isFound = passwordScore(password, names) < std::max(score, leastScore);
    return isPattern(password) || isFound ? PasswordWeakness::Pattern : PasswordWeakness::None;
}

QString adviceOn(PasswordWeakness weakness)
{
    switch (weakness) {
    case PasswordWeakness::Name:
        return QCoreApplication::translate("PasswordAdvice",
                                           "This is your name, the first thing that anybody tries.");
    case PasswordWeakness::Common:
        return QCoreApplication::translate("PasswordAdvice",
                                           "This is one of the first passwords that anybody tries.");
    case PasswordWeakness::Pattern:
        return QCoreApplication::translate(
            "PasswordAdvice", "This is easy to guess. Several words that do not belong together are better.");
    case PasswordWeakness::None:
        break;
    }
    return {};
}

QString strengthWord(int score)
{
    return score >= strongestPassword ? QCoreApplication::translate("PasswordAdvice", "Very hard to guess")
                                      : QCoreApplication::translate("PasswordAdvice", "Good enough");
}

QString passwordProblem(const QString &password)
{
    if (checkedPassword(password))
        return {};
    if (password.size() > most)
        return QCoreApplication::translate("PasswordAdvice", "Use at most %n character(s).", nullptr, most);
    return QCoreApplication::translate("PasswordAdvice", "Use at least %n character(s).", nullptr, least);
}

QString passwordRule()
{
    return QCoreApplication::translate("PasswordAdvice", "At least %n character(s)", nullptr, least);
}

} // namespace Chinwag
