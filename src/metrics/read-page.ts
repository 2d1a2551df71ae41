import type { MetricsPage, PageFormat } from './page.ts';
import { readProtobuf } from './protobuf/read-protobuf.ts';
import { readText } from './text/read-text.ts';

/**
 * Reads a metrics page: Prometheus text, OpenMetrics or protobuf. Never throws: what can't be understood is counted in
 * `broken`.
 *
 * @param wanted by the name of a family or of a sample: is it kept? Everything else is passed over as bytes.
 * @param contentType of the answer, where there is one; else the bytes tell
 */
export function readPage(bytes: Uint8Array, wanted: (name: string) => boolean, contentType?: string): MetricsPage {
  const format = formatOf(bytes, contentType);
  return format === 'protobuf' ? readProtobuf(bytes, wanted) : readText(bytes, wanted, format === 'openmetrics');
}

/** The format of a page: the content type tells, or else the bytes. */
export function formatOf(bytes: Uint8Array, contentType?: string): PageFormat {
  return formatByType(contentType) ?? formatByBytes(bytes);
}

/** prometheus.io/docs, Exposition formats and "Content negotiation"; OpenMetrics 1.0, "Protocol Negotiation". */
function formatByType(contentType = ''): PageFormat | undefined {
  const type = contentType.toLowerCase();
  // The other encodings of it are texts that nobody serves any more.
  if (type.includes('application/vnd.google.protobuf')) return 'protobuf';
  if (type.includes('application/openmetrics-text')) return 'openmetrics';
  return type.includes('text/plain') ? 'text' : undefined;
}

function formatByBytes(bytes: Uint8Array): PageFormat {
  if (startsAsMessage(bytes)) return 'protobuf';
  // The end that OpenMetrics has to have, and the others don't.
  const end = Buffer.from(bytes.subarray(-16)).toString('latin1');
  return /(^|\n)# EOF\s*$/.test(end) ? 'openmetrics' : 'text';
}

/** A length, and a message that begins with a family's name: field 1, a string. */
function startsAsMessage(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < 5 && (bytes[at] ?? 0) >= 0x80) at++;
  const length = bytes[at + 2] ?? 0;
  const name = Buffer.from(bytes.subarray(at + 3, at + 3 + length)).toString('utf8');
  // No text has a line break before what is a name without blanks.
  return bytes[at + 1] === 0x0a && length > 0 && name.length === length && /^[\w:.]+$/.test(name);
}
