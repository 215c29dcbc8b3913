// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/stall_watch.h"

#include "app/desktop/probe_application.h"

#include <QCoreApplication>
#include <QEvent>
#include <chrono>

namespace longspan::desktop {
namespace {

constexpr std::chrono::milliseconds kInterval{1};

class Question final : public QEvent {
public:
    explicit Question(double asked) : QEvent(kind()), m_asked(asked) {}
    static Type kind()
    {
        static const int kType = registerEventType();
        return static_cast<Type>(kType);
    }
    [[nodiscard]] double asked() const { return m_asked; }

private:
    double m_asked;
};

} // namespace

StallWatch::StallWatch(QObject* parent) : QObject(parent), m_thread([this] { ask(m_stop.get_token()); }) {}

StallWatch::~StallWatch()
{
    m_stop.request_stop();
    m_thread.join();
}

// One question at a time: a loop that stands still is not to find a thousand of them afterwards.
void StallWatch::ask(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        if (m_answered.exchange(false))
            QCoreApplication::postEvent(this, new Question(ProbeApplication::sinceStart()));
        std::this_thread::sleep_for(kInterval);
    }
}

bool StallWatch::event(QEvent* event)
{
    if (event->type() != Question::kind())
        return QObject::event(event);
    const double now = ProbeApplication::sinceStart();
    const double waited = now - static_cast<Question*>(event)->asked();
    if (waited > m_longest.milliseconds)
        m_longest = {waited, now};
    m_answered = true;
    return true;
}

} // namespace longspan::desktop
