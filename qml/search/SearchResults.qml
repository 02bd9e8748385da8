import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Ui

ListView {
    id: root

    required property SearchController search

    objectName: "searchResults"
    model: search.model
    clip: true
    activeFocusOnTab: count > 0
    keyNavigationEnabled: true
    boundsBehavior: Flickable.StopAtBounds
    highlightFollowsCurrentItem: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Messages that were found")
    onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
    onAtYEndChanged: {
        if (atYEnd && count > 0)
            search.searchMore();
    }
    Keys.onReturnPressed: search.choose(currentIndex)
    Keys.onEnterPressed: search.choose(currentIndex)
    delegate: SearchResult {}
    T.ScrollBar.vertical: ScrollBar {}

    function focusFirst(): void {
        if (count === 0)
            return;
        currentIndex = 0;
        forceActiveFocus(Qt.TabFocusReason);
    }
}
