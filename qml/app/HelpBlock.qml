import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// One block of the help. The texts are our own and were made safe by HelpModel; they can be selected, to copy a command.
FocusScope {
    id: root

    required property int kind
    required property string text
    required property string secondText
    required property string plain
    required property string link

    readonly property bool row: kind === HelpModel.TableHead || kind === HelpModel.TableRow
    readonly property bool heading: kind === HelpModel.Heading
    readonly property bool code: kind === HelpModel.Code
    readonly property int above: heading ? 22 : row ? 7 : code ? 14 : kind === HelpModel.Item ? 6 : 10
    readonly property int below: row ? 7 : code ? 12 : 0
    readonly property int indent: code ? 14 : kind === HelpModel.Item ? 20 : 0

    implicitHeight: Math.max(first.height, second.visible ? second.height : 0) + above + below
    activeFocusOnTab: link.length > 0
    Accessible.role: heading ? Accessible.Heading : link.length > 0 ? Accessible.Link : Accessible.StaticText
    Accessible.name: plain
    Accessible.onPressAction: root.follow(root.link)

    Keys.onReturnPressed: event => root.followOr(event)
    Keys.onEnterPressed: event => root.followOr(event)

    function follow(target: string): void {
        LinkPolicy.open(target);
    }
    function followOr(event: KeyEvent): void {
        event.accepted = link.length > 0;
        follow(link);
    }

    Rectangle {
        anchors { fill: parent; topMargin: 4; bottomMargin: 2 }
        radius: Theme.radiusControl
        color: Theme.window
        border.width: 1
        border.color: Theme.line
        visible: root.code
    }
    Rectangle {
        width: parent.width
        height: 1
        anchors.bottom: parent.bottom
        color: Theme.line
        visible: root.row
    }
    Rectangle {
        anchors { left: parent.left; leftMargin: 6; top: parent.top; topMargin: root.above + 8 }
        width: 5
        height: 5
        radius: 2.5
        color: Theme.soft
        visible: root.kind === HelpModel.Item
    }
    HelpWords {
        id: first
        anchors { left: parent.left; leftMargin: root.indent; top: parent.top; topMargin: root.above }
        width: root.row ? Math.round(root.width * 0.38) - 12 : root.width - 2 * root.indent
        words: root.text
        code: root.code
        quiet: root.kind === HelpModel.TableHead
        font.pixelSize: root.heading ? Theme.sizeHeader : quiet ? Theme.sizeCaption : code ? Theme.sizeSecondary : Theme.sizeBody
        font.weight: root.heading ? Font.DemiBold : Font.Normal
        onLinkActivated: link => root.follow(link)
    }
    HelpWords {
        id: second
        anchors { left: parent.left; leftMargin: Math.round(root.width * 0.38); right: parent.right; top: parent.top; topMargin: root.above }
        words: root.secondText
        quiet: first.quiet
        font.pixelSize: first.font.pixelSize
        visible: root.row
        onLinkActivated: link => root.follow(link)
    }
    FocusRing { shown: root.activeFocus && root.link.length > 0; anchors.margins: -2 }
}
