import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Settings
import Chinwag.Test
import Chinwag.Theme
import Chinwag.Ui

Item {
    id: root
    width: 200
    height: 200

    Fixture { id: fixture }
    SignalSpy { id: cleared; target: fixture.app.storage; signalName: "clearRequested" }
    SignalSpy { id: proxies; target: fixture.app.network; signalName: "chosen" }
    Main {
        id: window
        width: 1000
        height: 700
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "Settings"
            when: windowShown

            readonly property SettingsController settings: fixture.app.settings

            function init() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                window.width = 1000;
                fixture.fill();
                tryVerify(() => input().activeFocus);
            }
            function cleanup() {
                if (view() !== null) {
                    view().close();
                    tryVerify(() => !view().visible);
                }
                settings.resetText();
                settings.compact = false;
                settings.highContrast = false;
                settings.language = "";
                fixture.app.network.use = NetworkController.System;
                fixture.clear();
            }

            function view(): var { return findChild(window, "settingsView"); }
            function input(): Item { return findChild(window, "composerInput"); }
            function part(name: string): Item { return findChild(view().contentItem, name); }
            function open(category: string) {
                fixture.app.showSettings(category);
                tryVerify(() => view().opened);
                tryVerify(() => part(category + "Page") !== null);
            }

            function test_ctrlCommaOpensThemAndEscLeadsBack() {
                keyClick(Qt.Key_Comma, Qt.ControlModifier);
                tryVerify(() => view() !== null && view().opened);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !view().visible);
                keyClick("x");
                compare(fixture.app.composer.text, "x");
                fixture.app.composer.edit("");
            }
            function test_ctrlSlashShowsTheKeys() {
                keyClick(Qt.Key_Slash, Qt.ControlModifier);
                tryVerify(() => view() !== null && view().opened && part("keysPage") !== null);
            }
            function test_theKeyboardGoesThroughTheCategories() {
                open("account");
                const seen = [];
                part("settingsList").forceActiveFocus();
                for (const name of ["account", "appearance", "notices", "privacy", "language", "keys", "network", "storage"]) {
                    compare(view().category, name);
                    tryVerify(() => part(name + "Page") !== null, 1000, name);
                    keyClick(Qt.Key_Down);
                }
                compare(view().category, "storage");
            }
            function test_everyControlHasANameAndAPlace_data() {
                return ["account", "appearance", "notices", "privacy", "language", "keys", "network", "storage"].map(name => ({ tag: name }));
            }
            function test_everyControlHasANameAndAPlace(data) {
                for (const width of [1000, 360]) {
                    window.width = width;
                    open(data.tag);
                    const page = part(data.tag + "Page");
                    const unnamed = [];
                    const look = item => {
                        if (!item.visible)
                            return;
                        if (item.activeFocusOnTab && !((item.Accessible ? item.Accessible.name : "").length > 0))
                            unnamed.push(item.toString());
                        const edge = item.mapToItem(page, item.width, 0).x;
                        verify(edge <= page.width + 4, item.toString() + " at " + edge + " of " + page.width);
                        for (const child of Array.from(item.children))
                            look(child);
                    };
                    for (const child of Array.from(page.contentItem.children))
                        look(child);
                    compare(unnamed, []);
                }
            }
            function test_appearanceAppliesAtOnce() {
                open("appearance");
                const before = input().font.pixelSize;
                mouseClick(part("darkTheme"));
                verify(Theme.dark);
                mouseClick(part("lightTheme"));
                verify(!Theme.dark);
                const slider = part("textSizeSlider");
                slider.forceActiveFocus();
                keyClick(Qt.Key_Right);
                compare(settings.textSize, 110);
                verify(input().font.pixelSize > before);
                compare(part("textSizeLabel").text, "110 %");
                part("densitySwitch").forceActiveFocus();
                const row = Theme.rowHeight;
                keyClick(Qt.Key_Right);
                verify(Theme.rowHeight < row);
                part("highContrastSwitch").forceActiveFocus();
                keyClick(Qt.Key_Space);
                verify(Theme.highContrast);
                part("reduceMotionSwitch").forceActiveFocus();
                keyClick(Qt.Key_Space);
                compare(Theme.fade, 0);
                keyClick(Qt.Key_Space);
            }
            function test_theKeysOfTheTextSizeWorkAnywhere() {
                keyClick(Qt.Key_Plus, Qt.ControlModifier);
                compare(settings.textSize, 110);
                open("privacy");
                keyClick(Qt.Key_Minus, Qt.ControlModifier);
                keyClick(Qt.Key_Minus, Qt.ControlModifier);
                compare(settings.textSize, 90);
                keyClick(Qt.Key_0, Qt.ControlModifier);
                compare(settings.textSize, 100);
            }
            function test_typingIsOnesOwnBusiness() {
                open("privacy");
                part("sendTypingSwitch").forceActiveFocus();
                keyClick(Qt.Key_Space);
                compare(settings.sendTyping, false);
                keyClick(Qt.Key_Space);
                compare(settings.sendTyping, true);
            }
            function test_languagesNameThemselves() {
                open("language");
                compare(part("languageList").count, 4);
                compare(part("language_").Accessible.checked, true);
                part("language_de").clicked();
                compare(settings.language, "de");
                compare(part("language_de").Accessible.checked, true);
                compare(part("language_").Accessible.checked, false);
                compare(part("language_ar").text, "\u0627\u0644\u0639\u0631\u0628\u064A\u0629");
            }
            function test_anOwnProxy() {
                open("network");
                proxies.clear();
                part("manualProxy").clicked();
                verify(part("proxyHost").activeFocus);
                part("proxyHost").text = "proxy.example.org";
                mouseClick(part("applyProxyButton"));
                verify(part("proxyPortMessage").text.length > 0);
                compare(proxies.count, 0);
                part("proxyPort").text = "3128";
                part("proxyUser").text = "ann";
                part("proxyPassword").text = "secret";
                part("proxyPassword").forceActiveFocus();
                keyClick(Qt.Key_Return);
                compare(proxies.count, 1);
                compare(part("proxyPassword").text, "");
                compare(fixture.app.network.host, "proxy.example.org");
            }
            function test_clearingAsksOnce() {
                open("storage");
                mouseClick(part("clearMessagesButton"));
                const dialog = findChild(window, "clearMessagesDialog");
                tryVerify(() => dialog.opened);
                verify(findChild(dialog.contentItem, "dialogCancelButton").activeFocus);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog.visible);
                verify(view().opened);
                compare(cleared.count, 0);
                mouseClick(part("clearMessagesButton"));
                tryVerify(() => dialog.opened);
                mouseClick(findChild(dialog.contentItem, "dialogAcceptButton"));
                compare(cleared.count, 1);
                tryVerify(() => !dialog.visible);
            }
            function test_inANarrowWindowTheListComesFirst() {
                window.width = 400;
                keyClick(Qt.Key_Comma, Qt.ControlModifier);
                tryVerify(() => view() !== null && view().opened);
                verify(part("settingsList").visible);
                verify(!part("settingsListButton").visible);
                mouseClick(part("settingsCategory_storage"));
                tryVerify(() => !part("settingsList").visible);
                verify(part("storagePage").visible);
                keyClick(Qt.Key_Escape);
                verify(part("settingsList").visible);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !view().visible);
            }
            function test_signedOutTheyClose() {
                open("account");
                fixture.clear();
                tryVerify(() => !view().visible);
            }
        }
    }
}
