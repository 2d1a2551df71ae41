import { isObject, type Json, stringAt, stringsAt, valueAt } from '../../objects/json.ts';

/** What Prometheus' HTTP API answered (prometheus.io/docs/prometheus/latest/querying/api, "Format overview"). */
export type PrometheusAnswer =
  | { readonly kind: 'data'; readonly data: Json | undefined; readonly warnings: readonly string[] }
  | { readonly kind: 'error'; readonly text: string };

/** Reads an answer; undefined for what no Prometheus has written. */
export function readAnswer(body: Buffer): PrometheusAnswer | undefined {
  const value = parse(body);
  const status = stringAt(value, 'status');
  if (status === 'success')
    return { kind: 'data', data: valueAt(value, 'data'), warnings: stringsAt(value, 'warnings') };
  if (status !== 'error') return undefined;
  return { kind: 'error', text: stringAt(value, 'error') ?? stringAt(value, 'errorType') ?? 'no reason is given' };
}

function parse(body: Buffer): Json | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    // Whatever JSON.parse makes of text is Json.
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
