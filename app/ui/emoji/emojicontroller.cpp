#include "app/ui/emoji/emojicontroller.h"

#include "app/ui/emoji/emojifont.h"
#include "app/ui/language.h"

#include <QLocale>

#include <algorithm>

namespace Chinwag {

EmojiController::EmojiController(SettingsController &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(&Language::instance(), &Language::changed, this, &EmojiController::retranslate);
}

EmojiController::~EmojiController() = default;

void EmojiController::retranslate()
{
    const auto before = std::move(m_table); // the model reads it until it is shown another
    if (m_model.rowCount() == 0)
        return;
    m_search.clear();
    showAll();
    Q_EMIT searchChanged();
}

const EmojiTable &EmojiController::table()
{
    if (!m_table)
        m_table = std::make_unique<EmojiTable>(QLocale().name().section(u'_', 0, 0), emojiFont());
    return *m_table;
}

QStringList EmojiController::groupNames()
{
    return {tr("Recent"),          tr("Smileys and emotion"),
            tr("People and body"), tr("Animals and nature"),
            tr("Food and drink"),  tr("Travel and places"),
            tr("Activities"),      tr("Objects"),
            tr("Symbols"),         tr("Flags")};
}

QStringList EmojiController::skinNames()
{
    return {tr("No skin colour"),     tr("Light skin colour"),       tr("Medium light skin colour"),
            tr("Medium skin colour"), tr("Medium dark skin colour"), tr("Dark skin colour")};
}

int EmojiController::skin() const { return m_settings.skin(); }

void EmojiController::setSkin(int skin)
{
    if (skin == m_settings.skin())
        return;
    m_settings.setSkin(skin);
    m_model.setSkin(skin);
    Q_EMIT skinChanged();
    Q_EMIT currentChanged();
}

void EmojiController::open()
{
    m_recents.clear();
    const QStringList recents = m_settings.recentEmoji();
    for (const QString &emoji : recents) {
        const int index = table().indexOf(emoji);
        if (index >= 0)
            m_recents.append(index);
    }
    m_model.setSkin(skin());
    m_search.clear();
    showAll();
    Q_EMIT searchChanged();
}

void EmojiController::showAll()
{
    const QStringList titles = groupNames();
    QList<EmojiModel::Section> sections{{0, titles[0], m_recents}};
    for (int group = 0; group < EmojiTable::groups; ++group)
        sections.append({group + 1, titles[group + 1], {}});
    const QList<Emoji> &all = table().all();
    for (int i = 0; i < all.size(); ++i)
        sections[all.at(i).group + 1].emoji.append(i);
    m_model.show(table(), sections);
    setGroup(m_model.groupOf(0));
    setCurrent(0);
}

void EmojiController::setSearch(const QString &search)
{
    if (m_search == search)
        return;
    m_search = search;
    if (search.trimmed().isEmpty()) {
        showAll();
    } else {
        m_model.show(table(), {{-1, {}, table().find(search, mostFound)}});
        setGroup(-1);
        setCurrent(0);
    }
    Q_EMIT searchChanged();
}

void EmojiController::setCurrent(int cell)
{
    m_current = std::clamp(cell, -1, m_model.cellCount() - 1);
    Q_EMIT currentChanged();
}

void EmojiController::move(Move move)
{
    if (m_current < 0)
        return;
    switch (move) {
    case Back:
        return setCurrent(std::max(0, m_current - 1));
    case Forward:
        return setCurrent(m_current + 1);
    case Up:
        return setCurrent(m_model.cellBelow(m_current, -1));
    case Down:
        return setCurrent(m_model.cellBelow(m_current, 1));
    case PageUp:
        return setCurrent(m_model.cellBelow(m_current, -page));
    case PageDown:
        return setCurrent(m_model.cellBelow(m_current, page));
    }
}

QString EmojiController::currentEmoji() const
{
    const int emoji = m_model.emojiAt(m_current);
    return emoji < 0 ? QString() : m_table->inSkin(emoji, skin());
}

QString EmojiController::currentName() const
{
    const int emoji = m_model.emojiAt(m_current);
    return emoji < 0 ? QString() : m_table->all().at(emoji).name;
}

QString EmojiController::currentShortName() const
{
    const int emoji = m_model.emojiAt(m_current);
    return emoji < 0 ? QString() : QStringLiteral(":%1:").arg(m_table->all().at(emoji).shortName());
}

QString EmojiController::take()
{
    const QString chosen = currentEmoji();
    if (!chosen.isEmpty())
        remember(m_model.emojiAt(m_current));
    return chosen;
}

void EmojiController::remember(int emoji)
{
    QStringList recents = m_settings.recentEmoji();
    const QString sequence = table().all().at(emoji).sequence;
    recents.removeAll(sequence);
    recents.prepend(sequence);
    m_settings.setRecentEmoji(recents.first(std::min(recents.size(), mostRecents)));
}

void EmojiController::showGroup(int group)
{
    if (!m_search.isEmpty())
        setSearch({});
    const int line = m_model.lineOfGroup(group);
    if (line < 0)
        return;
    setGroup(group);
    setCurrent(m_model.firstCell(line));
    Q_EMIT lineRequested(line);
}

void EmojiController::setFirstLine(int line)
{
    if (m_search.isEmpty() && line >= 0)
        setGroup(m_model.groupOf(line));
}

void EmojiController::setGroup(int group)
{
    if (m_group == group)
        return;
    m_group = group;
    Q_EMIT groupChanged();
}

} // namespace Chinwag
