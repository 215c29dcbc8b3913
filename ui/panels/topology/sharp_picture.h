// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/scene/topology_painter.h"
#include "ui/session/latest.h"

#include <QFont>
#include <QImage>
#include <QTimer>
#include <memory>

namespace longspan::panels {

/// A graph and where everything in it is; made by a worker.
struct ShownTopology {
    std::shared_ptr<const ServiceGraph> graph;
    scene::TopologyScene scene;
};

/// Pictures of a large topology that workers paint: a sharp one of the window and some room around it, and a small one
/// of everything. In motion they are moved and scaled, which takes the same time however large the graph is; when the
/// motion rests a sharp one is painted anew.
class SharpPicture final : public QObject {
    Q_OBJECT

public:
    /// What a picture shows. Equal ones give equal pictures.
    struct Subject {
        std::shared_ptr<const ShownTopology> shown;
        scene::Theme theme;
        scene::TopologyHit selected;
        std::vector<std::uint32_t> matches;
        QFont font;
        std::uint32_t version = 0; ///< another number whenever any of the above is another one
    };
    struct Window {
        scene::TopologyView view;
        QSizeF size;
        double scale = 1; ///< device pixels

        friend bool operator==(const Window&, const Window&) = default;
    };
    /// How long a view must stay as it is.
    static constexpr std::chrono::milliseconds kRest{60};

    explicit SharpPicture(session::Workers& workers, QObject* parent = nullptr);

    /// Asks for a picture: at once when the subject is another one, else after a rest.
    void want(const Subject& subject, const Window& window);
    void clear();
    /// Paints what there is onto a window with that view; the ground must have been painted.
    void draw(QPainter& painter, const Window& window) const;
    /// The picture is of that subject and shows all of the window as it is.
    [[nodiscard]] bool sharp(std::uint32_t version, const Window& window) const;
    [[nodiscard]] bool empty() const { return m_pictures.sharp.isNull(); }

Q_SIGNALS:
    void changed();

private:
    struct Picture {
        QImage image;
        scene::TopologyView view; ///< of its upper left corner
        [[nodiscard]] bool isNull() const { return image.isNull(); }
        [[nodiscard]] QRectF in(const Window& window) const;
    };
    struct Pictures {
        Picture sharp;
        Picture whole;
        Window of;
        std::uint32_t version = 0;
    };
    static Pictures paint(const Subject& subject, const Window& window, const Call& call);
    void start();

    Subject m_subject;
    Window m_window;
    Pictures m_pictures;
    QTimer m_rest;
    session::Latest<Pictures> m_paint;
};

} // namespace longspan::panels
