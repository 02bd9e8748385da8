import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What a file is, at a glance: a picture of it, or the icon of its kind.
Rectangle {
    id: root

    property string glyph: "file"
    property alias path: picture.path
    property alias blurhash: picture.blurhash

    implicitWidth: 40
    implicitHeight: 40
    radius: Theme.radiusRow
    color: Theme.tint
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        glyph: root.glyph
        color: Theme.accent
        visible: picture.path.length === 0 || picture.status === Picture.Failed
    }
    Picture {
        id: picture
        anchors.fill: parent
        radius: root.radius
    }
}
