// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/script_wire.h"

#include <openssl/pem.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>

namespace longspan::test {

namespace {

struct BioDeleter {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
using BioPtr = std::unique_ptr<BIO, BioDeleter>;

BioPtr bioOf(const std::string& text)
{
    return BioPtr(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

void require(bool good)
{
    if (!good)
        std::abort();
}

void trustClients(SSL_CTX* context, const std::string& pem)
{
    X509* authority = PEM_read_bio_X509(bioOf(pem).get(), nullptr, nullptr, nullptr);
    require(authority != nullptr);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority);
    X509_free(authority);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
}

constexpr char kTlsHello = 0x16;

std::size_t bodyLength(const Heard& heard)
{
    const std::string text = heard.header("content-length");
    std::size_t length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return length;
}

} // namespace

SslContext sslContext(const ServerTls& tls)
{
    if (tls.certificate.empty())
        return nullptr;
    SslContext context(SSL_CTX_new(TLS_server_method()));
    X509* certificate = PEM_read_bio_X509(bioOf(tls.certificate).get(), nullptr, nullptr, nullptr);
    EVP_PKEY* key = PEM_read_bio_PrivateKey(bioOf(tls.key).get(), nullptr, nullptr, nullptr);
    require(SSL_CTX_use_certificate(context.get(), certificate) == 1);
    require(SSL_CTX_use_PrivateKey(context.get(), key) == 1);
    X509_free(certificate);
    EVP_PKEY_free(key);
    if (!tls.clientAuthorities.empty())
        trustClients(context.get(), tls.clientAuthorities);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    return context;
}

SocketWire::SocketWire(int socket, int stopEvent, SSL_CTX* context) : m_socket(socket), m_stopEvent(stopEvent)
{
    if (context == nullptr)
        return;
    m_ssl.reset(SSL_new(context));
    SSL_set_fd(m_ssl.get(), socket);
    SSL_set_accept_state(m_ssl.get());
}

SocketWire::~SocketWire()
{
    close();
}

void SocketWire::close()
{
    if (m_socket < 0)
        return;
    if (m_ssl)
        SSL_shutdown(m_ssl.get());
    ::close(m_socket);
    m_socket = -1;
}

void SocketWire::reset()
{
    const linger now{1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(m_socket);
    m_socket = -1;
}

SocketWire::Ready SocketWire::wait(short events, int milliseconds)
{
    std::array<pollfd, 2> watched{{{m_socket, events, 0}, {m_stopEvent, POLLIN, 0}}};
    int count = 0;
    do
        count = poll(watched.data(), watched.size(), milliseconds);
    while (count < 0 && errno == EINTR);
    if (count < 0 || watched[1].revents != 0)
        return Ready::over;
    return count == 0 ? Ready::timeOut : Ready::yes;
}

short SocketWire::wanted(long result)
{
    if (m_ssl) {
        const int error = SSL_get_error(m_ssl.get(), static_cast<int>(result));
        return error == SSL_ERROR_WANT_READ ? POLLIN : error == SSL_ERROR_WANT_WRITE ? POLLOUT : short{0};
    }
    return short{0};
}

long SocketWire::receive(char* into, std::size_t size)
{
    if (m_ssl) {
        const int got = SSL_read(m_ssl.get(), into, static_cast<int>(size));
        m_wants = got > 0 ? short{0} : wanted(got);
        return got > 0 ? got : m_wants != 0 ? 0 : -1;
    }
    const ssize_t got = recv(m_socket, into, size, MSG_DONTWAIT);
    m_wants = POLLIN;
    if (got > 0)
        return got;
    return got < 0 && errno == EAGAIN ? 0 : -1;
}

long SocketWire::transmit(std::string_view bytes)
{
    if (m_ssl) {
        const int put = SSL_write(m_ssl.get(), bytes.data(), static_cast<int>(bytes.size()));
        m_wants = put > 0 ? short{0} : wanted(put);
        return put > 0 ? put : m_wants != 0 ? 0 : -1;
    }
    const ssize_t put = ::send(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    m_wants = POLLOUT;
    if (put >= 0)
        return put;
    return errno == EAGAIN ? 0 : -1;
}

bool SocketWire::send(std::string_view bytes)
{
    while (open() && !bytes.empty()) {
        const long put = transmit(bytes);
        if (put < 0 || (put == 0 && wait(m_wants, -1) != Ready::yes))
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return open();
}

void SocketWire::hold()
{
    while (open() && fill())
        m_buffer.clear();
}

void SocketWire::drip(std::string_view bytes)
{
    static constexpr int kPause = 5;
    for (std::size_t at = 0; open() && send(bytes.substr(at, 1)); at = (at + 1) % bytes.size())
        if (wait(POLLHUP, kPause) != Ready::timeOut)
            return;
}

bool SocketWire::greet()
{
    while (m_ssl) {
        const int result = SSL_accept(m_ssl.get());
        if (result == 1)
            break;
        const short wants = wanted(result);
        if (wants == 0 || wait(wants, -1) != Ready::yes)
            return false;
    }
    return true;
}

bool SocketWire::fill()
{
    std::array<char, 16 * 1024> piece{};
    for (;;) {
        const long got = receive(piece.data(), piece.size());
        if (got < 0)
            return false;
        if (got > 0) {
            m_buffer.append(piece.data(), static_cast<std::size_t>(got));
            return true;
        }
        if (wait(m_wants, -1) != Ready::yes)
            return false;
    }
}

std::optional<Heard> SocketWire::read()
{
    Heard heard;
    std::size_t end = std::string::npos;
    while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos) {
        if (!open() || !fill())
            return std::nullopt;
        if (!m_ssl && m_buffer.front() == kTlsHello) { // as servers do that speak plain HTTP
            send(answerText("this is plain HTTP", 400));
            return std::nullopt;
        }
    }
    heard.head = m_buffer.substr(0, end + 2);
    m_buffer.erase(0, end + 4);
    const std::size_t length = bodyLength(heard);
    while (m_buffer.size() < length)
        if (!fill())
            return std::nullopt;
    heard.body = m_buffer.substr(0, length);
    m_buffer.erase(0, length);
    return heard;
}

} // namespace longspan::test
