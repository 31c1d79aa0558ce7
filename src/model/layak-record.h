/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as an object: each field of its table is a property the window can bind to. */
#pragma once

#include "layak-row.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_RECORD (layak_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (LayakRecord, layak_record, LAYAK, RECORD, GObject)

struct _LayakRecordClass
{
  GObjectClass           parent_class;

  const LayakRecordInfo *info;
};

LayakRecord           *layak_record_new          (const LayakRecordInfo  *info);
LayakRecord           *layak_record_new_take     (LayakRow               *row);
const LayakRecordInfo *layak_record_get_info     (LayakRecord            *self);
const LayakRow        *layak_record_get_row      (LayakRecord            *self);
void                   layak_record_take_row     (LayakRecord            *self,
                                                  LayakRow               *row);
gint64                 layak_record_get_id       (LayakRecord            *self);
const char            *layak_record_get_uuid     (LayakRecord            *self);
const char            *layak_record_get_text     (LayakRecord            *self,
                                                  const char             *field);
gint64                 layak_record_get_number   (LayakRecord            *self,
                                                  const char             *field);
char                  *layak_record_format_field (LayakRecord            *self,
                                                  const char             *field);
void                   layak_record_class_take_info (LayakRecordClass      *klass,
                                                     const LayakRecordInfo *info);

/* Declares and defines a final record class, whose only content is its field table. */
#define LAYAK_DECLARE_RECORD(TypeName, type_name, TYPE)                           \
  G_DECLARE_FINAL_TYPE (TypeName, type_name, LAYAK, TYPE, LayakRecord)            \
  extern const LayakRecordInfo type_name##_info;

#define LAYAK_DEFINE_RECORD(TypeName, type_name)                                  \
  struct _##TypeName                                                              \
  {                                                                               \
    LayakRecord parent_instance;                                                  \
  };                                                                              \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, LAYAK_TYPE_RECORD)                    \
  static void                                                                     \
  type_name##_class_init (TypeName##Class *klass)                                 \
  {                                                                               \
    layak_record_class_take_info (LAYAK_RECORD_CLASS (klass), &type_name##_info); \
  }                                                                               \
  static void                                                                     \
  type_name##_init (TypeName *self)                                               \
  {                                                                               \
  }

G_END_DECLS
