import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Files
import Chinwag.Ui

// Grows to eight lines. Enter sends, Shift+Enter makes a new line.
Item {
    id: root

    required property ComposerController composer
    required property CompletionController completion
    property AttachmentModel attachments: null
    property SpellingController spelling: null
    property WordsController words: null
    readonly property bool attaches: attachments !== null && attachments.available

    readonly property int lineHeight: Math.ceil(metrics.height)
    readonly property int maximumTextHeight: 8 * lineHeight

    readonly property Item field: input
    readonly property bool writing: input.activeFocus
    readonly property bool barred: composer.barrier.length > 0 // one may only read here
    readonly property bool mirrored: LayoutMirroring.enabled
    property bool emojiShown: false
    readonly property Item emojiButton: emojiSign
    property bool showing: false // words from elsewhere take the place of others

    signal travelled(key: int) // through the log
    signal walkWanted() // to the messages
    signal emojiWanted()

    implicitHeight: purpose.height + frame.height + (problem.visible ? problem.height + 6 : 0)

    function attach(): void {
        if (barred)
            return;
        if (!attaches)
            composer.tell(qsTr("This server takes no files."));
        else if (!picker.ask("AttachDialog.qml", { attachments: attachments }))
            composer.tell(qsTr("There is no dialog to choose files with: a part of Qt is missing (Qt.labs.folderlistmodel). Files can be dropped here and pasted."));
        focusInput();
    }
    function focusInput(): void {
        if (barred)
            barrier.forceActiveFocus();
        else
            input.forceActiveFocus();
    }
    // What was typed while something else had the focus.
    function type(text: string): void {
        focusInput();
        if (barred)
            return;
        TextEditing.replace(input.textDocument, input.selectionStart, input.selectionEnd, text);
    }
    function pasteCopied(): void {
        focusInput();
        if (!barred)
            paste(TextEditing.Clipboard, input.selectionStart, input.selectionEnd);
    }

    CompletionPopup {
        id: suggestions
        x: Math.max(0, Math.min(root.width - width, flick.x + suggestions.anchor - 40))
        y: frame.y - height - 8
        z: 1
        width: Math.min(implicitWidth, root.width)
        completion: root.completion

        readonly property real anchor: visible ? input.positionToRectangle(completion.from).x : 0
    }
    FontMetrics { id: metrics; font: input.font }
    ComposerMenu {
        id: menu
        input: input
        spelling: root.spelling
        onPasteWanted: root.pasteCopied()
        onClosed: root.focusInput()
    }

    ComposerPurpose {
        id: purpose
        width: parent.width
        height: root.barred ? 0 : implicitHeight
        clip: true
        composer: root.composer
    }
    Rectangle {
        id: frame
        y: purpose.height
        width: parent.width
        height: root.barred ? Theme.composerHeight : seen.height + strip.height + Math.max(Theme.composerHeight, Math.min(input.contentHeight, root.maximumTextHeight) + 30)
        radius: Theme.radiusComposer
        color: Theme.surface
        border.width: 1
        border.color: Theme.line
        visible: !root.barred

        FocusRing { shown: input.activeFocus; shapeRadius: frame.radius }

        Loader {
            id: seen
            anchors { left: parent.left; right: parent.right; top: parent.top }
            height: item ? (item as WordsStrip).implicitHeight : 0
            active: root.words !== null
            Component.onCompleted: if (root.words !== null) setSource("WordsStrip.qml", { words: root.words })
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; top: seen.bottom; leftMargin: 1; rightMargin: 1 }
            height: 1
            color: Theme.line
            visible: seen.height > 0
        }
        AttachmentStrip {
            id: strip
            anchors { left: parent.left; right: parent.right; top: seen.bottom }
            height: implicitHeight
            attachments: root.attachments
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; top: strip.bottom; leftMargin: 1; rightMargin: 1 }
            height: 1
            color: Theme.line
            visible: strip.height > 0
        }
        IconButton {
            objectName: "attachButton"
            anchors { left: parent.left; leftMargin: 10; verticalCenter: sendButton.verticalCenter }
            glyph: "clip"
            hint: qsTr("Attach files")
            visible: root.attaches
            onClicked: root.attach()
        }
        Flickable {
            id: flick
            anchors { left: parent.left; right: parent.right; top: strip.bottom; bottom: parent.bottom }
            anchors { leftMargin: root.attaches ? 50 : 16; rightMargin: 92; topMargin: 15; bottomMargin: 15 }
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentWidth: width
            contentHeight: input.contentHeight
            T.ScrollBar.vertical: ScrollBar {}

            TextEdit {
                id: input
                objectName: "composerInput"
                width: flick.width - 2 // the cursor stands behind the last letter, also where lines begin at the right
                height: Math.max(contentHeight, flick.height)
                textFormat: TextEdit.PlainText
                wrapMode: TextEdit.Wrap
                verticalAlignment: TextEdit.AlignVCenter
                // By its own words, and without any as everything else is.
                horizontalAlignment: length > 0 || preeditText.length > 0 ? undefined : root.mirrored ? TextEdit.AlignRight : TextEdit.AlignLeft
                LayoutMirroring.enabled: false // or the side of the words would depend on the one before
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentInk
                selectByMouse: true
                persistentSelection: menu.wanted // while it is about what is selected
                activeFocusOnTab: true
                font.pixelSize: Theme.sizeBody
                cursorDelegate: Caret {}
                Accessible.role: Accessible.EditableText
                Accessible.name: root.composer.placeholder
                Accessible.multiLine: true

                onTextChanged: root.edited()
                onCursorPositionChanged: {
                    root.completion.cursorMoved(cursorPosition);
                    root.spelling?.moveCursor(cursorPosition);
                }
                onContentSizeChanged: marks.update()
                onActiveFocusChanged: if (!activeFocus) root.completion.hide()
                onPreeditTextChanged: root.edited()
                onCursorRectangleChanged: root.keepCursorVisible()
                Keys.onReturnPressed: event => root.enterPressed(event)
                Keys.onEnterPressed: event => root.enterPressed(event)
                Keys.onTabPressed: event => {
                    if (!suggestions.act(event))
                        input.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
                }
                Keys.onPressed: event => {
                    if (suggestions.act(event) || root.mark(event) || root.eraseEmoji(event) || root.menuKey(event)) {
                        event.accepted = true;
                        return;
                    }
                    const far = event.key === Qt.Key_Home || event.key === Qt.Key_End;
                    const travels = event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown
                                    || (far && (event.modifiers & Qt.ControlModifier) && !root.composer.canSend);
                    event.accepted = root.recall(event) || travels || event.matches(StandardKey.Paste);
                    if (travels)
                        root.travelled(event.key);
                    else if (event.matches(StandardKey.Paste))
                        root.pasteCopied();
                }

                SpellingMarks {
                    id: marks
                    objectName: "spellingMarks"
                    anchors.fill: parent
                    spelling: root.spelling
                    color: Theme.danger
                    visible: root.spelling?.anyWrong ?? false
                }
            }
            MouseArea {
                anchors.fill: parent
                acceptedButtons: Qt.MiddleButton | Qt.RightButton
                cursorShape: Qt.IBeamCursor
                onPressed: mouse => showMenu(mouse)
                onDoubleClicked: mouse => showMenu(mouse) // the second of two presses is none
                onClicked: mouse => {
                    if (mouse.button !== Qt.MiddleButton)
                        return;
                    const at = input.positionAt(mouse.x, mouse.y);
                    root.focusInput();
                    root.paste(TextEditing.Selection, at, at);
                }

                function showMenu(mouse: MouseEvent): void {
                    if (mouse.button === Qt.RightButton)
                        menu.show(input.positionAt(mouse.x, mouse.y), mouse.x, mouse.y);
                }
            }
        }
        Label {
            anchors { left: flick.left; right: flick.right; verticalCenter: flick.verticalCenter }
            text: root.composer.placeholder
            color: Theme.soft
            elide: Text.ElideRight
            visible: input.length === 0 && input.preeditText.length === 0
        }
        IconButton {
            id: emojiSign
            objectName: "emojiButton"
            anchors { right: sendButton.left; rightMargin: 4; verticalCenter: sendButton.verticalCenter }
            glyph: "smile"
            hint: qsTr("Emoji")
            checked: root.emojiShown
            onClicked: root.emojiWanted()
        }
        IconButton {
            id: sendButton
            objectName: "sendButton"
            anchors { right: parent.right; rightMargin: 8; bottom: parent.bottom; bottomMargin: 8 }
            side: 36
            corner: 18
            glyph: "up"
            hint: qsTr("Send")
            focusPolicy: Qt.TabFocus
            enabled: root.composer.canSend
            fill: enabled ? Theme.accent : Theme.hover
            ink: enabled ? Theme.accentInk : Theme.faint
            onClicked: {
                root.send();
                root.focusInput();
            }
        }
    }
    Rectangle {
        id: barrier
        objectName: "composerBarrier"
        anchors.fill: frame
        radius: frame.radius
        color: Theme.side
        border.width: 1
        border.color: Theme.line
        visible: root.barred
        activeFocusOnTab: true
        Accessible.role: Accessible.StaticText
        Accessible.name: root.composer.barrier
        Accessible.focusable: true
        Keys.onPressed: event => {
            const far = event.key === Qt.Key_Home || event.key === Qt.Key_End;
            event.accepted = far || event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown;
            if (event.accepted)
                root.travelled(event.key);
        }

        FocusRing { shown: barrier.activeFocus; shapeRadius: parent.radius }
        Icon {
            id: barrierSign
            anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter }
            glyph: "mute"
            size: 20
            color: Theme.soft
        }
        Label {
            anchors { left: barrierSign.right; leftMargin: 12; right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
            text: root.composer.barrier
            color: Theme.soft
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }
    Label {
        id: problem
        objectName: "composerError"
        anchors { left: parent.left; leftMargin: 16; top: frame.bottom; topMargin: 6 }
        width: Math.min(implicitWidth, parent.width - 16 - (asFile.visible ? asFile.width + 12 : 0))
        text: root.composer.error.length > 0 ? root.composer.error
            : root.composer.pause.length > 0 ? root.composer.pause : root.composer.news
        size: Theme.sizeCaption
        color: root.composer.error.length > 0 ? Theme.danger : Theme.soft
        elide: Text.ElideRight
        visible: text.length > 0
    }

    Button {
        id: asFile
        objectName: "sendAsFileButton"
        anchors { left: problem.right; leftMargin: 12; verticalCenter: problem.verticalCenter }
        kind: Button.Outline
        implicitHeight: Theme.px(24)
        text: qsTr("Attach as a file")
        visible: root.composer.offersFile
        onClicked: {
            root.composer.attachPasted();
            root.focusInput();
        }
    }
    FilePicker { id: picker; objectName: "filePicker" }

    Component.onCompleted: root.show()

    Connections {
        target: root.composer
        function onTextChanged(): void {
            if (TextEditing.text(input.textDocument) !== root.composer.text)
                root.show();
        }
    }
    onBarredChanged: {
        if (input.activeFocus || barrier.activeFocus)
            focusInput();
    }
    Connections {
        target: root.spelling
        function onReplaced(from: int, to: int, text: string): void {
            TextEditing.replace(input.textDocument, from, to, text);
            input.cursorPosition = from + text.length;
        }
    }
    Connections {
        target: root.completion
        function onTaken(from: int, to: int, text: string): void {
            TextEditing.replace(input.textDocument, from, to, text);
            input.cursorPosition = from + text.length;
            root.completion.hide(); // what is written now is whole
        }
    }

    function show(): void {
        const text = TextEditing.forDocument(root.composer.text);
        showing = true; // nobody has deleted what was there
        input.clear(); // to a TextEdit texts are the same that only differ in their kinds of spaces
        showing = false;
        input.text = text;
        root.edited();
        input.cursorPosition = input.length;
        completion.dismiss(); // nobody is writing that word
    }

    function edited(): void {
        if (showing)
            return;
        const text = TextEditing.text(input.textDocument);
        root.composer.edit(text, input.preeditText);
        root.spelling?.edit(text, input.cursorPosition);
        if (input.preeditText.length > 0)
            root.completion.hide();
        else
            root.completion.look(text, input.cursorPosition);
    }

    function send(): void {
        const composed = input.preeditText;
        TextEditing.commitComposing(input);
        root.composer.send(composed);
    }

    function paste(source: int, from: int, to: int): void {
        if (source === TextEditing.Clipboard && attachments !== null && attachments.paste())
            return;
        const text = TextEditing.copied(source);
        if (!root.composer.mayPaste(text, to - from))
            return;
        TextEditing.replace(input.textDocument, from, to, text);
        input.cursorPosition = from + text.length;
    }

    function enterPressed(event: KeyEvent): void {
        const taken = suggestions.act(event);
        event.accepted = taken || !(event.modifiers & Qt.ShiftModifier);
        if (event.accepted && !taken)
            root.send();
    }

    // Makes what is selected bold, and so on; false: the key means something else.
    function mark(event: KeyEvent): bool {
        const bold = event.modifiers === Qt.ControlModifier && event.key === Qt.Key_B;
        const italic = event.modifiers === Qt.ControlModifier && event.key === Qt.Key_I;
        const both = Qt.ControlModifier | Qt.ShiftModifier;
        const struck = event.modifiers === both && event.key === Qt.Key_X;
        const code = event.modifiers === both && event.key === Qt.Key_C;
        const sign = bold ? "**" : italic ? "*" : struck ? "~~" : code ? "`" : "";
        if (sign.length === 0 || input.preeditText.length > 0)
            return false;
        const selection = TextEditing.toggleMark(input.textDocument, input.selectionStart, input.selectionEnd, sign);
        input.select(selection.x, selection.y);
        return true;
    }
    // At the cursor; false: the key means something else.
    function menuKey(event: KeyEvent): bool {
        const wanted = event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier);
        const place = input.cursorRectangle;
        if (wanted)
            menu.show(input.cursorPosition, place.x, place.y + place.height);
        return wanted;
    }
    // The one before the cursor, as a whole; false: there is none.
    function eraseEmoji(event: KeyEvent): bool {
        if (event.key !== Qt.Key_Backspace || event.modifiers !== Qt.NoModifier || input.selectedText.length > 0 || input.preeditText.length > 0)
            return false;
        const start = TextEditing.emojiBefore(TextEditing.text(input.textDocument), input.cursorPosition);
        if (start >= 0)
            input.remove(start, input.cursorPosition);
        return start >= 0;
    }
    // Back to what was said: false when the key means something else.
    function recall(event: KeyEvent): bool {
        if (event.key === Qt.Key_Escape && root.composer.purpose !== ComposerController.NewMessage) {
            root.composer.dropPurpose();
            return true;
        }
        if (event.key === Qt.Key_Escape && root.attachments !== null && !root.attachments.empty) {
            root.attachments.clear();
            return true;
        }
        if (event.key !== Qt.Key_Up || input.length > 0 || input.preeditText.length > 0)
            return false;
        if (event.modifiers & Qt.ControlModifier)
            root.walkWanted();
        else if (event.modifiers & Qt.ShiftModifier)
            root.composer.replyToLast();
        else if (!root.composer.changeLast())
            root.walkWanted();
        return true;
    }

    function keepCursorVisible(): void {
        const cursor = input.cursorRectangle;
        if (cursor.y < flick.contentY)
            flick.contentY = cursor.y;
        else if (cursor.y + cursor.height > flick.contentY + flick.height)
            flick.contentY = cursor.y + cursor.height - flick.height;
    }
}
