/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-delimiter.h"

#include <glib/gi18n.h>

static const struct
{
  char        sign;
  const char *nick;
  const char *label;
} delimiters[] =
{
  { ',', "comma", N_("Comma") },
  { ';', "semicolon", N_("Semicolon") },
  { '\t', "tab", N_("Tab") },
};

/* Gives the row its choices. */
void
layak_delimiter_fill (AdwComboRow *row)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    gtk_string_list_append (labels, _(delimiters[i].label));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static gboolean
get_delimiter (GValue   *value,
               GVariant *variant,
               gpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (g_str_equal (delimiters[i].nick, g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
set_delimiter (const GValue       *value,
               const GVariantType *type,
               gpointer            user_data)
{
  const guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (delimiters) ? g_variant_new_string (delimiters[position].nick) : NULL;
}

/* Shows the one of the preferences. */
void
layak_delimiter_bind (AdwComboRow        *row,
                      GSettings          *settings,
                      GSettingsBindFlags  flags)
{
  layak_delimiter_fill (row);
  g_settings_bind_with_mapping (settings, "csv-delimiter", row, "selected", flags, get_delimiter, set_delimiter, NULL,
                                NULL);
}

char
layak_delimiter_get (AdwComboRow *row)
{
  const guint position = adw_combo_row_get_selected (row);

  g_return_val_if_fail (position < G_N_ELEMENTS (delimiters), 0);

  return delimiters[position].sign;
}

void
layak_delimiter_set (AdwComboRow *row,
                     char         delimiter)
{
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i].sign == delimiter)
      adw_combo_row_set_selected (row, i);
}
