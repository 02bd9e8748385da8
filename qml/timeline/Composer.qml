import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Grows to eight lines. Enter sends, Shift+Enter makes a new line.
Item {
    id: root

    required property ComposerController composer

    readonly property int lineHeight: Math.ceil(metrics.height)
    readonly property int maximumTextHeight: 8 * lineHeight

    implicitHeight: frame.height + (problem.visible ? problem.height + 6 : 0)

    function focusInput(): void {
        input.forceActiveFocus();
    }

    FontMetrics { id: metrics; font: input.font }

    Rectangle {
        id: frame
        width: parent.width
        height: Math.max(Theme.composerHeight, Math.min(input.contentHeight, root.maximumTextHeight) + 30)
        radius: Theme.radiusComposer
        color: Theme.surface
        border.width: 1
        border.color: Theme.line

        FocusRing { shown: input.activeFocus; shapeRadius: frame.radius }

        Flickable {
            id: flick
            anchors { fill: parent; leftMargin: 16; rightMargin: 56; topMargin: 15; bottomMargin: 15 }
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentWidth: width
            contentHeight: input.contentHeight
            T.ScrollBar.vertical: ScrollBar {}

            TextEdit {
                id: input
                objectName: "composerInput"
                width: flick.width
                height: Math.max(contentHeight, flick.height)
                textFormat: TextEdit.PlainText
                wrapMode: TextEdit.Wrap
                verticalAlignment: TextEdit.AlignVCenter
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentInk
                selectByMouse: true
                activeFocusOnTab: true
                font.pixelSize: Theme.sizeBody
                cursorDelegate: Caret {}
                Accessible.role: Accessible.EditableText
                Accessible.name: root.composer.placeholder
                Accessible.multiLine: true

                onTextChanged: root.composer.edit(text)
                onCursorRectangleChanged: root.keepCursorVisible()
                Keys.onReturnPressed: event => root.enterPressed(event)
                Keys.onEnterPressed: event => root.enterPressed(event)
                KeyNavigation.priority: KeyNavigation.BeforeItem
                KeyNavigation.tab: sendButton.enabled ? sendButton : null
            }
        }
        Label {
            anchors { left: flick.left; right: flick.right; verticalCenter: parent.verticalCenter }
            text: root.composer.placeholder
            color: Theme.soft
            elide: Text.ElideRight
            visible: input.length === 0 && input.preeditText.length === 0
        }
        IconButton {
            id: sendButton
            objectName: "sendButton"
            anchors { right: parent.right; rightMargin: 8; bottom: parent.bottom; bottomMargin: 8 }
            side: 36
            corner: 18
            glyph: "up"
            hint: qsTr("Send")
            enabled: root.composer.canSend
            fill: enabled ? Theme.accent : Theme.hover
            ink: enabled ? Theme.accentInk : Theme.faint
            onClicked: {
                root.composer.send();
                root.focusInput();
            }
        }
    }
    Label {
        id: problem
        objectName: "composerError"
        anchors { left: parent.left; leftMargin: 16; right: parent.right; top: frame.bottom; topMargin: 6 }
        text: root.composer.error
        size: Theme.sizeCaption
        color: Theme.danger
        elide: Text.ElideRight
        visible: text.length > 0
    }

    Component.onCompleted: {
        input.text = root.composer.text;
        input.cursorPosition = input.length;
    }

    Connections {
        target: root.composer
        function onTextChanged(): void {
            if (input.text === root.composer.text)
                return;
            input.text = root.composer.text;
            input.cursorPosition = input.length;
        }
    }

    function enterPressed(event: KeyEvent): void {
        event.accepted = !(event.modifiers & Qt.ShiftModifier);
        if (event.accepted)
            root.composer.send();
    }

    function keepCursorVisible(): void {
        const cursor = input.cursorRectangle;
        if (cursor.y < flick.contentY)
            flick.contentY = cursor.y;
        else if (cursor.y + cursor.height > flick.contentY + flick.height)
            flick.contentY = cursor.y + cursor.height - flick.height;
    }
}
