/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-shown-text.h"

/**
 * layak_shown_text_set:
 * @text: (nullable): what is stored; %NULL if it is unknown
 *
 * Puts it into @entry, where nobody typed it: undo within the entry must not go back behind it, to the text of another
 * record or to none.
 */
void
layak_shown_text_set (GtkEditable *entry,
                      const char  *text)
{
  if (text == NULL)
    text = "";
  if (g_str_equal (text, gtk_editable_get_text (entry)))
    return;

  gtk_editable_set_enable_undo (entry, FALSE);
  gtk_editable_set_text (entry, text);
  gtk_editable_set_enable_undo (entry, TRUE);
}
