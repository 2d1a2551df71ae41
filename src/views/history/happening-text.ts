import type { Happening } from '../../history/happening.ts';
import type { Tone } from '../text/paint.ts';

/** What happened, in a word for the column of kinds and a line. The texts may hold cluster data: not yet sanitised. */
export interface HappeningText {
  readonly label: string;
  readonly text: string;
  readonly tone: Tone;
}

/** Says what happened. */
export function happeningText(what: Happening): HappeningText {
  switch (what.kind) {
    case 'condition': {
      const from = what.before === undefined ? '' : `${what.before.status ?? 'absent'} `;
      const status = what.status ?? 'removed';
      const tone = status === 'True' ? 'good' : 'bad';
      return { label: what.type, text: `${from}→ ${status}  ${because(what.reason, what.message)}`, tone };
    }
    case 'write': {
      const where = what.subresource ?? whereOf(what.fields);
      return { label: where, text: `${what.manager} wrote ${what.fields.join(', ')}`, tone: 'plain' };
    }
    case 'event': {
      const times = what.count > 1 ? ` ×${what.count}` : '';
      return {
        label: `event${times}`,
        text: because(what.reason, what.message),
        tone: what.type === 'Warning' ? 'busy' : 'dim',
      };
    }
    case 'created':
      return { label: 'created', text: 'made', tone: 'plain' };
    case 'deletion-asked':
      return { label: 'deletion', text: 'asked to go', tone: 'busy' };
    case 'deleted':
      return { label: 'deleted', text: 'gone', tone: 'plain' };
    case 'generation':
      return { label: 'spec', text: `generation ${what.generation}`, tone: 'plain' };
    case 'observed':
      return { label: 'observed', text: `the operator has seen generation ${what.generation}`, tone: 'plain' };
    case 'rollout':
      return { label: 'rollout', text: `${what.name} ${what.images.join(', ')}`, tone: 'plain' };
    case 'release':
      return { label: 'helm', text: `revision ${what.revision} of ${what.release}: ${what.status}`, tone: 'plain' };
    case 'phase':
      return { label: 'phase', text: `${what.phase}  ${because(what.reason, what.message)}`, tone: 'plain' };
    case 'container':
      return { label: 'container', text: `${what.container} ${what.state} ${what.reason}`, tone: 'plain' };
    case 'lease':
      return { label: 'leader', text: `${what.holder} took ${what.lease}`, tone: 'plain' };
    case 'log':
      return { label: 'log', text: what.text, tone: what.level === 'info' ? 'dim' : 'busy' };
    case 'hole':
      return { label: 'hole', text: `nothing was recorded: ${what.why}`, tone: 'busy' };
  }
}

function whereOf(fields: readonly string[]): string {
  const places = new Set(fields.map((field) => field.split(/[.[]/)[0] ?? ''));
  return places.has('spec') ? 'spec' : places.has('status') ? 'status' : 'metadata';
}

function because(reason: string, message: string): string {
  return [reason, message].filter((text) => text !== '').join(': ');
}
