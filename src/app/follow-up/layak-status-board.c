/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-status-board.h"

#include "layak-document.h"
#include "layak-figures.h"
#include "layak-read-only.h"
#include "layak-reading.h"
#include "layak-recommendation.h"
#include "layak-status-column.h"
#include "layak-status-form.h"

/* How many finished ones are shown unasked. */
#define N_FINISHED 10
/* The form is as wide as its fields want to be; it covers what is beside its column. */
#define FORM_WIDTH 380

struct _LayakStatusBoard
{
  AdwBin             parent_instance;

  LayakStore        *store;
  LayakQuery        *query;
  GPtrArray         *columns;       /* (element-type LayakStatusColumn), borrowed */
  guint              count_id;      /* an idle source: many changes, one count */
  GCancellable      *counting;      /* nullable */
  guint              width_id;      /* an idle source: no widget changes its size while it is given one */
  int                needed;        /* the width at which narrow columns fit */
  char              *moved;         /* the card that takes the focus once it has arrived */
  LayakStatusColumn *target;        /* where it is going */
  GtkWidget         *menu;
  LayakRecord       *asked;         /* nullable: the card whose menu was opened */

  GtkScrolledWindow *scroller;
  GtkWidget         *box;
  GtkWidget         *form_frame;
  LayakStatusForm   *form;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakStatusBoard, layak_status_board, ADW_TYPE_BIN)

static const LayakStatusColumnInfo infos[] =
{
  { LAYAK_RECOMMENDATION_PROPOSED, LAYAK_UNKNOWN, FALSE, NULL, 0 },
  { LAYAK_RECOMMENDATION_AGREED, LAYAK_UNKNOWN, FALSE, NULL, 0 },
  { LAYAK_RECOMMENDATION_IN_PROGRESS, LAYAK_UNKNOWN, FALSE, NULL, 0 },
  { LAYAK_RECOMMENDATION_DONE, LAYAK_RECOMMENDATION_VERIFIED, FALSE, "closed-on", N_FINISHED },
  { LAYAK_RECOMMENDATION_POSTPONED, LAYAK_RECOMMENDATION_INFEASIBLE, TRUE, NULL, 0 },
};

static LayakStatusColumn *
get_column (LayakStatusBoard *self,
            guint             index)
{
  return g_ptr_array_index (self->columns, index);
}

/* G_MAXUINT if the focus is elsewhere. */
static guint
find_focus (LayakStatusBoard *self,
            guint            *position)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      *position = layak_status_column_get_focus (get_column (self, i));
      if (*position != GTK_INVALID_LIST_POSITION)
        return i;
    }

  return G_MAXUINT;
}

static gboolean
focus_here (LayakStatusColumn *column,
            const char        *uuid)
{
  const guint position = layak_status_column_find (column, uuid);

  return position != GTK_INVALID_LIST_POSITION && layak_status_column_focus_card (column, position);
}

static void
show_counts (gpointer widget,
             gpointer result)
{
  LayakStatusBoard *self = widget;
  g_autofree gint64 *counts = result;

  for (guint i = 0; i < self->columns->len; i++)
    layak_status_column_set_overdue (get_column (self, i), counts);
}

static gboolean
count_cb (gpointer data)
{
  LayakStatusBoard *self = data;
  g_autoptr(LayakQuery) query = layak_query_copy (self->query);

  self->count_id = 0;
  layak_query_set_special (query, "overdue", "yes");
  layak_reading_start_quietly (&self->counting, self, self->store, layak_figures_choices_read (query, "status"),
                               show_counts);

  return G_SOURCE_REMOVE;
}

/* The columns lose their cards while the board goes away; nobody counts them then. */
static void
queue_count (LayakStatusBoard *self)
{
  if (self->count_id == 0 && self->query != NULL)
    self->count_id = g_idle_add (count_cb, self);
}

