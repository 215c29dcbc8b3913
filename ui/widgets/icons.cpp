// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include "ui/scene/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <array>

// The resources of a static library are only there when somebody asks for them; the macro wants the global namespace.
static void initialiseIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace longspan::widgets {
namespace {

/// Draws when it is asked for, at the size it is asked for.
class LineIcon final : public QIconEngine {
public:
    LineIcon(QString name, const QColor& normal, const QColor& active)
        : m_name(std::move(name)), m_normal(normal), m_active(active)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return;
        const bool strong = state == QIcon::On || mode == QIcon::Active || mode == QIcon::Selected;
        QByteArray drawing = file.readAll();
        drawing.replace("#000", (strong ? m_active : m_normal).name().toLatin1());
        QSvgRenderer renderer(drawing);
        constexpr double kDisabled = 0.4;
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * kDisabled);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("longspan-%1-%2-%3-%4-%5-%6")
                                .arg(m_name, m_normal.name(), m_active.name())
                                .arg(size.width())
                                .arg(static_cast<int>(mode))
                                .arg(static_cast<int>(state));
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new LineIcon(m_name, m_normal, m_active); }

private:
    QString m_name;
    QColor m_normal;
    QColor m_active;
};

} // namespace

void loadDrawings()
{
    initialiseIcons();
}

QIcon icon(const QString& name, const QColor& colour)
{
    return QIcon(new LineIcon(name, colour, colour));
}

QIcon icon(const QString& name, const scene::Theme& theme)
{
    return QIcon(new LineIcon(name, theme.dimText, theme.text));
}

QIcon programIcon()
{
    return QIcon(new LineIcon(QStringLiteral("longspan"), Qt::black, Qt::black));
}

} // namespace longspan::widgets
