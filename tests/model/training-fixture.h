/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a training with what belongs to it, field by field. */
#pragma once

#include "layak-training.h"

static inline void
training_set (LayakRow   *row,
              const char *field,
              const char *text)
{
  g_autoptr(GError) error = NULL;

  layak_row_parse_field (row, field, text, &error);
  g_assert_no_error (error);
}

static inline LayakRow *
training_add_child (LayakUnit             *unit,
                    const LayakRecordInfo *info,
                    const char            *field,
                    const char            *text)
{
  LayakRow *row = layak_row_new (info);
  g_autofree char *training = layak_uuid_to_string (&unit->root->uuid);

  layak_row_ensure_uuid (row);
  training_set (row, "training", training);
  training_set (row, field, text);
  layak_unit_add (unit, row);
  return row;
}
