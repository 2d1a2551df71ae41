import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';

/** An object as it came over a watch, as far as the witness looks at all of them. */
export interface WatchedObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly managedFields?: readonly {
      readonly manager: string;
      readonly operation: string;
      readonly subresource?: string;
      readonly time?: string;
    }[];
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly conditions?: readonly TrueCondition[];
    readonly containerStatuses?: readonly TrueContainer[];
    readonly phase?: string;
  };
  readonly spec?: { readonly holderIdentity?: string; readonly leaseTransitions?: number };
  /** Of a ControllerRevision. */
  readonly revision?: number;
  /** Of an Event. */
  readonly reason?: string;
  readonly message?: string;
  readonly involvedObject?: { readonly uid?: string };
}

/** A condition as it stands in a status. */
export interface TrueCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly observedGeneration?: number;
  readonly lastTransitionTime?: string;
}

/** A container as it stands in a Pod's status. */
export interface TrueContainer {
  readonly name: string;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

interface ContainerState {
  readonly running?: { readonly startedAt: string };
  readonly terminated?: { readonly startedAt: string; readonly finishedAt: string; readonly exitCode: number };
}

/** One line of a watch. */
export interface WatchLine {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: WatchedObject;
  /** When it came, milliseconds since the epoch. */
  readonly seen: number;
}

/** A watch of the witness's own, which shares nothing with the program under test. */
export interface Watch {
  /** Of the line that could not be read, or of the connection that ended too early. */
  readonly failure: string | undefined;
  stop(): void;
}

/**
 * Watches a list from what is there now on.
 * @param path of the list: `/api/v1/namespaces/shop/pods`
 */
export async function watch(
  plane: ControlPlaneHandle,
  path: string,
  onLine: (line: WatchLine) => void,
): Promise<Watch> {
  const pki = join(plane.coordinates.directory, 'pki');
  const file = (name: string) => readFileSync(join(pki, name), 'utf8');
  const url = new URL(`${path}?watch=1&timeoutSeconds=3000`, plane.server);
  let failure: string | undefined;
  let isStopped = false;
  const fail = (why: string): void => {
    if (!isStopped) failure ??= `${path}: ${why}`;
  };
  const asked = request(url, { ca: file('ca.crt'), cert: file('admin.crt'), key: file('admin.key') });
  await new Promise<void>((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (answer) => {
      if (answer.statusCode !== 200) {
        reject(new Error(`${path}: ${answer.statusCode}`));
        return;
      }
      const lines = createInterface({ input: answer });
      lines.on('line', (text) => {
        const { type, object } = JSON.parse(text) as WatchLine;
        if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED') onLine({ type, object, seen: Date.now() });
        else fail(text);
      });
      lines.on('close', () => fail('the watch has ended'));
      // readline passes errors of its input on.
      lines.on('error', (error) => fail(String(error)));
      answer.on('error', (error) => fail(String(error)));
      resolve();
    });
    asked.end();
  });
  asked.on('error', (error) => fail(String(error)));
  return {
    get failure() {
      return failure;
    },
    stop() {
      isStopped = true;
      asked.destroy();
    },
  };
}
