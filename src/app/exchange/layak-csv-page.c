/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-csv-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "layak-csv-sample.h"
#include "layak-delimiter.h"
#include "layak-menu-label.h"
#include "layak-names.h"
#include "layak-picker.h"
#include "layak-province.h"
#include "layak-regency.h"
#include "layak-text.h"
#include "layak-wording.h"

/* Nobody matches more by hand; the others keep what their headings tell. */
#define MAX_SHOWN 100
/* So many records show what a column is about. */
#define N_SAMPLES 3
/* Two lines or so. */
#define SAMPLES_LENGTH 100

/**
 * LayakCsvPage:
 * @targets: (element-type LayakCsvTarget): the fields, in the order of the lists to choose from
 * @rows: (element-type AdwComboRow): one a column
 * @is_filling: the page itself changes what is chosen
 */
struct _LayakCsvPage
{
  GtkBox               parent_instance;

  LayakStore          *store;
  LayakSpool          *content;      /* nullable: of the sheet */
  char                *place;        /* nullable: a code, "" the national level; it is to be chosen while unknown */
  LayakCsvOptions     *options;
  LayakCsvSample      *sample;
  GArray              *targets;
  GPtrArray           *rows;
  gboolean             is_filling;

  AdwComboRow         *type_row;
  AdwComboRow         *delimiter_row;
  AdwComboRow         *encoding_row;
  GtkWidget           *place_row;
  GtkMenuButton       *place_button;
  LayakPicker         *place_picker;
  AdwPreferencesGroup *columns_group;
  GtkLabel            *status_label;
  GtkWidget           *continue_button;
};

enum
{
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakCsvPage, layak_csv_page, GTK_TYPE_BOX)

static void
show_place (LayakCsvPage *self)
{
  g_autofree char *name = self->place == NULL ? g_strdup (_("Choose…"))
                          : *self->place != '\0' ? layak_names_dup_place (self->store, self->place)
                                                 : g_strdup (_("National level"));
  g_autofree char *text = g_strdup_printf (_("Place: %s"), name);

  layak_menu_label_set (self->place_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Takes over what is chosen, column by column. */
static void
collect (LayakCsvPage *self)
{
  const gboolean is_province = self->place != NULL && strlen (self->place) == 2;

  g_ptr_array_set_size (self->options->matches, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint selected = adw_combo_row_get_selected (g_ptr_array_index (self->rows, i));
      g_autofree char *name = selected > 0
                              ? layak_csv_target_dup_name (self->options->info,
                                                           g_array_index (self->targets, LayakCsvTarget, selected - 1))
                              : NULL;

      layak_csv_options_match (self->options, (int) i, NULL, name);
    }

  g_hash_table_remove_all (self->options->presets);
  if (self->place != NULL && gtk_widget_get_visible (self->place_row))
    layak_csv_options_preset (self->options, is_province ? "province" : "regency", self->place);
}

static void
show_status (LayakCsvPage *self)
{
  const LayakRecordInfo *info = self->options->info;
  g_autoptr(LayakCsvMatching) matching = NULL;
  g_autofree char *text = NULL, *known = NULL, *columns = NULL;
  gboolean is_ownerless;
  int missing;

  collect (self);
  matching = layak_csv_matching_new (self->sample->matching->columns, self->options);
  known = layak_wording_number (matching->n_known);
  columns = layak_wording_number (matching->n_columns);
  missing = layak_csv_matching_find_missing (matching, self->options, 0);
  gtk_widget_set_visible (self->place_row, layak_record_info_find_field (info, "regency") != NULL &&
                          !layak_csv_matching_has (matching, LAYAK_CSV_FIELD, "regency") &&
                          !layak_csv_matching_has (matching, LAYAK_CSV_FIELD, "province"));
  is_ownerless = gtk_widget_get_visible (self->place_row) && self->place == NULL;
  collect (self);

  if (missing >= 0)
    /* Translators: the label of a field */
    text = g_strdup_printf (_("Choose the column that tells “%s”"), layak_field_get_label (&info->fields[missing]));
  else if (is_ownerless)
    text = g_strdup (_("Choose whose records they are"));
  else
    text = g_strdup_printf (ngettext ("%s of %s column is imported", "%s of %s columns are imported",
                                      matching->n_columns), known, columns);
  gtk_label_set_label (self->status_label, text);
  gtk_widget_set_sensitive (self->continue_button, missing < 0 && !is_ownerless && matching->n_known > 0);
}

/* No two columns tell the same field: the one chosen last does. */
static void
target_chosen_cb (AdwComboRow  *row,
                  GParamSpec   *pspec,
                  LayakCsvPage *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (self->is_filling)
    return;

  self->is_filling = TRUE;
  for (guint i = 0; selected > 0 && i < self->rows->len; i++)
    {
      AdwComboRow *other = g_ptr_array_index (self->rows, i);

      if (other != row && adw_combo_row_get_selected (other) == selected)
        adw_combo_row_set_selected (other, 0);
    }
  self->is_filling = FALSE;
  show_status (self);
}

static GtkStringList *
make_labels (LayakCsvPage *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Leave out"));
  for (guint i = 0; i < self->targets->len; i++)
    gtk_string_list_take (labels, layak_csv_target_dup_label (self->options->info,
                                                              g_array_index (self->targets, LayakCsvTarget, i)));
  return labels;
}

static guint
find_choice (LayakCsvPage  *self,
             LayakCsvTarget target)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (layak_csv_target_equal (g_array_index (self->targets, LayakCsvTarget, i), target))
      return i + 1;

  return 0;
}

/* What the first records say in this column. */
static char *
make_samples (LayakCsvPage *self,
              guint         column)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->sample->rows->len && n < N_SAMPLES && text->len < SAMPLES_LENGTH; i++)
    {
      char **cells = g_ptr_array_index (self->sample->rows, i);
      g_autofree char *excerpt = column < g_strv_length (cells) ? layak_text_excerpt (cells[column]) : NULL;

      if (excerpt == NULL || *g_strstrip (excerpt) == '\0')
        continue;
      g_string_append_printf (text, "%s%s", n > 0 ? " · " : "", excerpt);
      n++;
    }
  return g_string_free (text, FALSE);
}

