import QtQuick

// The mouse goes from one message to another with its button held: all between them are selected, each as a whole. Within
// one message its words are. At the edges the view goes on.
PointHandler {
    id: root

    required property Item view // TimelineView
    property string from // where it began
    property string to
    readonly property bool crossing: active && to.length > 0
    // Pixels each step, upwards when negative.
    readonly property real pull: !crossing ? 0 : place.y < 0 ? Math.max(-60, place.y) : place.y > view.height ? Math.min(60, place.y - view.height) : 0
    readonly property point place: view.mapFromItem(null, point.scenePosition.x, point.scenePosition.y)

    acceptedButtons: Qt.LeftButton
    acceptedDevices: PointerDevice.Mouse
    target: null

    onActiveChanged: {
        if (active)
            press();
    }
    onPlaceChanged: {
        if (active)
            reach();
    }

    readonly property Timer goOn: Timer {
        interval: 30
        repeat: true
        running: root.pull !== 0
        onTriggered: {
            (root.view as TimelineView).scrollBy(root.pull);
            root.reach();
        }
    }

    function press(): void {
        to = "";
        const pressed = (view as TimelineView).lineAt(place.y);
        if (point.modifiers & Qt.ShiftModifier) {
            extend(pressed);
            return;
        }
        from = pressed;
        (view as TimelineView).timeline.model.clearSelection();
    }
    // From where it began last time.
    function extend(pressed: string): void {
        if (from.length === 0)
            from = pressed;
        else if (pressed.length > 0 && pressed !== from) {
            to = pressed;
            (view as TimelineView).select(from, to);
        }
    }
    function reach(): void {
        const under = (view as TimelineView).lineAt(Math.max(0, Math.min(view.height - 1, place.y)));
        if (from.length === 0 || under.length === 0 || under === to || (to.length === 0 && under === from))
            return;
        to = under;
        (view as TimelineView).select(from, to);
    }
}
