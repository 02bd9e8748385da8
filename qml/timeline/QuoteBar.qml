import QtQuick
import Chinwag.Theme

// The bar before quoted words, one for each time that they are quoted.
Rectangle {
    required property int index

    anchors { left: parent?.left; leftMargin: 12 * index; top: parent?.top; bottom: parent?.bottom; topMargin: 3; bottomMargin: 3 }
    width: 3
    radius: 1.5
    color: Theme.line
}
