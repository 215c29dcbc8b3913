// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source/live/server_access.h"
#include "tests/support/fake_http.h"

#include <map>
#include <string>
#include <vector>

namespace longspan::test {

/// A span as a test tells it; times in microseconds.
struct FakeSpan {
    std::uint64_t trace = 1;
    std::uint64_t id = 1;
    std::uint64_t parent = 0;
    std::string service = "shop";
    std::string name = "get /";
    std::int64_t start = 0;
    std::int64_t duration = 0;
    bool error = false;
    std::string tag = {}; ///< value of the tag "color"
};

enum class Dialect { zipkinV2, zipkinV1, jaegerV3, jaegerV1 };
[[nodiscard]] std::string_view name(Dialect dialect);

/// A server in memory that behaves like Zipkin's or Jaeger's memory store: newest traces first, cut at the limit.
class FakeServer {
public:
    FakeServer(Dialect dialect, std::vector<FakeSpan> spans) : m_dialect(dialect), m_spans(std::move(spans)) {}

    std::size_t hiddenMaximum = 0;    ///< cuts silently; 0: does not
    std::size_t refusedLimit = 0;     ///< a larger limit is refused with words; 0: none
    std::string storage = "InMemory"; ///< as /health tells; empty: it does not
    std::string dependencies = "[]";  ///< the list itself

    /// Answers every request to it.
    [[nodiscard]] net::Response answer(const net::Request& request) const;
    /// A client that talks to it and remembers the requests. The server must outlive it.
    [[nodiscard]] std::shared_ptr<FakeHttp> client() const;
    [[nodiscard]] source::ServerProfile profile() const;

private:
    using Query = std::map<std::string, std::string>;

    [[nodiscard]] bool zipkin() const { return m_dialect == Dialect::zipkinV2 || m_dialect == Dialect::zipkinV1; }
    [[nodiscard]] std::string base() const;
    [[nodiscard]] net::Response zipkinAnswer(const std::string& path, const Query& query) const;
    [[nodiscard]] net::Response jaegerAnswer(const std::string& path, const Query& query) const;
    [[nodiscard]] std::vector<std::uint64_t> find(const Query& query) const;
    [[nodiscard]] bool matches(const FakeSpan& span, const Query& query) const;
    [[nodiscard]] std::string names(const std::string& service) const;
    [[nodiscard]] std::string document(const std::vector<std::uint64_t>& traces) const;
    [[nodiscard]] std::string spanText(const FakeSpan& span) const;

    Dialect m_dialect;
    std::vector<FakeSpan> m_spans;
};

/// count traces of one span each, a second apart from second 1000 on; the n-th takes n milliseconds.
[[nodiscard]] std::vector<FakeSpan> rowOfTraces(std::size_t count);

} // namespace longspan::test
