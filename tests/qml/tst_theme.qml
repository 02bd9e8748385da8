import QtQuick
import QtTest
import Chinwag.Theme

TestCase {
    name: "Theme"

    function cleanup() {
        Theme.dark = false;
        Theme.highContrast = false;
        Theme.zoom = 1;
    }

    function luminance(color: color): real {
        const part = value => value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        return 0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b);
    }
    // As WCAG 2.1 has it.
    function contrast(a: color, b: color): real {
        const light = Math.max(luminance(a), luminance(b));
        const dim = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dim + 0.05);
    }
    function themes(): var {
        return [{ tag: "light", dark: false, high: false }, { tag: "dark", dark: true, high: false },
                { tag: "light, high contrast", dark: false, high: true }, { tag: "dark, high contrast", dark: true, high: true }];
    }

    function test_theMeasureIsRight() {
        compare(contrast(Qt.color("#000000"), Qt.color("#FFFFFF")), 21);
        compare(contrast(Qt.color("#777777"), Qt.color("#777777")), 1);
        verify(Math.abs(contrast(Qt.color("#767676"), Qt.color("#FFFFFF")) - 4.54) < 0.01);
    }

    function test_whatMustBeReadStandsOut_data() { return themes(); }
    function test_whatMustBeReadStandsOut(data) {
        Theme.dark = data.dark;
        Theme.highContrast = data.high;
        const pairs = [];
        for (const ink of ["text", "soft", "accentText", "danger", "mentionText", "okText"]) {
            for (const ground of ["window", "side", "surface", "hover", "tint", "mentionRow"])
                pairs.push([ink, ground]);
        }
        pairs.push(["accentInk", "accent"], ["mentionInk", "mention"], ["warnInk", "warn"], ["text", "warn"], ["danger", "dangerTint"],
                   ["text", "dangerTint"], ["okText", "okTint"], ["text", "okTint"], ["window", "text"], ["surface", "soft"]);
        for (const [ink, ground] of pairs) {
            const ratio = contrast(Theme[ink], Theme[ground]);
            verify(ratio >= 4.5, ink + " on " + ground + ": " + ratio.toFixed(2));
        }
        for (const tone of Theme.avatarTones)
            verify(contrast(tone, Theme.avatarInk) >= 4.5, "initials on " + tone);
    }

    // Edges of controls and signs: what is not text needs 3:1.
    function test_controlsStandOut_data() { return themes(); }
    function test_controlsStandOut(data) {
        Theme.dark = data.dark;
        Theme.highContrast = data.high;
        for (const ink of ["accent", "edge", "danger"]) {
            for (const ground of ["window", "side", "surface", "hover", "tint"])
                verify(contrast(Theme[ink], Theme[ground]) >= 3, ink + " on " + ground);
        }
    }
    function test_highContrastIsHigher_data() { return [{ tag: "light", dark: false }, { tag: "dark", dark: true }]; }
    function test_highContrastIsHigher(data) {
        Theme.dark = data.dark;
        for (const ink of ["text", "soft", "line", "accentText", "danger"]) {
            Theme.highContrast = false;
            const plain = contrast(Theme[ink], Theme.window);
            Theme.highContrast = true;
            verify(contrast(Theme[ink], Theme.window) > plain, ink);
        }
        verify(contrast(Theme.soft, Theme.window) >= 7);
        verify(contrast(Theme.line, Theme.window) >= 3);
    }
    function test_textIsAsLargeAsWished() {
        compare(Theme.sizeBody, 15);
        Theme.zoom = 2;
        compare(Theme.sizeBody, 30);
        compare(Theme.sizeLabel, 22);
        verify(Theme.rowHeight >= 2 * (15 + 13));
        Theme.zoom = 0.8;
        compare(Theme.sizeBody, 12);
    }
}
