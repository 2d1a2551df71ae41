import type { Entry } from '../../../history/entry.ts';
import type { Happening } from '../../../history/happening.ts';
import { writesSpec } from '../../../history/spec-writes.ts';
import type { Tone } from '../../text/paint.ts';
import { type Axis, columnOf } from './axis.ts';
import type { Glyph } from './glyphs.ts';

/** Names of lanes of marks, from the top: who wrote, what was reported, what programs did. */
const LANES = ['writes', 'events', 'program'] as const;

/** What happened at moments, on a lane of its own. */
export interface MarkLane {
  readonly name: string;
  /** A mark for each column; undefined: nothing happened then. */
  readonly marks: readonly (Mark | undefined)[];
}

/** A mark; of several in a column the one with the highest rank is seen. */
export interface Mark {
  readonly lane: (typeof LANES)[number];
  readonly glyph: Glyph;
  readonly tone: Tone;
  readonly rank: number;
}

const WARNING: Mark = { lane: 'events', glyph: { sign: '▲', letter: '!', means: 'warning' }, tone: 'busy', rank: 1 };
const NORMAL: Mark = { lane: 'events', glyph: { sign: '•', letter: '*', means: 'event' }, tone: 'plain', rank: 0 };
const SPEC: Mark = {
  lane: 'writes',
  glyph: { sign: '◆', letter: 'S', means: 'spec written' },
  tone: 'strong',
  rank: 2,
};
const OTHER: Mark = { lane: 'writes', glyph: { sign: '◇', letter: 'w', means: 'written' }, tone: 'plain', rank: 0 };
const ROLLOUT: Mark = {
  lane: 'writes',
  glyph: { sign: '»', letter: 'R', means: 'rollout or release' },
  tone: 'strong',
  rank: 3,
};
const CREATED: Mark = { lane: 'writes', glyph: { sign: '+', letter: '+', means: 'created' }, tone: 'strong', rank: 4 };
const DELETED: Mark = { lane: 'writes', glyph: { sign: 'x', letter: 'x', means: 'deletion' }, tone: 'bad', rank: 5 };
const PROGRAM: Mark = { ...NORMAL, lane: 'program' };
const TROUBLE: Mark = {
  lane: 'program',
  glyph: { sign: '!', letter: '!', means: 'error or restart' },
  tone: 'bad',
  rank: 1,
};

/** The lanes of one subject's entries on which something happened. */
export function markLanes(entries: readonly Entry[], axis: Axis): readonly MarkLane[] {
  return LANES.flatMap((name) => {
    const marks: (Mark | undefined)[] = Array.from({ length: axis.columns });
    let isEmpty = true;
    for (const entry of entries) {
      const mark = markOf(entry.what);
      if (mark === undefined || mark.lane !== name) continue;
      isEmpty = false;
      for (const time of timesOf(entry)) {
        if (time < axis.from || time > axis.to) continue;
        const column = columnOf(axis, time);
        if (mark.rank >= (marks[column]?.rank ?? 0)) marks[column] = mark;
      }
    }
    return isEmpty ? [] : [{ name, marks }];
  });
}

/** Counted Events are seen at both ends: what lies between is not known. */
function timesOf({ what, when }: Entry): readonly number[] {
  const last = when.earliest ?? when.latest;
  return (what.kind === 'event' || what.kind === 'log') && what.first !== undefined ? [what.first, last] : [last];
}

/** How a happening is marked; undefined: it is no mark, such as a change of a condition. */
export function markOf(what: Happening): Mark | undefined {
  switch (what.kind) {
    case 'event':
      return what.type === 'Normal' ? NORMAL : WARNING;
    case 'write':
      return writesSpec(what) ? SPEC : OTHER;
    case 'generation':
      return SPEC;
    case 'rollout':
    case 'release':
      return ROLLOUT;
    case 'created':
      return CREATED;
    case 'deletion-asked':
    case 'deleted':
      return DELETED;
    case 'log':
      return what.level === 'error' ? TROUBLE : PROGRAM;
    case 'container':
      return what.state === 'ended' && (what.exitCode ?? 0) !== 0 ? TROUBLE : PROGRAM;
    case 'lease':
      return PROGRAM;
    case 'condition':
    case 'observed':
    case 'phase':
    case 'hole':
      return undefined;
  }
}
