/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of one command: its arguments, the database it works on, how it ends. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

/**
 * LayakExit:
 * @LAYAK_EXIT_DONE: also with warnings
 * @LAYAK_EXIT_FAILED: a file or the database failed
 * @LAYAK_EXIT_USAGE: the command line makes no sense
 * @LAYAK_EXIT_INVALID: what was to be read or stored breaks a rule
 * @LAYAK_EXIT_UNDECIDED: conflicts, differences or required findings are left to a person
 *
 * Whenever it is not %LAYAK_EXIT_DONE, nothing was written to the database.
 */
typedef enum
{
  LAYAK_EXIT_DONE,
  LAYAK_EXIT_FAILED,
  LAYAK_EXIT_USAGE,
  LAYAK_EXIT_INVALID,
  LAYAK_EXIT_UNDECIDED,
} LayakExit;

/* Text is taken as it stands on the command line: it is UTF-8 also where the locale does not say so. */
#define LAYAK_OPTION_TEXT G_OPTION_ARG_FILENAME

/* No limit to the number of arguments. */
#define LAYAK_MANY_ARGUMENTS G_MAXUINT

typedef struct _LayakCall    LayakCall;
typedef struct _LayakCommand LayakCommand;

struct _LayakCommand
{
  const char  *name;
  const char  *usage;         /* msgid: what follows the name */
  const char  *summary;       /* msgid */
  const char  *description;   /* msgid, nullable: what else the help tells */
  LayakExit  (*run) (LayakCall *call);
};

LayakCall  *layak_call_new             (const LayakCommand  *command,
                                        const char          *database,
                                        gboolean             verbose,
                                        char               **arguments);
void        layak_call_free            (LayakCall           *self);
gboolean    layak_call_parse           (LayakCall           *self,
                                        const GOptionEntry  *options,
                                        guint                min_arguments,
                                        guint                max_arguments);
LayakExit   layak_call_get_exit        (LayakCall           *self);
guint       layak_call_get_n_arguments (LayakCall           *self);
const char *layak_call_get_argument    (LayakCall           *self,
                                        guint                position);
char       *layak_call_dup_database    (LayakCall           *self);
LayakStore *layak_call_open            (LayakCall           *self,
                                        GError             **error);
LayakRow   *layak_call_load            (LayakCall           *self,
                                        guint                position,
                                        GError             **error);
LayakStore *layak_call_create          (LayakCall           *self,
                                        LayakOpenFlags       flags,
                                        GError             **error);
void        layak_call_remove_database (LayakCall           *self);
LayakExit   layak_call_show            (const char          *text);
LayakExit   layak_call_fail            (LayakCall           *self,
                                        const GError        *error);
LayakExit   layak_call_misuse          (LayakCall           *self,
                                        const char          *format,
                                        ...) G_GNUC_PRINTF (2, 3);
void        layak_call_tell            (LayakCall           *self,
                                        const char          *format,
                                        ...) G_GNUC_PRINTF (2, 3);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCall, layak_call_free)

/* The options every command has; what they find is stored where the arguments point. */
typedef struct
{
  gboolean  help;
  gboolean  version;
  gboolean  verbose;
  char     *database;
} LayakCommonOptions;

void        layak_common_options_add   (LayakCommonOptions  *self,
                                        GOptionContext      *context);

G_END_DECLS
