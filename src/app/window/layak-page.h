/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the window: what the frame asks of it. */
#pragma once

#include <adwaita.h>

#include "layak-list-pane.h"
#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_PAGE (layak_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LayakPage, layak_page, LAYAK, PAGE, AdwBin)

/**
 * LayakPageClass:
 * @take_scope: the page has got its scope, once; it makes its lists here
 * @focus_search: Ctrl+F: puts the focus into the search entry of the page
 * @show_record: shows the record with this UUID, and moves the focus to @field if there is one
 * @go_back: Alt+Left or Esc: leaves an editor or a detail; FALSE if there was nothing to leave
 * @step: Alt+Up and Alt+Down: the previous (-1) or next (1) record
 * @get_pane: the list of the page, for narrowing it from another page and for keeping how it was left
 * @describe_place: adds what else is to be kept of how the page was left, by names of its own
 * @restore_place: the page was just made: takes up what @describe_place kept, as far as it still fits
 */
struct _LayakPageClass
{
  AdwBinClass parent_class;

  void     (*take_scope)   (LayakPage  *self,
                            LayakScope *scope);
  void     (*focus_search) (LayakPage  *self);
  void     (*show_record)  (LayakPage  *self,
                            const char *uuid,
                            const char *field);
  gboolean (*go_back)      (LayakPage  *self);
  void     (*step)         (LayakPage  *self,
                            int         direction);
  LayakListPane *(*get_pane) (LayakPage *self);
  void     (*describe_place) (LayakPage    *self,
                              GVariantDict *place);
  void     (*restore_place)  (LayakPage    *self,
                              GVariantDict *place);
};

/* Properties: "scope"; "subtitle", shown under the title in the header bar, which says so while much is read;
 * "detail-title", which a page sets while
 * it shows one record in the whole page: the header bar then offers the way back. */
LayakScope *layak_page_get_scope        (LayakPage  *self);
LayakStore *layak_page_get_store        (LayakPage  *self);
void        layak_page_set_subtitle     (LayakPage  *self,
                                         const char *subtitle);
/* Something that the page shows is being read on another thread, each until its end is told. */
void        layak_page_begin_reading    (LayakPage  *self);
void        layak_page_end_reading      (LayakPage  *self);
void        layak_page_set_detail_title (LayakPage  *self,
                                         const char *title);
const char *layak_page_get_detail_title (LayakPage  *self);
void        layak_page_focus_search     (LayakPage  *self);
void        layak_page_show_record      (LayakPage  *self,
                                         const char *uuid,
                                         const char *field);
gboolean    layak_page_go_back          (LayakPage  *self);
void        layak_page_step             (LayakPage  *self,
                                         int         direction);
LayakListPane *layak_page_get_pane      (LayakPage  *self);
LayakQuery *layak_page_get_query        (LayakPage  *self);
void        layak_page_describe_place   (LayakPage  *self,
                                         GVariantDict *place);
void        layak_page_restore_place    (LayakPage  *self,
                                         GVariantDict *place);

G_END_DECLS
