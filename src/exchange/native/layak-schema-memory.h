/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes that a schema was asked about. What it has found good it need not judge again: whether a value is
 * one of a type depends on nothing else, and dates, codes, choices and numbers come over and over. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef struct _LayakSchemaMemory LayakSchemaMemory;

LayakSchemaMemory *layak_schema_memory_new  (GHashTable         *shapes);
void               layak_schema_memory_free (LayakSchemaMemory  *self);
int                layak_schema_memory_sift (LayakSchemaMemory  *self,
                                             const xmlChar      *name,
                                             int                 n_attributes,
                                             const xmlChar     **attributes,
                                             const xmlChar     **left);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakSchemaMemory, layak_schema_memory_free)

G_END_DECLS
