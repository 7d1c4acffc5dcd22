/** A media type, with parameters or without: `text/csv`, `text/csv; charset=utf-8`. */
export const CONTENT_TYPE_PATTERN = /^[\w.+-]+\/[\w.+*-]+(\s*;.*)?$/;
