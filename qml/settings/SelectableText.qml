import QtQuick
import Chinwag.Theme

// Something to be copied or typed elsewhere, in letters that cannot be mistaken for each other.
TextEdit {
    id: root

    property string name

    readOnly: true
    selectByMouse: true
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.family: "DejaVu Sans Mono"
    font.pixelSize: Theme.sizeSecondary
    activeFocusOnTab: true
    LayoutMirroring.enabled: false
    Accessible.role: Accessible.EditableText
    Accessible.readOnly: true
    Accessible.name: root.name
}
