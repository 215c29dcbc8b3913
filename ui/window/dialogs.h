// SPDX-FileCopyrightText: 2026 Longspan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/time.h"

#include <QTimeZone>
#include <functional>

class QWidget;

namespace longspan::window {

struct Actions;

/// None of them waits: each shows and deletes itself.
void showShortcuts(const Actions& actions, QWidget* window);
void showAbout(QWidget* window);
/// Two points in time in the zone, beginning with the given range.
void askForTime(
    const TimeRange& range, const QTimeZone& zone, QWidget* window, std::function<void(const TimeRange&)> chosen);

} // namespace longspan::window
