/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the window share. */
#pragma once

#include "layak-pages.h"
#include "layak-sidebar-filters.h"
#include "layak-search-popover.h"
#include "layak-start-page.h"
#include "layak-window.h"

G_BEGIN_DECLS

/* The frame: the list of pages, the header bar and what concerns the whole database. */
struct _LayakWindow
{
  AdwApplicationWindow  parent_instance;

  LayakScope           *scope;
  GSettings            *settings;
  const LayakPageInfo  *first_page;
  guint                 first_page_id;  /* an idle source */
  guint                 badges_id;      /* an idle source: many changes, one count */
  GCancellable         *counting;       /* nullable: the count under way */

  gboolean              wants_to_close; /* when everything is written */
  GError               *failure;        /* nullable: why it was not */
  gboolean              is_closing;

  LayakSidebarFilters  *filters;

  AdwToastOverlay      *toasts;
  GtkStack             *root_stack;
  AdwFlap              *flap;
  GtkListBox           *sidebar;
  GtkStack             *pages;
  GtkWidget            *header;
  AdwWindowTitle       *title;
  GtkWidget            *back_button;
  GtkWidget            *new_button;
  GtkWidget            *new_split_button;
  GtkWidget            *undo_button;
  GtkWidget            *redo_button;
  GtkWidget            *scope_button;
  GtkWidget            *small_scope_button;
  GtkWidget            *sidebar_scope_button;
  AdwSqueezer          *scope_squeezer;
  AdwSqueezer          *step_buttons;
  GtkMenuButton        *search_button;
  GtkRevealer          *trouble;
  GtkLabel             *trouble_label;
  GtkWidget            *try_again_button;
  GtkMenuButton        *file_button;
  GtkLabel             *file_label;
  GtkLabel             *saved_label;
  GtkMenuButton        *menu_button;
  GMenu                *main_menu;
  GMenu                *new_menu;
  GMenu                *file_menu;
  GMenu                *recent_menu;
  GMenu                *narrow_menu;
  AdwSqueezer          *history_squeezer;
};

/* On a thread of its own. */
typedef gboolean (*LayakWorkFunc)            (LayakStore          *store,
                                              gpointer             data,
                                              GError             **error);

/* @data: (transfer full): freed by g_free(); @done: (nullable): told in the end; @failed: the heading of a failure that
 * is told when the window is gone */
void       layak_window_start_work           (LayakWindow         *self,
                                              LayakWorkFunc        func,
                                              gpointer             data,
                                              const char          *done,
                                              const char          *failed);

void       layak_window_commit               (LayakWindow         *self);
LayakPage *layak_window_get_page             (LayakWindow         *self);
LayakPage *layak_window_show_page            (LayakWindow         *self,
                                              const LayakPageInfo *info);
void       layak_window_select_row           (LayakWindow         *self,
                                              const LayakPageInfo *info);
void       layak_window_select_shown         (LayakWindow         *self);
void       layak_window_begin                (LayakWindow         *self);
void       layak_window_restore_state        (LayakWindow         *self);
void       layak_window_save_geometry        (LayakWindow         *self);
void       layak_window_save_scope           (LayakWindow         *self);
void       layak_window_save_places          (LayakWindow         *self);
void       layak_window_keep                 (LayakWindow         *self,
                                              const char          *key,
                                              GVariant            *value);
GVariant  *layak_window_dup_kept             (LayakWindow         *self,
                                              const char          *key);
void       layak_window_follow_writing       (LayakWindow         *self);
void       layak_window_close_when_written   (LayakWindow         *self);
void       layak_window_retry                (LayakWindow         *self);
void       layak_window_restore_place        (LayakWindow         *self,
                                              const LayakPageInfo *info,
                                              LayakPage           *page);
void       layak_window_install_actions      (GtkWidgetClass      *klass);
void       layak_window_install_file_actions (GtkWidgetClass      *klass);
void       layak_window_install_exchange_actions (GtkWidgetClass  *klass);
void       layak_window_install_aside_actions (GtkWidgetClass     *klass);
void       layak_window_install_filter_actions (GtkWidgetClass    *klass);
void       layak_window_make_filters         (LayakWindow         *self);
void       layak_window_follow_filters       (LayakWindow         *self,
                                              LayakPage           *page);
void       layak_window_show_filter          (LayakWindow         *self,
                                              LayakSavedFilter    *filter);
void       layak_window_leave_filter         (LayakWindow         *self,
                                              const LayakPageInfo *info);
void       layak_window_accept_files         (LayakWindow         *self);
void       layak_window_follow_file  (LayakWindow         *self);

G_END_DECLS
