import QtQuick
import Chinwag.Controls
import Chinwag.Ui

// What can be done with a message.
Menu {
    id: root

    required property TimelineController timeline
    property FilesController files: null
    // The message it was opened for, as it was then.
    property string entryId
    property double seq: 0
    property string words
    property bool own: false
    property bool deleted: false
    property bool notSent: false
    property bool readOnly: false // nothing can be written here
    property string selection // in there, and of others, it may be
    property var links: [] // of MessageLink
    property var attached: [] // of MessageFile
    readonly property var pictures: attached.filter(file => file.picture)

    readonly property bool stored: seq > 0 && !deleted

    signal reactionWanted()
    signal replied(seq: double)
    signal changed(entryId: string)
    signal pictureWanted(file: var)
    signal saveWanted(file: var)
    signal followed(words: string, target: string)
    signal deletionWanted(entryId: string, askFirst: bool)
    signal reportWanted(entryId: string)

    objectName: "messageMenu"

    // Where its links lead; a message of nothing but links has room for the others, too.
    Instantiator {
        model: root.links.slice(0, 5)
        delegate: LinkItem {}
        onObjectAdded: (index, object) => root.insertItem(1 + index, object as LinkItem)
        onObjectRemoved: (index, object) => root.removeItem(object as LinkItem)
    }

    Instantiator {
        model: root.attached.slice(0, 5)
        delegate: SaveItem {}
        onObjectAdded: (index, object) => root.insertItem(1 + Math.min(5, root.links.length) + index, object as SaveItem)
        onObjectRemoved: (index, object) => root.removeItem(object as SaveItem)
    }

    QuickReactions {
        emoji: root.timeline.quickReactions
        enabled: root.stored
        visible: enabled
        height: visible ? implicitHeight : 0
        onChosen: emoji => {
            root.timeline.toggleReaction(root.entryId, emoji);
            root.close();
        }
    }
    MenuItem {
        objectName: "reactItem"
        text: qsTr("More reactions…")
        glyph: "smile-plus"
        enabled: root.stored
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: root.reactionWanted()
    }
    MenuItem {
        objectName: "replyItem"
        text: qsTr("Reply")
        glyph: "reply"
        enabled: root.stored && !root.readOnly
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: root.replied(root.seq)
    }
    MenuItem {
        objectName: "editItem"
        text: qsTr("Edit")
        glyph: "edit"
        enabled: root.own && !root.deleted && !root.readOnly
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: root.changed(root.entryId)
    }
    MenuItem {
        objectName: "unreadFromItem"
        text: qsTr("Mark as unread from here")
        glyph: "flag"
        enabled: root.stored
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: root.timeline.markUnreadFrom(root.seq)
    }
    MenuItem {
        objectName: "viewPictureItem"
        text: root.pictures.length > 1 ? qsTr("View pictures") : qsTr("View picture")
        glyph: "picture"
        enabled: root.pictures.length > 0
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: root.pictureWanted(root.pictures[0])
    }
    MenuItem {
        objectName: "copyPictureItem"
        text: qsTr("Copy picture")
        glyph: "copy"
        enabled: root.pictures.length === 1 && root.files !== null
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: root.files.copyPicture(root.pictures[0])
    }
    MenuItem {
        objectName: "copyItem"
        text: root.selection.length > 0 ? qsTr("Copy what is selected") : qsTr("Copy text")
        glyph: "copy"
        enabled: !root.deleted && (root.selection.length > 0 || root.words.length > 0)
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: TextEditing.copy(root.selection.length > 0 ? root.selection : root.words)
    }
    MenuItem {
        objectName: "retryItem"
        text: qsTr("Retry")
        glyph: "retry"
        enabled: root.notSent
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: root.timeline.retry(root.entryId)
    }
    MenuItem {
        objectName: "discardItem"
        text: qsTr("Discard")
        glyph: "trash"
        danger: true
        enabled: root.notSent
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: root.timeline.remove(root.entryId)
    }
    MenuItem {
        objectName: "reportItem"
        text: qsTr("Report…")
        glyph: "flag"
        enabled: root.stored && !root.own && !root.timeline.direct
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: root.reportWanted(root.entryId)
    }
    MenuItem {
        objectName: "deleteItem"
        text: qsTr("Delete")
        glyph: "trash"
        danger: true
        enabled: (root.own || (root.timeline.moderator && root.stored)) && !root.deleted && !root.notSent
        visible: enabled
        height: visible ? implicitHeight : 0
        onTriggered: root.deletionWanted(root.entryId, !shift.held)

        // Whoever holds Shift is sure.
        PointHandler {
            id: shift
            property bool held: false
            onActiveChanged: {
                if (active)
                    held = (point.modifiers & Qt.ShiftModifier) !== 0;
            }
        }
    }
}
