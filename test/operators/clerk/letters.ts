import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { customType, pathOfCustom } from '../keeper/custom-type.ts';

/** What the clerk serves. */
export const LETTERS = customType('post.example.com', 'Letter');

/** Where kopf keeps what it knows of the handler `deliver` of a letter, while it is not done. */
const PROGRESS = 'kopf.zalando.org/deliver';

/** How a letter wants to be delivered; clerk.py says what each value does. */
export interface LetterSpec {
  readonly fail?: '' | 'error' | 'temporary' | 'permanent' | 'hang' | 'slow' | 'hot-loop';
  /** Seconds. */
  readonly delay?: number;
}

/** A letter as it is read. */
export interface Letter {
  readonly metadata: {
    readonly generation: number;
    readonly finalizers?: readonly string[];
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: LetterSpec & { readonly copies?: number };
  readonly status?: { readonly phase?: string; readonly observedGeneration?: number };
}

/** What kopf writes of a handler that is not done; times are ISO 8601 in UTC. */
export interface Progress {
  readonly started: string;
  readonly delayed?: string;
  readonly retries: number;
  readonly success: boolean;
  readonly failure: boolean;
  readonly message?: string;
}

/** A letter, to be applied. */
export function letter(namespace: string, name: string, spec: LetterSpec = {}): object {
  return {
    apiVersion: `${LETTERS.group}/${LETTERS.version}`,
    kind: LETTERS.kind,
    metadata: { name, namespace },
    spec: { fail: '', ...spec },
  };
}

/** Reads a letter; undefined where there is none. */
export async function readLetter(
  plane: ControlPlaneHandle,
  namespace: string,
  name: string,
): Promise<Letter | undefined> {
  const answer = await plane.request(pathOfCustom(LETTERS, namespace, name));
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new Error(`letter ${namespace}/${name}: ${answer.status} ${answer.text}`);
  // The schema holds it to this shape, as far as it is looked at.
  return answer.json() as Letter;
}

/** What kopf has written on a letter of its handler `deliver`; undefined where that is done, or has not begun. */
export function progressOf(found: Letter | undefined): Progress | undefined {
  const text = found?.metadata.annotations?.[PROGRESS];
  // The shape is kopf's own.
  return text === undefined ? undefined : (JSON.parse(text) as Progress);
}

/** Waits until a letter is delivered as its present spec asks; answers it. */
export function waitForDelivery(plane: ControlPlaneHandle, namespace: string, name: string): Promise<Letter> {
  const probe = async (): Promise<Letter | undefined> => {
    const found = await readLetter(plane, namespace, name);
    return found?.status?.observedGeneration === found?.metadata.generation ? found : undefined;
  };
  return waitFor(`letter ${namespace}/${name} to be delivered`, probe);
}

/** Takes the finalizers off all letters of a namespace, for when their clerk is gone: nobody else would. */
export async function releaseLetters(plane: ControlPlaneHandle, namespace: string): Promise<void> {
  const all = (await plane.request(pathOfCustom(LETTERS, namespace))).json() as {
    items?: readonly { readonly metadata: { readonly name: string } }[];
  };
  for (const { metadata } of all.items ?? []) {
    await plane.request(pathOfCustom(LETTERS, namespace, metadata.name), {
      method: 'PATCH',
      contentType: 'application/merge-patch+json',
      body: { metadata: { finalizers: null } },
    });
  }
}
