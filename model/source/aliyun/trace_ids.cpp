// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/source/aliyun/trace_ids.h"

#include "model/base/hash.h"

namespace longspan::source::aliyun {

namespace {

constexpr std::size_t kAgentDigits = 30;
constexpr std::size_t kLongDigits = 32;

} // namespace

std::uint64_t stableHash(std::string_view text, std::uint64_t seed)
{
    std::uint64_t hash = 0xcbf2'9ce4'8422'2325U ^ seed;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01b3U;
    hash = hashWord(hash);
    return hash == 0 ? 1 : hash;
}

TraceId TraceIdBook::numberOf(std::string_view text)
{
    if (const auto id = traceIdFromHex(text); id && id->valid())
        return *id;
    return {stableHash(text, 1), stableHash(text)};
}

TraceId TraceIdBook::remember(const std::string& text, const std::string& region)
{
    const TraceId id = numberOf(text);
    const std::lock_guard lock(m_mutex);
    const auto [at, isNew] = m_places.try_emplace(id, Place{text, region});
    if (!isNew)
        return id;
    if (m_order.size() < m_most) {
        m_order.push_back(id);
        return id;
    }
    m_places.erase(m_order[m_next]);
    m_order[m_next] = id;
    m_next = (m_next + 1) % m_most;
    return id;
}

std::optional<TraceIdBook::Place> TraceIdBook::find(TraceId id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_places.find(id);
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> TraceIdBook::guesses(TraceId id)
{
    std::vector<std::string> texts{toHex(id)};
    const std::string all = toHex32(id);
    if (all != texts.front())
        texts.push_back(all);
    else if (all.starts_with("00"))
        texts.push_back(all.substr(kLongDigits - kAgentDigits));
    return texts;
}

SpanId spanNumber(std::string_view text)
{
    if (text.find_first_not_of('0') == std::string_view::npos)
        return SpanId::none;
    if (const auto id = spanIdFromHex(text))
        return *id;
    return SpanId{stableHash(text)};
}

} // namespace longspan::source::aliyun
