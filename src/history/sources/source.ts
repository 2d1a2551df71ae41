import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import type { HistoryFacts } from '../facts.ts';

/**
 * Reads what one kind of trace tells of an object's past. Pure: what cannot be read from the facts is left out, and what
 * is told is never more exact than the trace is.
 */
export type TraceReader = (object: KubeObject, facts: HistoryFacts) => readonly Entry[];
