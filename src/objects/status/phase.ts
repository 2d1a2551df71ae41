import { stringAt } from '../json.ts';
import { type ReadinessState, type Rule, type Subject, verdict } from './verdict.ts';

/** What each phase of a type means. */
export type Phases = Readonly<Record<string, ReadinessState>>;

/** The status field that a rule for phases looks at, and what its values mean; others are shown but not judged. */
export function phaseRule(phases: Phases, ...path: readonly string[]): Rule {
  return ({ body }) => {
    const phase = stringAt(body, 'status', ...(path.length > 0 ? path : ['phase']));
    if (phase === undefined || phase === '') return undefined;
    const state = Object.hasOwn(phases, phase) ? (phases[phase] ?? 'unknown') : 'unknown';
    const reason = stringAt(body, 'status', 'reason') ?? '';
    return verdict(state, {
      ready: state === 'unknown' ? '' : state === 'current' ? 'True' : 'False',
      reason: state === 'current' ? phase : reason || phase,
      message: stringAt(body, 'status', 'message') ?? '',
    });
  };
}

/** Where custom resources without conditions tend to say what they are doing. */
const PLACES: readonly (readonly string[])[] = [['phase'], ['state'], ['printableStatus'], ['health']];

/** An unknown type's phase: shown as it is, not judged, since the same word means different things. */
export function unknownPhase({ body }: Subject) {
  for (const place of PLACES) {
    const phase = stringAt(body, 'status', ...place);
    if (phase === undefined || phase === '') continue;
    return verdict('unknown', { reason: phase, message: stringAt(body, 'status', 'message') ?? '' });
  }
  return undefined;
}
