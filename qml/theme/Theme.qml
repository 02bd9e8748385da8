pragma Singleton

import QtQuick

// Every colour, size and duration of the client. Nothing else in the tree names a colour.
QtObject {
    property bool dark: false
    property bool reduceMotion: false

    readonly property color window: dark ? "#16181C" : "#F6F4EF"
    readonly property color side: dark ? "#1C1F24" : "#ECEAE3"
    readonly property color surface: dark ? "#22252B" : "#FFFEFB"
    readonly property color text: dark ? "#EBECEF" : "#1D1F24"
    readonly property color soft: dark ? "#A0A4AF" : "#686B75"
    readonly property color faint: dark ? "#747884" : "#9A9CA3"
    readonly property color line: dark ? "#2F333B" : "#DEDAD0"
    readonly property color hover: dark ? "#272B32" : "#E3E0D7"
    readonly property color accent: dark ? "#3ECAA6" : "#0B7A63"
    readonly property color accentInk: dark ? "#05251D" : "#FFFFFF"
    readonly property color tint: dark ? "#1C3A33" : "#D9EEE7"
    readonly property color glow: dark ? "#2A6E5C" : "#8CCBB9"
    readonly property color mention: dark ? "#FF8D52" : "#C9480F"
    readonly property color mentionInk: dark ? "#2B1103" : "#FFFFFF"
    readonly property color mentionText: dark ? "#FF8D52" : "#A93C0B"
    readonly property color mentionRow: dark ? "#33231B" : "#FBEAE0"
    readonly property color danger: dark ? "#FF7272" : "#C22F2F"
    readonly property color dangerTint: dark ? "#3A2022" : "#F9E1DE"
    readonly property color ok: dark ? "#6CD38A" : "#2B8A3E"
    readonly property color okText: dark ? "#6CD38A" : "#237434"
    readonly property color okTint: dark ? "#1D3425" : "#DDF0DF"
    readonly property color warn: dark ? "#3B2F12" : "#FFF0CC"
    readonly property color warnInk: dark ? "#FFD78C" : "#6E4700"
    readonly property color online: dark ? "#3FBF7A" : "#2FA866"
    readonly property color away: "#D39A21"
    readonly property color avatarInk: "#FFFFFF"
    // Over pictures, which are of any colour; the same in both themes.
    readonly property color scrimStrong: "#C4101214"
    readonly property color scrimInk: "#FFFFFF"
    readonly property color scrimLine: "#59FFFFFF"
    readonly property color stage: "#101214"
    readonly property color scrim: dark ? "#99000000" : "#40302C22"

    // Ten tones; which one a person has is decided in C++ from the id, so that it is the same everywhere.
    readonly property list<color> avatarTones: [
        "#B4532A", "#2F6F9F", "#7B4FA6", "#3D7A3F", "#0B7A63",
        "#A83A63", "#8A6A1F", "#4A5FB0", "#96433F", "#4F6B75"
    ]

    // As EmojiController.skinNames has them.
    readonly property list<color> skinTones: ["#FFCC32", "#F7DECE", "#F3D2A2", "#D5AB88", "#AF7E57", "#7C533E"]

    readonly property int sizeTitle: 22
    readonly property int sizeHeader: 16
    readonly property int sizeBody: 15
    readonly property int sizeButton: 14
    readonly property int sizeSecondary: 13
    readonly property int sizeCaption: 12
    readonly property int sizeLabel: 11

    readonly property int radiusControl: 9
    readonly property int radiusRow: 10
    readonly property int radiusComposer: 14
    readonly property int radiusCard: 18

    readonly property int sideWidth: 284
    readonly property int rowHeight: 52
    readonly property int headerHeight: 60
    readonly property int typingHeight: 32
    readonly property int composerHeight: 52
    readonly property int fieldHeight: 44
    readonly property int controlHeight: 34
    readonly property int textWidth: 860
    readonly property int pageMargin: 20

    readonly property int fade: reduceMotion ? 0 : 120
    readonly property int slide: reduceMotion ? 0 : 160
}
