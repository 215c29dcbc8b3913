// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/ascii.h"
#include "model/ingress/inspection.h"
#include "model/ingress/zipkin_address.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace longspan::ingress {

namespace {

/// How many letters two names may differ in, to be taken for the same.
constexpr std::size_t kNear = 2;

/// In upstream's manual, but not in its code.
constexpr std::string_view kDocumented = "jaeger-trace-baggage-header-prefix";
constexpr std::string_view kReal = "jaeger-tracer-baggage-header-prefix";

/// Letters to change, add, leave out or swap with their neighbour.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before;
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> next(b.size() + 1, i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[j] = std::min(next[j], before[j - 2] + 1);
        }
        before = std::exchange(row, std::move(next));
    }
    return row[b.size()];
}

/// Without marks between words, and with the words of one spelling: "otel_max_queue_size" is "otel-max-queuesize".
std::string squeezed(std::string_view name)
{
    std::string result;
    for (const char c : lowered(name))
        if (c != '-' && c != '_' && c != '.')
            result += c;
    return result;
}

const TracingKey* nearest(std::string_view name)
{
    const std::string wanted = squeezed(name);
    const TracingKey* best = nullptr;
    std::size_t bestDistance = kNear + 1;
    for (const TracingKey& key : tracingKeys()) {
        const std::string candidate = squeezed(key.name);
        if (candidate.size() > wanted.size() + kNear || wanted.size() > candidate.size() + kNear)
            continue;
        const std::size_t apart = distance(wanted, candidate);
        if (apart < bestDistance) {
            best = &key;
            bestDistance = apart;
        }
    }
    return best;
}

/// The edits that put a value under another name.
std::vector<Edit> renamed(const std::string& from, std::string_view to, const std::string& value)
{
    return {{from, std::nullopt}, {std::string(to), value}};
}

void inspectUnknown(Inspection& look, const std::string& name, const std::string& value)
{
    if (name == kDocumented) {
        look.add(FindingKind::documentedName, Severity::error, name, std::string(kReal), renamed(name, kReal, value));
        return;
    }
    const TracingKey* meant = nearest(name);
    if (!meant)
        return;
    std::vector<Edit> fix;
    if (!look.data().contains(meant->name))
        fix = renamed(name, meant->name, value);
    look.add(FindingKind::misspelledKey, Severity::error, name, std::string(meant->name), std::move(fix));
}

/// A tracing key this version does not have, of a generation it does have. Whole generations are for the switches.
void inspectVersion(Inspection& look, const TracingKey& key, const std::string& name)
{
    if (!offers(look.version(), key.generation) || key.knownIn(look.version()))
        return;
    const bool later = look.version() < key.since;
    look.add(later ? FindingKind::keyNotYetKnown : FindingKind::keyNoLongerKnown, Severity::warning, name,
        (later ? key.since : key.until).text(), later ? std::vector<Edit>() : std::vector<Edit>{{name, std::nullopt}});
}

void inspectSpelling(Inspection& look, const TracingKey& key, const std::string& name, const std::string& value)
{
    if (name == key.name)
        return;
    const auto same = [&key](const auto& entry) { return findKeyInAnyCase(entry.first) == &key; };
    if (std::count_if(look.data().begin(), look.data().end(), same) > 1)
        look.add(FindingKind::twoSpellings, Severity::error, name, std::string(key.name), {{name, std::nullopt}});
    else
        look.add(FindingKind::otherCase, Severity::note, name, std::string(key.name), renamed(name, key.name, value));
}

/// What a person meant who wrote that for a switch.
std::optional<std::string> meantTruth(std::string_view text)
{
    static constexpr std::array<std::string_view, 6> kYes{"true", "yes", "y", "on", "enable", "enabled"};
    static constexpr std::array<std::string_view, 6> kNo{"false", "no", "n", "off", "disable", "disabled"};
    std::string word;
    for (const char c : lowered(text))
        if (c >= 'a' && c <= 'z')
            word += c;
    if (std::find(kYes.begin(), kYes.end(), word) != kYes.end())
        return "true";
    if (std::find(kNo.begin(), kNo.end(), word) != kNo.end())
        return "false";
    return std::nullopt;
}

/// Full-width digits made narrow; blanks and quotes left out; a comma made a point; a percentage made a fraction.
std::string plainNumber(std::string_view text)
{
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("\xEF\xBC") && rest.size() > 2 && rest[2] >= '\x90' && rest[2] <= '\x99') {
            result += static_cast<char>('0' + (rest[2] - '\x90'));
            at += 2;
        } else if (rest[0] == ',') {
            result += '.';
        } else if ((rest[0] >= '0' && rest[0] <= '9') || rest[0] == '.' || rest[0] == '-' || rest[0] == '%') {
            result += rest[0];
        }
    }
    return result;
}

std::optional<std::string> meantNumber(const TracingKey& key, std::string_view text)
{
    std::string number = plainNumber(text);
    const bool whole = key.type == KeyType::integer || key.type == KeyType::integer32;
    if (whole && number.ends_with(".0"))
        number.resize(number.size() - 2);
    while (number.size() > 1 && number[0] == '0' && number[1] >= '0' && number[1] <= '9')
        number.erase(0, 1);
    if (number.ends_with('%')) {
        number.pop_back();
        const EffectiveValue percent = readValue(key, number, {1, 8, 0});
        EffectiveValue part = percent;
        part.value = percent.number() / 100;
        number = part.printed();
    }
    if (number.empty() || readValue(key, number, {1, 8, 0}).origin == EffectiveValue::Origin::rejected)
        return std::nullopt;
    return number;
}

void inspectGrammar(Inspection& look, const TracingKey& key, const std::string& name, const std::string& value)
{
    const EffectiveValue& read = look[key.name];
    if (!key.knownIn(look.version()))
        return;
    if (read.origin == EffectiveValue::Origin::rejected) {
        const auto meant = key.type == KeyType::boolean ? meantTruth(value) : meantNumber(key, value);
        look.add(FindingKind::rejectedValue, Severity::error, name, read.warning, {{name, meant}});
    } else if (value.empty() && key.type != KeyType::text && key.type != KeyType::textOfNumber &&
        key.type != KeyType::boolean) {
        look.add(FindingKind::emptyNumber, Severity::warning, name, read.printed(), {{name, std::nullopt}});
    }
}

} // namespace

void inspectKeys(Inspection& look)
{
    for (const std::string& name : look.around().notTexts)
        if (const auto found = look.data().find(name); found != look.data().end())
            look.add(FindingKind::notAText, Severity::error, name, found->second, {{name, found->second}});
    for (const auto& [name, value] : look.data()) {
        const TracingKey* key = findKeyInAnyCase(name);
        if (!key) {
            inspectUnknown(look, name, value);
            continue;
        }
        inspectVersion(look, *key, name);
        inspectSpelling(look, *key, name, value);
        inspectGrammar(look, *key, name, value);
    }
}

} // namespace longspan::ingress
