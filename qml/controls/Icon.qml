import QtQuick
import QtQuick.Controls.impl
import Chinwag.Theme

// One of the line icons in icons/, in any colour.
IconImage {
    property int size: 20
    property string glyph

    source: glyph.length > 0 ? Qt.resolvedUrl("icons/" + glyph + ".svg") : ""
    sourceSize.width: size
    sourceSize.height: size
    width: size
    height: size
    color: Theme.soft
    // Where lines begin at the right, what points along them points the other way.
    mirror: LayoutMirroring.enabled && (glyph === "back" || glyph === "forward" || glyph === "leave" || glyph === "reply")
}
