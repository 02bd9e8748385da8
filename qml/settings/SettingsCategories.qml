import QtQuick

// The pages, in their order. `page`: Xyz of XyzPage.qml, with a small first letter.
ListModel {
    ListElement { page: "account"; glyph: "person" }
    ListElement { page: "appearance"; glyph: "palette" }
    ListElement { page: "notices"; glyph: "bell" }
    ListElement { page: "privacy"; glyph: "shield" }
    ListElement { page: "language"; glyph: "globe" }
    ListElement { page: "keys"; glyph: "keyboard" }
    ListElement { page: "network"; glyph: "network" }
    ListElement { page: "storage"; glyph: "storage" }
}
