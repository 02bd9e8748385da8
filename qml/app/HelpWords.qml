import QtQuick
import Chinwag.Theme

// Words of the help: rich text of HelpModel, or a command as it is typed.
TextEdit {
    id: root

    required property string words
    property bool code: false
    property bool quiet: false

    textFormat: code ? TextEdit.PlainText : TextEdit.RichText
    text: code ? words : "<style>a { color: " + Theme.accentText + "; }</style>" + words
    readOnly: true
    selectByMouse: true
    activeFocusOnTab: false
    wrapMode: TextEdit.Wrap
    color: quiet ? Theme.soft : Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.family: code ? "monospace" : Application.font.family
    Accessible.ignored: true

    HoverHandler { cursorShape: root.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.IBeamCursor }
}