static void
add_column (LayakCsvPage  *self,
            guint          column,
            GtkStringList *labels)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *heading = layak_text_excerpt (self->sample->matching->columns[column]);
  g_autofree char *samples = make_samples (self, column), *title = NULL;

  if (*g_strstrip (heading) == '\0')
    {
      g_free (heading);
      /* Translators: a column of a table that has no heading, by its number */
      heading = g_strdup_printf (_("Column %u"), column + 1);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_choice (self, self->sample->matching->targets[column]));
  g_signal_connect (row, "notify::selected", G_CALLBACK (target_chosen_cb), self);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->columns_group, row);
}

static void
clear_columns (LayakCsvPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->columns_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_columns (LayakCsvPage *self)
{
  g_autoptr(GtkStringList) labels = NULL;

  g_clear_pointer (&self->targets, g_array_unref);
  self->targets = layak_csv_targets_new (self->options->info);
  labels = make_labels (self);
  for (guint i = 0; i < self->sample->matching->n_columns && i < MAX_SHOWN; i++)
    add_column (self, i, labels);
}

static guint
find_type (const LayakRecordInfo *info)
{
  for (guint i = 0; layak_csv_types[i] != NULL; i++)
    if (g_str_equal (layak_csv_types[i], info->name))
      return i;

  return 0;
}

/* Shows what was found out, or why nothing was. */
static void
show_sample (LayakCsvPage *self,
             const GError *error)
{
  const gboolean is_found = self->sample != NULL && self->sample->matching != NULL;

  self->is_filling = TRUE;
  clear_columns (self);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_group), is_found);
  if (is_found)
    {
      self->options->info = self->sample->matching->info;
      self->options->header = self->sample->header;
      adw_combo_row_set_selected (self->type_row, find_type (self->options->info));
      layak_delimiter_set (self->delimiter_row, self->sample->delimiter);
      show_columns (self);
    }
  self->is_filling = FALSE;

  if (is_found)
    {
      show_status (self);
      return;
    }
  gtk_label_set_label (self->status_label, error != NULL ? error->message : _("The file is empty"));
  gtk_widget_set_visible (self->place_row, FALSE);
  gtk_widget_set_sensitive (self->continue_button, FALSE);
}

/* Looks at the file anew, with what is chosen by now. */
static void
read_sample (LayakCsvPage *self)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->sample, layak_csv_sample_free);
  self->sample = layak_csv_sample_read (self->content, self->options, &error);
  show_sample (self, error);
}

static void
form_chosen_cb (LayakCsvPage *self)
{
  if (self->is_filling || self->content == NULL)
    return;

  self->options->info = layak_csv_find_type (layak_csv_types[adw_combo_row_get_selected (self->type_row)]);
  self->options->delimiter = layak_delimiter_get (self->delimiter_row);
  self->options->encoding = adw_combo_row_get_selected (self->encoding_row);
  g_ptr_array_set_size (self->options->matches, 0);
  self->options->header = 0;
  read_sample (self);
}

