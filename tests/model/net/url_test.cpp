// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/url.h"

#include <gtest/gtest.h>

namespace longspan::net {
namespace {

std::string textOf(const Result<Url>& url)
{
    return url ? url->text() : "error: " + url.error().what + " at " + url.error().where;
}

TEST(Url, normalisesSchemeHostPortAndDots)
{
    EXPECT_EQ(textOf(parseUrl(" HTTP://Shop.Example:80/a/./b/../c?x=%2F#part ")), "http://shop.example/a/c?x=%2F");
    EXPECT_EQ(textOf(parseUrl("https://shop.example:443")), "https://shop.example/");
    EXPECT_EQ(textOf(parseUrl("https://[2001:DB8::1]:9411/x")), "https://[2001:db8::1]:9411/x");
    EXPECT_EQ(textOf(parseUrl("http://shop.example/../../x/..")), "http://shop.example/");
}

TEST(Url, takesUserAndPasswordOutOfTheText)
{
    const Result<Url> url = parseUrl("https://ann:p%40ss@shop.example/x?token=1");
    ASSERT_TRUE(url);
    EXPECT_EQ(url->user.reveal(), "ann");
    EXPECT_EQ(url->password.reveal(), "p@ss");
    EXPECT_EQ(url->text(), "https://shop.example/x?token=1");
    EXPECT_EQ(url->place(), "https://shop.example/x");
}

TEST(Url, refusesWhatIsNoAddressOfAServer)
{
    for (const char* text : {"", "shop.example", "http://", "http://shop.example:0/", "http://shop.example:99999/",
             "http://shop.example:x", "http://a b/", "http://[::1/", "http://shop.example/a b", "http:///x"}) {
        const Result<Url> url = parseUrl(text);
        ASSERT_FALSE(url) << text;
        EXPECT_EQ(url.error().kind, ErrorKind::malformed) << text;
    }
    const Result<Url> file = parseUrl("file:///etc/passwd");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().kind, ErrorKind::refused);
}

TEST(Url, showsNoPasswordAndNoQueryInErrors)
{
    for (const char* text : {"http://ann:hidden@shop.example:x/?key=hidden", "ann:hidden@shop", "ftp://ann:hidden@h/",
             "http://ann:hid/hidden@shop.example/", "http://ann@hidden@:7/?a=hidden"}) {
        const Result<Url> url = parseUrl(text);
        ASSERT_FALSE(url) << text;
        EXPECT_EQ(url.error().where.find("hidden"), std::string::npos) << url.error().where;
        EXPECT_EQ(url.error().what.find("hidden"), std::string::npos) << url.error().what;
    }
}

TEST(Url, readsABaseAsPeopleTypeIt)
{
    EXPECT_EQ(parseBaseUrl("shop.example:9411")->place(), "http://shop.example:9411");
    EXPECT_EQ(parseBaseUrl(" https://shop.example/zipkin/ ")->place(), "https://shop.example/zipkin");
    EXPECT_EQ(parseBaseUrl("ann:key@shop.example")->user.reveal(), "ann");
}

TEST(Url, joinsPathsBelowABase)
{
    const Url base = *parseBaseUrl("https://shop.example/zipkin/");
    EXPECT_EQ(join(base, "/api/v2/spans?a=b").text(), "https://shop.example/zipkin/api/v2/spans?a=b");
    EXPECT_EQ(join(base, "api").text(), "https://shop.example/zipkin/api");
    EXPECT_EQ(join(*parseBaseUrl("shop.example"), "/api").text(), "http://shop.example/api");
}

TEST(Url, resolvesWhereARedirectLeads)
{
    const Url from = *parseUrl("https://shop.example:8443/a/b?c=d");
    EXPECT_EQ(textOf(resolve(from, "/x?y=1")), "https://shop.example:8443/x?y=1");
    EXPECT_EQ(textOf(resolve(from, "x")), "https://shop.example:8443/a/x");
    EXPECT_EQ(textOf(resolve(from, "../x")), "https://shop.example:8443/x");
    EXPECT_EQ(textOf(resolve(from, "?y=2")), "https://shop.example:8443/a/b?y=2");
    EXPECT_EQ(textOf(resolve(from, "//other.example/z")), "https://other.example/z");
    EXPECT_EQ(textOf(resolve(from, "http://other.example/z")), "http://other.example/z");
    EXPECT_FALSE(resolve(from, "javascript:alert(1)"));
    EXPECT_FALSE(resolve(from, "file:///etc/passwd"));
}

TEST(Url, encodesWhatIsNotUnreserved)
{
    EXPECT_EQ(percentEncode("GET /a b+ü~"), "GET%20%2Fa%20b%2B%C3%BC~");
    EXPECT_EQ(encodePath("/a b/c"), "/a%20b/c");
    EXPECT_EQ(formEncode("a b+c"), "a+b%2Bc");
    EXPECT_EQ(percentDecode("a%20b%2Bc%zz%4"), "a b+c%zz%4");
    EXPECT_EQ(percentDecode(percentEncode(std::string("\0\x7F\xFF%", 4))), std::string("\0\x7F\xFF%", 4));
}

TEST(Query, joinsInOrderAndSkipsEmptyValuesWhenAsked)
{
    Query query;
    query.add("service", "a&b").addIfAny("span", "").add("limit", std::int64_t{100});
    EXPECT_EQ(query.text(), "service=a%26b&limit=100");
    EXPECT_EQ(query.appendedTo("http://h/x"), "http://h/x?service=a%26b&limit=100");
    EXPECT_EQ(query.appendedTo("http://h/x?y=1"), "http://h/x?y=1&service=a%26b&limit=100");
    EXPECT_EQ(Query().appendedTo("http://h/x"), "http://h/x");
}

} // namespace
} // namespace longspan::net
