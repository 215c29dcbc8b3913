// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene/text_cache.h"

#include "model/base/hash.h"

#include <QPainter>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace longspan::scene {
namespace {

std::array<QFont, 3> fontsFrom(const QFont& font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    QFont small = font;
    constexpr double kSmaller = 0.88;
    if (font.pixelSize() > 0)
        small.setPixelSize(std::max(1, static_cast<int>(std::lround(font.pixelSize() * kSmaller))));
    else
        small.setPointSizeF(font.pointSizeF() * kSmaller);
    return {font, bold, small};
}

/// From the top of a line with that text to the line that letters stand on.
double ascentOf(const QString& text, const QFont& font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return line.isValid() ? line.ascent() : 0;
}

/// The first bytes of a text, cut between two characters; line breaks would not fit one line.
QString shown(std::string_view text)
{
    std::string_view head = text.substr(0, TextCache::kMostBytes);
    if (head.size() < text.size()) {
        while (!head.empty() && (static_cast<unsigned char>(text[head.size()]) & 0xC0U) == 0x80U)
            head.remove_suffix(1);
    }
    QString result = QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size()));
    for (QChar& c : result) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    return result;
}

} // namespace

std::size_t TextCache::Hash::operator()(const KeyView& key) const
{
    const auto rest =
        static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.room)) << 8U | static_cast<std::uint64_t>(key.style);
    return mixHash(hashBytes(key.text), rest + 1);
}

TextCache::TextCache(const QFont& font)
    : m_fonts(fontsFrom(font))
    , m_metrics{QFontMetricsF(m_fonts[0]), QFontMetricsF(m_fonts[1]), QFontMetricsF(m_fonts[2])}
    , m_ascents{ascentOf(QStringLiteral("x"), m_fonts[0]), ascentOf(QStringLiteral("x"), m_fonts[1]),
          ascentOf(QStringLiteral("x"), m_fonts[2])}
{
}

double TextCache::width(TextStyle style, std::string_view text) const
{
    return metrics(style).horizontalAdvance(shown(text));
}

double TextCache::draw(QPainter& painter, const TextSpec& spec)
{
    if (spec.text.empty() || spec.rect.width() < 4)
        return 0;
    const Laid* text = &laid({spec.text, spec.style, kWhole});
    if (text->width > spec.rect.width())
        text = &laid({spec.text, spec.style, static_cast<int>(spec.rect.width())});
    double x = spec.rect.left();
    if (spec.align == TextSpec::Align::right)
        x = spec.rect.right() - text->width;
    else if (spec.align == TextSpec::Align::centre)
        x = spec.rect.center().x() - text->width / 2;
    // Letters stand on a whole pixel, all on the same one: between two pixels they are blurred.
    const double top = spec.rect.center().y() - metrics(spec.style).height() / 2;
    const double line = std::round(top + m_ascents[static_cast<std::size_t>(spec.style)]);
    painter.setFont(font(spec.style));
    painter.setPen(spec.colour);
    painter.drawStaticText(QPointF(std::round(x), line - text->ascent), text->text);
    return text->width;
}

const TextCache::Laid& TextCache::laid(const KeyView& key)
{
    if (const auto found = m_young.find(key); found != m_young.end())
        return found->second;
    if (m_young.size() >= kTexts) {
        m_old = std::move(m_young);
        m_young.clear();
    }
    if (const auto older = m_old.find(key); older != m_old.end())
        return m_young.insert(m_old.extract(older)).position->second;
    return m_young.emplace(Key{std::string(key.text), key.style, key.room}, lay(key)).first->second;
}

TextCache::Laid TextCache::lay(const KeyView& key) const
{
    QString text = shown(key.text);
    if (key.room != kWhole)
        text = metrics(key.style).elidedText(text, Qt::ElideRight, key.room);
    Laid laid{QStaticText(text), metrics(key.style).horizontalAdvance(text), 0};
    const bool substitutes = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() > 0x2ff; });
    laid.ascent = substitutes ? ascentOf(text, font(key.style)) : m_ascents[static_cast<std::size_t>(key.style)];
    laid.text.setTextFormat(Qt::PlainText);
    laid.text.setPerformanceHint(QStaticText::AggressiveCaching);
    laid.text.prepare(QTransform(), font(key.style));
    return laid;
}

} // namespace longspan::scene
