import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// To a day of the room's log. Arrows move by days and weeks, Page Up and Page Down by months.
Dialog {
    id: root

    required property TimelineController timeline

    property date today: new Date() // when it was opened
    property date chosen: today
    readonly property date first: {
        const begin = new Date(chosen.getFullYear(), chosen.getMonth(), 1, 12);
        const before = (begin.getDay() - Qt.locale().firstDayOfWeek + 7) % 7;
        return new Date(begin.getFullYear(), begin.getMonth(), 1 - before, 12);
    }

    objectName: "dayDialog"
    title: qsTr("Go to a day")
    width: Math.min(Theme.px(400), parent.width - 40)

    onAboutToShow: {
        today = new Date();
        chosen = today;
    }
    onOpened: grid.forceActiveFocus(Qt.TabFocusReason)

    function choose(year: int, month: int, day: int): void {
        const wanted = new Date(year, month, day, 12);
        chosen = wanted.getTime() > today.getTime() ? today : wanted;
    }
    function move(days: int): void {
        choose(chosen.getFullYear(), chosen.getMonth(), chosen.getDate() + days);
    }
    // The 31st becomes the last day of a shorter month.
    function moveMonths(months: int): void {
        const last = new Date(chosen.getFullYear(), chosen.getMonth() + months + 1, 0, 12).getDate();
        choose(chosen.getFullYear(), chosen.getMonth() + months, Math.min(chosen.getDate(), last));
    }
    function go(): void {
        close();
        timeline.jumpToDay(chosen.getFullYear(), chosen.getMonth() + 1, chosen.getDate());
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 10

        RowLayout {
            Layout.fillWidth: true

            IconButton {
                objectName: "monthBeforeButton"
                glyph: "back"
                hint: qsTr("Previous month")
                onClicked: root.moveMonths(-1)
            }
            Label {
                objectName: "dayMonth"
                horizontalAlignment: Text.AlignHCenter
                text: Qt.locale().standaloneMonthName(root.chosen.getMonth()) + " " + root.chosen.getFullYear()
                font.weight: Font.DemiBold
                Layout.fillWidth: true
            }
            IconButton {
                objectName: "monthAfterButton"
                glyph: "forward"
                hint: qsTr("Next month")
                onClicked: root.moveMonths(1)
            }
        }
        FocusScope {
            id: grid

            readonly property int towardsEnd: LayoutMirroring.enabled ? -1 : 1

            objectName: "dayGrid"
            implicitWidth: days.implicitWidth
            implicitHeight: days.implicitHeight
            activeFocusOnTab: true
            Layout.alignment: Qt.AlignHCenter
            Accessible.role: Accessible.Table
            Accessible.name: root.chosen.toLocaleDateString(Qt.locale(), Locale.LongFormat)

            Keys.onLeftPressed: root.move(-towardsEnd)
            Keys.onRightPressed: root.move(towardsEnd)
            Keys.onUpPressed: root.move(-7)
            Keys.onDownPressed: root.move(7)
            Keys.onReturnPressed: root.go()
            Keys.onEnterPressed: root.go()
            Keys.onPressed: event => {
                if (event.key !== Qt.Key_PageUp && event.key !== Qt.Key_PageDown)
                    return;
                root.moveMonths(event.key === Qt.Key_PageUp ? -1 : 1);
                event.accepted = true;
            }

            FocusRing { shown: grid.activeFocus; shapeRadius: Theme.radiusControl }
            Grid {
                id: days
                columns: 7
                Repeater {
                    model: 7
                    delegate: Label {
                        required property int index
                        width: 44
                        horizontalAlignment: Text.AlignHCenter
                        text: Qt.locale().standaloneDayName((Qt.locale().firstDayOfWeek + index) % 7, Locale.NarrowFormat)
                        size: Theme.sizeCaption
                        color: Theme.soft
                    }
                }
                Repeater {
                    model: 42
                    delegate: DayCell {}
                    onItemAdded: (index, item) => {
                        const cell = item as DayCell;
                        cell.first = Qt.binding(() => root.first);
                        cell.chosen = Qt.binding(() => root.chosen);
                        cell.today = Qt.binding(() => root.today);
                        cell.clicked.connect(() => {
                            root.chosen = cell.day;
                            root.go();
                        });
                    }
                }
            }
        }
        DialogButtons {
            accept: qsTr("Go")
            Layout.fillWidth: true
            onAccepted: root.go()
            onRejected: root.close()
        }
    }
}