static void
changed_cb (LayakStatusBoard  *self,
            LayakStatusColumn *column)
{
  queue_count (self);
  if (self->moved == NULL || column != self->target || !focus_here (column, self->moved))
    return;

  g_clear_pointer (&self->moved, g_free);
}

static void
opened_cb (LayakStatusBoard *self,
           LayakRecord      *record)
{
  g_signal_emit (self, signals[OPENED], 0, record);
}

/* How much evidence a recommendation has by itself. That of its entries is counted where they are shown. */
static guint
count_documents (LayakStatusBoard *self,
                 const char       *uuid)
{
  g_autoptr(LayakQuery) query = layak_query_new (&layak_document_info);
  gint64 n = 0;

  layak_query_set_filter (query, "recommendation", uuid);
  return layak_figures_count (layak_store_get_reader (self->store), query, &n, NULL) ? (guint) n : 0;
}

/* A change under way is waited for, as the card would move from where it no longer is. */
static void
move (LayakStatusBoard  *self,
      LayakRecord       *record,
      LayakStatusColumn *target,
      gint64             status)
{
  const LayakRow *row = layak_record_get_row (record);

  if (status == layak_row_get_number (row, "status") || layak_store_is_writing (self->store))
    return;

  layak_status_form_cancel (self->form);
  g_free (self->moved);
  self->moved = g_strdup (layak_record_get_uuid (record));
  self->target = target;
  gtk_widget_set_visible (self->form_frame, TRUE);
  layak_status_form_begin (self->form, self->store, row, status, count_documents (self, self->moved));
  gtk_widget_set_visible (self->form_frame, gtk_widget_get_visible (GTK_WIDGET (self->form)));
}

static void
dropped_cb (LayakStatusBoard  *self,
            LayakRecord       *record,
            LayakStatusColumn *column)
{
  guint index;

  if (LAYAK_IS_RECOMMENDATION (record) && g_ptr_array_find (self->columns, column, &index) &&
      !layak_status_column_has (column, layak_record_get_number (record, "status")))
    move (self, record, column, infos[index].status);
}

/* Columns without a card show where one may be put. */
static void
dragging_cb (LayakStatusBoard *self,
             gboolean          is_dragging)
{
  if (is_dragging)
    gtk_widget_add_css_class (self->box, "dragging");
  else
    gtk_widget_remove_css_class (self->box, "dragging");
}

/* Whoever let the status be is where they were. The frame goes once the focus has left it. */
static void
closed_cb (LayakStatusBoard *self)
{
  g_autofree char *uuid = g_strdup (self->moved);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    layak_status_board_focus_card (self, uuid);
  gtk_widget_set_visible (self->form_frame, FALSE);
}

/* A question that waited for somebody who has gone elsewhere would be answered for they no longer know what. */
static void
layak_status_board_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (layak_status_board_parent_class)->unmap (widget);

  layak_status_form_cancel (LAYAK_STATUS_BOARD (widget)->form);
}

static void
move_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LayakStatusBoard *self = LAYAK_STATUS_BOARD (widget);
  guint position;
  const guint index = find_focus (self, &position);
  const guint wanted = index + (guint) g_variant_get_int32 (parameter);
  g_autoptr(LayakRecord) record = NULL;

  if (index == G_MAXUINT || wanted >= self->columns->len)
    return;

  record = layak_status_column_dup_record (get_column (self, index), position);
  if (record != NULL)
    move (self, record, get_column (self, wanted), infos[wanted].status);
}

/* Also to what shares its column with another status, where no arrow leads. */
static void
set_status_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LayakStatusBoard *self = LAYAK_STATUS_BOARD (widget);
  const gint64 status = layak_enumeration_find (&layak_recommendation_statuses, g_variant_get_string (parameter, NULL));
  g_autoptr(LayakRecord) record = g_steal_pointer (&self->asked);

  for (guint i = 0; record != NULL && i < self->columns->len; i++)
    if (layak_status_column_has (get_column (self, i), status))
      move (self, record, get_column (self, i), status);
}

