import { parseNumber } from '../../metrics/text/parse-number.ts';
import { arrayAt, isObject, type Json } from '../../objects/json.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { askPrometheus, type PrometheusApi } from './api.ts';

/** What time it is by Prometheus' own clock, milliseconds since the epoch to the second: all further questions go by it. */
export async function prometheusTime(api: PrometheusApi): Promise<Result<number>> {
  const asked = await askPrometheus(api, 'query', { query: 'time()' });
  if (!asked.ok) return asked;
  const seconds = parseNumber(String(scalarOf(asked.value?.data)));
  if (seconds === undefined) return failure(`Prometheus at ${api.place} does not tell its time`, 'Is it a Prometheus?');
  return success(Math.floor(seconds) * 1000);
}

/**
 * A scalar: its time and value. VictoriaMetrics answers a vector, of one series here, whatever was asked
 * (VictoriaMetrics/VictoriaMetrics app/vmselect/prometheus/query_response.qtpl).
 */
function scalarOf(data: Json | undefined): Json | undefined {
  const result = arrayAt(data, 'result');
  const [first] = result;
  return isObject(first) ? arrayAt(first, 'value')[1] : result[1];
}
