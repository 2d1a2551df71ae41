import type { OperatorHouse, WebhookState } from '../../../operators/house.ts';
import { authorityCell, expiryCell } from '../../text/expiry.ts';
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
