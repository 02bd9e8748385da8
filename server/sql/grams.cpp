#include "server/sql/grams.h"

#include "shared/protocol/searchtext.h"

#include <algorithm>
#include <span>

namespace Chinwag::Grams {

namespace {

/// So that a room and a word that are spelled alike are different things.
enum class Kind : quint32 { Word = 1, Room, Sender, Link, File };

/// More of them find hardly less: each list has to be read.
constexpr qsizetype mostOfWords = 24;

/// From here on: symbols, pictures, the scripts of East Asia.
constexpr uint firstThatStandsAlone = 0x2600;

/// FNV-1a. qHash() promises nothing for the next version of Qt.
quint32 numberOf(Kind kind, std::span<const uint> characters)
{
    constexpr quint32 prime = 16'777'619;
    quint32 hash = (2'166'136'261u ^ quint32(kind)) * prime;
    for (uint character : characters) {
        for (int byte = 0; byte < 4; ++byte, character >>= 8)
            hash = (hash ^ (character & 0xffu)) * prime;
    }
    return hash;
}

quint32 numberOf(Kind kind, const QString &text) { return numberOf(kind, text.toUcs4()); }

bool standsAlone(uint character) { return character >= firstThatStandsAlone; }

/// Those that begin with the first of these characters, all of one word.
void appendFirst(List &list, std::span<const uint> word)
{
    const auto take = [&](std::size_t count) { list.append(numberOf(Kind::Word, word.first(count))); };
    const bool isAlone = standsAlone(word[0]);
    const bool isPair = isAlone && word.size() > 1 && standsAlone(word[1]);
    if (isAlone)
        take(1);
    if (isPair)
        take(2);
    if (word.size() > 2 && !(isPair && standsAlone(word[2])))
        take(3);
}

void appendWord(List &list, std::span<const uint> word)
{
    for (std::size_t i = 0; i < word.size(); ++i)
        appendFirst(list, word.subspan(i));
}

void sortOut(List &list)
{
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

} // namespace

List ofMessage(const RoomId &room, const UserId &sender, const QString &text, bool hasFiles)
{
    List list{ofRoom(room), ofSender(sender)};
    if (hasLink(text))
        list.append(ofLink());
    if (hasFiles)
        list.append(ofFile());
    const SearchWords words(text);
    for (const QString &word : words.words())
        appendWord(list, word.toUcs4());
    sortOut(list);
    return list;
}

List ofWords(const QStringList &words)
{
    List list;
    for (const QString &word : words)
        appendWord(list, word.toUcs4());
    sortOut(list);
    // Numbers say nothing of what they stand for, so any of them are as good as the others.
    return list.first(std::min(list.size(), mostOfWords));
}

quint32 ofRoom(const RoomId &room) { return numberOf(Kind::Room, room.toString()); }

quint32 ofSender(const UserId &sender) { return numberOf(Kind::Sender, sender.toString()); }

quint32 ofLink() { return numberOf(Kind::Link, std::span<const uint>()); }

quint32 ofFile() { return numberOf(Kind::File, std::span<const uint>()); }

} // namespace Chinwag::Grams
