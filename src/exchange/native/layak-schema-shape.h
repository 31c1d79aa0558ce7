/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which attributes the elements of a schema have, and of which types. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * LayakSchemaAttribute:
 * @type: a number for the type of its values, from 1
 */
typedef struct
{
  const xmlChar *name;
  guint16        type;
} LayakSchemaAttribute;

/**
 * LayakSchemaShape:
 * @attributes: (element-type LayakSchemaAttribute): those of a named type that an element need not have
 */
typedef struct
{
  GArray *attributes;
} LayakSchemaShape;

GHashTable *layak_schema_shapes_new (xmlDoc *schema);

G_END_DECLS
