/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands, each in a file of its own. */
#pragma once

#include "layak-call.h"

G_BEGIN_DECLS

extern const LayakCommand layak_command_add;
extern const LayakCommand layak_command_attach;
extern const LayakCommand layak_command_backup;
extern const LayakCommand layak_command_batches;
extern const LayakCommand layak_command_board;
extern const LayakCommand layak_command_check;
extern const LayakCommand layak_command_coverage;
extern const LayakCommand layak_command_delete;
extern const LayakCommand layak_command_deliver;
extern const LayakCommand layak_command_describe;
extern const LayakCommand layak_command_duplicates;
extern const LayakCommand layak_command_export;
extern const LayakCommand layak_command_import;
extern const LayakCommand layak_command_init;
extern const LayakCommand layak_command_lineage;
extern const LayakCommand layak_command_list;
extern const LayakCommand layak_command_log;
extern const LayakCommand layak_command_receipt;
extern const LayakCommand layak_command_redo;
extern const LayakCommand layak_command_restore;
extern const LayakCommand layak_command_reviews;
extern const LayakCommand layak_command_set;
extern const LayakCommand layak_command_show;
extern const LayakCommand layak_command_undo;
extern const LayakCommand layak_command_validate;

G_END_DECLS
