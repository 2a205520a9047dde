# What the scripts share; sourced by them, from the root of the checkout.
#
# Everything nashsolve needs is a Debian package. The scripts install what is missing, where they may, and are
# silent where there is nothing to do.

build_packages=(g++ cmake ninja-build pkgconf libgmp-dev libhwy-dev libtbb-dev nettle-dev libfmt-dev nlohmann-json3-dev
                libcli11-dev libutf8proc-dev)
package_packages=(dpkg-dev file)
test_packages=(libgtest-dev libvalijson-dev jq python3 make man-db groff-base mandoc zsh fish "${package_packages[@]}")
lint_packages=(clang-format clang-tidy)

say() {
  printf '%s\n' "$*" >&2
}

die() {
  say "$@"
  exit 1
}

# run_quietly LOG COMMAND...: shows the output only if the command fails.
run_quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    die "failed: $* (output above and in $log)"
  fi
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# Root, or a sudo that does not ask, or somebody at the terminal whom it can ask.
may_install() {
  [ "$(id -u)" -eq 0 ] && return
  command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }
}

is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# need_packages NAME...: installs those that are missing. On a system without Debian packages CMake will say
# what it does not find.
need_packages() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
  local missing=() package
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  may_install || die "Missing packages, and no right to install them. Run as root:
apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  say "installing ${missing[*]}"
  run_quietly build/apt-get.log as_root apt-get update
  run_quietly build/apt-get.log as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${missing[@]}"
}

# configure PRESET OPTION...: OPTIONs are for CMake.
configure() {
  local preset=$1
  shift
  local generator=()
  [ -f "build/$preset/CMakeCache.txt" ] || generator=(-G Ninja)
  run_quietly "build/$preset.configure.log" cmake --preset "$preset" "${generator[@]}" "$@"
}

# has_work PRESET TARGET: whether a build would do anything.
has_work() {
  [ -f "build/$1/build.ninja" ] || return 0
  ! ninja -C "build/$1" -n "$2" 2>/dev/null | grep -q 'no work to do'
}

# build PRESET TARGET
build() {
  has_work "$1" "$2" || return 0
  say "building nashsolve ($1)"
  run_quietly "build/$1.build.log" cmake --build "build/$1" --target "$2"
}
