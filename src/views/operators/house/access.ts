import { some } from '../../../objects/words.ts';
import type { Access } from '../../../operators/access.ts';
import type { OperatorHouse } from '../../../operators/house.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { Cell } from '../../text/table.ts';
import { type PageLayout, textSection } from './section.ts';

const COLUMNS = ['ROLE', 'IN', 'MAY', 'TYPES'];

/** How many types of a role are named; the rest is counted, and is in `-o json`. */
const NAMED = 8;

/** What its ServiceAccount may do, in short; its own types first. */
export function access({ access: roles, status: { operator } }: OperatorHouse, layout: PageLayout): string {
  const own = new Set(operator.serves.map(({ type }) => type));
  const title = `Permissions of ServiceAccount ${operator.serviceAccount ?? ''}`;
  return textSection(
    sanitize(title),
    COLUMNS,
    roles.flatMap((role) => rows(role, own)),
    layout,
  );
}

function rows({ role, namespace, everything, writes, reads }: Access, own: ReadonlySet<string>): Row[] {
  const where = { text: namespace ?? 'all' };
  if (everything) return [{ cells: [{ text: role }, where, { text: 'write', tone: 'busy' }], text: 'everything' }];
  const lines = [
    { verb: 'write', types: writes },
    { verb: 'read', types: reads },
  ].filter(({ types }) => types.length > 0);
  return lines.map(({ verb, types }, at) => ({
    cells: at === 0 ? [{ text: role }, where, { text: verb }] : [{ text: '' }, { text: '' }, { text: verb }],
    text: some([...types.filter((type) => own.has(type)), ...types.filter((type) => !own.has(type))], NAMED),
  }));
}

interface Row {
  readonly cells: readonly Cell[];
  readonly text: string;
}
