import { setTimeout as delay } from 'node:timers/promises';
import { type BulkClient, bulkClient } from '../../control-plane/bulk.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import type { GaugeType } from './gauges.ts';

/** What a write changed; `number` is told by no other write, and stands in what was written. */
export interface WitnessedWrite {
  readonly uid: string;
  readonly kind: 'condition' | 'generation' | 'event' | 'created' | 'deleted';
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly sent: number;
  /** undefined: no answer came, and nobody knows whether it was done. */
  readonly answered: number | undefined;
}

/** Writes to objects, one write after the other to each, and keeps what was answered. */
export interface Witness {
  readonly writes: readonly WitnessedWrite[];
  /** Ends the writing; resolves when the last answer has come. */
  stop(): Promise<void>;
}

interface Gauge {
  readonly name: string;
  /** Of the object of this name that is there, or was last. */
  uid: string;
  isGone: boolean;
}

const MERGE = 'application/merge-patch+json';
const NO_ANSWER = { status: 0, text: '' };

/** Makes objects; what they are at first is no write of the witness. */
export async function makeGauges(plane: ControlPlaneHandle, type: GaugeType, count: number): Promise<void> {
  const client = bulkClient(plane.adminKubeconfig);
  const names = Array.from({ length: count }, (_, at) => `g-${at}`);
  await client.createAll(names.map((name) => ({ path: type.path, body: gauge(type, name) })));
  client.close();
}

/**
 * Writes to the objects side by side until it is stopped: mostly their conditions, now and then their specs, Events about
 * them, and now and then a deletion. What is gone is made anew by the next write: a second deletion of it could go without an
 * answer, and would stand for the first.
 * @param rest milliseconds between two writes to one object
 */
export async function startWitness(
  plane: ControlPlaneHandle,
  type: GaugeType,
  { rest }: { readonly rest: number },
): Promise<Witness> {
  const client = bulkClient(plane.adminKubeconfig);
  const { items } = JSON.parse((await client.send({ path: type.path })).text) as {
    items: { metadata: { name: string; uid: string } }[];
  };
  const writes: WitnessedWrite[] = [];
  let number = 0;
  let isOver = false;
  const keep = (write: WitnessedWrite): void => {
    const at = writes.findIndex(({ kind, uid }) => write.kind === 'deleted' && kind === 'deleted' && uid === write.uid);
    const before = writes[at];
    // It may still be done by the one that was not answered.
    if (before === undefined) writes.push(write);
    else writes[at] = { ...write, sent: before.sent };
  };
  const one = async (object: Gauge, turn: number) => {
    const { kind, send } = nextWrite(client, type, object, turn, ++number);
    const mine = number;
    const sent = Date.now();
    const uid = object.uid;
    try {
      const { status, text } = await within(send(), 10_000);
      const isDone = status >= 200 && status < 300;
      // An answer of the server's that it did nothing; the others leave it open.
      if (status >= 400 && status < 500) {
        await look(object);
        return;
      }
      if (!isDone) throw new Error(text);
      const answered = Date.now();
      if (kind === 'created') object.uid = JSON.parse(text).metadata.uid;
      if (kind === 'created' || kind === 'deleted') object.isGone = kind === 'deleted';
      keep({ uid: kind === 'created' ? object.uid : uid, kind, number: mine, sent, answered });
    } catch {
      // Whether it was done the server says later.
      await look(object);
      // It may have been there: then it was not made by this.
      if (kind !== 'created') keep({ uid, kind, number: mine, sent, answered: undefined });
      else if (object.uid !== uid) keep({ uid: object.uid, kind, number: mine, sent, answered: undefined });
    }
  };
  const look = async (object: Gauge): Promise<void> => {
    const present = await uidOf(client, type, object.name);
    object.isGone = present === undefined;
    object.uid = present ?? object.uid;
  };
  const all = items.map(async ({ metadata }, at) => {
    const object = { name: metadata.name, uid: metadata.uid, isGone: false };
    for (let turn = at; !isOver; turn += 1) {
      await one(object, turn);
      await delay(rest * (0.5 + Math.random()));
    }
  });
  return {
    writes,
    async stop() {
      isOver = true;
      await Promise.all(all);
      client.close();
    },
  };
}

/** The uid of an object as the server has it, asked until it answers; undefined: there is none of this name. */
async function uidOf(client: BulkClient, { path }: GaugeType, name: string): Promise<string | undefined> {
  for (;;) {
    await delay(200);
    const { status, text } = await within(client.send({ path: `${path}/${name}` }), 10_000).catch(() => NO_ANSWER);
    if (status === 200) return JSON.parse(text).metadata.uid;
    // A server that does not serve the type yet says 404 too, and does not name the object.
    if (status === 404 && text.includes(`\\"${name}\\" not found`)) return undefined;
  }
}

function nextWrite(client: BulkClient, type: GaugeType, { name, uid, isGone }: Gauge, turn: number, number: number) {
  const path = `${type.path}/${name}`;
  const part = turn % 30;
  if (isGone)
    return { kind: 'created', send: () => client.send({ path: type.path, body: gauge(type, name) }) } as const;
  if (part === 13) return { kind: 'deleted', send: () => client.send({ path, method: 'DELETE' }) } as const;
  if (part % 7 === 3)
    return {
      kind: 'event',
      send: () =>
        client.send({ path: `/api/v1/namespaces/${type.namespace}/events`, body: eventOf(type, name, uid, number) }),
    } as const;
  const patch =
    (body: object, at = path) =>
    () =>
      client.send({ path: at, method: 'PATCH', contentType: MERGE, body });
  if (part % 7 === 5) return { kind: 'generation', send: patch({ spec: { size: number } }) } as const;
  return { kind: 'condition', send: patch({ status: { conditions: [ready(number)] } }, `${path}/status`) } as const;
}

function ready(number: number): object {
  const status = number % 2 === 0 ? 'True' : 'False';
  const lastTransitionTime = `${new Date().toISOString().slice(0, 19)}Z`;
  return { type: 'Ready', status, reason: 'Written', message: `n ${number}`, lastTransitionTime };
}

function gauge({ group }: GaugeType, name: string): object {
  return { apiVersion: `${group}/v1`, kind: 'Gauge', metadata: { name }, spec: { size: 0 } };
}

function eventOf({ group, namespace }: GaugeType, name: string, uid: string, number: number): object {
  const time = `${new Date().toISOString().slice(0, 19)}Z`;
  return {
    metadata: { name: `e-${number}`, namespace },
    involvedObject: { apiVersion: `${group}/v1`, kind: 'Gauge', namespace, name, uid },
    type: 'Normal',
    reason: 'Written',
    message: `n ${number}`,
    firstTimestamp: time,
    lastTimestamp: time,
    count: 1,
    source: { component: 'witness' },
  };
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  const late = delay(milliseconds).then(() => {
    throw new Error('no answer in time');
  });
  return Promise.race([promise, late]);
}
