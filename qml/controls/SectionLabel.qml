import QtQuick
import Chinwag.Theme

Label {
    size: Theme.sizeLabel
    color: Theme.soft
    font.weight: Font.DemiBold
    font.letterSpacing: LayoutMirroring.enabled ? 0 : 0.7 // letters of Arabic are joined
    font.capitalization: Font.AllUppercase
    elide: Text.ElideRight
}
