/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an office holds, and which edits it has heard of. No stamps are compared here: each office has a plain set of
 * the edits it has heard of, unit by unit. */
#pragma once

#include "office.h"

G_BEGIN_DECLS

/* What one office holds and has heard of at one moment. */
typedef struct _Knowledge Knowledge;

/* One record, as an office holds it: once all of it is known it never changes, and many moments share it.
 * @values: canonical text by field
 * @edits: for each field, the edits that its value may come from, parted by blanks: several if offices happened to
 *   agree */
typedef struct
{
  guint                   n_references;
  const LayakRecordInfo  *info;
  char                   *unit;
  char                  **values;
  char                  **edits;
  char                   *made;
} Record;

struct _Knowledge
{
  GHashTable *records;   /* UUID → Record */
  GHashTable *heard;     /* “unit edit”, a GRefString → whether it is the office's own, which it never forgets */
  GHashTable *gone;      /* UUID → “unit edit edit” of its deletions */
  GHashTable *graves;    /* UUID → Record, as it was when it was deleted here */
};

/* The edit of a value that nobody ever gave: it is no loss. */
#define NEVER_TOLD "0"

Knowledge  *knowledge_new                (void);
Knowledge  *knowledge_copy               (Knowledge       *self);
void        knowledge_free               (Knowledge       *self);
void        knowledge_cut_down           (Knowledge       *self,
                                          const char      *text);
void        knowledge_note_edits         (Knowledge       *self,
                                          Office          *office);
Knowledge  *knowledge_undo_import        (Knowledge       *self,
                                          Knowledge       *before,
                                          Knowledge       *after,
                                          Office          *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Knowledge, knowledge_free)

/* For the oracle. */
char       *knowledge_make_edit          (void);
void        knowledge_hear               (Knowledge       *self,
                                          const char      *unit,
                                          const char      *edit);
gboolean    knowledge_has_heard          (Knowledge       *self,
                                          const char      *unit,
                                          const char      *edits);
gboolean    knowledge_has_heard_deletion (Knowledge       *self,
                                          const char      *deletion);
GHashTable *knowledge_read_records       (Office          *office);
void        knowledge_read_successors    (Office          *office,
                                          GHashTable      *became);
void        knowledge_note_new           (Knowledge       *self,
                                          Record          *record);
void        knowledge_note_gone          (Knowledge       *self,
                                          const char      *uuid,
                                          const Record    *before,
                                          GHashTable      *records);

G_END_DECLS
