import QtQuick

// What a message answers; a click leads there.
Quote {
    required property TimelineDelegate line

    person: line.quoteName
    words: line.quoteText
    onClicked: line.showOriginal()
}
