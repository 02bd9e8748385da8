#include "app/ui/emoji/emojitable.h"

#include "app/ui/folding.h"

#include <QFile>
#include <QMap>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr char32_t lightestSkin = 0x1F3FB;
constexpr char32_t darkestSkin = 0x1F3FF;
constexpr QChar emojiStyle(0xFE0F);
constexpr int firstColumns = 5; // then a name and what is looked in, for each language
constexpr qsizetype shortestInside = 3;

/// "13.1" as 1301.
int versionOf(const QString &text)
{
    return 100 * text.section(u'.', 0, 0).toInt() + text.section(u'.', 1).toInt();
}

bool begins(const QString &searched, qsizetype end, const QString &word)
{
    const qsizetype at = searched.indexOf(u' ' + word);
    return at >= 0 && at < end;
}

/// 0 is best; -1: it is about something else.
int rank(const QString &searched, const QStringList &words)
{
    const qsizetype nameEnd = searched.indexOf(u'|');
    const QString together = u' ' + words.join(u' ');
    if (searched.startsWith(together))
        return searched.at(together.size()) == u' ' && together.size() + 1 == nameEnd ? 0 : 1;
    int worst = 2;
    for (const QString &word : words) {
        if (begins(searched, nameEnd, word))
            continue;
        if (begins(searched, searched.size(), word))
            worst = std::max(worst, 3);
        else if (word.size() >= shortestInside && searched.contains(word))
            worst = 4;
        else
            return -1;
    }
    return worst;
}

} // namespace

QString Emoji::shortName() const { return foldedWords(english).join(u'_'); }

EmojiTable::EmojiTable(const QString &language, const CanDraw &canDraw)
{
    read(language);
    leaveOut(canDraw);
}

void EmojiTable::read(const QString &language)
{
    QFile file(u":/chinwag/emoji.tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QStringList languages = QString::fromUtf8(file.readLine()).trimmed().split(u'\t');
    const qsizetype own = std::max<qsizetype>(0, languages.indexOf(language));
    const qsizetype english = firstColumns + 2 * std::max<qsizetype>(0, languages.indexOf(u"en"_s));
    const qsizetype spoken = firstColumns + 2 * own;
    while (!file.atEnd()) {
        QString line = QString::fromUtf8(file.readLine());
        line.chop(1);
        const QStringList columns = line.split(u'\t');
        if (columns.size() != firstColumns + 2 * languages.size())
            continue;
        Emoji emoji{columns[0],      columns[2],       columns[4].toInt(),
                    columns[spoken], columns[english], {columns[spoken + 1]}};
        if (spoken != english)
            emoji.searched.append(columns[english + 1]);
        m_all.append(emoji);
        m_versions.append({versionOf(columns[1]), versionOf(columns[3])});
    }
}

void EmojiTable::leaveOut(const CanDraw &canDraw)
{
    QMap<int, bool> drawn; // by version: those that have a character of their own
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        const QList<uint> characters = QString(m_all[i].sequence).remove(emojiStyle).toUcs4();
        if (characters.size() != 1)
            continue;
        const auto known = drawn.constFind(m_versions[i].first);
        if (known == drawn.cend() || *known)
            drawn[m_versions[i].first] = canDraw(characters.first());
    }
    int newest = 0;
    for (auto version = drawn.cbegin(); version != drawn.cend(); ++version)
        newest = *version ? version.key() : newest;
    for (qsizetype i = m_all.size() - 1; i >= 0; --i) {
        if (m_versions[i].first > newest)
            m_all.removeAt(i);
        else if (m_versions[i].second > newest)
            m_all[i].toned.clear();
    }
    m_versions.clear();
    for (int i = 0; i < m_all.size(); ++i)
        m_places.insert(QString(m_all.at(i).sequence).remove(emojiStyle), i);
}

QString EmojiTable::withoutSkin(const QString &emoji)
{
    QString plain;
    const QList<uint> characters = emoji.toUcs4();
    for (const char32_t c : characters) {
        if (c < lightestSkin || c > darkestSkin)
            plain += QChar::fromUcs4(c);
    }
    return plain;
}

int EmojiTable::indexOf(const QString &emoji) const
{
    return m_places.value(withoutSkin(emoji).remove(emojiStyle), -1);
}

QString EmojiTable::inSkin(int index, int skin) const
{
    const Emoji &emoji = m_all.at(index);
    if (skin <= 0 || skin >= skins || emoji.toned.isEmpty())
        return emoji.sequence;
    const char32_t wanted = lightestSkin + static_cast<char32_t>(skin) - 1;
    return QString(emoji.toned).replace(QString::fromUcs4(&lightestSkin, 1), QString::fromUcs4(&wanted, 1));
}

QList<int> EmojiTable::find(const QString &words, qsizetype most) const
{
    const QStringList wanted = foldedWords(words);
    if (wanted.isEmpty())
        return {};
    constexpr int ranks = 5;
    std::array<QList<int>, ranks> found;
    for (int i = 0; i < m_all.size(); ++i) {
        int best = -1;
        for (const QString &language : m_all.at(i).searched) {
            const int here = rank(language, wanted);
            best = best < 0 || (here >= 0 && here < best) ? here : best;
        }
        if (best >= 0)
            found[static_cast<std::size_t>(best)].append(i);
    }
    QList<int> result;
    for (const QList<int> &each : found)
        result += each;
    return result.first(std::min(result.size(), most));
}

} // namespace Chinwag
