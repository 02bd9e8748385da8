import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// Why the server did not want what was chosen.
Label {
    size: Theme.sizeCaption
    color: Theme.danger
    wrapMode: Text.Wrap
    visible: text.length > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
}
