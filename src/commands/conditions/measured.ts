import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { type Measured, readMeasured } from '../../collect/history/prometheus.ts';
import { apiAtAddress } from '../../collect/prometheus/api.ts';
import { prometheusTime } from '../../collect/prometheus/clock.ts';
import { apiAtService } from '../../collect/prometheus/service.ts';
import type { KubeObject } from '../../objects/object.ts';
import { type Result, success } from '../../objects/problem.ts';
import { readAccess } from '../prometheus/access.ts';
import type { ConditionsRequest } from './request.ts';

/** How far back Prometheus is asked where --since does not say it; milliseconds. */
const LENGTH = 24 * 3_600_000;

/** Asks Prometheus for what it kept of the conditions of objects, where that is asked for. */
export async function readPrometheus(
  { prometheus, period }: ConditionsRequest,
  objects: readonly KubeObject[],
  reader: ClusterReader,
  discovery: Discovery,
  { terminal, signal }: CommandContext,
): Promise<Result<Measured>> {
  if (prometheus === undefined) return success({ entries: [], gaps: [] });
  const { at } = prometheus;
  const access = await readAccess(prometheus.access, at.kind === 'address' ? at.base : undefined, terminal);
  if (!access.ok) return access;
  const options = { ...access.value, signal };
  const api =
    at.kind === 'address'
      ? success(apiAtAddress(at.base, options))
      : await apiAtService(reader, discovery, at.service, { token: options.token, signal });
  if (!api.ok) return api;
  const time = await prometheusTime(api.value);
  if (!time.ok) return time;
  const { since, until = time.value } = period(time.value);
  const to = Math.min(until, time.value);
  return success(await readMeasured(objects, api.value, { from: since ?? to - LENGTH, to }));
}
