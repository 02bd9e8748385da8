import QtQuick

// Says something to a screen reader: not seen, and nobody can go there. A screen reader hears that a
// notification with this name appears.
Item {
    id: root

    property string sentence

    objectName: "liveRegion"
    width: 1
    height: 1
    visible: false
    Accessible.role: Accessible.Notification
    Accessible.name: sentence

    function say(words: string): void {
        visible = false;
        sentence = words;
        visible = true;
    }
}
