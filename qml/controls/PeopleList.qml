import QtQuick
import QtQuick.Templates as T
import Chinwag.Ui

// People, of whom one can be chosen with a click or with Enter.
ListView {
    id: root

    property color ground: "transparent"

    signal chosen(person: PersonDelegate)

    clip: true
    activeFocusOnTab: count > 0
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
    Keys.onReturnPressed: choose(currentItem as PersonDelegate)
    Keys.onEnterPressed: choose(currentItem as PersonDelegate)
    delegate: PersonDelegate {}
    T.ScrollBar.vertical: ScrollBar {}

    function choose(person: PersonDelegate): void {
        if (person && !person.own)
            root.chosen(person);
    }
}
