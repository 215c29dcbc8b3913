// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decode/zipkin_v1_convert.h"

#include <deque>

namespace longspan::decode {

namespace {

using Half = ZipkinV1Half;

bool sameService(const ZipkinV1Endpoint& a, const ZipkinV1Endpoint& b)
{
    return a.serviceName == b.serviceName;
}

/// The core annotations of a span, the first of each.
struct Core {
    const ZipkinV1Annotation* cs = nullptr;
    const ZipkinV1Annotation* cr = nullptr;
    const ZipkinV1Annotation* sr = nullptr;
    const ZipkinV1Annotation* ss = nullptr;
    const ZipkinV1Annotation* ms = nullptr;
    const ZipkinV1Annotation* mr = nullptr;
    const ZipkinV1Annotation* ws = nullptr;
    const ZipkinV1Annotation* wr = nullptr;

    /// Where an annotation belongs; nullptr for one that is no core annotation, or the second of its name.
    [[nodiscard]] const ZipkinV1Annotation** slot(const ZipkinV1Annotation& annotation)
    {
        const ZipkinV1Annotation** found = annotation.endpoint.known() ? byName(annotation.value) : nullptr;
        return found && !*found ? found : nullptr;
    }

private:
    [[nodiscard]] const ZipkinV1Annotation** byName(std::string_view name)
    {
        const std::pair<std::string_view, const ZipkinV1Annotation**> slots[] = {
            {"cs", &cs}, {"cr", &cr}, {"sr", &sr}, {"ss", &ss}, {"ms", &ms}, {"mr", &mr}, {"ws", &ws}, {"wr", &wr}};
        for (const auto& [key, place] : slots)
            if (key == name)
                return place;
        return nullptr;
    }
};

SpanKind kindOf(std::string_view core)
{
    switch (core[0]) {
    case 'c': return SpanKind::client;
    case 's': return SpanKind::server;
    case 'm': return core[1] == 's' ? SpanKind::producer : SpanKind::consumer;
    default: return SpanKind::unspecified; // ws and wr: whichever side they belong to says it with ms or mr
    }
}

class Converter {
public:
    explicit Converter(const ZipkinV1Span& span) : m_span(span) {}

    std::vector<Half> convert()
    {
        sortAnnotations();
        rpc();
        messaging();
        sortBinary();
        addresses();
        if (m_halves.empty())
            half({});
        fillTimes();
        return {m_halves.begin(), m_halves.end()};
    }

private:
    /// The side of that service; the first side takes the first endpoint that is known.
    Half& half(const ZipkinV1Endpoint& endpoint)
    {
        if (m_halves.empty())
            return fork(endpoint);
        if (!endpoint.known())
            return m_halves.front();
        for (Half& one : m_halves) {
            if (!one.local.known())
                one.local = endpoint;
            if (sameService(one.local, endpoint))
                return one;
        }
        return fork(endpoint);
    }

    Half& fork(const ZipkinV1Endpoint& endpoint)
    {
        Half& one = m_halves.emplace_back();
        one.local = endpoint;
        return one;
    }

    void sortAnnotations()
    {
        for (const ZipkinV1Annotation& annotation : m_span.annotations) {
            Half& one = half(annotation.endpoint);
            const ZipkinV1Annotation** slot = m_core.slot(annotation);
            if (!slot) {
                one.annotations.push_back(&annotation);
                continue;
            }
            *slot = &annotation;
            if (const SpanKind kind = kindOf(annotation.value); kind != SpanKind::unspecified)
                one.kind = kind;
        }
    }

    void rpc()
    {
        const Core& core = m_core;
        if (core.cs && core.sr)
            bothSides();
        else if (core.cs && core.cr)
            setTimes(half(core.cs->endpoint), core.cs, core.cr);
        else if (core.sr && core.ss)
            setTimes(half(core.sr->endpoint), core.sr, core.ss);
        else if (core.cs || core.cr || core.sr || core.ss)
            incomplete();
        // Version 1 has no flag for it: a server that leaves the timestamp to its client shares the span.
        if (core.sr && !core.cs && m_span.timestamp.value_or(0) == 0)
            half(core.sr->endpoint).shared = true;
    }

    void bothSides()
    {
        const Core& core = m_core;
        Half& client = half(core.cs->endpoint);
        const bool loopback = sameService(core.cs->endpoint, core.sr->endpoint);
        Half& server = loopback ? fork(core.sr->endpoint) : half(core.sr->endpoint);
        client.kind = SpanKind::client;
        server.kind = SpanKind::server;
        server.shared = true;
        server.remote = core.cs->endpoint;
        server.remoteUnnamed = loopback;
        m_server = &server;
        setTimes(client, core.cs, core.cr);
        setOwnTimes(server, core.sr, core.ss);
    }

    /// Ends without their beginnings stay events, unless they are just where the span says that it ends. The span's own
    /// times, if any, are those of its first side.
    void incomplete()
    {
        for (const ZipkinV1Annotation* begin : {m_core.cs, m_core.sr})
            if (begin)
                setOwnTimes(half(begin->endpoint), begin, nullptr);
        for (const ZipkinV1Annotation* end : {m_core.cr, m_core.ss})
            if (end && end->timestamp != ownEnd())
                half(end->endpoint).annotations.push_back(end);
        if (m_span.timestamp.value_or(0) > 0) {
            m_halves.front().timestamp = m_span.timestamp;
            m_halves.front().duration = m_span.duration;
        }
    }

