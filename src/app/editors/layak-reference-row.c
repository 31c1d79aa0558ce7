/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-reference-row.h"

#include <glib/gi18n.h>

#include "layak-agency.h"
#include "layak-edit.h"
#include "layak-editor.h"
#include "layak-feedback.h"
#include "layak-menu-label.h"
#include "layak-names.h"
#include "layak-picker.h"

struct _LayakReferenceRow
{
  AdwActionRow   parent_instance;

  char          *identity;       /* nullable: what the button shows */
  char          *unless_field;   /* nullable: where that one is known, the row is needless */
  char          *suggest_field;  /* nullable: what that one refers to is likely meant here too */

  GtkWidget     *suggest_button;
  GtkMenuButton *button;
  LayakPicker   *picker;
};

/* Number 1 is “field”. */
typedef enum
{
  PROP_UNLESS_FIELD = 2,
  PROP_SUGGEST_FIELD,
} LayakReferenceRowProperty;

static void field_row_init (LayakFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakReferenceRow, layak_reference_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (LAYAK_TYPE_FIELD_ROW, field_row_init))

static const LayakRecordInfo *
get_target (LayakReferenceRow *self)
{
  return layak_record_info_find (layak_field_row_get_field (LAYAK_FIELD_ROW (self))->refers);
}

static LayakStore *
get_store (LayakReferenceRow *self)
{
  return layak_editor_get_store (layak_field_row_get_editor (LAYAK_FIELD_ROW (self)));
}

static void
bound (LayakFieldRow    *row,
       const LayakField *field)
{
  LayakReferenceRow *self = LAYAK_REFERENCE_ROW (row);

  /* People meet agencies that nobody has recorded yet; all else comes with the program or from a page of its own. So
   * does what an agency became: a renamed one keeps more than its name. */
  if (get_target (self) == &layak_agency_info &&
      layak_editor_get_info (layak_field_row_get_editor (row)) != &layak_agency_info)
    layak_picker_set_names_new (self->picker);
}

/* (nullable): what the other field of the record refers to, if it has a value. */
static const char *
get_other (const LayakRow *values,
           const char     *other)
{
  return other != NULL ? layak_row_get_text (values, other) : NULL;
}

/* A guess is offered, and taken by nobody but the person. */
static void
show_suggestion (LayakReferenceRow *self,
                 const char        *suggested)
{
  g_autofree char *name = NULL, *text = NULL, *escaped = NULL, *spoken = NULL;

  gtk_widget_set_visible (self->suggest_button, suggested != NULL);
  if (suggested != NULL)
    {
      name = layak_names_dup_reference (get_store (self), get_target (self), suggested);
      /* Translators: what is likely meant, such as a regency */
      text = g_strdup_printf (_("Perhaps %s"), name);
      spoken = g_strdup_printf (_("Take over %s"), name);
      escaped = g_markup_escape_text (text, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->suggest_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                      -1);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped != NULL ? escaped : "");
}

