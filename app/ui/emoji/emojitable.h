#pragma once

#include <QHash>
#include <QList>
#include <QStringList>

#include <functional>

namespace Chinwag {

/// One emoji, whatever its skin.
struct Emoji
{
    QString sequence;
    QString toned;        ///< with the lightest skin; "" when it has none
    int group = 0;        ///< of EmojiTable::groups
    QString name;         ///< in the language of the table
    QString english;      ///< its name
    QStringList searched; ///< " words of the name | other words", of each language that is looked in

    /// As it is typed between colons: "thumbs_up".
    QString shortName() const;
};

/// All emoji that can be drawn, in the order people know, made from Unicode's data when this is built. Plain
/// values; any thread.
class EmojiTable
{
public:
    static constexpr int groups =
        9; ///< smileys, people, nature, food, places, activities, objects, symbols, flags
    static constexpr int skins = 6; ///< 0: none in particular; then from the lightest to the darkest

    /// Of a code point.
    using CanDraw = std::function<bool(char32_t)>;

    /// Names are in `language` ("de") if there are any, else in English. The newest version of Unicode of
    /// which `canDraw` has every single character is drawn as a whole, and so are those before; what is newer
    /// is left out: of a sequence that a font does not know one would see the parts.
    EmojiTable(const QString &language, const CanDraw &canDraw);

    const QList<Emoji> &all() const { return m_all; }
    /// Where it is in all(), in any skin; -1: there is none.
    int indexOf(const QString &emoji) const;
    /// As it is sent.
    QString inSkin(int index, int skin) const;

    /// Those that `words` are about, the likeliest first, at most `most` of them: every word begins one of
    /// theirs, or is in one if it has three letters. Accents and case do not matter. Nothing for no words.
    QList<int> find(const QString &words, qsizetype most) const;

    /// Without the skin, for indexOf() and for what is remembered.
    static QString withoutSkin(const QString &emoji);

private:
    void read(const QString &language);
    void leaveOut(const CanDraw &canDraw);

    QList<Emoji> m_all;
    QHash<QString, int> m_places;          ///< by sequence, without what chooses a style
    QList<std::pair<int, int>> m_versions; ///< of an emoji and of its skins; while it is being read
};

} // namespace Chinwag
