/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-types.h"
#include "layak-wording.h"

#define CHUNK_SIZE (64 * 1024)

/* So many records show what parts their fields. */
#define N_TRIED 20

/* Spreadsheets that know this line obey it; it is no record. */
#define DELIMITER_LINE "sep="

typedef enum
{
  AT_START,
  IN_PLAIN,
  IN_QUOTES,
  AFTER_QUOTE,   /* which ended the field, unless another one follows */
  AFTER_FIELD,   /* where nothing should be but a delimiter */
} State;

typedef struct
{
  gsize         begin;
  LayakCsvPlace place;
} Cell;

/**
 * LayakCsvReader:
 * @stream: (nullable): %NULL once all of it is in @buffer
 * @chunk: what was read last, for the decoder
 * @buffer: text that was decoded
 * @at: how much of it was read
 * @is_kept: nothing of it is dropped, since somebody may go back
 * @failure: (nullable): why nothing follows the text of @buffer
 * @text: the fields of the record, each with a NUL at its end
 * @fault: (nullable): why the record cannot be used
 */
struct _LayakCsvReader
{
  GInputStream    *stream;
  LayakCsvDecoder *decoder;
  goffset          n_read;
  char             delimiter;
  gboolean         is_begun;
  char            *chunk;
  GString         *buffer;
  gsize            at;
  gboolean         is_kept;
  GError          *failure;

  LayakCsvPlace    place;
  gboolean         after_return;
  guint            n_records;
  State            state;
  LayakCsvPlace    begin;
  GString         *text;
  GArray          *cells;
  const char      *fault;
};

/**
 * layak_csv_reader_new:
 * @delimiter: 0 to find out
 */
LayakCsvReader *
layak_csv_reader_new (GInputStream     *stream,
                      LayakCsvEncoding  encoding,
                      char              delimiter)
{
  LayakCsvReader *self = g_new0 (LayakCsvReader, 1);

  self->stream = g_object_ref (stream);
  self->decoder = layak_csv_decoder_new (encoding);
  self->delimiter = delimiter;
  self->is_kept = TRUE;
  self->chunk = g_malloc (CHUNK_SIZE);
  self->buffer = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->place = (LayakCsvPlace) { 1, 1 };
  return self;
}

/* Of a file that can be read twice, so that all of it tells the encoding. */
LayakCsvReader *
layak_csv_reader_open (LayakSpool        *content,
                       LayakCsvEncoding   encoding,
                       char               delimiter,
                       GError           **error)
{
  g_autoptr(GInputStream) first = layak_spool_open (content, error);
  g_autoptr(GInputStream) stream = first != NULL ? layak_spool_open (content, error) : NULL;

  if (stream == NULL || (encoding == LAYAK_CSV_ANY_ENCODING &&
                         !layak_csv_encoding_detect (first, &encoding, NULL, error)))
    return NULL;

  return layak_csv_reader_new (stream, encoding, delimiter);
}

void
layak_csv_reader_free (LayakCsvReader *self)
{
  g_clear_object (&self->stream);
  g_clear_pointer (&self->decoder, layak_csv_decoder_free);
  g_clear_error (&self->failure);
  g_free (self->chunk);
  g_string_free (self->buffer, TRUE);
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

/* Reads more into the buffer. What is wrong with the text is told when all before it was read. */
static gboolean
fill (LayakCsvReader  *self,
      GCancellable    *cancellable,
      GError         **error)
{
  gssize size = g_input_stream_read (self->stream, self->chunk, CHUNK_SIZE, cancellable, error);

  if (size < 0)
    return FALSE;

  if (!self->is_kept && self->at > 0)
    {
      g_string_erase (self->buffer, 0, (gssize) self->at);
      self->at = 0;
    }
  self->n_read += size;
  if (!layak_csv_decoder_push (self->decoder, self->chunk, (gsize) size, size == 0, self->buffer, &self->failure) ||
      size == 0)
    g_clear_object (&self->stream);
  return TRUE;
}

static void
begin_cell (LayakCsvReader *self)
{
  Cell cell = { self->text->len, self->place };

  g_array_append_val (self->cells, cell);
  self->state = AT_START;
}

static gboolean
fail_at (LayakCsvReader  *self,
         LayakCsvPlace    place,
         const char      *message,
         GError         **error)
{
  self->begin = place;
  g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, message);
  return FALSE;
}

/* @format: a sentence with “%s” for the limit */
static gboolean
fail_beyond (LayakCsvReader  *self,
             LayakCsvPlace    place,
             const char      *format,
             gint64           limit,
             GError         **error)
{
  g_autofree char *message = layak_wording_count (format, limit);

  return fail_at (self, place, message, error);
}

static gboolean
check_limits (LayakCsvReader  *self,
              GError         **error)
{
  const Cell *cell = &g_array_index (self->cells, Cell, self->cells->len - 1);

  if (self->text->len - cell->begin > LAYAK_CSV_MAX_FIELD)
    return fail_beyond (self, cell->place,
                        _("The field that begins here has more than %s bytes; a quotation mark may be missing"),
                        LAYAK_CSV_MAX_FIELD, error);
  if (self->text->len > LAYAK_CSV_MAX_RECORD)
    return fail_beyond (self, self->begin, _("The record has more than %s bytes"), LAYAK_CSV_MAX_RECORD, error);
  if (self->cells->len > LAYAK_CSV_MAX_COLUMNS)
    return fail_beyond (self, self->begin, _("The record has more than %s fields"), LAYAK_CSV_MAX_COLUMNS, error);
  return TRUE;
}

