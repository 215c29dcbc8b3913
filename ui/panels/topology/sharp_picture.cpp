// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/topology/sharp_picture.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace longspan::panels {
namespace {

constexpr double kRoom = 0.25;        ///< around the window, of its size, for what motion brings into view
constexpr double kWholeSide = 1400;   ///< pixels of the longer side of the picture of everything
constexpr double kMostSmooth = 2.5e6; ///< device pixels that are scaled smoothly within a frame

QImage painted(const SharpPicture::Subject& subject, const SharpPicture::Window& window, scene::TextCache& texts)
{
    const QSize pixels = (window.size * window.scale).toSize();
    if (pixels.isEmpty())
        return {};
    QImage image(pixels, QImage::Format_RGB32);
    image.setDevicePixelRatio(window.scale);
    QPainter painter(&image);
    scene::paintTopology(painter,
        {.scene = subject.shown->scene,
            .theme = subject.theme,
            .view = window.view,
            .window = window.size,
            .marks = {.selected = subject.selected, .hovered = {}, .matches = subject.matches}},
        texts);
    return image;
}

} // namespace

SharpPicture::SharpPicture(session::Workers& workers, QObject* parent)
    : QObject(parent), m_paint(workers, [this](Result<Pictures> made) {
        if (!made)
            return;
        m_pictures = *std::move(made);
        Q_EMIT changed();
    })
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &SharpPicture::start);
}

void SharpPicture::want(const Subject& subject, const Window& window)
{
    const bool other = subject.version != m_subject.version;
    if (!other && window == m_window)
        return;
    m_subject = subject;
    m_window = window;
    if (other)
        start();
    else
        m_rest.start();
}

void SharpPicture::clear()
{
    m_rest.stop();
    m_paint.cancel();
    m_pictures = {};
    m_subject = {};
    m_window = {};
}

void SharpPicture::start()
{
    m_rest.stop();
    if (m_subject.shown)
        m_paint.start([subject = m_subject, window = m_window](
                          const Call& call) -> Result<Pictures> { return paint(subject, window, call); });
}

SharpPicture::Pictures SharpPicture::paint(const Subject& subject, const Window& window, const Call& call)
{
    scene::TextCache texts(subject.font);
    Pictures made;
    made.of = window;
    made.version = subject.version;
    // On whole pixels, so that the picture can be copied as it is.
    const QPointF room(std::round(window.size.width() * kRoom), std::round(window.size.height() * kRoom));
    Window larger = window;
    larger.view = window.view.panned(room);
    larger.size += QSizeF(2 * room.x(), 2 * room.y());
    made.sharp = {painted(subject, larger, texts), larger.view};
    if (!call.check())
        return made;
    const QRectF& bounds = subject.shown->scene.bounds;
    Window whole;
    whole.view.zoom = std::min(1.0, kWholeSide / std::max({1.0, bounds.width(), bounds.height()}));
    whole.size = bounds.size() * whole.view.zoom;
    made.whole = {painted(subject, whole, texts), whole.view};
    return made;
}

QRectF SharpPicture::Picture::in(const Window& window) const
{
    return {window.view.toWindow(view.origin), image.deviceIndependentSize() * (window.view.zoom / view.zoom)};
}

bool SharpPicture::sharp(std::uint32_t version, const Window& window) const
{
    return !empty() && m_pictures.version == version && m_pictures.of == window;
}

void SharpPicture::draw(QPainter& painter, const Window& window) const
{
    if (empty())
        return;
    const QRectF all(QPointF(), window.size);
    painter.save();
    painter.setClipRect(all, Qt::IntersectClip);
    const bool few = window.size.width() * window.size.height() * window.scale * window.scale <= kMostSmooth;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, few);
    const QRectF place = m_pictures.sharp.in(window);
    if (!m_pictures.whole.isNull() && !place.contains(all))
        painter.drawImage(m_pictures.whole.in(window), m_pictures.whole.image);
    if (window.view.zoom == m_pictures.sharp.view.zoom) {
        const QPointF pixel = (place.topLeft() * window.scale).toPoint();
        painter.drawImage(pixel / window.scale, m_pictures.sharp.image);
    } else {
        painter.drawImage(place, m_pictures.sharp.image);
    }
    painter.restore();
}

} // namespace longspan::panels
