import type { MetricsPage } from './page.ts';
import { readText } from './text/read-text.ts';

/**
 * Reads a metrics page: Prometheus text, OpenMetrics or protobuf. Never throws: what can't be understood is counted in
 * `broken`.
 *
 * @param wanted by the name of a family or of a sample: is it kept? Everything else is passed over as bytes.
 * @param contentType of the answer, where there is one; else the bytes tell
 */
export function readPage(bytes: Uint8Array, wanted: (name: string) => boolean, contentType?: string): MetricsPage {
  return readText(bytes, wanted, isOpenMetrics(bytes, contentType));
}

/** By its content type (OpenMetrics 1.0, "Protocol Negotiation"), else by the end that it has to have. */
function isOpenMetrics(bytes: Uint8Array, contentType: string | undefined): boolean {
  if (contentType !== undefined && /^\s*(application\/openmetrics-text|text\/plain)/i.test(contentType))
    return /openmetrics/i.test(contentType);
  const end = Buffer.from(bytes.subarray(-16)).toString('latin1');
  return /(^|\n)# EOF\s*$/.test(end);
}
