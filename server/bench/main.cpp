// chinwag-bench: what a server of the protocol costs, and how fast it is. See --help.
#include "server/bench/accounts.h"
#include "server/bench/protocols.h"
#include "server/bench/report.h"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wconversion"
#endif
#include <CLI/CLI.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <cstdio>

using namespace Chinwag::Bench;

namespace {

constexpr double twoNodesRate = 2000;

constexpr const char *examples = R"(
Measure a server on this machine, from the beginning:
  chinwag-bench prepare --shape 1x100 --shape 1000x2 --idle 9000 --output accounts.jsonl
  chinwagd import-accounts --data-dir bench --accounts accounts.jsonl
  chinwagd --data-dir bench --registration closed --rate-limits off &
  chinwag-bench --accounts accounts.jsonl --members 100 --outstanding 4 --server-pid $!
  chinwag-bench --accounts accounts.jsonl --rooms 1000 --members 2 --rate 3000 --idle 9000 --server-pid $!
  chinwag-bench --accounts accounts.jsonl --rooms 1000 --members 2 --rate 1000 --mode messages
  chinwag-bench --accounts accounts.jsonl --rooms 1000 --members 2 --storm --cut --server-pid $!

Measure two nodes A and B of one service, with --server A --server-pid PIDA --server B --server-pid PIDB:
  chinwag-bench … --two-nodes --rooms 100 --members 2      typing from A to B, through Redis, at 2,000/s
  chinwag-bench … --rooms 40 --members 100                 everybody types; half of every room is on B
The second one against 20 rooms on one node alone is the cost of a second node: the deliveries that both together
make per CPU-second, divided by those of the one. At 0.9 two nodes with a core each deliver 0.9 times twice as
much as one.

Exit code: 0; 1 when deliveries were lost, a connection was refused or broke, or the rate was not kept; 2 for
wrong flags.)";

