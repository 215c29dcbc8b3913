// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/client_options.h"

#include <mutex>
#include <random>

namespace longspan::net {

namespace {

class SystemPacing final : public Pacing {
public:
    Call::Clock::time_point now() const override { return Call::Clock::now(); }

    double jitter() override
    {
        const std::lock_guard lock(m_mutex);
        return std::uniform_real_distribution<double>(0, 1)(m_random);
    }

    void idle(Call::Clock::time_point /*until*/) override {}

private:
    std::mutex m_mutex;
    std::mt19937_64 m_random{std::random_device{}()};
};

} // namespace

std::shared_ptr<Pacing> systemPacing()
{
    return std::make_shared<SystemPacing>();
}

} // namespace longspan::net
