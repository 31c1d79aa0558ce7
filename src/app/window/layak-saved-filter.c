/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-saved-filter.h"

struct _LayakSavedFilter
{
  GObject                parent_instance;

  const LayakRecordInfo *info;
  char                  *name;
  char                  *text;    /* of layak_query_format() */
};

G_DEFINE_FINAL_TYPE (LayakSavedFilter, layak_saved_filter, G_TYPE_OBJECT)

static void
layak_saved_filter_finalize (GObject *object)
{
  LayakSavedFilter *self = LAYAK_SAVED_FILTER (object);

  g_free (self->name);
  g_free (self->text);

  G_OBJECT_CLASS (layak_saved_filter_parent_class)->finalize (object);
}

static void
layak_saved_filter_class_init (LayakSavedFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layak_saved_filter_finalize;
}

static void
layak_saved_filter_init (LayakSavedFilter *self)
{
}

LayakSavedFilter *
layak_saved_filter_new (const LayakRecordInfo *info,
                        const char            *name,
                        const char            *text)
{
  LayakSavedFilter *self = g_object_new (LAYAK_TYPE_SAVED_FILTER, NULL);

  self->info = info;
  self->name = g_strdup (name);
  self->text = g_strdup (text);
  return self;
}

LayakSavedFilter *
layak_saved_filter_parse (const char *line)
{
  g_auto(GStrv) parts = g_strsplit (line, "\t", 3);
  const LayakRecordInfo *info = g_strv_length (parts) == 3 ? layak_record_info_find (parts[0]) : NULL;

  return info != NULL ? layak_saved_filter_new (info, parts[1], parts[2]) : NULL;
}

char *
layak_saved_filter_format (LayakSavedFilter *self)
{
  g_return_val_if_fail (LAYAK_IS_SAVED_FILTER (self), NULL);

  return g_strdup_printf ("%s\t%s\t%s", self->info->name, self->name, self->text);
}

const LayakRecordInfo *
layak_saved_filter_get_info (LayakSavedFilter *self)
{
  g_return_val_if_fail (LAYAK_IS_SAVED_FILTER (self), NULL);

  return self->info;
}

const char *
layak_saved_filter_get_name (LayakSavedFilter *self)
{
  g_return_val_if_fail (LAYAK_IS_SAVED_FILTER (self), NULL);

  return self->name;
}

const char *
layak_saved_filter_get_text (LayakSavedFilter *self)
{
  g_return_val_if_fail (LAYAK_IS_SAVED_FILTER (self), NULL);

  return self->text;
}
