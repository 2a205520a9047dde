// What the program and the library nashsolve_render have agreed on. A plain C interface, for the library is
// found at run time.
#pragma once

#include <cstddef>

extern "C" {

enum NashsolveRenderFormat { kNashsolveRenderSvg = 0, kNashsolveRenderPng = 1 };

/// Takes pieces of the picture, or of the message that says why there is none. Must not throw.
using NashsolveRenderSink = void (*)(void* context, const char* data, std::size_t size);

/// Draws an option object (JSON of `size` bytes). True where that succeeded.
using NashsolveRender = bool (*)(const char* option, std::size_t size, int width, int height, int format,
                                 NashsolveRenderSink sink, void* context);
}

/// The name of the function of type NashsolveRender.
inline constexpr const char* kNashsolveRenderName = "nashsolve_render";
