import { some } from '../../../diagnosis/words.ts';
import type { Access } from '../../../operators/access.ts';
import type { OperatorHouse } from '../../../operators/house.ts';
import type { Cell } from '../../text/table.ts';
import { type PageLayout, tableSection } from './section.ts';

const COLUMNS = [
  { title: 'ROLE', giveWay: 3, least: 16 },
  { title: 'IN', giveWay: 9, least: 8 },
  { title: 'MAY', giveWay: 9, least: 5 },
  { title: 'TYPES', giveWay: 1, least: 20 },
];

/** How many types of a role are named; the rest is counted. */
const NAMED = 6;

/** What its ServiceAccount may do, in short. */
export function access({ access: roles, status: { operator } }: OperatorHouse, layout: PageLayout): string {
  const title = `Permissions of ServiceAccount ${operator.serviceAccount ?? ''}`;
  return tableSection(title, COLUMNS, roles.flatMap(rows), layout);
}

function rows({ role, namespace, everything, writes, reads }: Access): Cell[][] {
  const where = { text: namespace ?? 'all' };
  if (everything) return [[{ text: role }, where, { text: 'write', tone: 'busy' }, { text: 'everything' }]];
  const lines = [
    { verb: 'write', types: writes },
    { verb: 'read', types: reads },
  ].filter(({ types }) => types.length > 0);
  return lines.map(({ verb, types }, at) => [
    { text: at === 0 ? role : '' },
    at === 0 ? where : { text: '' },
    { text: verb },
    { text: some(types, NAMED) },
  ]);
}
