// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/picture.h"

#include <QPainter>
#include <QPixmap>
#include <QSvgGenerator>
#include <QWidget>

namespace longspan::window {

bool savePicture(QWidget& widget, const QString& path)
{
    if (!path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return widget.grab().save(path);
    QSvgGenerator drawing;
    drawing.setFileName(path);
    drawing.setSize(widget.size());
    drawing.setViewBox(widget.rect());
    drawing.setTitle(QStringLiteral("Longspan"));
    QPainter painter;
    if (!painter.begin(&drawing))
        return false;
    widget.render(&painter);
    return painter.end();
}

} // namespace longspan::window
