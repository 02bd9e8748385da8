import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

// A heading inside a menu; the keyboard walks past it.
T.MenuItem {
    id: control

    implicitWidth: 236
    implicitHeight: Theme.px(26)
    leftPadding: 10
    enabled: false
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    contentItem: SectionLabel { text: control.text }
}
