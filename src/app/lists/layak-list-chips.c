/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-list-chips.h"

#include "layak-choice-chips.h"
#include "layak-filter-button.h"
#include "layak-narrowing.h"
#include "layak-series-button.h"
#include "layak-special-chip.h"

/* Called once. What is no chip, as a button beside them, is passed over. */
void
layak_list_chips_bind (GtkWidget  *chips,
                       LayakStore *store,
                       LayakQuery *query)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (chips); chip; chip = gtk_widget_get_next_sibling (chip))
    {
      if (LAYAK_IS_CHOICE_CHIPS (chip))
        layak_choice_chips_bind (LAYAK_CHOICE_CHIPS (chip), store, query);
      else if (LAYAK_IS_SPECIAL_CHIP (chip))
        layak_special_chip_bind (LAYAK_SPECIAL_CHIP (chip), store, query);
      else if (LAYAK_IS_NARROWING (chip))
        layak_narrowing_bind (LAYAK_NARROWING (chip), query);
      else if (LAYAK_IS_SERIES_BUTTON (chip))
        layak_series_button_bind (LAYAK_SERIES_BUTTON (chip), store, query);
      else if (LAYAK_IS_FILTER_BUTTON (chip))
        layak_filter_button_bind (LAYAK_FILTER_BUTTON (chip), store, query);
    }
}

/* The other kinds count when they are opened. */
void
layak_list_chips_update (GtkWidget *chips)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (chips); chip; chip = gtk_widget_get_next_sibling (chip))
    {
      if (LAYAK_IS_CHOICE_CHIPS (chip))
        layak_choice_chips_update (LAYAK_CHOICE_CHIPS (chip));
      else if (LAYAK_IS_SPECIAL_CHIP (chip))
        layak_special_chip_update (LAYAK_SPECIAL_CHIP (chip));
    }
}
