// What Debian's libfmt holds, for a program that is linked statically: there is no static libfmt in Debian
// 12, and its headers alone are compiled once a room, which takes 3 s each. The headers leave out what is
// instantiated here (declared in format.h as extern templates). Weak, so that a user of our library may link
// a libfmt of his own.
#define FMT_API __attribute__((weak))
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {

template FMT_API auto dragonbox::to_decimal(float x) noexcept -> dragonbox::decimal_fp<float>;
template FMT_API auto dragonbox::to_decimal(double x) noexcept -> dragonbox::decimal_fp<double>;
template FMT_API auto thousands_sep_impl(locale_ref) -> thousands_sep_result<char>;
template FMT_API auto decimal_point_impl(locale_ref) -> char;
template FMT_API void buffer<char>::append(const char*, const char*);

}  // namespace detail
FMT_END_NAMESPACE
