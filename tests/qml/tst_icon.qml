import QtQuick
import QtTest
import Chinwag.Controls

Item {
    id: root
    width: 100
    height: 100

    Icon {
        id: icon
        glyph: "help"
    }

    TestCase {
        name: "Icon"
        when: windowShown

        // Qt reads SVG with a plugin that is a package of its own in places.
        function test_iconsCanBeRead() {
            tryCompare(icon, "status", Image.Ready);
            compare(icon.implicitWidth, 20);
        }
    }
}
