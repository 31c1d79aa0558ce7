#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# search.sh FUZZER CORPUS DICTIONARY: searches for inputs that break the target, 60 seconds or FUZZ_SECONDS.
# New inputs that reach new code are kept beside the fuzzer, as is one that breaks it.
set -eu

fuzzer=$(realpath "$1")
corpus=$(realpath "$2")
dictionary=$(realpath "$3")
mkdir -p "$fuzzer.corpus"
cd "$fuzzer.corpus"
# What GLib keeps for each thread looks like a leak while a thread ends.
export G_SLICE=always-malloc
# 77, which is what it would end with, means to meson that the test was left out.
exec "$fuzzer" -error_exitcode=1 -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 \
  -rss_limit_mb=1024 -print_final_stats=1 -dict="$dictionary" "$fuzzer.corpus" "$corpus"
