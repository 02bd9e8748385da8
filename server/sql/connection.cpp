#include "server/sql/connection.h"

#include "shared/protocol/utf8.h"

#include <QSqlDriver>
#include <QSqlField>

#include <algorithm>
#include <atomic>

namespace Chinwag {

namespace {

QString uniqueConnectionName()
{
    static std::atomic<quint64> counter{0};
    return QStringLiteral("chinwag-%1").arg(counter.fetch_add(1, std::memory_order_relaxed));
}

/// QtSql binds a null QString as NULL, which is not what a field that happens to be empty means.
QVariant bindable(const QVariant &value)
{
    if (value.metaType() == QMetaType::fromType<QString>()) {
        const QString text = value.toString();
        return text.isNull() ? QString(QLatin1String("")) : textForDatabase(text);
    }
    if (value.metaType() == QMetaType::fromType<QByteArray>() && value.toByteArray().isNull())
        return QByteArray("");
    return value;
}

/// PostgreSQL has no text with a NUL, and SQLite's functions end there. What is stored escapes it, so one
/// that comes here stood in a question.
bool hasNul(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<QString>() && value.toString().contains(QChar::Null);
}

/// QSqlQuery finds a named placeholder by a hash of its name, but makes a name anew for every value that is
/// bound by its position, which costs more than many a statement.
QString placeholder(qsizetype index) { return QStringLiteral(":v%1").arg(index); }

QString named(const QString &sql)
{
    const QStringList parts = sql.split(QLatin1Char('?')); // no text of ours has one in a literal
    QString result = parts.first();
    for (qsizetype i = 1; i < parts.size(); ++i)
        result += placeholder(i - 1) + parts.at(i);
    return result;
}

} // namespace

Rows::Rows(Connection &connection, QSqlQuery *query)
    : m_connection(connection)
    , m_query(query)
{
}

Rows::~Rows()
{
    if (m_query)
        m_query->finish();
}

bool Rows::next()
{
    if (!m_query || m_connection.m_failure)
        return false;
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_connection.fail(m_query->lastError());
    return false;
}

Connection::Connection(const Dialect &dialect)
    : m_dialect(dialect)
    , m_name(uniqueConnectionName())
{
    if (const auto limit = dialect.answerLimit())
        m_watchdog = std::make_unique<Watchdog>(*limit);
}

Connection::~Connection() { close(); }

Outcome<Ok> Connection::open()
{
    const auto refused = [this](const QString &detail) -> Outcome<Ok> {
        close();
        return Error{ErrorCode::Internal,
                     QStringLiteral("Cannot open the database %1: %2.").arg(m_dialect.displayName(), detail),
                     std::nullopt};
    };
    if (!QSqlDatabase::isDriverAvailable(m_dialect.driver()))
        return refused(QStringLiteral("Qt's driver %1 is not installed").arg(m_dialect.driver()));
    clearFailure();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(m_dialect.driver(), m_name);
        m_dialect.configure(database);
        m_open = database.open();
        if (!m_open)
            fail(database.lastError());
        else if (m_watchdog)
            m_watchdog->guard(m_dialect.socket(database));
        const Watchdog::Watch watch(m_watchdog.get());
        m_keepsSession = !m_open || m_dialect.keepsSession(database);
    }
    if (m_open && m_keepsSession) {
        for (const QString &statement : m_dialect.setup())
            execute(statement);
    }
    if (m_failure)
        return refused(m_failureDetail);
    return Ok{};
}

void Connection::close()
{
    m_open = false;
    if (m_watchdog)
        m_watchdog->release();
    // Before the statements, or each of them would be freed over the network, which may be why we close.
    if (QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
    m_statements.clear();
}

bool Connection::hasLostTransaction() const
{
    return m_dialect.hasLostTransaction(QSqlDatabase::database(m_name, false));
}

Rows Connection::rows(const QString &sql, const QVariantList &values) { return {*this, run(sql, values)}; }

int Connection::execute(const QString &sql, const QVariantList &values)
{
    QSqlQuery *query = run(sql, values);
    if (!query)
        return 0;
    const int changed = query->numRowsAffected();
    query->finish();
    return changed;
}

QSqlQuery *Connection::run(const QString &sql, const QVariantList &values)
{
    if (m_failure)
        return nullptr;
    if (std::ranges::any_of(values, hasNul)) {
        m_failure = {SqlFailure::Kind::Constraint,
                     {ErrorCode::BadRequest, QStringLiteral("A text must not contain the character NUL."),
                      std::nullopt}};
        return nullptr;
    }
    const Watchdog::Watch watch(m_patient ? nullptr : m_watchdog.get());
    QSqlQuery *query = statement(sql);
    if (!query)
        return nullptr;
    if (execute(*query, sql, values))
        return query;
    fail(query->lastError());
    query->finish();
    return nullptr;
}

bool Connection::execute(QSqlQuery &query, const QString &sql, const QVariantList &values)
{
    if (!prepares(sql))
        return query.exec(values.isEmpty() ? sql : withValues(sql, values));
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i == m_placeholders.size())
            m_placeholders.append(placeholder(i));
        query.bindValue(m_placeholders.at(i), bindable(values.at(i)));
    }
    return query.exec();
}

/// The driver knows how to quote; it does the same for the values of a statement that is prepared.
QString Connection::withValues(const QString &sql, const QVariantList &values) const
{
    const QSqlDriver *driver = QSqlDatabase::database(m_name, false).driver();
    const QStringList parts = sql.split(QLatin1Char('?'));
    QString result = parts.first();
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QVariant value = bindable(values.value(i - 1));
        QSqlField field(QString(), value.metaType());
        field.setValue(value);
        result += driver->formatValue(field) + parts.at(i);
    }
    return result;
}

QSqlQuery *Connection::statement(const QString &sql)
{
    if (const auto known = m_statements.find(sql); known != m_statements.end())
        return &known->second;
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(m_dialect.fetchesWhileReading());
    if (prepares(sql) && !query.prepare(named(sql))) {
        fail(query.lastError());
        return nullptr;
    }
    return &m_statements.emplace(sql, std::move(query)).first->second;
}

void Connection::fail(const QSqlError &error)
{
    m_failure = m_dialect.failure(error);
    const QString database = error.databaseText();
    m_failureDetail = database.isEmpty() ? error.driverText() : database;
}

} // namespace Chinwag
