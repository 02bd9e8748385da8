#include "app/ui/settings/keytable.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Chinwag {

namespace {

constexpr const char *window = QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Window");
constexpr const char *rooms = QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Rooms");
constexpr const char *here = QT_TRANSLATE_NOOP("Chinwag::KeyTable", "The open room");
constexpr const char *writing = QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Writing");

using K = KeyTable;

constexpr std::array table{
    K::Entry{K::Switcher, rooms, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Go to a room or a person"),
             "Ctrl+K"},
    K::Entry{K::DirectMessage, rooms, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "New direct message"),
             "Ctrl+Shift+K"},
    K::Entry{K::RoomAbove, rooms, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Room above"), "Alt+Up"},
    K::Entry{K::RoomBelow, rooms, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Room below"), "Alt+Down"},
    K::Entry{K::UnreadAbove, rooms, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Room with news above"),
             "Alt+Shift+Up"},
    K::Entry{K::UnreadBelow, rooms, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Room with news below"),
             "Alt+Shift+Down"},
    K::Entry{K::RoomByPlace, rooms, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "First to ninth room of the list"),
             "Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+4 Ctrl+5 Ctrl+6 Ctrl+7 Ctrl+8 Ctrl+9"},
    K::Entry{K::Back, rooms, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Back to the room before"), "Alt+Left"},
    K::Entry{K::Forward, rooms, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Forward again"), "Alt+Right"},
    K::Entry{K::FindHere, here, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Search in the room"), "Ctrl+F"},
    K::Entry{K::FindEverywhere, here, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Search everywhere"),
             "Ctrl+Shift+F"},
    K::Entry{K::FindMentions, here, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Messages that name you"),
             "Ctrl+Shift+M"},
    K::Entry{K::Members, here, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Show or hide people"), "Ctrl+."},
    K::Entry{K::Regions, here, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "To the next part of the window"),
             "F6"},
    K::Entry{K::RegionsBack, here, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "To the part before"), "Shift+F6"},
    K::Entry{K::Home, here,
             QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Back to writing, and to the newest message"), "Esc"},
    K::Entry{K::Send, writing, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Send"), "Enter"},
    K::Entry{K::NewLine, writing, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "New line"), "Shift+Enter"},
    K::Entry{K::ChangeLast, writing,
             QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Change your last message, when nothing is written"),
             "Up"},
    K::Entry{K::ReplyToLast, writing,
             QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Reply to the last message, when nothing is written"),
             "Shift+Up"},
    K::Entry{K::Walk, writing,
             QT_TRANSLATE_NOOP("Chinwag::KeyTable", "To the messages, to walk through them"), "Ctrl+Up"},
    K::Entry{K::Bold, writing, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Bold"), "Ctrl+B"},
    K::Entry{K::Italic, writing, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Italic"), "Ctrl+I"},
    K::Entry{K::StruckOut, writing, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Struck out"), "Ctrl+Shift+X"},
    K::Entry{K::Code, writing, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Code"), "Ctrl+Shift+C"},
    K::Entry{K::Emoji, writing, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Emoji"), "Ctrl+E"},
    K::Entry{K::Attach, writing, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Attach files"), "Ctrl+U"},
    K::Entry{K::LargerText, window, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Larger text"), "Ctrl++ Ctrl+="},
    K::Entry{K::SmallerText, window, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Smaller text"), "Ctrl+-"},
    K::Entry{K::PlainText, window, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Text as large as before"),
             "Ctrl+0"},
    K::Entry{K::Settings, window, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Settings"), "Ctrl+,"},
    K::Entry{K::Keys, window, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "These keys"), "Ctrl+/"},
    K::Entry{K::Help, window, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Help"), "F1"},
    K::Entry{K::Lab, window, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Connection Lab"), "Ctrl+Shift+L"},
    K::Entry{K::CloseWindow, window,
             QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Close what is on top, or the window"), "Ctrl+W"},
    K::Entry{K::Quit, window, QT_TRANSLATE_NOOP("Chinwag::KeyTable", "Quit"), "Ctrl+Q"},
};

const K::Entry &entryOf(K::Action action)
{
    const auto found = std::ranges::find(table, action, &K::Entry::action);
    Q_ASSERT(found != table.end());
    return *found;
}

/// As it is printed on keyboards.
QString nameOfKey(const QString &key)
{
    if (key == u"Ctrl")
        return KeyTable::tr("Ctrl", "on the keyboard");
    if (key == u"Shift")
        return KeyTable::tr("Shift", "on the keyboard");
    if (key == u"Alt")
        return KeyTable::tr("Alt", "on the keyboard");
    if (key == u"Enter")
        return KeyTable::tr("Enter", "on the keyboard");
    if (key == u"Esc")
        return KeyTable::tr("Esc", "on the keyboard");
    if (key == u"Up")
        return KeyTable::tr("Up", "on the keyboard");
    if (key == u"Down")
        return KeyTable::tr("Down", "on the keyboard");
    if (key == u"Left")
        return KeyTable::tr("Left", "on the keyboard");
    if (key == u"Right")
        return KeyTable::tr("Right", "on the keyboard");
    return key;
}

} // namespace

std::span<const KeyTable::Entry> KeyTable::all() { return table; }

QStringList KeyTable::sequencesOf(const Entry &entry)
{
    return QString::fromLatin1(entry.sequences).split(u' ');
}

QStringList KeyTable::of(Action action) { return sequencesOf(entryOf(action)); }

QString KeyTable::readable(const QString &sequence)
{
    if (sequence.endsWith(u"++"))
        return nameOfKey(sequence.chopped(2)) + QStringLiteral("++");
    QStringList keys = sequence.split(u'+');
    for (QString &key : keys)
        key = nameOfKey(key);
    return keys.join(u'+');
}

QString KeyTable::text(Action action)
{
    const QStringList sequences = of(action);
    const QString first = readable(sequences.first());
    return action == RoomByPlace ? first + QStringLiteral(" … ") + readable(sequences.last()) : first;
}

QVariantList KeyTable::rows()
{
    QVariantList rows;
    for (const Entry &entry : table) {
        rows.append(QVariantMap{{QStringLiteral("section"), tr(entry.section)},
                                {QStringLiteral("words"), tr(entry.words)},
                                {QStringLiteral("keys"), text(entry.action)}});
    }
    return rows;
}

} // namespace Chinwag
