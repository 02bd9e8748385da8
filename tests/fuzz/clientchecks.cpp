#include "app/core/connection/serveraddress.h"
#include "app/core/rooms/roombook.h"
#include "app/core/search/searchquery.h"
#include "app/ui/text/linkpolicy.h"
#include "app/ui/text/messageformat.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/searchtext.h"
#include "shared/protocol/utf8.h"
#include "tests/fuzz/fuzzchecks.h"

namespace Chinwag::FuzzChecks {

using namespace Qt::StringLiterals;

namespace {

User person(const QString &name) { return {UserId(u"u_"_s + name), name, name.toUpper()}; }

const RoomBook &knownRooms()
{
    static RoomBook *const book = [] {
        auto *made = new RoomBook(person(u"ann"_s));
        made->addUsers({person(u"ann"_s), person(u"bo"_s)});
        for (const QString &name : {u"general"_s, u"night watch"_s}) {
            Room room;
            room.id = RoomId(u"r_"_s + name);
            room.name = name;
            made->addOrUpdate(room);
        }
        return made;
    }();
    return *book;
}

QString marksProblem(const SearchWords &words, const QString &text)
{
    qsizetype end = 0;
    for (const TextMark &mark : words.marksIn(text)) {
        if (mark.start < end || mark.length <= 0 || mark.start + mark.length > text.size())
            return u"a mark that is not in the text"_s;
        end = mark.start + mark.length;
    }
    return {};
}

QString spansProblem(const MessageBlock &block)
{
    qsizetype end = 0;
    for (const MessageSpan &span : block.spans) {
        if (span.from < end || span.length < 0 || span.from + span.length > block.text.size() ||
            span.link >= block.links.size())
            return u"a span that is not in its text"_s;
        end = span.from + span.length;
    }
    qsizetype at = -1;
    for (const MessageItem &item : block.items) {
        if (item.at <= at || item.at > block.text.size() || item.level < 0)
            return u"an item that is not in its text"_s;
        at = item.at;
    }
    for (const MessageLink &link : block.links) {
        if (!LinkPolicy::allowed(link.target) || LinkPolicy::shown(link.target).isEmpty())
            return u"a link that leads where none may lead: "_s + link.target;
    }
    return {};
}

} // namespace

QString serverAddress(const QByteArray &bytes)
{
    const auto address = ServerAddress::parse(textFromUtf8(bytes));
    if (!address)
        return {};
    const QUrl &url = address->url();
    const bool isRoot =
        url.path().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || url.host().isEmpty() || url.port() < 1 || url.port() > 0xffff || !isRoot)
        return u"no address of a server: "_s + url.toString();
    const auto again = ServerAddress::parse(url.toString());
    if (!again || again->url() != url)
        return u"read again, it is another one: "_s + url.toString();
    return {};
}

QString searchQuery(const QByteArray &bytes)
{
    const QString typed = textFromUtf8(bytes);
    const auto query = SearchQuery::parse(typed, knownRooms());
    if (query && query->isEnough() && query->isEmpty())
        return u"nothing, and enough to look for"_s;
    const SearchWords words(typed.first(typed.size() / 2));
    (void)words.occurIn(typed);
    return marksProblem(words, typed);
}

QString messageFormat(const QByteArray &bytes)
{
    const QString text = textFromUtf8(bytes).left(Limits::messageLength);
    const QList<MessageBlock> blocks = MessageFormat::blocks(text, {u"ann"_s, u"Ann"_s});
    for (const MessageBlock &block : blocks) {
        if (QString problem = spansProblem(block); !problem.isEmpty())
            return problem;
        if (block.depth < 0)
            return u"quoted less than never"_s;
    }
    if (!blocks.isEmpty() && !MessageFormat::mayHaveMarks(text))
        return u"marks where none may be"_s;
    (void)MessageFormat::words(text, u"Ann"_s);
    (void)MessageFormat::beginning(text, blocks);
    (void)LinkPolicy::shown(text);
    (void)LinkPolicy::isDeceptive(text);
    (void)LinkPolicy::caution(text.left(20), text);
    return {};
}

} // namespace Chinwag::FuzzChecks
