#pragma once

#include <QtQml/qqmlextensionplugin.h>

/// The static QML modules of the window; included once by every executable that shows it.
Q_IMPORT_QML_PLUGIN(Chinwag_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Chinwag_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Chinwag_EmojiPlugin)
Q_IMPORT_QML_PLUGIN(Chinwag_FilesPlugin)
Q_IMPORT_QML_PLUGIN(Chinwag_LabPlugin)
Q_IMPORT_QML_PLUGIN(Chinwag_RoomsPlugin)
Q_IMPORT_QML_PLUGIN(Chinwag_SettingsPlugin)
Q_IMPORT_QML_PLUGIN(Chinwag_TimelinePlugin)
Q_IMPORT_QML_PLUGIN(Chinwag_AppPlugin)
Q_IMPORT_QML_PLUGIN(Chinwag_UiPlugin)
