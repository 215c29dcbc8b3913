// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/curl_handle.h"

#include <csignal>
#include <cstring>

namespace longspan::net {

namespace {

void wipe(char* text)
{
    volatile char* bytes = text;
    for (std::size_t left = std::strlen(text); left > 0; --left)
        *bytes++ = '\0';
}

} // namespace

HeaderLines::~HeaderLines()
{
    for (curl_slist* line = m_list; line != nullptr; line = line->next)
        wipe(line->data);
    curl_slist_free_all(m_list);
}

void HeaderLines::add(std::string line)
{
    if (curl_slist* longer = curl_slist_append(m_list, line.c_str()))
        m_list = longer;
    wipe(line.data());
}

CurlShare::CurlShare() : m_handle(curl_share_init())
{
    curl_share_setopt(m_handle, CURLSHOPT_LOCKFUNC, &CurlShare::lock);
    curl_share_setopt(m_handle, CURLSHOPT_UNLOCKFUNC, &CurlShare::unlock);
    curl_share_setopt(m_handle, CURLSHOPT_USERDATA, this);
    curl_share_setopt(m_handle, CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
    curl_share_setopt(m_handle, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
}

CurlShare::~CurlShare()
{
    curl_share_cleanup(m_handle);
}

void CurlShare::lock(CURL* /*handle*/, curl_lock_data data, curl_lock_access /*access*/, void* self)
{
    static_cast<CurlShare*>(self)->m_mutexes.at(data).lock();
}

void CurlShare::unlock(CURL* /*handle*/, curl_lock_data data, void* self)
{
    static_cast<CurlShare*>(self)->m_mutexes.at(data).unlock();
}

MultiPool::~MultiPool()
{
    for (CURLM* handle : m_idle)
        curl_multi_cleanup(handle);
}

CURLM* MultiPool::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            CURLM* handle = m_idle.back();
            m_idle.pop_back();
            return handle;
        }
    }
    CURLM* handle = curl_multi_init();
    static constexpr long kConnectionsKept = 16;
    curl_multi_setopt(handle, CURLMOPT_MAXCONNECTS, kConnectionsKept);
    return handle;
}

void MultiPool::giveBack(CURLM* handle)
{
    static constexpr std::size_t kKept = 16;
    {
        const std::lock_guard lock(m_mutex);
        if (m_idle.size() < kKept) {
            m_idle.push_back(handle);
            return;
        }
    }
    curl_multi_cleanup(handle);
}

namespace {

/// TLS writes to a connection that the other side may have closed, which ends a process that has no handler. libcurl
/// only guards against it where it may change handlers per call, which threads forbid (CURLOPT_NOSIGNAL). A handler of
/// the program's own stays.
void surviveBrokenPipes()
{
    struct sigaction current = {};
    if (sigaction(SIGPIPE, nullptr, &current) != 0 || current.sa_handler != SIG_DFL)
        return;
    current.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &current, nullptr);
}

} // namespace

void initialiseCurl()
{
    static std::once_flag once;
    std::call_once(once, [] {
        surviveBrokenPipes();
        curl_global_init(CURL_GLOBAL_DEFAULT);
    });
}

} // namespace longspan::net
