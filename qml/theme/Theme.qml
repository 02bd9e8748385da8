pragma Singleton

import QtQuick

// Every colour, size and duration of the client. Nothing else in the tree names a colour.
QtObject {
    property bool dark: false
    property bool highContrast: false
    property bool reduceMotion: false
    property bool compact: false
    property bool narrow: false // a window with one column
    property real zoom: 1 // of the text, and of what is around it

    function pick(light: color, dim: color, strongLight: color, strongDim: color): color {
        return dark ? (highContrast ? strongDim : dim) : (highContrast ? strongLight : light);
    }
    // What is as high as its text.
    function px(length: real): real {
        return Math.round(length * zoom);
    }

    readonly property color window: pick("#F6F4EF", "#16181C", "#FFFFFF", "#000000")
    readonly property color side: pick("#ECEAE3", "#1C1F24", "#F3F3F1", "#0C0D0F")
    readonly property color surface: pick("#FFFEFB", "#22252B", "#FFFFFF", "#15171A")
    readonly property color text: pick("#1D1F24", "#EBECEF", "#000000", "#FFFFFF")
    readonly property color soft: pick("#5A5D66", "#AAAEB8", "#33363D", "#D8DBE1")
    readonly property color faint: pick("#9A9CA3", "#747884", "#5A5D66", "#AAAEB8")
    readonly property color line: pick("#DEDAD0", "#2F333B", "#5A5D66", "#9A9EA8")
    readonly property color hover: pick("#E3E0D7", "#272B32", "#E2E2DE", "#262A30")
    readonly property color edge: pick("#757882", "#7D818D", "#33363D", "#D8DBE1")
    readonly property color accent: pick("#0B7A63", "#3ECAA6", "#004A3A", "#62EBCB")
    readonly property color accentText: pick("#08624F", "#3ECAA6", "#004A3A", "#62EBCB")
    readonly property color accentInk: pick("#FFFFFF", "#05251D", "#FFFFFF", "#00120D")
    readonly property color tint: pick("#D9EEE7", "#1C3A33", "#CDEBE1", "#123A31")
    readonly property color glow: pick("#8CCBB9", "#2A6E5C", "#2E8B74", "#2FA588")
    readonly property color mention: pick("#C9480F", "#FF8D52", "#8A2F00", "#FFB08A")
    readonly property color mentionInk: pick("#FFFFFF", "#2B1103", "#FFFFFF", "#2B1103")
    readonly property color mentionText: pick("#A93C0B", "#FF8D52", "#7A2A00", "#FFB08A")
    readonly property color mentionRow: pick("#FBEAE0", "#33231B", "#FFE9DC", "#33231B")
    readonly property color danger: pick("#B02626", "#FF7272", "#900E0E", "#FFA0A0")
    readonly property color dangerTint: pick("#F9E1DE", "#3A2022", "#FFE2DE", "#3A1416")
    readonly property color ok: pick("#2B8A3E", "#6CD38A", "#15561F", "#8CE6A5")
    readonly property color okText: pick("#1E6A2E", "#6CD38A", "#15561F", "#8CE6A5")
    readonly property color okTint: pick("#DDF0DF", "#1D3425", "#DDF3E0", "#12301C")
    readonly property color warn: pick("#FFF0CC", "#3B2F12", "#FFF0CC", "#3B2F12")
    readonly property color warnInk: pick("#6E4700", "#FFD78C", "#4A2F00", "#FFE3AE")
    readonly property color online: pick("#2FA866", "#3FBF7A", "#147A45", "#5FE09B")
    readonly property color away: pick("#A8740B", "#D39A21", "#7A5200", "#FFC64D")
    readonly property color avatarInk: "#FFFFFF"
    // Over pictures, which are of any colour; the same in both themes.
    readonly property color scrimStrong: "#C4101214"
    readonly property color scrimInk: "#FFFFFF"
    readonly property color scrimLine: "#59FFFFFF"
    readonly property color stage: "#101214"
    readonly property color scrim: dark ? "#99000000" : "#40302C22"

    // What the themes look like, whichever is shown.
    readonly property var lightSample: ({ window: "#F6F4EF", side: "#ECEAE3", surface: "#FFFEFB", line: "#DEDAD0", soft: "#5A5D66", accent: "#0B7A63" })
    readonly property var darkSample: ({ window: "#16181C", side: "#1C1F24", surface: "#22252B", line: "#3A3F48", soft: "#AAAEB8", accent: "#3ECAA6" })

    // Ten tones; which one a person has is decided in C++ from the id, so that it is the same everywhere.
    readonly property list<color> avatarTones: [
        "#B4532A", "#2F6F9F", "#7B4FA6", "#3D7A3F", "#0B7A63",
        "#A83A63", "#8A6A1F", "#4A5FB0", "#96433F", "#4F6B75"
    ]

    // As EmojiController.skinNames has them.
    readonly property list<color> skinTones: ["#FFCC32", "#F7DECE", "#F3D2A2", "#D5AB88", "#AF7E57", "#7C533E"]

    readonly property int sizeTitle: px(22)
    readonly property int sizeHeader: px(16)
    readonly property int sizeBody: px(15)
    readonly property int sizeButton: px(14)
    readonly property int sizeSecondary: px(13)
    readonly property int sizeCaption: px(12)
    readonly property int sizeLabel: px(11)

    readonly property int radiusControl: 9
    readonly property int radiusRow: 10
    readonly property int radiusComposer: 14
    readonly property int radiusCard: 18

    readonly property int sideWidth: px(284)
    readonly property int rowHeight: px(compact ? 44 : 52)
    readonly property int headerHeight: px(compact ? 52 : 60)
    readonly property int typingHeight: px(compact ? 26 : 32)
    readonly property int composerHeight: px(compact ? 46 : 52)
    readonly property int fieldHeight: px(44)
    readonly property int controlHeight: px(34)
    readonly property int textWidth: px(860)
    readonly property int pageMargin: narrow ? 12 : 20

    readonly property int fade: reduceMotion ? 0 : 120
    readonly property int slide: reduceMotion ? 0 : 160
}
