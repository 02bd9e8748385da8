import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// A button over a picture.
IconButton {
    side: 40
    corner: 20
    fill: Theme.scrimStrong
    ink: Theme.scrimInk
    focusPolicy: Qt.TabFocus
}
