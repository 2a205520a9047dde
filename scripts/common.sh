# What the scripts share; sourced by them, from the root of the checkout.
#
# Everything nashsolve needs is a Debian package. The scripts install what is missing, where they may, and are
# silent where there is nothing to do, and in pipes.

build_packages=(g++ cmake ninja-build pkgconf libgmp-dev libhwy-dev libasio-dev nettle-dev libfmt-dev nlohmann-json3-dev
                libcli11-dev libutf8proc-dev libpugixml-dev)
package_packages=(dpkg-dev file)
# For pages, SVG and PNG; without them the program is built without those.
picture_packages=(duktape-dev librsvg2-dev libpango1.0-dev fonts-dejavu-core)
command -v npm >/dev/null || picture_packages+=(nodejs npm)
test_packages=(libgtest-dev libvalijson-dev jq python3 make man-db groff-base mandoc zsh fish chromium parallel
               snakemake slurm-wlm munge "${package_packages[@]}")
# Names go through the programs that read Markdown and LaTeX, where these are installed.
torture_packages=(python3 strace util-linux)
lint_packages=(clang-format clang-tidy)
fuzz_packages=(clang libgtest-dev libvalijson-dev)

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

# need_pictures [OPTION...]: what pages, SVG and PNG are made with: Debian packages, and in build/web those of
# src/plot/web/package-lock.json, as npm ci installs them with the OPTIONs. Where the registry of npm cannot be
# reached, the program is built without.
need_pictures() {
  need_packages "${picture_packages[@]}"
  local web=build/web all wanted
  all="$(cat src/plot/web/package-lock.json) "
  wanted=$all$*
  # What was installed for tests serves without them.
  [ -f "$web/installed" ] && case $(cat "$web/installed") in "$all" | "$wanted") return ;; esac
  if ! command -v npm >/dev/null; then
    say "without npm: no pages, no SVG and no PNG"
    return
  fi
  say "installing the packages of src/plot/web"
  mkdir -p "$web"
  cp src/plot/web/package.json src/plot/web/package-lock.json "$web"
  rm -f "$web/installed"
  if (cd "$web" && npm ci --ignore-scripts --no-audit --no-fund "$@") >build/npm.log 2>&1; then
    printf '%s' "$wanted" >"$web/installed"
  else
    say "npm ci failed (see build/npm.log): no pages, no SVG and no PNG"
  fi
}

# configure PRESET OPTION...: OPTIONs are for CMake.
configure() {
  local preset=$1
  shift
  local generator=()
  [ -f "build/$preset/CMakeCache.txt" ] || generator=(-G Ninja)
  [ ! -t 2 ] || say "configuring nashsolve ($preset)"
  run_quietly "build/$preset.configure.log" cmake --preset "$preset" "${generator[@]}" "$@"
}

# has_work PRESET TARGET: whether a build would do anything.
has_work() {
  [ -f "build/$1/build.ninja" ] || return 0
  ! ninja -C "build/$1" -n "$2" 2>/dev/null | grep -q 'no work to do'
}

# show_steps WHAT: of a build that writes to standard input, "WHAT: 12 of 40" on the terminal while it lasts.
show_steps() {
  local line
  while IFS= read -r line; do
    [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
    printf '\r\033[K%s: %s of %s' "$1" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
  done
  printf '\r\033[K' >&2
}

# build PRESET TARGET: on a terminal it says how far it is; in a pipe nothing, unless it fails.
build() {
  has_work "$1" "$2" || return 0
  local log=build/$1.build.log command=(cmake --build "build/$1" --target "$2")
  if [ ! -t 2 ]; then
    run_quietly "$log" "${command[@]}"
  elif ! "${command[@]}" 2>&1 | tee "$log" | show_steps "building nashsolve ($1)"; then
    cat "$log" >&2
    die "failed: ${command[*]} (output above and in $log)"
  fi
}
