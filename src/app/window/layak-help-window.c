/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-help-window.h"

#include "layak-help-page.h"
#include "layak-keys.h"

struct _LayakHelpWindow
{
  AdwWindow          parent_instance;

  GtkListBox        *list;
  GtkScrolledWindow *scroller;
  GtkBox            *content;
};

G_DEFINE_FINAL_TYPE (LayakHelpWindow, layak_help_window, ADW_TYPE_WINDOW)

static gboolean
link_cb (LayakHelpWindow *self,
         const char      *id)
{
  layak_help_window_show_page (self, id);
  return TRUE;
}

/* Selectable, so that the keyboard gets to every text. */
static GtkWidget *
make_label (LayakHelpWindow      *self,
            const LayakHelpBlock *block)
{
  const gboolean is_head = block->kind == LAYAK_HELP_TITLE || block->kind == LAYAK_HELP_HEADING;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", block->markup, "use-markup", TRUE, "wrap", TRUE,
                                   "xalign", 0.f, "hexpand", TRUE, "selectable", TRUE,
                                   "accessible-role", is_head ? GTK_ACCESSIBLE_ROLE_HEADING
                                                              : GTK_ACCESSIBLE_ROLE_LABEL,
                                   NULL);

  if (is_head)
    gtk_widget_add_css_class (label, block->kind == LAYAK_HELP_TITLE ? "title-1" : "title-4");
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  return label;
}

/* Items have a mark before them, steps their number. */
static GtkWidget *
make_block (LayakHelpWindow      *self,
            const LayakHelpBlock *block)
{
  GtkWidget *label = make_label (self, block), *box, *mark;
  g_autofree char *number = NULL;

  if (block->kind != LAYAK_HELP_ITEM && block->kind != LAYAK_HELP_STEP)
    return label;

  number = block->kind == LAYAK_HELP_STEP ? g_strdup_printf ("%u.", block->number) : g_strdup ("•");
  mark = gtk_label_new (number);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "numeric");
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
fill (LayakHelpWindow *self,
      const char      *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) blocks = layak_help_page_load (id, &error);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  if (blocks == NULL)
    gtk_box_append (self->content, gtk_label_new (error->message));
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    gtk_box_append (self->content, make_block (self, g_ptr_array_index (blocks, i)));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* The list tells so once more while the window is taken apart. */
static void
selected_cb (LayakHelpWindow *self)
{
  GtkListBoxRow *row = self->list != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;

  if (row != NULL)
    fill (self, layak_help_pages[gtk_list_box_row_get_index (row)]);
}

static void
add_page (LayakHelpWindow *self,
          const char      *id)
{
  g_autoptr(GPtrArray) blocks = layak_help_page_load (id, NULL);
  const LayakHelpBlock *title = blocks != NULL && blocks->len > 0 ? g_ptr_array_index (blocks, 0) : NULL;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), title != NULL ? title->markup : id);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_append (self->list, label);
}

static void
layak_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (layak_help_window_parent_class)->dispose (object);
}

static void
layak_help_window_class_init (LayakHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_help_window_dispose;
  layak_keys_add_aside (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LayakHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, LayakHelpWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
layak_help_window_init (LayakHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; layak_help_pages[i] != NULL; i++)
    add_page (self, layak_help_pages[i]);
  layak_help_window_show_page (self, layak_help_pages[0]);
}

GtkWidget *
layak_help_window_new (GtkWindow *parent)
{
  return g_object_new (LAYAK_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
}

void
layak_help_window_show_page (LayakHelpWindow *self,
                             const char      *id)
{
  g_return_if_fail (LAYAK_IS_HELP_WINDOW (self));

  for (int i = 0; layak_help_pages[i] != NULL; i++)
    if (g_str_equal (layak_help_pages[i], id))
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, i));
}

/* Whether the pages stand where a help viewer looks for them, and there is one. */
static gboolean
has_viewer (void)
{
  const char * const *folders = g_get_system_data_dirs ();
  g_autoptr(GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");

  for (guint i = 0; viewer != NULL && folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], "help", "C", "layak", "index.page", NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

void
layak_help_show (GtkWindow  *parent,
                 const char *id)
{
  const char *page = id != NULL && g_strv_contains (layak_help_pages, id) ? id : layak_help_pages[0];

  if (has_viewer ())
    {
      g_autofree char *uri = g_strconcat ("help:layak/", page, NULL);

      gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
    }
  else
    {
      GtkWidget *window = layak_help_window_new (parent);

      layak_help_window_show_page (LAYAK_HELP_WINDOW (window), page);
      gtk_window_present (GTK_WINDOW (window));
    }
}
