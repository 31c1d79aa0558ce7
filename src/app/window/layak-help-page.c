/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-help-page.h"

#include "layak-wording.h"

const char * const layak_help_pages[] =
{
  "index",
  "overview",
  "trainings",
  "recommendations",
  "calendar",
  "indicators",
  "regencies",
  "agencies",
  "reports",
  "import",
  "history",
  "privacy",
  "command-line",
  NULL
};

/* What has a look of its own within a line. */
static const struct
{
  const char *element;
  const char *tag;
} inlines[] =
{
  { "cmd", "tt" },
  { "em", "i" },
  { "gui", "b" },
  { "key", "b" },
};

typedef struct
{
  GPtrArray     *blocks;
  GString       *text;         /* nullable: no block is open */
  LayakHelpKind  kind;
  guint          number;
  guint          n_keys;       /* of the combination so far */
  gboolean       is_info;
  gboolean       is_section;
  gboolean       is_item;
  gboolean       is_steps;
} Reader;

static void
block_free (gpointer data)
{
  LayakHelpBlock *block = data;

  g_free (block->markup);
  g_free (block);
}

static void
begin (Reader        *self,
       LayakHelpKind  kind)
{
  self->kind = kind;
  self->text = g_string_new (NULL);
}

static void
end (Reader *self)
{
  LayakHelpBlock *block = g_new0 (LayakHelpBlock, 1);

  block->kind = self->kind;
  block->number = self->number;
  block->markup = g_strstrip (g_string_free (g_steal_pointer (&self->text), FALSE));
  g_ptr_array_add (self->blocks, block);
}

static const char *
find_tag (const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (inlines); i++)
    if (g_str_equal (inlines[i].element, element))
      return inlines[i].tag;

  return NULL;
}

static void
begin_list (Reader   *self,
            gboolean  is_steps)
{
  self->is_steps = is_steps;
  self->number = 0;
}

static void
begin_link (Reader      *self,
            const char **names,
            const char **values)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "xref"))
      {
        g_autofree char *link = g_markup_printf_escaped ("<a href=\"%s\">", values[i]);

        g_string_append (self->text, link);
      }
}

/* Keys pressed together are told with a plus between them. */
static void
begin_inline (Reader     *self,
              const char *element)
{
  if (g_str_equal (element, "key") && self->n_keys++ > 0)
    g_string_append_c (self->text, '+');
  g_string_append_printf (self->text, "<%s>", find_tag (element));
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Reader *self = user_data;

  if (g_str_equal (element, "info"))
    self->is_info = TRUE;
  else if (self->is_info)
    return;
  else if (self->text != NULL && g_str_equal (element, "link"))
    begin_link (self, names, values);
  else if (g_str_equal (element, "keyseq"))
    self->n_keys = 0;
  else if (self->text != NULL && find_tag (element) != NULL)
    begin_inline (self, element);
  else if (g_str_equal (element, "section"))
    self->is_section = TRUE;
  else if (g_str_equal (element, "list") || g_str_equal (element, "steps"))
    begin_list (self, g_str_equal (element, "steps"));
  else if (g_str_equal (element, "item"))
    {
      self->is_item = TRUE;
      self->number++;
    }
  else if (g_str_equal (element, "title"))
    begin (self, self->is_section ? LAYAK_HELP_HEADING : LAYAK_HELP_TITLE);
  else if (g_str_equal (element, "p") && self->is_item)
    begin (self, self->is_steps ? LAYAK_HELP_STEP : LAYAK_HELP_ITEM);
  else if (g_str_equal (element, "p"))
    begin (self, LAYAK_HELP_PARAGRAPH);
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *element,
        gpointer              user_data,
        GError              **error)
{
  Reader *self = user_data;

  if (g_str_equal (element, "info"))
    self->is_info = FALSE;
  else if (g_str_equal (element, "item"))
    self->is_item = FALSE;
  else if (self->text == NULL)
    return;
  else if (g_str_equal (element, "link"))
    g_string_append (self->text, "</a>");
  else if (find_tag (element) != NULL)
    g_string_append_printf (self->text, "</%s>", find_tag (element));
  else if (g_str_equal (element, "p") || g_str_equal (element, "title"))
    end (self);
}

/* Line breaks and indentation of the file mean nothing more than a blank. */
static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Reader *self = user_data;
  g_autofree char *escaped = NULL;

  if (self->text == NULL)
    return;

  escaped = g_markup_escape_text (text, (gssize) length);
  for (const char *at = escaped; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (self->text, *at);
    else if (self->text->len == 0 || self->text->str[self->text->len - 1] != ' ')
      g_string_append_c (self->text, ' ');
}

GPtrArray *
layak_help_page_load (const char  *id,
                      GError     **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  const char *language = g_str_equal (layak_wording_get_language ()->code, "id") ? "id" : "C";
  g_autofree char *path = g_strdup_printf ("/id/layak/Layak/help/%s/%s.page", language, id);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func (block_free);
  Reader reader = { .blocks = blocks };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  gboolean ok;

  if (bytes == NULL)
    return NULL;

  ok = g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                     error) &&
       g_markup_parse_context_end_parse (context, error);
  if (reader.text != NULL)
    g_string_free (reader.text, TRUE);
  return ok ? g_steal_pointer (&blocks) : NULL;
}
