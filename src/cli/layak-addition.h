/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding one record from the command line, with its file if it is a document. */
#pragma once

#include "layak-call.h"

G_BEGIN_DECLS

LayakExit layak_addition_run (LayakCall      *call,
                              LayakStore     *store,
                              LayakRow       *row,
                              guint           first,
                              const char     *path,
                              const LayakRow *template);

G_END_DECLS
