import type { ConversionHealth } from '../../versions/conversion.ts';
import type { ConversionTrial, VersionFacts, WebhookFacts } from '../../versions/facts.ts';
import { authorityCell, expiryCell } from '../text/expiry.ts';
import type { Cell } from '../text/table.ts';
import { problemText } from './words.ts';

/** How conversion is doing, in a cell. */
export function conversionCell({ strategy, state }: ConversionHealth): Cell {
  if (state === 'broken') return { text: `${strategy}: broken`, tone: 'bad' };
  return { text: state === 'not-needed' ? strategy : `${strategy}: ${state}` };
}

/** All that is known of a conversion, as sentences. @param now milliseconds since the epoch */
export function conversionText({ webhook, trial }: VersionFacts, health: ConversionHealth, now: number): string {
  const { strategy, problems } = health;
  const how =
    webhook === undefined
      ? `${strategy}: the API server changes the apiVersion and nothing else, so fields that only one version's schema has get lost when an object is written.`
      : `Webhook ${webhookText(webhook, now)}.`;
  const wrong = problems.map((problem) => `${upperFirst(problemText(problem, now))}.`);
  return [how, ...wrong, trialText(trial)].filter((part) => part !== '').join(' ');
}

function webhookText({ target, serviceExists, endpoints, authority, serving }: WebhookFacts, now: number): string {
  const { service, url } = target;
  const where = service === undefined ? (url ?? 'without an address') : `${service.namespace}/${service.name}`;
  const parts = [
    ...(service === undefined || serviceExists === false
      ? []
      : [endpoints === undefined ? 'endpoints not read' : `${endpoints.ready} of ${endpoints.total} endpoints ready`]),
    authority === undefined ? 'no caBundle' : `CA ${authorityCell(authority, now).text}`,
    ...(serving === undefined ? [] : [`certificate ${expiryCell(serving.notAfter, now).text}`]),
  ];
  return `${where}: ${parts.join(', ')}`;
}

function trialText(trial: ConversionTrial): string {
  if (trial.kind === 'untried') return UNTRIED[trial.reason];
  const read = trial.readings.flatMap(({ gap, version }) => (gap === undefined ? [version] : []));
  if (read.length === 0) return '';
  const slowest = Math.max(...trial.readings.map(({ milliseconds }) => milliseconds));
  return `Tried: ${trial.object} was read at ${read.join(' and ')} (${slowest} ms).`;
}

const UNTRIED = {
  'one-version': '',
  'no-objects': 'Not tried: there are no objects.',
  'not-read': 'Not tried: no object could be read.',
  capture: 'Not tried: a capture cannot convert.',
} satisfies Record<Extract<ConversionTrial, { readonly kind: 'untried' }>['reason'], string>;

function upperFirst(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
