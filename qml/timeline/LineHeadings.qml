import QtQuick

// Above a line: the day that begins, and where the new messages do.
Item {
    id: root

    required property TimelineDelegate line

    implicitHeight: (day.visible ? day.height : 0) + (news.visible ? news.height : 0)

    Separator {
        id: day
        width: root.width
        text: root.line.dayLabel
        visible: text.length > 0
    }
    Separator {
        id: news
        y: day.visible ? day.height : 0
        width: root.width
        text: qsTr("New messages")
        fresh: true
        visible: root.line.newLine
    }
}