void declareRun(CLI::App &app, Options &options, bool &storm)
{
    app.add_option("--mode", options.mode, "What is said")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, Mode>{{"typing", Mode::Typing}, {"messages", Mode::Messages}}))
        ->default_str("typing");
    app.add_option("--protocol", options.protocol, "How the server is spoken to")
        ->check(CLI::IsMember(protocolNames()))
        ->capture_default_str();
    app.add_option("--server", options.servers, "Address of a node; member n of a room uses the n-th of them")
        ->type_name("IP:PORT")
        ->capture_default_str();
    app.add_option("--server-pid", options.processes,
                   "A process to be watched, or a file with its id (read again after a restart)");
    app.add_option("--accounts", options.accounts, "The file that was imported into the server (see prepare)")
        ->type_name("FILE")
        ->take_last();
    app.add_option("--rooms", options.rooms, "Rooms")->check(CLI::Range(1, 1'000'000))->capture_default_str();
    app.add_option("--members", options.members, "People in each room; nobody is in two")
        ->check(CLI::Range(2, 10'000))
        ->capture_default_str();
    app.add_option("--publishers", options.publishers, "Only the first N of each room speak; 0: all")
        ->capture_default_str();
    app.add_option("--outstanding", options.outstanding,
                   "Closed loop: publications of a room that are on their way at any time")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    app.add_option("--rate", options.rate, "Fixed rate instead: publications a second over all rooms")
        ->type_name("N");
    app.add_flag("--two-nodes", options.twoNodes,
                 "Only who is on the first of two servers speaks (at 2,000/s unless --rate says otherwise), "
                 "and only what arrives at the second counts: all of it has crossed from node to node");
    app.add_option("--idle", options.idle, "So many more who are connected and silent")
        ->capture_default_str();
    app.add_option("--payload", options.payload,
                   "Bytes of a message's text, or of another protocol's payload")
        ->check(CLI::Range(6, 4000))
        ->capture_default_str();
    app.add_option("--warm-up", options.warmUp, "Seconds before anything counts")->capture_default_str();
    app.add_option("--seconds", options.seconds, "Seconds that count")->capture_default_str();
    app.add_option("--connecting", options.connecting, "Connections that are made at the same time")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    app.add_flag("--storm", storm,
                 "Instead: all connect, print \"online N\", lose their connections when the server is "
                 "restarted, and come back as clients do");
    app.add_flag("--cut", options.cut, "With --storm: cut all connections oneself");
    app.add_option("--json", options.json, "Write the result there, too")->type_name("FILE");
    app.add_option("--label", options.label, "Name of this run in the JSON");
}

int prepare(const PrepareOptions &options)
{
    const auto problem = writeAccounts(options);
    if (!problem)
        return 0;
    std::fprintf(stderr, "%s\n", problem->c_str());
    return 1;
}

std::vector<Client> makeClients(const Options &options)
{
    std::vector<BenchAccount> accounts;
    if (options.protocol == "chinwag") {
        accounts = readAccounts(options);
        if (accounts.empty())
            return {};
    }
    const auto active = static_cast<std::uint32_t>(options.rooms * options.members);
    std::vector<Client> clients(active + static_cast<std::size_t>(options.idle));
    const auto members = static_cast<std::uint32_t>(options.members);
    for (std::uint32_t i = 0; i < clients.size(); ++i) {
        Client &client = clients[i];
        client.index = i;
        client.idle = i >= active;
        client.room = (client.idle ? i - active : i) / members;
        client.member = i % members;
        if (!accounts.empty())
            client.account = std::move(accounts[i]);
    }
    return clients;
}

int run(Options options, bool storm)
{
    if (options.twoNodes && (storm || options.servers.size() != 2)) {
        std::fprintf(stderr, "--two-nodes wants --server twice, and no --storm.\n");
        return 2;
    }
    if (options.twoNodes && options.rate <= 0)
        options.rate = twoNodesRate;
    if (storm) {
        options.mode = Mode::Storm;
        options.connecting = 100'000; // the backoff alone spreads them
    }
    const auto protocol = makeProtocol(options);
    std::vector<Client> clients = makeClients(options);
    if (clients.empty()) {
        std::fprintf(stderr,
                     "--accounts has no file with a shape of %dx%d and %d idle; make one with "
                     "\"chinwag-bench prepare\".\n",
                     options.rooms, options.members, options.idle);
        return 2;
    }
    Generator generator(options, *protocol);
    if (!generator.prepare(std::move(clients))) {
        std::fprintf(stderr, "A --server is no IP:PORT, or this process may not open as many connections.\n");
        return 2;
    }
    const Findings findings = Workload(options, generator, *protocol).run();
    printFindings(options, findings);
    if (!options.json.empty() && !writeFindings(options, findings)) {
        std::fprintf(stderr, "Cannot write %s.\n", options.json.c_str());
        return 1;
    }
    if (findings.problem.empty())
        return 0;
    std::fprintf(stderr, "Not a good run: %s.\n", findings.problem.c_str());
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    CLI::App app("Measures servers of Chinwag, and others in the same way", "chinwag-bench");
    app.set_version_flag("--version", std::string("chinwag-bench ") + CHINWAG_VERSION);
    app.footer(examples);
    Options options;
    bool storm = false;
    declareRun(app, options, storm);
    PrepareOptions preparation;
    CLI::App *prepareCommand =
        app.add_subcommand("prepare", "Write accounts for \"chinwagd import-accounts\" and for --accounts");
    prepareCommand->add_option("--shape", preparation.shapes, "Rooms and members; repeatable")
        ->type_name("ROOMSxMEMBERS")
        ->capture_default_str();
    prepareCommand->add_option("--idle", preparation.idle, "Accounts for --idle")->capture_default_str();
    prepareCommand->add_option("--output", preparation.output, "The file")->type_name("FILE")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success &done) {
        return app.exit(done);
    } catch (const CLI::ParseError &error) {
        app.exit(error);
        return 2;
    }
    if (prepareCommand->parsed())
        return prepare(preparation);
    return run(options, storm);
}
