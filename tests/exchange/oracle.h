/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches offices that exchange files, and knows of every edit who can have heard of it. It compares no stamps: each
 * office has a plain set of the edits it has heard of, unit by unit. */
#pragma once

#include "office.h"

G_BEGIN_DECLS

/* What one office holds and has heard of at one moment. */
typedef struct _Knowledge Knowledge;

Knowledge *knowledge_new         (void);
Knowledge *knowledge_copy        (Knowledge       *self);
void       knowledge_free        (Knowledge       *self);
void       knowledge_cut_down    (Knowledge       *self,
                                  const char      *text);
void       knowledge_note_edits  (Knowledge       *self,
                                  Office          *office);
char      *knowledge_note_import (Knowledge       *self,
                                  Knowledge       *of_file,
                                  Office          *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Knowledge, knowledge_free)

G_END_DECLS
