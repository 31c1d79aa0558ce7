/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format-fixture.h"

#include <libxml/parser.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

void
format_fixture_set_up (FormatFixture *fixture,
                       gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, data);
  fixture->output = g_build_filename (fixture->store.directory, "file", NULL);
}

void
format_fixture_tear_down (FormatFixture *fixture,
                          gconstpointer  data)
{
  g_unlink (fixture->output);
  store_fixture_tear_down (&fixture->store, data);
  g_free (fixture->output);
}

void
format_fixture_seed (FormatFixture *fixture,
                     LayakSeed      content)
{
  g_autoptr(GError) error = NULL;

  layak_seed_database (fixture->store.store, LAYAK_SEED_REFERENCE, &error);
  g_assert_no_error (error);
  if (content == LAYAK_SEED_REFERENCE)
    return;

  layak_seed_database (fixture->store.store, content, &error);
  g_assert_no_error (error);
}

LayakExportOptions
format_options (const char *format,
                const char *regency,
                const char *period)
{
  LayakExportOptions options = { .scope.regency = regency, .format = layak_formats_find (format) };

  g_assert_nonnull (options.format);
  if (period != NULL)
    g_assert_true (layak_period_parse (period, &options.scope.period, NULL));
  return options;
}

char *
format_fixture_export_options (FormatFixture            *fixture,
                               const LayakExportOptions *options)
{
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  layak_exporter_write_file (fixture->store.store, options, fixture->output, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->output, &text, NULL, NULL));
  return text;
}

char *
format_fixture_export (FormatFixture *fixture,
                       const char    *format,
                       const char    *regency,
                       const char    *period)
{
  const LayakExportOptions options = format_options (format, regency, period);

  return format_fixture_export_options (fixture, &options);
}

/* Nothing lies beside the file. */
static void
format_fixture_assert_tidy (FormatFixture *fixture)
{
  g_autoptr(GDir) directory = g_dir_open (fixture->store.directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".layak-export"));
}

