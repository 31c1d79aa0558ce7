/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-more-row.h"

#include <glib/gi18n.h>

#include "layak-editor.h"
#include "layak-names.h"
#include "layak-tooltip.h"

struct _LayakMoreRow
{
  AdwExpanderRow  parent_instance;

  LayakEditor    *editor;     /* nullable, borrowed: it is around the row */
  LayakRecord    *record;     /* nullable */
  char          **asked;      /* nullable: fields of which one is to be known; until then the row is open */
  gboolean        is_asking;
};

typedef enum
{
  PROP_ASKED = 1,
} LayakMoreRowProperty;

static GParamSpec *properties[PROP_ASKED + 1];

G_DEFINE_FINAL_TYPE (LayakMoreRow, layak_more_row, ADW_TYPE_EXPANDER_ROW)

/* The row above the folded ones, which libadwaita 1.2 keeps to itself. */
static GtkWidget *
find_header (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ACTION_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_header (child);
  return found;
}

/* @values: what the fields hold; @names: what they are called. */
static void
collect (LayakMoreRow *self,
         GtkWidget    *widget,
         GPtrArray    *values,
         GPtrArray    *names)
{
  if (LAYAK_IS_FIELD_ROW (widget) && layak_field_row_get_field (LAYAK_FIELD_ROW (widget)) != NULL)
    {
      const LayakField *field = layak_field_row_get_field (LAYAK_FIELD_ROW (widget));
      g_autofree char *text = layak_record_format_field (self->record, field->name);

      g_ptr_array_add (names, g_strdup (layak_field_get_label (field)));
      if (text != NULL && *text != '\0')
        g_ptr_array_add (values, layak_names_dup_value (layak_editor_get_store (self->editor), field, text));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (self, child, values, names);
}

/* What is known can be read without unfolding; where nothing is, the row tells what can be entered. */
static void
show_contents (LayakMoreRow *self)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL, *escaped = NULL;
  GPtrArray *told;

  if (self->record == NULL)
    return;

  collect (self, GTK_WIDGET (self), values, names);
  told = values->len > 0 ? values : names;
  g_ptr_array_add (told, NULL);
  text = g_strjoinv (" · ", (char **) told->pdata);
  escaped = g_markup_escape_text (text, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
  layak_tooltip_set (find_header (GTK_WIDGET (self)), text);
}

static gboolean
is_asked (LayakMoreRow *self)
{
  for (guint i = 0; self->asked[i] != NULL; i++)
    if (!layak_row_is_unknown (layak_record_get_row (self->record), self->asked[i]))
      return FALSE;

  return TRUE;
}

/* What must be asked for is not folded away. A row that opened for this folds again for a record that tells it. */
static void
ask (LayakMoreRow *self)
{
  const gboolean is_needed = is_asked (self);

  if (is_needed || self->is_asking)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), is_needed);
  self->is_asking = is_needed;
}

static void
take_record (LayakMoreRow *self)
{
  LayakRecord *record = self->editor != NULL ? layak_editor_get_record (self->editor) : NULL;

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_contents, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (show_contents), self, G_CONNECT_SWAPPED);
  show_contents (self);
  if (record != NULL && self->asked != NULL)
    ask (self);
}

static void
notify_root_cb (LayakMoreRow *self)
{
  GtkWidget *editor = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    editor = gtk_widget_get_ancestor (GTK_WIDGET (self), LAYAK_TYPE_EDITOR);
  if (editor == (GtkWidget *) self->editor)
    return;

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_func (self->editor, take_record, self);
  self->editor = LAYAK_EDITOR (editor);
  if (editor != NULL)
    g_signal_connect_object (editor, "notify::record", G_CALLBACK (take_record), self, G_CONNECT_SWAPPED);
  take_record (self);
}

/* Escape in a row that is folded is for what is around it. */
static gboolean
fold_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget)))
    return FALSE;

  gtk_widget_grab_focus (find_header (widget));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), FALSE);
  return TRUE;
}

static void
layak_more_row_dispose (GObject *object)
{
  g_clear_object (&LAYAK_MORE_ROW (object)->record);

  G_OBJECT_CLASS (layak_more_row_parent_class)->dispose (object);
}

static void
layak_more_row_finalize (GObject *object)
{
  g_strfreev (LAYAK_MORE_ROW (object)->asked);

  G_OBJECT_CLASS (layak_more_row_parent_class)->finalize (object);
}

static void
layak_more_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((LayakMoreRowProperty) prop_id)
    {
    case PROP_ASKED:
      g_strfreev (LAYAK_MORE_ROW (object)->asked);
      LAYAK_MORE_ROW (object)->asked = g_strsplit (g_value_get_string (value), " ", -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_more_row_class_init (LayakMoreRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = layak_more_row_dispose;
  object_class->finalize = layak_more_row_finalize;
  object_class->set_property = layak_more_row_set_property;

  properties[PROP_ASKED] =
    g_param_spec_string ("asked", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, fold_cb, NULL);
}

static void
layak_more_row_init (LayakMoreRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("More"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (find_header (GTK_WIDGET (self))), 1);
  g_signal_connect (self, "notify::root", G_CALLBACK (notify_root_cb), NULL);
}

gboolean
layak_more_row_unfold (GtkWidget *widget)
{
  GtkWidget *around = gtk_widget_get_ancestor (widget, LAYAK_TYPE_MORE_ROW);

  if (around == NULL || adw_expander_row_get_expanded (ADW_EXPANDER_ROW (around)))
    return FALSE;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (around), TRUE);
  return TRUE;
}
