/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-special-chip.h"

#include "layak-figures.h"
#include "layak-reading.h"
#include "layak-wording.h"

struct _LayakSpecialChip
{
  GtkToggleButton  parent_instance;

  char            *special;
  char            *text;
  LayakStore      *store;
  LayakQuery      *query;
  GCancellable    *counting;     /* nullable */

  GtkImage        *image;
  GtkLabel        *label;
};

typedef enum
{
  PROP_SPECIAL = 1,
  PROP_TEXT,
  PROP_ICON,
} LayakSpecialChipProperty;

G_DEFINE_FINAL_TYPE (LayakSpecialChip, layak_special_chip, GTK_TYPE_TOGGLE_BUTTON)

static void
toggled_cb (LayakSpecialChip *self)
{
  const gboolean is_active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self));

  if (self->query != NULL)
    layak_query_set_special (self->query, self->special, is_active ? "yes" : NULL);
}

static void
query_changed_cb (LayakSpecialChip *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self),
                                layak_query_get_special (self->query, self->special) != NULL);
}

static void
set_label (LayakSpecialChip *self,
           const char       *label)
{
  gtk_label_set_label (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
layak_special_chip_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  LayakSpecialChip *self = LAYAK_SPECIAL_CHIP (object);

  switch ((LayakSpecialChipProperty) prop_id)
    {
    case PROP_SPECIAL:
      g_value_set_string (value, self->special);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_ICON:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_special_chip_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  LayakSpecialChip *self = LAYAK_SPECIAL_CHIP (object);

  switch ((LayakSpecialChipProperty) prop_id)
    {
    case PROP_SPECIAL:
      g_free (self->special);
      self->special = g_value_dup_string (value);
      break;
    case PROP_TEXT:
      g_free (self->text);
      self->text = g_value_dup_string (value);
      set_label (self, self->text);
      break;
    case PROP_ICON:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_special_chip_dispose (GObject *object)
{
  LayakSpecialChip *self = LAYAK_SPECIAL_CHIP (object);

  layak_reading_stop (&self->counting);
  g_clear_object (&self->store);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (layak_special_chip_parent_class)->dispose (object);
}

static void
layak_special_chip_finalize (GObject *object)
{
  LayakSpecialChip *self = LAYAK_SPECIAL_CHIP (object);

  g_free (self->special);
  g_free (self->text);

  G_OBJECT_CLASS (layak_special_chip_parent_class)->finalize (object);
}

static void
layak_special_chip_class_init (LayakSpecialChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layak_special_chip_dispose;
  object_class->finalize = layak_special_chip_finalize;
  object_class->get_property = layak_special_chip_get_property;
  object_class->set_property = layak_special_chip_set_property;

  g_object_class_install_property (object_class, PROP_SPECIAL, g_param_spec_string ("special", NULL, NULL, NULL, rw));
  g_object_class_install_property (object_class, PROP_TEXT, g_param_spec_string ("text", NULL, NULL, NULL, rw));
  g_object_class_install_property (object_class, PROP_ICON, g_param_spec_string ("icon", NULL, NULL, NULL, rw));
}

static void
layak_special_chip_init (LayakSpecialChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  self->image = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "filter");
  g_signal_connect (self, "toggled", G_CALLBACK (toggled_cb), NULL);
}

/* Sets the condition of @query, and shows it whoever sets it. */
void
layak_special_chip_bind (LayakSpecialChip *self,
                         LayakStore       *store,
                         LayakQuery       *query)
{
  g_return_if_fail (LAYAK_IS_SPECIAL_CHIP (self) && self->query == NULL);

  self->store = g_object_ref (store);
  self->query = g_object_ref (query);
  g_signal_connect_object (query, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  query_changed_cb (self);
  layak_special_chip_update (self);
}

static void
show_count (gpointer widget,
            gpointer result)
{
  LayakSpecialChip *self = widget;
  g_autofree gint64 *count = result;
  g_autofree char *number = layak_wording_number (*count);
  g_autofree char *label = g_strdup_printf ("%s %s", self->text, number);

  set_label (self, label);
}

/* Counts again: how many the list has, or would have, under the condition. */
void
layak_special_chip_update (LayakSpecialChip *self)
{
  g_autoptr(LayakQuery) query = layak_query_copy (self->query);

  g_return_if_fail (LAYAK_IS_SPECIAL_CHIP (self));

  layak_query_set_special (query, self->special, "yes");
  layak_reading_start_quietly (&self->counting, self, self->store, layak_figures_counts_read (&query, 1), show_count);
}