static void
append (LayakCsvReader *self,
        char            c)
{
  g_string_append_c (self->text, c);
}

/* One byte of a field, which is none that ends the record. */
static void
take (LayakCsvReader *self,
      char            c)
{
  const gboolean is_delimiter = c == self->delimiter;

  if (self->state == IN_QUOTES)
    {
      if (c == '"')
        self->state = AFTER_QUOTE;
      else
        append (self, c);
    }
  else if (self->state == AFTER_QUOTE && c == '"')
    {
      append (self, c);
      self->state = IN_QUOTES;
    }
  else if (is_delimiter)
    {
      append (self, '\0');
      begin_cell (self);
    }
  else if (self->state == AT_START && c == '"')
    self->state = IN_QUOTES;
  else if (self->state == AFTER_QUOTE || self->state == AFTER_FIELD)
    {
      if (c != ' ')
        self->fault = _("After a quotation mark that ends a field, text follows");
      append (self, c);
      self->state = AFTER_FIELD;
    }
  else
    {
      append (self, c);
      self->state = IN_PLAIN;
    }
}

/* A cell begins where the delimiter before it ends, so the place moves first. */
static void
move_on (LayakCsvReader *self,
         char            c)
{
  if (c == '\r' || (c == '\n' && !self->after_return))
    {
      self->place.line++;
      self->place.column = 1;
    }
  else if (c != '\n' && ((guchar) c & 0xc0) != 0x80)
    self->place.column++;
  self->after_return = c == '\r';
}

/* Most of a sheet is text that ends nothing, and is taken as a whole. Answers whether there was any. */
static gboolean
take_text (LayakCsvReader *self)
{
  const char ends[] = { '"', '\r', '\n', self->delimiter, '\0' };
  const char *text = self->buffer->str + self->at;
  const gsize length = self->state == IN_PLAIN || self->state == IN_QUOTES ? strcspn (text, ends) : 0;

  if (length == 0)
    return FALSE;

  g_string_append_len (self->text, text, (gssize) length);
  for (gsize i = 0; i < length; i++)
    self->place.column += ((guchar) text[i] & 0xc0) != 0x80;
  self->at += length;
  self->after_return = FALSE;
  return TRUE;
}

static gboolean
end_of_text (LayakCsvReader  *self,
             GError         **error)
{
  const Cell *cell = &g_array_index (self->cells, Cell, self->cells->len - 1);

  if (self->failure != NULL)
    {
      self->begin = self->place;
      g_propagate_error (error, g_error_copy (self->failure));
      return FALSE;
    }
  if (self->state == IN_QUOTES)
    return fail_at (self, cell->place, _("The quotation mark that begins this field is never closed"), error);
  return TRUE;
}

/* From the place where it stands to the end of the record. */
static gboolean
read_record (LayakCsvReader  *self,
             GCancellable    *cancellable,
             GError         **error)
{
  while (TRUE)
    {
      char c;
      gboolean is_end;

      if (self->at == self->buffer->len)
        {
          if (self->stream == NULL)
            return end_of_text (self, error);
          if (!fill (self, cancellable, error))
            return FALSE;
          continue;
        }
      if (take_text (self))
        {
          if (!check_limits (self, error))
            return FALSE;
          continue;
        }

      c = self->buffer->str[self->at++];
      is_end = (c == '\r' || c == '\n') && self->state != IN_QUOTES;
      /* The second half of a line end that ended the record before. */
      if (c == '\n' && self->after_return && self->state == AT_START && self->cells->len == 1)
        {
          move_on (self, c);
          self->begin = self->place;
          continue;
        }

      move_on (self, c);
      if (is_end)
        return TRUE;
      take (self, c);
      if (!check_limits (self, error))
        return FALSE;
    }
}

static gboolean
is_blank (LayakCsvReader *self)
{
  for (gsize i = 0; i < self->text->len; i++)
    if (self->text->str[i] != '\0' && self->text->str[i] != ' ')
      return FALSE;

  return TRUE;
}

/* The next record that is not empty, as the delimiter parts it. */
static gboolean
next_record (LayakCsvReader  *self,
             GCancellable    *cancellable,
             GError         **error)
{
  do
    {
      if (self->at == self->buffer->len && self->stream == NULL && self->failure == NULL)
        return FALSE;

      g_string_truncate (self->text, 0);
      g_array_set_size (self->cells, 0);
      self->fault = NULL;
      self->begin = self->place;
      begin_cell (self);
      if (!read_record (self, cancellable, error))
        return FALSE;
      append (self, '\0');
    }
  while (is_blank (self));

  if (++self->n_records > LAYAK_CSV_MAX_RECORDS)
    return fail_beyond (self, self->begin, _("There are more than %s records"), LAYAK_CSV_MAX_RECORDS, error);
  return TRUE;
}

