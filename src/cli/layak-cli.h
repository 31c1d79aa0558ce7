/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: finds the command and runs it. */
#pragma once

#include "layak-call.h"

G_BEGIN_DECLS

LayakExit            layak_cli_run            (int          argc,
                                               char       **argv);

/* The commands this version can carry out, in the order of the help; NULL after the last. */
const LayakCommand * const *layak_cli_get_commands (void);

G_END_DECLS
