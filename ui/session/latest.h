// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/activity.h"

#include <exception>

namespace longspan::session {

/// Runs blocking functions of the model away from the event loop, so that the newest start wins: an older one is asked
/// to stop and never delivers, whatever it returns. Results come on the thread that this object lives in. Destroying it
/// cancels, and waits until a job that has begun has returned; jobs must look at their Call.
template <class T>
class Latest final : public Activity {
public:
    using Work = std::function<Result<T>(const Call&)>;
    using Receiver = std::function<void(Result<T>)>;

    /// receiver gets values and errors, but nothing of what was cancelled. It may start anew or destroy this object.
    Latest(Workers& workers, Receiver receiver, QObject* parent = nullptr)
        : Activity(workers, parent), m_receiver(std::make_shared<Receiver>(std::move(receiver)))
    {
    }
    ~Latest() override { shutDown(); }

    /// within: the time given to the work once it was started, waiting for a thread included.
    void start(Work work, std::optional<Duration> within = {})
    {
        begin([work = std::move(work), receiver = m_receiver](
                  const Call& call) -> Delivery { return delivery(run(work, call), receiver); },
            within);
    }

private:
    static Result<T> run(const Work& work, const Call& call)
    {
        try {
            if (Result<> may = call.check(); !may)
                return failWith(std::move(may));
            return work(call);
        } catch (const std::exception& caught) {
            return fail(ErrorKind::internal, caught.what());
        }
    }

    static Delivery delivery(Result<T> result, std::shared_ptr<Receiver> receiver)
    {
        // std::function copies what it holds, and not every T can be copied.
        auto shared = std::make_shared<Result<T>>(std::move(result));
        return [shared = std::move(shared), receiver = std::move(receiver)] { (*receiver)(std::move(*shared)); };
    }

    std::shared_ptr<Receiver> m_receiver;
};

} // namespace longspan::session
