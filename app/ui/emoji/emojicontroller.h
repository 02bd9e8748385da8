#pragma once

#include "app/ui/emoji/emojimodel.h"
#include "app/ui/settings/settingscontroller.h"

#include <memory>
#include <optional>

namespace Chinwag {

/// The emoji that one chooses from: all under their headings, or those that a search finds, and which of them
/// the keyboard is at. What was chosen before and the skin are remembered. Until open() is called it is
/// nothing.
class EmojiController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::EmojiModel *model READ model CONSTANT)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(int skin READ skin WRITE setSkin NOTIFY skinChanged)
    Q_PROPERTY(QStringList skinNames READ skinNames CONSTANT)
    Q_PROPERTY(QStringList groupNames READ groupNames CONSTANT)
    Q_PROPERTY(int group READ group NOTIFY groupChanged)
    Q_PROPERTY(bool hasRecents READ hasRecents NOTIFY searchChanged)
    Q_PROPERTY(int current READ current NOTIFY currentChanged)
    Q_PROPERTY(QString currentEmoji READ currentEmoji NOTIFY currentChanged)
    Q_PROPERTY(QString currentName READ currentName NOTIFY currentChanged)
    Q_PROPERTY(QString currentShortName READ currentShortName NOTIFY currentChanged)

public:
    static constexpr qsizetype mostRecents = 2 * EmojiModel::columns;
    static constexpr qsizetype mostFound = 90;
    static constexpr int page = 5; ///< lines

    enum Move { Back, Forward, Up, Down, PageUp, PageDown };
    Q_ENUM(Move)

    explicit EmojiController(SettingsController &settings, QObject *parent = nullptr);
    ~EmojiController() override;

    EmojiModel *model() { return &m_model; }
    QString search() const { return m_search; }
    int skin() const;
    static QStringList skinNames();
    /// Recents, then those of the table.
    static QStringList groupNames();
    /// What the first line in sight belongs to; -1 while something is searched.
    int group() const { return m_group; }
    bool hasRecents() const { return !m_recents.isEmpty(); }
    int current() const { return m_current; } ///< cell; -1: there is none
    QString currentEmoji() const;
    QString currentName() const;
    QString currentShortName() const; ///< ":sailboat:"

    /// All of them again, with what was chosen last on top.
    Q_INVOKABLE void open();
    void setSearch(const QString &search);
    void setSkin(int skin);
    Q_INVOKABLE void move(Chinwag::EmojiController::Move move);
    /// The mouse is over that cell.
    Q_INVOKABLE void point(int cell) { setCurrent(cell); }
    /// The current one, as it is sent; "" when there is none. It is remembered.
    Q_INVOKABLE QString take();
    Q_INVOKABLE void showGroup(int group);
    /// Where the view is.
    Q_INVOKABLE void setFirstLine(int line);
    Q_INVOKABLE int lineOf(int cell) const { return m_model.lineOf(cell); }

    /// Made when it is asked for first.
    const EmojiTable &table();
    /// So that it comes first the next time.
    void remember(int emoji);
    QString inOwnSkin(int emoji) { return table().inSkin(emoji, skin()); }

Q_SIGNALS:
    void searchChanged();
    void skinChanged();
    void groupChanged();
    void currentChanged();
    void lineRequested(int line); ///< to the view: to its top

private:
    void retranslate();
    void showAll();
    void setCurrent(int cell);
    void setGroup(int group);

    SettingsController &m_settings;
    std::unique_ptr<EmojiTable> m_table;
    EmojiModel m_model;
    QList<int> m_recents; // as they were when it was opened
    QString m_search;
    int m_group = -1;
    int m_current = -1;
};

} // namespace Chinwag
