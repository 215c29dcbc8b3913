// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include <QSignalSpy>
#include <QTest>

namespace longspan::session {
namespace {

constexpr TraceId kOne{0, 1};
constexpr TraceId kTwo{0, 2};
constexpr TraceId kThree{0, 3};

Selection deepSelection()
{
    return {.source = "demo",
        .region = "cn-hangzhou",
        .application = "shop",
        .interface = InterfaceRef{"shop", "GET /cart"},
        .call = CallRef{kOne, SpanId{5}},
        .time = {TimeChoice::Kind::lastHour}};
}

/// The names of the session's signals in the order they came.
class Heard {
public:
    explicit Heard(Session& session)
    {
        const auto hear = [&](void (Session::*signal)(), const char* name) {
            QObject::connect(&session, signal, &m_receiver, [this, name] { m_names.append(QLatin1String(name)); });
        };
        hear(&Session::sourceChanged, "source");
        hear(&Session::sourceOpened, "opened");
        hear(&Session::regionChanged, "region");
        hear(&Session::applicationChanged, "application");
        hear(&Session::timeChanged, "time");
        hear(&Session::interfaceChanged, "interface");
        hear(&Session::callChanged, "call");
        hear(&Session::openTracesChanged, "open");
        hear(&Session::currentTraceChanged, "current");
    }
    [[nodiscard]] QString take()
    {
        const QString all = m_names.join(QLatin1Char(' '));
        m_names.clear();
        return all;
    }

private:
    QObject m_receiver;
    QStringList m_names;
};

class SessionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherSourceClearsAllButTheTime();
    void anotherRegionClearsTheApplication();
    void anotherApplicationClearsInterfaceAndCall();
    void anotherInterfaceClearsTheCall();
    void theSameChoiceIsNoNews();
    void selectingAllAtOnceTellsEachDifferenceOnce();
    void listenersSeeTheWholeNewState();
    void aListenerMayChangeTheSelection();
    void lastCountsFromTheClock();
    void lastCountsFromTheEndOfWhatHasEnded();
    void tracesStayInTheOrderTheyWereOpened();
    void openingAnOpenTraceBringsItForward();
    void closingTheCurrentTraceShowsItsNeighbour();
    void anInvalidTimeZoneIsTheSystems();
};

void SessionTest::anotherSourceClearsAllButTheTime()
{
    Session session;
    session.select(deepSelection());
    Heard heard(session);
    session.setSource("file");
    QVERIFY(session.selection() == (Selection{.source = "file", .time = {TimeChoice::Kind::lastHour}}));
    QCOMPARE(heard.take(), QStringLiteral("source region application interface call"));
}

void SessionTest::anotherRegionClearsTheApplication()
{
    Session session;
    session.select(deepSelection());
    Heard heard(session);
    session.setRegion("cn-beijing");
    QCOMPARE(session.application(), (source::ApplicationRef{"cn-beijing", ""}));
    QCOMPARE(heard.take(), QStringLiteral("region application interface call"));
}

void SessionTest::anotherApplicationClearsInterfaceAndCall()
{
    Session session;
    session.select(deepSelection());
    Heard heard(session);
    session.setApplication("cart");
    QCOMPARE(session.application(), (source::ApplicationRef{"cn-hangzhou", "cart"}));
    QCOMPARE(heard.take(), QStringLiteral("application interface call"));
}

void SessionTest::anotherInterfaceClearsTheCall()
{
    Session session;
    session.select(deepSelection());
    Heard heard(session);
    session.setInterface(InterfaceRef{"shop", "GET /"});
    QVERIFY(!session.selection().call);
    QCOMPARE(heard.take(), QStringLiteral("interface call"));
    session.setInterface(std::nullopt);
    QCOMPARE(heard.take(), QStringLiteral("interface"));
}

void SessionTest::theSameChoiceIsNoNews()
{
    Session session;
    session.select(deepSelection());
    Heard heard(session);
    session.setSource("demo");
    session.setRegion("cn-hangzhou");
    session.setApplication("shop");
    session.setInterface(InterfaceRef{"shop", "GET /cart"});
    session.setCall(CallRef{kOne, SpanId{5}});
    session.setTime({TimeChoice::Kind::lastHour});
    QCOMPARE(heard.take(), QString());
    QVERIFY(session.selection() == deepSelection());
}

void SessionTest::selectingAllAtOnceTellsEachDifferenceOnce()
{
    Session session;
    session.select({.source = "demo"});
    Heard heard(session);
    session.select(deepSelection());
    QCOMPARE(heard.take(), QStringLiteral("region application time interface call"));
}

void SessionTest::listenersSeeTheWholeNewState()
{
    Session session;
    Selection seen;
    connect(&session, &Session::sourceChanged, &session, [&] { seen = session.selection(); });
    session.select(deepSelection());
    QVERIFY(seen == deepSelection());
}

void SessionTest::aListenerMayChangeTheSelection()
{
    Session session;
    connect(&session, &Session::applicationChanged, &session, [&] {
        if (!session.selection().application.empty())
            session.setInterface(InterfaceRef{session.selection().application, "worst"});
    });
    session.setSource("demo");
    session.setApplication("shop");
    QVERIFY(session.selection().interface == (InterfaceRef{"shop", "worst"}));
}

void SessionTest::lastCountsFromTheClock()
{
    Session session;
    session.setClock([] { return Nanos{1'000'000 * kSecond}; });
    session.setTime({TimeChoice::Kind::last15Minutes});
    QVERIFY(session.timeRange() == (TimeRange{999'100 * kSecond, 1'000'000 * kSecond + 1}));
}

void SessionTest::lastCountsFromTheEndOfWhatHasEnded()
{
    class Nothing final : public source::TraceSource {
        source::Capabilities capabilities() const override { return {}; }
        Result<source::Facts> facts(const Call&) override { return source::Facts{}; }
        Result<std::vector<source::Region>> regions(const Call&) override { return {}; }
        Result<std::vector<source::Application>> applications(
            const std::string&, const TimeRange&, const Call&) override
        {
            return {};
        }
        Result<std::vector<source::Interface>> interfaces(
            const source::ApplicationRef&, const TimeRange&, const Call&) override
        {
            return {};
        }
        Result<source::SpanPage> search(const source::SpanQuery&, const Call&) override { return {}; }
        Result<Trace> trace(TraceId, const Call&) override { return fail(ErrorKind::notFound, "none"); }
        Result<> visitTraces(const source::TraceQuery&, const TraceVisitor&, const Call&) override { return {}; }
        Result<ServiceGraph> topology(const source::SpanQuery&, const Call&) override { return {}; }
        Result<source::MetricSeries> metrics(const source::MetricQuery&, const Call&) override { return {}; }
    };
    Session session;
    session.setClock([] { return Nanos{1'000'000 * kSecond}; });
    session.setSource("file");
    session.setTime({TimeChoice::Kind::last15Minutes});
    source::Facts facts;
    facts.extent = TimeRange{0, 5'000 * kSecond};
    Heard heard(session);
    session.setOpened(std::make_shared<Nothing>(), facts, {});
    QCOMPARE(heard.take(), QStringLiteral("opened"));
    QCOMPARE(session.timeRange().to, 5'000 * kSecond + 1);
    source::Capabilities live;
    live.live = true;
    session.setOpened(std::make_shared<Nothing>(), facts, live);
    QCOMPARE(session.timeRange().to, 1'000'000 * kSecond + 1);
    QCOMPARE(heard.take(), QStringLiteral("opened"));
    session.setSource("other");
    QVERIFY(!session.source());
    QCOMPARE(heard.take(), QStringLiteral("source opened"));
}

void SessionTest::tracesStayInTheOrderTheyWereOpened()
{
    Session session;
    Heard heard(session);
    session.openTrace({kTwo, SpanId::none});
    session.openTrace({kOne, SpanId{3}});
    QCOMPARE(heard.take(), QStringLiteral("open current open current"));
    QVERIFY(session.openTraces() == (std::vector<CallRef>{{kTwo, SpanId::none}, {kOne, SpanId{3}}}));
    QVERIFY(session.currentTrace() == kOne);
}

void SessionTest::openingAnOpenTraceBringsItForward()
{
    Session session;
    session.openTrace({kOne, SpanId{3}});
    session.openTrace({kTwo, SpanId::none});
    Heard heard(session);
    session.openTrace({kOne, SpanId::none});
    QCOMPARE(heard.take(), QStringLiteral("current"));
    QCOMPARE(session.openTraces().front().span, SpanId{3});
    session.openTrace({kOne, SpanId{4}});
    QCOMPARE(heard.take(), QStringLiteral("open"));
    QCOMPARE(session.openTraces().front().span, SpanId{4});
    QCOMPARE(session.openTraces().size(), std::size_t{2});
}

void SessionTest::closingTheCurrentTraceShowsItsNeighbour()
{
    Session session;
    for (const TraceId trace : {kOne, kTwo, kThree})
        session.openTrace({trace, SpanId::none});
    session.setCurrentTrace(kTwo);
    session.closeTrace(kTwo);
    QVERIFY(session.currentTrace() == kThree);
    session.closeTrace(kThree);
    QVERIFY(session.currentTrace() == kOne);
    session.closeTrace(kTwo);
    QVERIFY(session.currentTrace() == kOne);
    session.closeTrace(kOne);
    QVERIFY(!session.currentTrace());
    QVERIFY(session.openTraces().empty());
}

void SessionTest::anInvalidTimeZoneIsTheSystems()
{
    Session session;
    QSignalSpy changed(&session, &Session::timeZoneChanged);
    session.setTimeZone(QTimeZone("Asia/Shanghai"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(session.timeZone().id(), QByteArray("Asia/Shanghai"));
    session.setTimeZone(QTimeZone());
    QCOMPARE(session.timeZone(), QTimeZone::systemTimeZone());
}

} // namespace
} // namespace longspan::session

QTEST_GUILESS_MAIN(longspan::session::SessionTest)
#include "session_test.moc"
