/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

/* A training with a session in Balangan; *session may be NULL. */
static char *
add_training (LayakStore  *store,
              char       **session)
{
  g_autofree char *province = store_fixture_add (store, "province", "code=63", "name=Kalimantan Selatan");
  g_autofree char *regency = store_fixture_add (store, "regency", "code=63.11", "province=63", "kind=kabupaten",
                                                "name=Balangan");
  char *training = store_fixture_add (store, "training", "title=Pelatihan", "status=held", "regency=63.11",
                                      "start-date=2025-08-20", "end-date=2025-08-22", "participants=100");
  g_autofree char *parent = g_strconcat ("training=", training, NULL);
  g_autofree char *made = store_fixture_add (store, "session", "topic=Prinsip", parent);

  g_assert_cmpstr (province, ==, "63");
  g_assert_cmpstr (regency, ==, "63.11");
  if (session != NULL)
    *session = g_steal_pointer (&made);
  return training;
}

static void
assert_field (LayakStore *store,
              const char *type,
              const char *identity,
              const char *field,
              const char *expected)
{
  g_autoptr(LayakRow) row = store_fixture_dup_row (store, type, identity);
  const LayakField *found = layak_record_info_find_field (layak_record_info_find (type), field);
  g_autofree char *text = NULL;

  g_assert_nonnull (row);
  text = layak_value_format (found, *layak_row_get_value (row, field));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_round_trip (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autoptr(GError) error = NULL;

  assert_field (fixture->store, "training", training, "regency", "63.11");
  assert_field (fixture->store, "training", training, "start-date", "2025-08-20");
  assert_field (fixture->store, "training", training, "venue", NULL);
  g_assert_true (store_fixture_set (fixture->store, "training", training, "target-groups", "media business", &error));
  assert_field (fixture->store, "training", training, "target-groups", "business media");
  g_assert_true (store_fixture_set (fixture->store, "training", training, "participants", NULL, &error));
  assert_field (fixture->store, "training", training, "participants", NULL);
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM training WHERE participants IS NULL"),
                   ==, 1);
}