static void
show (LayakFieldRow    *row,
      const LayakField *field,
      const LayakRow   *values)
{
  LayakReferenceRow *self = LAYAK_REFERENCE_ROW (row);
  const char *identity = layak_row_get_text (values, field->name), *suggested;
  g_autofree char *name = NULL, *spoken = NULL;
  GtkWidget *inner;

  if (identity != NULL)
    name = layak_names_dup_reference (get_store (self), get_target (self), identity);
  if (identity != self->identity)
    {
      g_free (self->identity);
      self->identity = g_strdup (identity);
    }
  suggested = identity == NULL ? get_other (values, self->suggest_field) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), identity != NULL || get_other (values, self->unless_field) == NULL);
  if (self->suggest_field != NULL)
    show_suggestion (self, suggested);
  /* There is no room for both, and who reads the suggestion sees that nothing is known. */
  layak_menu_label_set (self->button, name != NULL ? name : suggested != NULL ? "" : _("Not known"));
  spoken = g_strdup_printf (_("%s: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                            name != NULL ? name : _("Not known"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  /* It is the button within that takes the focus, and would be called by its label again. */
  inner = gtk_widget_get_first_child (GTK_WIDGET (self->button));
  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
read_identity (LayakFieldRow     *row,
               const LayakField  *field,
               LayakRow          *draft,
               GError           **error)
{
  return layak_row_parse_field (draft, field->name, LAYAK_REFERENCE_ROW (row)->identity, error);
}

static GtkWidget *
get_input (LayakFieldRow *row)
{
  return GTK_WIDGET (LAYAK_REFERENCE_ROW (row)->button);
}

static void
field_row_init (LayakFieldRowInterface *iface)
{
  iface->bound = bound;
  iface->show = show;
  iface->read = read_identity;
  iface->get_input = get_input;
}

static void
take_identity (LayakReferenceRow *self,
               const char        *identity)
{
  g_free (self->identity);
  self->identity = g_strdup (identity);
  layak_field_row_touch (LAYAK_FIELD_ROW (self));
  layak_field_row_commit (LAYAK_FIELD_ROW (self));
}

static void
suggest_cb (LayakReferenceRow *self)
{
  const LayakRow *values = layak_record_get_row (layak_editor_get_record (layak_field_row_get_editor (
    LAYAK_FIELD_ROW (self))));

  take_identity (self, get_other (values, self->suggest_field));
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

static void
picked_cb (LayakReferenceRow *self,
           LayakOption       *option)
{
  take_identity (self, layak_option_get_identity (option));
}

static void
fill_cb (LayakReferenceRow *self)
{
  const LayakField *field = layak_field_row_get_field (LAYAK_FIELD_ROW (self));

  if (!(field->flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY)))
    layak_picker_add (self->picker, NULL, _("Not known"), NULL);
  layak_picker_add_records (self->picker, get_store (self), get_target (self));
}

typedef struct
{
  LayakReferenceRow *row;
  char              *identity;
} NewAgency;

static void
agency_added_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  NewAgency *added = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (GTK_WIDGET (added->row), error);
  else if (layak_field_row_get_editor (LAYAK_FIELD_ROW (added->row)) != NULL)
    take_identity (added->row, added->identity);

  g_object_unref (added->row);
  g_free (added->identity);
  g_free (added);
}

/* The agency belongs to the place of the record it is first named in; its own page holds the rest. */
static void
create_cb (LayakReferenceRow *self,
           const char        *text)
{
  LayakEditor *editor = layak_field_row_get_editor (LAYAK_FIELD_ROW (self));
  const LayakRow *owner = layak_record_get_row (layak_editor_get_record (editor));
  g_autoptr(LayakRecord) agency = layak_record_new (&layak_agency_info);
  g_autoptr(LayakRow) row = layak_row_copy (layak_record_get_row (agency));
  const char *regency = layak_record_info_find_field (owner->info, "regency") != NULL
                        ? layak_row_get_text (owner, "regency") : NULL;
  g_autoptr(GError) error = NULL;
  NewAgency *added;

  if (*text == '\0' || !layak_row_parse_field (row, "abbreviation", text, &error))
    {
      if (error != NULL)
        layak_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }

  layak_row_ensure_uuid (row);
  layak_row_set_text (row, "regency", regency);
  layak_row_set_number (row, "level", regency != NULL ? LAYAK_LEVEL_REGENCY : LAYAK_LEVEL_NON_GOVERNMENT);
  layak_record_take_row (agency, g_steal_pointer (&row));

  added = g_new0 (NewAgency, 1);
  added->row = g_object_ref (self);
  added->identity = layak_row_dup_identity (layak_record_get_row (agency));
  layak_store_insert_async (get_store (self), agency, agency_added_cb, added);
}

static void
layak_reference_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_REFERENCE_ROW);

  G_OBJECT_CLASS (layak_reference_row_parent_class)->dispose (object);
}

static void
layak_reference_row_finalize (GObject *object)
{
  LayakReferenceRow *self = LAYAK_REFERENCE_ROW (object);

  g_free (self->identity);
  g_free (self->unless_field);
  g_free (self->suggest_field);

  G_OBJECT_CLASS (layak_reference_row_parent_class)->finalize (object);
}

static void
layak_reference_row_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  LayakReferenceRow *self = LAYAK_REFERENCE_ROW (object);

  switch ((LayakReferenceRowProperty) prop_id)
    {
    case PROP_UNLESS_FIELD:
      g_value_set_string (value, self->unless_field);
      break;
    case PROP_SUGGEST_FIELD:
      g_value_set_string (value, self->suggest_field);
      break;
    default:
      layak_field_row_get_property (object, prop_id, value, pspec);
    }
}

static void
layak_reference_row_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  LayakReferenceRow *self = LAYAK_REFERENCE_ROW (object);

  switch ((LayakReferenceRowProperty) prop_id)
    {
    case PROP_UNLESS_FIELD:
      g_free (self->unless_field);
      self->unless_field = g_value_dup_string (value);
      break;
    case PROP_SUGGEST_FIELD:
      g_free (self->suggest_field);
      self->suggest_field = g_value_dup_string (value);
      break;
    default:
      layak_field_row_set_property (object, prop_id, value, pspec);
    }
}

static void
layak_reference_row_class_init (LayakReferenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  layak_field_row_class_init (object_class);
  layak_field_row_class_pass (widget_class);
  object_class->dispose = layak_reference_row_dispose;
  object_class->finalize = layak_reference_row_finalize;
  object_class->get_property = layak_reference_row_get_property;
  object_class->set_property = layak_reference_row_set_property;

  g_object_class_install_property (object_class, PROP_UNLESS_FIELD,
                                   g_param_spec_string ("unless-field", NULL, NULL, NULL, rw));
  g_object_class_install_property (object_class, PROP_SUGGEST_FIELD,
                                   g_param_spec_string ("suggest-field", NULL, NULL, NULL, rw));

  g_type_ensure (LAYAK_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-reference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakReferenceRow, button);
  gtk_widget_class_bind_template_child (widget_class, LayakReferenceRow, picker);
  gtk_widget_class_bind_template_child (widget_class, LayakReferenceRow, suggest_button);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggest_cb);
}

static void
layak_reference_row_init (LayakReferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_field_row_instance_init (LAYAK_FIELD_ROW (self));
}