/* The statuses a card can have, but the one it has. */
static GMenuModel *
make_menu (LayakRecord *record)
{
  const LayakEnumeration *statuses = &layak_recommendation_statuses;
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < statuses->n_choices; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (layak_enumeration_get_label (statuses, i), NULL);

      g_menu_item_set_action_and_target (item, "board.set-status", "s", layak_enumeration_get_nick (statuses, i));
      if (layak_record_get_number (record, "status") != i)
        g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
show_menu_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LayakStatusBoard *self = LAYAK_STATUS_BOARD (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  g_autoptr(GMenuModel) menu = NULL;
  graphene_rect_t bounds;
  guint position;
  const guint index = find_focus (self, &position);

  g_clear_object (&self->asked);
  if (index != G_MAXUINT)
    self->asked = layak_status_column_dup_record (get_column (self, index), position);
  if (self->asked == NULL || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return;

  menu = make_menu (self->asked);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) (bounds.origin.x + bounds.size.width / 2),
                                                 (int) (bounds.origin.y + bounds.size.height / 2), 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* GTK would give the focus to whatever in the window can take it. */
static void
menu_closed_cb (LayakStatusBoard *self)
{
  if (self->asked != NULL)
    layak_status_board_focus_card (self, layak_record_get_uuid (self->asked));
}

/* To the card beside, past columns that have none. */
static void
go_cb (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  LayakStatusBoard *self = LAYAK_STATUS_BOARD (widget);
  const guint step = (guint) g_variant_get_int32 (parameter);
  guint position;
  const guint index = find_focus (self, &position);

  if (index == G_MAXUINT)
    return;

  for (guint i = index + step; i < self->columns->len; i += step)
    if (layak_status_column_focus_card (get_column (self, i), position))
      return;
}

/* The form stands at its column, as far as there is room. */
static gboolean
place_form_cb (LayakStatusBoard *self,
               GtkWidget        *child,
               GdkRectangle     *place,
               GtkOverlay       *overlay)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (overlay)), height = gtk_widget_get_height (GTK_WIDGET (overlay));
  graphene_rect_t bounds;
  int natural;

  if (self->target == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self->target), GTK_WIDGET (overlay), &bounds))
    return FALSE;

  place->width = MIN (FORM_WIDTH, width);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &natural, NULL, NULL, NULL);
  place->width = MAX (place->width, natural);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, NULL, &natural, NULL, NULL);
  place->height = MIN (natural, height);
  place->x = CLAMP ((int) (bounds.origin.x + (bounds.size.width - (float) place->width) / 2), 0,
                    MAX (width - place->width, 0));
  place->y = MAX (MIN (40, height - place->height), 0);
  return TRUE;
}

/* Narrow columns where all of them fit, and wide ones where the board must be scrolled anyway. */
static gboolean
width_cb (gpointer data)
{
  LayakStatusBoard *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  const int page = (int) gtk_adjustment_get_page_size (adjustment), all = (int) gtk_adjustment_get_upper (adjustment);

  self->width_id = 0;
  if (!gtk_widget_has_css_class (self->box, "roomy") && all > page)
    {
      self->needed = all;
      gtk_widget_add_css_class (self->box, "roomy");
    }
  else if (gtk_widget_has_css_class (self->box, "roomy") && page >= self->needed)
    gtk_widget_remove_css_class (self->box, "roomy");

  return G_SOURCE_REMOVE;
}

static void
width_changed_cb (LayakStatusBoard *self)
{
  if (self->width_id == 0)
    self->width_id = g_idle_add (width_cb, self);
}

static void
add_shortcut (GtkEventController *controller,
              guint               key,
              GdkModifierType     modifiers,
              const char         *action,
              int                 step)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (step));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* A list takes the arrows itself, so they are caught before they reach it. */
