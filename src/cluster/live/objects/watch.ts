import { setTimeout as sleep } from 'node:timers/promises';
import type { Gap, GapSubject } from '../../../objects/gap.ts';
import { stringAt } from '../../../objects/json.ts';
import type { WatchEvent, WatchQuery } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { impossiblePlace, resourcePath } from '../paths.ts';
import { type Failure, failed, got, noAnswer, type Outcome } from '../transport/failure.ts';
import { acceptFor } from './accept.ts';
import { parseJson } from './decode.ts';
import type { Freshness } from './freshness.ts';
import { gapOf } from './gaps.ts';
import { readWatch } from './watch-stream.ts';

/** Failures in a row after which a watch gives up: with the waits between them, about two minutes. */
const MOST_FAILURES = 28;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 5000;
/** Failures that waiting seldom mends, */
const FINAL: ReadonlySet<Gap['reason']> = new Set(['forbidden', 'unauthorized', 'not-found', 'invalid']);
/** though an API server that restarts forbids everything for a moment: so often they are borne in a watch that worked. */
const MOST_FINAL_FAILURES = 4;
/** A watch that ends in good order sooner, in milliseconds, and has shown nothing, counts as failed. */
const SHORTEST_WATCH = 1000;

/**
 * Watches one type from the moment of the call (not of the first `next`), or from a state before it, until the signal
 * aborts.
 *
 * A watch that the server ends or that breaks goes on from the last resourceVersion it has seen, so that nothing is
 * missed; only where the server no longer knows that resourceVersion (410) does it begin anew and say `restarted`.
 */
export function watchObjects(
  client: Client,
  freshness: Freshness,
  query: WatchQuery,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent> {
  const begin = () => {
    const start = currentVersion(client, query, signal);
    const version = start.then((outcome) => (outcome.ok ? outcome.value : undefined));
    freshness.require(query.type, version);
    return start;
  };
  const { resourceVersion } = query;
  const first = resourceVersion === undefined ? begin() : Promise.resolve(got(resourceVersion));
  return follow(client, query, signal, freshness, begin, first);
}

async function* follow(
  client: Client,
  query: WatchQuery,
  signal: AbortSignal,
  freshness: Freshness,
  begin: () => Promise<Outcome<string>>,
  first: Promise<Outcome<string>>,
): AsyncGenerator<WatchEvent> {
  let start: Outcome<string> | undefined = await first;
  if (!start.ok && !signal.aborted) return yield gapEvent(start.failure, query, 'list');
  let version = start.ok ? start.value : '';
  let failures = 0;
  let worked = false;
  while (!signal.aborted) {
    const since = performance.now();
    if (start === undefined) {
      start = await begin();
      if (start.ok) {
        version = start.value;
        yield { kind: 'restarted' };
      }
    }
    const opened: Failure | undefined = start.ok ? undefined : start.failure;
    const ended: Failure | undefined =
      opened ??
      (yield* readWatch(client, query, version, signal, (seen) => {
        version = seen;
        failures = 0;
        worked = true;
        freshness.require(query.type, Promise.resolve(seen));
      }));
    if (signal.aborted) return;
    if (ended === undefined && performance.now() - since > SHORTEST_WATCH) continue;
    if (ended !== undefined && isExpired(ended)) {
      start = undefined;
      continue;
    }
    if (!start.ok) start = undefined;
    failures += 1;
    const most = ended !== undefined && FINAL.has(ended.reason) ? (worked ? MOST_FINAL_FAILURES : 1) : MOST_FAILURES;
    if (failures >= most) return yield gapEvent(ended ?? EMPTY, query, 'watch');
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.5 + Math.random());
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
}

const EMPTY = noAnswer('unavailable', 'the server ends every watch at once').failure;

/** The resourceVersion of the type as it is now, read as the smallest list there is. */
async function currentVersion(client: Client, query: WatchQuery, signal: AbortSignal): Promise<Outcome<string>> {
  const { type, namespace } = query;
  const impossible = impossiblePlace({ type, namespace });
  if (impossible !== undefined) return noAnswer('invalid', impossible);
  const response = await client.askWhole({
    path: resourcePath({ type, namespace }, { limit: '1' }),
    accept: acceptFor(type, 'metadata', 'list'),
    signal,
  });
  if (!response.ok) return response;
  const version = stringAt(parseJson(response.value.body), 'metadata', 'resourceVersion');
  if (version) return got(version);
  return failed({ reason: 'invalid', message: 'the list has no resourceVersion', status: undefined, broken: false });
}

/** 410 Gone, as an answer or as an event: the server has forgotten what came after that resourceVersion. */
function isExpired(failure: Failure): boolean {
  return failure.status === 410 || failure.statusReason === 'Expired' || failure.statusReason === 'Gone';
}

function gapEvent(failure: Failure, { type, namespace }: WatchQuery, verb: 'list' | 'watch'): WatchEvent {
  const subject: GapSubject = { kind: 'list', type, namespace };
  const permission = { verb, group: type.group, resource: type.resource, namespace, name: undefined };
  return { kind: 'gap', gap: gapOf(failure, subject, permission) };
}
