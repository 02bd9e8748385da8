#pragma once

#include "app/core/desktop/trayicon.h"
#include "app/platform/desktop/traytypes.h"

#include <QDBusVariant>
#include <QObject>

namespace Chinwag {

/// The icon's menu as com.canonical.dbusmenu, whose slots and signals bear that interface's names: the
/// desktop draws it. Items are numbered from 1 on; 0 is the menu.
class TrayMenu : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "com.canonical.dbusmenu")
    Q_PROPERTY(uint Version READ version CONSTANT)
    Q_PROPERTY(QString TextDirection READ textDirection)
    Q_PROPERTY(QString Status READ status CONSTANT)
    Q_PROPERTY(QStringList IconThemePath READ iconThemePath CONSTANT)

public:
    TrayMenu();

    void setItems(const QList<TrayMenuItem> &items);
    void setChosenHandler(std::function<void(TrayChoice)> chosen) { m_chosen = std::move(chosen); }

    uint version() const { return interfaceVersion; }
    QString textDirection() const;
    QString status() const { return QStringLiteral("normal"); }
    QStringList iconThemePath() const { return {}; }

public Q_SLOTS:
    uint GetLayout(int parent, int depth, const QStringList &names, Chinwag::MenuLayout &layout) const;
    Chinwag::MenuItemsProperties GetGroupProperties(const QList<int> &ids, const QStringList &names) const;
    QDBusVariant GetProperty(int id, const QString &name) const;
    void Event(int id, const QString &event, const QDBusVariant &data, uint timestamp);
    QList<int> EventGroup(const Chinwag::MenuEvents &events);
    bool AboutToShow(int id) const;
    QList<int> AboutToShowGroup(const QList<int> &ids, QList<int> &unknown) const;

Q_SIGNALS:
    void LayoutUpdated(uint revision, int parent);

private:
    static constexpr uint interfaceVersion = 3;

    bool isItem(int id) const { return id > 0 && id <= m_items.size(); }
    QVariantMap propertiesOf(int id) const;

    QList<TrayMenuItem> m_items;
    uint m_revision = 1;
    std::function<void(TrayChoice)> m_chosen;
};

} // namespace Chinwag
