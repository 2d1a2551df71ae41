import { type Answer, answer, gapAnswer } from '../../../objects/gap.ts';
import type { Client } from '../client/api.ts';
import { splitLines } from './line-splitter.ts';

const SUBJECT = { kind: 'cluster' } as const;

/** Reads those lines of the API server's metrics that are wanted: all of them can be a hundred megabytes. */
export async function readApiMetrics(client: Client, names: readonly string[]): Promise<Answer<string>> {
  const response = await client.ask({ path: '/metrics', accept: 'text/plain' });
  const gap = (reason: Parameters<typeof told>[0], message: string) =>
    gapAnswer({ subject: SUBJECT, reason, message: told(reason, message) });
  if (!response.ok) return gap(response.failure.reason, response.failure.message);
  const starts = names.map((name) => Buffer.from(name));
  const lines: string[] = [];
  try {
    for await (const line of splitLines(response.value.body))
      if (starts.some((start) => line.subarray(0, start.length).equals(start))) lines.push(`${line}\n`);
  } catch (error) {
    const { reason, message } = response.value.explain(error);
    return gap(reason, message);
  }
  // A last line without its end may have been cut off, and counts for nothing.
  return answer(lines.join(''));
}

/** Gaps about the cluster are shown in their own words. */
function told(reason: Parameters<typeof gapAnswer>[0]['reason'], message: string): string {
  return `metrics of the API server (${reason === 'forbidden' ? 'forbidden: get /metrics' : message})`;
}