static void
fill_places_cb (LayakCsvPage *self)
{
  layak_picker_add (self->place_picker, "", _("National level"), NULL);
  layak_picker_add_records (self->place_picker, self->store, &layak_province_info);
  layak_picker_add_records (self->place_picker, self->store, &layak_regency_info);
}

static void
place_picked_cb (LayakCsvPage *self,
                 LayakOption  *option)
{
  g_free (self->place);
  self->place = g_strdup (layak_option_get_identity (option));
  show_place (self);
  show_status (self);
}

/* What all of the file told of its encoding is known by now, and need not be found out again. */
static void
continue_cb (LayakCsvPage *self)
{
  if (self->options->encoding == LAYAK_CSV_ANY_ENCODING)
    self->options->encoding = self->sample->encoding;
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
layak_csv_page_dispose (GObject *object)
{
  LayakCsvPage *self = LAYAK_CSV_PAGE (object);

  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_CSV_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->content, layak_spool_unref);

  G_OBJECT_CLASS (layak_csv_page_parent_class)->dispose (object);
}

static void
layak_csv_page_finalize (GObject *object)
{
  LayakCsvPage *self = LAYAK_CSV_PAGE (object);

  g_clear_pointer (&self->sample, layak_csv_sample_free);
  g_clear_pointer (&self->targets, g_array_unref);
  layak_csv_options_free (self->options);
  g_ptr_array_unref (self->rows);
  g_free (self->place);

  G_OBJECT_CLASS (layak_csv_page_parent_class)->finalize (object);
}

static void
layak_csv_page_class_init (LayakCsvPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_csv_page_dispose;
  object_class->finalize = layak_csv_page_finalize;

  signals[FINISHED] =
    g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYAK_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-csv-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakCsvPage, type_row);
  gtk_widget_class_bind_template_child (widget_class, LayakCsvPage, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, LayakCsvPage, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, LayakCsvPage, place_row);
  gtk_widget_class_bind_template_child (widget_class, LayakCsvPage, place_button);
  gtk_widget_class_bind_template_child (widget_class, LayakCsvPage, place_picker);
  gtk_widget_class_bind_template_child (widget_class, LayakCsvPage, columns_group);
  gtk_widget_class_bind_template_child (widget_class, LayakCsvPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, LayakCsvPage, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, form_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_places_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
}

static void
set_choices (AdwComboRow        *row,
             const char * const *choices)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (choices);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
layak_csv_page_init (LayakCsvPage *self)
{
  /* The others are names, in the order of LayakCsvEncoding. */
  const char * const encodings[] = { _("Found out by itself"), "UTF-8", "UTF-16", "Windows-1252", NULL };
  g_autoptr(GStrvBuilder) types = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  self->options = layak_csv_options_new ();
  self->rows = g_ptr_array_new ();
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; layak_csv_types[i] != NULL; i++)
    g_strv_builder_add (types, _(layak_csv_find_type (layak_csv_types[i])->plural));
  names = g_strv_builder_end (types);
  set_choices (self->type_row, (const char * const *) names);
  set_choices (self->encoding_row, encodings);
  layak_delimiter_fill (self->delimiter_row);
  self->is_filling = FALSE;
}

/* As collect() left it. */
static void
take_kept_place (LayakCsvPage *self)
{
  const char *province = g_hash_table_lookup (self->options->presets, "province");

  g_free (self->place);
  self->place = g_strdup (province != NULL ? province : g_hash_table_lookup (self->options->presets, "regency"));
}

/**
 * layak_csv_page_set_content:
 * @place: (nullable): whose the records are, if no column says; the person is asked if it is not known
 * @kept: (nullable): as layak_csv_options_format() has it, what was chosen for the sheet before
 *
 * Looks at the beginning of a sheet and offers what was found out.
 */
void
layak_csv_page_set_content (LayakCsvPage *self,
                            LayakStore   *store,
                            LayakSpool   *content,
                            const char   *place,
                            const char   *kept)
{
  g_set_object (&self->store, store);
  g_clear_pointer (&self->content, layak_spool_unref);
  self->content = layak_spool_ref (content);
  g_free (self->place);
  self->place = g_strdup (place);
  layak_csv_options_free (self->options);
  self->options = kept != NULL ? layak_csv_options_parse (kept) : layak_csv_options_new ();
  if (kept != NULL)
    take_kept_place (self);
  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->encoding_row, self->options->encoding);
  show_place (self);
  read_sample (self);
  gtk_widget_grab_focus (self->continue_button);
}

/* (transfer none): how the sheet is to be read. */
const LayakCsvOptions *
layak_csv_page_get_options (LayakCsvPage *self)
{
  return self->options;
}
