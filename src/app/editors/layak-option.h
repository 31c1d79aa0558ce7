/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something to choose: a nick or the identity of a record, and how people call it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_OPTION (layak_option_get_type ())
G_DECLARE_FINAL_TYPE (LayakOption, layak_option, LAYAK, OPTION, GObject)

/* Property: "label". */
LayakOption *layak_option_new            (const char  *identity,
                                          const char  *label,
                                          const char  *detail);
const char  *layak_option_get_identity   (LayakOption *self);
const char  *layak_option_get_label      (LayakOption *self);
const char  *layak_option_get_detail     (LayakOption *self);
const char  *layak_option_get_search_key (LayakOption *self);

G_END_DECLS
