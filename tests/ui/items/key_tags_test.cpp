// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trace_fixture.h"
#include "ui/items/key_tags.h"

#include <QTest>

namespace longspan::items {
namespace {

Attribute tag(std::string key, std::string value)
{
    return {std::move(key), Value{std::move(value)}};
}

class KeyTagsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsMethodPathAndStatus();
    void newAndOldNamesSayTheSame();
    void theErrorComesFirstAndFourAreEnough();
    void longValuesAreCutBetweenCharacters();
    void lineBreaksBecomeBlanks();
    void aSpanWithoutThemSaysNothing();
    void aSpanThatCannotBeReadSaysNothing();
};

void KeyTagsTest::tellsMethodPathAndStatus()
{
    const KeyTags tags = keyTags({tag("url.path", "/pay"), tag("http.request.method", "POST"),
        {"http.response.status_code", Value{std::int64_t{504}}}, tag("something", "else")});
    QCOMPARE(tags.httpStatus, std::string("504"));
    QCOMPARE(tags.text, std::string("method=POST  path=/pay"));
}

void KeyTagsTest::newAndOldNamesSayTheSame()
{
    QVERIFY(keyTags({tag("http.request.method", "GET"), tag("url.path", "/"), tag("db.query.text", "select 1")}) ==
        keyTags({tag("http.method", "GET"), tag("http.target", "/"), tag("db.statement", "select 1")}));
}

void KeyTagsTest::theErrorComesFirstAndFourAreEnough()
{
    const KeyTags tags =
        keyTags({tag("peer.service", "bank"), tag("messaging.destination", "orders"), tag("db.statement", "select"),
            tag("http.target", "/"), tag("http.method", "GET"), tag("exception.message", "timeout")});
    QCOMPARE(tags.text, std::string("error=timeout  method=GET  path=/  db=select"));
}

void KeyTagsTest::longValuesAreCutBetweenCharacters()
{
    std::string chinese;
    for (int i = 0; i < 100; ++i)
        chinese += "\u6162";
    const std::string text = keyTags({tag("db.statement", chinese)}).text;
    QCOMPARE(text, "db=" + chinese.substr(0, 60) + "\u2026");
    const std::string shifted = keyTags({tag("db.statement", "x" + chinese)}).text;
    QCOMPARE(shifted, "db=x" + chinese.substr(0, 57) + "\u2026");
}

void KeyTagsTest::lineBreaksBecomeBlanks()
{
    QCOMPARE(keyTags({tag("db.statement", "select\n\t1")}).text, std::string("db=select  1"));
}

void KeyTagsTest::aSpanWithoutThemSaysNothing()
{
    QVERIFY(keyTags({tag("colour", "blue")}) == KeyTags{});
    QVERIFY(keyTags(Attributes{}) == KeyTags{});
}

void KeyTagsTest::aSpanThatCannotBeReadSaysNothing()
{
    SpanTableBuilder builder;
    builder.addDocument("lost", "none", 1, nullptr);
    SpanRow row;
    row.interface = builder.interface(builder.intern("a"), builder.intern("b"));
    row.trace = builder.trace(test::traceId("trace"));
    row.resource = builder.addResource({});
    const SpanIndex span = builder.append(row);
    QVERIFY(keyTags(*builder.finish(), span) == KeyTags{});
}

} // namespace
} // namespace longspan::items

QTEST_GUILESS_MAIN(longspan::items::KeyTagsTest)
#include "key_tags_test.moc"