/* Fails, and leaves the old file as it was, and no file where there was none. */
void
format_fixture_assert_error (FormatFixture            *fixture,
                             const LayakExportOptions *options,
                             GQuark                    domain,
                             int                       code)
{
  g_autofree char *text = NULL;

  for (guint is_there = 0; is_there < 2; is_there++)
    {
      g_autoptr(GError) error = NULL;

      g_unlink (fixture->output);
      if (is_there)
        g_assert_true (g_file_set_contents (fixture->output, "old", -1, NULL));
      g_assert_false (layak_exporter_write_file (fixture->store.store, options, fixture->output, NULL, NULL, NULL,
                                                 &error));
      g_assert_error (error, domain, code);
      g_assert_cmpint (g_file_test (fixture->output, G_FILE_TEST_EXISTS), ==, (int) is_there);
      format_fixture_assert_tidy (fixture);
    }

  g_assert_true (g_file_get_contents (fixture->output, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

void
format_fixture_assert_fails (FormatFixture            *fixture,
                             const LayakExportOptions *options,
                             LayakExportError          code)
{
  format_fixture_assert_error (fixture, options, LAYAK_EXPORT_ERROR, (int) code);
}

void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is missing in:\n%s", part, text);
}

guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;
  return n;
}

/* A format whose writer makes a mistake. */
typedef struct
{
  LayakExportFormat        format;
  const LayakExportFormat *real;
  const FormatBreach      *breach;
} SpoiltFormat;

static gboolean
spoilt_format_write (LayakExportJob  *job,
                     GError         **error)
{
  const SpoiltFormat *self = (const SpoiltFormat *) job->options->format;
  g_autoptr(GString) text = g_string_new (NULL);
  char block[4096];
  ssize_t n;

  if (!self->real->write (job, error))
    return FALSE;

  g_assert_cmpint (lseek (job->fd, 0, SEEK_SET), ==, 0);
  while ((n = read (job->fd, block, sizeof block)) > 0)
    g_string_append_len (text, block, n);
  g_assert_cmpint (n, ==, 0);
  g_assert_cmpuint (g_string_replace (text, self->breach->good, self->breach->bad, 0), >, 0);
  g_assert_cmpint (ftruncate (job->fd, 0), ==, 0);
  g_assert_cmpint (lseek (job->fd, 0, SEEK_SET), ==, 0);
  return layak_export_job_write (job, text->str, text->len, error);
}

static void
format_fixture_test_sample (FormatFixture *fixture,
                            gconstpointer  data)
{
  const FormatCase *format = data;
  g_autofree char *text = NULL;

  format_fixture_seed (fixture, LAYAK_SEED_SAMPLE);
  text = format_fixture_export (fixture, format->name, "63.11", "2025-Q3");
  for (const char * const *part = format->parts; *part != NULL; part++)
    assert_holds (text, *part);
  g_assert_null (strstr (text, "Bimbingan Teknis Konvensi Hak Anak menuju"));
}

/* What is good is kept, and what its writer did wrong is found before. */
static void
format_fixture_test_breaches (FormatFixture *fixture,
                              gconstpointer  data)
{
  const FormatCase *format = data;
  const LayakExportOptions options = format_options (format->name, NULL, NULL);

  format_fixture_seed (fixture, LAYAK_SEED_SAMPLE);
  g_free (format_fixture_export_options (fixture, &options));
  for (const FormatBreach *breach = format->breaches; breach->good != NULL; breach++)
    {
      SpoiltFormat spoilt = { *options.format, options.format, breach };
      LayakExportOptions bad = options;
      g_autofree char *shown = g_strescape (breach->bad, NULL);

      g_test_message ("“%s” for “%s”", shown, breach->good);
      spoilt.format.write = spoilt_format_write;
      bad.format = &spoilt.format;
      format_fixture_assert_fails (fixture, &bad, LAYAK_EXPORT_ERROR_INVALID);
    }
}

/* The file system takes a few bytes and no more. */
static void
format_fixture_test_full_disk (FormatFixture *fixture,
                               gconstpointer  data)
{
  const FormatCase *format = data;
  const LayakExportOptions options = format_options (format->name, NULL, NULL);
  struct rlimit limit, small;

  format_fixture_seed (fixture, LAYAK_SEED_SAMPLE);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 200;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  format_fixture_assert_error (fixture, &options, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static gboolean
format_fixture_spoil (LayakConnection  *connection,
                      gpointer          sql,
                      GError          **error)
{
  return layak_connection_execute (connection, sql, error);
}

/* Another program wrote into the database what the file cannot hold. */
static void
format_fixture_test_invalid (FormatFixture *fixture,
                             gconstpointer  data)
{
  const FormatCase *format = data;
  const LayakExportOptions options = format_options (format->name, NULL, NULL);
  g_autoptr(GError) error = NULL;

  format_fixture_seed (fixture, LAYAK_SEED_SAMPLE);
  layak_store_with_writer (fixture->store.store, format_fixture_spoil, (gpointer) format->spoil, &error);
  g_assert_no_error (error);
  format_fixture_assert_fails (fixture, &options, LAYAK_EXPORT_ERROR_INVALID);
}

static void
format_fixture_test_empty_scope (FormatFixture *fixture,
                                 gconstpointer  data)
{
  const FormatCase *format = data;
  const LayakExportOptions options = format_options (format->name, "63.11", "2024");
  g_autofree char *text = NULL;

  format_fixture_seed (fixture, LAYAK_SEED_SAMPLE);
  if (format->empty[0] == NULL)
    {
      format_fixture_assert_fails (fixture, &options, LAYAK_EXPORT_ERROR_EMPTY);
      return;
    }

  text = format_fixture_export_options (fixture, &options);
  for (guint i = 0; format->empty[i] != NULL; i++)
    assert_holds (text, format->empty[i]);
  g_assert_null (strstr (text, "LAYAK_PEOPLE_TRAINED"));
}

/* Whoever tests a format adds these first. */
void
format_fixture_add (const char      *name,
                    gconstpointer    data,
                    void           (*test) (FormatFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/formats/", name, NULL);

  g_test_add (path, FormatFixture, data, format_fixture_set_up, test, format_fixture_tear_down);
}

void
format_fixture_add_case (const FormatCase *format)
{
  format_fixture_add ("sample", format, format_fixture_test_sample);
  format_fixture_add ("breaches", format, format_fixture_test_breaches);
  format_fixture_add ("full-disk", format, format_fixture_test_full_disk);
  format_fixture_add ("invalid", format, format_fixture_test_invalid);
  format_fixture_add ("empty-scope", format, format_fixture_test_empty_scope);
}

#define LONG    "👩‍🏫 pendidik dan tenaga kesehatan, 中文字; "

char *
make_long_text (void)
{
  GString *text = g_string_new ("-awal\n");

  for (guint i = 0; i < 100; i++)
    g_string_append (text, LONG);
  g_string_append (text, "\n  selesai");
  return g_string_free (text, FALSE);
}

void
format_fixture_add_hostile (FormatFixture *fixture)
{
  LayakStore *store = fixture->store.store;
  g_autofree char *text = make_long_text ();
  g_autofree char *purpose = g_strconcat ("purpose=", text, NULL);
  g_autofree char *recommendation = g_strconcat ("text=", text, NULL);
  g_autofree char *training = NULL, *group = NULL, *identity = NULL, *link = NULL, *document = NULL;

  format_fixture_seed (fixture, LAYAK_SEED_REFERENCE);
  training = store_fixture_add (store, "training", "regency=63.11", "title=" HOSTILE, "status=held",
                                "start-date=2025-08", "venue=@" HOSTILE, purpose, "ceiling=18000000",
                                "start-time=09:05");
  group = g_strconcat ("training=", training, NULL);
  g_free (store_fixture_add (store, "participant-group", group, "group=educators", "male=3", "female=4"));
  identity = store_fixture_add (store, "recommendation", group, "regency=63.11", recommendation,
                                "status=in-progress", "due-date=2025-11", "target=3.00", "achieved=2.99",
                                "priority=high");
  link = g_strconcat ("recommendation=", identity, NULL);
  document = store_fixture_add (store, "document", link, "title=" HOSTILE,
                                "link=https://example.org/a.pdf?x=1&y=2");
}

/* Trainings whose first day is known by the day, the month and the year, and one that is only planned. */
void
format_fixture_add_dated (FormatFixture *fixture)
{
  LayakStore *store = fixture->store.store;

  format_fixture_seed (fixture, LAYAK_SEED_REFERENCE);
  g_free (store_fixture_add (store, "training", "regency=63.11", "title=a", "status=held", "start-date=2025-09-30",
                             "end-date=2025-10-02", "participants=10"));
  g_free (store_fixture_add (store, "training", "regency=63.11", "title=b", "status=held", "start-date=2025-09"));
  g_free (store_fixture_add (store, "training", "regency=63.11", "title=c", "status=held", "start-date=2025"));
  g_free (store_fixture_add (store, "training", "regency=63.11", "title=d", "status=planned",
                             "start-date=2025-09-30"));
}

/* Whether an element holds just this text. */
static gboolean
has_text (xmlNode    *node,
          const char *text)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type == XML_ELEMENT_NODE && xmlChildElementCount (node) == 0)
        {
          xmlChar *content = xmlNodeGetContent (node);
          gboolean same = g_str_equal ((const char *) content, text);

          xmlFree (content);
          if (same)
            return TRUE;
        }
      if (has_text (node->children, text))
        return TRUE;
    }
  return FALSE;
}

void
assert_has_text (const char *xml,
                 const char *text)
{
  xmlDoc *document = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  if (!has_text (xmlDocGetRootElement (document), text))
    g_error ("“%s” is missing", text);
  xmlFreeDoc (document);
}
