#include "app/platform/desktop/traymenu.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

/// In a label an underscore marks the letter that chooses it.
QString labelOf(QString text) { return text.replace(u'_', u"__"_s); }

} // namespace

TrayMenu::TrayMenu() { registerTrayTypes(); }

void TrayMenu::setItems(const QList<TrayMenuItem> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    Q_EMIT LayoutUpdated(++m_revision, 0);
}

QString TrayMenu::textDirection() const
{
    return QGuiApplication::layoutDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s;
}

QVariantMap TrayMenu::propertiesOf(int id) const
{
    if (id == 0)
        return {{u"children-display"_s, u"submenu"_s}};
    if (!isItem(id))
        return {};
    const TrayMenuItem &item = m_items.at(id - 1);
    QVariantMap properties{{u"label"_s, labelOf(item.text)}};
    if (item.isCheckable) {
        properties.insert(u"toggle-type"_s, u"checkmark"_s);
        properties.insert(u"toggle-state"_s, item.isChecked ? 1 : 0);
    }
    return properties;
}

uint TrayMenu::GetLayout(int parent, int depth, const QStringList &, MenuLayout &layout) const
{
    layout = {parent, propertiesOf(parent), {}};
    const int items = parent == 0 && depth != 0 ? static_cast<int>(m_items.size()) : 0;
    for (int id = 1; id <= items; ++id)
        layout.children.append({id, propertiesOf(id), {}});
    return m_revision;
}

MenuItemsProperties TrayMenu::GetGroupProperties(const QList<int> &ids, const QStringList &) const
{
    MenuItemsProperties found;
    for (const int id : ids) {
        if (id == 0 || isItem(id))
            found.append({id, propertiesOf(id)});
    }
    return found;
}

QDBusVariant TrayMenu::GetProperty(int id, const QString &name) const
{
    return QDBusVariant(propertiesOf(id).value(name, QString()));
}

void TrayMenu::Event(int id, const QString &event, const QDBusVariant &, uint)
{
    if (event == "clicked"_L1 && isItem(id) && m_chosen)
        m_chosen(m_items.at(id - 1).choice);
}

QList<int> TrayMenu::EventGroup(const MenuEvents &events)
{
    QList<int> unknown;
    for (const MenuEvent &each : events) {
        if (each.id != 0 && !isItem(each.id))
            unknown.append(each.id);
        else
            Event(each.id, each.event, each.data, each.timestamp);
    }
    return unknown;
}

/// It is always as it is to be.
bool TrayMenu::AboutToShow(int) const { return false; }

QList<int> TrayMenu::AboutToShowGroup(const QList<int> &ids, QList<int> &unknown) const
{
    for (const int id : ids) {
        if (id != 0 && !isItem(id))
            unknown.append(id);
    }
    return {};
}

} // namespace Chinwag
