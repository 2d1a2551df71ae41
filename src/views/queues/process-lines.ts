import type { ProcessRates, WebhookRates } from '../../queues/rates.ts';
import { perSecond } from '../../queues/words.ts';
import { quantilesText } from './columns.ts';

/** What a process asked of the API server, and was asked by its webhooks, a line each; empty where nothing was counted. */
export function processLines({ requests, seconds, webhooks, restarts }: ProcessRates): readonly string[] {
  if (seconds <= 0) return [];
  const codes = Object.entries(requests).filter(([, count]) => count > 0);
  const all = codes.reduce((sum, [, count]) => sum + count, 0);
  const byCode = codes.map(([code, count]) => `${count} × ${code}`).join(', ');
  return [
    ...(all === 0 ? [] : [`Requests to the API server: ${perSecond(all, seconds)} (${byCode})`]),
    ...webhooks.filter((webhook) => webhook.requests > 0).map((webhook) => webhookLine(webhook, seconds)),
    ...(restarts === 0 ? [] : [`Restarts meanwhile: ${restarts}`]),
  ];
}

function webhookLine({ name, requests, failures, latency }: WebhookRates, seconds: number): string {
  const took = quantilesText(latency, [0.5, 0.99]);
  const how = [...(took === '' ? [] : [`${took} at p50/p99`]), ...(failures === 0 ? [] : [`${failures} failed`])].join(
    ', ',
  );
  return `Webhook ${name}: ${perSecond(requests, seconds)}${how === '' ? '' : ` (${how})`}`;
}
