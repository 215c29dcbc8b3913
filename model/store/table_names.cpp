// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/table_names.h"

namespace longspan::store {

TableNames::TableNames(SpanTableBuilder& builder, const Catalog& catalog)
    : m_builder(builder)
    , m_catalog(catalog)
    , m_texts(catalog.textEnd(), StringId{kNone})
    , m_interfaces(catalog.interfaceEnd(), InterfaceNo::none)
{
}

StringId TableNames::text(std::uint32_t id)
{
    if (id >= m_texts.size())
        return StringId::empty;
    if (m_texts[id] == StringId{kNone})
        m_texts[id] = m_builder.intern(m_catalog.text(id));
    return m_texts[id];
}

InterfaceNo TableNames::interface(std::uint32_t id)
{
    if (id >= m_interfaces.size())
        return m_builder.interface(StringId::empty, StringId::empty);
    if (m_interfaces[id] == InterfaceNo::none) {
        const Catalog::Interface interface = m_catalog.interface(id);
        m_interfaces[id] = m_builder.interface(text(interface.service), text(interface.name));
    }
    return m_interfaces[id];
}

ResourceNo TableNames::addResource(const ColumnsHead::Resource& resource)
{
    return m_builder.addResource({.service = text(resource.service),
        .host = text(resource.host),
        .address = text(resource.address),
        .place = resource.record});
}

ColumnMaps TableNames::maps(const ColumnsHead& head, std::span<const TraceId> traces)
{
    ColumnMaps maps;
    maps.interfaces.reserve(head.interfaces.size());
    for (const ColumnsHead::Interface& interface : head.interfaces)
        maps.interfaces.push_back(this->interface(interface.id));
    maps.resources.reserve(head.resources.size());
    for (const ColumnsHead::Resource& resource : head.resources)
        maps.resources.push_back(addResource(resource));
    maps.peers.reserve(head.peers.size());
    for (const std::uint32_t peer : head.peers)
        maps.peers.push_back(text(peer));
    maps.traces.reserve(traces.size());
    for (const TraceId& trace : traces)
        maps.traces.push_back(m_builder.trace(trace));
    return maps;
}

} // namespace longspan::store
