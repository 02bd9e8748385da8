import QtQuick
import QtQuick.Templates as T

// Where a dialog or a menu is that is made when it is first wanted, and kept.
Loader {
    id: root

    required property url file
    required property var given // what it is made with

    readonly property bool shown: item !== null && (item as T.Popup).visible

    function made(): QtObject {
        if (item === null)
            setSource(file, given);
        return item;
    }
    function open(): void {
        (made() as T.Popup).open();
    }
}
