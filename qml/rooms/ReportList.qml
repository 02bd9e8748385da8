import QtQuick
import QtQuick.Templates as T
import Chinwag.Controls
import Chinwag.Ui

ListView {
    id: root

    required property RoomDetailsController details

    signal followed()

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Accessible.role: Accessible.List
    model: details.reports
    delegate: ReportDelegate {}
    T.ScrollBar.vertical: ScrollBar {}

    function follow(report: string): void {
        details.goToReported(report);
        followed();
    }
}
