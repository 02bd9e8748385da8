import QtQuick
import Chinwag.Theme

// Between two rows of a group.
Rectangle {
    width: parent ? parent.width : 0
    height: 1
    color: Theme.line
    opacity: 0.7
}
