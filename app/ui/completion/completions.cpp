#include "app/ui/completion/completions.h"

#include "app/core/commands/chatcommand.h"
#include "app/core/text/foreigntext.h"
#include "app/ui/folding.h"
#include "app/ui/words.h"
#include "shared/protocol/mentions.h"

#include <algorithm>

namespace Chinwag {

namespace {

struct Match
{
    int rank = -1; // 0 is best; -1: none
    User user;
};

int rankOf(const User &user, const QString &typed)
{
    const QString username = folded(user.username);
    if (username == typed)
        return 0;
    const QStringList words = foldedWords(user.displayName);
    const auto begins = [&typed](const QString &word) { return word.startsWith(typed); };
    if (username.startsWith(typed) || (!words.isEmpty() && begins(words.constFirst())))
        return 1;
    return std::any_of(words.cbegin(), words.cend(), begins) ? 2 : -1;
}

QList<User> matching(ChatSession &session, const QList<UserId> &ids, const QString &typed)
{
    QList<Match> matches;
    for (const UserId &id : ids) {
        if (id == session.rooms().self().id || !session.rooms().knows(id))
            continue;
        const User user = session.rooms().user(id);
        if (const int rank = rankOf(user, typed); rank >= 0)
            matches.append({rank, user});
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) {
        return a.rank != b.rank ? a.rank < b.rank
                                : a.user.displayName.localeAwareCompare(b.user.displayName) < 0;
    });
    QList<User> users;
    for (const Match &match : std::as_const(matches))
        users.append(match.user);
    return users;
}

CompletionRow rowOf(const User &user)
{
    return {user.id.toString(),
            u'@' + user.username,
            user.displayName,
            user.username,
            {},
            Words::initials(user.displayName),
            Words::tone(user.id.toString())};
}

bool mayNameEverybody(const Room &room)
{
    return room.kind != RoomKind::Direct && room.role.value_or(Role::Member) != Role::Member;
}

} // namespace

QList<CompletionRow> Completions::people(ChatSession &session, const RoomId &room, const QString &typed)
{
    QList<UserId> here = session.members().members(room);
    QList<UserId> others;
    const QList<Room> rooms = session.rooms().rooms();
    for (const Room &each : rooms) {
        if (each.peer && each.id == room && !here.contains(each.peer->id))
            here.append(each.peer->id);
        else if (each.peer && !here.contains(each.peer->id))
            others.append(each.peer->id);
    }
    const QString plain = folded(typed);
    const QList<User> found = matching(session, here, plain) + matching(session, others, plain);
    QList<CompletionRow> rows;
    for (const User &user : found.first(std::min(found.size(), most)))
        rows.append(rowOf(user));
    const RoomBook::Entry *entry = session.rooms().find(room);
    if (entry && mayNameEverybody(entry->room) && everybodyHere.startsWith(typed, Qt::CaseInsensitive)) {
        const int count = entry->room.memberCount;
        if (rows.size() == most)
            rows.removeLast();
        rows.append({u'@' + everybodyHere,
                     u'@' + everybodyHere,
                     everybodyHere,
                     tr("tells all %n people", nullptr, count),
                     QStringLiteral("#"),
                     {},
                     0});
    }
    return rows;
}

QList<CompletionRow> Completions::emoji(EmojiController &emoji, const QString &typed)
{
    QList<CompletionRow> rows;
    const QList<int> found = emoji.table().find(typed, most);
    for (const int index : found) {
        const Emoji &each = emoji.table().all().at(index);
        const QString sequence = emoji.inOwnSkin(index);
        rows.append(
            {QString::number(index), sequence, each.name, u':' + each.shortName() + u':', sequence, {}, 0});
    }
    return rows;
}

QList<CompletionRow> Completions::commands(const Room &room, const QString &typed)
{
    struct Help
    {
        ChatCommand::Kind kind;
        QString usage;
        QString purpose;
    };
    const QList<Help> all{
        {ChatCommand::Me, tr("/me waves"), tr("what you do")},
        {ChatCommand::Topic, tr("/topic TEXT"), tr("what the room is about")},
        {ChatCommand::Invite, tr("/invite NAME"), tr("bring somebody in")},
        {ChatCommand::Leave, QStringLiteral("/leave"), tr("leave the room")},
        {ChatCommand::Shrug, QStringLiteral("/shrug"), QStringLiteral("¯\\_(ツ)_/¯")},
    };
    QList<CompletionRow> rows;
    for (const Help &each : all) {
        const QString name = ChatCommand::nameOf(each.kind);
        if (name.startsWith(typed.toLower()) && ChatCommand::fits(each.kind, room))
            rows.append({name, u'/' + name, each.usage, each.purpose, QStringLiteral("/"), {}, 0});
    }
    return rows;
}

} // namespace Chinwag