/* A failed write leaves no trace: no row, no step, no counter. */
static void
test_failed_write (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autofree char *before = store_fixture_dump (fixture->store, (const char * const []) {
                                                "training", "step", "change", "version", "setting", NULL });
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (store_fixture_set (fixture->store, "training", training, "regency", "63.99", &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* A set calls what has a key by its key: exports and filters compare the text. */
  g_assert_false (store_fixture_set (fixture->store, "training", training, "indicators",
                                     "3e91aa27-5084-5411-b2cf-d47990efc82b", &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (store_fixture_set (fixture->store, "training", training, "title", NULL, &error));
  g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_REQUIRED);
  g_clear_error (&error);
  g_assert_false (store_fixture_set (fixture->store, "regency", "63.11", "code", "63.12", &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (store_fixture_delete (fixture->store, "province", "63", &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "Balangan"));

  after = store_fixture_dump (fixture->store, (const char * const []) {
                              "training", "step", "change", "version", "setting", NULL });
  g_assert_cmpstr (before, ==, after);
}

/* Writing what is there already is no step. */
static void
test_no_change (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autoptr(GError) error = NULL;
  gint64 n_steps = store_fixture_count (fixture->store, "SELECT count (*) FROM step");

  g_assert_true (store_fixture_set (fixture->store, "training", training, "title", "Pelatihan", &error));
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM step"), ==, n_steps);
}

static const char * const record_tables[] =
{
  "province", "regency", "training", "session", "recommendation", "progress", "document", NULL
};

/* Everything is undone to the empty database and redone to the full one, over a restart. */
static void
test_undo_redo (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *session = NULL;
  g_autofree char *training = add_training (fixture->store, &session);
  g_autofree char *empty = NULL, *full = NULL, *again = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (store_fixture_set (fixture->store, "training", training, "title", "Pelatihan KHA", &error));
  g_assert_true (store_fixture_delete (fixture->store, "session", session, &error));
  full = store_fixture_dump (fixture->store, record_tables);

  for (guint i = 0; i < 6; i++)
    {
      if (i == 3)
        store_fixture_restart (fixture);
      g_assert_true (layak_store_undo (fixture->store, 0, &error));
      g_assert_no_error (error);
    }
  g_assert_false (layak_store_undo (fixture->store, 0, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  empty = store_fixture_dump (fixture->store, record_tables);
  g_assert_cmpstr (empty, ==, "");

  store_fixture_restart (fixture);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_true (layak_store_redo (fixture->store, &error));
      g_assert_no_error (error);
    }
  g_assert_false (layak_store_redo (fixture->store, &error));
  again = store_fixture_dump (fixture->store, record_tables);
  g_assert_cmpstr (again, ==, full);
}

/* A training goes with all that is part of it or about it, and comes back with all of it. */
static void
test_undo_of_deletion (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autofree char *parent = g_strconcat ("training=", training, NULL);
  g_autofree char *recommendation = store_fixture_add (fixture->store, "recommendation", "text=Bentuk PATBM",
                                                       "status=agreed", "regency=63.11", parent);
  g_autofree char *of = g_strconcat ("recommendation=", recommendation, NULL);
  g_autofree char *progress = store_fixture_add (fixture->store, "progress", of, "date=2025-09-01");
  g_autofree char *document = store_fixture_add (fixture->store, "document", of, "title=SK");
  g_autofree char *before = store_fixture_dump (fixture->store, record_tables);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (progress);
  g_assert_nonnull (document);
  g_assert_true (store_fixture_delete (fixture->store, "training", training, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM recommendation"), ==, 0);
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM document"), ==, 0);
  /* Four units left; the session is within one of them. */
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM tombstone WHERE regency = '63.11'"),
                   ==, 4);

  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_no_error (error);
  after = store_fixture_dump (fixture->store, record_tables);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM tombstone"), ==, 0);
  /* Whoever read the deletion must learn that the training is back. */
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM version WHERE type = 8 AND "
                                        "seen IS NOT NULL"), ==, 1);
}

/* An earlier step is taken back as a new one, unless something stands in the way, which is named. */
static void
test_undo_of_earlier_step (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autoptr(GError) error = NULL;
  gint64 step;

  g_assert_true (store_fixture_set (fixture->store, "training", training, "venue", "Aula", &error));
  step = store_fixture_count (fixture->store, "SELECT max (id) FROM step");
  g_assert_true (store_fixture_set (fixture->store, "training", training, "title", "Bimtek", &error));
  g_assert_true (layak_store_undo (fixture->store, step, &error));
  g_assert_no_error (error);
  assert_field (fixture->store, "training", training, "venue", NULL);
  assert_field (fixture->store, "training", training, "title", "Bimtek");

  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  assert_field (fixture->store, "training", training, "venue", "Aula");

  g_assert_true (store_fixture_set (fixture->store, "training", training, "venue", "Hotel", &error));
  g_assert_false (layak_store_undo (fixture->store, step, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_THE_WAY);
  g_assert_nonnull (strstr (error->message, "Bimtek"));
  g_clear_error (&error);

  /* The third step made the training, which has got a session since. */
  g_assert_false (layak_store_undo (fixture->store, 3, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_THE_WAY);
  g_assert_nonnull (strstr (error->message, "Prinsip"));
}

/* A new step ends what could be redone. */
/* No foreign key watches over the members of a set. */
static void
test_undo_of_member (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autofree char *agency = store_fixture_add (fixture->store, "agency", "level=ministry", "abbreviation=KPPPA");
  g_autoptr(GError) error = NULL;
  gint64 step;

  g_assert_true (store_fixture_set (fixture->store, "training", training, "co-organisers", agency, &error));
  g_assert_true (store_fixture_set (fixture->store, "training", training, "co-organisers", "", &error));
  step = store_fixture_count (fixture->store, "SELECT max (id) FROM step");
  g_assert_true (store_fixture_delete (fixture->store, "agency", agency, &error));
  g_assert_no_error (error);

  g_assert_false (layak_store_undo (fixture->store, step, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT);
  assert_field (fixture->store, "training", training, "co-organisers", NULL);
  g_clear_error (&error);

  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_true (layak_store_undo (fixture->store, step, &error));
  g_assert_no_error (error);
  assert_field (fixture->store, "training", training, "co-organisers", agency);
}

static void
test_new_step_drops_redo (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (store_fixture_set (fixture->store, "training", training, "venue", "Aula", &error));
  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_true (store_fixture_set (fixture->store, "training", training, "venue", "Hotel", &error));
  g_assert_false (layak_store_redo (fixture->store, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND);
}

static void
test_history (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autoptr(LayakStatement) select = NULL;
  g_autoptr(GError) error = NULL;

  layak_store_set_person (fixture->store, "Perencana");
  g_assert_true (store_fixture_set (fixture->store, "training", training, "participants", "95", &error));
  select = layak_connection_prepare (layak_store_get_reader (fixture->store),
    "SELECT s.person, s.origin, c.operation, c.field, c.old, c.new FROM change AS c JOIN step AS s ON s.id = c.step "
    "ORDER BY s.id DESC", &error);
  g_assert_no_error (error);
  g_assert_cmpint (layak_statement_step (select, &error), ==, LAYAK_STEP_ROW);
  g_assert_cmpstr (layak_statement_get_text (select, 0), ==, "Perencana");
  g_assert_cmpstr (layak_statement_get_text (select, 1), ==, "test");
  g_assert_cmpstr (layak_statement_get_text (select, 2), ==, "update");
  g_assert_cmpstr (layak_statement_get_text (select, 3), ==, "participants");
  g_assert_cmpstr (layak_statement_get_text (select, 4), ==, "100");
  g_assert_cmpstr (layak_statement_get_text (select, 5), ==, "95");
}

/* Each change has the stamp of its step, and the unit of a session has seen what happened to it. */
static void
test_stamps (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *session = NULL;
  g_autofree char *training = add_training (fixture->store, &session);
  g_autoptr(GError) error = NULL;
  gint64 counter;

  g_assert_true (store_fixture_set (fixture->store, "session", session, "topic", "Hak anak", &error));
  counter = store_fixture_count (fixture->store, "SELECT value FROM setting WHERE name = 'counter'");
  g_assert_cmpint (counter, ==, 5);
  g_assert_cmpint (store_fixture_count (fixture->store,
    "SELECT count (*) FROM version WHERE type = 10 AND made LIKE '%:4' AND stamps LIKE 'topic=%:5'"), ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->store,
    "SELECT count (*) FROM version WHERE type = 8 AND made LIKE '%:3' AND seen LIKE '%:5' AND stamps IS NULL"), ==, 1);

  /* An undo is a new edit: what was undone must not return from a file. */
  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_cmpint (store_fixture_count (fixture->store,
    "SELECT count (*) FROM version WHERE type = 10 AND stamps LIKE 'topic=%:6'"), ==, 1);
}

/* Whether the session has the version it got by its creation and one edit. */
static void
assert_old_version (LayakStore *store)
{
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM version WHERE type = 10"), ==, 1);
  g_assert_cmpint (store_fixture_count (store,
    "SELECT count (*) FROM version WHERE type = 10 AND made LIKE '%:4' AND stamps LIKE 'topic=%:5'"), ==, 1);
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM tombstone"), ==, 0);
  g_assert_cmpint (store_fixture_count (store, "SELECT count (*) FROM buried_version"), ==, 0);
}

/* What was deleted from a training leaves a tombstone too; taken back, it is the record it was, and only its training
 * has seen something new. What goes with its training needs none. */
static void
test_deletion_of_part (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *session = NULL;
  g_autofree char *training = add_training (fixture->store, &session);
  g_autoptr(GError) error = NULL;

  g_assert_true (store_fixture_set (fixture->store, "session", session, "topic", "Hak anak", &error));
  assert_old_version (fixture->store);
  g_assert_true (store_fixture_delete (fixture->store, "session", session, &error));
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM tombstone WHERE stamp LIKE '%:6' AND "
                                        "unit = (SELECT uuid FROM training)"), ==, 1);
  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  assert_old_version (fixture->store);
  g_assert_cmpint (store_fixture_count (fixture->store,
    "SELECT count (*) FROM version WHERE type = 8 AND seen LIKE '%:7'"), ==, 1);

  g_assert_true (store_fixture_delete (fixture->store, "training", training, &error));
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM tombstone"), ==, 1);
  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  assert_old_version (fixture->store);
}

/* The undo of a creation leaves a tombstone only if somebody may have read the record. */
static void
test_undo_of_creation (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autofree char *second = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakConnection) writer = NULL;

  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM tombstone"), ==, 0);

  second = store_fixture_add (fixture->store, "training", "title=Bimtek", "status=draft");
  writer = layak_connection_open (fixture->path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  g_assert_true (layak_connection_set_setting (writer, "exported-counter", "1000", &error));
  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM tombstone"), ==, 1);
}

static guint64 changed_tables;

static void
changed_cb (LayakStore *store,
            guint64     tables)
{
  changed_tables |= tables;
}

/* What another program writes is told here too. */
static void
test_news_of_others (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStore) other = layak_store_open (fixture->path, LAYAK_OPEN_EXISTING, &error);
  g_autofree char *province = NULL;
  const LayakRecordInfo *info = layak_record_info_find ("province");
  gboolean can_undo;

  g_assert_no_error (error);
  layak_store_set_origin (other, "other");
  changed_tables = 0;
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), NULL);
  province = store_fixture_add (other, "province", "code=62", "name=Kalimantan Tengah");
  store_fixture_wait_until (changed_tables & LAYAK_TABLE_BIT (info));
  g_assert_cmpuint (changed_tables, ==, LAYAK_TABLE_BIT (info));

  /* The history is one line for the file, whoever made the step. */
  g_object_get (fixture->store, "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);
  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_null (store_fixture_dup_row (other, "province", "62"));
}

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(LayakRecord) record = layak_record_new (layak_record_info_find ("province"));
  g_autoptr(GAsyncResult) inserted = NULL, undone = NULL;
  g_autoptr(GError) error = NULL;

  g_object_set (record, "code", "62", "name", "Kalimantan Tengah", NULL);
  layak_store_insert_async (fixture->store, record, take_result_cb, &inserted);
  g_assert_true (layak_store_is_writing (fixture->store));
  store_fixture_wait_until (inserted != NULL);
  g_assert_true (layak_store_write_finish (fixture->store, inserted, &error));
  g_assert_false (layak_store_is_writing (fixture->store));
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM province"), ==, 1);

  layak_store_undo_async (fixture->store, 0, take_result_cb, &undone);
  store_fixture_wait_until (undone != NULL);
  g_assert_true (layak_store_write_finish (fixture->store, undone, &error));
  g_assert_cmpint (store_fixture_count (fixture->store, "SELECT count (*) FROM province"), ==, 0);
}

/* Nobody else may read people's records. */
static void
test_file_mode (StoreFixture  *fixture,
                gconstpointer  data)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_search_follows (StoreFixture  *fixture,
                     gconstpointer  data)
{
  const char *found = "SELECT count (*) FROM training_search WHERE training_search MATCH 'pelatihan'";
  const char *renamed = "SELECT count (*) FROM training_search WHERE training_search MATCH 'bimtek'";
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (store_fixture_count (fixture->store, found), ==, 1);
  g_assert_true (store_fixture_set (fixture->store, "training", training, "title", "Bimtek", &error));
  g_assert_cmpint (store_fixture_count (fixture->store, found), ==, 0);
  g_assert_cmpint (store_fixture_count (fixture->store, renamed), ==, 1);
  g_assert_true (store_fixture_set (fixture->store, "training", training, "venue", "Aula", &error));
  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_true (layak_store_undo (fixture->store, 0, &error));
  g_assert_cmpint (store_fixture_count (fixture->store, found), ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->store, renamed), ==, 0);
  g_assert_true (store_fixture_delete (fixture->store, "training", training, &error));
  g_assert_cmpint (store_fixture_count (fixture->store, found), ==, 0);
}

/* Whoever verifies has seen evidence; it cannot be taken away either. */
static void
test_verified_needs_evidence (StoreFixture  *fixture,
                              gconstpointer  data)
{
  g_autofree char *training = add_training (fixture->store, NULL);
  g_autofree char *recommendation = store_fixture_add (fixture->store, "recommendation", "text=Bentuk PATBM",
                                                       "status=done", "regency=63.11");
  g_autofree char *of = g_strconcat ("recommendation=", recommendation, NULL);
  g_autofree char *progress = store_fixture_add (fixture->store, "progress", of, "date=2025-09-01");
  g_autofree char *of_progress = g_strconcat ("progress=", progress, NULL);
  g_autofree char *document = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (training);
  g_assert_true (store_fixture_set (fixture->store, "recommendation", recommendation,
                                    "verified-by", "Bappeda", &error));
  g_assert_true (store_fixture_set (fixture->store, "recommendation", recommendation,
                                    "verified-on", "2025-10", &error));
  g_assert_false (store_fixture_set (fixture->store, "recommendation", recommendation, "status", "verified", &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "PATBM"));
  g_clear_error (&error);

  document = store_fixture_add (fixture->store, "document", of_progress, "title=SK");
  g_assert_true (store_fixture_set (fixture->store, "recommendation", recommendation, "status", "verified", &error));
  g_assert_no_error (error);
  g_assert_false (store_fixture_delete (fixture->store, "document", document, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (store_fixture_delete (fixture->store, "progress", progress, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (store_fixture_set (fixture->store, "recommendation", recommendation, "verified-by", NULL, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (store_fixture_delete (fixture->store, "recommendation", recommendation, &error));
  g_assert_no_error (error);
}

#define ADD(path, func) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/round-trip", test_round_trip);
  ADD ("/store/failed-write", test_failed_write);
  ADD ("/store/no-change", test_no_change);
  ADD ("/store/undo-redo", test_undo_redo);
  ADD ("/store/undo-of-deletion", test_undo_of_deletion);
  ADD ("/store/undo-of-earlier-step", test_undo_of_earlier_step);
  ADD ("/store/undo-of-member", test_undo_of_member);
  ADD ("/store/new-step-drops-redo", test_new_step_drops_redo);
  ADD ("/store/history", test_history);
  ADD ("/store/stamps", test_stamps);
  ADD ("/store/deletion-of-part", test_deletion_of_part);
  ADD ("/store/undo-of-creation", test_undo_of_creation);
  ADD ("/store/news-of-others", test_news_of_others);
  ADD ("/store/async", test_async);
  ADD ("/store/file-mode", test_file_mode);
  ADD ("/store/search-follows", test_search_follows);
  ADD ("/store/verified-needs-evidence", test_verified_needs_evidence);

  return g_test_run ();
}