/* How well @delimiter parts the beginning: the fields of records which have as many as the one before them. */
static guint
rate (LayakCsvReader *self,
      char            delimiter)
{
  g_autoptr(GInputStream) nothing = g_memory_input_stream_new ();
  g_autoptr(LayakCsvReader) trial = layak_csv_reader_new (nothing, LAYAK_CSV_UTF_8, delimiter);
  guint rating = 0, last = 0;

  g_clear_object (&trial->stream);
  g_string_append_len (trial->buffer, self->buffer->str + self->at, (gssize) (self->buffer->len - self->at));
  for (guint i = 0; i < N_TRIED && next_record (trial, NULL, NULL); i++)
    {
      guint n = trial->cells->len;

      rating += n > 1 && (last == 0 || n == last) ? n : 0;
      last = n;
    }
  return rating;
}

/* A first line “sep=;” says what parts the fields. */
static gboolean
read_delimiter_line (LayakCsvReader *self)
{
  const char *line = self->buffer->str;
  const gsize length = strlen (DELIMITER_LINE);
  const char *end = line + length + 1;

  if (g_ascii_strncasecmp (line, DELIMITER_LINE, length) != 0 || line[length] == '\0' ||
      strchr (LAYAK_CSV_DELIMITERS, line[length]) == NULL || (*end != '\r' && *end != '\n'))
    return FALSE;

  self->delimiter = line[length];
  self->at = (gsize) (end - line) + (end[0] == '\r' && end[1] == '\n' ? 2 : 1);
  self->place.line = 2;
  return TRUE;
}

/* The delimiter that parts the beginning best; a comma if none parts anything. */
static char
find_delimiter (LayakCsvReader *self)
{
  char found = *LAYAK_CSV_DELIMITERS;
  guint best = 0;

  for (const char *p = LAYAK_CSV_DELIMITERS; *p != '\0'; p++)
    {
      guint rating = rate (self, *p);

      if (rating > best)
        found = *p;
      best = MAX (best, rating);
    }
  return found;
}

/* Reads so much that one can see what parts the fields. */
static gboolean
begin (LayakCsvReader  *self,
       GCancellable    *cancellable,
       GError         **error)
{
  const char given = self->delimiter;

  while (self->stream != NULL && self->buffer->len < CHUNK_SIZE)
    if (!fill (self, cancellable, error))
      return FALSE;

  self->is_begun = TRUE;
  read_delimiter_line (self);
  if (given != 0)
    self->delimiter = given;
  else if (self->delimiter == 0)
    self->delimiter = find_delimiter (self);
  return TRUE;
}

/**
 * layak_csv_reader_next:
 *
 * Goes to the next record that is not empty.
 *
 * Returns: whether there is one; %FALSE without an error at the end. What fails the file is %LAYAK_ERROR_INVALID, and
 *   layak_csv_reader_get_place() tells where
 */
gboolean
layak_csv_reader_next (LayakCsvReader  *self,
                       GCancellable    *cancellable,
                       GError         **error)
{
  return (self->is_begun || begin (self, cancellable, error)) && next_record (self, cancellable, error);
}

/* Goes back to the beginning, which can be done once. */
void
layak_csv_reader_rewind (LayakCsvReader *self)
{
  g_return_if_fail (self->is_kept);

  self->is_kept = FALSE;
  self->at = 0;
  self->place = (LayakCsvPlace) { 1, 1 };
  self->after_return = FALSE;
  self->n_records = 0;
  if (self->is_begun)
    {
      const char delimiter = self->delimiter;

      read_delimiter_line (self);
      self->delimiter = delimiter;
    }
}

/* How many fields the record has. */
guint
layak_csv_reader_get_n (LayakCsvReader *self)
{
  return self->cells->len;
}

/**
 * layak_csv_reader_get:
 * @place: (out) (optional): where it begins
 *
 * Returns: a field of the record, empty beyond its last one; valid until the next record
 */
const char *
layak_csv_reader_get (LayakCsvReader *self,
                      guint           position,
                      LayakCsvPlace  *place)
{
  const Cell *cell = position < self->cells->len ? &g_array_index (self->cells, Cell, position) : NULL;

  if (place != NULL)
    *place = cell != NULL ? cell->place : self->begin;
  return cell != NULL ? self->text->str + cell->begin : "";
}

/* Where the record begins, or after a failure, what is wrong. */
LayakCsvPlace
layak_csv_reader_get_place (LayakCsvReader *self)
{
  return self->begin;
}

/* (nullable): why nothing but this record cannot be used. */
const char *
layak_csv_reader_get_fault (LayakCsvReader *self)
{
  return self->fault;
}

char
layak_csv_reader_get_delimiter (LayakCsvReader *self)
{
  return self->delimiter;
}

LayakCsvEncoding
layak_csv_reader_get_encoding (LayakCsvReader *self)
{
  return layak_csv_decoder_get_encoding (self->decoder);
}

goffset
layak_csv_reader_get_n_read (LayakCsvReader *self)
{
  return self->n_read;
}
