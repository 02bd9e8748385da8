#include "tests/faults/stage.h"

namespace Chinwag::Test {

Stage::Stage(Context &forContext, const std::function<void(SharedService &)> &prepare)
    : context(forContext)
    , people(usualPeople(forContext))
    , service(forContext)
{
    if (!service.prepare(people))
        return;
    if (prepare)
        prepare(service);
    if (!service.startNodes())
        return;
    traffic = std::make_unique<Traffic>(context, people, service.url());
    stands = traffic->start() && traffic->flow(context.pick(50, 1000));
    traffic->resetFigures();
}

bool Stage::goOn(std::chrono::milliseconds fully)
{
    if (!context.isShort())
        lastFor(fully);
    return traffic->flow(context.pick(80, 200));
}

void Stage::noteTraffic(std::optional<double> slowestDelivery)
{
    const Traffic::Figures &figures = traffic->figures();
    context.figure(QStringLiteral("longest time without an acknowledgement"), double(figures.longestSilence),
                   QStringLiteral("ms"));
    context.figure(QStringLiteral("from `ok` to the others, p99"), percentile(figures.deliveries, 0.99),
                   QStringLiteral("ms"), slowestDelivery);
    context.require(figures.refusals.isEmpty(), QStringLiteral("messages were refused"));
    context.require(traffic->online() == int(traffic->clients().size()),
                    QStringLiteral("clients lost their connection"));
}

void Stage::conclude() { service.conclude(people, std::move(traffic)); }

} // namespace Chinwag::Test
