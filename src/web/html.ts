/**
 * Pages are functions that return tagged HTML: everything put in is escaped. `raw` only for icons and for HTML that
 * our own code made.
 */
export { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of a page. Await it before it is sent. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
