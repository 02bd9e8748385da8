pragma Singleton

import QtQuick
import Chinwag.Theme

// The heading of a list's section. Made here, outside of every list: a ListView looks for "section" in all that surrounds
// the heading, finds itself, and does not tell a heading that it uses again.
QtObject {
    readonly property Component heading: Component {
        Item {
            id: heading
            objectName: "sectionHeading"
            required property string section
            width: ListView.view ? ListView.view.width : 0
            implicitHeight: Theme.px(34)
            SectionLabel {
                anchors { left: parent.left; leftMargin: 12; right: parent.right; bottom: parent.bottom; bottomMargin: 4 }
                height: Theme.px(16)
                text: heading.section
            }
        }
    }
}
