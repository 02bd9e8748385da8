import QtQuick

// Where a dialog that asks for files is made, each for one question.
Loader {
    id: root

    // False: this desktop has none. Qt's own one needs a module that is a package of its own, and Qt crashes without it.
    function ask(dialog: string, given: var): bool {
        if (!possible())
            return false;
        setSource(Qt.resolvedUrl(dialog), given);
        return true;
    }
    function possible(): bool {
        try {
            Qt.createQmlObject("import QtQml; import Qt.labs.folderlistmodel; QtObject {}", root).destroy();
        } catch (error) {
            return false;
        }
        return true;
    }
}
