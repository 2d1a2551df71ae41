import type { CaBundle } from '../../../objects/ca-bundle.ts';
import type { OperatorHouse, WebhookState } from '../../../operators/house.ts';
import { formatAge } from '../../text/age.ts';
import type { Cell } from '../../text/table.ts';
import { type PageLayout, tableSection } from './section.ts';

const COLUMNS = [
  { title: 'WEBHOOK', giveWay: 1, least: 16 },
  { title: 'KIND', giveWay: 9, least: 10 },
  { title: 'ON FAILURE', giveWay: 9, least: 6 },
  { title: 'SERVICE', giveWay: 2, least: 12 },
  { title: 'ENDPOINTS', giveWay: 9, least: 9 },
  { title: 'CA', giveWay: 3, least: 11 },
  { title: 'CERTIFICATE', giveWay: 3, least: 11 },
];

/** Who answers its webhooks, and how long their certificates hold. */
export function webhooks({ webhooks: states, now }: OperatorHouse, layout: PageLayout): string {
  return tableSection(
    'Webhooks',
    COLUMNS,
    states.map((state) => row(state, now)),
    layout,
  );
}

function row({ webhook, authority, serving }: WebhookState, now: number): Cell[] {
  const { service, endpoints } = webhook;
  return [
    { text: webhook.name },
    { text: webhook.kind },
    { text: webhook.failurePolicy },
    { text: service === undefined ? '' : `${service.namespace}/${service.name}` },
    endpoints === undefined
      ? { text: 'not read' }
      : { text: `${endpoints.ready} of ${endpoints.total}`, tone: endpoints.ready === 0 ? 'bad' : 'plain' },
    authority === undefined ? { text: 'none' } : authorityCell(authority, now),
    serving === undefined ? { text: '' } : expiryCell(serving.notAfter, now),
  ];
}

/** A bundle is good as long as one of its certificates is: which one the server's was signed with is not known here. */
function authorityCell({ certificates }: CaBundle, now: number): Cell {
  if (certificates.length === 0) return { text: 'not readable', tone: 'bad' };
  return expiryCell(Math.max(...certificates.map(({ notAfter }) => notAfter)), now);
}

const SOON = 14 * 24 * 3600 * 1000;

function expiryCell(notAfter: number | undefined, now: number): Cell {
  if (notAfter === undefined || Number.isNaN(notAfter)) return { text: 'never issued', tone: 'bad' };
  if (notAfter <= now) return { text: `expired ${formatAge(now - notAfter)} ago`, tone: 'bad' };
  return { text: `${formatAge(notAfter - now)} left`, tone: notAfter - now < SOON ? 'busy' : 'plain' };
}
