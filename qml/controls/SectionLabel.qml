import QtQuick
import Chinwag.Theme

Label {
    size: Theme.sizeLabel
    color: Theme.soft
    font.weight: Font.DemiBold
    font.letterSpacing: 0.7
    font.capitalization: Font.AllUppercase
    elide: Text.ElideRight
}
