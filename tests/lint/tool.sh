#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tool.sh TOOL [ARGUMENT...]: runs a checking tool; where it is not installed the test is skipped, but not in CI.
if ! command -v "$1" > /dev/null 2>&1; then
  echo "$1 is not installed"
  [ -n "${CI:-}" ] && exit 1
  exit 77
fi
exec "$@"
