import type { Fold } from '../../history/fold.ts';
import type { ConditionChange, FieldChange, GenerationChange, Happening, Write } from '../../history/happening.ts';
import { type Mood, moodOf } from '../../history/standing.ts';
import { some } from '../../objects/words.ts';
import type { Tone } from '../text/paint.ts';
import { fieldsText } from './fields-text.ts';

/** What happened, in a word for the column of kinds and a line. The texts may hold cluster data: not yet sanitised. */
export interface HappeningText {
  readonly label: string;
  readonly text: string;
  readonly tone: Tone;
}

/** How a status is painted. */
export const MOOD_TONES = { good: 'good', bad: 'bad', busy: 'busy', unclear: 'plain' } as const satisfies Record<
  Mood,
  Tone
>;

/** Says what happened, and how often. */
export function foldText({ entry, count, statuses, generation }: Fold): HappeningText {
  const { what } = entry;
  const told = what.kind === 'condition' ? conditionText(what, statuses, count) : happeningText(what, generation);
  return { ...told, label: count > 1 ? `${told.label} ×${count}` : told.label };
}

function conditionText(what: ConditionChange, statuses: readonly string[], count: number): HappeningText {
  const { type, status, before, reason, message } = what;
  const now = status ?? 'removed';
  const tone = status === undefined ? 'dim' : MOOD_TONES[moodOf(type, { status, reason })];
  const from = before === undefined ? '' : `${before.status ?? 'absent'} `;
  const change =
    count > 1 && statuses.length > 1
      ? `${statuses.join(' ⇄ ')}, then ${now}`
      : before !== undefined && before.status === status
        ? `still ${now}`
        : `${from}→ ${now}`;
  const why = because(reason, message);
  // What it said when it changed is not known then.
  const by = what.asOf === undefined || why === '' ? '' : 'by now ';
  return { label: type, text: spaced(change, `${by}${why}`), tone };
}

function happeningText(what: Happening, generation: GenerationChange | undefined): HappeningText {
  switch (what.kind) {
    case 'condition':
      return conditionText(what, [], 1);
    case 'write':
      return {
        label: placeOf(what),
        text: writeText(what, generation),
        tone: placeOf(what) === 'spec' ? 'strong' : 'dim',
      };
    case 'event':
      return {
        label: 'event',
        text: `${because(what.reason, what.message)}${what.earlier === undefined ? '' : ' (of one before it)'}`,
        tone: what.type === 'Normal' ? 'dim' : 'busy',
      };
    case 'created':
      return { label: 'created', text: 'made', tone: 'plain' };
    case 'deletion-asked': {
      const waits = what.finalizers.length === 0 ? '' : `, held by ${some(what.finalizers)}`;
      return { label: 'deletion', text: `asked to go${waits}`, tone: 'busy' };
    }
    case 'deleted':
      return { label: 'deleted', text: 'gone', tone: 'strong' };
    case 'generation': {
      const who = what.manager === undefined ? '' : `${what.manager} made `;
      return { label: 'spec', text: `${who}generation ${what.generation}${changesText(what)}`, tone: 'strong' };
    }
    case 'observed':
      return {
        label: 'observed',
        text: `${what.condition === undefined ? 'the operator has' : `${what.condition}:`} seen generation ${what.generation}`,
        tone: 'dim',
      };
    case 'rollout': {
      const changes = (what.changes ?? []).map((one) => ({ ...one, path: one.path.replace(/^spec\.template\./, '') }));
      const images = what.images.length === 0 ? '' : `: ${some(what.images)}`;
      const revision = what.revision === undefined ? '' : `revision ${what.revision}, `;
      return {
        label: 'rollout',
        text: `${what.isAgain === true ? 'back to ' : ''}${revision}${what.name}${changes.length > 0 ? changesText({ changes }) : images}`,
        tone: 'strong',
      };
    }
    case 'release':
      return {
        label: 'helm',
        text: `revision ${what.revision} of ${what.release} ${what.chart === undefined ? '' : `(${what.chart}) `}${what.status}${what.outcome === undefined ? '' : `, now ${what.outcome}`}`,
        tone: what.status === 'failed' ? 'bad' : 'strong',
      };
    case 'phase': {
      const times = what.repeated?.count === undefined ? '' : ` ×${what.repeated.count}`;
      const text = spaced(what.phase, because(what.reason, what.message));
      return { label: `${what.of ?? 'phase'}${times}`, text, tone: 'plain' };
    }
    case 'container': {
      const exit = what.exitCode === undefined ? '' : ` (exit ${what.exitCode})`;
      const ended = what.state === 'ended';
      const text = ended ? `${what.container} ended ${what.reason}${exit}` : `${what.container} started`;
      return { label: 'container', text, tone: ended && (what.exitCode ?? 0) !== 0 ? 'bad' : 'plain' };
    }
    case 'lease': {
      const { holder, lease, silentSince } = what;
      const text = holder === '' ? `${lease} was let go` : `${holder} took ${lease}`;
      return silentSince === undefined
        ? { label: 'leader', text, tone: 'plain' }
        : { label: 'leader', text: `${holder} renewed ${lease} for the last time`, tone: 'busy' };
    }
    case 'log':
      return {
        label: 'log',
        text: `${what.pod}: ${what.text}`,
        tone: what.level === 'error' ? 'bad' : what.level === 'warning' ? 'busy' : 'dim',
      };
    case 'hole':
      return {
        label: 'hole',
        text: `nobody recorded${what.only === 'events' ? ' Events' : ''}: ${what.why}`,
        tone: 'busy',
      };
  }
}

/** Of several fields that a manager owns it is not known which of them the last write changed. */
function writeText({ manager, operation, fields }: Write, generation: GenerationChange | undefined): string {
  const verb = operation === 'Apply' ? 'applied' : 'set';
  const number = generation === undefined ? '' : ` (generation ${generation.generation})`;
  const changes = generation === undefined ? '' : changesText(generation);
  if (changes !== '') return `${manager} ${verb}${changes.replace(/^:/, '')}${number}`;
  return `${manager} ${verb} ${fieldsText(fields)}${number}`;
}

function changesText({ changes = [] }: Pick<GenerationChange, 'changes'>): string {
  return changes.length === 0 ? '' : `: ${some(changes.map(changeText))}`;
}

function changeText({ path, before, after }: FieldChange): string {
  if (before === undefined) return `${path} ${after ?? ''}`;
  return `${path} ${before} → ${after ?? 'removed'}`;
}

function placeOf({ subresource, fields }: Write): string {
  const places = new Set(fields.map((field) => field.split(/[.[]/, 1)[0] ?? ''));
  if (subresource !== undefined) return subresource;
  return ['spec', 'data', 'status'].find((place) => places.has(place)) ?? 'metadata';
}

function because(reason: string, message: string): string {
  return [reason, message].filter((text) => text !== '').join(': ');
}

function spaced(...parts: readonly string[]): string {
  return parts.filter((text) => text !== '').join('  ');
}