    /// Where the span says that it ends.
    [[nodiscard]] std::optional<std::int64_t> ownEnd() const
    {
        std::int64_t end = 0;
        const bool known = m_span.timestamp.value_or(0) > 0 && m_span.duration.value_or(0) > 0 &&
            !__builtin_add_overflow(*m_span.timestamp, *m_span.duration, &end);
        return known ? std::optional(end) : std::nullopt;
    }

    void messaging()
    {
        const Core& core = m_core;
        if (core.ms && core.mr) {
            Half& producer = half(core.ms->endpoint);
            Half& consumer =
                sameService(core.ms->endpoint, core.mr->endpoint) ? fork(core.mr->endpoint) : half(core.mr->endpoint);
            producer.kind = SpanKind::producer;
            consumer.kind = SpanKind::consumer;
            consumer.shared = true;
            m_consumer = &consumer;
            setOwnTimes(producer, core.ms, core.ws);
            setOwnTimes(consumer, core.wr ? core.wr : core.mr, core.wr ? core.mr : nullptr);
        } else if (core.ms) {
            setTimes(half(core.ms->endpoint), core.ms, core.ws);
            keepEvent(core.wr);
        } else if (core.mr) {
            setTimes(half(core.mr->endpoint), core.wr ? core.wr : core.mr, core.wr ? core.mr : nullptr);
            keepEvent(core.ws);
        } else {
            keepEvent(core.ws);
            keepEvent(core.wr);
        }
    }

    void keepEvent(const ZipkinV1Annotation* annotation)
    {
        if (annotation)
            half(annotation->endpoint).annotations.push_back(annotation);
    }

    /// The span's own times if it has both, else those of its annotations.
    void setTimes(Half& one, const ZipkinV1Annotation* begin, const ZipkinV1Annotation* end) const
    {
        if (m_span.timestamp.value_or(0) > 0 && m_span.duration.value_or(0) > 0) {
            one.timestamp = m_span.timestamp;
            one.duration = m_span.duration;
        } else {
            setOwnTimes(one, begin, end);
        }
    }

    static void setOwnTimes(Half& one, const ZipkinV1Annotation* begin, const ZipkinV1Annotation* end)
    {
        one.timestamp = begin->timestamp;
        std::int64_t duration = 0;
        if (end && begin->timestamp && end->timestamp &&
            !__builtin_sub_overflow(*end->timestamp, *begin->timestamp, &duration))
            one.duration = duration;
    }

    /// What no annotation told of the first side the span itself tells.
    void fillTimes()
    {
        Half& first = m_halves.front();
        if (first.timestamp)
            return;
        first.timestamp = m_span.timestamp;
        first.duration = m_span.duration;
    }

    void sortBinary()
    {
        for (const ZipkinV1Binary& binary : m_span.binary) {
            const bool address = binary.endpoint.known();
            if (binary.key == "sa" && address)
                m_serverAddress = binary.endpoint;
            else if (binary.key == "ca" && address)
                m_clientAddress = binary.endpoint;
            else if (binary.key == "ma" && address)
                m_brokerAddress = binary.endpoint;
            else
                addTag(binary);
        }
    }

    void addTag(const ZipkinV1Binary& binary)
    {
        Half& one = half(binary.endpoint);
        if (binary.key == "lc" && binary.value.empty())
            return; // only says where the span was
        one.tags.push_back(&binary);
        one.error = one.error || binary.key == "error";
    }

    void addresses()
    {
        const Core& core = m_core;
        const bool anyCore = core.cs || core.cr || core.sr || core.ss;
        if (!anyCore && m_clientAddress.known() && !m_serverAddress.known()) {
            Half& server = half({});
            server.kind = SpanKind::server;
            setRemote(server, m_clientAddress);
        } else if (!anyCore && m_serverAddress.known()) {
            setRemote(half(m_clientAddress), m_serverAddress);
        }
        if (const auto* begin = core.cs ? core.cs : core.cr)
            setRemote(half(begin->endpoint), m_serverAddress);
        if (const auto* begin = core.sr ? core.sr : core.ss)
            setRemote(m_server ? *m_server : half(begin->endpoint), m_clientAddress);
        if (core.ms)
            setRemote(half(core.ms->endpoint), m_brokerAddress);
        if (core.mr)
            setRemote(m_consumer ? *m_consumer : half(core.mr->endpoint), m_brokerAddress);
    }

    /// Finagle names the other side of a socket like this one: such a name would make a service call itself.
    static void setRemote(Half& one, const ZipkinV1Endpoint& remote)
    {
        if (!remote.known())
            return;
        one.remote = remote;
        one.remoteUnnamed = one.local.known() && sameService(one.local, remote);
    }

    const ZipkinV1Span& m_span;
    Core m_core;
    std::deque<Half> m_halves;  ///< references stay good while it grows
    Half* m_server = nullptr;   ///< that has a client beside it
    Half* m_consumer = nullptr; ///< that has a producer beside it
    ZipkinV1Endpoint m_serverAddress;
    ZipkinV1Endpoint m_clientAddress;
    ZipkinV1Endpoint m_brokerAddress;
};

} // namespace

std::vector<ZipkinV1Half> convertZipkinV1(const ZipkinV1Span& span)
{
    return Converter(span).convert();
}

} // namespace longspan::decode
