import { type Judgement, STATES } from './judgement.ts';
import type { QueueRule, RuleInput } from './rule.ts';
import { healthy, idle, slow, standsBy } from './rules/at-work.ts';
import { contradiction } from './rules/contradiction.ts';
import { failing } from './rules/failing.ts';
import { gaveUp } from './rules/gave-up.ts';
import { hotLoop } from './rules/hot-loop.ts';
import { hungWorker } from './rules/hung-worker.ts';
import { rateLimited } from './rules/rate-limited.ts';
import { requeueing, timerDriven } from './rules/requeueing.ts';
import { saturated } from './rules/saturated.ts';
import { stalled } from './rules/stalled.ts';

const RULES: readonly QueueRule[] = [
  hungWorker,
  gaveUp,
  failing,
  hotLoop,
  stalled,
  saturated,
  rateLimited,
  requeueing,
  contradiction,
];

/** What a controller is at where no rule finds trouble: the first that fits. */
const OTHERWISE: readonly QueueRule[] = [timerDriven, slow, healthy, standsBy, idle];

const LEVELS: readonly Judgement['level'][] = ['bad', 'note', 'good'];

/** What a controller is at, worst first; never empty. */
export function judgeController(input: RuleInput): readonly Judgement[] {
  const found = RULES.flatMap((rule) => rule(input) ?? []);
  if (found.some(({ level }) => level === 'bad')) return found.sort(byNeed);
  const [otherwise] = OTHERWISE.flatMap((rule) => rule(input) ?? []);
  const all = [...found, ...(otherwise === undefined ? [] : [otherwise])];
  return all.length > 0 ? all.sort(byNeed) : [UNKNOWN];
}

function byNeed(a: Judgement, b: Judgement): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || placeOf(a) - placeOf(b);
}

/** A few failures among very many, which are a note, come after all other trouble: they may be mere conflicts. */
function placeOf({ state, level }: Judgement): number {
  return state === 'failing' && level === 'note' ? LAST_TROUBLE + 0.5 : STATES.indexOf(state);
}

const LAST_TROUBLE = STATES.indexOf('contradiction');

const UNKNOWN: Judgement = {
  state: 'unknown',
  level: 'note',
  text: 'What it has does not tell: it was read once, or nothing ended and something waits.',
  next: 'A longer --interval tells more.',
};
