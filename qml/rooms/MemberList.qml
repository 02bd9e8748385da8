import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls

// Who is in a room; one of them is chosen with a click or with Enter.
ListView {
    id: root

    signal chosen(member: MemberDelegate)

    clip: true
    activeFocusOnTab: count > 0
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
    Keys.onReturnPressed: choose(currentItem as MemberDelegate)
    Keys.onEnterPressed: choose(currentItem as MemberDelegate)
    delegate: MemberDelegate {}
    T.ScrollBar.vertical: ScrollBar {}

    function choose(member: MemberDelegate): void {
        if (member && !member.own)
            root.chosen(member);
    }
}
