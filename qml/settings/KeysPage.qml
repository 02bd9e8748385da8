import QtQuick
import Chinwag.Ui

SettingsPage {
    id: root

    required property AppController app
    readonly property var rows: app.settings.language === "?" ? [] : KeyTable.rows() // again in another language

    objectName: "keysPage"
    title: qsTr("Keys")
    explanation: qsTr("Everything can be done without a mouse.")

    Repeater {
        model: root.sections()
        delegate: KeyGroup {
            width: parent ? parent.width : 0
        }
    }

    // By their headings, in their order.
    function sections(): var {
        const sections = [];
        for (const row of rows) {
            let last = sections.find(each => each.heading === row.section);
            if (!last) {
                last = { heading: row.section, keys: [] };
                sections.push(last);
            }
            last.keys.push(row);
        }
        return sections;
    }
}
