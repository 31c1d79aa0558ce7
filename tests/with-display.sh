#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh PROGRAM [ARGUMENT...]
#
# Runs a program in an X server, a session bus and a home of its own, so that tests run in parallel, on machines
# without a display, and never meet the user's settings or each other. SCREEN sets the size, 1366x768 by default.
set -u

box=$(mktemp -d "${TMPDIR:-/tmp}/layak-test.XXXXXX") || exit 1
bus=
server=

clean_up ()
{
  [ -n "$bus" ] && kill "$bus" && wait "$bus"
  [ -n "$server" ] && kill "$server" && wait "$server"
  rm -rf "$box"
}
trap 'clean_up 2> /dev/null' EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

mkdir -m 700 "$box/home" "$box/run" "$box/tmp" || exit 1

# The server itself chooses a free number and tells it: unlike a guess it cannot collide with a test beside it.
# It listens on no network.
mkfifo "$box/display" "$box/bus" || exit 1
Xvfb -displayfd 3 -screen 0 "${SCREEN:-1366x768}x24" -nolisten tcp -noreset \
  3> "$box/display" > "$box/server.log" 2>&1 < /dev/null &
server=$!
if ! read -r -t 60 number < "$box/display"; then
  cat "$box/server.log" >&2
  echo 'with-display: no X server' >&2
  exit 1
fi

unset WAYLAND_DISPLAY XAUTHORITY SESSION_MANAGER XDG_SESSION_TYPE XDG_CURRENT_DESKTOP XDG_SESSION_ID \
  NO_AT_BRIDGE AT_SPI_BUS_ADDRESS GTK_THEME GTK_IM_MODULE DBUS_SESSION_BUS_ADDRESS
export DISPLAY=":$number"
export HOME="$box/home" XDG_RUNTIME_DIR="$box/run" TMPDIR="$box/tmp"
export XDG_CONFIG_HOME="$box/home/.config" XDG_DATA_HOME="$box/home/.local/share" \
  XDG_STATE_HOME="$box/home/.local/state" XDG_CACHE_HOME="$box/home/.cache"
# The pointer waits in the corner, not in the middle of a window: GTK 4.8 complains of a window that is closed just
# before it would have shown the tooltip beneath the pointer.
if command -v xdotool > /dev/null; then
  xdotool mousemove 9999 9999
fi
# Portals would need a desktop to answer them.
export GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1

# Whatever the bus starts (the accessibility registry, for one) inherits its standard output: into a file with it, or
# the reader of the test's output waits for a service that nobody stops.
dbus-daemon --session --nofork --print-address=3 3> "$box/bus" > "$box/bus.log" 2>&1 < /dev/null &
bus=$!
if ! read -r -t 60 DBUS_SESSION_BUS_ADDRESS < "$box/bus"; then
  cat "$box/bus.log" >&2
  echo 'with-display: no session bus' >&2
  exit 1
fi
export DBUS_SESSION_BUS_ADDRESS

# Not exec: what was started has to be stopped afterwards, and the status is the program's.
"$@"
