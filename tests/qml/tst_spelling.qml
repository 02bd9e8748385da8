import QtQuick
import QtTest
import Chinwag.Settings
import Chinwag.Test

Item {
    width: 500
    height: 400

    Fixture { id: fixture }
    SpellingGroup {
        id: group
        width: parent.width
        spelling: fixture.app.spelling
        settings: fixture.app.settings
    }

    TestCase {
        name: "SpellingGroup"
        when: windowShown

        property var all: findChild(group, "spellingSwitch")

        function press(button: Item): void {
            button.forceActiveFocus();
            keyClick(Qt.Key_Space);
        }
        function test_aWithoutADictionaryThereIsNothingToSwitch() {
            verify(!all.enabled);
            verify(!all.on);
            verify(all.detail.includes("Hunspell"));
        }
        function test_languagesAreChosenOneByOne() {
            fixture.setDictionary(["see"], "", []);
            verify(all.enabled && all.on);
            const english = findChild(group, "spelling_en_US");
            verify(english.on);
            verify(english.text.includes("English"));
            press(english);
            verify(!english.on);
            compare(fixture.app.spelling.chosen, []);
            press(english);
            verify(english.on);
            press(all);
            verify(!all.on);
            verify(!english.enabled);
            press(all);
            verify(english.enabled);
        }
    }
}
