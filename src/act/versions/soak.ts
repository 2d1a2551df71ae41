import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { createLister } from '../../collect/list-kept.ts';
import { readOperatorInventory } from '../../collect/operator-facts.ts';
import { endpointAt } from '../../migration/subject.ts';
import type { Definition } from '../../objects/definition.ts';
import { type ReportedEvent, reportedEvent } from '../../objects/event.ts';
import type { Gap } from '../../objects/gap.ts';
import { objectAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { healthOf, type OperatorHealth } from '../../operators/health.ts';
import { isAboutVersion, type SoakFinding } from '../../versions/soak.ts';

/** What is watched while a version is no longer served. */
export interface SoakQuery {
  readonly definition: Definition;
  /** The version that is no longer served. */
  readonly version: string;
  readonly replacement: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly signal: AbortSignal;
  /** Gets the milliseconds that are left. */
  readonly onTick: (left: number) => void;
}

const INTERVAL = 2000;
const SAMPLES = 3;

/** What a soak saw. */
export interface Soaked {
  readonly findings: readonly SoakFinding[];
  /** What could not be watched. */
  readonly gaps: readonly Gap[];
}

/** What was there before the version stopped being served. */
export interface SoakBaseline {
  /** By `namespace/name`. */
  readonly operators: ReadonlyMap<string, OperatorHealth['state']>;
  /** By the reader's clock, in milliseconds since the epoch. */
  readonly since: number;
}

/** How operators are doing before anything is changed. */
export async function soakBaseline(
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<SoakBaseline> {
  const { states } = await operatorStates(reader, discovery, signal);
  return { operators: states, since: reader.now() };
}

/**
 * Watches for what fails since a version is no longer served, until the time is over or something does: objects that cannot
 * be read at the other version, Warning events that name the version, and operators that are worse than before. Who only
 * asks for the version and does not tell anybody that it got a 404 is not seen.
 */
export async function soak(
  { definition, version, replacement, duration, signal, onTick }: SoakQuery,
  before: SoakBaseline,
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Soaked> {
  const end = performance.now() + duration;
  for (;;) {
    const left = end - performance.now();
    onTick(Math.max(0, left));
    const [objects, events, operators] = await Promise.all([
      unreadableObjects(definition, replacement, reader),
      eventsAbout(definition, version, before.since, reader, discovery, signal),
      worseOperators(before, reader, discovery, signal),
    ]);
    const findings = [...objects, ...events.findings, ...operators.findings];
    if (findings.length > 0 || left <= 0 || signal.aborted)
      return { findings, gaps: [...events.gaps, ...operators.gaps] };
    await sleep(Math.min(INTERVAL, Math.max(0, left)), undefined, { signal }).catch(() => {});
  }
}

async function unreadableObjects(
  definition: Definition,
  replacement: string,
  reader: ClusterReader,
): Promise<SoakFinding[]> {
  const type = endpointAt(definition, replacement);
  for await (const page of reader.list({ type, detail: 'metadata', pageSize: SAMPLES })) {
    if (!page.ok) return [{ kind: 'unreadable', object: undefined, message: page.gap.message }];
    const answers = await Promise.all(
      page.value.objects.map(({ metadata: { namespace, name } }) =>
        reader.get({ type, namespace, name, detail: 'metadata' }),
      ),
    );
    return answers.flatMap((answer, at): SoakFinding[] => {
      if (answer.ok || answer.gap.reason === 'not-found') return [];
      return [{ kind: 'unreadable', object: page.value.objects[at]?.metadata.name, message: answer.gap.message }];
    });
  }
  return [];
}

async function eventsAbout(
  definition: Definition,
  version: string,
  since: number,
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<Soaked> {
  const lister = createLister(reader, discovery, signal);
  const query = { group: '', resource: 'events', fieldSelector: 'type=Warning', fresh: true };
  const told = await lister.list(query, (event) => ({ event: reportedEvent(event), about: aboutText(event) }));
  const findings = told
    .filter(({ event }) => isNew(event, since) && isAboutVersion(event.message, definition, version))
    .map(({ event, about }) => ({ kind: 'event' as const, about, message: event.message }));
  return { findings, gaps: lister.gaps };
}

/** Events have times of whole seconds. */
function isNew({ last }: ReportedEvent, since: number): boolean {
  return last !== undefined && last >= Math.floor(since / 1000) * 1000;
}

function aboutText({ body }: KubeObject): string {
  const involved = objectAt(body, 'involvedObject');
  const place = [stringAt(involved, 'namespace'), stringAt(involved, 'name')].filter(Boolean).join('/');
  return `${stringAt(involved, 'kind') ?? ''} ${place}`.trim();
}

async function worseOperators(
  before: SoakBaseline,
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<Soaked> {
  const { states, gaps } = await operatorStates(reader, discovery, signal);
  const findings = [...states].flatMap(([operator, state]): SoakFinding[] => {
    const was = before.operators.get(operator);
    return was === 'healthy' && state !== 'healthy' ? [{ kind: 'operator', operator, state }] : [];
  });
  return { findings, gaps };
}

async function operatorStates(
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<{ states: Map<string, OperatorHealth['state']>; gaps: readonly Gap[] }> {
  const { operators, gaps } = await readOperatorInventory(reader, discovery, { signal });
  const now = reader.now();
  const states = new Map(
    operators.map((operator) => [`${operator.namespace}/${operator.name}`, healthOf(operator, now).state]),
  );
  return { states, gaps };
}
