// SPDX-License-Identifier: GPL-3.0-or-later
// What the helper gives up before it reads a single octet of a request.
//
// It is two processes. The front reads requests, opens sockets and speaks rtnetlink; its system calls are an
// allow list without any way to start a program. The back runs nft and the name service's tools and undoes
// everything if the front dies; programs that it starts inherit its filter, so that is a list of what nobody
// there needs (tracing, mounting, modules, namespaces, other processes' memory). Both keep CAP_NET_ADMIN,
// CAP_NET_RAW and CAP_NET_BIND_SERVICE and cannot gain more.
#pragma once

namespace drawbridge::helper {

/// Closes all descriptors above 2, clears the environment, sets umask, folder, limits, capabilities and
/// no_new_privs. 0 or an errno.
[[nodiscard]] int confine_process();
/// 0 or an errno.
[[nodiscard]] int confine_front();
[[nodiscard]] int confine_back();

}  // namespace drawbridge::helper