static void
add_shortcuts (LayakStatusBoard *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (controller, GDK_KEY_Left, both, "board.move", -1);
  add_shortcut (controller, GDK_KEY_Right, both, "board.move", 1);
  add_shortcut (controller, GDK_KEY_Left, 0, "board.go", -1);
  add_shortcut (controller, GDK_KEY_Right, 0, "board.go", 1);
  add_shortcut (controller, GDK_KEY_Menu, 0, "board.show-menu", 0);
  add_shortcut (controller, GDK_KEY_F10, GDK_SHIFT_MASK, "board.show-menu", 0);
  gtk_widget_add_controller (self->box, controller);
}

static void
layak_status_board_dispose (GObject *object)
{
  LayakStatusBoard *self = LAYAK_STATUS_BOARD (object);

  g_clear_object (&self->query);
  g_clear_handle_id (&self->count_id, g_source_remove);
  layak_reading_stop (&self->counting);
  g_clear_pointer (&self->moved, g_free);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_ptr_array_set_size (self->columns, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_STATUS_BOARD);
  g_clear_handle_id (&self->width_id, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_status_board_parent_class)->dispose (object);
}

static void
layak_status_board_finalize (GObject *object)
{
  g_ptr_array_unref (LAYAK_STATUS_BOARD (object)->columns);

  G_OBJECT_CLASS (layak_status_board_parent_class)->finalize (object);
}

static gboolean
focus_first_card (GtkWidget *widget)
{
  LayakStatusBoard *self = LAYAK_STATUS_BOARD (widget);

  for (guint i = 0; i < self->columns->len; i++)
    if (layak_status_column_focus_card (get_column (self, i), 0))
      return TRUE;
  return FALSE;
}

static void
layak_status_board_class_init (LayakStatusBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_status_board_dispose;
  object_class->finalize = layak_status_board_finalize;
  widget_class->unmap = layak_status_board_unmap;
  widget_class->grab_focus = focus_first_card;

  signals[OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, LAYAK_TYPE_RECORD);

  gtk_widget_class_install_action (widget_class, "board.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "board.go", "i", go_cb);
  gtk_widget_class_install_action (widget_class, "board.set-status", "s", set_status_cb);
  gtk_widget_class_install_action (widget_class, "board.show-menu", "i", show_menu_cb);

  g_type_ensure (LAYAK_TYPE_STATUS_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-status-board.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakStatusBoard, scroller);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusBoard, box);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusBoard, form_frame);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusBoard, form);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_form_cb);
}

static void
layak_status_board_init (LayakStatusBoard *self)
{
  GtkAdjustment *adjustment;

  self->columns = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  add_shortcuts (self);
  layak_status_form_show_subject (self->form);
  adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * layak_status_board_bind:
 * @query: of recommendations; the board follows it
 *
 * Called once.
 */
void
layak_status_board_bind (LayakStatusBoard *self,
                         LayakStore       *store,
                         LayakQuery       *query)
{
  g_return_if_fail (LAYAK_IS_STATUS_BOARD (self) && self->query == NULL);

  self->store = g_object_ref (store);
  self->query = g_object_ref (query);
  layak_read_only_disable (GTK_WIDGET (self), store, "board.move", "board.set-status", "board.show-menu", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      GtkWidget *column = layak_status_column_new (&infos[i]);

      g_ptr_array_add (self->columns, column);
      gtk_box_append (GTK_BOX (self->box), column);
      g_signal_connect_object (column, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (column, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (column, "dragging", G_CALLBACK (dragging_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (column, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      layak_status_column_bind (LAYAK_STATUS_COLUMN (column), store, query);
    }
  g_signal_connect_object (query, "changed", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  queue_count (self);
}

void
layak_status_board_focus_card (LayakStatusBoard *self,
                               const char       *uuid)
{
  g_return_if_fail (LAYAK_IS_STATUS_BOARD (self));

  for (guint i = 0; uuid != NULL && i < self->columns->len; i++)
    if (focus_here (get_column (self, i), uuid))
      return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
