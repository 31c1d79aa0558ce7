/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record type is: its names, its fields and its place among the others. */
#pragma once

#include "layak-field.h"
#include "layak-uuid.h"

G_BEGIN_DECLS

struct _LayakRecordInfo
{
  const char       *name;           /* kebab-case; participantGroup in XML, participant_group in SQL */
  guint             number;         /* stands in databases, so it never changes and is never given again */
  const char       *label;          /* msgid, singular */
  const char       *plural;         /* msgid */
  const char       *parent;         /* the reference field to the unit it belongs to, or NULL for a unit itself */
  const char       *title;          /* the field that names a record to people */
  const char       *date;           /* the field that dates it, or NULL */
  const LayakField *fields;
  guint             n_fields;
  GType           (*get_type) (void);
};

guint                  layak_record_info_get_n_infos  (void);
const LayakRecordInfo *layak_record_info_nth          (guint                  position);
const LayakRecordInfo *layak_record_info_find         (const char            *name);
const LayakRecordInfo *layak_record_info_by_number    (guint                  number);
const LayakField      *layak_record_info_find_field   (const LayakRecordInfo *self,
                                                       const char            *name);
guint                  layak_record_info_field_index  (const LayakRecordInfo *self,
                                                       const LayakField      *field);
const LayakRecordInfo *layak_record_info_get_parent   (const LayakRecordInfo *self);
gboolean               layak_record_info_is_keyed     (const LayakRecordInfo *self);
const LayakField      *layak_record_info_get_key      (const LayakRecordInfo *self);
gboolean               layak_record_info_is_referred_by_key (const LayakRecordInfo *self);
guint                  layak_record_info_get_rank     (const LayakRecordInfo *self);
const char            *layak_record_info_get_label    (const LayakRecordInfo *self);

G_END_DECLS
