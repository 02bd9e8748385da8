import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme

T.Menu {
    id: control

    // As wide as the widest entry.
    implicitWidth: {
        let widest = 236;
        for (let i = 0; i < count; ++i)
            widest = Math.max(widest, itemAt(i)?.implicitWidth ?? 0);
        return Math.min(widest, Theme.px(480)) + leftPadding + rightPadding;
    }
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    padding: 6
    margins: 8
    overlap: 1
    delegate: MenuItem {}

    contentItem: ListView {
        implicitHeight: contentHeight
        model: control.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: control.currentIndex
    }
    background: Card { radius: Theme.radiusComposer }
    enter: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.fade } }
    // No exit transition: until its end the menu would swallow the keys of whoever goes on at once.
}
