import QtQuick
import QtTest
import Chinwag.App
import Chinwag.Test
import Chinwag.Theme
import Chinwag.Timeline
import Chinwag.Ui

Item {
    id: root
    width: 200
    height: 200

    Fixture { id: fixture }
    Main {
        id: window
        width: 900
        height: 600
        app: fixture.app

        // Inside: keys go to the window that the test case is in.
        TestCase {
            name: "ChatPage"
            when: windowShown

            readonly property RoomsController rooms: fixture.app.rooms
            readonly property ComposerController composer: fixture.app.composer
            readonly property TimelineController timeline: fixture.app.timeline

            function init() {
                tryVerify(() => { window.requestActivate(); return window.active; });
                window.width = 900;
                fixture.fill();
                timeline.jumpToEnd();
                composer.edit("");
                tryVerify(() => input().activeFocus);
            }
            function cleanup() { fixture.clear(); }

            function part(name: string): Item { return findChild(window, name); }
            function input(): Item { return part("composerInput"); }
            function view(): TimelineView { return part("timelineView") as TimelineView; }
            function click(name: string) { mouseClick(part(name)); }
            /// To the control, by Tab alone.
            function tabTo(name: string) {
                for (let i = 0; i < 30 && !part(name).activeFocus; ++i)
                    keyClick(Qt.Key_Tab);
                verify(part(name).activeFocus, name + " is not reached");
            }
            /// A menu that is open, by one of its entries.
            function entry(name: string): Item {
                let found = null;
                tryVerify(() => { found = findChild(window.contentItem, name) ?? findChild(window, name); return found !== null && found.visible; }, 5000, name);
                return found;
            }

            // Whatever has the focus: whoever types, types a message.
            function test_typingLandsInTheComposer_data() {
                return [{ tag: "the gear" , focus: "gearButton" }, { tag: "the rooms", focus: "roomList" },
                        { tag: "people", focus: "membersButton" }, { tag: "the messages", focus: "timelineView" },
                        { tag: "add", focus: "addButton" }];
            }
            function test_typingLandsInTheComposer(data) {
                tabTo(data.focus);
                keyClick("h");
                keyClick("i");
                compare(composer.text, "hi");
                verify(input().activeFocus);
                tabTo(data.focus);
                keyClick(Qt.Key_Escape);
                verify(input().activeFocus);
            }
            function test_aClickOnAButtonTakesNothingAway() {
                for (const name of ["membersButton", "membersButton", "gearButton"]) {
                    click(name);
                    keyClick(Qt.Key_Escape);
                    tryVerify(() => input().activeFocus, 5000, name);
                }
                keyClick(Qt.Key_Space);
                compare(composer.text, " ");
            }
            function test_selectingAndTyping() {
                view().forceLayout();
                const words = findChild(view().itemAtIndex(0), "messageWords");
                mouseDoubleClickSequence(words, 10, 10);
                verify(words.activeFocus);
                verify(words.selectedText.length > 0);
                keyClick("x");
                compare(composer.text, "x");
                verify(input().activeFocus);
            }
            function test_whatIsSelectedAcrossMessagesEnds_data() {
                return [{ tag: "typing", key: "x", text: "x" }, { tag: "Esc", key: Qt.Key_Escape, text: "" }];
            }
            function test_whatIsSelectedAcrossMessagesEnds(data) {
                fixture.addMessage("Ann", "one");
                fixture.addMessage("Bob", "two");
                view().forceLayout();
                waitForRendering(view());
                const from = findChild(view().itemAtIndex(1), "messageWords");
                const to = findChild(view().itemAtIndex(0), "messageWords");
                mousePress(from, 2, 10);
                mouseMove(from, 6, 10, -1, Qt.LeftButton);
                mouseMove(to, 20, 10, -1, Qt.LeftButton);
                mouseRelease(to, 20, 10);
                verify(timeline.model.hasSelection);
                keyClick(data.key);
                verify(!timeline.model.hasSelection);
                compare(from.selectedText, "");
                compare(composer.text, data.text);
                verify(input().activeFocus);
            }
            function test_theJumpButtonKeepsNoFocus() {
                fixture.fillLongHistory(60);
                tryVerify(() => view().nearEnd);
                keyClick(Qt.Key_PageUp);
                tryVerify(() => part("jumpButton").visible);
                click("jumpButton");
                tryVerify(() => timeline.atEnd);
                verify(input().activeFocus);
            }
            function test_aFailedMessageThatIsDeletedLeavesTheFocus() {
                fixture.failMessage("mine", "No.");
                view().forceLayout();
                const before = view().count;
                const button = findChild(view().itemAtIndex(0), "deleteButton");
                tryVerify(() => button.visible);
                button.forceActiveFocus(Qt.TabFocusReason);
                keyClick(Qt.Key_Space);
                tryVerify(() => view().count === before - 1);
                keyClick("x");
                compare(composer.text, "x");
            }
            function test_theLogScrollsFromTheComposer() {
                fixture.fillLongHistory(80);
                waitForRendering(view());
                tryVerify(() => view().nearEnd);
                keyClick(Qt.Key_PageUp);
                verify(!timeline.atEnd);
                keyClick(Qt.Key_PageDown);
                verify(timeline.atEnd);
                keyClick(Qt.Key_Home, Qt.ControlModifier);
                verify(!timeline.atEnd);
                tryVerify(() => view().contentY - view().originY < 20);
                keyClick(Qt.Key_End, Qt.ControlModifier);
                tryVerify(() => timeline.atEnd);
                keyClick(Qt.Key_PageUp);
                keyClick(Qt.Key_Escape);
                tryVerify(() => timeline.atEnd);
                verify(input().activeFocus);
            }
            function test_withWordsInTheComposerHomeAndEndAreForThem() {
                keyClick("a");
                keyClick("b");
                keyClick(Qt.Key_Home, Qt.ControlModifier);
                compare(input().cursorPosition, 0);
            }

            function test_aRoomOpensAtItsFirstUnreadMessage() {
                for (let i = 0; i < 60; ++i)
                    fixture.addMessageTo("r2", "Cleo Ionescu", "news " + i);
                fixture.advance(400); // so many come in steps
                rooms.select("r2");
                tryVerify(() => part("jumpButton").visible);
                verify(!timeline.atEnd);
                tryVerify(() => {
                    view().forceLayout();
                    const line = view().itemAt(20, view().contentY + 60);
                    return line !== null && line.newLine;
                });
                compare(timeline.newBelow, "61");
                keyClick(Qt.Key_End, Qt.ControlModifier);
                tryVerify(() => timeline.atEnd);
            }
            function test_aRoomWithAFewUnreadMessagesIsReadToItsEnd() {
                rooms.select("d2");
                tryVerify(() => timeline.atEnd);
                view().forceLayout();
                verify(view().itemAtIndex(1).newLine);
            }

            function test_aPersonCanBeWrittenTo() {
                click("membersButton");
                const list = part("membersList");
                tryVerify(() => list.count > 1);
                list.forceLayout();
                let other = -1;
                for (let row = 0; row < list.count && other < 0; ++row)
                    other = list.itemAtIndex(row).own ? -1 : row;
                const name = list.itemAtIndex(other).userId;
                mouseClick(list.itemAtIndex(other));
                mouseClick(entry("messageMemberItem"));
                tryVerify(() => fixture.actions().includes("direct " + name));
            }
            function test_aPersonCanBeWrittenToByKeyboard() {
                click("membersButton");
                const list = part("membersList");
                tryVerify(() => list.count > 1);
                tabTo("membersList");
                list.currentIndex = list.itemAtIndex(0).own ? 1 : 0;
                keyClick(Qt.Key_Return);
                entry("messageMemberItem");
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_Return);
                tryVerify(() => fixture.actions().some(action => action.startsWith("direct ")));
            }
            function test_switchingWithAFewLetters() {
                rooms.select("r2");
                rooms.select("r1");
                keyClick(Qt.Key_K, Qt.ControlModifier);
                const popup = part("switcher");
                tryVerify(() => popup.opened);
                const list = findChild(popup.contentItem, "switcherList");
                compare(list.currentIndex, 0);
                keyClick(Qt.Key_Return); // where one was before
                tryVerify(() => !popup.visible);
                compare(rooms.currentRoomId, "r2");
                verify(input().activeFocus);

                keyClick(Qt.Key_K, Qt.ControlModifier);
                tryVerify(() => popup.opened);
                compare(findChild(popup.contentItem, "switcherField").text, "");
                for (const letter of "bo")
                    keyClick(letter);
                verify(list.count > 0);
                list.forceLayout();
                compare(list.itemAtIndex(0).name, "Bo Nwosu");
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_Up);
                keyClick(Qt.Key_Return);
                tryVerify(() => !popup.visible);
                compare(rooms.currentRoomId, "d2");
            }
            function test_theSwitcherGoesAwayAsItCame_data() {
                return [{ tag: "Esc", key: Qt.Key_Escape, modifiers: Qt.NoModifier },
                        { tag: "Ctrl+K", key: Qt.Key_K, modifiers: Qt.ControlModifier }];
            }
            function test_theSwitcherGoesAwayAsItCame(data) {
                const before = rooms.currentRoomId;
                keyClick(Qt.Key_K, Qt.ControlModifier);
                const popup = part("switcher");
                tryVerify(() => popup.opened);
                keyClick("z");
                keyClick("q");
                keyClick(Qt.Key_Return); // nobody is called that
                verify(popup.opened);
                keyClick(data.key, data.modifiers);
                tryVerify(() => !popup.visible);
                compare(rooms.currentRoomId, before);
                verify(input().activeFocus);
            }
            function test_searchingLeadsThereAndBack() {
                window.width = 1100;
                fixture.fillLongHistory(80);
                tryVerify(() => timeline.atEnd);
                const here = rooms.currentRoomId;
                fixture.findMessages("d1", ["pier <b>7</b>", "at the pier"]);
                keyClick(Qt.Key_F, Qt.ControlModifier | Qt.ShiftModifier);
                const panel = part("searchPanel");
                verify(panel.visible);
                verify(part("searchField").activeFocus);
                for (const letter of "pier")
                    keyClick(letter);
                keyClick(Qt.Key_Return);
                fixture.turn();
                const results = part("searchResults");
                tryCompare(results, "count", 2);
                results.forceLayout();
                compare(findChild(results.itemAtIndex(0), "searchExcerpt").text, "<b>pier</b> &lt;b&gt;7&lt;/b&gt;");
                keyClick(Qt.Key_Down);
                verify(results.activeFocus);
                keyClick(Qt.Key_Return);
                tryCompare(rooms, "currentRoomId", "d1");
                verify(panel.visible);
                verify(results.activeFocus);
                keyClick("s"); // goes on in the field
                compare(fixture.app.search.typed, "piers");
                keyClick(Qt.Key_Escape);
                verify(!panel.visible);
                compare(rooms.currentRoomId, here);
                tryVerify(() => timeline.atEnd);
                verify(input().activeFocus);
            }
            function test_theSearchIsReachedWithTheMouse() {
                click("searchButton");
                verify(part("searchPanel").visible);
                verify(!fixture.app.search.everywhere);
                mouseClick(findChild(part("searchScope"), "segment1"));
                verify(fixture.app.search.everywhere);
                click("closeSearchButton");
                verify(!part("searchPanel").visible);
                verify(input().activeFocus);
            }
            function test_inANarrowWindowTheSearchIsAboveTheRoom() {
                window.width = 700;
                keyClick(Qt.Key_F, Qt.ControlModifier);
                const panel = part("searchPanel");
                verify(panel.visible);
                verify(panel.width <= 700 - 180);
                fixture.findMessages("d1", ["pier"]);
                fixture.app.search.typed = "pier";
                fixture.app.search.search();
                fixture.turn();
                tryCompare(part("searchResults"), "count", 1);
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_Return);
                verify(!panel.visible); // it would hide what was found
                compare(rooms.currentRoomId, "d1");
                verify(input().activeFocus);
            }
            function test_aNumberIsARoom() {
                keyClick(Qt.Key_2, Qt.ControlModifier);
                compare(rooms.currentIndex, 1);
                keyClick(Qt.Key_1, Qt.ControlModifier);
                compare(rooms.currentIndex, 0);
                compare(composer.text, "");
                keyClick(Qt.Key_Left, Qt.AltModifier);
                compare(rooms.currentIndex, 1);
                keyClick(Qt.Key_Right, Qt.AltModifier);
                compare(rooms.currentIndex, 0);
            }
            function test_peopleAreSuggested() {
                keyClick(Qt.Key_K, Qt.ControlModifier | Qt.ShiftModifier);
                const dialog = part("directDialog");
                tryVerify(() => dialog.opened);
                const list = findChild(dialog.contentItem, "peopleSuggestions");
                tryCompare(list, "count", 4);
                list.forceLayout();
                compare(list.itemAtIndex(0).name, "Ann Larsen"); // who is there comes first
                for (const letter of "dee")
                    keyClick(letter);
                tryCompare(list, "count", 1);
                keyClick(Qt.Key_Down);
                verify(list.activeFocus);
                keyClick(Qt.Key_Return);
                fixture.turn();
                verify(fixture.actions().includes("direct Dee Marsh"));
                tryVerify(() => !dialog.visible);
            }
            function test_aPrefixOpensNobody() {
                keyClick(Qt.Key_K, Qt.ControlModifier | Qt.ShiftModifier);
                const dialog = part("directDialog");
                tryVerify(() => dialog.opened);
                for (const letter of "de")
                    keyClick(letter);
                keyClick(Qt.Key_Return);
                fixture.turn();
                verify(!fixture.actions().some(action => action.startsWith("direct ")));
                verify(findChild(dialog.contentItem, "directNameFieldMessage").text.length > 0);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog.visible);
            }
            function test_thePeopleComeOverTheLogInANarrowWindow() {
                window.width = 660;
                const composerWidth = () => input().width;
                tryVerify(() => composerWidth() < 340);
                const before = composerWidth();
                click("membersButton");
                tryVerify(() => part("detailsPanel").visible);
                compare(composerWidth(), before);
                verify(before > 180);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !part("detailsPanel").visible);
                click("membersButton");
                tryVerify(() => part("detailsPanel").visible);
                mouseClick(part("roomTitle"), 4, 4);
                tryVerify(() => !part("detailsPanel").visible);
                window.width = 1040;
                click("membersButton");
                tryVerify(() => part("detailsPanel").visible);
                verify(composerWidth() < 1040 - 284 - 340);
                click("membersButton");
            }
            function test_aRoomCanBeLeft() {
                click("roomMenuButton");
                mouseClick(entry("leaveRoomItem"));
                const dialog = part("leaveDialog");
                tryVerify(() => dialog.opened);
                compare(dialog.title, "Leave \u2068# \u2068general\u2069\u2069?");
                verify(findChild(dialog.contentItem, "stayButton").activeFocus);
                fixture.refuseActions("Somebody has to stay.");
                mouseClick(findChild(dialog.contentItem, "leaveButton"));
                fixture.turn();
                compare(findChild(dialog.contentItem, "leaveError").text, "Somebody has to stay.");
                fixture.refuseActions("");
                mouseClick(findChild(dialog.contentItem, "leaveButton"));
                fixture.turn();
                tryVerify(() => !dialog.visible);
                verify(fixture.actions().includes("leave r1"));
            }
            function test_aRoomOneMakesIsOpenAndOnTop() {
                click("addButton");
                tryVerify(() => part("addMenu").opened);
                mouseClick(part("createRoomItem"));
                tryVerify(() => part("createRoomDialog") !== null && part("createRoomDialog").opened);
                for (const letter of "boats")
                    keyClick(letter);
                keyClick(Qt.Key_Return);
                fixture.turn();
                tryVerify(() => !part("createRoomDialog").visible);
                compare(rooms.currentRoomId, "r_boats");
                fixture.addJoin("r_boats", "Mira Okafor"); // with which its log begins
                verify(input().activeFocus);
                const list = part("roomList");
                list.forceLayout();
                const shown = [];
                for (let i = 0; i < list.count; ++i)
                    shown.push(list.itemAtIndex(i));
                const first = shown.find(row => !row.direct && row.mentionText.length === 0);
                compare(first.roomId, "r_boats", "below those in which one is mentioned only");
                keyClick("h");
                compare(composer.text, "h");
            }
            function test_nobodyJoinsADirectMessage() {
                const rows = () => { view().forceLayout(); return view().count; };
                rooms.select("d2");
                tryVerify(() => rows() > 0);
                const height = view().contentHeight;
                fixture.addJoin("d2", "Bo Nwosu");
                fixture.addJoin("d2", "Mira Okafor");
                for (let row = 0; row < rows(); ++row)
                    verify(view().itemAtIndex(row).kind !== TimelineModel.Notice, view().itemAtIndex(row).body);
                compare(view().contentHeight, height);
                rooms.select("r1");
                fixture.addJoin("r1", "Hugo Lindqvist");
                tryVerify(() => rows() > 0 && view().itemAtIndex(0).kind === TimelineModel.Notice); // in a room it is news
            }
            function test_peopleAreAddedFromTheMenuOfTheRoom() {
                fixture.setMembers(["Mira Okafor", "Ann Larsen"]);
                click("roomMenuButton");
                const item = entry("addPeopleItem");
                tryVerify(() => part("roomMenu").opened);
                mouseClick(item);
                const dialog = part("addPeopleDialog");
                tryVerify(() => dialog.opened);
                const inside = name => findChild(dialog.contentItem, name);
                const field = inside("addPersonField");
                verify(field.activeFocus);
                const list = inside("additionSuggestions");
                tryCompare(list, "count", 3);
                keyClick("d");
                keyClick("e");
                tryCompare(list, "count", 1);
                keyClick(Qt.Key_Return); // not a whole name
                fixture.turn();
                verify(inside("addPersonFieldMessage").text.includes("Nobody"));
                keyClick(Qt.Key_Down);
                keyClick(Qt.Key_Return);
                fixture.turn();
                verify(fixture.actions().includes("add Dee Marsh to r1"));
                compare(inside("addPersonFieldMessage").text, "\u2068Dee Marsh\u2069 is in the room now.");
                compare(inside("addPersonFieldMessage").color, Theme.ok);
                compare(field.text, "");
                verify(field.activeFocus); // for the next
                tryCompare(list, "count", 2);
                fixture.asksFirst(true);
                list.forceLayout();
                const who = list.itemAtIndex(0).userId;
                mouseClick(list.itemAtIndex(0));
                fixture.turn();
                fixture.asksFirst(false);
                compare(inside("addPersonFieldMessage").text, "\u2068" + who + "\u2069 is asked to come in.");
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog.visible);
                verify(input().activeFocus);
            }
            function test_onlyWhoMayIsOfferedToAdd() {
                const offered = () => {
                    click("roomMenuButton");
                    entry("roomNoticesItem");
                    const visible = part("addPeopleItem").visible;
                    keyClick(Qt.Key_Escape);
                    return visible;
                };
                verify(offered());
                fixture.bringInto("Regatta", "Hugo Lindqvist"); // private, and I am nobody there
                rooms.select("Regatta");
                verify(!offered());
                rooms.select("d1");
                verify(!offered());
            }
            function test_theWholeTopicCanBeRead() {
                click("roomMenuButton");
                mouseClick(entry("aboutRoomItem"));
                const dialog = part("roomDialog");
                tryVerify(() => dialog.opened);
                compare(findChild(dialog.contentItem, "roomTopic").text, "Everything that concerns all of us");
                keyClick(Qt.Key_Escape);
                tryVerify(() => !dialog.visible);
            }
            function test_menusAreAsWideAsTheirWords() {
                click("gearButton");
                const item = entry("appearanceItem");
                const words = findChild(item, "menuItemWords");
                verify(!words.truncated);
                item.text = "Anderen zeigen, dass ich gerade etwas schreibe";
                tryVerify(() => !words.truncated);
                keyClick(Qt.Key_Escape);
            }

            function test_keysRightAfterADialogAreNotSwallowed() {
                keyClick(Qt.Key_K, Qt.ControlModifier | Qt.ShiftModifier);
                const dialog = part("directDialog");
                tryVerify(() => dialog.opened);
                keyClick(Qt.Key_Escape);
                keyClick("x");
                compare(composer.text, "x");
                keyClick(Qt.Key_K, Qt.ControlModifier | Qt.ShiftModifier);
                tryVerify(() => dialog.opened);
                keyClick(Qt.Key_W, Qt.ControlModifier);
                tryVerify(() => !dialog.visible);
                verify(window.visible);
            }
            function test_theFirstDirectMessageHasItsOwnHeading() {
                fixture.clear();
                fixture.fillWithoutDirectMessages();
                const list = () => part("roomList");
                tryVerify(() => list().count === 2);
                fixture.addDirect("d9", "Ann Larsen");
                tryVerify(() => list().count === 3);
                const headings = () => Array.from(list().itemAtIndex(0).parent.children)
                    .filter(item => item.visible && item.objectName === "sectionHeading").sort((a, b) => a.y - b.y)
                    .map(item => item.section).join();
                tryVerify(() => headings() === "Direct messages,Rooms", 5000, headings());
            }
            function test_mirrored() {
                const list = part("roomList");
                const headings = () => Array.from(list.itemAtIndex(0).parent.children)
                    .filter(item => item.visible && item.objectName === "sectionHeading").sort((a, b) => a.y - b.y)
                    .map(item => item.section).join();
                tryVerify(() => headings() === "Direct messages,Rooms");
                window.LayoutMirroring.enabled = true;
                const left = item => item.mapToItem(window.contentItem, 0, 0).x;
                tryVerify(() => left(list) > 500, 5000, "rooms are at the right");
                verify(left(part("sendButton")) < left(input()), "send is at the end");
                view().forceLayout();
                const line = view().itemAtIndex(view().count - 1);
                verify(left(findChild(line, "messageAvatar")) > left(findChild(line, "messageText")), "faces are at the right");
                verify(left(part("membersButton")) < left(part("roomTitle")), "people are at the left");
                compare(part("roomTitle").effectiveHorizontalAlignment, Text.AlignRight);
                window.LayoutMirroring.enabled = false;
                tryVerify(() => left(list) < 20);
                fixture.addMessageTo("r3", "Ann Larsen", "@mira"); // another order
                list.forceLayout();
                tryVerify(() => headings() === "Direct messages,Rooms", 5000, headings());
            }
        }
    }
}
