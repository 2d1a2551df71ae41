import type { OperatorHouse } from '../../operators/house.ts';
import { gapLines } from '../gap-lines.ts';
import { sanitize } from '../text/sanitize.ts';
import { wrap } from '../text/wrap.ts';
import { operatorAnswer } from './answer.ts';
import { access } from './house/access.ts';
import { evidence } from './house/evidence.ts';
import { olm } from './house/installation.ts';
import { leader } from './house/leader.ts';
import type { PageLayout } from './house/section.ts';
import { conditions, troubled, types } from './house/types.ts';
import { warnings } from './house/warnings.ts';
import { webhooks } from './house/webhooks.ts';
import { identity, pods } from './house/workload.ts';

/** The parts of the page, in their order. */
const PARTS = [pods, leader, types, troubled, conditions, webhooks, warnings, olm, access, evidence] as const;

/** One operator's whole house on a page, below the sentence that is the answer. Ends with a newline. */
export function houseText(house: OperatorHouse, layout: PageLayout): string {
  const gaps = gapLines(house.gaps).map((line) => `${wrap(line, layout.width)}\n`);
  return [
    `${wrap(sanitize(operatorAnswer(house.status, house.now)), layout.width)}\n\n`,
    identity(house, layout),
    ...PARTS.map((part) => part(house, layout)),
    gaps.length > 0 ? `\n${gaps.join('')}` : '',
  ].join('');
}
