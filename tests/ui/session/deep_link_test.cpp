// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/deep_link.h"

#include <QTest>

namespace longspan::session {
namespace {

using Words = std::vector<std::string>;

class DeepLinkTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryOption();
    void takesTheRestForFiles();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void whatIsWrittenIsReadBack_data();
    void whatIsWrittenIsReadBack();
    void quotesForTheShell();
    void becomesASelection();
};

void DeepLinkTest::readsEveryOption()
{
    const Words words{"shop.json", "--service", "shop", "--interface=GET /cart", "--trace", "4F", "--span", "2a",
        "--region", "cn-hangzhou", "--source=demo", "--from", "2026-05-01T10:00:00Z", "--to", "2026-05-01T11:00:00Z"};
    const Result<DeepLink> link = parseDeepLink(words);
    QVERIFY(link);
    QCOMPARE(link->files, Words{"shop.json"});
    QCOMPARE(link->service, std::string("shop"));
    QCOMPARE(link->interface, std::string("GET /cart"));
    QCOMPARE(link->trace, (TraceId{0, 0x4f}));
    QCOMPARE(link->span, SpanId{0x2a});
    QCOMPARE(link->region, std::string("cn-hangzhou"));
    QCOMPARE(link->source, std::string("demo"));
    QCOMPARE(link->time->to - link->time->from, 3600 * kSecond);
}

void DeepLinkTest::takesTheRestForFiles()
{
    QCOMPARE(parseDeepLink(Words{"a", "-", "--", "--trace"})->files, (Words{"a", "-", "--trace"}));
    QVERIFY(parseDeepLink(Words{})->files.empty());
}

void DeepLinkTest::tellsWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* name, const QStringList& words, const char* where) {
        QTest::newRow(name) << words << QString::fromLatin1(where);
    };
    row("unknown", {QStringLiteral("--trase"), QStringLiteral("1")}, "--trase");
    row("no value", {QStringLiteral("--trace")}, "--trace");
    row("no id", {QStringLiteral("--trace"), QStringLiteral("xyz")}, "--trace");
    row("zero id", {QStringLiteral("--trace=0")}, "--trace");
    row("span alone", {QStringLiteral("--span=1")}, "--span");
    row("zero span", {QStringLiteral("--trace=1"), QStringLiteral("--span=0")}, "--span");
    row("interface alone", {QStringLiteral("--interface=GET")}, "--interface");
    row("no time", {QStringLiteral("--from=yesterday")}, "--from");
    row("backwards", {QStringLiteral("--from=2026-05-02"), QStringLiteral("--to=2026-05-01")}, "--to");
}

void DeepLinkTest::tellsWhatIsWrong()
{
    QFETCH(QStringList, words);
    QFETCH(QString, where);
    Words args;
    for (const QString& word : words)
        args.push_back(word.toStdString());
    const Result<DeepLink> link = parseDeepLink(args);
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::malformed);
    QCOMPARE(QString::fromStdString(link.error().where), where);
}

void DeepLinkTest::whatIsWrittenIsReadBack_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i < 5; ++i)
        QTest::addRow("link %d", i) << i;
}

void DeepLinkTest::whatIsWrittenIsReadBack()
{
    QFETCH(int, number);
    const std::vector<DeepLink> links{
        {},
        {{"a b.json", "-x"}, "", "", "", "", {0, 7}, SpanId{1}, std::nullopt},
        {{}, "prod", "cn-beijing", "svc", "GET /=x", {0xab, 0xcd}, SpanId::none, TimeRange{5, 9}},
        {{"-"}, "", "", "--odd", "it's", {}, SpanId::none, TimeRange{kSecond, TimeRange().to}},
        {{}, "", "", "", "", {}, SpanId::none, TimeRange{TimeRange().from, 1'700'000'000'123'456'789}},
    };
    const DeepLink& link = links[static_cast<std::size_t>(number)];
    const Result<DeepLink> again = parseDeepLink(toArguments(link));
    QVERIFY(again);
    QVERIFY(*again == link);
}

void DeepLinkTest::quotesForTheShell()
{
    const DeepLink link{{"shop.json"}, "", "", "it's", "GET /cart", {}, SpanId::none, std::nullopt};
    QCOMPARE(toCommandLine("longspan", link),
        std::string(R"(longspan shop.json --service 'it'\''s' --interface 'GET /cart')"));
}

void DeepLinkTest::becomesASelection()
{
    const DeepLink link{{}, "demo", "r", "shop", "GET /", {0, 7}, SpanId{1}, TimeRange{5, 9}};
    const Selection expected{.source = "demo",
        .region = "r",
        .application = "shop",
        .interface = InterfaceRef{"shop", "GET /"},
        .call = CallRef{{0, 7}, SpanId{1}},
        .time = TimeChoice::between({5, 9})};
    QVERIFY(toSelection(link) == expected);
    QVERIFY(toSelection({}) == Selection{});
}

} // namespace
} // namespace longspan::session

QTEST_GUILESS_MAIN(longspan::session::DeepLinkTest)
#include "deep_link_test.moc"
