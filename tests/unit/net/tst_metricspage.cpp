#include "server/net/metricspage.h"

#include <QtTest>

using namespace Chinwag;

class TestMetricsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatWasCounted();
    void severalNodesHaveARelay();
};

void TestMetricsPage::saysWhatWasCounted()
{
    NodeMetrics node;
    node.sessions = 3;
    node.messages = 7;
    node.closes[4008] = 2;
    node.commands[3] = 5;
    node.appendTime.add(milliseconds(2));
    node.appendTime.add(milliseconds(9999));
    node.queuedBytes = 12;
    node.fanOutTime.add(std::chrono::microseconds(120));
    node.loopLag.add(milliseconds(3));
    NetMetrics net;
    net.refusals[431] = 4;
    const QByteArray page = metricsPage(node, net);
    QVERIFY(page.contains("chinwag_sessions 3\n"));
    QVERIFY(page.contains("# TYPE chinwag_messages_total counter\n"));
    QVERIFY(page.contains("chinwag_messages_total 7\n"));
    QVERIFY(page.contains("chinwag_closes_total{code=\"4008\"} 2\n"));
    QVERIFY(page.contains("chinwag_commands_total{type=\"message_send\"} 5\n"));
    QVERIFY(page.contains("chinwag_append_seconds_bucket{le=\"0.002\"} 1\n"));
    QVERIFY(page.contains("chinwag_append_seconds_bucket{le=\"+Inf\"} 2\n"));
    QVERIFY(page.contains("chinwag_append_seconds_count 2\n"));
    QVERIFY(page.contains("chinwag_queued_bytes 12\n"));
    QVERIFY(page.contains("chinwag_fan_out_seconds_bucket{le=\"0.0002\"} 1\n"));
    QVERIFY(page.contains("chinwag_fan_out_seconds_sum 0.00012\n"));
    QVERIFY(page.contains("chinwag_loop_lag_seconds_bucket{le=\"0.005\"} 1\n"));
    QVERIFY(page.contains("chinwag_refused_requests_total{status=\"431\"} 4\n"));
    QVERIFY(!page.contains("chinwag_relay_available"));
}

void TestMetricsPage::severalNodesHaveARelay()
{
    const QByteArray page = metricsPage({}, {}, RelayMetrics{true, 2, 3, 4, 5, 6});
    QVERIFY(page.contains("chinwag_relay_available 1\n"));
    QVERIFY(page.contains("chinwag_relay_outages_total 2\n"));
    QVERIFY(page.contains("chinwag_relay_dropped_total 3\n"));
    QVERIFY(page.contains("chinwag_relay_foreign_total 4\n"));
}

QTEST_APPLESS_MAIN(TestMetricsPage)
#include "tst_metricspage.moc"
