#include "tests/support/accessiblewalk.h"

#include <QAccessible>
#include <QMetaEnum>
#include <QQuickItem>
#include <QQuickWindow>

#include <functional>

namespace Chinwag::Test {

namespace {

const QSet<QAccessible::Role> controls{
    QAccessible::Button,       QAccessible::ButtonMenu, QAccessible::CheckBox, QAccessible::RadioButton,
    QAccessible::EditableText, QAccessible::MenuItem,   QAccessible::ListItem, QAccessible::PageTab,
    QAccessible::Slider,       QAccessible::SpinBox,    QAccessible::ComboBox, QAccessible::Link,
    QAccessible::List,         QAccessible::Dialog,     QAccessible::Graphic,  QAccessible::AlertMessage,
    QAccessible::Table,        QAccessible::Cell};

QString roleName(QAccessible::Role role)
{
    return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(role));
}

/// "searchField of SearchPanel of ChatPage"
QString placeOf(const QObject *object)
{
    QStringList path;
    const auto *item = qobject_cast<const QQuickItem *>(object);
    for (; item && path.size() < 6; item = item->parentItem()) {
        QString type = QString::fromLatin1(item->metaObject()->className());
        type = type.section(QStringLiteral("_QML"), 0, 0);
        path.append(item->objectName().isEmpty() ? type : type + u':' + item->objectName());
    }
    return path.join(QStringLiteral(" < "));
}

void walk(QAccessibleInterface *at, int depth,
          const std::function<void(QAccessibleInterface &, int depth)> &visit)
{
    if (!at || !at->isValid() || at->state().invisible)
        return;
    visit(*at, depth);
    for (int i = 0; i < at->childCount(); ++i)
        walk(at->child(i), depth + 1, visit);
}

void walkItems(QQuickItem &item, const std::function<void(QQuickItem &)> &visit)
{
    if (!item.isVisible() || !item.isEnabled())
        return;
    visit(item);
    const auto children = item.childItems();
    for (QQuickItem *child : children)
        walkItems(*child, visit);
}

} // namespace

QStringList accessibleTree(QQuickWindow &window)
{
    QStringList lines;
    walk(QAccessible::queryAccessibleInterface(&window), 0, [&lines](QAccessibleInterface &at, int depth) {
        lines.append(QString(depth * 2, u' ') + roleName(at.role()) + QStringLiteral(" “") +
                     at.text(QAccessible::Name) + u'”' +
                     (at.state().focusable ? QStringLiteral(" focusable") : QString()));
    });
    return lines;
}

QStringList namelessControls(QQuickWindow &window)
{
    QStringList nameless;
    walk(QAccessible::queryAccessibleInterface(&window), 0, [&nameless](QAccessibleInterface &at, int) {
        const bool isControl = at.state().focusable || controls.contains(at.role());
        if (isControl && at.text(QAccessible::Name).trimmed().isEmpty())
            nameless.append(roleName(at.role()) + QStringLiteral(" without a name: ") + placeOf(at.object()));
    });
    walkItems(*window.contentItem(), [&nameless](QQuickItem &item) {
        const QVariant policy = item.property("focusPolicy");
        const bool isStop = item.activeFocusOnTab() || (policy.isValid() && (policy.toInt() & Qt::TabFocus));
        QAccessibleInterface *const access = isStop ? QAccessible::queryAccessibleInterface(&item) : nullptr;
        if (isStop && (!access || access->text(QAccessible::Name).trimmed().isEmpty()))
            nameless.append(QStringLiteral("focus stop without a name: ") + placeOf(&item));
    });
    nameless.removeDuplicates();
    return nameless;
}

} // namespace Chinwag::Test
