#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# without-gtk.sh PROGRAM: fails if the program links GTK. layakctl is the proof that no logic hides in a widget.
libraries=$(ldd "$1") || exit 1
if echo "$libraries" | grep -E 'lib(gtk|gdk|adwaita)-'; then
  echo "$1 links GTK"
  exit 1
fi
