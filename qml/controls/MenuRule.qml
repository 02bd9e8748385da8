import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

T.MenuSeparator {
    implicitWidth: 236
    implicitHeight: 13
    padding: 6
    leftPadding: 10
    rightPadding: 10
    contentItem: Rectangle { implicitHeight: 1; color: Theme.line }
}
