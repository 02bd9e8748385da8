#pragma once

#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <span>

namespace Chinwag {

/// Every key of the window: the shortcuts are made from it, and the settings show it. Pure.
class KeyTable : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    enum Action {
        // Window
        Help,
        Lab,
        Keys,
        Settings,
        LargerText,
        SmallerText,
        PlainText,
        CloseWindow,
        Quit,
        // Rooms
        Switcher,
        DirectMessage,
        RoomAbove,
        RoomBelow,
        UnreadAbove,
        UnreadBelow,
        RoomByPlace,
        Back,
        Forward,
        // The open room
        FindHere,
        FindEverywhere,
        FindMentions,
        Members,
        Attach,
        Emoji,
        Regions,
        RegionsBack,
        // Writing; the composer knows these itself
        Send,
        NewLine,
        ChangeLast,
        ReplyToLast,
        Walk,
        Bold,
        Italic,
        StruckOut,
        Code,
        Home,
    };
    Q_ENUM(Action)

    struct Entry
    {
        Action action;
        const char *section;   ///< for tr()
        const char *words;     ///< for tr()
        const char *sequences; ///< as QKeySequence writes them, with spaces between
    };

    using QObject::QObject;

    static std::span<const Entry> all();
    /// For a Shortcut.
    Q_INVOKABLE static QStringList of(Action action);
    /// As people read it here: "Ctrl+K".
    Q_INVOKABLE static QString text(Action action);
    /// For the page: objects with section, words, and keys.
    Q_INVOKABLE static QVariantList rows();

private:
    static QStringList sequencesOf(const Entry &entry);
    static QString readable(const QString &sequence);
};

} // namespace Chinwag
