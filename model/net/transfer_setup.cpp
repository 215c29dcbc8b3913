// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/net/transfer.h"

#include <strings.h>

#include <algorithm>

namespace longspan::net {

namespace {

bool named(const Header& header, const char* name)
{
    return strcasecmp(header.name.c_str(), name) == 0;
}

bool has(const std::vector<Header>& headers, const char* name)
{
    return std::any_of(headers.begin(), headers.end(), [name](const Header& each) { return named(each, name); });
}

bool isLoopback(std::string_view host)
{
    return host == "localhost" || host == "[::1]" || host.substr(0, 4) == "127.";
}

void setBlob(CURL* handle, CURLoption option, const std::string& text)
{
    if (text.empty())
        return;
    curl_blob blob{};
    // libcurl copies it; its interface just lacks the const.
    blob.data = const_cast<char*>(text.data());
    blob.len = text.size();
    blob.flags = CURL_BLOB_COPY;
    curl_easy_setopt(handle, option, &blob);
}

} // namespace

void Transfer::setUp(CURLSH* share)
{
    CURL* curl = handle();
    curl_easy_setopt(curl, CURLOPT_URL, m_attempt.url.text().c_str());
    curl_easy_setopt(curl, CURLOPT_SHARE, share);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    // Without it, cancelling while a name is resolved waits for the resolver.
    curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L); // by us: see redirect.h
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(curl, CURLOPT_PIPEWAIT, m_attempt.url.scheme == "https" ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip, zstd");
    curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, m_options.userAgent.c_str());
    curl_easy_setopt(
        curl, CURLOPT_CONNECTTIMEOUT_MS, std::max<long>(static_cast<long>(m_options.patience.connect.count()), 1));
    static constexpr long kPiece = 256L * 1024;
    curl_easy_setopt(curl, CURLOPT_BUFFERSIZE, kPiece);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, m_detail.data());
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
    setMethod();
    setHeaders();
    setTls();
    setProxy();
}

void Transfer::setMethod()
{
    CURL* curl = handle();
    if (m_attempt.method == "HEAD") {
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
        return;
    }
    if (m_attempt.method == "POST" || !m_attempt.body.empty()) {
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_attempt.body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, m_attempt.body.empty() ? "" : m_attempt.body.data());
    }
    if (m_attempt.method != "POST" && m_attempt.method != "GET")
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, m_attempt.method.c_str());
    else if (m_attempt.method == "GET" && !m_attempt.body.empty())
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "GET");
}

void Transfer::setHeaders()
{
    for (const Header& header : m_attempt.headers) {
        const std::string& value = header.value.reveal();
        // A name with ";" is libcurl's way of sending an empty value.
        m_lines.add(value.empty() ? header.name + ";" : header.name + ": " + value);
    }
    m_lines.add("Expect:"); // no waiting for 100 Continue
    if (!has(m_attempt.headers, "content-type"))
        m_lines.add("Content-Type:"); // libcurl would claim that a body is a form
    curl_easy_setopt(handle(), CURLOPT_HTTPHEADER, m_lines.list());
    if (m_attempt.url.hasUser() && !has(m_attempt.headers, "authorization")) {
        curl_easy_setopt(handle(), CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        curl_easy_setopt(handle(), CURLOPT_USERNAME, m_attempt.url.user.reveal().c_str());
        curl_easy_setopt(handle(), CURLOPT_PASSWORD, m_attempt.url.password.reveal().c_str());
    }
}

void Transfer::setTls()
{
    CURL* curl = handle();
    const TlsOptions& tls = m_options.tls;
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!tls.authorities.empty()) {
        setBlob(curl, CURLOPT_CAINFO_BLOB, tls.authorities);
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    }
    setBlob(curl, CURLOPT_SSLCERT_BLOB, tls.clientCertificate);
    setBlob(curl, CURLOPT_SSLKEY_BLOB, tls.clientKey.reveal());
    if (!tls.clientKeyPassword.empty())
        curl_easy_setopt(curl, CURLOPT_KEYPASSWD, tls.clientKeyPassword.reveal().c_str());
}

void Transfer::setProxy()
{
    // A proxy elsewhere cannot reach what listens on this machine alone.
    if (isLoopback(m_attempt.url.host))
        curl_easy_setopt(handle(), CURLOPT_PROXY, "");
    else if (m_options.proxy)
        curl_easy_setopt(handle(), CURLOPT_PROXY, m_options.proxy->c_str());
}

} // namespace longspan::net
