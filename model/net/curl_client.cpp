// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/curl_client.h"

#include "model/net/curl_handle.h"
#include "model/net/exchange_loop.h"

namespace longspan::net {

namespace {

class CurlClient final : public HttpClient {
public:
    explicit CurlClient(ClientOptions options) : m_options(std::move(options)), m_gate(m_options.host)
    {
        if (!m_options.pacing)
            m_options.pacing = systemPacing();
    }

    Result<Response> send(const Request& request, const Call& call) override
    {
        return std::move(run({&request, 1}, {nullptr, &call}, call).front());
    }

    Result<Response> stream(const Request& request, const BodySink& sink, const Call& call) override
    {
        return std::move(run({&request, 1}, {&sink, &call}, call).front());
    }

    // Progress of many at once would jump to and fro.
    std::vector<Result<Response>> sendAll(std::span<const Request> requests, const Call& call) override
    {
        return run(requests, {nullptr, nullptr}, call);
    }

private:
    std::vector<Result<Response>> run(
        std::span<const Request> requests, const Transfer::Receiver& receiver, const Call& call)
    {
        const Exchange::Setting setting{m_options, *m_options.pacing, m_share.handle(), call};
        std::vector<Exchange> exchanges;
        exchanges.reserve(requests.size());
        for (const Request& request : requests)
            exchanges.emplace_back(request, setting, receiver);
        CURLM* multi = m_multis.take();
        ExchangeLoop(multi, m_gate, setting).run(exchanges);
        m_multis.giveBack(multi);
        std::vector<Result<Response>> results;
        results.reserve(exchanges.size());
        for (Exchange& exchange : exchanges)
            results.push_back(exchange.take());
        return results;
    }

    ClientOptions m_options;
    HostGate m_gate;
    CurlShare m_share;
    MultiPool m_multis; // after what its connections use
};

} // namespace

HttpClientPtr makeHttpClient(ClientOptions options)
{
    initialiseCurl();
    return std::make_shared<CurlClient>(std::move(options));
}

} // namespace longspan::net
