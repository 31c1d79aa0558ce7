/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-chips-row.h"

#include <glib/gi18n.h>

#include "layak-chip.h"
#include "layak-editor.h"
#include "layak-names.h"
#include "layak-picker.h"
#include "layak-record-info.h"
#include "layak-wrap-layout.h"

struct _LayakChipsRow
{
  AdwPreferencesRow  parent_instance;

  GStrv              members;      /* nullable, what the chips show */

  GtkWidget         *chips;
  GtkMenuButton     *add_button;
  LayakPicker       *picker;
};

static void field_row_init (LayakFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakChipsRow, layak_chips_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (LAYAK_TYPE_FIELD_ROW, field_row_init))

static char *
dup_label (LayakChipsRow    *self,
           const LayakField *field,
           const char       *member)
{
  if (field->type == LAYAK_FIELD_CHOICES)
    return g_strdup (layak_enumeration_get_label (field->choices, layak_enumeration_find (field->choices, member)));

  return layak_names_dup_reference (layak_editor_get_store (layak_field_row_get_editor (LAYAK_FIELD_ROW (self))),
                                    layak_record_info_find (field->refers), member);
}

/* The set is sorted by identity, which says little: people see the order of their names, with 2 before 11. */
static gint
compare_labels (gconstpointer a,
                gconstpointer b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (((char **) a)[0], -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (((char **) b)[0], -1);

  return strcmp (first, second);
}

static void change_members (LayakChipsRow *self,
                            const char    *added,
                            const char    *removed);

static void
chip_removed_cb (LayakChip     *chip,
                 LayakChipsRow *self)
{
  g_autofree char *identity = g_strdup (layak_chip_get_identity (chip));

  change_members (self, NULL, identity);
}

static void
clear_chips (LayakChipsRow *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->chips);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (GTK_BOX (self->chips), child);
      child = next;
    }
}

static void
make_chips (LayakChipsRow    *self,
            const LayakField *field)
{
  const guint n = self->members != NULL ? g_strv_length (self->members) : 0;
  g_autofree char **pairs = g_new0 (char *, 2 * n + 1);

  clear_chips (self);
  for (guint i = 0; i < n; i++)
    {
      pairs[2 * i] = dup_label (self, field, self->members[i]);
      pairs[2 * i + 1] = self->members[i];
    }
  qsort (pairs, n, 2 * sizeof (char *), compare_labels);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *chip = layak_chip_new (pairs[2 * i + 1], pairs[2 * i]);

      g_signal_connect_object (chip, "removed", G_CALLBACK (chip_removed_cb), self, 0);
      gtk_box_append (GTK_BOX (self->chips), chip);
      g_free (pairs[2 * i]);
    }
  gtk_widget_set_visible (self->chips, n > 0);
}

static gboolean
equal (GStrv a,
       GStrv b)
{
  return a == b || (a != NULL && b != NULL && g_strv_equal ((const char * const *) a, (const char * const *) b));
}

static void
show (LayakFieldRow    *row,
      const LayakField *field,
      const LayakRow   *values)
{
  LayakChipsRow *self = LAYAK_CHIPS_ROW (row);
  GStrv members = layak_row_get_set (values, field->name);

  if (equal (self->members, members) && (members == NULL || gtk_widget_get_visible (self->chips)))
    return;

  g_strfreev (self->members);
  self->members = g_strdupv (members);
  make_chips (self, field);
}

static gboolean
read_members (LayakFieldRow     *row,
              const LayakField  *field,
              LayakRow          *draft,
              GError           **error)
{
  LayakChipsRow *self = LAYAK_CHIPS_ROW (row);
  g_autofree char *text = self->members != NULL ? g_strjoinv (" ", self->members) : NULL;

  return layak_row_parse_field (draft, field->name, text, error);
}

/* @added and @removed are nullable. */
static void
change_members (LayakChipsRow *self,
                const char    *added,
                const char    *removed)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  GStrv members;

  for (guint i = 0; self->members != NULL && self->members[i] != NULL; i++)
    if (g_strcmp0 (self->members[i], removed) != 0)
      g_strv_builder_add (builder, self->members[i]);
  if (added != NULL)
    g_strv_builder_add (builder, added);

  members = g_strv_builder_end (builder);
  g_strfreev (self->members);
  self->members = members[0] != NULL ? members : NULL;
  if (members[0] == NULL)
    g_strfreev (members);

  make_chips (self, layak_field_row_get_field (LAYAK_FIELD_ROW (self)));
  layak_field_row_touch (LAYAK_FIELD_ROW (self));
  layak_field_row_commit (LAYAK_FIELD_ROW (self));
}

static void
picked_cb (LayakChipsRow *self,
           LayakOption   *option)
{
  const char *identity = layak_option_get_identity (option);

  if (self->members == NULL || !g_strv_contains ((const char * const *) self->members, identity))
    change_members (self, identity, NULL);
}

/* A session chooses among the speakers of its own training. */
static void
add_records (LayakChipsRow    *self,
             LayakEditor      *editor,
             const LayakField *field)
{
  const LayakRecordInfo *info = layak_record_info_find (field->refers);
  const LayakRow *row = layak_record_get_row (layak_editor_get_record (editor));
  g_autoptr(LayakQuery) query = layak_query_new (info);

  if (info->parent != NULL && g_strcmp0 (info->parent, row->info->parent) == 0)
    layak_query_set_filter (query, info->parent, layak_row_get_text (row, info->parent));
  layak_picker_add_targets (self->picker, layak_editor_get_store (editor), field, query);
}

static void
fill_cb (LayakChipsRow *self)
{
  const LayakField *field = layak_field_row_get_field (LAYAK_FIELD_ROW (self));

  if (field->type == LAYAK_FIELD_CHOICES)
    layak_picker_add_choices (self->picker, field->choices);
  else
    add_records (self, layak_field_row_get_editor (LAYAK_FIELD_ROW (self)), field);
}

static GtkWidget *
get_input (LayakFieldRow *row)
{
  return GTK_WIDGET (LAYAK_CHIPS_ROW (row)->add_button);
}

static void
field_row_init (LayakFieldRowInterface *iface)
{
  iface->show = show;
  iface->read = read_members;
  iface->get_input = get_input;
}

static void
layak_chips_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_CHIPS_ROW);

  G_OBJECT_CLASS (layak_chips_row_parent_class)->dispose (object);
}

static void
layak_chips_row_finalize (GObject *object)
{
  g_strfreev (LAYAK_CHIPS_ROW (object)->members);

  G_OBJECT_CLASS (layak_chips_row_parent_class)->finalize (object);
}

static void
layak_chips_row_class_init (LayakChipsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  layak_field_row_class_init (object_class);
  layak_field_row_class_pass (widget_class);
  object_class->dispose = layak_chips_row_dispose;
  object_class->finalize = layak_chips_row_finalize;

  g_type_ensure (LAYAK_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-chips-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakChipsRow, chips);
  gtk_widget_class_bind_template_child (widget_class, LayakChipsRow, add_button);
  gtk_widget_class_bind_template_child (widget_class, LayakChipsRow, picker);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
}

static void
layak_chips_row_init (LayakChipsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->chips, layak_wrap_layout_new (6));
  layak_field_row_instance_init (LAYAK_FIELD_ROW (self));
}
