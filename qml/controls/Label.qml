import QtQuick
import Chinwag.Theme

// The only text of the client. Plain by default: a rich Text would fetch images that somebody names in a message.
Text {
    property int size: Theme.sizeBody

    textFormat: Text.PlainText
    color: Theme.text
    font.pixelSize: size
    // A name in another direction of writing stays where names stand.
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
}
