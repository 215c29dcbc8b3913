// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace longspan::analysis {

namespace {

constexpr char kVersion = 1;
constexpr std::uint32_t kOctave = 1U << Histogram::kSubBits;

__extension__ using Wide = unsigned __int128;

void putNumber(std::string& out, std::uint64_t number)
{
    for (; number >= 0x80U; number >>= 7U)
        out.push_back(static_cast<char>(number | 0x80U));
    out.push_back(static_cast<char>(number));
}

/// Reads what putNumber() wrote; nothing for a number that is cut off, too long or not in its shortest form.
std::optional<std::uint64_t> takeNumber(std::string_view& bytes)
{
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        const std::uint64_t part = byte & 0x7fU;
        if (shift == 63 && part > 1)
            return std::nullopt;
        number |= part << shift;
        if (byte < 0x80U)
            return byte == 0 && shift != 0 ? std::nullopt : std::optional(number);
    }
    return std::nullopt;
}

tl::unexpected<Error> damaged(std::string what)
{
    return fail(ErrorKind::malformed, "histogram: " + std::move(what));
}

} // namespace

std::uint64_t Histogram::lowerBound(std::uint32_t bucket)
{
    if (bucket < 2 * kOctave)
        return bucket;
    const unsigned shift = (bucket >> kSubBits) - 1;
    return static_cast<std::uint64_t>(bucket - (shift << kSubBits)) << shift;
}

void Histogram::makeRoom(std::uint32_t bucket)
{
    const std::uint32_t octave = bucket & ~(kOctave - 1);
    if (m_counts.empty())
        m_first = octave;
    if (octave < m_first) {
        m_counts.insert(m_counts.begin(), m_first - octave, 0);
        m_first = octave;
    }
    if (bucket - m_first >= m_counts.size())
        m_counts.resize(octave + kOctave - m_first);
}

void Histogram::add(Nanos value, std::uint64_t times)
{
    if (times == 0)
        return;
    value = std::max<Nanos>(value, 0);
    const std::uint32_t bucket = bucketOf(value);
    if (bucket < m_first || bucket - m_first >= m_counts.size())
        makeRoom(bucket);
    m_counts[bucket - m_first] += times;
    m_min = m_count == 0 ? value : std::min(m_min, value);
    m_max = std::max(m_max, value);
    m_count += times;
    const Wide product = static_cast<Wide>(value) * times;
    addToSum(static_cast<std::uint64_t>(product >> 64U), static_cast<std::uint64_t>(product));
}

void Histogram::merge(const Histogram& other)
{
    if (other.m_count == 0)
        return;
    makeRoom(other.m_first);
    makeRoom(other.m_first + static_cast<std::uint32_t>(other.m_counts.size()) - 1);
    const std::uint32_t shift = other.m_first - m_first;
    for (std::size_t i = 0; i < other.m_counts.size(); ++i)
        m_counts[shift + i] += other.m_counts[i];
    m_min = m_count == 0 ? other.m_min : std::min(m_min, other.m_min);
    m_max = std::max(m_max, other.m_max);
    m_count += other.m_count;
    addToSum(other.m_sumHigh, other.m_sumLow);
}

double Histogram::mean() const
{
    if (m_count == 0)
        return 0;
    const double sum = std::ldexp(static_cast<double>(m_sumHigh), 64) + static_cast<double>(m_sumLow);
    return sum / static_cast<double>(m_count);
}

Nanos Histogram::sum() const
{
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<Nanos>::max());
    return static_cast<Nanos>(m_sumHigh != 0 ? kMost : std::min(m_sumLow, kMost));
}

Nanos Histogram::quantile(double q) const
{
    if (m_count == 0 || !(q > 0))
        return min();
    if (q >= 1)
        return m_max;
    const double share = std::ceil(q * static_cast<double>(m_count));
    const auto rank = std::clamp<std::uint64_t>(static_cast<std::uint64_t>(share), 1, m_count);
    std::uint64_t seen = 0;
    std::uint32_t at = 0;
    while (seen + m_counts[at] < rank)
        seen += m_counts[at++];
    const std::uint64_t low = lowerBound(m_first + at);
    const std::uint64_t middle = low + (lowerBound(m_first + at + 1) - low) / 2;
    return std::clamp(static_cast<Nanos>(middle), m_min, m_max);
}

std::uint64_t Histogram::countUpTo(Nanos value) const
{
    if (value >= m_max)
        return m_count;
    std::uint64_t seen = 0;
    for (std::uint32_t i = 0; i < m_counts.size(); ++i)
        if (value >= 0 && lowerBound(m_first + i + 1) - 1 <= static_cast<std::uint64_t>(value))
            seen += m_counts[i];
    return seen;
}

std::vector<Histogram::Bucket> Histogram::buckets() const
{
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<Nanos>::max());
    std::vector<Bucket> result;
    for (std::uint32_t i = 0; i < m_counts.size(); ++i)
        if (m_counts[i] != 0)
            result.push_back({static_cast<Nanos>(lowerBound(m_first + i)),
                static_cast<Nanos>(std::min(lowerBound(m_first + i + 1), kMost)), m_counts[i]});
    return result;
}

std::string Histogram::toBytes() const
{
    std::string out(1, kVersion);
    putNumber(out, m_count);
    if (m_count == 0)
        return out;
    putNumber(out, static_cast<std::uint64_t>(m_min));
    putNumber(out, static_cast<std::uint64_t>(m_max));
    putNumber(out, m_sumHigh);
    putNumber(out, m_sumLow);
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        putNumber(out, m_first + i - next);
        putNumber(out, m_counts[i]);
        next = m_first + i + 1;
    }
    return out;
}

/// The counts after the header; nothing unless they add up to count, the first and last where min and max lie.
bool Histogram::takeCounts(std::string_view bytes, std::uint64_t count)
{
    std::uint32_t next = 0;
    while (!bytes.empty()) {
        const auto gap = takeNumber(bytes);
        const auto times = takeNumber(bytes);
        if (!gap || !times || *gap >= kBuckets - next || *times == 0 || *times > count - m_count)
            return false;
        const std::uint32_t bucket = next + static_cast<std::uint32_t>(*gap);
        if (m_count == 0 && bucket != bucketOf(m_min))
            return false;
        makeRoom(bucket);
        m_counts[bucket - m_first] = *times;
        m_count += *times;
        next = bucket + 1;
    }
    return m_count == count && next == bucketOf(m_max) + 1;
}

Result<Histogram> Histogram::fromBytes(std::string_view bytes)
{
    if (bytes.empty() || bytes.front() != kVersion)
        return damaged("unknown version");
    bytes.remove_prefix(1);
    Histogram result;
    const auto count = takeNumber(bytes);
    if (count == 0U && bytes.empty())
        return result;
    const auto min = takeNumber(bytes);
    const auto max = takeNumber(bytes);
    const auto high = takeNumber(bytes);
    const auto low = takeNumber(bytes);
    if (!count || !min || !max || !high || !low)
        return damaged("cut off");
    if (*min > *max || *max > static_cast<std::uint64_t>(std::numeric_limits<Nanos>::max()))
        return damaged("minimum and maximum that cannot be");
    result.m_min = static_cast<Nanos>(*min);
    result.m_max = static_cast<Nanos>(*max);
    result.m_sumHigh = *high;
    result.m_sumLow = *low;
    if (!result.takeCounts(bytes, *count))
        return damaged("counts that do not add up");
    return result;
}

bool operator==(const Histogram& a, const Histogram& b)
{
    return a.m_count == b.m_count && a.toBytes() == b.toBytes();
}

} // namespace longspan::analysis
