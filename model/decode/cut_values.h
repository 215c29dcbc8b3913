// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/span_detail.h"

#include <cstddef>

namespace longspan::decode {

/// Hands a span's details on with every attribute value cut to a number of bytes, at a character, and a warning for
/// each that was.
class CutSpanValues final : public DetailSink {
public:
    CutSpanValues(DetailSink& sink, std::size_t bytes) : m_sink(sink), m_bytes(bytes) {}

    void attribute(std::string_view key, const ValueView& value) override;
    void beginEvent(Nanos time, std::string_view name, std::uint32_t droppedAttributes) override
    {
        m_sink.beginEvent(time, name, droppedAttributes);
    }
    void beginLink(const LinkFacts& link) override { m_sink.beginLink(link); }
    void facts(const SpanFacts& facts) override { m_sink.facts(facts); }
    void remoteEndpoint(const Endpoint& endpoint) override { m_sink.remoteEndpoint(endpoint); }
    void warning(std::string_view text) override { m_sink.warning(text); }

private:
    DetailSink& m_sink;
    std::size_t m_bytes;
};

/// The same for a resource, which has no place for warnings.
class CutResourceValues final : public ResourceSink {
public:
    CutResourceValues(ResourceSink& sink, std::size_t bytes) : m_sink(sink), m_bytes(bytes) {}

    void attribute(std::string_view key, const ValueView& value) override;
    void beginScope(std::string_view name, std::string_view version) override { m_sink.beginScope(name, version); }
    void localEndpoint(const Endpoint& endpoint) override { m_sink.localEndpoint(endpoint); }

private:
    ResourceSink& m_sink;
    std::size_t m_bytes;
};

} // namespace longspan::decode
