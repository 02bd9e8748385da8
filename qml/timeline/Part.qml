import QtQuick

// A part of a line of the timeline, made while it is wanted: most lines do without most of them.
Loader {
    id: root

    required property Item line
    required property string file
    property bool wanted: true

    // What it takes up: a Loader stays as high as what it held last.
    readonly property real extent: item ? height : 0

    onFileChanged: show()
    onWantedChanged: show()
    Component.onCompleted: show()

    property string shownFile
    function show(): void {
        const next = wanted && line !== null ? file : "";
        if (next === shownFile)
            return;
        shownFile = next;
        if (next.length > 0)
            setSource(next, { line: line });
        else
            source = "";
    }
}
