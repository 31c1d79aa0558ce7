/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: finds the command and runs it. */
#pragma once

#include "layak-call.h"

G_BEGIN_DECLS

LayakExit            layak_cli_run            (int          argc,
                                               char       **argv);

G_END_DECLS
